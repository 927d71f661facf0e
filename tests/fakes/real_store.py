"""The real store, opened with a clock and ids that tests hold."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.ticket import Ticket
from app.store.key_places import FolderKeys
from app.store.opening import Store, StoreOptions, open_store
from app.usecases.read_models import NextClock
from tests.fakes.machine import FakeIds, FakeTime

if TYPE_CHECKING:
    from app.store.backup_format import Manifest


def clock_of(ticket: Ticket) -> NextClock | None:
    """Four hours for an urgent case, a day for others, none without a level."""
    if ticket.level is None:
        return None
    due = ticket.opened_at + timedelta(hours=4 if ticket.level.level == 1 else 24)
    return NextClock("first_response", ticket.opened_at, None if ticket.paused else due, bool(ticket.paused))


def awaiting_approval(ticket: Ticket) -> bool:
    """Cases in which people suggest something wait for the supervisor."""
    return ticket.problem.demand == "suggestion"


def bring_back(backup: Path, folder: Path, of: Path) -> Manifest:
    """Restore a backup of the store in `of` where its key is known, and give the copy the key."""
    from app.store.restoring import Unlocking, restore  # noqa: PLC0415 - a test counts what a store imports

    return restore(backup, folder, Unlocking(FolderKeys(of), keep_in=FolderKeys(folder))).manifest


class RealStore:
    """The real store with the clock and the ids of the test beside it."""

    def __init__(self, folder: Path, *, seed: int = 1, reserve: int = 0, machine: str = "machine-1") -> None:
        self.time, self.ids = FakeTime(), FakeIds(seed)
        self.store: Store = open_store(
            folder,
            time=self.time,
            ids=self.ids,
            clock_of=clock_of,
            awaiting_approval=awaiting_approval,
            keys=FolderKeys(folder),
            options=StoreOptions(reserve_bytes=reserve, machine=machine),
        )

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)

"""The ports of the store, filled by the real one and by the one in memory."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.domain.ticket import Ticket
from app.store.opening import Store, StoreOptions, open_store
from app.usecases.read_models import NextClock
from tests.fakes.machine import FakeIds, FakeTime
from tests.fakes.store import FakeStore


def clock_of(ticket: Ticket) -> NextClock | None:
    """Four hours for an urgent case, a day for others, none without a level."""
    if ticket.level is None:
        return None
    due = ticket.opened_at + timedelta(hours=4 if ticket.level.level == 1 else 24)
    return NextClock("first_response", ticket.opened_at, None if ticket.paused else due, bool(ticket.paused))


def awaiting_approval(ticket: Ticket) -> bool:
    """Cases that people suggested something in wait for the supervisor."""
    return ticket.problem.demand == "suggestion"


class RealStore:
    """The real store with the clock and the ids of the test beside it."""

    def __init__(self, folder: Path) -> None:
        self.time, self.ids = FakeTime(), FakeIds()
        self.store: Store = open_store(
            folder,
            time=self.time,
            ids=self.ids,
            clock_of=clock_of,
            awaiting_approval=awaiting_approval,
            options=StoreOptions(reserve_bytes=0, machine="machine-1"),
        )

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store just made, to be copied."""
    folder = tmp_path_factory.mktemp("empty") / "store"
    RealStore(folder).close()
    return folder


@pytest.fixture(params=["real", "fake"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Any]:
    """A store with nothing in it."""
    if request.param == "fake":
        folder = tmp_path / "blobs"
        folder.mkdir()
        yield FakeStore(clock_of=clock_of, awaiting_approval=awaiting_approval, folder=folder)
        return
    folder = tmp_path / "store"
    shutil.copytree(request.getfixturevalue("empty_store"), folder)
    real = RealStore(folder)
    yield real
    real.close()

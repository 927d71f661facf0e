"""A store in memory: the same ports as the real one, nothing on the disk, searched word by word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.domain.ticket import Ticket
from app.usecases.ports import Ids, Time
from app.usecases.read_models import (
    NextClock,
)
from tests.fakes.machine import FakeIds, FakeTime
from tests.fakes.store_desk import FakeBlobs, FakeCatalogue, FakeDrafts, FakePrintQueue, FakeSettings
from tests.fakes.store_journal import FakeJournal
from tests.fakes.store_state import Keeper
from tests.fakes.store_tickets import FakeTickets


def no_clock(ticket: Ticket) -> NextClock | None:
    """No clock runs."""
    return None


def no_approval(ticket: Ticket) -> bool:
    """Nothing waits for an approval."""
    return False


class FakeStore:
    """All of them together; `time` and `ids` may be the test's own."""

    def __init__(
        self,
        *,
        time: Time | None = None,
        ids: Ids | None = None,
        clock_of: Callable[[Ticket], NextClock | None] = no_clock,
        awaiting_approval: Callable[[Ticket], bool] = no_approval,
        folder: Path | None = None,
    ) -> None:
        self.time = time or FakeTime()
        self.ids = ids or FakeIds()
        keeper = Keeper()
        self.journal = FakeJournal(keeper, self.time, self.ids)
        self.tickets = FakeTickets(keeper, clock_of, awaiting_approval)
        self.drafts = FakeDrafts(keeper, self.time)
        self.blobs = FakeBlobs(folder)
        self.settings = FakeSettings(keeper)
        self.catalogue = FakeCatalogue(keeper)
        self.prints = FakePrintQueue(keeper)

    def close(self) -> None:
        """Nothing to let go of."""

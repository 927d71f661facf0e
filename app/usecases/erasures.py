"""What is kept of persons, as a port: whose time may have come, and the files that go with them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol


class Erasures(Protocol):
    """Looks through the store for whoever erases what is over its time."""

    def kept(self, ended_before: datetime) -> tuple[str, ...]:
        """The ids of tickets of which something is kept and may be due: those with an identity number,
        those opened before that moment, those of which something was erased already.
        """
        ...

    def days_written(self, after: int) -> tuple[int, tuple[date, ...]]:
        """The newest position of the journal, and the days (UTC) that its entries behind `after` bear,
        ascending, each once.
        """
        ...

    def sweep(self) -> int:
        """Delete the files of erased persons that nothing else names; how many. May take some seconds."""
        ...

    def sweep_unnamed(self, today: date) -> int:
        """Delete files that no entry and no draft has named for a month; how many. Each day looks at a part
        of them, and may take some seconds.
        """
        ...


class NothingKept:
    """Where nothing is erased: a store that is only looked at."""

    def kept(self, ended_before: datetime) -> tuple[str, ...]:
        """None."""
        return ()

    def days_written(self, after: int) -> tuple[int, tuple[date, ...]]:
        """None."""
        return after, ()

    def sweep(self) -> int:
        """None."""
        return 0

    def sweep_unnamed(self, today: date) -> int:
        """None."""
        return 0

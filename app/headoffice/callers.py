"""Who is asking, and the clock that is asked."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple, Protocol


class Caller(NamedTuple):
    """A device with an open session."""

    tenant: str
    branch: str
    device: str


class Clock(Protocol):
    """The wall clock of head office."""

    def now(self) -> datetime:
        """Now, aware, in UTC."""
        ...


class SystemClock:
    """The clock of this computer."""

    def now(self) -> datetime:
        """Now, in UTC."""
        return datetime.now(UTC)


def told(moment: datetime) -> str:
    """A moment as it travels and as it is kept: ISO 8601 in UTC, sortable as text."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")

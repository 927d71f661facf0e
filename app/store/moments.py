"""Moments as the store keeps them: whole microseconds since 1970, UTC."""

from datetime import UTC, datetime, timedelta
from typing import Final

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECONDS: Final = 1_000_000
"""In a second."""

_MICROSECOND: Final = timedelta(microseconds=1)
NEVER: Final = 1 << 62
"""Later than every moment: a clock that stands still is due then."""


def to_stored(moment: datetime) -> int:
    """Microseconds since 1970; `moment` is aware."""
    return (moment - _EPOCH) // _MICROSECOND


def from_stored(stored: int) -> datetime:
    """The moment, aware, in UTC."""
    # Exact until the year 2255: a double holds every microsecond until then.
    return datetime.fromtimestamp(stored / MICROSECONDS, UTC)

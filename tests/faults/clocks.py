"""Clocks that are wrong by years, that jump, and machines that start anew."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

DESK = timezone(timedelta(hours=8))
TRUE = datetime(2026, 11, 20, 10, 2, tzinfo=DESK)
EMPTY_BATTERY = datetime(1970, 1, 1, 8, 0, tzinfo=DESK)
"""The first moment of Unix, at the desk."""
BEFORE_UNIX = datetime(1969, 12, 31, 16, 0, tzinfo=UTC)
YEARS_BEHIND = datetime(2019, 1, 1, 0, 0, tzinfo=DESK)
FAR_AHEAD = datetime(2099, 12, 31, 23, 59, 59, tzinfo=DESK)


class Clocks:
    """The clocks of one machine (see the port `Time`): the wall clock may lie, the other never goes back."""

    def __init__(self, true: datetime = TRUE, *, shows: datetime | None = None) -> None:
        self.true = true
        """What a right clock would say."""
        self._error = (shows or true) - true
        self._up = timedelta(minutes=3)
        self._boots = 1

    @classmethod
    def of_this_computer(cls) -> Clocks:
        """For one end of a line whose other end is a process of its own: it lives today, by the real clock."""
        return cls(datetime.now(UTC))

    def now(self) -> datetime:
        """The wall clock, right or wrong."""
        return (self.true + self._error).astimezone(DESK)

    def boot(self) -> str:
        """This boot."""
        return f"{self._boots:08x}"

    def mono(self) -> int:
        """Milliseconds since the boot."""
        return self._up // timedelta(milliseconds=1)

    def monotonic(self) -> float:
        """Seconds since the boot, for whatever waits."""
        return self._up.total_seconds()

    def show(self, moment: datetime) -> None:
        """Somebody sets the wall clock."""
        self._error = moment - self.true

    def jump(self, **by: float) -> None:
        """The wall clock jumps: `jump(hours=-5)`; no time passes."""
        self._error += timedelta(**by)

    def go_on(self, **by: float) -> None:
        """Time passes."""
        self.true += timedelta(**by)
        self._up += timedelta(**by)

    def restart(self) -> None:
        """The machine starts anew."""
        self._boots += 1
        self._up = timedelta()

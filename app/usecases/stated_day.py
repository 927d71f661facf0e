"""The day as a person says it, while the computer's clock cannot be right (sync, fault 22: never refuse).

An empty battery makes it 1970, a slip of the hand 2099. Who is at the desk says which day it is; everything
at this desk goes by that until the program ends or the clock is right again. What is told head office of
the clock is not touched: it sees how far it is off.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from app.usecases.ports import Time
from app.usecases.workplace import Workplace

_RIGHT: Final = range(2026, 2090)
"""Years that a clock may show: not before this program was there, and none that only a slip leads to."""


class StatedTime:
    """A clock with the day that was stated in place of one that cannot be right."""

    def __init__(self, clock: Time) -> None:
        self._clock = clock
        self._shift: timedelta | None = None

    def now(self) -> datetime:
        """The clock's moment; with a day stated, the time of day on that day and those after it."""
        found = self._clock.now()
        return found + self._shift if self._shift and not is_plausible(found.date()) else found

    def boot(self) -> str:
        """This boot."""
        return self._clock.boot()

    def mono(self) -> int:
        """Milliseconds since the boot."""
        return self._clock.mono()

    def wrong_day(self) -> date | None:
        """The day that the clock shows, where it cannot be right and nobody said which day it is."""
        shown = self._clock.now().date()
        return shown if self._shift is None and not is_plausible(shown) else None

    def is_wrong(self) -> bool:
        """Whether the computer's own clock cannot be right, whatever day was stated."""
        return not is_plausible(self._clock.now().date())

    def state(self, day: date) -> None:
        """It is that day; the time of day is believed."""
        self._shift = day - self._clock.now().date()


def is_plausible(day: date) -> bool:
    """Whether a clock that shows that day may be right."""
    return day.year in _RIGHT


def wrong_day(workplace: Workplace) -> date | None:
    """The day that the desk's clock shows, where somebody has to say which day it is."""
    return workplace.time.wrong_day() if isinstance(workplace.time, StatedTime) else None


def state_day(workplace: Workplace, day: date) -> None:
    """Go by that day from now on."""
    if isinstance(workplace.time, StatedTime):
        workplace.time.state(day)

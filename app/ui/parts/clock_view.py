"""One clock of a ticket as a screen needs it, and the time left as a quantity."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum


class ClockState(Enum):
    """Where a clock stands. Each state is shown by an icon, a word and a colour."""

    UPCOMING = "upcoming"
    RUNNING = "running"
    WARNING = "warning"
    OVERDUE = "overdue"
    PAUSED = "paused"
    MET = "met"
    MISSED = "missed"
    VOIDED = "voided"


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch in which a clock stood still; `end` is None while it still does."""

    start: datetime
    end: datetime | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ClockView:
    """A clock, ready to be shown. Moments are aware; texts are finished sentences or words.

    `due` is None as long as it depends on an event to come; `remaining_text` then says on what.
    `why` explains the due moment: start event, calendar, skipped days, pauses, clause (N1).
    `start_event` names what started it. `stopped` is when it was met or missed, `voided` when something
    ended it that is no answer. `estimated` marks a due moment counted without an official calendar (预估).
    """

    key: str
    label: str
    start: datetime
    due: datetime | None
    state: ClockState
    remaining_text: str
    why: str
    start_event: str = ""
    pauses: tuple[Pause, ...] = ()
    stopped: datetime | None = None
    voided: datetime | None = None
    estimated: bool = False


class TimeUnit(Enum):
    """The coarsest unit that still tells a clerk what to do."""

    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class Remaining:
    """Time left or overrun: whole `amount` of `unit`, and `minutes` beyond whole hours below four hours.

    Always rounded down, so that nobody reads more time than there is. `amount` 0 means under a minute.
    """

    unit: TimeUnit
    amount: int
    overdue: bool
    minutes: int = 0


_DETAILED = timedelta(hours=4)
_IN_HOURS = timedelta(hours=48)


def remaining_words(now: datetime, due: datetime) -> Remaining:
    """The time from `now` to `due`, or since `due` when that is past. Both aware."""
    overdue = now > due
    span = abs(due - now)
    minutes = span // timedelta(minutes=1)
    if minutes < 60:
        return Remaining(TimeUnit.MINUTES, minutes, overdue)
    if span < _DETAILED:
        return Remaining(TimeUnit.HOURS, minutes // 60, overdue, minutes % 60)
    if span < _IN_HOURS:
        return Remaining(TimeUnit.HOURS, minutes // 60, overdue)
    return Remaining(TimeUnit.DAYS, span // timedelta(days=1), overdue)

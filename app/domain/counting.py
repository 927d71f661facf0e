"""The counting engine: from a start and a length to a last day or moment, and the account of it.

Conventions C1 to C11 (Civil Code 201 to 204, 1259): the day of the start is not
counted; hours run from the very moment; a period the law gives the customer
rolls over rest days; a house's own period does not.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from app.domain.calendar import WorkCalendar, WorkWeek
from app.domain.hours import ONE_DAY, ServiceHours


class Unit(StrEnum):
    """What a length is counted in."""

    IMMEDIATE = "immediate"
    WALL_HOURS = "wall_hours"
    """Every hour counts, by night and on holidays (C5)."""
    SERVICE_HOURS = "service_hours"
    """Only the hours the desk is open (C5b)."""
    DAYS = "days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"
    YEARS = "years"


HOURLY = frozenset({Unit.IMMEDIATE, Unit.WALL_HOURS, Unit.SERVICE_HOURS})


@dataclass(frozen=True)
class Length:
    """`count` minutes for hourly units, else `count` of the unit itself."""

    count: int
    unit: Unit


@dataclass(frozen=True)
class Count:
    """A finished count.

    `start` and `due` are moments; for a unit of days they stand at 00:00 and the
    last day is whole. `nominal` is the due before rolling over rest days.
    `counted` is in the unit (minutes for hourly units). `skipped` names what was
    passed over: ISO days, or ``from/to`` spans while the desk was closed.
    `provisional`: a day was judged in a year without an official plan.
    """

    start: datetime
    due: datetime
    nominal: datetime
    length: Length
    counted: int
    skipped: tuple[str, ...] = ()
    guessed: tuple[int, ...] = ()
    """Years without an official plan in which a day was judged (C10), the earliest first."""

    @property
    def provisional(self) -> bool:
        return bool(self.guessed)

    @property
    def last_day(self) -> date:
        return self.due.date()


def midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def add_months(day: date, months: int) -> date:
    """The corresponding day `months` later, or the end of that month (C2)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def count_hours(start: datetime, length: Length, hours: ServiceHours) -> Count:
    """Count minutes from `start`: continuously, or only while the desk is open."""
    span = timedelta(minutes=length.count)
    if length.unit is not Unit.SERVICE_HOURS:
        due = start + span
        return Count(start, due, due, length, length.count)
    due = hours.add(start, span)
    return Count(start, due, due, length, length.count, closed_spans(start, due, hours))


def count_days(start: date, length: Length, calendar: WorkCalendar, *, roll: bool = False) -> Count:
    """Count calendar days, months or years from the day after `start` (C1, C2).

    `roll`: a last day that is a rest day moves to the first day after it (C3).
    """
    if length.unit is Unit.DAYS:
        nominal = start + timedelta(days=length.count)
    else:
        nominal = add_months(start, length.count * (12 if length.unit is Unit.YEARS else 1))
    due, skipped, judged = nominal, [], set()
    if roll:
        judged.add(due.year)
        while calendar.is_rest_day(due):
            skipped.append(due.isoformat())
            due += ONE_DAY
            judged.add(due.year)
    guessed = calendar.without_plan(judged)
    return Count(
        midnight(start), midnight(due), midnight(nominal), length, length.count, tuple(skipped), guessed
    )


def count_working_days(
    start: date, length: Length, calendar: WorkCalendar, week: WorkWeek = WorkWeek.OFFICIAL
) -> Count:
    """The n-th working day strictly after `start` (C6, G-04)."""
    day, left, skipped, judged = start, length.count, [], set()
    while left:
        day += ONE_DAY
        judged.add(day.year)
        if calendar.is_working_day(day, week):
            left -= 1
        else:
            skipped.append(day.isoformat())
    due = midnight(day)
    guessed = calendar.without_plan(judged)
    return Count(midnight(start), due, due, length, length.count, tuple(skipped), guessed)


def count(
    start: datetime,
    length: Length,
    calendar: WorkCalendar,
    hours: ServiceHours,
    *,
    week: WorkWeek = WorkWeek.OFFICIAL,
    roll: bool = False,
) -> Count:
    """Count `length` from `start` in whatever unit it has."""
    if length.unit in HOURLY:
        return count_hours(start, length, hours)
    if length.unit is Unit.WORKING_DAYS:
        return count_working_days(start.date(), length, calendar, week)
    return count_days(start.date(), length, calendar, roll=roll)


def closed_spans(start: datetime, end: datetime, hours: ServiceHours) -> tuple[str, ...]:
    """The spans between `start` and `end` in which the desk is closed, as ``from/to``."""
    spans: list[str] = []
    moment = start
    while moment < end:
        opening = hours.add(moment, timedelta())
        opening = min(end, opening)
        if opening > moment:
            spans.append(f"{_stamp(moment)}/{_stamp(opening)}")
        moment = hours.close_of(opening.date())
    return tuple(spans)


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")

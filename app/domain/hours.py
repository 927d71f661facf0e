"""Opening hours of a desk, and time counted only while it is open."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from app.domain.refusals import InputError

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class ServiceHours:
    """From `opens` to `closes` on every day, except the weekdays in `closed` (0 = Monday).

    Moments are naive and in the zone of the desk.
    Raises InputError when the desk would never be open.
    """

    opens: time
    closes: time
    closed: frozenset[int] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        if self.closes <= self.opens or len(self.closed) > 6:
            raise InputError(
                "hours_never_open", "close", open=f"{self.opens:%H:%M}", close=f"{self.closes:%H:%M}"
            )

    def is_open_on(self, day: date) -> bool:
        return day.weekday() not in self.closed

    def close_of(self, day: date) -> datetime:
        """Where business ends on `day` (C4); on a closed weekday the hour is the usual one."""
        return datetime.combine(day, self.closes)

    def add(self, start: datetime, length: timedelta) -> datetime:
        """The moment when `length` of open time has passed since `start` (C5b).

        A length that fits exactly ends at closing time, not at the next opening.
        """
        left = length
        moment = self._next_open(start)
        while True:
            room = self.close_of(moment.date()) - moment
            if left <= room:
                return moment + left
            left -= room
            moment = self._next_open(datetime.combine(moment.date() + ONE_DAY, self.opens))

    def subtract(self, end: datetime, length: timedelta) -> datetime:
        """The latest moment from which `length` of open time remains until `end`."""
        left = length
        moment = self._last_open(end)
        while True:
            room = moment - datetime.combine(moment.date(), self.opens)
            if left <= room:
                return moment - left
            left -= room
            moment = self._last_open(datetime.combine(moment.date() - ONE_DAY, self.closes))

    def between(self, start: datetime, end: datetime) -> timedelta:
        """Open time from `start` to `end`; zero when `end` is not later."""
        total = timedelta()
        day = start.date()
        while day <= end.date():
            if self.is_open_on(day):
                begin = max(start, datetime.combine(day, self.opens))
                stop = min(end, self.close_of(day))
                total += max(stop - begin, timedelta())
            day += ONE_DAY
        return total

    def _next_open(self, moment: datetime) -> datetime:
        day = moment.date()
        while True:
            if self.is_open_on(day):
                opening = max(moment, datetime.combine(day, self.opens))
                if opening < self.close_of(day):
                    return opening
            day += ONE_DAY

    def _last_open(self, moment: datetime) -> datetime:
        day = moment.date()
        while True:
            if self.is_open_on(day):
                closing = min(moment, self.close_of(day))
                if closing > datetime.combine(day, self.opens):
                    return closing
            day -= ONE_DAY


def term_end(due: datetime) -> tuple[date, str]:
    """The last day of a term and the time on it by the clock of `due`: midnight is 24:00 of the day before.

    A term of days runs to the end of its last day (民法典 203-2); whoever reads the next date is a day late.
    """
    if due.time().replace(tzinfo=None) == time():
        return due.date() - timedelta(days=1), "24:00"
    return due.date(), f"{due:%H:%M}"

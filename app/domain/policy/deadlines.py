"""When a time limit of the house ends: one count per clock rule, for `assess` and the running clocks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from app.domain.calendar import WorkCalendar, WorkWeek
from app.domain.counting import HOURLY, Count, Length, Unit, count, midnight
from app.domain.hours import ONE_DAY, ServiceHours
from app.domain.milestones import Milestone
from app.domain.policy.rules import ClockRule


@dataclass(frozen=True)
class Counting:
    """What a count of a house needs besides the rule: calendar, hours of the desk, its working week.

    `only_open_hours` False counts hours of service as hours of the clock (C5:
    a case that does not say so is counted by the clock).
    """

    calendar: WorkCalendar
    hours: ServiceHours
    week: WorkWeek = WorkWeek.OFFICIAL
    only_open_hours: bool = True

    def length(self, length: Length) -> Length:
        if length.unit is Unit.SERVICE_HOURS and not self.only_open_hours:
            return Length(length.count, Unit.WALL_HOURS)
        return length

    def run(self, rule: ClockRule, start: datetime, extra: int = 0) -> Count:
        """The count of `rule` from `start`, `extra` (minutes or days, as its unit has it) longer."""
        length = self.length(Length(rule.length.count + extra, rule.length.unit))
        return count(start, length, self.calendar, self.hours, week=self.week, roll=rule.roll)

    def end_of(self, rule: ClockRule, counted: Count) -> datetime:
        """The moment at which the last day ends: closing time, or 24:00 (C4).

        What is owed at once is late when the business of that day is over, not the second it falls due.
        """
        if counted.length.unit is Unit.IMMEDIATE:
            closes = self.hours.close_of(counted.last_day)
            return closes if counted.due <= closes else midnight(counted.last_day + ONE_DAY)
        if counted.length.unit in HOURLY:
            return counted.due
        if rule.ends_at_close:
            return self.hours.close_of(counted.last_day)
        return counted.due + ONE_DAY

    def amber_from(self, rule: ClockRule, counted: Count, due: datetime) -> datetime:
        """When only the last share of the rule's own length is left; for days, from opening on that day.

        Months and years have their share in days.
        """
        unit = counted.length.unit
        if unit is Unit.IMMEDIATE:
            return counted.due
        if unit in HOURLY:
            share = timedelta(minutes=int(rule.length.count * rule.amber))
            return self.hours.subtract(due, share) if unit is Unit.SERVICE_HOURS else due - share
        day = counted.last_day
        long = unit in (Unit.MONTHS, Unit.YEARS)
        length = (day - counted.start.date()).days if long else rule.length.count
        left = max(ceil(length * rule.amber), 1)
        while left > 1:
            day -= ONE_DAY
            if unit is not Unit.WORKING_DAYS or self.calendar.is_working_day(day, self.week):
                left -= 1
        return datetime.combine(day, self.hours.opens)


def start_of(rule: ClockRule, milestones: Mapping[Milestone, datetime]) -> tuple[Milestone, datetime] | None:
    """The milestone that starts a clock: the first of its starts that was reached."""
    return next(((m, milestones[m]) for m in rule.starts if m in milestones), None)

"""Working days of mainland China: the yearly official plan, and what stands in for it.

The State Council publishes each year which days are off and which weekend days
are worked (调休). A year without a plan is answered from the statutory days and
the weekends alone, and whoever counts with it marks the result provisional.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum


class WorkWeek(StrEnum):
    """Which days a house counts as working days."""

    OFFICIAL = "official"
    """Monday to Friday, public days off taken out, make-up weekend days put in (C6)."""
    MONDAY_TO_SATURDAY = "monday_to_saturday"
    """Monday to Saturday, public days off taken out, make-up Sundays not worked (X-19)."""


@dataclass(frozen=True)
class YearPlan:
    """The official plan of one year: the days off and the weekend days worked instead.

    `published` is None where the notice names no day; `number` is that of the document, such as
    国办发明电〔2025〕7号. `doubts` counts what in the notice does not agree with itself or is not there:
    with any, the year stays provisional.
    """

    year: int
    off: frozenset[date]
    makeup: frozenset[date]
    source: str
    published: date | None = None
    number: str = ""
    doubts: int = 0


@dataclass(frozen=True)
class StatutoryDays:
    """Public days off fixed by regulation, for years whose plan is not known.

    `fixed` holds (month, day); `moving` the days of each year that follow the
    moon or the sun. A year outside `moving` is answered with the fixed days.
    """

    fixed: frozenset[tuple[int, int]]
    moving: Mapping[int, frozenset[date]]

    def of_year(self, year: int) -> frozenset[date]:
        """Days off of `year`: each one on a weekend is made good on the next working day (art. 6)."""
        named = {date(year, month, day) for month, day in self.fixed} | self.moving.get(year, frozenset())
        off = set(named)
        for day in sorted(named):
            if day.weekday() >= 5:
                substitute = day
                while substitute in off or substitute.weekday() >= 5:
                    substitute += timedelta(days=1)
                off.add(substitute)
        return frozenset(off)


@dataclass(frozen=True)
class WorkCalendar:
    """Answers what kind of day a date is. Pure: years are data, nothing is looked up."""

    plans: Mapping[int, YearPlan]
    statutory: StatutoryDays
    _guessed: dict[int, frozenset[date]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, plans: Iterable[YearPlan], statutory: StatutoryDays) -> "WorkCalendar":
        return cls({plan.year: plan for plan in plans}, statutory)

    def limited_to(self, years: Iterable[int]) -> "WorkCalendar":
        """The same calendar, knowing only the plans of `years`."""
        wanted = frozenset(years)
        return WorkCalendar({y: p for y, p in self.plans.items() if y in wanted}, self.statutory)

    def is_official(self, day: date) -> bool:
        """Whether the year of `day` has an official plan without doubts; if not, it is provisional."""
        return self._settled(day.year)

    def without_plan(self, years: Iterable[int]) -> tuple[int, ...]:
        """Those of `years` that have no official plan, or a doubted one; the earliest first."""
        return tuple(sorted(year for year in set(years) if not self._settled(year)))

    def is_day_off(self, day: date) -> bool:
        """A public day off; plain weekends do not count."""
        return day in self._off(day.year)

    def is_rest_day(self, day: date) -> bool:
        """法定休假日 in the sense of C3: a public day off, or a weekend day that is not worked."""
        return not self.is_working_day(day, WorkWeek.OFFICIAL)

    def is_working_day(self, day: date, week: WorkWeek = WorkWeek.OFFICIAL) -> bool:
        if week is WorkWeek.MONDAY_TO_SATURDAY:
            return day.weekday() < 6 and day not in self._off(day.year)
        plan = self.plans.get(day.year)
        if plan is not None and day in plan.makeup:
            return True
        return day.weekday() < 5 and day not in self._off(day.year)

    def _settled(self, year: int) -> bool:
        plan = self.plans.get(year)
        return plan is not None and not plan.doubts

    def _off(self, year: int) -> frozenset[date]:
        """A doubted plan may leave out holidays: the statutory days are off all the same."""
        plan = self.plans.get(year)
        if plan is not None and not plan.doubts:
            return plan.off
        if year not in self._guessed:
            known = (plan.off, plan.makeup) if plan is not None else (frozenset(), frozenset())
            self._guessed[year] = known[0] | self.statutory.of_year(year) - known[1]
        return self._guessed[year]

"""The holiday years the desk knows, the one it needs next, and what a pasted notice would change."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from app.domain.calendar import WorkCalendar, YearPlan
from app.domain.holiday_notice import Notice
from app.usecases.rule_library import Document

NOTICE_MONTH: Final = 11
"""From its first day on next year's plan is asked for: it has been published in early November (A12)."""

Origin = Literal["official", "office", "house", "provisional"]
"""``official`` ships with the program, ``office`` came from head office, ``house`` was imported here,
``provisional`` is not known for sure.
"""


@dataclass(frozen=True)
class KnownYear:
    """One year as the desk counts it. A provisional one has no plan, or one with doubts."""

    year: int
    origin: Origin
    plan: YearPlan | None


@dataclass(frozen=True)
class YearChange:
    """What keeping a plan would do. `before` is the plan it replaces, `days` how many days differ.

    `official`: the plan replaced is the one that ships with the program. `held`: head office's plan
    stands, whatever is kept here.
    """

    plan: YearPlan
    before: YearPlan | None
    days: int
    official: bool = False
    held: bool = False

    @property
    def nothing(self) -> bool:
        """Whether the year is known like this already."""
        before = self.before
        return before is not None and not self.days and before.doubts <= self.plan.doubts

    @property
    def to_confirm(self) -> bool:
        """Whether a known year would be given up for a notice with doubts: that is asked a second time."""
        return self.before is not None and self.plan.doubts > 0


def year_wanted(calendar: WorkCalendar, today: date) -> int | None:
    """The year whose plan is missing or doubted and is needed by now: from 1 November the next too (A12)."""
    years = (today.year, today.year + 1) if today.month >= NOTICE_MONTH else (today.year,)
    return next(iter(calendar.without_plan(years)), None)


def known_years(
    calendar: WorkCalendar, house: Collection[str], today: date, office: Mapping[str, Document] | None = None
) -> tuple[KnownYear, ...]:
    """Every year with a plan, and this one and the next whether they have one or not; newest first.

    `house` are the years imported here, `office` those of head office.
    """
    years = {*calendar.plans, today.year, today.year + 1}
    return tuple(_known(calendar, house, year, office or {}) for year in sorted(years, reverse=True))


def change_of(
    calendar: WorkCalendar,
    notice: Notice,
    house: Collection[str] = (),
    office: Mapping[str, Document] | None = None,
) -> YearChange:
    """What keeping this notice would change in the years known; see `known_years`."""
    plan = notice.plan()
    before = calendar.plans.get(plan.year)
    if before is None:
        return YearChange(plan, None, 0)
    days = (plan.off ^ before.off) | (plan.makeup ^ before.makeup)
    theirs = _of_office(before, office or {})
    official = not theirs and str(plan.year) not in house
    held = theirs and (before.doubts == 0 or plan.doubts > 0)
    return YearChange(plan, before, len(days), official, held)


def _of_office(plan: YearPlan, office: Mapping[str, Document]) -> bool:
    """Whether the plan that counts is head office's: one without doubts may stand above it."""
    theirs = office.get(str(plan.year))
    return theirs is not None and bool(theirs.get("doubts")) == bool(plan.doubts)


def _known(
    calendar: WorkCalendar, house: Collection[str], year: int, office: Mapping[str, Document]
) -> KnownYear:
    plan = calendar.plans.get(year)
    if plan is None or plan.doubts:
        return KnownYear(year, "provisional", plan)
    if _of_office(plan, office):
        return KnownYear(year, "office", plan)
    return KnownYear(year, "house" if str(year) in house else "official", plan)

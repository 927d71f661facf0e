"""The holiday years the desk knows, the one it needs next, and what a pasted notice would change."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from app.domain.calendar import WorkCalendar, YearPlan
from app.domain.holiday_notice import Notice

NOTICE_MONTH: Final = 11
"""From its first day on next year's plan is asked for: it has been published in early November (A12)."""

Origin = Literal["official", "house", "provisional"]
"""``official`` ships with the program, ``house`` was imported here, ``provisional`` is not known yet."""


@dataclass(frozen=True)
class KnownYear:
    """One year as the desk counts it. A provisional one has no plan."""

    year: int
    origin: Origin
    plan: YearPlan | None


@dataclass(frozen=True)
class YearChange:
    """What keeping a plan would do. `before` is the plan it replaces, `days` how many days differ."""

    plan: YearPlan
    before: YearPlan | None
    days: int


def year_wanted(calendar: WorkCalendar, today: date) -> int | None:
    """The year whose plan is missing and is needed by now: this one, and from 1 November the next (A12)."""
    years = (today.year, today.year + 1) if today.month >= NOTICE_MONTH else (today.year,)
    return next((year for year in years if year not in calendar.plans), None)


def known_years(calendar: WorkCalendar, house: Collection[str], today: date) -> tuple[KnownYear, ...]:
    """Every year with a plan, and this one and the next whether they have one or not; newest first."""
    years = {*calendar.plans, today.year, today.year + 1}
    return tuple(_known(calendar, house, year) for year in sorted(years, reverse=True))


def change_of(calendar: WorkCalendar, notice: Notice, today: date) -> YearChange:
    """What keeping this notice would change in the years known."""
    plan = notice.plan(today)
    before = calendar.plans.get(plan.year)
    if before is None:
        return YearChange(plan, None, 0)
    return YearChange(plan, before, len((plan.off ^ before.off) | (plan.makeup ^ before.makeup)))


def _known(calendar: WorkCalendar, house: Collection[str], year: int) -> KnownYear:
    plan = calendar.plans.get(year)
    if plan is None:
        return KnownYear(year, "provisional", None)
    return KnownYear(year, "house" if str(year) in house else "official", plan)

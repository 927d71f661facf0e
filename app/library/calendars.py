"""Reads the official holiday years and the statutory days into a calendar."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from app.domain.calendar import StatutoryDays, WorkCalendar, YearPlan
from app.library.fields import Fields, read_object
from app.library.files import resource_root


def load_calendar(
    folder: Path | None = None, further: Iterable[Fields] = (), official: Iterable[Fields] = ()
) -> WorkCalendar:
    """Every ``cn-YYYY.json`` of `folder` (default: the packaged ones) as one calendar.

    A year in `further` replaces the packaged one, one in `official` replaces both unless it is in doubt and
    the other is not. Raises InputError naming file and field when a file is not as it should be.
    """
    folder = folder or resource_root() / "calendars"
    packaged = [read_object(path) for path in sorted(folder.glob("cn-*.json"))]
    plans = {plan.year: plan for plan in map(read_year_plan, (*packaged, *further))}
    for plan in map(read_year_plan, official):
        known = plans.get(plan.year)
        if known is None or known.doubts or not plan.doubts:
            plans[plan.year] = plan
    return WorkCalendar.of(plans.values(), _statutory(read_object(folder / "statutory-days.json")))


def read_year_plan(fields: Fields) -> YearPlan:
    """One official year. Days off may be any day of the year; make-up days are weekend days."""
    year = fields.whole("year")
    off, makeup = (_days(fields, key, year) for key in ("off", "makeup"))
    plan = YearPlan(
        year,
        off,
        makeup,
        fields.text("source"),
        fields.day_or_none("published"),
        fields.text_or_none("number") or "",
        fields.whole("doubts", 0),
    )
    fields.close()
    for day in sorted(makeup):
        if day.weekday() < 5 or day in off:
            raise fields.wrong("makeup", "weekend day that is not off", day)
    return plan


def _days(fields: Fields, key: str, year: int) -> frozenset[date]:
    days = frozenset(_day(fields, key, text) for text in fields.texts(key))
    for day in sorted(days):
        if day.year != year:
            raise fields.wrong(key, str(year), day)
    return days


def _day(fields: Fields, key: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise fields.wrong(key, "YYYY-MM-DD", text) from None


def _statutory(fields: Fields) -> StatutoryDays:
    fields.text("source")
    fixed = set()
    for text in fields.texts("fixed"):
        day = _day(fields, "fixed", f"2024-{text}")
        fixed.add((day.month, day.day))
    moving = fields.section("moving")
    years: dict[int, frozenset[date]] = {}
    for year in moving.values:
        if not year.isdecimal():
            raise moving.wrong(year, "YYYY", year)
        years[int(year)] = _days(moving, year, int(year))
    fields.close()
    return StatutoryDays(frozenset(fixed), years)

"""Working days against two outside sources, and years nobody has published yet."""

from datetime import date, timedelta

import chinese_calendar
import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendar import WorkWeek
from tests.domain.policy.desk import calendar

DAY = timedelta(days=1)


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + DAY * n for n in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_working_days_agree_with_both_outside_calendars(year: int) -> None:
    china = holidays.country_holidays("CN", years=year)
    ours = {day: calendar().is_working_day(day) for day in days_of(year)}
    assert ours == {day: chinese_calendar.is_workday(day) for day in days_of(year)}
    assert ours == {day: china.is_working_day(day) for day in days_of(year)}


def test_2026_is_as_the_notice_of_2025_11_04_has_it() -> None:
    makeup = {date(2026, *md) for md in [(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)]}
    assert calendar().plans[2026].makeup == makeup
    spring = [date(2026, 2, 15) + DAY * n for n in range(9)]
    assert all(calendar().is_day_off(day) for day in spring)
    assert not calendar().is_day_off(date(2026, 2, 14))


def test_a_year_without_a_plan_answers_from_statutory_days_and_weekends() -> None:
    cal = calendar()
    assert not cal.is_official(date(2027, 2, 8))
    assert not cal.is_working_day(date(2027, 2, 8))  # 春节初三
    assert not cal.is_working_day(date(2027, 2, 9))  # makes good 02-06, a Saturday
    assert cal.is_working_day(date(2027, 2, 11))
    assert cal.is_working_day(date(2027, 5, 6))


@pytest.mark.parametrize("year", range(2027, 2051))
def test_fallback_days_agree_with_the_outside_guess(year: int) -> None:
    china = holidays.country_holidays("CN", years=year, language="en_US")  # else that of the computer
    named = {day for day, name in china.items() if not name.endswith("(observed)")}
    fallback = {day for day in days_of(year) if calendar().is_day_off(day)}
    assert named <= fallback
    assert len(fallback) <= len(named) + 13


def test_far_years_still_answer() -> None:
    assert not calendar().is_working_day(date(2101, 10, 3))
    assert not calendar().is_official(date(1999, 1, 4))
    assert calendar().is_working_day(date(1999, 1, 4))


def test_limited_to_forgets_the_other_years() -> None:
    limited = calendar().limited_to([2024])
    assert limited.is_official(date(2024, 5, 1))
    assert not limited.is_official(date(2026, 5, 1))


def test_monday_to_saturday_houses_do_not_work_make_up_sundays() -> None:
    week = WorkWeek.MONDAY_TO_SATURDAY
    assert calendar().is_working_day(date(2026, 11, 21), week)
    assert not calendar().is_working_day(date(2026, 9, 20), week)
    assert not calendar().is_working_day(date(2026, 10, 3), week)


@given(st.dates(date(1990, 1, 1), date(2199, 12, 31)))
def test_a_rest_day_is_a_day_that_is_not_worked(day: date) -> None:
    assert calendar().is_rest_day(day) != calendar().is_working_day(day)

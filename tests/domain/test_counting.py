"""The counting engine against the clock vectors T-01 to T-22, and what must hold for every count."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendar import WorkWeek
from app.domain.counting import Count, Length, Unit, add_months, count
from app.domain.hours import ServiceHours
from tests.domain.policy.desk import calendar

MALL = ServiceHours(time(10), time(22))
WD, OH, H, D = Unit.WORKING_DAYS, Unit.SERVICE_HOURS, Unit.WALL_HOURS, Unit.DAYS
CN, SIX = WorkWeek.OFFICIAL, WorkWeek.MONDAY_TO_SATURDAY


def run(start: str, n: int, unit: Unit, week: WorkWeek = CN, *, roll: bool = False) -> Count:
    return count(datetime.fromisoformat(start), Length(n, unit), calendar(), MALL, week=week, roll=roll)


@pytest.mark.parametrize(
    ("vector", "start", "n", "unit", "week", "due"),
    [
        ("T-01 group buy determination", "2026-09-30T16:40", 3, WD, CN, "2026-10-10T00:00"),
        ("T-02 group buy repair", "2026-09-30T16:40", 5, WD, CN, "2026-10-13T00:00"),
        ("T-03 group buy test start", "2026-09-30T16:40", 7, WD, CN, "2026-10-15T00:00"),
        ("T-04 group buy replacement", "2026-09-30T16:40", 10, WD, CN, "2026-10-20T00:00"),
        ("T-05 group buy refund", "2026-02-13T15:00", 3, WD, CN, "2026-02-25T00:00"),
        ("T-06 group buy follow-up", "2026-05-08T17:30", 3, WD, CN, "2026-05-12T00:00"),
        ("T-07 mall bank refund", "2026-09-19T11:00", 3, WD, CN, "2026-09-22T00:00"),
        ("T-08 furniture complaint, 6 days", "2026-11-20T10:00", 7, WD, SIX, "2026-11-28T00:00"),
        ("T-08 the same, official week", "2026-11-20T10:00", 7, WD, CN, "2026-12-01T00:00"),
        ("T-09 furniture reply", "2026-11-20T19:30", 48 * 60, H, CN, "2026-11-22T19:30"),
        ("T-10 group buy urgent", "2026-10-03T22:30", 4 * 60, H, CN, "2026-10-04T02:30"),
        ("T-11 mall level 2 plan", "2026-11-20T21:10", 2 * 60, OH, CN, "2026-11-21T11:10"),
        ("T-12 mall level 3 answer", "2026-11-20T20:30", 4 * 60, OH, CN, "2026-11-21T12:30"),
        ("T-13 mall entry", "2026-11-20T21:50", 30, OH, CN, "2026-11-21T10:20"),
        ("T-14 mall level 1 emergency", "2026-11-20T21:50", 30, H, CN, "2026-11-20T22:20"),
        ("T-15 mall judgement before opening", "2026-11-20T09:40", 60, OH, CN, "2026-11-20T11:00"),
        ("T-16 e-commerce mail-in total", "2026-11-20T00:00", 15, D, CN, "2026-12-05T00:00"),
        ("T-17 mall no-reason", "2026-11-13T00:00", 7, D, CN, "2026-11-20T00:00"),
        ("T-17 mall quality", "2026-11-13T00:00", 15, D, CN, "2026-11-28T00:00"),
    ],
)
def test_clock_vector(vector: str, start: str, n: int, unit: Unit, week: WorkWeek, due: str) -> None:
    assert run(start, n, unit, week).due == datetime.fromisoformat(due), vector


def test_t21_a_year_without_a_plan_is_provisional_and_answers() -> None:
    assert run("2026-12-30T10:30", 3, WD).provisional
    assert not run("2026-12-25T10:30", 3, WD).provisional


@pytest.mark.parametrize(
    ("start", "months", "due"),
    [
        (date(2025, 8, 31), 6, date(2026, 2, 28)),  # Civil Code 202: no such day, end of month
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2023, 3, 16), 36, date(2026, 3, 16)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 1, 31), 0, date(2026, 1, 31)),
    ],
)
def test_corresponding_day_of_a_later_month(start: date, months: int, due: date) -> None:
    assert add_months(start, months) == due


def test_a_statutory_period_rolls_over_rest_days_and_keeps_the_nominal_day() -> None:
    rolled = run("2026-02-10T00:00", 7, D, roll=True)
    assert (rolled.nominal.date(), rolled.last_day) == (date(2026, 2, 17), date(2026, 2, 24))
    assert rolled.skipped == tuple(f"2026-02-{day}" for day in range(17, 24))
    tv = run("2026-09-20T00:00", 15, D, roll=True)
    assert (tv.nominal.date(), tv.last_day) == (date(2026, 10, 5), date(2026, 10, 8))


def test_a_made_up_workday_does_not_roll() -> None:
    assert run("2026-09-13T00:00", 7, D, roll=True).last_day == date(2026, 9, 20)


def test_closed_hours_are_accounted_for() -> None:
    late = run("2026-11-20T21:50", 30, OH)
    assert late.skipped == ("2026-11-20T22:00/2026-11-21T10:00",)


STARTS = st.datetimes(datetime(2024, 1, 1), datetime(2028, 12, 31)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)
LENGTHS = st.one_of(
    st.builds(Length, st.integers(1, 60 * 30), st.sampled_from([OH, H])),
    st.builds(Length, st.integers(1, 40), st.sampled_from([WD, D, Unit.MONTHS])),
    st.builds(Length, st.integers(1, 3), st.just(Unit.YEARS)),
)


@given(STARTS, STARTS, LENGTHS, st.booleans())
def test_deadlines_are_monotone_in_the_start(
    one: datetime, other: datetime, length: Length, roll: bool
) -> None:
    early, late = sorted((one, other))
    ends = [count(start, length, calendar(), MALL, roll=roll).due for start in (early, late)]
    assert ends[0] <= ends[1]


def skipped_time(counted: Count) -> timedelta:
    total = timedelta()
    for text in counted.skipped:
        first, _, last = text.partition("/")
        end = datetime.fromisoformat(last) if last else datetime.fromisoformat(first) + timedelta(days=1)
        total += end - datetime.fromisoformat(first)
    return total


@given(STARTS, LENGTHS, st.booleans())
def test_start_counted_and_skipped_add_up_to_the_due(start: datetime, length: Length, roll: bool) -> None:
    counted = count(start, length, calendar(), MALL, roll=roll)
    if length.unit in {Unit.MONTHS, Unit.YEARS}:
        months = counted.counted * (12 if length.unit is Unit.YEARS else 1)
        reached = datetime.combine(add_months(counted.start.date(), months), time())
    else:
        unit = timedelta(minutes=1) if length.unit in {OH, H} else timedelta(days=1)
        reached = counted.start + counted.counted * unit
    assert reached + skipped_time(counted) == counted.due

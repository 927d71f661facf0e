"""Time counted only while the desk is open."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.hours import ServiceHours, term_end
from app.domain.refusals import InputError

MALL = ServiceHours(time(10), time(22))
WORKSHOP = ServiceHours(time(9), time(18), frozenset({6}))
HOUR = timedelta(hours=1)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(
    lambda m: m.replace(second=0, microsecond=0)
)
SPANS = st.integers(0, 60 * 100).map(lambda minutes: timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("start", "hours", "due"),
    [
        ("2026-11-20T21:00", 1, "2026-11-20T22:00"),  # exactly full at closing time stays there (C5b)
        ("2026-11-20T22:00", 1, "2026-11-21T11:00"),
        ("2026-11-20T03:00", 1, "2026-11-20T11:00"),
        ("2026-11-20T12:00", 12, "2026-11-21T12:00"),
        ("2026-11-20T12:00", 30, "2026-11-22T18:00"),
    ],
)
def test_adding_open_hours(start: str, hours: int, due: str) -> None:
    assert MALL.add(datetime.fromisoformat(start), hours * HOUR) == datetime.fromisoformat(due)


def test_a_closed_weekday_is_passed_over() -> None:
    saturday = datetime(2026, 11, 21, 17)
    assert WORKSHOP.add(saturday, 2 * HOUR) == datetime(2026, 11, 23, 10)
    assert WORKSHOP.between(saturday, datetime(2026, 11, 23, 10)) == 2 * HOUR


@pytest.mark.parametrize("hours", [(time(22), time(10)), (time(9), time(9))])
def test_a_desk_that_never_opens_is_refused(hours: tuple[time, time]) -> None:
    with pytest.raises(InputError) as refused:
        ServiceHours(*hours)
    assert refused.value.code == "hours_never_open"


@given(MOMENTS, SPANS, st.sampled_from([MALL, WORKSHOP]))
def test_what_was_added_lies_between(start: datetime, span: timedelta, hours: ServiceHours) -> None:
    due = hours.add(start, span)
    assert hours.between(start, due) == span
    assert hours.between(hours.subtract(due, span), due) == span


@given(MOMENTS, MOMENTS, SPANS)
def test_a_later_start_never_ends_earlier(one: datetime, other: datetime, span: timedelta) -> None:
    early, late = sorted((one, other))
    assert MALL.add(early, span) <= MALL.add(late, span)


@pytest.mark.parametrize(
    ("due", "last"),
    [
        (datetime(2026, 12, 8), (date(2026, 12, 7), "24:00")),
        (datetime(2026, 12, 7, 23, 59), (date(2026, 12, 7), "23:59")),
        (datetime(2026, 12, 8, 0, 1), (date(2026, 12, 8), "00:01")),
        (datetime(2027, 1, 1), (date(2026, 12, 31), "24:00")),
    ],
)
def test_the_midnight_after_the_last_day_is_said_as_that_day(due: datetime, last: tuple[date, str]) -> None:
    assert term_end(due) == last

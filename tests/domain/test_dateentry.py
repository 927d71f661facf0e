"""Dates as a clerk types them, seen from Friday 2026-11-20."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.dateentry import Toward, example_days, parse_date
from app.domain.refusals import InputError

TODAY = date(2026, 11, 20)
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@given(DAYS, st.sampled_from(Toward))
def test_examples_are_days_of_the_kind_that_is_meant(today: date, toward: Toward) -> None:
    for text in example_days(today, toward):
        day = parse_date(text, today, toward)
        assert 0 < (day - today).days * toward.value <= 7


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("-3", "2026-11-17"),
        ("－３", "2026-11-17"),
        ("—3", "2026-11-17"),
        ("+2", "2026-11-22"),
        ("昨", "2026-11-19"),
        ("昨天", "2026-11-19"),
        ("前天", "2026-11-18"),
        ("大前天", "2026-11-17"),
        ("今", "2026-11-20"),
        ("明天", "2026-11-21"),
        ("后天", "2026-11-22"),
        ("1118", "2026-11-18"),
        ("１１１８", "2026-11-18"),
        ("11-18", "2026-11-18"),
        ("11/18", "2026-11-18"),
        ("11.18", "2026-11-18"),
        ("11月18日", "2026-11-18"),
        ("118", "2026-01-18"),
        ("1121", "2025-11-21"),
        ("1120", "2026-11-20"),
        ("229", "2024-02-29"),
        ("18", "2026-11-18"),
        ("18号", "2026-11-18"),
        ("31", "2026-10-31"),
        ("2026-11-18", "2026-11-18"),
        ("2026年11月18日", "2026-11-18"),
        ("20261118", "2026-11-18"),
        ("261118", "2026-11-18"),
        (" 2026/1/8 ", "2026-01-08"),
        ("周五", "2026-11-20"),
        ("周三", "2026-11-18"),
        ("星期日", "2026-11-15"),
        ("礼拜天", "2026-11-15"),
    ],
)
def test_a_purchase_lies_behind(typed: str, meant: str) -> None:
    assert parse_date(typed, TODAY).isoformat() == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1118", "2027-11-18"),
        ("1120", "2026-11-20"),
        ("1124", "2026-11-24"),
        ("18", "2026-12-18"),
        ("31", "2026-12-31"),
        ("周三", "2026-11-25"),
        ("周五", "2026-11-20"),
        ("229", "2028-02-29"),
        ("-3", "2026-11-17"),
    ],
)
def test_an_appointment_lies_ahead(typed: str, meant: str) -> None:
    assert parse_date(typed, TODAY, Toward.FUTURE).isoformat() == meant


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "date_not_understood"),
        ("soon", "date_not_understood"),
        ("11181", "date_not_understood"),
        ("2026-11-18-1", "date_not_understood"),
        ("1340", "date_does_not_exist"),
        ("2026-02-29", "date_does_not_exist"),
        ("230", "date_does_not_exist"),
        ("32", "date_does_not_exist"),
        ("0", "date_does_not_exist"),
    ],
)
def test_what_is_no_date_is_refused_by_code(typed: str, code: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_date(typed, TODAY, field="bought")
    assert (refused.value.code, refused.value.field, refused.value.params) == (
        code,
        "bought",
        {"value": typed},
    )


def test_the_ends_of_the_calendar_are_refused() -> None:
    with pytest.raises(InputError, match="date_does_not_exist"):
        parse_date("+9999", date(9999, 12, 31))


@given(day=DAYS, today=DAYS)
def test_a_full_date_means_itself(day: date, today: date) -> None:
    assert parse_date(day.isoformat(), today) == day
    assert parse_date(day.strftime("%Y%m%d"), today) == day
    assert parse_date(f"{day.year}年{day.month}月{day.day}日", today) == day


@given(today=DAYS, days=st.integers(0, 9999))
def test_days_from_today_count_exactly(today: date, days: int) -> None:
    assert parse_date(f"-{days}", today) == today - timedelta(days=days)
    assert parse_date(f"+{days}", today) == today + timedelta(days=days)


@given(day=DAYS, today=DAYS, toward=st.sampled_from(Toward))
def test_month_and_day_keep_their_direction(day: date, today: date, toward: Toward) -> None:
    found = parse_date(day.strftime("%m%d"), today, toward)
    assert (found.month, found.day) == (day.month, day.day)
    assert (found - today).days * toward.value >= 0
    assert abs((found - today).days) <= 366 * 8


@given(today=DAYS, number=st.integers(1, 31), toward=st.sampled_from(Toward))
def test_a_day_of_the_month_is_the_nearest_one(today: date, number: int, toward: Toward) -> None:
    found = parse_date(str(number), today, toward)
    assert found.day == number
    assert 0 <= (found - today).days * toward.value <= 61


@given(typed=st.text(max_size=12), today=DAYS, toward=st.sampled_from(Toward))
def test_anything_typed_is_a_day_or_refused(typed: str, today: date, toward: Toward) -> None:
    with suppress(InputError):
        assert isinstance(parse_date(typed, today, toward), date)

"""Promises as clerks write them."""

from datetime import datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.promise import parse_promise
from tests.domain.policy.desk import calendar

NOW = datetime(2026, 11, 20, 10, 2)  # a Friday


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("明天10点前回电", "2026-11-21T10:00"),
        ("今天下午5点", "2026-11-20T17:00"),
        ("今天5点前", "2026-11-20T17:00"),
        ("后天", "2026-11-22T22:00"),
        ("大后天上午", "2026-11-23T12:00"),
        ("周五前", "2026-11-20T22:00"),
        ("周四前答复", "2026-11-26T22:00"),
        ("下周一上午10点", "2026-11-23T10:00"),
        ("下下周日", "2026-12-06T22:00"),
        ("礼拜天中午12点", "2026-11-22T12:00"),
        ("11-21 10:30", "2026-11-21T10:30"),
        ("王女士 11-21 10:30 回电", "2026-11-21T10:30"),
        ("11月25日到货", "2026-11-25T22:00"),
        ("2026-12-01 09:15", "2026-12-01T09:15"),
        ("1月5日", "2027-01-05T22:00"),
        ("25号前", "2026-11-25T22:00"),
        ("5号", "2026-12-05T22:00"),
        ("2小时内", "2026-11-20T12:02"),
        ("两个小时之内", "2026-11-20T12:02"),
        ("半小时内回复", "2026-11-20T10:32"),
        ("30分钟内", "2026-11-20T10:32"),
        ("3天内", "2026-11-23T22:00"),
        ("十五天以内", "2026-12-05T22:00"),
        ("一周内", "2026-11-27T22:00"),
        ("3个工作日内退款", "2026-11-25T22:00"),
        ("明早", "2026-11-21T10:00"),
        ("明晚8点", "2026-11-21T20:00"),
        ("今晚", "2026-11-20T22:00"),
        ("晚上12点前", "2026-11-21T00:00"),
        ("明天下午三点半", "2026-11-21T15:30"),
        ("明天下午三点一刻", "2026-11-21T15:15"),
        ("明天10:30前", "2026-11-21T10:30"),
        ("18:00前回电", "2026-11-20T18:00"),
    ],
)
def test_promise_is_read(text: str, due: str) -> None:
    promise = parse_promise(text, NOW, calendar=calendar())
    assert promise is not None
    assert promise.due == datetime.fromisoformat(due)
    assert promise.words


@pytest.mark.parametrize(
    "text", ["", "尽快回电", "今天9点", "2月30日", "25点", "明天25:00", "13800002233", "昨天", "11-19"]
)
def test_no_promise_is_read(text: str) -> None:
    assert parse_promise(text, NOW) is None


def test_working_days_need_a_calendar() -> None:
    assert parse_promise("3个工作日内", NOW) is None


def test_a_day_ends_when_the_desk_closes() -> None:
    promise = parse_promise("明天", NOW, time(18))
    assert promise is not None
    assert promise.due == datetime(2026, 11, 21, 18)


@given(
    st.text("今明后天周下一五日号月点半前内小时分钟上午0123456789-: 个工作", max_size=14),
    st.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1)),
)
def test_any_text_is_read_or_not_but_never_fails(text: str, now: datetime) -> None:
    promise = parse_promise(text, now, calendar=calendar())
    assert promise is None or promise.due > now

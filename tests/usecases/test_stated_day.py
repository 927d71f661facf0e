"""The day that somebody states while the clock cannot be right."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from app.usecases.stated_day import StatedTime
from tests.fakes.machine import FakeTime

RIGHT = datetime(2026, 11, 22, 10, 2, tzinfo=UTC)


@pytest.mark.parametrize("year", [1970, 2019, 2099, 2150])
def test_it_holds_from_then_on_and_ends_with_the_wrong_clock(year: int) -> None:
    inner = FakeTime(RIGHT.replace(year=year))
    time = StatedTime(inner)
    assert time.wrong_day() == inner.moment.date()
    assert time.now() == inner.moment, "nobody said anything yet"
    time.state(date(2026, 11, 22))
    assert (time.now(), time.wrong_day()) == (RIGHT, None)
    inner.moment += timedelta(days=2)
    assert time.now() == RIGHT + timedelta(days=2)
    inner.moment = RIGHT + timedelta(days=3)
    assert time.now() == inner.moment, "the clock was set right"
    assert (time.boot(), time.mono()) == (inner.boot(), inner.mono())


def test_a_clock_that_may_be_right_is_asked_nothing() -> None:
    assert StatedTime(FakeTime(RIGHT)).wrong_day() is None
    assert StatedTime(FakeTime(RIGHT.replace(year=2089))).wrong_day() is None

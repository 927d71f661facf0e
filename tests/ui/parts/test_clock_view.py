"""Time left: rounded down, in the unit a clerk thinks in."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.parts.clock_view import ClockState, ClockView, Remaining, TimeUnit, remaining_words
from app.ui.parts.clock_words import (
    STATE_LOOKS,
    say_chip,
    say_due,
    say_end,
    say_moment,
    say_remaining,
    say_state,
    say_time,
    say_whole,
)

NOW = datetime(2026, 11, 20, 2, 50, tzinfo=UTC)
SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("span", "left"),
    [
        (timedelta(seconds=30), Remaining(TimeUnit.MINUTES, 0, overdue=False)),
        (timedelta(0), Remaining(TimeUnit.MINUTES, 0, overdue=False)),
        (timedelta(minutes=12, seconds=59), Remaining(TimeUnit.MINUTES, 12, overdue=False)),
        (timedelta(minutes=-3), Remaining(TimeUnit.MINUTES, 3, overdue=True)),
        (timedelta(minutes=95), Remaining(TimeUnit.HOURS, 1, overdue=False, minutes=35)),
        (timedelta(hours=10, minutes=52), Remaining(TimeUnit.HOURS, 10, overdue=False)),
        (timedelta(hours=47), Remaining(TimeUnit.HOURS, 47, overdue=False)),
        (timedelta(days=-5, hours=-1), Remaining(TimeUnit.DAYS, 5, overdue=True)),
    ],
)
def test_the_unit_fits_the_span(span: timedelta, left: Remaining) -> None:
    assert remaining_words(NOW, NOW + span) == left


@given(st.timedeltas(timedelta(days=-400), timedelta(days=400)))
def test_never_more_time_than_there_is(span: timedelta) -> None:
    left = remaining_words(NOW, NOW + span)
    unit = {
        TimeUnit.MINUTES: timedelta(minutes=1),
        TimeUnit.HOURS: timedelta(hours=1),
        TimeUnit.DAYS: timedelta(days=1),
    }
    said = left.amount * unit[left.unit] + timedelta(minutes=left.minutes)
    assert said <= abs(span)
    assert left.overdue == (span < timedelta(0))


def test_the_words() -> None:
    assert say_remaining(Remaining(TimeUnit.MINUTES, 12, overdue=False)) == "12 min left"
    assert say_remaining(Remaining(TimeUnit.MINUTES, 0, overdue=False)) == "Less than 1 min left"
    assert say_remaining(Remaining(TimeUnit.MINUTES, 0, overdue=True)) == "Just overdue"
    assert say_remaining(Remaining(TimeUnit.HOURS, 1, overdue=True, minutes=5)) == "1 h 5 min overdue"
    assert say_remaining(Remaining(TimeUnit.HOURS, 10, overdue=False)) == "10 h left"
    assert say_remaining(Remaining(TimeUnit.DAYS, 5, overdue=False)) == "5 d left"


def test_every_state_has_its_own_icon_and_word() -> None:
    assert len({STATE_LOOKS[state][0] for state in ClockState}) == len(ClockState)
    assert len({say_state(state) for state in ClockState}) == len(ClockState)


def test_moments_are_shown_in_the_zone_of_the_desk() -> None:
    assert say_time(NOW, NOW, SHANGHAI) == "10:50"
    assert say_time(NOW + timedelta(days=7), NOW, SHANGHAI) == "11-27 Fri"
    assert say_time(NOW + timedelta(days=50), NOW, SHANGHAI) == "2027-01-09 Sat"
    assert say_moment(NOW, SHANGHAI) == "2026-11-20 Fri 10:50"


def test_a_clock_in_one_sentence() -> None:
    clock = ClockView(
        "plan", "Plan", NOW, NOW + timedelta(hours=1), ClockState.RUNNING, "1 h left", "", estimated=True
    )
    assert say_due(clock, NOW, SHANGHAI) == "11:50 est."
    assert say_whole(clock, NOW, SHANGHAI) == "Plan, 11:50 est., Running, 1 h left"
    waiting = ClockView("ship", "Ship", NOW, None, ClockState.UPCOMING, "after the plan", "")
    assert (say_due(waiting, NOW, SHANGHAI), say_chip(waiting)) == ("—", "after the plan")


def test_a_term_of_days_ends_on_its_last_day() -> None:
    ends = {
        datetime(2026, 12, 8, tzinfo=SHANGHAI): "12-07 Mon",
        datetime(2026, 11, 21, tzinfo=SHANGHAI): "24:00",
        datetime(2026, 11, 20, 11, 2, tzinfo=SHANGHAI): "11:02",
        datetime(2027, 1, 2, tzinfo=SHANGHAI): "2027-01-01 Fri",
        datetime(2026, 11, 23, 10, 2, tzinfo=SHANGHAI): "11-23 10:02",
    }
    assert {due: say_end(due, NOW, SHANGHAI) for due in ends} == ends

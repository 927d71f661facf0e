"""Periods about to close: which are told of, how near they are, and which day is whose."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bootstrap import packaged_policy
from app.domain.policy.decision import Decision
from app.usecases.closing_windows import RED_LINE, SOON_DAYS, ClosingWindow, Urgency, closing_windows
from app.usecases.desk import Desk
from app.usecases.desk_policy import DeskPolicy

TODAY = date(2026, 11, 20)


def right(
    last: str,
    nominal: str = "",
    strength: str = "by_right",
    key: str = "window7_last_day",
    remedy: str = "return_full",
) -> dict[str, object]:
    """A remedy of a decision."""
    return {
        "remedy": remedy,
        "strength": strength,
        "window": key,
        "last_day": last,
        "last_day_nominal": nominal or last,
        "why": "因为",
    }


def closing(*remedies: dict[str, object], today: date = TODAY) -> tuple[ClosingWindow, ...]:
    return closing_windows(Decision({"remedies": list(remedies)}), today)


@pytest.mark.parametrize(
    ("last", "urgency"),
    [
        ("2026-11-19", None),
        ("2026-11-20", Urgency.TODAY),
        ("2026-11-21", Urgency.TOMORROW),
        ("2026-11-22", Urgency.SOON),
        ("2026-11-23", Urgency.SOON),
        ("2026-11-24", None),
    ],
)
def test_a_window_is_told_of_on_its_last_days_alone(last: str, urgency: Urgency | None) -> None:
    told = closing(right(last))
    assert [each.urgency for each in told] == ([urgency] if urgency else [])


def test_the_desk_keeps_to_the_earlier_day_and_the_customer_may_insist_on_the_later() -> None:
    (told,) = closing(right("2026-11-23", nominal="2026-11-21"))
    assert (told.staff_day, told.right_day) == (date(2026, 11, 21), date(2026, 11, 23))
    assert told.rolled
    assert told.urgency is Urgency.TOMORROW
    (later,) = closing(right("2026-11-23", nominal="2026-11-21"), today=date(2026, 11, 22))
    assert later.urgency is Urgency.TOMORROW  # the nominal day is over, the customer's is tomorrow


def test_what_is_not_owed_or_has_no_last_day_closes_nothing() -> None:
    assert closing(right("2026-11-20", strength="not_owed")) == ()
    assert closing({"remedy": "repair_free", "strength": "by_right", "last_day": None}) == ()


def test_remedies_of_one_window_are_told_together_the_nearest_window_first() -> None:
    told = closing(
        right("2026-11-22", key="window15_last_day", remedy="exchange_same_model"),
        right("2026-11-20"),
        right("2026-11-20", remedy="repair_free"),
    )
    assert [each.key for each in told] == ["window7_last_day", "window15_last_day"]
    assert told[0].remedies == ("return_full", "repair_free")


def test_a_weaker_reason_that_reaches_further_closes_on_its_own_day() -> None:
    further = right("2026-11-21", strength="promise", key="quality_return_last_day")
    del further["remedy"]
    told = closing({**right("2026-11-10"), "also": [further]})
    assert [(each.key, each.promise, each.remedies) for each in told] == [
        ("quality_return_last_day", True, ("return_full",))
    ]


def test_the_fifteen_day_line_is_told_of_while_it_runs() -> None:
    decision = Decision({RED_LINE: "2026-11-21", "remedies": [], "why": [{"key": RED_LINE, "text": "15日"}]})
    (told,) = closing_windows(decision, TODAY)
    assert (told.key, told.left, told.remedies, told.why) == (RED_LINE, 1, (), "15日")
    assert closing_windows(decision, TODAY, red_line=False) == ()


def test_the_rules_give_the_windows_of_a_kettle_bought_six_days_ago() -> None:
    rulebook, calendar = packaged_policy()
    policy = DeskPolicy(rulebook, calendar, Desk("2F-01"))
    decision = policy.assess(
        {
            "profile": "mall_desk",
            "category": "tv",
            "channel": "offline",
            "sold_date": "2026-11-14",
            "received_date": "2026-11-14",
            "demand": "return",
            "accepted_at": "2026-11-20T10:00",
            "today": "2026-11-20",
            "fault": "quality",
        }
    )
    told = {each.key: each for each in closing_windows(decision, TODAY)}
    assert told["window7_last_day"].staff_day == date(2026, 11, 21)
    assert told["window7_last_day"].right_day == date(2026, 11, 23)
    assert "第九条" in told["window7_last_day"].why
    assert told["no_reason_last_day"].remedies == ("return_no_reason",)


@given(st.dates(date(2026, 1, 1), date(2026, 12, 1)), st.integers(-9, 9), st.integers(0, 9))
def test_nobody_is_told_more_days_than_there_are(last: date, before: int, rolled: int) -> None:
    today, nominal = last - timedelta(days=before), last - timedelta(days=rolled)
    for told in closing(right(last.isoformat(), nominal.isoformat()), today=today):
        assert 0 <= told.left <= SOON_DAYS
        assert today + timedelta(days=told.left) in (told.staff_day, told.right_day)
        assert told.staff_day <= told.right_day == last

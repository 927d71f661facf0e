"""The clock vectors T-01 to T-22: official calendar of 2026 with its make-up days, desk open 10:00 to 22:00."""

from datetime import date, datetime
from typing import Any

import pytest

from app.domain.clocks import Pause
from tests.domain.policy.desk import at_desk, decide
from tests.domain.policy.ticking import ticking

DUE: dict[str, tuple[str, dict[str, Any], str, str, str, str]] = {
    # id: profile, facts, clock, start event, start, due (a day: whole, until closing time)
    "T-01": ("home_groupbuy", {}, "liability", "accepted", "2026-09-30T16:40", "2026-10-10"),
    "T-02": (
        "home_groupbuy",
        {"decided_remedy": "repair"},
        "repair",
        "liability_determined",
        "2026-09-30T16:40",
        "2026-10-13",
    ),
    "T-03": (
        "home_groupbuy",
        {"third_party_test": True},
        "test_start",
        "accepted",
        "2026-09-30T16:40",
        "2026-10-15",
    ),
    "T-04": (
        "home_groupbuy",
        {"decided_remedy": "exchange"},
        "exchange_ship",
        "liability_determined",
        "2026-09-30T16:40",
        "2026-10-20",
    ),
    "T-05": ("home_groupbuy", {}, "refund", "goods_back_passed", "2026-02-13T15:00", "2026-02-25"),
    "T-06": ("home_groupbuy", {}, "followup", "executed", "2026-05-08T17:30", "2026-05-12"),
    "T-07": (
        "mall_desk",
        {"payment_method": "bank_card"},
        "refund",
        "refund_approved",
        "2026-09-19T11:00",
        "2026-09-22",
    ),
    "T-08": (
        "furniture_retail",
        {"demand": "complaint"},
        "complaint_solve",
        "complaint_received",
        "2026-11-20T10:00",
        "2026-11-28",
    ),
    "T-09": (
        "furniture_retail",
        {"demand": "complaint"},
        "complaint_reply",
        "complaint_received",
        "2026-11-20T19:30",
        "2026-11-22T19:30",
    ),
    "T-10": (
        "home_groupbuy",
        {"urgent": True},
        "first_response",
        "reported",
        "2026-10-03T22:30",
        "2026-10-04T02:30",
    ),
    "T-11": (
        "mall_desk",
        {"demand": "exchange", "amount": "199.00"},
        "plan",
        "triaged",
        "2026-11-20T21:10",
        "2026-11-21T11:10",
    ),
    "T-12": ("mall_desk", {"demand": "consult"}, "answer", "triaged", "2026-11-20T20:30", "2026-11-21T12:30"),
    "T-13": ("mall_desk", {}, "entry", "accepted", "2026-11-20T21:50", "2026-11-21T10:20"),
    "T-14": (
        "mall_desk",
        {"safety_risk": True},
        "emergency_start",
        "triaged",
        "2026-11-20T21:50",
        "2026-11-20T22:20",
    ),
    "T-15": ("mall_desk", {}, "preliminary_judgment", "entered", "2026-11-20T09:40", "2026-11-20T11:00"),
    "T-16": ("ecommerce", {}, "mail_in", "repair_sent", "2026-11-20T10:00", "2026-12-05"),
}


@pytest.mark.parametrize("vector", DUE)
def test_due(vector: str) -> None:
    profile, facts, key, event, start, due = DUE[vector]
    clock = ticking(profile, facts, {event: start})[key]
    whole_day = len(due) == len("2026-10-10")
    assert (str(clock.due_day) if whole_day else f"{clock.due:%Y-%m-%dT%H:%M}") == due, clock.why
    assert clock.why


def test_t08_counted_as_the_official_week_would_end_later() -> None:
    later = ticking(
        "home_groupbuy", {"decided_remedy": "repair"}, {"liability_determined": "2026-11-20T10:00"}
    )
    assert str(later["repair"].due_day) == "2026-11-27"


@pytest.mark.parametrize(
    ("day", "owed"),
    [("2026-11-20", "return_no_reason"), ("2026-11-21", "return_full"), ("2026-11-28", "return_full")],
)
def test_t17_seven_days_without_reason_then_fifteen_for_quality(day: str, owed: str) -> None:
    case = {"sold_date": "2026-11-13", "reported_at": f"{day}T12:00", "intact": True}
    decision = at_desk(**case, fault="quality", category="kettle")
    assert decision["no_reason_last_day"] == "2026-11-20"
    assert decision["quality_return_last_day"] == "2026-11-28"
    assert owed in decision.codes("remedies_by_right")
    assert ("return_no_reason" in decision.codes("remedies_by_right")) is (day == "2026-11-20")


@pytest.mark.parametrize(("amount", "required"), [("5000.00", False), ("5000.01", True)])
def test_t18_the_identity_number_above_five_thousand(amount: str, required: bool) -> None:
    assert at_desk(demand="return", amount=amount)["id_number_required"] is required


@pytest.mark.parametrize(
    ("amount", "level", "owner"), [("10000.00", 2, "售后主管"), ("10000.01", 1, "售后经理")]
)
def test_t19_the_manager_above_ten_thousand_and_no_emergency(amount: str, level: int, owner: str) -> None:
    decision = at_desk(demand="return", amount=amount, triaged_at="2026-11-20T10:00")
    assert (decision["priority_level"], decision["approver_level"]) == (level, owner)
    assert "emergency_start_due" not in decision


@pytest.mark.parametrize(("people", "level"), [(5, 2), (6, 1)])
def test_t20_a_batch_of_more_than_five(people: int, level: int) -> None:
    decision = at_desk(demand="complaint", people_affected=people, customer_agitated=False)
    assert decision["priority_level"] == level
    assert decision.get("batch_link_required") is (True if people == 5 else None)


@pytest.mark.parametrize("profile", ["mall_desk", "home_groupbuy", "ecommerce", "furniture_retail"])
def test_t21_a_year_without_its_plan_is_provisional_and_never_fails(profile: str) -> None:
    facts = {"payment_method": "bank_card", "demand": "complaint", "complex": True}
    reached = dict.fromkeys(
        ("reported", "accepted", "refund_approved", "goods_back_passed", "complaint_received"),
        "2026-12-30T10:30",
    )
    clocks = [each for each in ticking(profile, facts, reached).values() if each.due_day >= date(2027, 1, 1)]
    working = [each for each in clocks if each.provisional]
    assert working
    assert all("暂定" in each.why for each in working)
    moments = {"ticket_received_at": "2026-12-30T10:30", "refund_approved_at": "2026-12-30T10:30"}
    assert decide(profile=profile, **facts, **moments, accepted_at="2026-12-30T10:30")["provisional"] is True


def test_t22_a_pause_of_two_working_days_moves_the_due_by_two() -> None:
    pause = Pause("proof_pending", datetime(2026, 11, 19, 9), datetime(2026, 11, 23, 9))
    start = {"accepted": "2026-11-18T09:00"}
    plain = ticking("home_groupbuy", {}, start)["liability"]
    paused = ticking("home_groupbuy", {}, start, (pause,))["liability"]
    assert (plain.due_day, paused.due_day) == (date(2026, 11, 23), date(2026, 11, 25))
    assert paused.nominal_due.date() == date(2026, 11, 23)
    assert "暂停" in paused.why

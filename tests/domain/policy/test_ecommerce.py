"""The platform: classes of complaints, returns and warranties by kind of goods, repair, pickup, escalation."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.clocks import ClockState, Pause, clock_state
from app.domain.policy.decision import Decision
from tests.domain.policy.any_case import cases
from tests.domain.policy.desk import decide, remedy, rulebook, why
from tests.domain.policy.ticking import clocks_under, due

FRIDAY = "2026-11-20T10:00"
QUALITY = {"fault": "quality", "received_date": "2026-03-02"}


def shop(**facts: object) -> Decision:
    return decide(profile="ecommerce", **facts)


def owed(decision: Decision) -> set[str]:
    return set(decision.codes("remedies_by_right"))


@pytest.mark.parametrize(
    ("facts", "level", "mark", "handled"),
    [
        ({"demand": "return"}, 2, "一般", "2026-11-21T10:00"),
        ({"demand": "consult"}, 2, "一般", "2026-11-21T10:00"),
        ({"demand": "complaint", "safety_risk": True}, 1, "紧急", "2026-11-20T14:00"),
        ({"demand": "complaint", "words": "插上电就冒烟"}, 1, "紧急", "2026-11-20T14:00"),
        ({"demand": "complaint", "media_threat": True}, 1, "紧急", "2026-11-20T14:00"),
        ({"demand": "complaint", "people_affected": 5}, 2, "一般", "2026-11-21T10:00"),
        ({"demand": "complaint", "people_affected": 6}, 1, "重大", "2026-11-20T11:00"),
        ({"people_affected": 6, "safety_risk": True}, 1, "重大", "2026-11-20T11:00"),
    ],
)
def test_the_graver_the_sooner(facts: dict[str, object], level: int, mark: str, handled: str) -> None:
    decision = shop(triaged_at=FRIDAY, **facts)
    assert (decision["priority_level"], decision["priority_mark"]) == (level, mark)
    assert decision["handling_due"] == handled  # the literal order is not used


@pytest.mark.parametrize(
    "demand", ["return", "exchange", "repair", "compensation", "complaint", "suggestion"]
)
def test_every_demand_has_a_level_and_an_owner(demand: str) -> None:
    decision = shop(demand=demand)
    assert (decision["priority_level"], decision["approver_level"]) == (2, "客服人员")


def test_a_major_dispute_is_led_by_the_manager_whatever_else_is_urgent() -> None:
    both = shop(people_affected=6, safety_risk=True, media_threat=True)
    assert (both["priority_mark"], both["approver_level"]) == ("重大", "售后经理")
    assert shop(safety_risk=True)["approver_level"] == "售后主管"


def test_a_level_is_not_guessed_without_a_demand() -> None:
    assert "priority_level" not in shop(triaged_at=FRIDAY)


def test_repairs_and_complex_questions_have_time_limits_of_their_own() -> None:
    repair = shop(demand="repair", reported_at="2026-04-03T10:00", triaged_at="2026-04-03T10:05")
    assert "handling_due" not in repair
    assert repair["repair_plan_due"] == "2026-04-06T10:00"
    tricky = shop(demand="return", ticket_received_at="2026-02-13T10:00", complex=True, triaged_at=FRIDAY)
    assert (tricky["first_response_due"], tricky["solution_due"]) == ("2026-02-14T10:00", "2026-02-25")
    assert tricky["progress_notice_required"] is True
    assert "handling_due" not in tricky
    assert "solution_due" not in shop(ticket_received_at="2026-02-13T10:00")


@pytest.mark.parametrize(
    ("category", "last_day"),
    [
        ("mobile_phone", "2026-03-17"),
        ("digital", "2026-03-17"),
        ("clothing", "2026-04-01"),
        ("footwear", "2026-04-01"),
        ("toy", "2026-03-17"),
    ],
)
def test_quality_windows_by_kind_of_goods(category: str, last_day: str) -> None:
    facts = QUALITY | {"category": category, "channel": "offline"}
    assert shop(**facts, reported_at="2026-03-03T10:00")["quality_return_last_day"] == last_day
    on_time = shop(**facts, reported_at=f"{last_day}T21:00")
    late = shop(
        **facts, reported_at=f"{date.fromordinal(date.fromisoformat(last_day).toordinal() + 1)}T09:00"
    )
    if category != "mobile_phone":  # its statutory days wait for the day of purchase
        assert "return_full" in owed(on_time)
        assert remedy(late, "return_full")["exclusion"] == "window_closed"


def test_fifteen_days_hold_before_the_kind_of_goods_is_known() -> None:
    decision = shop(**QUALITY, reported_at="2026-03-17T10:00")
    assert decision["quality_return_last_day"] == "2026-03-17"


@pytest.mark.parametrize("fault", ["quality", "transport", "size_merchant"])
def test_broken_or_not_as_described_goes_back(fault: str) -> None:
    decision = shop(fault=fault, category="toy", received_date="2026-03-02", reported_at="2026-03-12T10:00")
    assert {"return_full", "exchange_same_model"} <= owed(decision)
    assert decision.codes("remedies_negotiable") == ("partial_refund",)


def test_the_window_starts_with_the_installation_and_anew_with_an_exchange() -> None:
    sent = QUALITY | {"category": "toy", "reported_at": "2026-03-12T10:00"}
    waiting = shop(**sent, requires_installation=True)
    assert waiting["quality_return_last_day"] == "2026-03-09"  # the seven days of the law run from receipt
    assert "installed_date" in waiting.codes("missing")
    installed = sent | {"requires_installation": True, "installed_date": "2026-03-08"}
    assert shop(**installed)["quality_return_last_day"] == "2026-03-23"
    assert shop(**installed, exchanged_date="2026-03-10")["quality_return_last_day"] == "2026-03-25"
    assert shop(**installed, repair_days=3)["quality_return_last_day"] == "2026-03-26"


@pytest.mark.parametrize(
    ("facts", "exclusion"),
    [
        ({"category": "fresh_food"}, "perishable"),
        ({"category": "furniture_custom"}, "custom_made"),
        ({"category": "toy", "custom_made": True}, "custom_made"),
        ({"category": "underwear"}, "marked_no_return"),
        ({"category": "virtual_service"}, "marked_no_return"),
        ({"category": "toy", "purchase_confirmed_no_return": True}, "confirmed_no_return"),
        ({"category": "toy", "packaging_complete": False}, "not_intact"),
    ],
)
def test_what_the_platform_takes_back_without_reason(facts: dict[str, object], exclusion: str) -> None:
    whole = {"packaging_complete": True, "unused": True, "accessories_complete": True}
    bought = {"received_date": "2026-03-02", "reported_at": "2026-03-09T10:00", "channel": "offline"}
    taken = shop(**bought, **whole, category="toy", fault="none")
    assert remedy(taken, "return_no_reason")["strength"] == "promise"
    refused = shop(**(bought | whole | {"fault": "none"} | facts))
    assert remedy(refused, "return_no_reason")["exclusion"] == exclusion
    assert "return_no_reason" not in owed(refused)


def test_a_platform_never_takes_away_what_the_law_gives() -> None:
    bought = {
        "received_date": "2026-03-02",
        "reported_at": "2026-03-09T10:00",
        "intact": True,
        "fault": "none",
    }
    decision = shop(**bought, category="underwear", channel="online", purchase_confirmed_no_return=False)
    assert remedy(decision, "return_no_reason")["strength"] == "by_right"
    assert decision["no_return_hint_required"] is True
    shorter = shop(**bought, category="toy", channel="online", merchant_no_reason_promise_days=3)
    assert shorter["no_reason_last_day"] == "2026-03-09"


def test_nothing_goes_back_before_its_state_is_known_or_after_the_seventh_day() -> None:
    bought = {"received_date": "2026-03-02", "category": "toy", "channel": "offline", "fault": "none"}
    open_case = shop(**bought, reported_at="2026-03-09T10:00")
    assert remedy(open_case, "return_no_reason")["pending"] == ["intact"]
    late = shop(**bought, intact=True, reported_at="2026-03-10T09:00")
    assert remedy(late, "return_no_reason")["exclusion"] == "window_closed"
    longer = shop(**bought, intact=True, reported_at="2026-03-17T09:00", merchant_no_reason_promise_days=15)
    assert "return_no_reason" in owed(longer)


@pytest.mark.parametrize(
    ("facts", "last_day"),
    [
        ({"category": "kettle"}, "2026-03-03"),
        ({"category": "digital"}, "2026-03-03"),
        ({"category": "toy"}, None),
        ({"category": "kettle", "agreed_warranty_years": 3}, "2028-03-03"),
        ({"category": "kettle", "agreed_warranty_months": 6}, "2026-03-03"),  # never less than a year
        ({"category": "kettle", "installed_date": "2025-03-10", "requires_installation": True}, "2026-03-10"),
    ],
)
def test_durable_goods_have_a_year_at_least(facts: dict[str, object], last_day: str | None) -> None:
    decision = shop(received_date="2025-03-03", reported_at="2026-03-03T10:00", fault="quality", **facts)
    assert decision.get("warranty_whole_last_day") == last_day


def test_wearing_parts_have_six_months_unless_another_term_was_agreed() -> None:
    part = {"fault": "quality", "faulty_part": "wear", "category": "digital", "received_date": "2026-03-02"}
    assert shop(**part, reported_at="2026-09-02T10:00")["wear_part_last_day"] == "2026-09-02"
    agreed = shop(**part, reported_at="2026-09-02T10:00", agreed_warranty_months=3)
    assert agreed["wear_part_last_day"] == "2026-06-02"
    assert agreed["quote_before_repair"] is True


def test_misuse_and_what_is_past_its_warranty_are_repaired_after_a_quotation() -> None:
    misused = shop(
        fault="misuse", category="digital", received_date="2026-03-02", reported_at="2026-03-30T10:00"
    )
    assert misused.codes("remedies_negotiable") == ("repair_paid",)
    assert (misused["liable_party"], misused["quote_before_repair"]) == ("customer", True)
    old = shop(
        fault="quality", category="digital", received_date="2025-03-02", reported_at="2026-03-30T10:00"
    )
    assert old["quote_before_repair"] is True
    covered = shop(fault="quality", category="digital", received_date="2026-03-02", reported_at=FRIDAY)
    assert "quote_before_repair" not in covered


@pytest.mark.parametrize(("back", "days", "owing"), [("2026-12-05", 15, False), ("2026-12-06", 16, True)])
def test_fifteen_days_for_goods_mailed_in(back: str, days: int, owing: bool) -> None:
    decision = shop(repair_sent_date="2026-11-20", repair_returned_date=back)
    assert (decision["repair_total_days"], decision["overdue_compensation"]) == (days, owing)
    assert ("compensation" in owed(decision)) is owing


def test_goods_still_away_are_counted_up_to_today() -> None:
    assert shop(repair_sent_date="2026-11-20", today="2026-12-06")["overdue_compensation"] is True
    assert "overdue_compensation" not in shop(repair_sent_date="2026-11-20")


def test_t16_the_mail_in_clock_ends_at_midnight_of_the_fifteenth_day() -> None:
    clock = clocks_under("ecommerce", {}, {"repair_sent": FRIDAY})["寄修往返及维修"]
    assert (due(clock), clock.due_day) == ("2026-12-06T00:00", date(2026, 12, 5))
    reached = {"repair_sent": FRIDAY, "repair_returned": "2026-11-25T10:00"}  # on its way back is not back
    assert clocks_under("ecommerce", {}, reached)["寄修往返及维修"].stopped_at is None
    onsite = clocks_under("ecommerce", {"repair_mode": "official_onsite"}, {"repair_sent": FRIDAY})
    assert "寄修往返及维修" not in onsite


def test_pickup() -> None:
    reached = {"pickup_requested": "2026-05-01T08:20", "pickup_answered": "2026-05-01T20:00"}
    ticking = clocks_under("ecommerce", {"demand": "return"}, reached)
    assert due(ticking["取件响应"]) == "2026-05-02T08:20"
    assert clock_state(ticking["取件响应"], datetime(2026, 5, 3)) is ClockState.MET
    assert (due(ticking["上门取件"]), ticking["上门取件"].stopped_at) == ("2026-05-03T08:20", None)
    arrived = clocks_under("ecommerce", {}, reached | {"goods_back_received": "2026-05-02T09:00"})
    assert arrived["上门取件"].stopped_at == datetime(2026, 5, 2, 9)


def test_a_refused_plan_goes_to_the_specialist_within_a_day() -> None:
    reached = {"plan_made": "2026-03-12T10:00", "plan_refused": "2026-03-12T17:40"}
    clock = clocks_under("ecommerce", {}, reached)["升级至投诉专员"]
    assert (due(clock), clock.stopped_at) == ("2026-03-13T17:40", None)
    taken = clocks_under("ecommerce", {}, reached | {"escalated": "2026-03-12T18:00"})["升级至投诉专员"]
    assert clock_state(taken, datetime(2026, 3, 14)) is ClockState.MET
    assert "escalation" not in shop(demand="return")


def test_a_repair_request() -> None:
    reached = {"accepted": "2026-04-03T10:00", "judged": "2026-04-04T09:00"}
    ticking = clocks_under("ecommerce", {"demand": "repair"}, reached)
    assert ticking["确认故障类型"].stopped_at == datetime(2026, 4, 4, 9)
    assert ticking["给出维修方案"].stopped_at is None
    assert "确认故障类型" not in clocks_under("ecommerce", {"demand": "return"}, reached)


def test_progress_is_told_within_a_day_and_handling_pauses_for_proof() -> None:
    pause = Pause("proof_pending", datetime(2026, 11, 20, 12), datetime(2026, 11, 20, 13))
    reached = {"accepted": FRIDAY, "triaged": FRIDAY}
    ticking = clocks_under("ecommerce", {"demand": "return"}, reached, (pause,))
    assert due(ticking["反馈初步进展"]) == "2026-11-21T10:00"
    assert due(ticking["普通问题处理"]) == "2026-11-21T11:00"
    assert due(ticking["工单首次响应"]) == "2026-11-21T10:00"
    counter = clocks_under("ecommerce", {"demand": "return", "intake_channel": "offline"}, reached)
    assert "工单首次响应" not in counter


def test_refund_and_survey() -> None:
    assert shop(returned_goods_passed_at="2026-09-18T10:30")["refund_due"] == "2026-09-22"
    assert "本店设定" in why(shop(returned_goods_passed_at="2026-09-18T10:30"), "refund_due")["source"]
    assert shop(execution_completed_at="2026-09-24T18:00")["followup_due"] == "2026-09-27"


@pytest.mark.parametrize(("score", "revisited"), [(1, True), (2, True), (3, False), (5, False)])
def test_low_scores_are_called_back(score: int, revisited: bool) -> None:
    assert shop(satisfaction_score=score)["manual_followup_required"] is revisited


@pytest.mark.parametrize(
    ("facts", "party"),
    [
        ({"fault": "quality"}, "merchant"),
        ({"fault": "size_merchant"}, "merchant"),
        ({"fault": "transport"}, "logistics"),
        ({"fault": "misuse"}, "customer"),
        ({"fault": "none", "intact": False}, "customer"),
        ({"fault": "none", "intact": True}, None),
        ({"fault": "disputed"}, None),
    ],
)
def test_liable_party(facts: dict[str, object], party: str | None) -> None:
    assert shop(**facts).get("liable_party") == party


def test_attitude_is_answered_by_an_apology_and_comfort() -> None:
    decision = shop(fault="service", demand="complaint")
    assert decision["apology_kinds"] == ["书面致歉", "电话致歉"]
    assert decision["goodwill_kinds"] == ["优惠券", "积分", "延保服务"]


def test_every_gap_and_the_order_of_the_classes_are_shown_to_the_administrator() -> None:
    profile = rulebook().rules_for("ecommerce").profile
    assert profile is not None
    gaps, order = profile.settings["gaps"], profile.settings["severity_time_order"]
    assert isinstance(gaps, dict)
    assert isinstance(order, dict)
    assert sorted(gaps) == [f"G-{number:02d}" for number in range(1, 14)]
    assert order["used"] == "reversed"


@given(cases())
def test_any_case_is_answered(raw: dict[str, object]) -> None:
    assert shop(**{key: value for key, value in raw.items() if key != "profile"}).as_json()


@given(st.integers(0, 40))
def test_the_fifteenth_day_is_still_in_time(days: int) -> None:
    back = date.fromordinal(date(2026, 3, 2).toordinal() + days)
    decision = shop(repair_sent_date="2026-03-02", repair_returned_date=str(back))
    assert decision["overdue_compensation"] is (days > 15)

"""The furniture retailer: grades, warranties, the working week from Monday to Saturday, and its clocks."""

from datetime import datetime
from typing import Any

import pytest

from app.domain.clocks import ClockState, Pause, clock_state
from app.domain.policy.decision import Decision
from tests.domain.policy.desk import decide, examples, remedy, why
from tests.domain.policy.ticking import shown, ticking

PROFILE = "furniture_retail"


def at_store(**facts: object) -> Decision:
    return decide(profile=PROFILE, **facts)


def office(reported: str, **facts: object) -> Decision:
    known = {"category": "furniture_office", "accepted_date": "2023-03-16", "fault": "quality"}
    return at_store(**{**known, "reported_at": reported, **facts})


def chair(reported: str, **facts: object) -> Decision:
    known = {"category": "furniture_dining_chair", "sold_date": "2025-03-17", "fault": "quality"}
    return at_store(**{**known, "reported_at": reported, **facts})


def test_every_example_is_here() -> None:
    assert len(examples(PROFILE)) >= 7


@pytest.mark.parametrize(
    ("facts", "grade"),
    [
        ({"damage": "total", "customer_accepts_repair": False}, 1),
        ({"customer_accepts_repair": False}, 1),
        ({"fault": "quality", "repairable": False}, 1),
        ({"bad_review": True}, 1),
        ({"needs_large_part": True, "needs_visit": True}, 2),
        ({"needs_large_part": False, "needs_visit": True}, 3),
        ({"needs_small_part": True, "needs_visit": True}, 3),
        ({"needs_small_part": True, "needs_visit": False}, 4),
        ({"needs_small_part": False, "needs_visit": False}, 4),
    ],
)
def test_grades(facts: dict[str, object], grade: int) -> None:
    assert at_store(**facts)["furniture_severity"] == grade


def test_of_several_grades_the_most_severe_counts() -> None:
    needs = {"needs_small_part": True, "needs_large_part": True, "needs_visit": True}
    assert at_store(**needs)["furniture_severity"] == 2
    assert at_store(**needs, customer_accepts_repair=False)["furniture_severity"] == 1
    assert at_store(damage="total", customer_accepts_repair=True, needs_visit=True)["furniture_severity"] == 3


def test_no_grade_is_guessed() -> None:
    assert "furniture_severity" not in at_store(demand="repair", category="furniture_sofa")
    assert "furniture_severity" not in at_store(needs_small_part=True)


def test_a_large_part_without_a_visit_is_a_gap_of_the_source() -> None:
    alone = at_store(needs_large_part=True, needs_visit=False)
    assert alone["policy_gap"] == "large_part_without_visit"
    assert "furniture_severity" not in alone
    assert "policy_gap" not in at_store(needs_large_part=True, needs_visit=True)


@pytest.mark.parametrize(
    ("facts", "level", "mark", "owner"),
    [
        ({"demand": "return"}, 2, "一般", "售后主管"),
        ({"demand": "exchange"}, 2, "一般", "售后主管"),
        ({"demand": "repair"}, 2, "一般", "售后主管"),
        ({"demand": "compensation"}, 2, "一般", "售后主管"),
        ({"demand": "complaint"}, 2, "一般", "售后主管"),
        ({"demand": "consult"}, 3, "待观察", "售后专员"),
        ({"demand": "suggestion"}, 3, "待观察", "售后专员"),
        ({"demand": "repair", "hazard": "tipping"}, 1, "紧急", "售后经理"),
        ({"demand": "consult", "injury": "minor"}, 1, "紧急", "售后经理"),
        ({"demand": "exchange", "customer_accepts_repair": False}, 2, "一般", "售后经理"),
        ({"demand": "return", "bad_review": True}, 2, "一般", "售后经理"),
        ({"demand": "repair", "people_affected": 5}, 2, "一般", "售后主管"),
        ({"demand": "repair", "people_affected": 6}, 1, "紧急", "售后经理"),
        ({"demand": "repair", "urgent": True}, 1, "紧急", "售后经理"),
        ({"demand": "repair", "bad_review": True, "words": "柜子倒了下来"}, 1, "紧急", "售后经理"),
    ],
)
def test_levels(facts: dict[str, object], level: int, mark: str, owner: str) -> None:
    decision = at_store(**facts)
    assert (decision["priority_level"], decision["priority_mark"], decision["approver_level"]) == (
        level,
        mark,
        owner,
    )


@pytest.mark.parametrize(
    ("words", "level"),
    [("柜子倒下来砸到孩子", 1), ("甲醛味道太大", 1), ("买的是零甲醛板材", 2), ("再不处理给差评", 2)],
)
def test_words(words: str, level: int) -> None:
    assert at_store(demand="repair", words=words)["priority_level"] == level


@pytest.mark.parametrize(("reported", "inside"), [("2026-03-16T23:59", True), ("2026-03-17T00:00", False)])
def test_office_furniture_three_years_from_acceptance(reported: str, inside: bool) -> None:
    decision = office(reported)
    assert decision["warranty_whole_last_day"] == "2026-03-16"
    assert decision["within_warranty"] is inside
    assert ("repair_free" in decision.codes("remedies_by_right")) is inside
    assert ("repair_paid" in decision.codes("remedies_negotiable")) is not inside
    assert decision.get("quote_before_repair", False) is not inside


def test_office_furniture_counts_from_acceptance_and_nothing_else() -> None:
    bare = {"category": "furniture_office", "sold_date": "2023-01-01", "fault": "quality"}
    unknown = at_store(**bare, reported_at="2026-03-16T10:00")
    assert "warranty_whole_last_day" not in unknown
    assert "accepted_date" in unknown.codes("missing")
    line = remedy(office("2026-03-16T10:00"), "repair_free")
    assert (line["strength"], line["basis"]) == ("promise", "merchant_promise")
    assert "交通费" in line["why"]


def test_office_warranty_on_a_leap_day_and_with_days_of_repair() -> None:
    assert office("2026-03-16T10:00", accepted_date="2024-02-29")["warranty_whole_last_day"] == "2027-02-28"
    assert office("2026-03-20T10:00", repair_days=10)["warranty_whole_last_day"] == "2026-03-26"
    assert office("2026-03-20T10:00", exchanged_date="2025-01-05")["warranty_whole_last_day"] == "2028-01-05"


def test_office_warranty_does_not_cover_misuse() -> None:
    decision = office("2025-03-16T10:00", fault="misuse")
    assert decision.codes("remedies_by_right") == ()
    assert remedy(decision, "repair_free")["exclusion"] == "not_quality"
    assert decision.codes("remedies_negotiable") == ("repair_paid",)
    assert (decision["quote_before_repair"], decision["liable_party"]) == (True, "customer")


@pytest.mark.parametrize(("reported", "inside"), [("2026-03-17T20:00", True), ("2026-03-18T09:00", False)])
def test_dining_chair_one_year_from_purchase(reported: str, inside: bool) -> None:
    decision = chair(reported)
    assert (decision["warranty_whole_last_day"], decision["within_warranty"]) == ("2026-03-17", inside)
    assert ("repair_paid" in decision.codes("remedies_negotiable")) is not inside


def test_a_chair_delivered_later_is_covered_from_delivery() -> None:
    late = chair("2026-03-30T10:00", received_date="2025-04-01")
    assert (late["warranty_whole_last_day"], late["within_warranty"]) == ("2026-04-01", True)
    assert "repair_paid" not in late.codes("remedies_negotiable")


def test_an_agreed_warranty_may_reach_further_than_the_house() -> None:
    decision = office("2026-03-17T10:00", agreed_warranty_years=5)
    assert (decision["warranty_whole_last_day"], decision["within_warranty"]) == ("2028-03-16", True)
    assert "repair_free" in decision.codes("remedies_by_right")
    assert "repair_paid" not in decision.codes("remedies_negotiable")


def test_a_stated_warranty_that_the_dates_deny_is_pointed_out() -> None:
    assert office("2026-03-17T10:00", within_warranty=True)["facts_conflict"] == ["within_warranty"]
    assert office("2026-03-16T10:00", within_warranty=False)["facts_conflict"] == ["within_warranty"]
    assert "facts_conflict" not in office("2026-03-16T10:00", within_warranty=True)


SOFA: dict[str, Any] = {
    "category": "furniture_sofa",
    "channel": "offline",
    "demand": "return",
    "sold_date": "2026-03-01",
    "fault": "none",
    "intact": True,
}


@pytest.mark.parametrize(("reported", "owed"), [("2026-03-08T17:59", True), ("2026-03-09T09:00", False)])
def test_seven_days_from_purchase_without_a_reason(reported: str, owed: bool) -> None:
    decision = at_store(**SOFA, reported_at=reported)
    assert decision["no_reason_last_day"] == "2026-03-08"
    assert (decision.codes("remedies_by_right") == ("return_no_reason",)) is owed
    line = remedy(decision, "return_no_reason")
    assert (line["strength"], line.get("exclusion")) == (
        ("promise", None) if owed else ("not_owed", "window_closed")
    )


@pytest.mark.parametrize(
    ("facts", "exclusion"),
    [
        ({"intact": False}, "not_intact"),
        ({"custom_made": True}, "custom_made"),
        ({"category": "furniture_custom"}, "custom_made"),
        ({"purchase_confirmed_no_return": True}, "confirmed_no_return"),
    ],
)
def test_what_shuts_out_the_return_without_a_reason(facts: dict[str, object], exclusion: str) -> None:
    decision = at_store(**{**SOFA, "reported_at": "2026-03-05T10:00", **facts})
    assert remedy(decision, "return_no_reason")["exclusion"] == exclusion
    assert decision.codes("remedies_by_right") == ()


def test_packaging_need_not_be_kept() -> None:
    ticks = {"unused": True, "accessories_complete": True, "packaging_complete": False}
    known = {key: value for key, value in SOFA.items() if key != "intact"}
    decision = at_store(**known, **ticks, reported_at="2026-03-05T10:00")
    assert decision.codes("remedies_by_right") == ("return_no_reason",)


def test_quality_is_repaired_and_exchanged_or_returned_when_beyond_repair() -> None:
    assert at_store(category="furniture_wood", fault="quality").codes("remedies_by_right") == ("repair_free",)
    beyond = at_store(category="furniture_wood", fault="quality", repairable=False)
    assert set(beyond.codes("remedies_by_right")) == {"exchange_same_model", "return_full"}
    over = at_store(category="furniture_wood", fault="quality", repairable=False, within_warranty=False)
    assert over.codes("remedies_by_right") == ()


def test_damage_in_transport_is_served_first_and_recovered_later() -> None:
    decision = at_store(category="furniture_wood", fault="transport")
    assert set(decision.codes("remedies_by_right")) == {"repair_free", "exchange_same_model"}
    assert (decision["liable_party"], decision["recovery_against"]) == ("logistics", "logistics")
    assert "seller" in decision.codes("customer_may_claim_against")
    assert decision["remedy_order"] == ["补漆", "上门维修", "补发配件", "整件更换"]
    assert decision["money_offered_first"] is False


@pytest.mark.parametrize(("ours", "party", "offer"), [(True, "installer", True), (False, "customer", False)])
def test_who_installed_decides(ours: bool, party: str, offer: bool) -> None:
    decision = at_store(fault="installation", requires_installation=ours)
    assert decision["liable_party"] == party
    assert ("rectify_install" in decision.codes("remedies_by_right")) is offer
    assert ("repair_paid" in decision.codes("remedies_negotiable")) is not offer


def test_who_installed_is_asked_for() -> None:
    decision = at_store(fault="installation")
    assert "liable_party" not in decision
    assert remedy(decision, "rectify_install")["pending"] == ["requires_installation"]


def test_money_is_talked_about_only_when_the_customer_asks() -> None:
    assert "compensation" not in at_store(fault="quality", demand="repair").codes("remedies_negotiable")
    assert "compensation" in at_store(fault="quality", demand="compensation").codes("remedies_negotiable")


def test_t08_seven_working_days_from_monday_to_saturday() -> None:
    assert at_store(complaint_received_at="2026-11-20T10:00")["resolution_due"] == "2026-11-28"
    clock = ticking(PROFILE, {"demand": "complaint"}, {"complaint_received": "2026-11-20T10:00"})
    assert shown(clock["complaint_solve"].due) == "2026-11-28T18:00"


def test_t09_forty_eight_hours_run_on_sunday() -> None:
    assert at_store(complaint_received_at="2026-11-20T19:30")["reply_due"] == "2026-11-22T19:30"
    clock = ticking(PROFILE, {"demand": "complaint"}, {"complaint_received": "2026-11-20T19:30"})
    assert shown(clock["complaint_reply"].due) == "2026-11-22T19:30"


def test_days_off_and_make_up_sundays_are_not_worked() -> None:
    national = at_store(complaint_received_at="2026-09-28T09:00")
    assert national["resolution_due"] == "2026-10-13"
    skipped = why(national, "resolution_due")["skipped"]
    assert {"2026-10-01", "2026-10-07", "2026-10-11"} <= set(skipped)
    makeup = at_store(complaint_received_at="2026-09-18T09:00")  # Sunday the 20th is made up elsewhere
    assert makeup["resolution_due"] == "2026-09-29"


def test_a_complaint_across_a_year_without_a_plan_is_provisional() -> None:
    decision = at_store(complaint_received_at="2026-12-30T09:00")
    assert (decision["provisional"], decision["calendar_missing_years"]) == (True, [2027])


def test_a_complaint_at_the_desk_starts_with_acceptance_and_ends_when_carried_out() -> None:
    reached = {"accepted": "2026-11-20T10:00", "entered": "2026-11-20T10:05", "triaged": "2026-11-20T10:05"}
    clocks = ticking(PROFILE, {"demand": "complaint", "intake_channel": "phone"}, reached)
    assert {"first_response", "complaint_reply", "complaint_solve"} <= set(clocks)
    assert clocks["complaint_solve"].owner == "售后主管"
    done = reached | {"contacted": "2026-11-20T11:00", "executed": "2026-11-25T15:00"}
    clocks = ticking(PROFILE, {"demand": "complaint", "intake_channel": "phone"}, done)
    later = datetime(2026, 12, 1)
    for key in ("first_response", "complaint_reply", "complaint_solve"):
        assert clock_state(clocks[key], later) is ClockState.MET


def test_only_the_solution_of_a_complaint_is_paused() -> None:
    pause = (Pause("proof_pending", datetime(2026, 11, 21, 9), datetime(2026, 11, 24, 9)),)
    clocks = ticking(PROFILE, {"demand": "complaint"}, {"accepted": "2026-11-20T10:00"}, pause)
    assert shown(clocks["complaint_solve"].due) == "2026-12-01T18:00"  # Saturday and Monday stood still
    assert shown(clocks["complaint_reply"].due) == "2026-11-22T10:00"


def test_first_answer_in_a_day_and_for_office_furniture_in_two_hours() -> None:
    reached = {"accepted": "2026-11-21T17:30"}
    plain = ticking(PROFILE, {"category": "furniture_sofa", "intake_channel": "phone"}, reached)
    assert shown(plain["first_response"].due) == "2026-11-22T17:30"
    assert "on_site" not in plain
    quick = ticking(PROFILE, {"category": "furniture_office", "intake_channel": "phone"}, reached)
    assert shown(quick["first_response"].due) == shown(quick["on_site"].due) == "2026-11-21T19:30"
    assert quick["on_site"].owner == "维修师傅"


def test_who_stands_at_the_counter_was_answered() -> None:
    reached = {"accepted": "2026-11-20T10:00"}
    counter = ticking(PROFILE, {"category": "furniture_office", "intake_channel": "offline"}, reached)
    assert "first_response" not in counter
    assert "on_site" in counter


@pytest.mark.parametrize("demand", ["consult", "suggestion", "complaint"])
def test_nobody_drives_out_to_answer_a_question(demand: str) -> None:
    decision = at_store(category="furniture_office", demand=demand, reported_at="2026-03-16T08:50")
    assert "on_site_due" not in decision
    assert decision["first_response_due"] == "2026-03-16T10:50"


def test_refund_within_a_week_after_the_goods_passed() -> None:
    assert at_store(returned_goods_passed_at="2026-09-28T10:00")["refund_due"] == "2026-10-05"
    clocks = ticking(
        PROFILE, {}, {"goods_back_passed": "2026-09-28T10:00", "refund_done": "2026-10-05T17:00"}
    )
    assert clock_state(clocks["refund"], datetime(2026, 10, 9)) is ClockState.MET


def test_follow_up() -> None:
    assert at_store(execution_completed_at="2026-11-20T18:00")["followup_due"] == "2026-11-23"
    assert at_store(satisfaction_score=2)["manual_followup_required"] is True
    assert at_store(satisfaction_score=3)["manual_followup_required"] is False
    assert at_store(followup_satisfied=False)["reopen_case"] is True


@pytest.mark.parametrize(
    ("proof", "confirmed", "status"),
    [
        ("invoice", False, "valid"),
        ("other_proof", False, "pending"),
        ("member_record", True, "valid"),
        ("none", False, "pending"),
    ],
)
def test_proof_never_keeps_a_case_out(proof: str, confirmed: bool, status: str) -> None:
    decision = at_store(proof_of_purchase=proof, supervisor_confirmed=confirmed)
    assert (decision["proof_status"], decision["intake_allowed"]) == (status, True)


def test_a_grade_is_not_guessed_and_what_decides_it_is_asked_for() -> None:
    broken = at_store(damage="total")
    assert "furniture_severity" not in broken
    assert "customer_accepts_repair" in broken.codes("missing")
    assert "needs_visit" in at_store(needs_large_part=True).codes("missing")


def test_the_customer_hears_of_the_shipping_on_the_same_day() -> None:
    notice = ticking(PROFILE, {}, {"exchange_shipped": "2026-11-20T11:00"})["shipping_notice"]
    assert (notice.owner, shown(notice.amber_at)) == ("跟单员", "2026-11-20T11:00")
    assert notice.due.date() == notice.start.date()
    assert clock_state(notice, datetime(2026, 11, 20, 12)) is ClockState.AMBER
    assert clock_state(notice, datetime(2026, 11, 21, 9)) is ClockState.RED
    told = {"exchange_shipped": "2026-11-20T11:00", "shipping_told": "2026-11-20T15:00"}
    met = ticking(PROFILE, {}, told)["shipping_notice"]
    assert clock_state(met, datetime(2026, 11, 21, 9)) is ClockState.MET
    late = ticking(PROFILE, {}, {"exchange_shipped": "2026-11-20T11:00"})["overdue_shipping_notice"]
    assert (late.start, late.owner) == (notice.due, "售后主管")
    assert "shipping_notice" not in ticking("mall_desk", {}, {"exchange_shipped": "2026-11-20T11:00"})


OFFICE = {"category": "furniture_office", "accepted_date": "2026-09-15"}
TAKEN = {"accepted": "2026-11-20T10:00"}


def cared(facts: dict[str, object], reached: dict[str, str] | None = None) -> dict[str, str]:
    """The clocks of care: key and last day."""
    known = {**OFFICE, "accepted_at": "2026-11-20T10:00", **facts}
    found = ticking(PROFILE, known, {**TAKEN, **(reached or {})})
    return {key: str(clock.due_day) for key, clock in found.items() if key.startswith("care_")}


@pytest.mark.parametrize(
    ("facts", "due"),
    [
        ({}, {"care_check": "2026-12-15", "care_full": "2027-09-15"}),
        ({"last_care_date": "2026-11-18"}, {"care_check": "2027-02-18", "care_full": "2027-09-15"}),
        ({"last_full_care_date": "2026-11-18"}, {"care_check": "2027-02-18", "care_full": "2027-11-18"}),
        ({"accepted_date": "2026-08-20"}, {"care_check": "2026-11-20", "care_full": "2027-08-20"}),
        # Whether care was given since nobody knows: what was past when the case came in, this case is not for.
        ({"accepted_date": "2026-08-19"}, {"care_full": "2027-08-19"}),
        ({"accepted_date": "2024-01-10"}, {}),
        ({"accepted_date": "2024-01-10", "last_care_date": "2026-10-31"}, {"care_check": "2027-01-31"}),
        ({"category": "furniture_sofa"}, {}),
    ],
)
def test_care_is_due_three_months_and_a_year_after_it_was_given_last(
    facts: dict[str, object], due: dict[str, str]
) -> None:
    assert cared(facts) == due
    decision = at_store(**{**OFFICE, "reported_at": "2026-11-20T10:00", **facts})
    assert {key: decision[f"{key}_due"] for key in due} == due


def test_the_clock_of_care_is_amber_before_its_day_and_red_after_it() -> None:
    check = ticking(PROFILE, {**OFFICE, "accepted_at": "2026-11-20T10:00"}, TAKEN)["care_check"]
    assert (check.owner, check.amber_at.date().isoformat()) == ("售后服务小组", "2026-12-01")
    assert "办公家具售后服务制度二3" in check.why
    assert clock_state(check, datetime(2026, 11, 25)) is ClockState.RUNNING
    assert clock_state(check, datetime(2026, 12, 10)) is ClockState.AMBER
    assert clock_state(check, datetime(2026, 12, 16)) is ClockState.RED


def test_a_closed_case_has_no_clock_of_care() -> None:
    assert cared({}, {"closed": "2026-11-25T10:00"}) == {}


def test_a_request_at_the_counter_is_answered_within_a_day() -> None:
    facts = {"category": "furniture_sofa", "demand": "return", "intake_channel": "offline"}
    clock = ticking(PROFILE, facts, {"accepted": "2026-11-20T10:00"})["first_response"]
    assert f"{clock.due:%m-%d %H:%M}" == "11-21 10:00"

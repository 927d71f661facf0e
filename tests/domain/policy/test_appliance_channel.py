"""The appliance channel: after-sales period, warranty and beyond, promises of 180 and 365 days, injury."""

from datetime import datetime

import pytest

from app.domain.clocks import ClockState, clock_state
from app.domain.policy.decision import Decision
from tests.domain.policy.desk import decide, examples, remedy
from tests.domain.policy.ticking import shown, ticking

PROFILE = "appliance_channel"
FAULTY = {"category": "refrigerator", "fault": "quality"}
BEFORE = {"within_after_sales_period": True}
WARRANTY = {"within_after_sales_period": False, "within_warranty": True}
OVER = {"within_after_sales_period": False, "within_warranty": False}


def at_shop(**facts: object) -> Decision:
    return decide(profile=PROFILE, **facts)


def test_every_example_is_here() -> None:
    assert len(examples(PROFILE)) >= 10


@pytest.mark.parametrize(
    ("stated", "coverage"), [(BEFORE, "after_sales"), (WARRANTY, "warranty"), (OVER, "over")]
)
def test_coverage_as_stated(stated: dict[str, object], coverage: str) -> None:
    assert at_shop(**FAULTY, **stated)["coverage"] == coverage


@pytest.mark.parametrize(
    ("reported", "coverage"),
    [
        ("2025-03-18T23:59", "after_sales"),
        ("2025-03-19T00:00", "warranty"),
        ("2026-03-03T20:00", "warranty"),
        ("2026-03-04T08:00", "over"),
    ],
)
def test_coverage_from_dates(reported: str, coverage: str) -> None:
    known = {"category": "kettle", "received_date": "2025-03-03", "agreed_warranty_months": 12}
    decision = at_shop(**known, reported_at=reported, channel="online")
    assert decision["coverage"] == coverage
    assert decision["after_sales_last_day"] == "2025-03-18"
    assert decision["warranty_whole_last_day"] == "2026-03-03"


def test_what_was_stated_is_not_counted_again() -> None:
    decision = at_shop(**FAULTY, **BEFORE, received_date="2025-01-01", reported_at="2026-01-01T10:00")
    assert "after_sales_last_day" not in decision
    assert decision["coverage"] == "after_sales"


def test_nothing_is_guessed_without_dates() -> None:
    decision = at_shop(**FAULTY, demand="repair")
    assert "coverage" not in decision
    assert decision.codes("remedies_by_right") == ()
    assert {"sold_date", "agreed_warranty_months"} <= set(decision.codes("missing"))


def test_goods_installed_by_the_shop_count_from_installation() -> None:
    known = {"category": "air_conditioner", "requires_installation": True, "received_date": "2026-03-01"}
    waiting = at_shop(**known, reported_at="2026-03-20T10:00")
    assert "after_sales_last_day" not in waiting
    assert "installed_date" in waiting.codes("missing")
    installed = at_shop(**known, installed_date="2026-03-10", reported_at="2026-03-20T10:00")
    assert installed["after_sales_last_day"] == "2026-03-25"


def test_before_the_period_ends_repair_is_offered_first() -> None:
    decision = at_shop(**FAULTY, **BEFORE)
    assert decision["first_offer"] == "on_site_repair"
    assert decision["remedies_offered"] == ["repair_free"]
    assert decision.codes("remedies_by_right") == ("repair_free",)
    assert remedy(decision, "repair_free")["strength"] == "promise"


@pytest.mark.parametrize("reason", [{"repairable": False}, {"customer_accepts_repair": False}])
@pytest.mark.parametrize("demand", ["exchange", "return"])
def test_beyond_repair_or_refused_the_customer_chooses(reason: dict[str, object], demand: str) -> None:
    decision = at_shop(**FAULTY, **BEFORE, **reason, demand=demand)
    assert {"return_full", "exchange_same_model"} <= set(decision.codes("remedies_by_right"))
    assert decision["first_offer"] == "exchange_or_return"
    assert decision["basis"] == "merchant_promise"


def test_what_cannot_be_repaired_is_not_repaired() -> None:
    assert "repair_free" not in at_shop(**FAULTY, **BEFORE, repairable=False).codes("remedies_by_right")


def test_for_a_main_part_an_exchange_is_offered_beside_the_repair() -> None:
    decision = at_shop(**FAULTY, **BEFORE, faulty_part="main")
    assert set(decision.codes("remedies_offered")) == {"repair_free", "exchange_same_model"}
    assert decision.codes("remedies_negotiable") == ("exchange_same_model",)


def test_in_the_warranty_repair_and_help_to_reach_the_service() -> None:
    decision = at_shop(**FAULTY, **WARRANTY)
    assert decision.codes("remedies_by_right") == ("repair_free",)
    assert decision["must_assist_contact"] is True
    assert "safety_warning_required" not in decision
    assert "must_assist_contact" not in at_shop(**FAULTY, **BEFORE)


@pytest.mark.parametrize("broken", [{"unauthorized_disassembly": True}, {"voucher_altered": True}])
def test_what_ends_the_warranty(broken: dict[str, object]) -> None:
    decision = at_shop(**FAULTY, **WARRANTY, **broken)
    assert decision.codes("remedies_by_right") == ()
    assert remedy(decision, "repair_free")["strength"] != "promise"


def test_out_of_warranty_paid_repair_and_a_warning() -> None:
    decision = at_shop(**{**FAULTY, "category": "air_conditioner"}, **OVER)
    assert decision.codes("remedies_by_right") == ()
    assert decision.codes("remedies_negotiable") == ("repair_paid",)
    assert decision["safety_warning_required"] is True
    assert decision["quote_before_repair"] is True
    assert decision["advice"] == ["停止使用", "尽快维修"]


@pytest.mark.parametrize(
    ("promise", "last", "reported", "owed"),
    [
        ("exchange_180d", "2026-06-30", "2026-06-30T23:59", True),
        ("exchange_180d", "2026-06-30", "2026-07-01T00:00", False),
        ("exchange_365d", "2027-01-01", "2027-01-01T20:00", True),
        ("exchange_365d", "2027-01-01", "2027-01-02T08:00", False),
    ],
)
def test_the_last_day_of_a_promise_counts_and_the_next_is_refused(
    promise: str, last: str, reported: str, owed: bool
) -> None:
    known = {**FAULTY, "sold_date": "2026-01-01", "channel": "offline", "promise": promise}
    decision = at_shop(**known, within_warranty=True, reported_at=reported)
    assert decision["promise_last_day"] == last
    assert ("exchange_same_model" in decision.codes("remedies_by_right")) is owed
    line = remedy(decision, "exchange_same_model")
    if owed:
        assert (line["strength"], line["last_day"]) == ("promise", last)


def test_a_promise_covers_faults_only_and_an_unknown_one_is_looked_up() -> None:
    known = {"category": "kettle", "sold_date": "2026-01-01", "reported_at": "2026-02-01T10:00"}
    misuse = at_shop(**known, promise="exchange_180d", fault="misuse")
    assert misuse.codes("remedies_by_right") == ()
    unlisted = at_shop(**known, promise="lifetime", fault="quality")
    assert unlisted["policy_gap"] == "promise_not_listed"
    assert "promise_last_day" not in unlisted


def test_no_fault_and_a_customer_who_insists() -> None:
    calm = at_shop(fault="no_defect")
    assert (calm["guidance_required"], "next_step" in calm) == (True, False)
    assert calm.codes("remedies_by_right") == ()
    doubted = at_shop(fault="no_defect", customer_insists=True)
    assert doubted["next_step"] == "on_site_appraisal"
    assert "evidence_to_keep" not in doubted
    proven = at_shop(fault="no_defect", customer_insists=True, fault_found_by="official_service")
    assert proven["evidence_to_keep"] == ["官方质量检测报告单", "进货凭证", "商品合格证"]
    assert "next_step" not in proven


@pytest.mark.parametrize("facts", [{"evidence_conclusive": False}, {"fault": "disputed"}, {"disputed": True}])
def test_what_cannot_be_judged_from_afar_is_appraised_on_site(facts: dict[str, object]) -> None:
    assert at_shop(**facts)["next_step"] == "on_site_appraisal"
    assert "next_step" not in at_shop(evidence_conclusive=True)


@pytest.mark.parametrize(
    ("facts", "offers"),
    [
        ({"injury": "minor"}, {"small_payment", "partial_refund", "compensation"}),
        ({"injury": "severe"}, {"refund_only", "compensation"}),
        ({"property_loss": True}, {"small_payment", "partial_refund", "compensation"}),
    ],
)
def test_injury_and_loss(facts: dict[str, object], offers: set[str]) -> None:
    decision = at_shop(**facts, fault="quality")
    assert offers <= set(decision.codes("remedies_negotiable"))
    assert decision["expense_vouchers_required"] is True
    assert (decision["priority_level"], decision["priority_mark"]) == (1, "紧急")


def test_compensation_waits_until_the_goods_are_known_to_be_the_cause() -> None:
    decision = at_shop(injury="severe")
    assert "compensation" not in decision.codes("remedies_negotiable")
    assert remedy(decision, "compensation")["pending"] == ["fault"]
    assert "compensation" not in at_shop(injury="severe", fault="misuse").codes("remedies_negotiable")


@pytest.mark.parametrize(
    ("mode", "keys"),
    [
        ("official_onsite", {"on_site_service_required", "appointment_required", "someone_at_home_required"}),
        ("third_party_platform", {"acceptance_check_required", "followup_required"}),
        ("self_arranged", {"expense_vouchers_required", "reimbursement_required"}),
        ("mail_in", {"parcel_tracking_required", "mail_in_notes"}),
    ],
)
def test_modes_of_repair(mode: str, keys: set[str]) -> None:
    decision = at_shop(repair_mode=mode)
    assert all(decision[key] for key in keys)


@pytest.mark.parametrize(
    "category", ["refrigerator", "washing_machine", "air_conditioner", "tv", "large_appliance"]
)
@pytest.mark.parametrize("remedy_code", ["exchange", "return", "return_full", "exchange_same_model"])
def test_large_appliances_are_fetched_by_appointment(category: str, remedy_code: str) -> None:
    decision = at_shop(category=category, decided_remedy=remedy_code)
    assert (decision["on_site_service_required"], decision["appointment_required"]) == (True, True)


@pytest.mark.parametrize("category", ["kettle", "rice_cooker", "microwave", "small_appliance"])
def test_small_appliances_are_ordered_anew_and_sent_back(category: str) -> None:
    decision = at_shop(category=category, decided_remedy="exchange")
    assert (decision["reorder_and_return"], decision["on_site_service_required"]) == (True, False)


def test_a_repair_of_a_large_appliance_is_no_return() -> None:
    assert "on_site_service_required" not in at_shop(category="refrigerator", decided_remedy="repair_free")
    assert "on_site_service_required" not in at_shop(decided_remedy="exchange")


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
        ({"demand": "repair", "safety_risk": True}, 1, "紧急", "售后经理"),
        ({"demand": "repair", "words": "插上电就冒烟"}, 1, "紧急", "售后经理"),
        ({"demand": "repair", "words": "漏电保护开关老跳"}, 2, "一般", "售后主管"),
        ({"demand": "consult", "words": "不解决就申请平台介入"}, 2, "一般", "售后经理"),
        ({"demand": "repair", "media_threat": True}, 2, "一般", "售后经理"),
        ({"demand": "repair", "media_threat": True, "words": "一碰就麻"}, 1, "紧急", "售后经理"),
        ({"demand": "repair", "people_affected": 6}, 1, "紧急", "售后经理"),
    ],
)
def test_levels(facts: dict[str, object], level: int, mark: str, owner: str) -> None:
    decision = at_shop(**facts)
    assert (decision["priority_level"], decision["priority_mark"], decision["approver_level"]) == (
        level,
        mark,
        owner,
    )


def test_first_answer_in_a_day_and_in_an_hour_when_somebody_is_hurt() -> None:
    assert (
        at_shop(demand="repair", reported_at="2026-11-20T22:30")["first_response_due"] == "2026-11-21T22:30"
    )
    hurt = at_shop(demand="repair", injury="minor", reported_at="2026-11-20T22:30")
    assert hurt["first_response_due"] == "2026-11-20T23:30"
    reached = {"accepted": "2026-11-20T22:30", "contacted": "2026-11-20T23:20"}
    clock = ticking(PROFILE, {"demand": "repair", "words": "漏电", "intake_channel": "online"}, reached)
    assert clock["first_response"].owner == "售后经理"
    assert clock_state(clock["first_response"], datetime(2026, 11, 21)) is ClockState.MET


def test_who_stood_at_the_counter_is_told_within_a_day_what_will_be_done() -> None:
    facts = {"demand": "repair", "intake_channel": "offline"}
    clock = ticking(PROFILE, facts, {"accepted": "2026-11-20T10:00"})["first_response"]
    assert f"{clock.due:%m-%d %H:%M}" == "11-21 10:00"
    planned = {"accepted": "2026-11-20T10:00", "plan_made": "2026-11-20T11:00"}
    assert ticking(PROFILE, facts, planned)["first_response"].stopped_at is not None
    at_home = {"demand": "repair", "intake_channel": "visit"}
    assert "first_response" not in ticking(PROFILE, at_home, {"accepted": "2026-11-20T10:00"})


def test_a_fast_refund_is_paid_when_the_carrier_collects() -> None:
    decision = at_shop(fast_refund=True, picked_up_at="2026-11-20T16:00")
    assert decision["refund_due_at"] == "2026-11-20T16:00"
    assert "refund_due" not in decision
    clock = ticking(PROFILE, {"fast_refund": True}, {"picked_up": "2026-11-20T16:00"})["refund"]
    assert shown(clock.due) == "2026-11-20T18:00"  # late when the business of the day is over


def test_another_refund_is_paid_after_the_goods_passed() -> None:
    decision = at_shop(returned_goods_passed_at="2026-11-20T16:00", fast_refund=False)
    assert decision["refund_due"] == "2026-11-27"
    assert at_shop(returned_goods_passed_at="2026-11-20T16:00")["refund_due"] == "2026-11-27"


def test_follow_up() -> None:
    assert at_shop(execution_completed_at="2026-11-20T18:00")["followup_due"] == "2026-11-23"
    assert at_shop(satisfaction_score=2)["manual_followup_required"] is True
    assert at_shop(followup_satisfied=False)["reopen_case"] is True


@pytest.mark.parametrize(
    ("fault", "party"),
    [
        ("quality", "brand"),
        ("size_merchant", "merchant"),
        ("misuse", "customer"),
        ("installation", "installer"),
        ("transport", "logistics"),
    ],
)
def test_liable_party(fault: str, party: str) -> None:
    assert at_shop(fault=fault)["liable_party"] == party


@pytest.mark.parametrize(("day", "owed"), [("2026-06-30", True), ("2026-07-01", False)])
def test_a_promised_exchange_ends_with_its_last_day_and_leaves_the_repair(day: str, owed: bool) -> None:
    case = {"category": "small_appliance", "sold_date": "2026-01-01", "fault": "quality"}
    decision = at_shop(**case, reported_at=f"{day}T20:00", promise="exchange_180d")
    assert ("exchange_same_model" in decision.codes("remedies_by_right")) is owed
    if not owed:
        assert decision.codes("remedies_by_right") == ("repair_free",)


@pytest.mark.parametrize(
    ("promise", "last"),
    [("replace_for_repair_365d", "2027-01-01"), ("exchange_90d", "2026-04-01"), ("free_polish", None)],
)
def test_a_promise_of_an_exchange_says_its_days_itself(promise: str, last: str | None) -> None:
    decision = at_shop(sold_date="2026-01-01", category="small_appliance", promise=promise)
    assert decision.get("promise_last_day") == last
    assert ("policy_gap" in decision) is (last is None)

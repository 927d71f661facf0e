"""The mall desk: the sample day, the boundaries of its rules, and what it does not owe."""

import pytest

from tests.domain.policy.desk import at_desk, decide, remedy, why

KETTLE = {
    "category": "kettle",
    "demand": "exchange",
    "amount": "199.00",
    "sold_date": "2026-11-08",
    "accepted_at": "2026-11-20T10:02",
    "entered_at": "2026-11-20T10:02",
    "words": "用了3次就漏水",
}
SOFA = {
    "category": "furniture_sofa",
    "demand": "return",
    "amount": "12800.00",
    "sold_date": "2026-11-01",
    "received_date": "2026-11-15",
    "accepted_at": "2026-11-20T10:20",
    "entered_at": "2026-11-20T10:20",
    "triaged_at": "2026-11-20T10:20",
    "fault": "none",
    "packaging_complete": True,
    "unused": True,
    "accessories_complete": True,
    "payment_method": "bank_card",
    "refund_approved_at": "2026-11-20T10:40",
}


def test_the_kettle() -> None:
    decision = at_desk(**KETTLE)
    assert (decision["priority_level"], decision["priority_mark"]) == (2, "一般")
    assert decision["approver_level"] == "售后主管"
    assert decision["entry_due"] == "2026-11-20T10:32"
    assert decision["preliminary_judgment_due"] == "2026-11-20T11:02"
    assert decision["plan_due"] == "2026-11-20T12:02"
    assert decision["no_reason_last_day"] == "2026-11-15"
    assert decision["quality_return_last_day"] == "2026-11-23"
    assert decision["id_number_required"] is False
    assert decision["provisional"] is False


def test_the_kettle_is_told_that_the_no_reason_days_are_over() -> None:
    line = remedy(at_desk(**KETTLE), "return_no_reason")
    assert (line["strength"], line["last_day"], line["exclusion"]) == (
        "not_owed",
        "2026-11-15",
        "window_closed",
    )
    assert "2026年11月15日" in line["why"]
    assert "不是国家三包" in line["why"]


def test_the_kettle_asks_for_the_cause_first_and_owes_nothing_before_it_is_known() -> None:
    decision = at_desk(**KETTLE)
    assert decision.codes("missing")[:2] == ("fault", "safety_risk")
    settled = at_desk(**KETTLE, safety_risk=False, media_threat=False, people_affected=1)
    assert settled.codes("missing") == ("fault", "proof_of_purchase")
    assert settled.codes("remedies_by_right") == ()
    assert remedy(settled, "return_full")["pending"] == ["fault"]
    assert remedy(settled, "return_full")["last_day"] == "2026-11-23"


def test_the_kettle_found_faulty() -> None:
    decision = at_desk(
        **KETTLE, fault="quality", stock_available=False, exchange_approved_at="2026-11-20T11:40"
    )
    assert set(decision.codes("remedies_by_right")) == {"exchange_same_model", "repair_free", "return_full"}
    assert remedy(decision, "exchange_same_model")["strength"] == "by_right"  # CPL24: after seven days
    assert remedy(decision, "return_full")["strength"] == "promise"
    assert decision["liable_party"] == "brand"
    assert decision["customer_may_claim_against"] == ["seller"]
    assert decision["return_freight"] == "merchant"
    assert decision["exchange_ready_latest"] == "2026-11-27"  # so 11-28 is too late
    assert decision["alternatives"] == ["同价位替代商品", "协商等待调货"]


def test_the_sofa() -> None:
    decision = at_desk(**SOFA)
    assert decision["id_number_required"] is True
    assert decision["policy_gap"] == "amount_over_10000"
    assert decision["approver_level"] == "售后经理"
    assert decision["priority_mark"] == "一般"
    assert "emergency_start_due" not in decision
    assert decision["no_reason_last_day"] == "2026-11-22"
    assert decision["refund_due"] == "2026-11-25"
    assert decision["liable_party"] == "customer"
    assert (remedy(decision, "return_no_reason")["strength"], decision["basis"]) == (
        "promise",
        "merchant_promise",
    )
    assert remedy(decision, "return_full")["exclusion"] == "not_quality"
    assert why(decision, "refund_due")["skipped"] == ["2026-11-21", "2026-11-22"]


def test_the_sofa_not_in_original_state() -> None:
    decision = at_desk(**(SOFA | {"unused": False}))
    assert remedy(decision, "return_no_reason")["exclusion"] == "not_intact"
    half = {key: value for key, value in SOFA.items() if key != "unused"}
    assert remedy(at_desk(**half), "return_no_reason")["pending"] == ["intact"]


def test_the_cooker_that_gives_shocks() -> None:
    decision = at_desk(
        category="rice_cooker",
        demand="complaint",
        words="一碰就麻, 不处理我发抖音",
        accepted_at="2026-11-20T10:45",
        triaged_at="2026-11-20T10:47",
    )
    proposed = decision["proposed_level"]
    assert isinstance(proposed, dict)
    assert proposed["level"] == 1
    assert [(r["code"], r.get("word")) for r in proposed["reasons"][:2]] == [
        ("safety", "一碰就麻"),
        ("media", "发抖音"),
    ]
    assert decision["emergency_start_due"] == "2026-11-20T11:17"
    assert decision["escalation"] is True


def test_a_person_overrides_what_words_propose_and_the_reasons_stay() -> None:
    decision = at_desk(demand="repair", words="说要曝光", triaged_at="2026-11-20T10:47", level=2)
    assert (decision["priority_level"], decision["plan_due"]) == (2, "2026-11-20T12:47")
    assert "emergency_start_due" not in decision
    proposed = decision["proposed_level"]
    assert isinstance(proposed, dict)
    assert (proposed["level"], proposed["set_by_person"]) == (1, True)


@pytest.mark.parametrize(("amount", "required"), [("5000.00", False), ("5000.01", True)])  # T-18, G-11
@pytest.mark.parametrize("demand", ["return", "exchange"])
def test_id_number_above_five_thousand(demand: str, amount: str, required: bool) -> None:
    assert at_desk(demand=demand, amount=amount)["id_number_required"] is required


def test_no_id_number_for_repair_or_unknown_amount() -> None:
    assert at_desk(demand="repair", amount="9000.00")["id_number_required"] is False
    assert "id_number_required" not in at_desk(demand="return")


@pytest.mark.parametrize(
    ("amount", "level", "gap", "owner"),
    [("10000.00", 2, None, "售后主管"), ("10000.01", 1, "amount_over_10000", "售后经理")],  # T-19
)
def test_limit_of_level_two(amount: str, level: int, gap: str | None, owner: str) -> None:
    decision = at_desk(demand="return", amount=amount, triaged_at="2026-11-20T11:00")
    assert (decision["priority_level"], decision.get("policy_gap")) == (level, gap)
    assert decision["approver_level"] == owner
    assert decision["plan_due"] == "2026-11-20T13:00"


@pytest.mark.parametrize(("people", "level"), [(1, 2), (5, 2), (6, 1)])  # T-20, G-07
def test_batch_size(people: int, level: int) -> None:
    decision = at_desk(demand="exchange", amount="99.00", people_affected=people, same_batch=people > 1)
    assert decision["priority_level"] == level
    assert decision.get("batch_link_required", False) is (people == 5)


@pytest.mark.parametrize(
    ("facts", "level"),
    [
        ({"demand": "consult"}, 3),
        ({"demand": "suggestion"}, 3),
        ({"demand": "repair"}, 2),
        ({"demand": "compensation"}, 2),
        ({"demand": "complaint"}, 2),
        ({"demand": "consult", "injury": "minor"}, 1),
        ({"demand": "consult", "media_threat": True}, 1),
    ],
)
def test_levels(facts: dict[str, object], level: int) -> None:
    assert at_desk(**facts)["priority_level"] == level


def test_an_agitated_complaint_goes_to_the_manager_without_emergency() -> None:
    decision = at_desk(demand="complaint", customer_agitated=True, triaged_at="2026-11-20T11:00")
    assert (decision["approver_level"], decision["policy_gap"]) == ("售后经理", "agitated_complaint")
    assert "emergency_start_due" not in decision


def test_all_reasons_are_kept_and_the_gravest_wins() -> None:
    proposed = at_desk(demand="repair", safety_risk=True, media_threat=True)["proposed_level"]
    assert isinstance(proposed, dict)
    assert [reason["level"] for reason in proposed["reasons"]] == [1, 1, 2]


def test_nothing_is_guessed_without_a_demand() -> None:
    decision = at_desk(entered_at="2026-11-20T10:00")
    assert "priority_level" not in decision
    assert decision["preliminary_judgment_due"] == "2026-11-20T11:00"
    assert "plan_due" not in decision


@pytest.mark.parametrize(
    ("proof", "confirmed", "status"),
    [
        ("invoice", None, "valid"),
        ("member_record", None, "pending"),
        ("member_record", False, "pending"),
        ("member_record", True, "valid"),
        ("none", None, "pending"),
    ],
)
def test_proof(proof: str, confirmed: bool | None, status: str) -> None:
    stated = {} if confirmed is None else {"supervisor_confirmed": confirmed}
    decision = at_desk(proof_of_purchase=proof, **stated)
    assert (decision["proof_status"], decision["intake_allowed"]) == (status, True)
    assert decision.get("note") == ("凭证待核查" if status == "pending" else None)


def test_altered_proof_is_invalid_and_still_taken_in() -> None:
    decision = at_desk(proof_of_purchase="invoice", voucher_altered=True)
    assert (decision["proof_status"], decision["intake_allowed"]) == ("invalid", True)


@pytest.mark.parametrize(
    ("fault", "party"),
    [
        ("quality", "brand"),
        ("service", "mall"),
        ("none", "customer"),
        ("misuse", "customer"),
        ("transport", "logistics"),
    ],
)
def test_liable_party(fault: str, party: str) -> None:
    assert at_desk(fault=fault)["liable_party"] == party


def test_a_disputed_cause_has_no_liable_party_yet() -> None:
    decision = at_desk(fault="disputed")
    assert "liable_party" not in decision
    assert decision["liability_mark"] == "待进一步验证"


def test_windows_start_with_delivery_and_installation() -> None:
    sold = {"sold_date": "2026-11-01", "reported_at": "2026-11-12T10:00"}
    assert at_desk(**sold)["no_reason_last_day"] == "2026-11-08"
    delivered = sold | {"received_date": "2026-11-10"}
    assert at_desk(**delivered)["no_reason_last_day"] == "2026-11-17"
    waiting = delivered | {"requires_installation": True}
    assert "no_reason_last_day" not in at_desk(**waiting)
    assert "installed_date" in at_desk(**waiting).codes("missing")
    assert at_desk(**waiting, installed_date="2026-11-11")["quality_return_last_day"] == "2026-11-26"


def test_t17_the_last_day_counts_and_the_next_is_refused() -> None:
    bought = {"sold_date": "2026-11-13", "fault": "none", "intact": True, "category": "clothing"}
    assert "return_no_reason" in at_desk(**bought, reported_at="2026-11-20T21:59").codes("remedies_by_right")
    late = at_desk(**bought, reported_at="2026-11-21T10:00")
    assert remedy(late, "return_no_reason")["exclusion"] == "window_closed"
    assert late["quality_return_last_day"] == "2026-11-28"


def test_a_shop_that_promises_nothing_owes_no_return_without_reason() -> None:
    decision = at_desk(
        merchant_no_reason_promise_days=0, sold_date="2026-11-19", reported_at="2026-11-20T10:00"
    )
    assert remedy(decision, "return_no_reason")["strength"] == "not_owed"
    assert "法定的无理由退货" in remedy(decision, "return_no_reason")["why"]
    longer = at_desk(merchant_no_reason_promise_days=30, sold_date="2026-11-01")
    assert longer["no_reason_last_day"] == "2026-12-01"


def test_goods_bought_online_are_returned_by_right_and_the_longer_promise_is_told_too() -> None:
    decision = decide(
        profile="mall_desk",
        channel="online",
        category="kettle",
        received_date="2026-11-08",
        reported_at="2026-11-14T10:00",
        fault="none",
        intact=True,
        merchant_no_reason_promise_days=15,
    )
    line = remedy(decision, "return_no_reason")
    assert (line["strength"], line["basis"], line["last_day"]) == ("by_right", "statute", "2026-11-16")
    assert [also["last_day"] for also in line["also"]] == ["2026-11-23"]
    assert decision["no_reason_last_day"] == "2026-11-23"


def test_within_seven_days_a_faulty_kettle_goes_back_by_right() -> None:
    decision = at_desk(
        category="kettle", fault="quality", sold_date="2026-11-16", reported_at="2026-11-20T10:00"
    )
    line = remedy(decision, "return_full")
    assert (line["strength"], line["last_day"]) == ("by_right", "2026-11-23")
    assert line["also"][0]["strength"] == "promise"


def test_misuse_is_repaired_for_money_after_a_quotation() -> None:
    decision = at_desk(fault="misuse", sold_date="2026-10-01", reported_at="2026-11-20T10:00")
    assert decision.codes("remedies_negotiable") == ("repair_paid",)
    assert decision["quote_before_repair"] is True


def test_the_red_line_of_fifteen_days() -> None:
    assert at_desk(demand="return", demand_date="2026-03-02")["deemed_delay_after"] == "2026-03-17"
    assert "deemed_delay_after" not in at_desk(demand="consult", demand_date="2026-03-02")


def test_online_intake_is_answered_within_a_day_and_signed_electronically() -> None:
    decision = at_desk(
        channel="offline",
        intake_channel="online",
        reported_at="2026-11-20T23:30",
        document="return_exchange_slip",
    )
    assert decision["first_response_due"] == "2026-11-21T23:30"
    assert decision["signature"] == "electronic"
    assert at_desk(document="return_exchange_slip")["signature"] == "handwritten"


def test_follow_up_and_low_scores() -> None:
    assert at_desk(execution_completed_at="2026-11-20T18:00")["followup_due"] == "2026-11-23"
    assert at_desk(satisfaction_score=2)["manual_followup_required"] is True
    assert at_desk(satisfaction_score=3)["manual_followup_required"] is False
    assert at_desk(followup_satisfied=False)["reopen_case"] is True


def test_on_site_intake() -> None:
    assert at_desk(customer_mobility_impaired=True)["on_site_lead_in"] == ["售后主管", "售后经理"]
    assert (
        at_desk(customer_mobility_impaired=False, same_batch=False, people_affected=1)[
            "on_site_intake_allowed"
        ]
        is False
    )


def test_t21_a_refund_across_the_new_year_is_provisional_and_names_the_year() -> None:
    decision = at_desk(payment_method="bank_card", refund_approved_at="2026-12-30T10:30")
    assert decision["provisional"] is True
    assert decision["calendar_missing_years"] == [2027]
    assert "暂定" in why(decision, "refund_due")["text"]


def test_hours_count_by_the_clock_unless_hours_of_service_are_stated() -> None:
    late = {"profile": "mall_desk", "accepted_at": "2026-03-10T21:50"}
    assert decide(**late)["entry_due"] == "2026-03-10T22:20"
    assert decide(**late, clock="service_hours")["entry_due"] == "2026-03-11T10:20"


def test_words_of_danger_outweigh_a_large_sum_of_the_same_level() -> None:
    decision = at_desk(demand="return", amount="12000.00", words="漏电冒烟", triaged_at="2026-11-20T10:00")
    assert (decision["priority_level"], decision["priority_mark"]) == (1, "紧急")
    assert decision["emergency_start_due"] == "2026-11-20T10:30"
    quiet = at_desk(demand="return", amount="12000.00", triaged_at="2026-11-20T10:00")
    assert quiet["priority_mark"] == "一般"


def test_an_expired_warranty_ends_what_the_law_leaves_to_agreement() -> None:
    facts = {"category": "kettle", "fault": "quality", "sold_date": "2024-11-08", "agreed_warranty_years": 1}
    decision = at_desk(**facts, reported_at="2026-11-20T10:00")
    assert decision["within_warranty"] is False
    assert decision.codes("remedies_by_right") == ()
    assert at_desk(**facts, reported_at="2025-06-20T10:00").codes("remedies_by_right") != ()

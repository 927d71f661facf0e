"""Home-furnishing group buying: urgency, the four stages with their clocks, causes and what they lead to."""

from datetime import datetime, time

import pytest
from hypothesis import given

from app.domain.clocks import ClockState, Pause, clock_state
from app.domain.policy.decision import Decision
from tests.domain.policy.any_case import cases
from tests.domain.policy.desk import calendar, decide, remedy, rulebook, why
from tests.domain.policy.ticking import clocks_under, due

RIGHTS = ("return", "exchange", "repair", "compensation", "complaint")
WEDNESDAY = "2026-09-30T16:40"


def home(**facts: object) -> Decision:
    return decide(profile="home_groupbuy", **facts)


def reasons(decision: Decision) -> list[str]:
    proposed = decision["proposed_level"]
    assert isinstance(proposed, dict)
    return [reason["code"] for reason in proposed["reasons"]]


@pytest.mark.parametrize("demand", [*RIGHTS, "consult", "suggestion"])
def test_every_demand_has_a_level_and_an_owner(demand: str) -> None:
    decision = home(demand=demand)
    assert (decision["priority_level"], decision["priority_mark"]) == (2, "一般")
    assert decision["approver_level"] == "售后专员"


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"hazard": "tipping"}, "safety"),
        ({"safety_risk": True}, "safety"),
        ({"injury": "minor"}, "safety"),
        ({"urgent": True}, "urgent"),
        ({"fault": "installation", "property_loss": True}, "wall_damage"),
        ({"words": "衣柜晃得厉害，怕砸到人"}, "safety"),
        ({"words": "师傅把墙钻穿了，墙面开裂"}, "wall_damage"),
    ],
)
def test_urgent_cases_are_answered_and_visited_within_four_hours(facts: dict[str, object], code: str) -> None:
    decision = home(demand="repair", reported_at="2026-02-17T22:10", **facts)
    assert (decision["priority_level"], decision["priority_mark"]) == (1, "紧急")
    assert code in reasons(decision)
    assert decision["first_response_due"] == "2026-02-18T02:10"
    assert decision["on_site_check_due"] == "2026-02-18T02:10"
    assert decision["on_site_check_required"] is True
    assert decision["approver_level"] == "售后主管"


def test_ordinary_cases_are_answered_within_a_day_and_not_visited() -> None:
    for known in ({}, {"urgent": False}):
        decision = home(reported_at="2026-02-17T22:10", **known)
        assert decision["first_response_due"] == "2026-02-18T22:10"
        assert decision["on_site_check_required"] is False
        assert "on_site_check_due" not in decision
    assert "urgent" in home().codes("missing")


def test_a_hazard_outweighs_the_word_that_it_is_not_urgent() -> None:
    assert home(urgent=False, hazard="tipping")["priority_level"] == 1


def test_threats_of_the_media_and_batches_are_answered_fast_without_a_visit() -> None:
    for facts in ({"media_threat": True}, {"people_affected": 6}):
        decision = home(demand="complaint", reported_at="2026-02-17T22:10", **facts)
        assert decision["first_response_due"] == "2026-02-18T02:10"
        assert decision["on_site_check_required"] is False
    assert home(people_affected=5)["priority_level"] == 2
    assert home(people_affected=5)["batch_link_required"] is True
    both = home(media_threat=True, hazard="tipping", reported_at="2026-02-17T22:10")
    assert both["on_site_check_required"] is True


def test_damp_board_is_no_food_gone_off() -> None:
    assert reasons(home(words="板材发霉")) == ["ordinary"]


@pytest.mark.parametrize(
    ("name", "start", "demand", "expected"),
    [
        ("责任认定", "accepted", "repair", "2026-10-10T18:00"),  # T-01
        ("完成维修", "liability_determined", "repair", "2026-10-13T18:00"),  # T-02
        ("更换产品发货", "liability_determined", "exchange", "2026-10-20T18:00"),  # T-04
    ],
)
def test_working_days_across_the_national_day(name: str, start: str, demand: str, expected: str) -> None:
    assert due(clocks_under("home_groupbuy", {"demand": demand}, {start: WEDNESDAY})[name]) == expected


def test_t03_a_test_is_started_and_told_within_seven_working_days() -> None:
    ticking = clocks_under("home_groupbuy", {"third_party_test": True}, {"accepted": WEDNESDAY})
    assert due(ticking["启动第三方检测"]) == due(ticking["告知检测进度"]) == "2026-10-15T18:00"
    assert "责任认定" not in ticking
    half = clocks_under(
        "home_groupbuy",
        {"third_party_test": True},
        {"accepted": WEDNESDAY, "test_started": "2026-10-08T10:00"},
    )
    assert half["启动第三方检测"].stopped_at is not None
    assert half["告知检测进度"].stopped_at is None  # G-06: two proofs


def test_t05_refund_after_the_goods_passed() -> None:
    ticking = clocks_under("home_groupbuy", {}, {"goods_back_passed": "2026-02-13T15:00"})
    assert due(ticking["退款"]) == "2026-02-25T18:00"
    assert ticking["退款"].owner == "财务"


def test_t06_follow_up() -> None:
    ticking = clocks_under("home_groupbuy", {}, {"executed": "2026-05-08T17:30"})
    assert due(ticking["回访"]) == "2026-05-12T18:00"


def test_t10_four_hours_run_through_the_night_and_the_holiday() -> None:
    facts = {"urgent": True, "intake_channel": "phone"}
    ticking = clocks_under("home_groupbuy", facts, {"accepted": "2026-10-03T22:30"})
    assert due(ticking["紧急问题首次响应"]) == due(ticking["紧急问题上门核查"]) == "2026-10-04T02:30"
    assert "首次对接" not in ticking


def test_at_the_counter_nobody_waits_for_a_first_response() -> None:
    facts = {"urgent": True, "intake_channel": "offline"}
    ticking = clocks_under("home_groupbuy", facts, {"accepted": "2026-10-03T15:30"})
    assert "紧急问题首次响应" not in ticking
    assert due(ticking["紧急问题上门核查"]) == "2026-10-03T19:30"


def test_a_question_at_the_counter_is_answered_within_a_day() -> None:
    facts = {"demand": "consult", "intake_channel": "offline"}
    ticking = clocks_under("home_groupbuy", facts, {"accepted": "2026-11-20T10:00"})
    assert due(ticking["首次对接"]) == "2026-11-21T10:00"
    repair = clocks_under("home_groupbuy", facts | {"demand": "repair"}, {"accepted": "2026-11-20T10:00"})
    assert "首次对接" not in repair


def test_the_determination_ends_with_the_notice_to_the_customer() -> None:
    reached = {"accepted": WEDNESDAY, "liability_determined": "2026-10-08T10:00"}
    facts = {"demand": "repair"}
    assert clocks_under("home_groupbuy", facts, reached)["责任认定"].stopped_at is None
    told = clocks_under("home_groupbuy", facts, reached | {"notified": "2026-10-10T18:00"})["责任认定"]
    assert clock_state(told, datetime(2026, 10, 11)) is ClockState.MET
    assert "责任认定" not in clocks_under("home_groupbuy", {"demand": "consult"}, reached)


def test_t22_waiting_for_proof_pauses_the_determination_and_never_the_first_response() -> None:
    pause = Pause("proof_pending", datetime(2026, 11, 19, 9), datetime(2026, 11, 23, 9))
    reached = {"accepted": "2026-11-18T09:00"}
    ticking = clocks_under("home_groupbuy", {"demand": "repair", "urgent": False}, reached, (pause,))
    assert ticking["责任认定"].nominal_due.isoformat() == "2026-11-23T18:00:00"
    assert due(ticking["责任认定"]) == "2026-11-25T18:00"
    assert due(ticking["首次对接"]) == "2026-11-19T09:00"


def test_a_year_without_a_plan_is_provisional() -> None:
    decision = home(accepted_at="2026-12-30T10:30", demand="repair")
    assert decision["provisional"] is True
    assert "暂定" in why(decision, "liability_due")["text"]


@pytest.mark.parametrize(
    ("decided", "demand", "key"),
    [
        ("repair_free", "exchange", "repair_due"),
        ("exchange_same_model", "repair", "exchange_ship_due"),
        ("remake_free", "repair", "exchange_ship_due"),
        (None, "repair", "repair_due"),
        (None, "exchange", "exchange_ship_due"),
    ],
)
def test_what_was_decided_counts_before_what_was_asked(decided: str | None, demand: str, key: str) -> None:
    facts = {} if decided is None else {"decided_remedy": decided}
    decision = home(demand=demand, liability_determined_at="2026-09-18T10:30", **facts)
    assert [k for k in ("repair_due", "exchange_ship_due") if k in decision] == [key]


@pytest.mark.parametrize(
    ("agreed", "names"),
    [
        ({}, {"完成维修"}),
        ({"exchange_approved_at": "2026-09-18T12:00"}, {"更换产品发货"}),
        ({"refund_approved_at": "2026-09-18T12:00"}, set()),
    ],
)
def test_what_the_customer_agreed_to_takes_the_place_of_the_repair(
    agreed: dict[str, object], names: set[str]
) -> None:
    reached = {"liability_determined": "2026-09-18T10:30"}
    ticking = clocks_under("home_groupbuy", {"demand": "repair", **agreed}, reached)
    assert {"完成维修", "更换产品发货"} & set(ticking) == names


@pytest.mark.parametrize(
    ("fault", "party"),
    [
        ("quality", "merchant"),
        ("size_merchant", "merchant"),
        ("misuse", "customer"),
        ("size_customer", "customer"),
        ("installation", "installer"),
        ("transport", "logistics"),
    ],
)
def test_liable_party(fault: str, party: str) -> None:
    assert home(fault=fault)["liable_party"] == party


def test_a_disputed_cause_is_tested_and_names_no_party() -> None:
    decision = home(fault="disputed", accepted_at="2026-03-11T10:00")
    assert "liable_party" not in decision
    assert (decision["test_required"], decision["test_fee_borne_by"]) == (True, "liable_party")
    assert decision["test_start_due"] == "2026-03-20"
    assert "商家承诺" in why(decision, "test_fee_borne_by")["text"]
    assert "test_required" not in home(fault="disputed", third_party_test=False)


def test_quality_within_the_warranty_is_repaired_or_exchanged_first() -> None:
    decision = home(fault="quality", within_warranty=True, failed_repairs=0, repairable=True)
    assert set(decision.codes("remedies_by_right")) == {"repair_free", "exchange_same_model"}
    assert remedy(decision, "repair_free")["strength"] == "promise"


@pytest.mark.parametrize("facts", [{"failed_repairs": 1}, {"repairable": False}])
def test_what_cannot_be_repaired_goes_back(facts: dict[str, object]) -> None:
    decision = home(fault="quality", within_warranty=True, **facts)
    assert {"return_full", "return_no_reason"} <= set(decision.codes("remedies_by_right"))
    assert decision["remedies_offered"] == ["exchange_same_model", "return_full"]


def test_the_agreed_warranty_tells_whether_quality_is_covered() -> None:
    bought = {"category": "furniture_sofa", "received_date": "2025-03-02", "agreed_warranty_years": 1}
    last = home(fault="quality", reported_at="2026-03-02T17:00", **bought)
    assert (last["warranty_whole_last_day"], last["within_warranty"]) == ("2026-03-02", True)
    assert last["remedies_offered"] == ["repair_free", "exchange_same_model"]
    late = home(fault="quality", reported_at="2026-03-03T09:00", **bought)
    assert late["within_warranty"] is False
    assert "remedies_offered" not in late
    assert (remedy(late, "repair_paid")["strength"], late["quote_before_repair"]) == ("negotiable", True)


def test_sizes_follow_who_got_them_wrong() -> None:
    merchant = home(fault="size_merchant")
    assert merchant.codes("remedies_by_right") == ("remake_free",)
    assert merchant["freight_both_ways"] == "merchant"
    customer = home(fault="size_customer")
    assert customer.codes("remedies_by_right") == ()
    assert customer.codes("remedies_negotiable") == ("resize_paid",)
    assert (customer["quote_before_repair"], customer.get("freight_both_ways")) == (True, None)


def test_installation_is_put_right_and_damage_is_paid_only_where_there_is_some() -> None:
    assert home(fault="installation").codes("remedies_by_right") == ("rectify_install",)
    assert home(fault="installation")["appointment_required"] is True
    harmed = home(fault="installation", property_loss=True)
    assert set(harmed.codes("remedies_by_right")) == {"rectify_install", "compensation"}
    assert "compensation" not in home(fault="installation", property_loss=False).codes("remedies_by_right")


def test_transport_never_sends_the_customer_away() -> None:
    for channel in ("online", "offline"):
        decision = home(fault="transport", channel=channel)
        assert decision["customer_may_claim_against"] == ["seller"]
        assert (decision["merchant_must_assist"], decision["recovery_required"]) == (True, True)


@pytest.mark.parametrize(
    ("category", "made", "standard"),
    [
        ("furniture_wood", "2025-06", "GB 18584-2001"),
        ("furniture_wood", "2025-07", "GB 18584-2024"),
        ("furniture_sofa", "2025-07", "GB 18584-2024"),
        ("furniture_sofa", "2025-06", None),  # the older standard is about wooden furniture
        ("kettle", "2025-07", None),
    ],
)
def test_the_standard_in_force_when_it_was_made(category: str, made: str, standard: str | None) -> None:
    decision = home(category=category, issue="formaldehyde", manufactured=made)
    assert decision.get("standard") == standard


def test_the_written_notice() -> None:
    decision = home(liability_determined_at="2026-09-18T10:30")
    assert decision["notice_required"] is True
    assert decision["must_contain"] == ["责任主体", "认定依据", "后续处理方案建议"]
    assert "must_contain" not in home()


def test_no_identity_number_is_asked_for() -> None:
    assert home(demand="return", amount="20000.00")["id_number_required"] is False


def test_follow_up_and_appeal() -> None:
    assert home(followup_satisfied=True)["reopen_case"] is False
    assert home(satisfaction_score=2)["manual_followup_required"] is True
    channels = home(customer_disputes_liability=True).codes("appeal_channels")
    assert {"平台申诉", "行业协会调解", "仲裁", "司法途径"} <= set(channels)
    assert len(set(channels)) == len(channels)


def test_every_gap_is_answered_for_the_administrator() -> None:
    profile = rulebook().rules_for("home_groupbuy").profile
    assert profile is not None
    gaps = profile.settings["gaps"]
    assert isinstance(gaps, dict)
    assert sorted(gaps) == [f"G-{number:02d}" for number in range(1, 14)]
    assert (profile.desk.opens, profile.desk.closes) == (time(9), time(18))


@given(cases())
def test_any_case_is_answered(raw: dict[str, object]) -> None:
    assert home(**{key: value for key, value in raw.items() if key != "profile"}).as_json()


def test_the_calendar_of_the_vectors_is_the_official_one() -> None:
    assert calendar().is_official(datetime(2026, 10, 10).date())

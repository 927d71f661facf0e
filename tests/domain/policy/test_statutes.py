"""The statutory layer at its edges: 三包 of four regulations, consumer law, civil code, local overlays."""

from typing import Any

import pytest

from app.domain.policy.decision import Decision
from tests.domain.policy.desk import decide, remedy, why

FOUR = ("tv", "mobile_phone", "microcomputer", "av_player")


def sanbao(category: str = "tv", **facts: object) -> Decision:
    known: dict[str, object] = {"profile": "statute", "layers": ["sanbao"], "category": category}
    return decide(**(known | {"fault": "quality"} | facts))


@pytest.mark.parametrize("category", FOUR)
@pytest.mark.parametrize(
    ("day", "owed"),
    [
        ("2026-03-09", {"return_full", "exchange_same_model", "repair_free"}),
        ("2026-03-10", {"exchange_same_model", "repair_free"}),
        ("2026-03-17", {"exchange_same_model", "repair_free"}),
    ],
)
def test_seven_days_three_ways_fifteen_days_two(category: str, day: str, owed: set[str]) -> None:
    decision = sanbao(category, sold_date="2026-03-02", reported_at=f"{day}T10:00")
    assert set(decision.codes("remedies_by_right")) == owed


@pytest.mark.parametrize(
    ("category", "cause", "day", "owed"),
    [
        ("tv", "repairer", "2026-03-31", False),
        ("tv", "repairer", "2026-04-01", True),
        ("tv", "parts", "2026-05-30", False),
        ("tv", "parts", "2026-05-31", True),
        ("mobile_phone", "parts", "2026-04-30", False),
        ("mobile_phone", "parts", "2026-05-01", True),
        ("microcomputer", "repairer", "2026-04-01", True),
        ("av_player", "parts", "2026-05-01", True),
    ],
)
def test_a_repair_that_takes_too_long_becomes_an_exchange(
    category: str, cause: str, day: str, owed: bool
) -> None:
    facts = {"sold_date": "2025-09-01", "sent_repair_date": "2026-03-01", "today": day}
    decision = sanbao(category, repair_overdue_cause=cause, **facts)
    assert decision.get("exchange_by_right") is owed
    assert ("exchange_same_model" in decision.codes("remedies_by_right")) is owed
    assert decision.get("cost_borne_by") == ("repairer" if owed and cause == "repairer" else None)


@pytest.mark.parametrize("category", FOUR)
def test_the_ladder_after_two_failed_repairs(category: str) -> None:
    facts: dict[str, Any] = {
        "sold_date": "2025-09-01",
        "reported_at": "2026-03-10T10:00",
        "failed_repairs": 2,
    }
    in_stock = sanbao(category, same_model_in_stock=True, **facts)
    assert "exchange_same_model" in in_stock.codes("remedies_by_right")
    back = sanbao(category, same_model_in_stock=True, demand="return", **facts)
    assert "return_with_depreciation" in back.codes("remedies_by_right")
    gone = sanbao(category, same_model_in_stock=False, accepts_other_model=True, **facts)
    assert "exchange_ge_performance" in gone.codes("remedies_by_right")
    refused = sanbao(category, same_model_in_stock=False, accepts_other_model=False, **facts)
    assert "return_full" in refused.codes("remedies_by_right")
    assert refused.get("depreciation_fee") == "0.00"
    once = sanbao(category, **(facts | {"failed_repairs": 1}))
    assert "exchange_same_model" not in once.codes("remedies_by_right")


def test_no_fee_is_charged_where_nothing_fits_even_with_price_and_rate_known() -> None:
    facts: dict[str, Any] = {"invoice_price": "5000.00", "daily_rate": "0.001", "failed_repairs": 2}
    facts |= {"sold_date": "2025-09-01", "return_date": "2026-03-20", "reported_at": "2026-03-18T10:00"}
    assert sanbao(same_model_in_stock=False, accepts_other_model=False, **facts)["depreciation_fee"] == "0.00"
    assert sanbao(same_model_in_stock=True, demand="return", **facts)["depreciation_fee"] == "1000.00"


def test_a_rate_from_memory_is_no_fact() -> None:
    facts: dict[str, Any] = {
        "invoice_price": "3000.00",
        "sold_date": "2025-09-01",
        "return_date": "2026-03-20",
    }
    decided = {"decided_remedy": "return_with_depreciation"}
    assert "depreciation_fee" not in sanbao("microcomputer", **facts, **decided)
    assert sanbao("mobile_phone", **facts, **decided)["depreciation_fee"] == "3000.00"


@pytest.mark.parametrize(("day", "owed"), [("2026-03-09", False), ("2026-03-10", True)])
def test_a_loan_phone_after_seven_days_in_repair(day: str, owed: bool) -> None:
    decision = sanbao("mobile_phone", sold_date="2025-09-01", sent_repair_date="2026-03-02", today=day)
    assert decision["loaner_by_right"] is owed
    assert "loaner_by_right" not in sanbao(sent_repair_date="2026-03-02", today=day)


def test_without_any_voucher_a_phone_is_repaired_and_a_television_is_not_covered() -> None:
    facts = {"proof_of_purchase": "none", "sold_date": "2026-03-02", "reported_at": "2026-03-04T10:00"}
    phone = sanbao("mobile_phone", imei_factory_date="2025-12-01", **facts)
    assert phone.codes("remedies_by_right") == ("repair_free",)
    assert set(phone.codes("excluded_remedies")) == {"return_full", "exchange_same_model"}
    tv = sanbao(**facts)
    assert tv.codes("remedies_by_right") == ()
    assert "repair_paid" in tv.codes("remedies_negotiable")


@pytest.mark.parametrize("category", FOUR)
@pytest.mark.parametrize(
    "fact", [{"voucher_altered": True}, {"unauthorized_disassembly": True}, {"fault": "misuse"}]
)
def test_what_is_not_covered(category: str, fact: dict[str, object]) -> None:
    decision = sanbao(category, sold_date="2026-03-02", reported_at="2026-03-04T10:00", **fact)
    assert decision.codes("remedies_by_right") == ()
    assert decision["exclusion"] == "sanbao_excluded"
    assert "repair_paid" in decision.codes("remedies_negotiable")


def test_the_main_part_is_covered_longer_than_the_whole() -> None:
    facts = {"sold_date": "2025-06-15", "faulty_part": "main"}
    last = sanbao(reported_at="2028-06-15T10:00", **facts)
    assert last.codes("remedies_by_right") == ("repair_free",)
    assert sanbao(reported_at="2028-06-16T10:00", **facts).codes("remedies_by_right") == ()
    other = sanbao(sold_date="2025-06-15", reported_at="2026-07-01T10:00")
    assert other.codes("remedies_by_right") == ()


def test_a_number_of_an_article_that_was_not_read_is_not_printed() -> None:
    decision = sanbao("mobile_phone", sold_date="2026-03-02", reported_at="2026-03-04T10:00")
    assert why(decision, "return_full")["source"] == "移动电话机商品修理更换退货责任规定"


@pytest.mark.parametrize(
    ("fact", "code"),
    [
        ({"category": "fresh_food"}, "not_returnable"),
        ({"custom_made": True}, "custom_made"),
        ({"labels_removed": True}, "not_intact"),
        ({"soiled": True}, "not_intact"),
        ({"activated": True}, "not_intact"),
        ({"purchase_confirmed_no_return": True}, "confirmed_no_return"),
    ],
)
def test_no_reason_return_from_a_distance_has_its_exceptions(fact: dict[str, object], code: str) -> None:
    facts: dict[str, object] = {"channel": "online", "received_date": "2026-03-02", "fault": "none"}
    facts |= {"profile": "statute", "layers": ["remote_sale"], "reported_at": "2026-03-05T10:00"}
    assert decide(**facts, intact=True).codes("remedies_by_right") == ("return_no_reason",)
    decision = decide(**(facts | {"intact": True} | fact))
    assert decision.codes("remedies_by_right") == ()
    assert remedy(decision, "return_no_reason")["exclusion"] == code


def test_an_agreed_warranty_starts_with_the_installation_and_again_with_an_exchange() -> None:
    facts: dict[str, object] = {"profile": "statute", "layers": ["general"], "agreed_warranty_years": 1}
    facts |= {"received_date": "2026-03-02", "requires_installation": True}
    assert "warranty_whole_last_day" not in decide(**facts)
    installed = decide(**facts, installed_date="2026-03-10", repair_days=5)
    assert (installed["warranty_start"], installed["warranty_whole_last_day"]) == ("2026-03-10", "2027-03-15")
    exchanged = decide(**facts, installed_date="2026-03-10", exchanged_date="2026-06-01")
    assert exchanged["warranty_whole_last_day"] == "2027-06-01"


def test_a_shorter_agreement_does_not_shorten_the_law() -> None:
    facts = {"sold_date": "2026-03-02", "received_date": "2026-03-02", "channel": "offline"}
    decision = decide(profile="statute", category="tv", agreed_warranty_months=3, **facts)
    assert decision["warranty_whole_last_day"] == "2027-03-02"


@pytest.mark.parametrize(
    ("claim", "key", "last"),
    [
        ("contract", "limitation_last_day", "2026-03-10"),
        ("product_defect", "limitation_general_last_day", "2026-03-10"),
        ("product_defect", "limitation_defect_last_day", "2025-03-10"),
    ],
)
def test_where_two_and_three_years_are_disputed_both_are_shown(claim: str, key: str, last: str) -> None:
    decision = decide(profile="statute", layers=["general"], known_date="2023-03-10", claim=claim)
    assert decision[key] == last
    assert ("policy_gap" in decision) is (claim == "product_defect")


def test_the_authority_counts_the_same_before_and_after_the_new_measures() -> None:
    for received in ("2025-09-30", "2026-09-30"):
        facts = {"complaint_received_by_authority": received, "today": received}
        decision = decide(profile="statute", layers=["general"], **facts)
        assert str(decision["authority_decision_due"]).startswith(received[:4] + "-10-1")
        source = why(decision, "authority_decision_due")["source"]
        assert ("投诉举报" in source) is (received > "2026-04-15")


@pytest.mark.parametrize(
    ("facts", "owed"),
    [
        ({"cumulative_repair_days": 35, "failed_repairs": 1}, False),
        ({"cumulative_repair_days": 36, "failed_repairs": 1}, True),
        ({"cumulative_repair_days": 10, "failed_repairs": 2}, True),
    ],
)
def test_zhejiang_counts_repairs_and_days(facts: dict[str, object], owed: bool) -> None:
    known = {"profile": "statute", "layers": ["sanbao", "local"], "region": "浙江", "fault": "quality"}
    decision = decide(**known, category="air_conditioner", **facts)
    assert decision["return_or_exchange_by_right"] is owed
    assert ("return_full" in decision.codes("remedies_by_right")) is owed
    assert decision["local_rules_to_be_verified"] is True


def test_a_local_rule_is_silent_until_the_region_is_stated() -> None:
    facts = {"profile": "statute", "fault": "quality", "sent_repair_date": "2026-03-04", "category": "tv"}
    decision = decide(**facts)
    assert "repair_due" not in decision
    assert "local_rules_to_be_verified" not in decision
    assert "region" not in decision.codes("missing")
    assert decide(**facts, region="浙江")["repair_due"] == "2026-03-09"


def test_what_nobody_has_read_of_beijing_is_not_used() -> None:
    facts = {"profile": "statute", "region": "北京", "category": "furniture_sofa", "fault": "quality"}
    decision = decide(**facts, received_date="2026-03-02", reported_at="2026-05-01T10:00")
    assert not {key for key in decision if key.startswith("furniture_")}


def test_the_burden_of_proof_passes_to_the_customer_after_six_months() -> None:
    case = {"profile": "statute", "category": "tv", "received_date": "2025-09-10", "disputed": True}
    assert decide(**case, defect_found_date="2026-03-10")["burden_of_proof"] == "merchant"
    assert decide(**case, defect_found_date="2026-03-11")["burden_of_proof"] == "consumer"


def test_no_fee_is_charged_where_the_local_rule_waives_it() -> None:
    facts: dict[str, Any] = {
        "sold_date": "2025-09-01",
        "reported_at": "2026-03-05T10:00",
        "failed_repairs": 2,
    }
    facts |= {"invoice_price": "5000.00", "same_model_in_stock": True, "return_date": "2026-03-06"}
    at_home = sanbao(demand="return", **facts)
    assert at_home["depreciation_fee"] == "930.00"
    local = sanbao(demand="return", region="浙江", layers=["sanbao", "local"], **facts)
    assert (local["depreciation_fee"], local["refund_amount"]) == ("0.00", "5000.00")


@pytest.mark.parametrize(
    "fact",
    [
        {"voucher_altered": True},
        {"unauthorized_disassembly": True},
        {"fault": "none"},
        {"proof_of_purchase": "none"},
    ],
)
def test_what_is_not_covered_is_not_exchanged_after_a_long_repair_either(fact: dict[str, object]) -> None:
    facts = {"sold_date": "2025-09-01", "sent_repair_date": "2026-03-01", "today": "2026-04-01"}
    decision = sanbao("mobile_phone", repair_overdue_cause="repairer", **(facts | fact))
    assert not {"exchange_by_right", "cost_borne_by", "loaner_by_right"} & set(decision)


def test_a_warranty_does_not_run_out_in_the_workshop() -> None:
    facts = {"sold_date": "2025-02-01", "sent_repair_date": "2026-01-20", "today": "2026-03-01"}
    decision = sanbao("mobile_phone", repair_overdue_cause="repairer", **facts)
    assert (decision["exchange_by_right"], decision["loaner_by_right"]) == (True, True)
    late = facts | {"sent_repair_date": "2026-02-20", "today": "2026-04-01"}
    assert "exchange_by_right" not in sanbao("mobile_phone", repair_overdue_cause="repairer", **late)


def test_goods_whose_term_nobody_verified_are_repaired_by_their_voucher_in_the_first_year() -> None:
    case = {"sold_date": "2026-03-02", "reported_at": "2026-03-20T10:00"}
    decision = sanbao("washing_machine", **case)
    assert decision.codes("remedies_by_right") == ("repair_free",)
    assert "warranty_whole_last_day" not in decision
    assert "三包凭证" in why(decision, "repair_free")["text"]
    old = sanbao("washing_machine", sold_date="2015-03-02", reported_at="2026-03-20T10:00", failed_repairs=2)
    assert old.codes("remedies_by_right") == ()


def test_a_law_is_cited_for_what_happened_under_it() -> None:
    for received, source in (
        ("2026-04-14", "实施条例"),
        ("2026-04-15", "投诉举报处理办法"),
        ("2024-06-30", "暂行办法"),
    ):
        decision = decide(profile="statute", layers=["general"], complaint_received_by_authority=received)
        assert source in why(decision, "authority_decision_due")["source"]


def test_the_account_names_the_fact_and_what_was_added() -> None:
    phone = sanbao("mobile_phone", proof_of_purchase="none", imei_factory_date="2025-03-15")
    assert "出厂日后第90日（2025年6月13日）" in why(phone, "warranty_whole_last_day")["text"]
    repaired = sanbao(sold_date="2025-03-10", repair_days=18)
    assert "占用18天" in why(repaired, "warranty_whole_last_day")["text"]
    facts = {"sold_date": "2025-09-01", "return_date": "2026-03-20", "invoice_price": "5000.00"}
    fee = sanbao(decided_remedy="return_with_depreciation", **facts)
    assert "5000.00元×日率0.001×200天＝1000.00元" in why(fee, "depreciation_fee")["text"]
    unknown = sanbao("washing_machine", decided_remedy="return_with_depreciation", **facts)
    assert "daily_rate" in unknown.codes("missing")


def test_goods_of_no_listed_kind_are_said_to_be_so() -> None:
    assert decide(profile="statute", category="spaceship")["policy_gap"] == "category_not_listed"

"""The clerk's morning of the sample day through the command line, every expected value told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from app.demo import demo_folder
from tests.cli.conftest import CLERK, MANAGER, Desk, intake_object
from tests.documents.reading import pages_of

INTAKE_KEYS = {"number", "id", "level", "owner", "clocks", "eligibility", "missing"}
ID_NUMBER, MASKED = "330108198805031234", "3301**********1234"


def dues(clocks: list[dict[str, Any]]) -> dict[str, tuple[str, str]]:
    """When each clock is due, and how it stands."""
    return {clock["key"]: (clock["due"], clock["state"]) for clock in clocks}


def sofa(**changes: Any) -> dict[str, Any]:
    """The sofa whose colour is not liked."""
    values: dict[str, Any] = {
        "channel": "counter",
        "customer": {"name": "李明远", "phone": "13800007715", "id_number": ID_NUMBER},
        "goods": {
            "category": "furniture_sofa",
            "name": "三人位布艺沙发",
            "price": "12800.00",
            "sold_date": "2026-11-06",
            "received_date": "2026-11-15",
            "bought_at": "counter",
            "proof": "invoice",
            "payment_method": "bank_card",
        },
        "problem": {"words": "颜色不喜欢", "demand": "return"},
    }
    return {**values, **changes}


def test_step_2_the_kettle_is_taken_in(desk: Desk, tmp_path: Path) -> None:
    opened = desk.ok("intake", "-", given=intake_object())
    assert opened.keys() >= INTAKE_KEYS
    assert opened["number"] == "2F01-261120-0001"
    assert (opened["level"], opened["mark"], opened["owner"]) == (2, "一般", "售后主管")
    assert opened["level_reasons"] == ["单客退换货，金额不超过1万元"]
    assert dues(opened["clocks"]) == {
        "entry": ("2026-11-20T10:32", "met"),
        "preliminary_judgment": ("2026-11-20T11:02", "running"),
        "plan": ("2026-11-20T12:02", "running"),
        "delay_red_line": ("2026-12-06T00:00", "running"),
    }
    for clock in opened["clocks"]:
        assert clock["start"] == "2026-11-20T10:02"
        assert "2026年11月20日" in clock["why"]
    assert opened["eligibility"]["no_reason_last_day"] == "2026-11-15"
    assert opened["eligibility"]["quality_return_last_day"] == "2026-11-23"
    assert opened["missing"] == ["fault", "safety_risk", "media_threat"]
    receipt = desk.ok("print", opened["number"], "receipt", "--out", tmp_path / "receipt.pdf")
    labels = desk.ok("print", opened["number"], "label", "--out", tmp_path / "labels.pdf", "--paper", "60x40")
    assert (receipt["number"], receipt["pages"]) == ("SL-2F01-261120-0001", 2)
    assert (labels["number"], labels["pages"]) == ("BQ-2F01-261120-0001", 2)
    first, second = pages_of((tmp_path / "labels.pdf").read_bytes())
    assert "1/2" in first
    assert "2/2" in second


def test_step_3_the_sofa_needs_the_manager(desk: Desk, tmp_path: Path) -> None:
    desk.clock("2026-11-20T10:20")
    opened = desk.ok("intake", "-", given=sofa())
    number = opened["number"]
    assert (opened["level"], opened["owner"]) == (1, "售后经理")
    assert opened["eligibility"]["no_reason_last_day"] == "2026-11-22"
    ticks = {"packaging_intact": True, "unused": True, "accessories_complete": True}
    desk.act(number, "InspectGoods", {"inspection": ticks})
    desk.act(number, "DetermineLiability", liability("customer", "customer"))
    option = {"remedy": "return_no_reason", "strength": "promise", "amount": 1_280_000}
    refund = {"amount": 1_280_000, "way": "bank_card"}
    desk.act(number, "OfferPlan", {"options": [option], "refund": refund})
    before = desk.entries()
    assert desk.run("act", number, "AcceptPlan", "-", given={}).fault["code"] == "manager_must_approve"
    refused = desk.run("--clerk", CLERK, "act", number, "ApprovePlan", "-", given={})
    assert (refused.code, refused.fault["code"]) == (3, "role_not_enough")
    assert desk.entries() == before
    desk.act(number, "ApprovePlan", by=MANAGER)
    accepted = desk.act(number, "AcceptPlan")
    assert dues(accepted["state"]["clocks"])["refund"] == ("2026-11-25T22:00", "running")
    slip = desk.ok("print", number, "exchange-return-slip", "--out", tmp_path / "slip.pdf")
    assert slip["number"] == "TH-2F01-261120-0001"
    text = "".join(pages_of((tmp_path / "slip.pdf").read_bytes()))
    assert MASKED in text
    assert ID_NUMBER not in text
    shown = desk.ok("show", number)
    assert shown["customer"]["id_number"] == MASKED
    assert ID_NUMBER not in json.dumps(shown)


def test_step_3_the_id_number_is_for_dear_goods_only(desk: Desk) -> None:
    before = desk.entries()
    refused = desk.run("intake", "-", given=intake_object(customer__id_number=ID_NUMBER))
    assert (refused.code, refused.fault["code"], refused.fault["rule"]) == (
        3,
        "id_number_not_allowed",
        "S4-10",
    )
    assert desk.entries() == before


def test_step_4_words_of_danger_make_it_urgent(desk: Desk) -> None:
    desk.clock("2026-11-20T10:47")
    cooker = intake_object(
        accepted_at=None,
        goods={"category": "rice_cooker", "name": "电饭煲"},
        problem__words="一碰就麻, 不处理我发抖音",
    )
    opened = desk.ok("intake", "-", given=cooker)
    assert opened["level"] == 1
    assert any("一碰就麻" in reason for reason in opened["level_reasons"])
    assert any("发抖音" in reason for reason in opened["level_reasons"])
    assert dues(opened["clocks"])["emergency_start"] == ("2026-11-20T11:17", "running")
    assert opened["next_step"] == "start_emergency"
    desk.clock("2026-11-20T10:58")
    done = desk.act(opened["number"], "LogEmergencyStep", {"step": "暂停销售"})
    assert dues(done["state"]["clocks"])["emergency_start"] == ("2026-11-20T11:17", "met")


def test_step_6_an_exchange_may_not_wait_longer_than_promised(desk: Desk, tmp_path: Path) -> None:
    number = desk.intake()
    desk.act(number, "DetermineLiability", liability("quality", "brand"))
    desk.clock("2026-11-20T11:40")
    before = desk.entries()
    late = desk.run("act", number, "OfferPlan", "-", given=exchange("2026-11-28"))
    assert (late.code, late.fault["code"], late.fault["rule"]) == (3, "exchange_wait_too_long", "S4-37")
    assert late.fault["params"] == {"expected": "2026-11-28", "latest": "2026-11-27"}
    assert desk.entries() == before
    desk.act(number, "OfferPlan", exchange("2026-11-27"))
    desk.act(number, "OfferPlan", exchange("2026-11-25"))
    desk.act(number, "AcceptPlan", {"how": "signature"})
    slip = desk.ok("print", number, "exchange-return-slip", "--out", tmp_path / "slip.pdf")
    signature = next((demo_folder() / "signatures").glob("*.png"))
    scan = desk.ok("attach", number, signature, "--role", "signed_document")[0]
    signed = {
        "document": slip["number"],
        "signer": "王建国",
        "role": "customer",
        "method": "paper_scan",
        "content_sha256": slip["content_sha256"],
        "blob": {key: scan[key] for key in ("sha256", "size", "mime", "name", "role")},
    }
    desk.act(number, "SignDocument", signed)
    document = desk.ok("show", number)["documents"][-1]
    assert (document["signed"], document["delivery"]) == (True, "signed")
    assert desk.ok("verify")["ok"]


def liability(cause: str, party: str) -> dict[str, Any]:
    """A determination with all it needs."""
    return {
        "cause": cause,
        "shares": [{"party": party, "percent": 100}],
        "basis": [{"kind": "evidence", "text": "现场查看"}],
        "conclusion": "结论",
        "suggestion": "建议",
    }


def exchange(expected: str) -> dict[str, Any]:
    """An exchange that has to wait for stock; a substitute was refused."""
    return {
        "options": [{"remedy": "exchange_same_model", "strength": "by_right", "until": expected}],
        "exchange": {"stock": "out_of_stock", "expected": expected, "substitute_refused": True},
    }

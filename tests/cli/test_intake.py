"""``counterfoil intake``: what it takes, what it refuses by name, and what it leaves behind: nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.conftest import CLERK, Desk, intake_object

SMALLEST = {
    "channel": "phone",
    "customer": {"name": "王", "phone": "13800002233"},
    "goods": {"name": "壶"},
    "problem": {"words": "漏水", "demand": "repair"},
}


def test_the_smallest_object_is_enough_and_the_rest_is_listed(desk: Desk) -> None:
    opened = desk.ok("intake", "-", given=SMALLEST)
    assert {"sold_date", "proof_of_purchase", "category"} <= set(opened["missing"])
    shown = desk.ok("show", opened["number"])
    assert shown["opened_at"] == "2026-11-20T10:02:00"
    assert shown["clerk"] == CLERK


def test_accepted_at_is_wall_time_at_the_desk(desk: Desk, system_zone: Callable[[str], None]) -> None:
    system_zone("ODD-07:00")
    for text, expected in [
        ("2026-11-20T09:40", "2026-11-20T09:40:00"),
        ("2026-11-20T09:40:30", "2026-11-20T09:40:30"),
        ("2026-11-20T01:40:00Z", "2026-11-20T09:40:00"),
        ("2026-11-20T03:40+02:00", "2026-11-20T09:40:00"),
    ]:
        number = desk.intake(accepted_at=text)
        assert number.startswith("2F01-261120-")
        assert desk.ok("show", number)["opened_at"] == expected


def test_a_clerks_name_is_no_letter(desk: Desk) -> None:
    number = desk.intake()
    ran = desk.run("--clerk", "王" * 100_000, "act", number, "AddNote", "-", given={"text": "来电"})
    assert (ran.code, ran.fault["code"], ran.fault["field"]) == (2, "text_too_long", "clerk")


def test_the_clerk_is_named_or_signed_in(desk: Desk) -> None:
    assert desk.ok("show", desk.intake(clerk="周倩"))["clerk"] == "周倩"
    assert desk.ok("show", desk.intake(clerk=None))["clerk"] == CLERK
    number = desk.ok("--clerk", "何立", "intake", "-", given=intake_object(clerk=None))["number"]
    assert desk.ok("show", number)["clerk"] == "何立"


def test_several_goods_become_several_items(desk: Desk) -> None:
    goods = [{"name": "电水壶"}, {"name": "底座", "quantity": 2}]
    shown = desk.ok("show", desk.intake(goods=goods))
    assert [(item["id"], item["goods"]["name"]) for item in shown["items"]] == [
        ("1", "电水壶"),
        ("2", "底座"),
    ]
    wrong = desk.run("intake", "-", given=intake_object(goods=[{"name": "壶"}, {"nmae": "座"}]))
    assert (wrong.code, wrong.fault["code"], wrong.fault["field"]) == (2, "unknown_key", "goods[1].nmae")


def test_facts_without_a_field_are_stated_with_their_goods(desk: Desk) -> None:
    facts = {"failed_repairs": 2, "region": " 浙江 ", "soiled": None}
    goods = [{"name": "电水壶"}, {"name": "底座", "stated": facts}]
    shown = desk.ok("show", desk.intake(goods=goods))
    assert [item["stated"] for item in shown["items"]] == [{}, {"failed_repairs": 2, "region": "浙江"}]


def test_a_file_with_a_byte_order_mark_is_read(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "intake.json"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(SMALLEST).encode())
    assert desk.ok("intake", path)["number"] == "2F01-261120-0001"


WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"channel": None}, "text_missing", "channel"),
    ({"channel": "pigeon"}, "choice_expected", "channel"),
    ({"channel": 5}, "text_expected", "channel"),
    ({"customer__contact_verified_by": "看过"}, "choice_expected", "customer.contact_verified_by"),
    ({"colour": "red"}, "unknown_key", "colour"),
    ({"customer": None}, "key_missing", "customer"),
    ({"customer": []}, "object_expected", "customer"),
    ({"customer__name": " "}, "text_missing", "customer.name"),
    ({"customer__phone": 13800002233}, "text_expected", "customer.phone"),
    ({"customer__phone": "abc"}, "phone_not_understood", "customer.phone"),
    ({"customer__phone": "2233"}, "phone_too_short", "customer.phone"),
    ({"clerk": ""}, "text_missing", "clerk"),
    ({"clerk": " "}, "text_missing", "clerk"),
    ({"customer__fone": "1"}, "unknown_key", "customer.fone"),
    ({"customer__confirmed": "yes"}, "flag_expected", "customer.confirmed"),
    ({"customer__id_number": "330108198805031235"}, "id_number_check_digit", "customer.id_number"),
    ({"customer__name": "王" * 10_001}, "text_too_long", "customer.name"),
    ({"customer__name": "\ud800"}, "text_not_characters", "customer.name"),
    ({"customer__name": "王\0"}, "text_not_characters", "customer.name"),
    ({"goods": "kettle"}, "object_expected", "goods"),
    ({"goods": [5]}, "object_expected", "goods[0]"),
    ({"goods__price": 199}, "text_expected", "goods.price"),
    ({"goods__stated": "soiled"}, "object_expected", "goods.stated"),
    ({"goods__stated": {"soild": True}}, "unknown_fact", "goods.stated.soild"),
    ({"goods__stated": {"soiled": "yes"}}, "fact_wrong_type", "goods.stated.soiled"),
    ({"goods__stated": {"category": "tv"}}, "fact_has_field", "goods.stated.category"),
    ({"goods__stated": {"promise": "王" * 10_001}}, "text_too_long", "goods.stated.promise"),
    ({"goods__price": "199.005"}, "amount_more_than_two_decimals", "goods.price"),
    ({"goods__price": "-1"}, "amount_not_positive", "goods.price"),
    ({"goods__price": "dear"}, "amount_not_a_number", "goods.price"),
    ({"goods__quantity": 0}, "count_expected", "goods.quantity"),
    ({"goods__quantity": True}, "count_expected", "goods.quantity"),
    ({"goods__sold_date": "2026-02-30"}, "date_expected", "goods.sold_date"),
    ({"goods__sold_date": "20261108"}, "date_expected", "goods.sold_date"),
    ({"goods__sold_date": "2026-11-21"}, "date_in_future", "goods.sold_date"),
    ({"goods__sold_date": "1989-12-31"}, "date_out_of_range", "goods.sold_date"),
    ({"goods__proof": "word of honour"}, "choice_expected", "goods.proof"),
    ({"problem__words": ""}, "text_missing", "problem.words"),
    ({"problem__demand": None}, "text_missing", "problem.demand"),
    ({"problem__demand": "gold"}, "choice_expected", "problem.demand"),
    ({"problem__people_affected": 1.5}, "count_expected", "problem.people_affected"),
    ({"problem__people_affected": 10**30}, "number_too_large", "problem.people_affected"),
    ({"problem__contacted": "导购"}, "texts_expected", "problem.contacted"),
    ({"problem__contacted": [1]}, "texts_expected", "problem.contacted"),
    ({"accepted_at": "2026-11-20"}, "date_expected", "accepted_at"),
    ({"accepted_at": "2026-11-20T25:00"}, "date_expected", "accepted_at"),
    ({"accepted_at": "0001-01-01T00:00"}, "date_out_of_range", "accepted_at"),
    ({"accepted_at": 1}, "text_expected", "accepted_at"),
]


@pytest.mark.parametrize(("changes", "code", "field"), WRONG, ids=[f"{c}-{f}" for _, c, f in WRONG])
def test_what_is_wrong_is_named_and_nothing_is_kept(
    desk: Desk, changes: dict[str, Any], code: str, field: str
) -> None:
    before = desk.entries()
    ran = desk.run("intake", "-", given=json.dumps(intake_object(**changes)).encode())
    assert (ran.code, ran.fault["code"], ran.fault["field"]) == (2, code, field)
    assert ran.fault["message"] != code
    assert desk.entries() == before


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"customer": {"name": "王"}}, "contact_missing"),
    ({"goods": {"brand": "美厨"}}, "goods_unnamed"),
    ({"goods": []}, "goods_missing"),
    ({"goods__category": "zzz"}, "no_such_category"),
    ({"accepted_at": "2026-11-20T10:03"}, "accepted_in_future"),
]


@pytest.mark.parametrize(("changes", "code"), REFUSED, ids=[code for _, code in REFUSED])
def test_what_a_rule_refuses_is_told_and_uses_no_number(
    desk: Desk, changes: dict[str, Any], code: str
) -> None:
    before = desk.entries()
    ran = desk.run("intake", "-", given=intake_object(**changes))
    assert (ran.code, ran.fault["code"]) == (3, code)
    assert desk.entries() == before
    assert desk.intake() == "2F01-261120-0001"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    place=st.sampled_from(
        ["channel", "accepted_at", "clerk", "customer", "goods", "problem", "received_items"]
        + ["customer__name", "customer__phone", "customer__id_number", "goods__price", "goods__sold_date"]
        + ["goods__quantity", "problem__words", "problem__demand", "problem__people_affected"]
    ),
    value=json_values,
)
def test_no_value_anywhere_is_a_bug(desk: Desk, place: str, value: object) -> None:
    ran = desk.run("intake", "-", given=json.dumps(intake_object(**{place: value})).encode())
    assert ran.code in (0, 2, 3), ran.out.decode()


@pytest.mark.parametrize("shown", ["1970-01-02T10:00", "1989-12-31T23:59", "2201-05-01T10:00"])
def test_with_a_clock_wrong_by_decades_all_is_done_and_read(desk: Desk, shown: str) -> None:
    number = desk.intake()
    desk.clock(shown)
    before = desk.entries()
    asked = desk.run("intake", "-", given=intake_object(accepted_at=None))
    assert (asked.code, asked.fault["code"]) == (4, "clock_wrong")
    assert "accepted_at" in asked.fault["what_to_do"]
    assert desk.entries() == before
    made = desk.ok("intake", "-", given=intake_object())
    assert made["number"] == "2F01-261120-0002"
    assert {each["start"][:10] for each in made["clocks"]} == {"2026-11-20"}, "no period begins there"
    for each in (number, made["number"]):
        assert desk.act(each, "AddNote", {"text": "来电"})["state"]["clocks"]
        assert desk.ok("show", each)["number"] == each
    desk.clock("2026-11-20T10:03")
    assert desk.ok("show", made["number"])["clocks"]

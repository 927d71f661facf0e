"""Payloads of actions: what their schema allows is read, what is wrong is named."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from app.domain.decide import Action
from app.domain.identity import id_check_digit
from app.domain.policy.facts import parse_facts
from app.domain.refusals import InputError, as_written
from app.domain.registry import ACTIONS
from app.domain.steps.amendment import AmendCustomer, AmendGoods
from app.domain.steps.evidence import AttachEvidence, RetagEvidence
from app.domain.steps.intake import AddGoods
from app.domain.steps.promising import MakePromise
from app.payload import read_action, schema_of
from app.usecases.intake_object import read_intake
from tests.domain.strategies import actions

ZONE = ZoneInfo("Asia/Shanghai")
NAMES = sorted(name for name in ACTIONS if name != "TakeIn")
VALIDATORS = {name: Draft202012Validator(schema_of(name)) for name in NAMES}
CHECKED = (AddGoods, AmendCustomer, AmendGoods, AttachEvidence, RetagEvidence)
"""Actions with values that no type tells apart; they are checked one by one below."""


@pytest.mark.parametrize("name", NAMES)
def test_schemas_are_valid_and_closed(name: str) -> None:
    Draft202012Validator.check_schema(schema_of(name))
    for definition in schema_of(name)["$defs"].values():
        assert "properties" not in definition or definition["additionalProperties"] is False


@given(
    actions().filter(lambda action: type(action).__name__ in VALIDATORS and not isinstance(action, CHECKED))
)
def test_what_an_action_holds_is_allowed_and_read_again(action: Action) -> None:
    name = type(action).__name__
    payload = json.loads(msgspec.json.encode(action))
    VALIDATORS[name].validate(payload)
    assert read_action(name, payload, ZONE) == action


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=6), inner, max_size=2),
    max_leaves=6,
)


@given(st.data(), st.sampled_from(NAMES))
def test_any_payload_is_an_action_or_an_input_error(data: st.DataObject, name: str) -> None:
    known = list(schema_of(name)["$defs"][name].get("properties", {})) or ["x"]
    payload = data.draw(json_values | st.dictionaries(st.sampled_from(known), json_values))
    try:
        action = read_action(name, payload, ZONE)
    except InputError as error:
        assert error.code  # noqa: PT017  # either outcome is right
    else:
        assert type(action).__name__ == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-21T10:30", datetime(2026, 11, 21, 10, 30, tzinfo=ZONE)),
        ("2026-11-21T10:30:15", datetime(2026, 11, 21, 10, 30, 15, tzinfo=ZONE)),
        ("2026-11-21T02:30Z", datetime(2026, 11, 21, 10, 30, tzinfo=ZONE)),
        ("2026-11-21T04:30+02:00", datetime(2026, 11, 21, 10, 30, tzinfo=ZONE)),
    ],
)
def test_moments_are_desk_time(text: str, expected: datetime) -> None:
    read = read_action("MakePromise", {"text": "回电", "due": text}, ZONE)
    assert isinstance(read, MakePromise)
    assert read.due == expected
    assert read.due - expected == timedelta(0)


CUSTOMER = {"name": "王", "phone": "13800002233"}
BLOB = {"sha256": "0" * 64, "size": 1, "mime": "image/jpeg", "name": "a.jpg", "role": "whole"}

WRONG: list[tuple[str, Any, str, str]] = [
    ("Fly", {}, "no_such_action", "ACTION"),
    ("TakeIn", {}, "no_such_action", "ACTION"),
    ("AddNote", None, "object_expected", "FILE"),
    ("AddNote", {}, "key_missing", "text"),
    ("AddNote", {"text": None}, "type_expected", "text"),
    ("AddNote", {"text": "x", "more": 1}, "unknown_key", "more"),
    ("OfferPlan", {"options": [{}]}, "key_missing", "options[0].remedy"),
    ("OfferPlan", {"options": {}}, "type_expected", "options"),
    ("OfferPlan", {"options": [], "refund": {"amount": 1, "wya": "cash"}}, "unknown_key", "refund.wya"),
    ("OfferPlan", {"options": [{"remedy": "x", "until": "2026-02-30"}]}, "date_form", "options[0].until"),
    (
        "OfferPlan",
        {"options": [{"remedy": "x", "until": "1066-01-01"}]},
        "date_out_of_range",
        "options[0].until",
    ),
    ("MakePromise", {"text": "x", "due": "2026-11-21"}, "date_form", "due"),
    ("MakePromise", {"text": "x", "due": "0001-01-01T00:00"}, "date_out_of_range", "due"),
    ("StartExecution", {"kind": "magic"}, "choice_expected", "kind"),
    ("StartExecution", {"kind": "repair", "details": {"a": 5}}, "type_expected", "details[...]"),
    ("AmendGoods", {"goods": {"price": -1}}, "amount_not_positive", "goods.price"),
    ("AddGoods", {"goods": {"quantity": 0}, "demand": "repair"}, "count_expected", "goods.quantity"),
    ("AmendGoods", {"goods": {"quantity": 0}}, "count_expected", "goods.quantity"),
    ("AddGoods", {"goods": {"quantity": 10**12}, "demand": "repair"}, "count_expected", "goods.quantity"),
    ("AmendGoods", {"goods": {"quantity": 100_001}}, "count_expected", "goods.quantity"),
    ("AmendGoods", {"goods": {"price": 10**13}}, "amount_too_large", "goods.price"),
    ("AmendGoods", {"goods": {"name": "壶" * 201}}, "text_too_long", "goods.name"),
    ("AmendCustomer", {"customer": {**CUSTOMER, "name": "王" * 100_000}}, "text_too_long", "customer.name"),
    ("AmendCustomer", {"customer": {**CUSTOMER, "name": "\u200b"}}, "text_missing", "customer.name"),
    ("AddNote", {"text": "\u202e\u3164"}, "text_missing", "text"),
    ("AssignOwner", {"owner": "王" * 201}, "text_too_long", "owner"),
    ("AddNote", {"text": "字" * 10_001}, "text_too_long", "text"),
    ("ListReceivedItems", {"received_items": ["壶身", "字" * 10_001]}, "text_too_long", "received_items[1]"),
    (
        "StartExecution",
        {"kind": "repair", "details": {"remarks": "字" * 10_001}},
        "text_too_long",
        "details.remarks",
    ),
    (
        "OfferPlan",
        {"options": [{"remedy": "compensation", "amount": 10**13}]},
        "amount_too_large",
        "options[0].amount",
    ),
    ("AmendGoods", {"goods": {"proof": "oath"}}, "choice_expected", "goods.proof"),
    ("AmendCustomer", {"customer": {**CUSTOMER, "id_number": "1"}}, "id_number_length", "customer.id_number"),
    ("AttachEvidence", {"file": {"blob": BLOB}, "role": "beautiful"}, "choice_expected", "role"),
    (
        "AttachEvidence",
        {"file": {"blob": {"sha256": 1}}, "role": "whole"},
        "type_expected",
        "file.blob.sha256",
    ),
    ("RetagEvidence", {"evidence": "e", "role": "beautiful"}, "choice_expected", "role"),
]


@pytest.mark.parametrize(
    ("name", "payload", "code", "field"), WRONG, ids=[f"{n}-{c}" for n, _, c, _ in WRONG]
)
def test_what_is_wrong_is_named(name: str, payload: Any, code: str, field: str) -> None:
    with pytest.raises(InputError) as caught:
        read_action(name, payload, ZONE)
    assert (caught.value.code, caught.value.field) == (code, field)


def test_choices_are_listed() -> None:
    with pytest.raises(InputError) as caught:
        read_action("StartExecution", {"kind": "magic"}, ZONE)
    assert caught.value.params["value"] == "magic"
    assert "repair" in caught.value.params["expected"]


def test_nobody_was_born_after_today() -> None:
    body = "33010820300503123"
    payload = {"customer": {**CUSTOMER, "id_number": body + id_check_digit(body)}}
    read_action("AmendCustomer", payload, ZONE, date(2030, 5, 3))
    with pytest.raises(InputError) as caught:
        read_action("AmendCustomer", payload, ZONE, date(2026, 11, 20))
    assert caught.value.code == "id_number_birth_in_future"


def test_what_stands_in_a_file_is_said_as_it_stands_there() -> None:
    with pytest.raises(InputError) as caught:
        read_action("AddNote", None, ZONE)
    assert caught.value.params["value"] == "null"
    with pytest.raises(InputError) as caught:
        read_intake(None, ZONE, date(2026, 11, 20))
    assert caught.value.params["value"] == "null"
    with pytest.raises(InputError) as caught:
        parse_facts({"amount": None})
    assert caught.value.params["value"] == "null"
    assert as_written({"a": [True, None, "王"]}) == '{"a": [true, null, "王"]}'

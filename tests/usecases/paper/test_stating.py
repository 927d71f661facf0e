"""Particulars read from plain values: each form, and what is wrong with the others."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import Fen
from app.domain.refusals import InputError
from app.usecases.paper import Particular, ParticularForm, ParticularKind
from app.usecases.paper.stating import cleared_in, missing_particulars, overlaid, read_particulars

ZONE = timezone(timedelta(hours=8))
KINDS = (
    ParticularKind("reason", ParticularForm.TEXT, required=True),
    ParticularKind("body", ParticularForm.LINE),
    ParticularKind("payer", ParticularForm.CHOICE, choices=("merchant", "customer")),
    ParticularKind("until", ParticularForm.DAY, required=True),
    ParticularKind("from", ParticularForm.MOMENT),
    ParticularKind("fee", ParticularForm.MONEY),
    ParticularKind("agreed", ParticularForm.YES),
    ParticularKind("wanted", ParticularForm.LIST),
    ParticularKind("parts", ParticularForm.ROWS, columns=("name", "price")),
)


def read(**values: object) -> dict[str, Particular]:
    return {each.key: each for each in read_particulars(KINDS, values, ZONE)}


def test_each_form_is_read_into_its_field() -> None:
    stated = read(
        reason=" 壶底渗漏 ",
        payer="customer",
        until="2026-11-27",
        fee="1,280.50",
        agreed=False,
        wanted="发票\n\n 照片 ",
        parts=[["密封圈", "12"], {"name": "人工"}, ["", ""]],
        **{"from": "2026-11-21T09:30"},
    )
    assert stated["reason"].text == "壶底渗漏"
    assert stated["payer"].text == "customer"
    assert stated["until"].day == date(2026, 11, 27)
    assert stated["fee"].amount == Fen(128050)
    assert stated["agreed"].holds is False
    assert stated["wanted"].lines == ("发票", "照片")
    assert stated["parts"].rows == (("密封圈", "12"), ("人工", ""))
    assert stated["from"].moment == datetime(2026, 11, 21, 1, 30, tzinfo=UTC)


def test_empty_values_state_nothing_but_clear_what_was_filled_in() -> None:
    values: dict[str, object] = {"reason": "  ", "wanted": [], "until": None, "body": "质检院"}
    assert [each.key for each in read_particulars(KINDS, values, ZONE)] == ["body"]
    assert set(cleared_in(values)) == {"reason", "wanted", "until"}
    filled = (Particular("reason", text="旧"), Particular("fee", amount=Fen(1)))
    stated = (Particular("body", text="质检院"),)
    assert [each.key for each in overlaid(filled, stated, cleared_in(values))] == ["body", "fee"]


def test_what_is_required_is_named_in_the_order_of_the_form() -> None:
    assert missing_particulars(KINDS, ()) == ("reason", "until")
    assert missing_particulars(KINDS, [Particular("until", day=date(2026, 1, 1))]) == ("reason",)


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("colour", "red", "particular_unknown"),
        ("until", "27.11.2026", "particular_form"),
        ("until", 20261127, "particular_form"),
        ("from", "tomorrow", "particular_form"),
        ("fee", "1.005", "amount_more_than_two_decimals"),
        ("fee", 12.5, "particular_form"),
        ("agreed", "maybe", "particular_form"),
        ("payer", "nobody", "choice_expected"),
        ("body", "长" * 201, "text_too_long"),
        ("reason", ["a"], "particular_form"),
        ("wanted", ["x"] * 201, "too_many_lines"),
        ("wanted", {"a": 1}, "particular_form"),
        ("parts", [["a", "b", "c"]], "particular_form"),
        ("parts", "a", "particular_form"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_place(key: str, value: object, code: str) -> None:
    with pytest.raises(InputError) as wrong:
        read_particulars(KINDS, {key: value}, ZONE)
    assert (wrong.value.code, wrong.value.field) == (code, key)


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from([each.key for each in KINDS]), PLAIN, max_size=4))
def test_any_value_is_read_or_refused_by_name(values: dict[str, object]) -> None:
    places: list[str] = []
    stated: tuple[Particular, ...] = ()
    try:
        stated = read_particulars(KINDS, values, ZONE)
    except InputError as wrong:
        places.append(wrong.field)
    assert set(places) <= set(values)
    assert all(each.stated for each in stated)

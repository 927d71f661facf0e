"""Identity numbers where none belong: found however they are typed, refused in every text of every action."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.decide import Action, decide
from app.domain.identity import id_check_digit
from app.domain.records import BlobRef, Customer, Goods, Problem
from app.domain.refusals import Refusal
from app.domain.rights import Override
from app.domain.status import Stage
from app.domain.steps.amendment import AmendCustomer, AmendGoods, AmendProblem
from app.domain.steps.closing import JumpStage
from app.domain.steps.contact import AddNote
from app.domain.steps.intake import ListReceivedItems
from app.domain.steps.privacy import PlaceHold, RevealIdentity
from app.domain.stray_numbers import field_with_number, numbers_in, without_numbers
from app.domain.vocabulary import Demand, Role
from tests.domain.cases import context, leaking_kettle, opened, refused

NUMBER = "11010519491231002X"
MASKED = "1101**********002X"


@pytest.mark.parametrize(
    "typed",
    [
        NUMBER,
        NUMBER.lower(),
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105 19491231 002X",
        "110105-1949-1231-002x",
        "110105\u200b19491231\u200b002X",
        "1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X",
    ],
)
@pytest.mark.parametrize(
    ("before", "behind"), [("", ""), ("身份证", "本人"), ("ID:", "."), ("13912345678 ", "\n2")]
)
def test_it_is_found_however_it_is_typed(typed: str, before: str, behind: str) -> None:
    text = f"{before}{typed}{behind}"
    assert list(numbers_in(text)) == [(len(before), len(before) + len(typed))]
    masked = without_numbers(text)
    assert masked.startswith(before)
    assert masked.endswith(behind)
    assert "19491231" not in masked
    assert not list(numbers_in(masked))


@pytest.mark.parametrize(
    "text",
    [
        "110105194912310021",  # another check digit
        "11010519491331002X",  # no such month
        "00010519491231002X",
        "1101051949123100",
        "9" + NUMBER[:-1] + "1",
        NUMBER[:-1],
        "2F01-261120-0001",
        "6901234567892 6901234567892",
        "换货单 SF1234567890123 已签收",
        "",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert not list(numbers_in(text))
    assert without_numbers(text) == text


@given(
    st.sampled_from(["110105", "440301", "330106", "810000"]),
    st.dates(date(1900, 1, 1), date(2025, 1, 1)),
    st.integers(0, 999),
    st.text(alphabet=st.characters(exclude_categories=["Nd", "Cs"]), max_size=8),
)
def test_every_right_number_is_found_and_none_is_left(
    place: str, birth: date, serial: int, around: str
) -> None:
    body = f"{place}{birth:%Y%m%d}{serial:03}"
    number = body + id_check_digit(body)
    text = f"{around}{number}\n{number}{around}"
    assert number not in without_numbers(text)
    assert without_numbers(without_numbers(text)) == without_numbers(text)


@given(st.text(alphabet="0123456789Xx- \n证", max_size=60))
def test_masking_is_done_once_and_leaves_lengths_of_lines(text: str) -> None:
    masked = without_numbers(text)
    assert not list(numbers_in(masked))
    assert masked.count("\n") == text.count("\n")


def actions() -> list[tuple[str, Action]]:
    customer, goods = Customer("王建国", phone="13800002233"), Goods("电水壶", category="kettle")
    said = f"身份证{NUMBER}"
    return [
        ("customer.name", AmendCustomer(replace(customer, name=said))),
        ("customer.phone", AmendCustomer(replace(customer, phone=NUMBER))),
        ("customer.address", AmendCustomer(replace(customer, address=said))),
        ("goods.serial", AmendGoods(replace(goods, serial=NUMBER))),
        ("goods.barcode", AmendGoods(replace(goods, barcode=NUMBER))),
        ("problem.words", AmendProblem(Problem(said, Demand.REPAIR))),
        ("received_items[1]", ListReceivedItems(("壶身", said))),
        ("text", AddNote(said)),
        ("reason", RevealIdentity(said)),
        ("reason", PlaceHold(said)),
    ]


@pytest.mark.parametrize(("field", "action"), actions())
def test_no_action_carries_one_in_a_text(field: str, action: Action) -> None:
    course = opened()
    decided = course.do(action)
    assert refused(decided) == "identity_in_text"
    assert isinstance(decided, Refusal)
    assert decided.params == {"field": field}


def test_an_intake_with_one_is_refused_by_its_field() -> None:
    form = leaking_kettle()
    worded = replace(form, problem=replace(form.problem, words=f"漏水 {NUMBER}"))
    decided = decide(None, worded, context())
    assert isinstance(decided, Refusal)
    assert (decided.code, decided.params) == ("identity_in_text", {"field": "problem.words"})


def test_neither_does_the_reason_of_a_right_that_is_lent() -> None:
    course = opened()
    lent = replace(
        context(course.now, Role.CLERK), override=Override("吴静", Role.SUPERVISOR, reason=f"证{NUMBER}")
    )
    assert refused(decide(course.ticket, JumpStage(Stage.EXECUTING, "催促"), lent)) == "identity_in_text"


def test_its_own_field_and_names_of_files_are_not_looked_at() -> None:
    assert field_with_number(Customer("王建国", id_number=NUMBER)) == ""
    assert field_with_number(BlobRef("0" * 64, 1, "image/png", f"{NUMBER}.png", "proof")) == ""
    assert field_with_number({"a": ["x", {"b": NUMBER}]}) == "a[1].b"

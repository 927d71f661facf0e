"""What a clerk typed, read: every mistake by field, nothing guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.usecases.intake_draft import IntakeForm
from app.usecases.intake_reading import read_intake_form, received_items

TODAY = date(2026, 11, 20)
GOOD = {
    "phone": "13800002233",
    "name": "王建国",
    "goods": "电水壶",
    "words": "漏水",
    "demand": "exchange",
}


def _problems(**typed: str) -> list[tuple[str, str]]:
    reading = read_intake_form(IntakeForm(**{**GOOD, **typed}), TODAY)  # type: ignore[arg-type]  # texts alone
    return [(problem.field, problem.code) for problem in reading.problems]


def test_a_whole_intake_has_no_problem() -> None:
    assert _problems() == []


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"phone": ""}, ("phone", "contact_missing")),
        ({"phone": "2233"}, ("phone", "phone_too_short")),
        ({"name": " "}, ("name", "text_missing")),
        ({"goods": ""}, ("goods", "goods_unnamed")),
        ({"words": "\n"}, ("words", "text_missing")),
        ({"demand": ""}, ("demand", "text_missing")),
        ({"price": "abc"}, ("price", "amount_not_a_number")),
        ({"sold_date": "2026-02-30"}, ("sold_date", "date_does_not_exist")),
        ({"sold_date": "2026-11-21"}, ("sold_date", "date_in_future")),
        ({"received_date": "übermorgen"}, ("received_date", "date_not_understood")),
        ({"people": "0"}, ("people", "count_expected")),
        ({"people": "9" * 5000}, ("people", "count_expected")),
        ({"people": "二"}, ("people", "count_expected")),
        ({"id_number": "1234"}, ("id_number", "id_number_length")),
    ],
)
def test_what_is_wrong_is_told_by_field(typed: dict[str, str], problem: tuple[str, str]) -> None:
    assert _problems(**typed) == [problem]


def test_wechat_is_a_contact_too() -> None:
    assert _problems(phone="", wechat="wjg_1985") == []


def test_who_refuses_the_number_is_not_asked_whether_it_is_right() -> None:
    form = IntakeForm(**GOOD, id_number="12", id_declined=True)  # type: ignore[arg-type]  # texts alone
    assert read_intake_form(form, TODAY).problems == ()


def test_short_dates_and_full_width_digits() -> None:
    form = IntakeForm(**GOOD, sold_date="1108", price="１９９．００", people="３")  # type: ignore[arg-type]  # GOOD holds values of every kind
    read = read_intake_form(form, TODAY).form
    assert read.goods[0].sold_date == date(2026, 11, 8)
    assert read.goods[0].price == 19900
    assert read.problem.people_affected == 3


def test_what_nobody_said_is_unknown() -> None:
    reading = read_intake_form(IntakeForm(), TODAY)
    assert reading.unknown == {"demand", "words"}
    assert reading.form.problem.safety_risk is None


def test_none_of_these_denies_them_all() -> None:
    problem = read_intake_form(IntakeForm(risks=("none",)), TODAY).form.problem
    assert (problem.safety_risk, problem.media_threat, problem.agitated) == (False, False, False)


def test_pieces_with_any_comma_between_them() -> None:
    assert received_items("壶身、底座，说明书; 发票") == ("壶身", "底座", "说明书", "发票")
    assert received_items(" 、 ") == ()


@given(st.text(), st.text(), st.text(), st.text())
def test_no_text_whatever_raises(first: str, second: str, third: str, fourth: str) -> None:
    form = IntakeForm(
        phone=first, price=second, sold_date=third, id_number=fourth, people=first, barcode=third
    )
    read_intake_form(form, TODAY)

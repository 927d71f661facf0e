"""What a clerk typed, read: every mistake by field, nothing guessed."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.records import BlobRef, EvidenceFile
from app.domain.steps.evidence import AttachEvidence
from app.usecases.intake_draft import IntakeForm
from app.usecases.intake_photos import DraftPhoto
from app.usecases.intake_reading import place_read, read_intake_form, received_items

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
        ({"phone": "138王00002233"}, ("phone", "phone_not_understood")),
        ({"phone": "🔥13800002233"}, ("phone", "phone_not_understood")),
        ({"name": "王" * 201}, ("name", "text_too_long")),
        ({"words": "漏" * 10_001}, ("words", "text_too_long")),
        ({"verified_by": "看过"}, ("verified_by", "choice_expected")),
        ({"price": "1.999"}, ("price", "amount_more_than_two_decimals")),
        ({"sold_date": "1969-01-01"}, ("sold_date", "date_out_of_range")),
        ({"installed_date": "+1"}, ("installed_date", "date_in_future")),
        ({"accepted_date": "20261340"}, ("accepted_date", "date_does_not_exist")),
        ({"quantity": "0"}, ("quantity", "count_expected")),
        ({"quantity": "1000000000"}, ("quantity", "count_expected")),
        ({"quantity": "-1"}, ("quantity", "count_expected")),
        ({"quantity": "1.5"}, ("quantity", "count_expected")),
        ({"wanted_by": "2026-11-19"}, ("wanted_by", "date_in_past")),
        ({"proof": "member_record", "proof_state": "valid"}, ("proof_state", "supervisor_must_confirm")),
        ({"proof": "none", "proof_state": "valid"}, ("proof_state", "no_proof_cannot_be_valid")),
    ],
)
def test_what_is_wrong_is_told_by_field(typed: dict[str, str], problem: tuple[str, str]) -> None:
    assert _problems(**typed) == [problem]


@pytest.mark.parametrize("more", [1, 500_000])
def test_of_words_that_are_too_long_the_beginning_is_read(more: int) -> None:
    form = IntakeForm(**{**GOOD, "words": "冒烟" + "漏" * (9_998 + more)})  # type: ignore[arg-type]  # texts alone
    reading = read_intake_form(form, TODAY)
    assert reading.form.problem.words == "冒烟" + "漏" * 9_998
    (problem,) = reading.problems
    assert problem.params == {"length": str(10_000 + more), "limit": "10000"}


def test_goods_are_not_bought_after_they_were_complained_of() -> None:
    form = IntakeForm(**GOOD, sold_date="2026-11-20")  # type: ignore[arg-type]  # texts alone
    (problem,) = read_intake_form(form, TODAY, date(2026, 11, 19)).problems
    assert (problem.field, problem.code, problem.params["reported"]) == (
        "sold_date",
        "date_after_report",
        "2026-11-19",
    )


@pytest.mark.parametrize(
    ("typed", "warned"),
    [
        ({"phone": "13800002233000"}, ("phone", "phone_unusual")),
        ({"phone": "+44 20 7946 0958"}, ("phone", "phone_abroad")),
        ({"barcode": "6901234567893"}, ("barcode", "barcode_check_digit")),
        ({"sold_date": "1108", "received_date": "1101"}, ("received_date", "date_before_other")),
    ],
)
def test_what_is_unusual_is_warned_of_and_kept(typed: dict[str, str], warned: tuple[str, str]) -> None:
    reading = read_intake_form(IntakeForm(**{**GOOD, **typed}), TODAY)  # type: ignore[arg-type]  # texts alone
    assert reading.problems == ()
    assert [(each.field, each.code) for each in reading.warnings] == [warned]


def test_what_nobody_can_see_is_not_kept() -> None:
    form = IntakeForm(**{**GOOD, "name": "王\0建国", "words": "漏\a水\n第二行", "order_number": "Ａ１ "})  # type: ignore[arg-type]  # texts alone
    read = read_intake_form(form, TODAY).form
    assert (read.customer.name, read.problem.words) == ("王建国", "漏水\n第二行")
    assert read.goods[0].order_number == "A1"


def test_the_rare_fields_are_facts() -> None:
    form = IntakeForm(
        **GOOD,  # type: ignore[arg-type]  # texts alone
        quantity="３",
        custom_made="yes",
        installed_date="1110",
        accepted_date="1112",
        invoice_number="044001900111",
        part="壶底",
        injury="minor",
        risks=("urgent", "bad_review"),
        wanted_by="1130",
        looks=("used",),
        data_consent=True,
    )
    read = read_intake_form(form, TODAY).form
    goods, problem = read.goods[0], read.problem
    assert (goods.quantity, goods.custom_made, goods.invoice_number) == (3, True, "044001900111")
    assert (goods.installed_date, goods.accepted_date) == (date(2026, 11, 10), date(2026, 11, 12))
    assert (problem.part, problem.injury, problem.wanted_by) == ("壶底", "minor", date(2026, 11, 30))
    assert (problem.urgent, problem.bad_review, problem.agitated) == (True, True, None)
    assert read.inspection is not None
    assert (read.inspection.packaging_intact, read.inspection.unused) == (True, False)
    assert read.customer.data_consent


def test_a_pictured_proof_is_a_proof_nobody_has_named() -> None:
    blob = BlobRef("a" * 64, 1, "image/jpeg", "a.jpg", "payment")
    photo = DraftPhoto(AttachEvidence(EvidenceFile(blob), "payment"))
    form = IntakeForm(**GOOD, photos=(photo,))  # type: ignore[arg-type]  # texts alone
    assert read_intake_form(form, TODAY).form.goods[0].proof == "other_proof"
    named = replace(form, proof="member_record")
    assert read_intake_form(named, TODAY).form.goods[0].proof == "member_record"


def _brought_along(**typed: str) -> IntakeForm:
    second = IntakeForm(**GOOD, bought_at="counter").with_another()  # type: ignore[arg-type]  # texts alone
    return replace(second, **typed)  # type: ignore[arg-type]  # texts alone


def test_a_second_piece_has_its_own_demand_and_words() -> None:
    form = _brought_along(goods="电饭煲", words="一碰就麻", demand="return", price="299")
    reading = read_intake_form(form.showing(0), TODAY)
    assert reading.problems == ()
    (further,) = reading.form.further
    assert (further.goods.name, further.goods.bought_at, further.demand) == ("电饭煲", "counter", "return")
    assert further.complaint is not None
    assert further.complaint.words == "一碰就麻"
    assert reading.form.problem.words == "漏水"
    assert place_read(form) == 1


def test_what_was_stated_stays_with_its_piece() -> None:
    first = IntakeForm(**GOOD, stated={"soiled": True})  # type: ignore[arg-type]  # texts alone, but for one
    both = replace(first.with_another(), goods="电饭煲", demand="return", stated={"failed_repairs": 2})
    for place in (0, 1):
        read = read_intake_form(both.showing(place), TODAY).form
        assert [piece.stated for piece in read.pieces] == [{"soiled": True}, {"failed_repairs": 2}]
        assert [piece.goods.name for piece in read.pieces] == ["电水壶", "电饭煲"]


def test_what_is_wrong_with_a_piece_not_on_the_page_is_told_with_its_number() -> None:
    form = _brought_along(goods="电饭煲", price="abc")
    here = read_intake_form(form, TODAY)
    assert [each.field for each in here.problems] == ["price", "demand"]
    there = read_intake_form(form.showing(0), TODAY)
    assert there.problems == ()
    assert [(place, each.field) for place, each in there.elsewhere] == [(1, "price"), (1, "demand")]


def test_a_blank_piece_is_none() -> None:
    form = _brought_along()
    assert read_intake_form(form, TODAY).form.further == ()
    assert read_intake_form(form, TODAY).problems == ()
    assert place_read(form) is None


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

"""The draft of an intake: everything comes back, the ID number never goes out, a strange draft still opens."""

import json
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.records import BlobRef, EvidenceFile
from app.domain.refusals import InputError
from app.domain.steps.circumstances import STATABLE
from app.domain.steps.evidence import AttachEvidence
from app.usecases.intake_draft import NEVER_WRITTEN, IntakeForm, decode, encode
from app.usecases.intake_photos import DraftPhoto
from app.usecases.intake_pieces import with_fact

TEXTS = [
    each.name
    for each in fields(IntakeForm)
    if isinstance(getattr(IntakeForm(), each.name), str) and each.name not in NEVER_WRITTEN
]
PHOTO = DraftPhoto(
    AttachEvidence(
        EvidenceFile(
            BlobRef("a" * 64, 12, "image/jpeg", "漏水.jpg", "whole"), thumb_sha256="b" * 64, width=3, height=2
        ),
        "whole",
    )
)


@given(st.dictionaries(st.sampled_from(TEXTS), st.text(st.characters(exclude_categories=()))))
def test_every_text_comes_back_as_it_was_typed(typed: dict[str, str]) -> None:
    form = replace(IntakeForm(), **typed)  # type: ignore[arg-type]  # texts alone
    assert decode(encode(form)) == form


def test_choices_and_photos_come_back() -> None:
    form = IntakeForm(contacted=("brand",), risks=("safety_risk",), special_care=True, photos=(PHOTO,))
    assert decode(encode(form)) == form


def test_pieces_brought_along_come_back_where_they_stood() -> None:
    form = IntakeForm(goods="电水壶", demand="exchange", sold_date="1108").with_another()
    form = replace(form, goods="电饭煲", words="一碰就麻", looks=("used",))
    for place in (0, 1):
        shown = form.showing(place)
        assert decode(encode(shown)) == shown
    assert [piece.goods for piece in form.showing(0).pieces] == ["电水壶", "电饭煲"]


def test_stated_facts_come_back_with_their_piece() -> None:
    first = IntakeForm(goods="彩电", stated={"failed_repairs": 2, "region": "浙江", "soiled": False})
    both = replace(first.with_another(), goods="电饭煲", stated={"soiled": True})
    for place in (0, 1):
        shown = decode(encode(both.showing(place)))
        assert shown == both.showing(place)
        assert [piece.stated for piece in shown.pieces] == [first.stated, {"soiled": True}]
    assert not replace(IntakeForm(), stated={"soiled": True}).empty
    assert not first.with_another().stated


def test_facts_nobody_knows_any_more_are_left_out() -> None:
    stated = {"soiled": True, "unheard_of": 1, "category": "tv", "failed_repairs": "many", "region": ""}
    assert decode(json.dumps({"goods": "壶", "stated": stated})).stated == {"soiled": True}


def test_an_intake_object_brings_its_facts() -> None:
    goods = [{"name": "壶", "stated": {"soiled": True}}, {"name": "锅", "stated": {"failed_repairs": 1}}]
    form = decode(json.dumps({"customer": {"name": "王"}, "goods": goods}))
    assert [piece.stated for piece in form.pieces] == [{"soiled": True}, {"failed_repairs": 1}]


def test_a_fact_is_stated_anew_and_taken_out() -> None:
    assert with_fact({"soiled": True}, "region", "浙江") == {"soiled": True, "region": "浙江"}
    assert with_fact({"soiled": True, "failed_repairs": 2}, "failed_repairs", 0) == {
        "soiled": True,
        "failed_repairs": 0,
    }
    assert with_fact({"soiled": True}, "soiled", "") == {}


def test_another_piece_is_of_the_same_order_and_there_is_one_blank_at_most() -> None:
    first = IntakeForm(goods="电水壶", demand="exchange", sold_date="1108", bought_at="counter", words="漏")
    second = first.with_another()
    assert (second.place, second.goods, second.words, second.demand) == (1, "", "", "")
    assert (second.sold_date, second.bought_at) == ("1108", "counter")
    assert second.with_another() == second
    assert second.showing(0).with_another().place == 1
    assert second.without_piece() == first
    assert first.without_piece().pieces[0].blank


def test_a_place_that_is_not_there_is_the_last_one() -> None:
    assert decode(json.dumps({"place": 7, "aside": [{"goods": "壶"}]})).place == 1
    assert decode(json.dumps({"place": True, "aside": [3]})).pieces == IntakeForm().pieces


def test_the_id_number_is_not_written() -> None:
    payload = encode(IntakeForm(name="王", id_number="110101199003074610"))
    assert "110101199003074610" not in payload
    assert decode(payload).id_number == ""


def test_an_id_number_from_elsewhere_is_not_read() -> None:
    assert decode(json.dumps({"id_number": "110101199003074610"})).id_number == ""


@given(
    st.dictionaries(
        st.sampled_from([each.name for each in fields(IntakeForm)] + ["version", "unheard_of"]),
        st.none()
        | st.booleans()
        | st.integers()
        | st.text()
        | st.lists(st.integers() | st.text())
        | st.dictionaries(
            st.sampled_from(STATABLE) | st.text(),
            st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.text()),
        ),
    )
)
def test_a_strange_draft_opens_all_the_same(raw: dict[str, object]) -> None:
    form = decode(json.dumps(raw))
    assert isinstance(form.words, str)
    assert all(isinstance(each, str) for each in form.contacted)


@pytest.mark.parametrize("payload", ["", "{", "[]", "null", '"text"'])
def test_what_is_no_draft_is_refused(payload: str) -> None:
    with pytest.raises(InputError, match="draft_unreadable"):
        decode(payload)


def test_an_intake_object_is_read_as_a_form() -> None:
    intake = {
        "channel": "phone",
        "customer": {"name": "刘女士", "phone": "13800004406"},
        "goods": [{"name": "纯棉衬衫", "category": "clothing"}],
        "problem": {"words": "洗了一次就缩", "type": "quality", "demand": "return"},
        "received_items": ["衬衫", "吊牌"],
    }
    form = decode(json.dumps(intake, ensure_ascii=False))
    assert (form.channel, form.name, form.goods, form.problem_type) == (
        "phone",
        "刘女士",
        "纯棉衬衫",
        "quality",
    )
    assert form.received == "衬衫、吊牌"


def test_an_intake_object_with_several_goods_and_circumstances() -> None:
    intake = {
        "customer": {"name": "刘女士", "special_care": True},
        "goods": [{"name": "衬衫", "quantity": 2, "custom_made": True}, {"name": "裤子"}],
        "problem": {"words": "缩水", "demand": "return", "safety_risk": True, "people_affected": 3},
    }
    form = decode(json.dumps(intake, ensure_ascii=False))
    assert [(piece.goods, piece.demand) for piece in form.pieces] == [("衬衫", "return"), ("裤子", "return")]
    assert (form.name, form.special_care, form.quantity, form.custom_made) == ("刘女士", True, "2", "yes")
    assert (form.risks, form.people, form.words) == (("safety_risk",), "3", "缩水")


def test_the_title_names_customer_and_goods() -> None:
    assert IntakeForm(name="王", goods="电水壶").with_another().showing(0).title == "王 · 电水壶"
    assert IntakeForm(name="王建国", goods="电水壶").title == "王建国 · 电水壶"
    assert IntakeForm(phone="13800002233").title == "2233"
    assert IntakeForm().title == ""


def test_the_channel_alone_is_no_intake() -> None:
    assert IntakeForm(channel="phone").empty
    assert not IntakeForm(photos=(PHOTO,)).empty

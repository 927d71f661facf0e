"""The draft of an intake: everything comes back, the ID number never goes out, a strange draft still opens."""

import json
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.records import BlobRef, EvidenceFile
from app.domain.refusals import InputError
from app.domain.steps.evidence import AttachEvidence
from app.usecases.intake_draft import NEVER_WRITTEN, IntakeForm, decode, encode
from app.usecases.intake_photos import DraftPhoto

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


def test_the_id_number_is_not_written() -> None:
    payload = encode(IntakeForm(name="王", id_number="110101199003074610"))
    assert "110101199003074610" not in payload
    assert decode(payload).id_number == ""


def test_an_id_number_from_elsewhere_is_not_read() -> None:
    assert decode(json.dumps({"id_number": "110101199003074610"})).id_number == ""


@given(
    st.dictionaries(
        st.sampled_from([each.name for each in fields(IntakeForm)] + ["version", "unheard_of"]),
        st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.integers() | st.text()),
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


def test_the_title_names_customer_and_goods() -> None:
    assert IntakeForm(name="王建国", goods="电水壶").title == "王建国 · 电水壶"
    assert IntakeForm(phone="13800002233").title == "2233"
    assert IntakeForm().title == ""


def test_the_channel_alone_is_no_intake() -> None:
    assert IntakeForm(channel="phone").empty
    assert not IntakeForm(photos=(PHOTO,)).empty

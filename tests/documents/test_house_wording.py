"""Sentences a shop words itself: which there are, and what they have to be."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from app.documents.house_wording import PackagedWordings
from app.documents.typesetter import PdfTypesetter
from app.documents.wording import read_wording, reworded
from app.domain.refusals import InputError, ProblemError
from app.usecases.paper import HouseWording, content_hash
from tests.documents import samples
from tests.documents.reading import pages_of, squeezed

OWN = "热敏纸字迹会变淡，请拍照保存。"


@pytest.fixture
def wordings(resources: Path) -> PackagedWordings:
    return PackagedWordings(resources, dict)


def test_whole_sentences_are_offered_and_nothing_else(wordings: PackagedWordings) -> None:
    found = wordings.sentences("receipt")
    assert {"confirmation", "enquiry", "fading", "privacy"} <= found.keys()
    assert not {"title", "piece", "labels.ticket", "copies.store", "uses.common", "routes"} & found.keys()
    assert "notes/2" in wordings.sentences("paid-repair-consent")
    assert "label" not in wordings.kinds()
    assert {"receipt", "liability-notice", "result-notice"} <= set(wordings.kinds())


def test_every_supplied_sentence_is_one_that_may_be_printed(wordings: PackagedWordings) -> None:
    for kind in wordings.kinds():
        for place, supplied in wordings.sentences(kind).items():
            assert wordings.checked(kind, place, supplied) == supplied
            assert wordings.checked(kind, place, f"\n{supplied.strip()} ") == supplied


@pytest.mark.parametrize(
    ("place", "text", "code"),
    [
        ("fading", "最 终 解 释 权 归本店", "wording_forbidden"),
        ("fading", "  ", "text_missing"),
        ("fading", "长" * 61, "text_too_long"),
        ("fading", "请拍照, 谢谢", "wording_marks"),
        ("fading", "请拍照\u202e谢谢。", "wording_marks"),
        ("fading", "请拍照{phone}。", "wording_braces"),
        ("fading", "请拍照{。", "wording_braces"),
        ("enquiry", "查询进度：请打电话。", "wording_slots"),
        ("enquiry", "查询进度：{phone:>999999999}", "wording_slots"),
        ("enquiry", "查询进度：{phone.__class__}", "wording_slots"),
        ("enquiry", "查询进度：{0}", "wording_slots"),
        ("confirmation", "本回执确认您的诉求已受理。", "wording_lost"),
        ("confirmation", "本回执不代表责任认定，以本店登记为证。", "wording_lost"),
        ("privacy_short", "个人信息可向服务台查询、更正，保存三年。", "wording_lost"),
        ("title", "收据", "wording_place_unknown"),
        ("nowhere", "一句。", "wording_place_unknown"),
    ],
)
def test_what_may_not_stand_there_is_refused(
    wordings: PackagedWordings, place: str, text: str, code: str
) -> None:
    with pytest.raises(InputError) as refused:
        wordings.checked("receipt", place, text)
    assert (refused.value.code, refused.value.field) == (code, place)


@pytest.mark.parametrize(
    ("kind", "place", "text", "code"),
    [
        (
            "exchange-return-slip",
            "consent",
            "签字后不能再找商场，不影响商场依法享有的权利，货款概不返还。",
            "forbidden",
        ),
        ("exchange-return-slip", "consent", "签字确认本单所列事项，不影响商场依法享有的权利。", "lost"),
        ("liability-notice", "statement", "本告知书系商场意见，疑义由商场答复，不影响商场权益。", "lost"),
        ("paid-repair-consent", "notes/3", "质保期内同一故障再次出现的，仍须付费。", "lost"),
        ("compensation-agreement", "terms/2", "本协议涵盖全部费用。", "lost"),
    ],
)
def test_no_sentence_is_turned_to_the_side_of_the_shop(
    wordings: PackagedWordings, kind: str, place: str, text: str, code: str
) -> None:
    with pytest.raises(InputError) as refused:
        wordings.checked(kind, place, text)
    assert refused.value.code == f"wording_{code}"


def test_the_own_sentence_is_printed_and_is_content(typesetter: PdfTypesetter) -> None:
    paper = samples.receipt()
    own = replace(paper, house=HouseWording(3, (("fading", OWN),)))
    assert content_hash(own) != content_hash(paper)
    printed = typesetter.render(own, "80mm", ("customer",))
    text = pages_of(printed.pdf)[0]
    assert squeezed(OWN) in text
    assert "热敏打印字迹会褪色" not in text
    assert printed.clauses == "receipt.1-3"
    assert printed.clauses_version == 1
    assert typesetter.render(paper, "80mm", ("customer",)).clauses == "receipt.1"


def test_one_of_a_list_is_replaced_and_its_english_goes(resources: Path) -> None:
    words = read_wording(resources / "clauses", "result-notice", 1).in_both()
    own = reworded(words, HouseWording(1, (("notes/2", "签收表示收到，不影响您的权利。"),)))
    assert own.texts("notes")[0] == words.texts("notes")[0]
    assert "\n" in words.texts("notes")[1]
    assert own.texts("notes")[1] == "签收表示收到，不影响您的权利。"
    single = read_wording(resources / "clauses", "receipt", 1).in_both()
    assert reworded(single, HouseWording(1, (("fading", OWN),))).text("fading") == OWN


@pytest.mark.parametrize(
    "text", [("nowhere", "x"), ("fading", "{phone}"), ("fading", "{"), ("enquiry", "{phone:>9999999999}")]
)
def test_a_frozen_sentence_that_was_tampered_with_is_no_document(
    typesetter: PdfTypesetter, text: tuple[str, str]
) -> None:
    with pytest.raises(ProblemError):
        typesetter.render(replace(samples.receipt(), house=HouseWording(1, (text,))), "a5")


def test_head_office_is_named_where_it_words_a_kind(resources: Path) -> None:
    body = tomllib.loads((resources / "clauses" / "receipt.1.toml").read_text(encoding="utf-8"))
    english = body.pop("english")
    wordings = PackagedWordings(resources, lambda: {"receipt.1002": body})
    assert wordings.office("receipt") == 1002
    assert wordings.office("result-notice") is None
    assert english
    hostile = PackagedWordings(resources, lambda: {"receipt.1002": {**body, "fading": "{phone:>99999}"}})
    assert hostile.office("receipt") is None

"""Chinese and English on one paper, when it is asked for."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from app.documents.typesetter import PdfTypesetter
from app.documents.wording import flat, read_wording
from app.domain.refusals import InputError
from tests.documents import samples
from tests.documents.reading import pages_of, squeezed

BOTH = (
    "receipt",
    "liability-notice",
    "exchange-return-slip",
    "work-order",
    "paid-repair-consent",
    "result-notice",
)


def test_title_labels_and_notices_have_their_english(typesetter: PdfTypesetter) -> None:
    printed = typesetter.render(samples.receipt(), "a5", ("customer",), bilingual=True)
    text = "".join(pages_of(printed.pdf))
    for said in ("受理回执", "Receipt of Your Request", "CaseNo.", "Left with us", "hotline 12315"):
        assert squeezed(said) in text
    assert "王建国" in text


def test_it_is_the_same_document(typesetter: PdfTypesetter) -> None:
    plain = typesetter.render(samples.receipt(), "80mm")
    both = typesetter.render(samples.receipt(), "80mm", bilingual=True)
    assert (plain.content_sha256, plain.clauses) == (both.content_sha256, both.clauses)
    assert plain.pdf != both.pdf
    assert both.pdf == typesetter.render(samples.receipt(), "80mm", bilingual=True).pdf
    assert "Receipt" not in "".join(pages_of(plain.pdf))


def test_the_kinds_customers_take_home_come_in_both(typesetter: PdfTypesetter) -> None:
    assert {each.kind for each in typesetter.kinds() if each.bilingual} == set(BOTH)


def test_another_kind_is_refused(typesetter: PdfTypesetter) -> None:
    with pytest.raises(InputError) as refused:
        typesetter.render(samples.label(), "60x40", bilingual=True)
    assert refused.value.code == "bilingual_not_offered"


@pytest.mark.parametrize("kind", BOTH)
def test_every_label_of_such_a_kind_has_its_english(resources: Path, kind: str) -> None:
    body = tomllib.loads((resources / "clauses" / f"{kind}.1.toml").read_text(encoding="utf-8"))
    english = body["english"]
    assert english["title"]
    assert body["labels"].keys() - english["labels"].keys() <= {"appeal_here"}
    assert english["labels"].keys() <= body["labels"].keys()
    words = read_wording(resources / "clauses", kind, 1).in_both()
    for key in english["labels"]:
        if "{" not in english["labels"][key]:
            chinese, _, said = words.label(key).partition("\n")
            assert (chinese, said) == (body["labels"][key], english["labels"][key])
    assert words.chinese("title") == body["title"]
    assert read_wording(resources / "clauses", kind, 1).english("title") == ""


def test_terms_and_choices_have_theirs_behind_them(typesetter: PdfTypesetter) -> None:
    slip = "".join(pages_of(typesetter.render(samples.return_slip(), "a5", ("store",), bilingual=True).pdf))
    for said in ("☑退货 Return", "☑商家承诺 Promise", "☑包装完整 Packaging intact", "银行卡 Bank card"):
        assert squeezed(said) in squeezed(slip)
    plain = "".join(pages_of(typesetter.render(samples.return_slip(), "a5", ("store",)).pdf))
    assert "Promise" not in plain


def test_every_english_term_belongs_to_a_chinese_one(resources: Path) -> None:
    for path in (resources / "clauses").glob("*.1.toml"):
        body = flat(tomllib.loads(path.read_text(encoding="utf-8")))
        own = {key for key in body if not key.startswith("english.")}
        common = {"routes"} if path.name.startswith("common") else set[str]()
        assert {key.removeprefix("english.") for key in body if key not in own} - own <= common, path.name

"""The gallery: every kind × paper × length is a page a careful printer would hand over."""

from __future__ import annotations

from functools import cache

import pytest

from app.documents.media import MEDIA, POINTS_PER_MM
from app.documents.press.styles import SMALLEST
from app.documents.typesetter import PdfTypesetter
from app.usecases.paper import RenderedDocument
from tests.documents.gallery.cases import RESOURCES, GalleryCase, gallery
from tests.documents.gallery.keep import KEPT, kept_text
from tests.documents.gallery.looking import seen_pages
from tests.documents.reading import squeezed

CASES = gallery()
each_case = pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])


@cache
def typesetter_of_all() -> PdfTypesetter:
    return PdfTypesetter(RESOURCES)


@cache
def printed(case: GalleryCase) -> RenderedDocument:
    return typesetter_of_all().render(case.paper(), case.medium, bilingual=case.bilingual)


@each_case
def test_nothing_is_cut_small_or_on_top_of_another(case: GalleryCase) -> None:
    document = printed(case)
    assert document.missing_characters == document.damaged_pictures == ()
    margin = (min(MEDIA[case.medium].margins) - 0.5) * POINTS_PER_MM
    for page in seen_pages(document.pdf):
        assert page.outside(margin) == []
        assert page.smallest() >= SMALLEST - 0.01
        assert page.overlaps() == []


@each_case
def test_it_says_what_it_said_before(case: GalleryCase) -> None:
    kept = KEPT / case.kind.kind / f"{case.medium}-{case.length}.txt"
    assert kept.is_file(), "python -m tests.documents.gallery.keep, after looking at the page"
    assert kept_text(printed(case)) == kept.read_text(encoding="utf-8")


@each_case
def test_every_word_of_its_particulars_is_there(case: GalleryCase) -> None:
    text = squeezed(kept_text(printed(case)))
    for particular in case.paper().particulars:
        for said in (particular.text, *particular.lines, *(cell for row in particular.rows for cell in row)):
            for piece in _pieces(squeezed(said)):
                known = piece in text or case.medium in {"80mm", "58mm"}
                assert known or _is_code(case, particular.key), piece


def _pieces(text: str) -> list[str]:
    """Short enough that no page ends in the middle of most of them, and every sixth in full."""
    return [text[at : at + 6] for at in range(0, len(text), 60)]


def _is_code(case: GalleryCase, key: str) -> bool:
    return any(each.key == key and each.choices for each in case.kind.particulars)


def test_no_kept_text_is_left_over() -> None:
    wanted = {f"{case.kind.kind}/{case.medium}-{case.length}.txt" for case in CASES}
    assert {str(path.relative_to(KEPT)) for path in KEPT.rglob("*.txt")} == wanted

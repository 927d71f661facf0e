"""Every kind of document with attacks in all its fields, each kind on one paper and each paper at least once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.documents.typesetter import PdfTypesetter
from app.usecases.day_end import DayEnd, OnPaper, PaperRow, Stub
from app.usecases.paper import DeskHead
from tests.documents import samples
from tests.documents.gallery.cases import GalleryCase
from tests.documents.gallery.hostile import (
    ATTACKS,
    as_printed,
    copies_told,
    copies_wanted,
    faults,
    misread,
    pieces_needed,
    printed,
    seams_wanted,
)
from tests.documents.gallery.same_bytes import one_each
from tests.documents.reading import pages_of

CASES = one_each()


@pytest.mark.parametrize(
    ("case", "first"), [(case, place) for place, case in enumerate(CASES)], ids=[case.name for case in CASES]
)
def test_attacks_are_printed_as_they_are_written(
    typesetter: PdfTypesetter, case: GalleryCase, first: int
) -> None:
    hostile, document = printed(typesetter, case, first)
    assert list(faults(case.medium, document.pdf)) == []
    text = "".join(pages_of(document.pdf))
    assert list(misread(case, hostile, text)) == []
    assert copies_told(document) == copies_wanted(case)
    assert text.count("骑缝处") == seams_wanted(case)


@pytest.mark.parametrize("medium", ["a4", "a5"])
def test_the_count_of_a_day_prints_reasons_as_they_are_written(
    typesetter: PdfTypesetter, medium: str
) -> None:
    """What somebody wrote why a document is void, and the head of the shop."""
    at = samples.at(22, 5)
    usual = PaperRow(
        "SL-2F01-261120-0007",
        "receipt",
        1,
        1,
        "t",
        "2F01-261120-0007",
        "d",
        at,
        "",
        1,
        OnPaper.PRINTED,
        True,
        True,
        Stub.PRESENT,
    )
    rows = tuple(replace(usual, voided=True, void_reason=attack) for attack in ATTACKS)
    day = DayEnd(at.date(), "2F-01", at, (), rows)
    mall, desk, phone, address, hours, firm = ATTACKS[:6]
    pdf = typesetter.day_sheet(day, DeskHead(mall, desk, phone, address, hours, firm), medium)
    assert list(faults(medium, pdf)) == []
    text = "".join(pages_of(pdf))
    assert [attack for attack in ATTACKS if not 0 < pieces_needed(as_printed(attack), text) <= 2] == []

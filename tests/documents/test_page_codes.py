"""Every printed page bears its code: document, version, short hash; and pages that are not signed say so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.documents.media import MEDIA
from app.documents.press.codes import page_codes, qr_modules
from app.documents.typesetter import PdfTypesetter
from app.domain.paper_code import ScannedDocument, paper_code
from app.domain.scan import classify_scan
from app.usecases.paper import content_hash, short_hash
from tests.documents.gallery.cases import GalleryCase, gallery
from tests.documents.reading import codes_on, images_of

CASES = [case for case in gallery() if case.length == "longest" or case.medium in ("80mm", "241x140")]
SHEETS = [case for case in CASES if not MEDIA[case.medium].is_label]
LABELS = [case for case in CASES if MEDIA[case.medium].is_label]


@pytest.mark.parametrize("case", SHEETS, ids=[case.name for case in SHEETS])
def test_every_page_bears_the_code(typesetter: PdfTypesetter, case: GalleryCase) -> None:
    paper = case.paper()
    if not paper.number:
        return  # a blank form is nobody's paper yet
    pages = list(images_of(typesetter.render(paper, case.medium).pdf))
    scans = [classify_scan(codes_on(page).get("QRCode", "")) for page in pages]
    assert all(isinstance(scan, ScannedDocument) for scan in scans)
    found = [scan for scan in scans if isinstance(scan, ScannedDocument)]
    wanted = (paper.number, paper.version, short_hash(content_hash(paper)))
    assert {(scan.number, scan.version, scan.short_hash) for scan in found} == {wanted}
    assert any(scan.signed_here for scan in found)


@pytest.mark.parametrize("case", LABELS, ids=[case.name for case in LABELS])
def test_a_label_bears_at_least_its_ticket(typesetter: PdfTypesetter, case: GalleryCase) -> None:
    paper = case.paper()
    for page in images_of(typesetter.render(paper, case.medium).pdf):
        assert paper.ticket.number in codes_on(page).values()


def test_pages_without_room_to_sign_say_which_they_are() -> None:
    paper = ScannedDocument("TH-2F01-261120-0007", 1, "0a1b2c3d")
    plain = paper_code(paper)
    first, second, signed = page_codes(plain, [False, False, True])
    assert signed == qr_modules(plain)
    assert first == qr_modules(paper_code(replace(paper, page=1, pages=3)))
    assert second == qr_modules(paper_code(replace(paper, page=2, pages=3)))
    assert page_codes(plain, [False, False]) == [signed, signed]
    for_others = qr_modules(paper_code(replace(paper, page=0, pages=2)))
    assert page_codes(plain, [False, True], counted=False) == [for_others] * 2
    draft = page_codes("CF1:未签发草稿:0:2C91E933", [False, True])
    assert draft[0] == draft[1]


@pytest.mark.parametrize("kind", ["liability-notice", "test-commission"])
def test_a_copy_for_others_than_who_signs_says_so(typesetter: PdfTypesetter, kind: str) -> None:
    case = next(each for each in gallery() if each.kind.kind == kind)
    for copy in ("store", "merchant"):
        *_, last = images_of(typesetter.render(case.paper(), "a4", (copy,)).pdf)
        scan = classify_scan(codes_on(last)["QRCode"])
        assert isinstance(scan, ScannedDocument)
        assert (scan.signed_here, scan.of_unsigned_copy) == (copy != "merchant", copy == "merchant")


def test_the_usual_code_is_as_small_as_codes_are() -> None:
    paper = ScannedDocument("TH-2F01-261120-0007", 1, "ab12cd34")
    assert len(qr_modules(paper_code(paper))) == 21
    assert len(qr_modules(paper_code(replace(paper, page=2, pages=7)))) == 21
    assert len(qr_modules(paper_code(replace(paper, number="TH-2F01.K7MQ-261120-0007")))) == 21

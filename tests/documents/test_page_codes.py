"""Every printed page bears its code: document, version, short hash; and pages that are not signed say so."""

from __future__ import annotations

import pytest

from app.documents.media import MEDIA
from app.documents.press.codes import page_codes, qr_modules
from app.documents.typesetter import PdfTypesetter
from app.domain.scan import ScannedDocument, classify_scan
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
    assert any(scan.page == 0 for scan in found)


@pytest.mark.parametrize("case", LABELS, ids=[case.name for case in LABELS])
def test_a_label_bears_at_least_its_ticket(typesetter: PdfTypesetter, case: GalleryCase) -> None:
    paper = case.paper()
    for page in images_of(typesetter.render(paper, case.medium).pdf):
        assert paper.ticket.number in codes_on(page).values()


def test_pages_without_room_to_sign_say_which_they_are() -> None:
    first, second, signed = page_codes("CF1:A-1:1:0A1B2C3D", [False, False, True])
    assert signed == qr_modules("CF1:A-1:1:0A1B2C3D")
    assert first == qr_modules("CF1:A-1:1:0A1B2C3D:1/3")
    assert second == qr_modules("CF1:A-1:1:0A1B2C3D:2/3")
    assert page_codes("CF1:A-1:1:0A1B2C3D", [False, False]) == [signed, signed]


def test_the_usual_code_is_as_small_as_codes_are() -> None:
    assert len(qr_modules("CF1:TH-2F01-261120-0007:1:AB12CD34")) == 25

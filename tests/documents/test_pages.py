"""Every kind on every medium: pages, words, codes, sizes."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.documents.media import MEDIA
from app.documents.typesetter import PdfTypesetter
from app.domain.paper_code import ScannedDocument, read_paper_code
from app.usecases.paper import Paper, content_hash, short_hash
from tests.documents import samples
from tests.documents.gallery.cases import gallery
from tests.documents.gallery.looking import seen_pages
from tests.documents.reading import codes_on, images_of, ink_outside, pages_of, sizes_of, squeezed

RUNS = [
    (samples.receipt, "80mm", 2),
    (samples.receipt, "58mm", 2),
    (samples.receipt, "a5", 2),
    (samples.receipt, "a4", 2),
    (samples.liability_notice, "a4", 3),
    (samples.return_slip, "a5", 3),
    (samples.return_slip, "241x140", 1),
    (samples.return_slip, "a4", 3),
    (samples.exchange_slip, "a5", 3),
    (samples.exchange_slip, "241x140", 1),
    (samples.label, "60x40", 2),
]
each_run = pytest.mark.parametrize(
    ("make", "medium", "pages"), RUNS, ids=[f"{make.__name__}-{medium}" for make, medium, _ in RUNS]
)
Make = Callable[[], Paper]
_REACH = 5.2
"""Millimetres from the edge that no usual printer leaves blank."""


@each_run
def test_comes_on_the_pages_it_should(typesetter: PdfTypesetter, make: Make, medium: str, pages: int) -> None:
    printed = typesetter.render(make(), medium)
    assert printed.pages == pages == len(pages_of(printed.pdf))
    assert printed.missing_characters == printed.damaged_pictures == ()
    assert printed.content_sha256 == content_hash(make())


@each_run
def test_has_the_size_of_its_paper(typesetter: PdfTypesetter, make: Make, medium: str, pages: int) -> None:
    sheet = MEDIA[medium]
    wanted = {sheet.width, sheet.height or sheet.width}
    for width, height in sizes_of(typesetter.render(make(), medium).pdf):
        if sheet.is_roll:
            assert width == sheet.width
            assert height > width
        else:
            assert {width, height} == {round(each, 1) for each in wanted}


@each_run
def test_prints_nothing_where_printers_cannot(
    typesetter: PdfTypesetter, make: Make, medium: str, pages: int
) -> None:
    """The text keeps the margins; the code reaches into the upper one, as far as all printers do."""
    sheet = MEDIA[medium]
    for image in images_of(typesetter.render(make(), medium).pdf):
        assert ink_outside(image, min(min(sheet.margins) - 0.5, _REACH)) == 0
        if sheet.height and not sheet.is_label:
            left, bottom = round((sheet.width - 45) * 8), 32 * 8  # 203 dots to the inch, 8 to the mm
            image.paste(255, (left, 0, image.width, bottom))
        assert ink_outside(image, min(sheet.margins) - 0.5) == 0


@each_run
def test_costs_little_beyond_its_photos(
    typesetter: PdfTypesetter, make: Make, medium: str, pages: int
) -> None:
    paper = make()
    photos = sum(len(photo.jpeg) for photo in paper.photos)
    assert len(typesetter.render(paper, medium).pdf) <= photos + 65_000


@pytest.mark.parametrize(
    ("make", "medium"), [(make, medium) for make, medium, _ in RUNS if medium != "60x40"]
)
def test_a_scanner_finds_the_document(typesetter: PdfTypesetter, make: Make, medium: str) -> None:
    paper = make()
    wanted = ScannedDocument(paper.number, paper.version, short_hash(content_hash(paper)))
    read = [
        read_paper_code(codes_on(image)["QRCode"])
        for image in images_of(typesetter.render(paper, medium).pdf)
    ]
    assert {found and replace(found, page=0, pages=0) for found in read} == {wanted}
    assert any(found and found.signed_here for found in read)


@pytest.mark.parametrize(
    ("make", "medium"), [(samples.receipt, "80mm"), (samples.receipt, "a5"), (samples.label, "60x40")]
)
def test_a_scanner_finds_the_ticket(typesetter: PdfTypesetter, make: Make, medium: str) -> None:
    for image in images_of(typesetter.render(make(), medium).pdf):
        assert codes_on(image)["Code128"] == make().ticket.number


@each_run
def test_copies_say_which_they_are(typesetter: PdfTypesetter, make: Make, medium: str, pages: int) -> None:
    texts = pages_of(typesetter.render(make(), medium).pdf)
    if medium == "60x40":
        return
    if medium == "241x140":
        assert "一式三联" in texts[0]
        assert "第1联" not in texts[0]
        return
    for place, text in enumerate(texts, start=1):
        assert f"第{place}联/共{pages}联" in text


def test_a_single_copy_keeps_its_place_among_all(typesetter: PdfTypesetter) -> None:
    (text,) = pages_of(typesetter.render(samples.return_slip(), "a5", ["customer"]).pdf)
    assert "客户联" in text
    assert "第2联/共3联" in text


def test_a_reprint_says_so_and_keeps_its_hash(typesetter: PdfTypesetter) -> None:
    paper = samples.return_slip()
    first, again = typesetter.render(paper, "a5"), typesetter.render(replace(paper, reprint=2), "a5")
    assert all("补打2" in text for text in pages_of(again.pdf))
    assert not any("补打" in text for text in pages_of(first.pdf))
    assert first.content_sha256 == again.content_sha256
    assert first.sha256 != again.sha256


def test_signing_keeps_the_hash_that_was_signed() -> None:
    paper = samples.return_slip()
    assert content_hash(paper) == content_hash(replace(paper, signatures=()))


def test_the_file_says_when_it_was_issued_and_nothing_of_this_machine(typesetter: PdfTypesetter) -> None:
    pdf = typesetter.render(samples.receipt(), "a4").pdf
    assert b"(D:20261120100300+08'00')" in pdf
    assert b"anonymous" not in pdf


def test_words_of_a_name_stay_together_in_the_title(typesetter: PdfTypesetter) -> None:
    for text in pages_of(typesetter.render(samples.liability_notice(), "a4").pdf):
        assert "责任认定告知书" in text
        assert squeezed("编号 ZR-2F01-261120-0007") in text
        assert "第1页/共1页" in text


def test_copies_stamped_across_are_closed_alike(typesetter: PdfTypesetter) -> None:
    """The customer's copy says more: its signatures would stand at the bottom, those of the stub would not."""
    case = next(each for each in gallery() if each.name == "paid-repair-consent-a4-demo")
    customers, stub = seen_pages(typesetter.render(case.paper(), case.medium).pdf)
    for page in (customers, stub):
        seam = next(each.bottom for each in page.glyphs if each.character == "骑")
        above = min(each.bottom for each in page.glyphs if each.character == "。")
        assert 60 < above - seam < 110

"""Pages as dots: writing stays sharp, photographs become dots, codes scan."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image, ImageOps

from app.documents.typesetter import PdfTypesetter
from app.library.files import resource_root
from app.media.page_bits import PageBitsDrawer
from app.usecases.page_bits import PageBits
from app.usecases.paper import Photo
from tests.documents import samples
from tests.documents.reading import codes_on, images_of


def picture(page: PageBits) -> Image.Image:
    return ImageOps.invert(Image.frombytes("1", (page.width, page.height), page.rows).convert("L"))


def lonely(page: Image.Image) -> int:
    """Dots of ink with no ink beside them: what a grey shade becomes."""
    inked = page.point(lambda value: 1 if value < 128 else 0)
    dots = inked.load()
    assert dots is not None
    found = 0
    for y in range(1, page.height - 1):
        for x in range(1, page.width - 1):
            if dots[x, y] and not (dots[x - 1, y] or dots[x + 1, y] or dots[x, y - 1] or dots[x, y + 1]):
                found += 1
    return found


def test_writing_has_no_grey_and_its_code_scans() -> None:
    pdf = PdfTypesetter(resource_root()).render(samples.receipt(), "80mm").pdf
    for page, drawn in zip(PageBitsDrawer().draw(pdf), images_of(pdf, 203.2), strict=True):
        assert (page.width, page.stride) == (640, 80)
        assert abs(page.height - drawn.height) <= 1
        seen = picture(page)
        assert lonely(seen) < 150
        assert "QRCode" in codes_on(seen)


def test_a_label_scans() -> None:
    pdf = PdfTypesetter(resource_root()).render(samples.label(), "60x40").pdf
    for page in PageBitsDrawer().draw(pdf):
        assert codes_on(picture(page)) == {"Code128": "2F01-261120-0007"}


def test_a_photograph_becomes_dots() -> None:
    paper = samples.liability_notice()
    photo = Photo(samples.jpeg(1, (400, 300)), "图 1")
    pdf = PdfTypesetter(resource_root()).render(replace(paper, photos=(photo,)), "a4", ("customer",)).pdf
    (page, *_) = PageBitsDrawer().draw(pdf)
    assert lonely(picture(page)) > 500


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(ValueError, match="unreadable_file"):
        PageBitsDrawer().draw(b"%PDF-1.7 torn")

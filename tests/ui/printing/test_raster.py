"""Pages as strips: the ink is all there, at its place, and little memory holds it."""

from __future__ import annotations

from pathlib import Path

import pytest
import zxingcpp
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtGui import QImage

from app.documents.typesetter import PdfTypesetter
from app.ui.printing.raster import MOST_DPI, PageRaster, Strip, drawing_resolution
from app.usecases.paper import Paper
from tests.documents import samples
from tests.printing.ink import marked_page

A4 = (210.0, 297.0)
DPI = 254
"""Ten pixels to a millimetre."""


def joined(pages: PageRaster, dpi: int) -> Image.Image:
    """The first page put together again."""
    width, height = (round(side * dpi / 72) for side in pages.size(0))
    page = Image.new("L", (width, height), 255)
    for strip in pages.strips(0, dpi):
        image = strip.image.convertToFormat(QImage.Format.Format_Grayscale8)
        pixels = bytes(image.constBits())
        page.paste(
            Image.frombytes(
                "L", (image.width(), image.height()), pixels, "raw", "L", image.bytesPerLine(), 1
            ),
            (0, strip.top),
        )
    return page


def test_only_rows_with_ink_are_handed_over() -> None:
    pages = PageRaster(marked_page(A4, boxes=[(10, 20, 30, 5), (100, 200, 1, 2)]))
    strips = list(pages.strips(0, DPI))
    assert [(strip.top, strip.image.height()) for strip in strips] == [(200, 50), (2000, 20)]
    assert {strip.image.width() for strip in strips} == {2100}


def test_an_empty_page_has_no_strip() -> None:
    assert list(PageRaster(marked_page(A4, boxes=[])).strips(0, DPI)) == []


def test_a_full_page_comes_in_pieces_of_a_few_megabytes() -> None:
    pages = PageRaster(marked_page(A4, boxes=[(0, 0, *A4)]))
    strips = list(pages.strips(0, MOST_DPI))
    assert max(strip.image.width() * strip.image.height() * 4 for strip in strips) <= 4 << 20
    follow: list[Strip] = [strips[0]]
    for strip in strips[1:]:
        assert strip.top == follow[-1].top + follow[-1].image.height()
        follow.append(strip)
    assert strips[-1].top + strips[-1].image.height() == round(297 / 25.4 * MOST_DPI)


def test_edges_are_black_or_white() -> None:
    pages = PageRaster(marked_page(A4, boxes=[(10.03, 20.07, 30.01, 5.05)]))
    assert set(joined(pages, 203).get_flattened_data()) == {0, 255}


@pytest.mark.parametrize(
    ("paper", "medium"), [(samples.label(), "60x40"), (samples.receipt(), "80mm"), (samples.receipt(), "a5")]
)
def test_codes_still_read_at_the_coarsest_printer(paper: Paper, medium: str, repository: Path) -> None:
    """203 dpi is what printers of labels and rolls have."""
    pdf = PdfTypesetter(repository / "resources").render(paper, medium, ()).pdf
    read = {found.text for found in zxingcpp.read_barcodes(joined(PageRaster(pdf), 203))}
    assert any("261120-0007" in text for text in read)


@example(601)  # just above the most: its half
@given(st.integers(72, 4800))
def test_a_page_is_drawn_with_a_whole_part_of_the_printers_resolution(resolution: int) -> None:
    dpi = drawing_resolution(resolution)
    assert dpi <= MOST_DPI
    assert dpi >= MOST_DPI // 2 or dpi == resolution
    parts = round(resolution / dpi)
    assert abs(resolution - parts * dpi) < parts


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"GIF89a"])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="PDF"):
        PageRaster(data)

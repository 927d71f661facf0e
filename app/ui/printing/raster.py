"""Pages of a PDF as strips of pixels for a printer: never a whole page in memory, no strip without ink."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pypdfium2  # type: ignore[import-untyped]  # ships no types
from pypdfium2 import raw
from PySide6.QtGui import QImage

MOST_DPI: Final = 600
"""Pixels per inch that a page is drawn with at most: finer than ink on paper, and 140 MB for an A4 page."""

_STRIP_BYTES: Final = 4 << 20
_PIXEL_BYTES: Final = 4
_GAP: Final = 16
"""Empty rows that do not yet end a strip: fewer, larger pictures are quicker to hand over."""
_POINTS_PER_INCH: Final = 72

_FLAGS: Final = raw.FPDF_PRINTING | raw.FPDF_RENDER_NO_SMOOTHTEXT | raw.FPDF_RENDER_NO_SMOOTHPATH
"""Edges are black or white: a grey one is broken into dots by the printer, and a code no longer scans."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Full rows of a page; `top` is the number of rows above it."""

    top: int
    image: QImage


def drawing_resolution(resolution: int) -> int:
    """Pixels per inch to draw with at a printer of `resolution`: a whole part of it, MOST_DPI at most."""
    return resolution // -(-resolution // MOST_DPI)


class PageRaster:
    """The pages of one PDF. PDFium serves one call at a time: one of these in a process.

    Raises ValueError when the bytes are no PDF or hold no page.
    """

    def __init__(self, pdf: bytes) -> None:
        try:
            self._document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as fault:
            raise ValueError("no PDF") from fault
        if not len(self._document):
            raise ValueError("no page")

    def __len__(self) -> int:
        return len(self._document)

    def size(self, number: int) -> tuple[float, float]:
        """Width and height of page `number` (from 0) in points (1/72 inch)."""
        width, height = self._document.get_page_size(number)
        return float(width), float(height)

    def strips(self, number: int, dpi: int) -> Iterator[Strip]:
        """Page `number` from its top down in strips of a few megabytes, white rows left out."""
        page = self._document[number]
        width, height = (max(1, round(side * dpi / _POINTS_PER_INCH)) for side in self.size(number))
        rows = max(1, _STRIP_BYTES // (width * _PIXEL_BYTES))
        try:
            for top in range(0, height, rows):
                yield from _inked(_drawn(page, (width, height), top, min(rows, height - top)), top)
        finally:
            page.close()


def _drawn(page: pypdfium2.PdfPage, size: tuple[int, int], top: int, rows: int) -> pypdfium2.PdfBitmap:
    """`rows` rows from `top` on of the page when it is `size` pixels large."""
    width, height = size
    bitmap = pypdfium2.PdfBitmap.new_native(width, rows, raw.FPDFBitmap_BGRx)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, rows)
    raw.FPDF_RenderPageBitmap(bitmap, page, 0, -top, width, height, 0, _FLAGS)
    return bitmap


def _inked(bitmap: pypdfium2.PdfBitmap, top: int) -> Iterator[Strip]:
    """The runs of rows with anything on them."""
    stride, width = bitmap.stride, bitmap.width * _PIXEL_BYTES
    pixels = bytes(bitmap.buffer)
    white = b"\xff" * width
    inked = [row for row in range(bitmap.height) if pixels[row * stride : row * stride + width] != white]
    for first, last in _runs(inked):
        part = pixels[first * stride : (last + 1) * stride]
        image = QImage(part, bitmap.width, last + 1 - first, stride, QImage.Format.Format_RGB32)
        yield Strip(top + first, _lean(image))
    bitmap.close()


def _lean(image: QImage) -> QImage:
    """A picture with pixels of its own; without colour a quarter of the size."""
    return image.convertToFormat(QImage.Format.Format_Grayscale8) if image.allGray() else image.copy()


def _runs(rows: list[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of `rows` (ascending) that no gap worth it interrupts."""
    first = last = -1
    for row in rows:
        if first >= 0 and row - last > _GAP:
            yield first, last
            first = -1
        if first < 0:
            first = row
        last = row
    if first >= 0:
        yield first, last

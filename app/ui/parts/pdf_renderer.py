"""Pages of our own PDFs as pictures, on worker threads."""

from dataclasses import dataclass
from threading import Lock

import pypdfium2  # type: ignore[import-untyped]  # ships no types
from PySide6.QtGui import QImage

MAX_WIDTH = 4_096
"""Pages are rendered at most this wide, in pixels, whatever the zoom."""


@dataclass(frozen=True, slots=True)
class PageSize:
    """A page in points (1/72 inch)."""

    width: float
    height: float


class PdfRenderer:
    """Renders PDFs. PDFium allows one call at a time: one renderer serves the whole program.

    Raises ValueError when the bytes are no PDF.
    """

    def __init__(self) -> None:
        self._lock = Lock()

    def sizes(self, pdf: bytes) -> tuple[PageSize, ...]:
        """The size of every page."""
        with self._lock:
            document = _opened(pdf)
            try:
                return tuple(PageSize(*document.get_page_size(number)) for number in range(len(document)))
            finally:
                document.close()

    def page(self, pdf: bytes, number: int, width: int) -> QImage:
        """Page `number` (from 0), `width` pixels wide."""
        with self._lock:
            document = _opened(pdf)
            try:
                page = document[number]
                scale = max(min(width, MAX_WIDTH), 1) / page.get_width()
                bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
                pixels, height = bytes(bitmap.buffer), bitmap.height
                image = QImage(pixels, bitmap.width, height, bitmap.stride, QImage.Format.Format_RGBX8888)
                return image.copy()
            finally:
                document.close()


def _opened(pdf: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise ValueError("no PDF") from error

"""Pages of our own PDFs as pictures, on worker threads."""

from dataclasses import dataclass
from threading import Lock

import pypdfium2  # type: ignore[import-untyped]  # ships no types
from PySide6.QtGui import QImage

MAX_WIDTH = 4_096
"""Pages are rendered at most this wide, in pixels, whatever the zoom."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a page (from 0): how far down, from 0 at the top to 1."""

    page: int
    down: float


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

    def find(self, pdf: bytes, words: str) -> Spot | None:
        """Where the words begin, whatever lines and columns they run over; None where they do not stand."""
        wanted = "".join(words.split())
        if not wanted:
            return None
        with self._lock:
            document = _opened(pdf)
            try:
                return next(
                    (spot for number in range(len(document)) if (spot := _spot(document, number, wanted))),
                    None,
                )
            finally:
                document.close()


def _spot(document: pypdfium2.PdfDocument, number: int, wanted: str) -> Spot | None:
    page = document[number]
    text = page.get_textpage()
    signs = [(place, sign) for place, sign in enumerate(text.get_text_range()) if not sign.isspace()]
    at = "".join(sign for _, sign in signs).find(wanted)
    if at < 0:
        return None
    top = text.get_charbox(signs[at][0])[3]
    return Spot(number, 1 - top / page.get_height())


def _opened(pdf: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise ValueError("no PDF") from error

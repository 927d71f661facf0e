"""Pages of our own PDFs as dots for roll printers: drawn by the decoder apart, since PDFium hears one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from app.media.decoder_process import DecoderProcess, Told
from app.media.sources import UnacceptableError
from app.usecases.page_bits import DOTS_PER_MM, PageBits, TextRun

if TYPE_CHECKING:
    from PIL.Image import Image

_INK: Final = 128
"""Darker than this is ink. The middle keeps every bar of a code as wide as it was drawn."""


class PageBitsDrawer:
    """Fills the port ``PageDrawer``."""

    def __init__(self, decoder: DecoderProcess | None = None) -> None:
        self._decoder = decoder or DecoderProcess()

    def draw(self, pdf: bytes, *, words: bool = False) -> tuple[PageBits, ...]:
        question = ("dots", str(DOTS_PER_MM), *(["words"] if words else []))
        try:
            told = self._decoder.ask(question, pdf)
        except UnacceptableError as fault:
            raise ValueError(fault.code) from None
        pages = [_bits(page, boxes) for page, boxes in zip(told.pictures(), _boxes(told), strict=True)]
        return tuple(_written(page, told, number) if words else page for number, page in enumerate(pages))


def _written(page: PageBits, told: Told, number: int) -> PageBits:
    """The page with its words, and the rows that have more than words."""
    runs = tuple(TextRun(*run) for run in told.facts["runs"][number])
    pictured = bytearray(page.height)
    for row in told.facts["pictured"][number]:
        pictured[row] = 1
    return replace(page, runs=runs, pictured=bytes(pictured))


def _boxes(told: Told) -> list[list[tuple[int, int, int, int]]]:
    """Where photographs stand on each page: left, top, right, bottom in dots."""
    return [[(left, top, right, bottom) for left, top, right, bottom in page] for page in told.facts["boxes"]]


def _bits(page: Image, boxes: list[tuple[int, int, int, int]]) -> PageBits:
    """Black and white: writing by a threshold, since grey dots around it look pale; photographs in dots."""
    from PIL import Image, ImageOps  # noqa: PLC0415  heavy, loaded at first use

    sharp = page.point([255 if value < _INK else 0 for value in range(256)])
    for box in boxes:
        sharp.paste(ImageOps.invert(page.crop(box)).convert("1").convert("L"), box)
    bits = sharp.convert("1", dither=Image.Dither.NONE)
    return PageBits(bits.width, bits.height, bits.tobytes())

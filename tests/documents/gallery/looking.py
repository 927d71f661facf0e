"""Looks at printed pages: where each character stands, how large it is, and what stands over what."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # it ships no types

OVERLAP = 0.35
"""Points that two characters may share: side bearings and accents."""


@dataclass(frozen=True)
class Glyph:
    """One character of a page: its box in points from the lower left corner, and its type size."""

    character: str
    left: float
    bottom: float
    right: float
    top: float
    size: float


@dataclass(frozen=True)
class SeenPage:
    """A page with its size in points."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]

    def outside(self, margin: float) -> list[Glyph]:
        """Characters nearer to the edge than `margin` points."""
        right, top = self.width - margin, self.height - margin
        return [
            g for g in self.glyphs if g.left < margin or g.bottom < margin or g.right > right or g.top > top
        ]

    def smallest(self) -> float:
        """The smallest type size; that of a large poster where nothing is printed."""
        return min((glyph.size for glyph in self.glyphs), default=99.0)

    def overlaps(self) -> list[tuple[Glyph, Glyph]]:
        """Pairs of characters whose ink would run into each other."""
        found: list[tuple[Glyph, Glyph]] = []
        active: list[Glyph] = []
        for glyph in sorted(self.glyphs, key=lambda each: each.left):
            active = [each for each in active if each.right - OVERLAP > glyph.left]
            found += [(each, glyph) for each in active if _share_height(each, glyph)]
            active.append(glyph)
        return found


def seen_pages(pdf: bytes) -> Iterator[SeenPage]:
    """Every page of `pdf` as its reader sees it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            text = page.get_textpage()
            width, height = page.get_size()
            glyphs = (_glyph(text, place) for place in range(text.count_chars()))
            yield SeenPage(width, height, tuple(glyph for glyph in glyphs if glyph is not None))
    finally:
        document.close()


def _glyph(text: pypdfium2.PdfTextPage, place: int) -> Glyph | None:
    character = chr(pdfium.FPDFText_GetUnicode(text, place))
    second_half = "\udc00" <= character <= "\udfff"  # of a character beyond U+FFFF, in the box of the first
    if character.isspace() or second_half or pdfium.FPDFText_IsGenerated(text, place):
        return None
    box = [ctypes.c_double() for _ in range(4)]
    if not pdfium.FPDFText_GetCharBox(text, place, *box):
        return None
    left, right, bottom, top = (each.value for each in box)
    return Glyph(character, left, bottom, right, top, pdfium.FPDFText_GetFontSize(text, place))


def _share_height(one: Glyph, other: Glyph) -> bool:
    return min(one.top, other.top) - max(one.bottom, other.bottom) > OVERLAP

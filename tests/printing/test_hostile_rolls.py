"""Attacks on a roll printer: what it is sent is dots and letters it has, never a command somebody typed."""

from __future__ import annotations

import pytest

from app.documents.catalogue import read_settings
from app.documents.typesetter import PdfTypesetter
from app.media.page_bits import PageBitsDrawer
from app.printing.escpos.commands import page_bytes
from tests.documents.gallery.cases import RESOURCES, GalleryCase
from tests.documents.gallery.hostile import printed
from tests.documents.reading import pages_of, squeezed
from tests.printing.escpos_printer import Paper, Reader


def received(pdf: bytes, dots: int, *, letters: bool) -> list[Paper]:
    """What a printer that knows our commands alone makes of each page."""
    papers = []
    for page in PageBitsDrawer().draw(pdf, words=letters):
        reader = Reader(dots, lambda _: None)
        reader.feed(b"".join(page_bytes(page, dots, cutter=True, letters=letters)))
        papers.append(reader.paper)
    return papers


@pytest.mark.parametrize(
    ("kind", "medium", "dots"),
    [("receipt", "80mm", 576), ("receipt", "58mm", 384), ("result-notice", "80mm", 576)],
)
def test_attacks_come_out_as_dots_or_as_letters(kind: str, medium: str, dots: int) -> None:
    case = GalleryCase(read_settings(RESOURCES / "documents", kind).kind, medium, "demo")
    _, document = printed(PdfTypesetter(RESOURCES), case, first=0)
    drawn = received(document.pdf, dots, letters=False)
    written = received(document.pdf, dots, letters=True)
    texts = pages_of(document.pdf)
    for dotted, lettered, text in zip(drawn, written, texts, strict=True):
        (piece,), (other,) = dotted.pieces, lettered.pieces
        assert dotted.written == []
        assert len(lettered.written) > 20
        assert piece.getbbox() is not None
        assert abs(piece.height - other.height) <= 2 * len(lettered.written)
        for _, _, words in lettered.written:
            assert words.isprintable()
            assert squeezed(words) in text

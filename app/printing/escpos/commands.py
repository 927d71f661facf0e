"""What is sent: pages as ESC/POS bytes. Only commands that every printer of this kind understands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from app.printing.escpos.letters import CHINESE, written_lines
from app.usecases.page_bits import DOTS_PER_MM, PageBits

BEGIN: Final = b"\x1b@" + b"\x1d!\x00" + b"\x1ba\x00"
"""Forget what others set; plain size; from the left."""

CUT: Final = b"\x1dVB\x00"
"""Feed as far as the knife is from the head, then cut."""

TEAR_MM: Final = 16
"""From the head to the edge where paper is torn off."""

BAND_ROWS: Final = 128
"""Rows in one picture: small printers hold some 10 KB."""

_RASTER: Final = b"\x1dv0\x00"


def page_bytes(
    page: PageBits, dots: int, *, cutter: bool, letters: bool = False, below: bytes = b""
) -> Iterator[bytes]:
    """One page as bands of a picture, `dots` across, then `below` and the cut or the feed to the edge.

    With `letters`, lines that have only words of the printer's own letters are written.

    The middle of the page stands in the middle of the head: the margins of the page are where the head
    cannot print. Blank columns at the right are not sent; blank bands are sent one byte wide, since
    printers differ in the step by which they feed.
    """
    rows = _fitted(page, dots)
    # Blank rows at the end would be fed anyway.
    while rows and not any(rows[-1]):
        rows.pop()
    at = 0
    for line in written_lines(page, dots) if letters else ():
        yield from _bands(rows[at : line.top])
        yield CHINESE + line.data
        at = line.bottom
    yield from _bands(rows[at:])
    yield below + (CUT if cutter else _band([b"\x00"] * (TEAR_MM * DOTS_PER_MM)))


def _bands(rows: list[bytes]) -> Iterator[bytes]:
    for top in range(0, len(rows), BAND_ROWS):
        yield _band(rows[top : top + BAND_ROWS])


def _band(rows: list[bytes]) -> bytes:
    wide = max(1, *(len(row.rstrip(b"\x00")) for row in rows))
    size = wide.to_bytes(2, "little") + len(rows).to_bytes(2, "little")
    return _RASTER + size + b"".join(row[:wide].ljust(wide, b"\x00") for row in rows)


def _fitted(page: PageBits, dots: int) -> list[bytes]:
    """The rows of the page, `dots` wide: cut off at both sides alike, or moved to the middle."""
    beside = (page.width - dots) // 2
    bits, wide = page.stride * 8, (dots + 7) // 8
    rows = []
    for top in range(page.height):
        row = int.from_bytes(page.rows[top * page.stride : (top + 1) * page.stride], "big")
        # Dot `beside` of the page becomes the first of the head.
        move = bits - beside - wide * 8
        row = row >> move if move >= 0 else row << -move
        rows.append((row & ((1 << wide * 8) - 1)).to_bytes(wide, "big"))
    return rows

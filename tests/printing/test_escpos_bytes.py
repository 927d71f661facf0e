"""Pages as bytes: every dot of the head comes out where it was, whatever the widths."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.printing.escpos.commands import BAND_ROWS, CUT, page_bytes
from app.printing.escpos.status import is_at_once, is_in_turn, trouble
from app.usecases.page_bits import PageBits
from tests.printing.escpos_printer import Reader


@st.composite
def pages(draw: st.DrawFn) -> PageBits:
    width, height = draw(st.integers(1, 700)), draw(st.integers(0, 3 * BAND_ROWS))
    stride = (width + 7) // 8
    row = draw(st.binary(min_size=stride, max_size=stride))
    blank = draw(st.sets(st.integers(0, max(height - 1, 0)), max_size=9))
    # Bits beside the page are not ink: a drawer leaves them clear.
    kept = int.from_bytes(row, "big") >> (stride * 8 - width) << (stride * 8 - width)
    inked = kept.to_bytes(stride, "big")
    return PageBits(width, height, b"".join(bytes(stride) if at in blank else inked for at in range(height)))


@given(pages(), st.sampled_from([384, 576]))
def test_every_dot_is_where_it_was(page: PageBits, dots: int) -> None:
    sent = b"".join(page_bytes(page, dots, cutter=True))
    assert sent.endswith(CUT)
    reader = Reader(dots, lambda _: None)
    reader.feed(sent)
    (piece,) = reader.paper.pieces
    beside = (page.width - dots) // 2
    for y in range(0, page.height, 7):
        for x in range(0, dots, 5):
            at = x + beside
            inside = 0 <= at < page.width
            inked = inside and bool(page.rows[y * page.stride + at // 8] >> (7 - at % 8) & 1)
            shown = y < piece.height and piece.getpixel((x, y)) == 0
            assert shown == inked


def test_blank_bands_are_short() -> None:
    page = PageBits(576, 1_000, bytes(72 * 999) + b"\x80" * 72)
    assert len(b"".join(page_bytes(page, 576, cutter=True))) < 20_000


@given(st.integers(0, 255))
def test_no_byte_is_an_answer_of_both_kinds(byte: int) -> None:
    assert not (is_at_once(byte) and is_in_turn(byte))


def test_the_most_telling_trouble_is_told() -> None:
    assert trouble({1: 0x1E, 2: 0x36, 4: 0x72}) == "printer_paper_out"
    assert trouble({1: 0x1E, 2: 0x16}) == "printer_cover_open"
    assert trouble({1: 0x16, 2: 0x12, 3: 0x12, 4: 0x12}) == ""
    assert trouble({}) == ""

"""Files that are sealed piece by piece."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.wire.sealed_stream import PIECE, SealBrokenError, SealedReader, SealedWriter, read_head

KEY = bytes(range(32))
SIZES = (0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 2 * PIECE + 7)


def sealed(plain: bytes, key: bytes = KEY) -> bytes:
    file = io.BytesIO()
    writer = SealedWriter(file, key, b"head")
    writer.write(plain)
    writer.finish()
    return file.getvalue()


def opened(raw: bytes, key: bytes = KEY) -> bytes:
    return io.BufferedReader(SealedReader(io.BytesIO(raw), key)).read()


@pytest.mark.parametrize("size", SIZES)
def test_what_was_sealed_is_read_again(size: int) -> None:
    plain = bytes(n % 251 for n in range(size))
    assert opened(sealed(plain)) == plain
    assert read_head(io.BytesIO(sealed(plain))) == b"head"


@pytest.mark.parametrize("size", SIZES)
def test_each_end_but_the_right_one_is_found(size: int) -> None:
    raw = sealed(bytes(size))
    for cut in {0, 5, 20, len(raw) - 1, len(raw) - 16, PIECE, PIECE + 16 + 16 + 16}:
        if cut < len(raw):
            with pytest.raises(SealBrokenError):
                opened(raw[:cut])
    with pytest.raises(SealBrokenError):
        opened(raw + b"\0")


@given(st.data())
def test_a_changed_bit_is_never_read_as_something_else(data: st.DataObject) -> None:
    raw = bytearray(sealed(b"some words" * 20))
    at = data.draw(st.integers(0, len(raw) - 1))
    raw[at] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(SealBrokenError):
        opened(bytes(raw))


def test_pieces_in_the_wrong_order_and_of_other_files_are_found() -> None:
    one, two = sealed(bytes(3 * PIECE)), sealed(bytes(3 * PIECE))
    start, piece = 8 + 4 + 4 + 16, PIECE + 16
    swapped = (
        one[:start]
        + one[start + piece : start + 2 * piece]
        + one[start : start + piece]
        + one[start + 2 * piece :]
    )
    foreign = one[:start] + two[start : start + piece] + one[start + piece :]
    for raw in (swapped, foreign):
        with pytest.raises(SealBrokenError):
            opened(raw)
    with pytest.raises(SealBrokenError):
        opened(one, bytes(32))


@given(st.binary(max_size=300))
def test_anything_else_is_none_of_ours(raw: bytes) -> None:
    with pytest.raises(SealBrokenError):
        opened(raw)


def test_any_place_is_read_without_the_rest() -> None:
    plain = bytes(n % 253 for n in range(5 * PIECE))
    reader = io.BufferedReader(SealedReader(io.BytesIO(sealed(plain)), KEY))
    for at in (4 * PIECE + 3, 0, PIECE - 2):
        reader.seek(at)
        assert reader.read(10) == plain[at : at + 10]

"""The hash chain: it shows the first place where anything was changed, left out, added or moved."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.wire.chain import first_break, first_hash, hashes_after, next_hash

LINES = st.lists(st.binary(min_size=1, max_size=20), min_size=1, max_size=8)
WRITER = "device.inc"


def chained(lines: list[bytes], writer: str = WRITER) -> list[tuple[int, bytes, bytes]]:
    found, running = [], first_hash(writer)
    for seq, line in enumerate(lines, 1):
        running = next_hash(running, seq, line)
        found.append((seq, line, running))
    return found


@given(LINES)
def test_what_was_written_holds(lines: list[bytes]) -> None:
    assert first_break(WRITER, chained(lines)) is None
    assert first_break("device.another", chained(lines)) == 1
    assert hashes_after(first_hash(WRITER), 1, lines) == [each for _, _, each in chained(lines)]


@given(LINES, st.data())
def test_a_changed_line_breaks_it_there(lines: list[bytes], data: st.DataObject) -> None:
    chain = chained(lines)
    at = data.draw(st.integers(0, len(lines) - 1))
    chain[at] = (at + 1, chain[at][1] + b"x", chain[at][2])
    assert first_break(WRITER, chain) == at + 1


@given(LINES, st.data())
def test_a_line_left_out_or_doubled_breaks_it(lines: list[bytes], data: st.DataObject) -> None:
    chain = chained(lines)
    at = data.draw(st.integers(0, len(lines) - 1))
    without, twice = chain[:at] + chain[at + 1 :], chain[: at + 1] + chain[at:]
    assert first_break(WRITER, twice) == at + 1
    assert first_break(WRITER, without) == (None if at == len(lines) - 1 else at + 2)


@given(st.text(max_size=20), st.text(max_size=20))
def test_writers_begin_apart(one: str, other: str) -> None:
    assert (first_hash(one) == first_hash(other)) == (one == other)


@given(st.binary(max_size=9), st.binary(max_size=9), st.integers(1, 2**63 - 1))
def test_where_one_line_ends_matters(one: bytes, other: bytes, seq: int) -> None:
    start = first_hash(WRITER)
    assert next_hash(start, seq, one + b"|" + other) != next_hash(next_hash(start, seq, one), seq + 1, other)
    assert next_hash(start, seq, one) != next_hash(start, seq + 1, one)

"""What follows on needs no look; what does not gets one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.store.following import ChainEnds, Said
from app.store.verdicts import Run
from app.wire.chain import first_hash, next_hash
from app.wire.link import JournalLine

NAME = "device.one"


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    made = sqlite3.connect(":memory:")
    made.execute("CREATE TABLE journal (writer INTEGER, seq INTEGER, hash BLOB)")
    yield made
    made.close()


def _chain(count: int) -> list[JournalLine]:
    lines, running = [], first_hash(NAME)
    for seq in range(1, count + 1):
        text = b"entry %d" % seq
        running = next_hash(running, seq, text)
        lines.append(JournalLine(seq, text, running))
    return lines


def test_the_next_entry_follows_on_and_no_other_does(connection: sqlite3.Connection) -> None:
    first, second, third = _chain(3)
    connection.execute("INSERT INTO journal VALUES (1, 1, ?)", (first.hash,))
    ends = ChainEnds(connection)
    assert [ends.is_next(1, NAME, each) for each in (first, second, third)] == [False, True, False]
    assert not ends.is_next(1, NAME, JournalLine(2, b"another", second.hash))
    ends.grew(1, second)
    assert [ends.is_next(1, NAME, each) for each in (first, second, third)] == [False, False, True]


def test_a_chain_that_was_changed_is_looked_at_again(connection: sqlite3.Connection) -> None:
    first, second, third = _chain(3)
    ends = ChainEnds(connection)
    ends.grew(1, second)
    ends.forget(1)
    assert not ends.is_next(1, NAME, third)
    assert ends.is_next(1, NAME, first)


def _said(first: int, last: int, pos: int, verdict: str = "applied", writer: int = 1) -> Said:
    return Said(writer, NAME, Run(first, last, pos, verdict, ""))


@pytest.mark.parametrize(
    "other", [_said(5, 5, 14), _said(4, 4, 14), _said(4, 4, 13, "conflict"), _said(4, 4, 13, writer=2)]
)
def test_what_does_not_go_on_stays_apart(other: Said) -> None:
    assert _said(1, 3, 10).with_next(other) is None


@given(st.lists(st.integers(min_value=1, max_value=9), min_size=1, max_size=9))
def test_verdicts_in_a_row_become_one(sizes: list[int]) -> None:
    whole: Said | None = None
    at = 1
    for size in sizes:
        new = _said(at, at + size - 1, 100 + at)
        whole = new if whole is None else whole.with_next(new)
        at += size
    assert whole == _said(1, sum(sizes), 101)

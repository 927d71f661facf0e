"""Verdicts in runs say what verdicts one by one would, and the totals follow."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.store.counted import verdict_on
from app.store.verdicts import Run, Totals, Verdicts, counted_totals, read_total

LAST = 12
NAME = "device.inc"
runs = st.builds(
    lambda first, length, pos, verdict, detail: Run(first, first + length - 1, pos, verdict, detail),
    st.integers(1, LAST),
    st.integers(1, 5),
    st.integers(1, 40),
    st.sampled_from(("applied", "conflict")),
    st.sampled_from(("", '{"kind":"fields"}')),
)
neighbours = st.builds(
    lambda first, length: Run(first, first + length - 1, 100 + first, "applied", ""),
    st.integers(1, LAST),
    st.integers(1, 5),
)


def made() -> sqlite3.Connection:
    """A database with a writer, some of whose entries are here."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.executescript(
        "CREATE TABLE writer (id INTEGER PRIMARY KEY, name TEXT);"
        "CREATE TABLE journal (pos INTEGER PRIMARY KEY, writer INTEGER, seq INTEGER, hash BLOB);"
        "CREATE TABLE judged (writer INTEGER, first INTEGER, last INTEGER, pos INTEGER, verdict TEXT,"
        " detail TEXT, PRIMARY KEY (writer, first)) WITHOUT ROWID;"
        "CREATE TABLE total (coll TEXT PRIMARY KEY, n INTEGER, sum TEXT);"
        "CREATE TABLE collection (coll TEXT, key TEXT, rev INTEGER, body BLOB);"
    )
    connection.execute("INSERT INTO writer VALUES (1, ?)", (NAME,))
    rows = [(seq, 1, seq, bytes([seq]) * 32) for seq in range(1, LAST + 1, 2)]
    connection.executemany("INSERT INTO journal VALUES (?, ?, ?, ?)", rows)
    return connection


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    made_up = made()
    yield made_up
    made_up.close()


@given(st.lists(st.one_of(runs, neighbours), max_size=12))
def test_runs_say_what_each_entry_was_told_last(said: list[Run]) -> None:
    connection = made()
    known: dict[int, tuple[str, int]] = {}
    for run in said:
        totals = Totals(connection)
        replaced = Verdicts(connection, totals).record(1, NAME, run)
        totals.write()
        span = range(run.first, run.last + 1)
        told = {
            seq: (old.verdict, old.pos + seq - old.first)
            for old in replaced
            for seq in range(old.first, old.last + 1)
        }
        assert told == {seq: known[seq] for seq in span if seq in known}
        known |= {seq: (run.verdict, run.pos + seq - run.first) for seq in span}
    for seq in range(1, LAST + 8):
        assert verdict_on(connection, 1, seq) == known.get(seq, ("", None))
    for _, kept, counted in counted_totals(connection):
        assert kept == counted
    connection.close()


def test_neighbours_become_one_row(connection: sqlite3.Connection) -> None:
    verdicts = Verdicts(connection, Totals(connection))
    for first in (1, 4, 7):
        verdicts.record(1, NAME, Run(first, first + 2, 10 + first, "applied", ""))
    assert connection.execute("SELECT first, last, pos FROM judged").fetchall() == [(1, 9, 11)]
    verdicts.record(1, NAME, Run(5, 5, 90, "conflict", ""))
    assert connection.execute("SELECT first, last, pos, verdict FROM judged").fetchall() == [
        (1, 4, 11, "applied"),
        (5, 5, 90, "conflict"),
        (6, 9, 16, "applied"),
    ]


def test_an_entry_that_comes_or_leaves_counts_or_does_not(connection: sqlite3.Connection) -> None:
    totals = Totals(connection)
    verdicts = Verdicts(connection, totals)
    verdicts.record(1, NAME, Run(1, 4, 1, "applied", ""))
    verdicts.entry_came(1, NAME, 2, b"2" * 32)
    verdicts.entry_came(1, NAME, 9, b"9" * 32)  # not judged: in no total
    totals.write()
    assert read_total(connection, "entries")[0] == 3
    totals = Totals(connection)
    verdicts = Verdicts(connection, totals)
    for seq, chain in ((1, b"\1" * 32), (2, b"2" * 32), (3, b"\3" * 32)):
        verdicts.entry_left(1, NAME, seq, chain)
    totals.write()
    assert read_total(connection, "entries") == (0, 0)

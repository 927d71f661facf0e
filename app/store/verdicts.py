"""Verdicts of head office on entries, kept in runs: as many entries in a row as share one.

A hundred thousand applied entries are a handful of rows. With them go the totals by which both ends
see whether they hold the same (`rowsum`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.wire.messages import ENTRIES, Total
from app.wire.rowsum import added, row_hash, taken, to_text

LAST_EPOCH: Final = 1 << 40
"""Taken from every position when the feed begins again: what was said before stays, and comes first."""


class Totals:
    """How many rows each collection has here and their sum; written once at the end of a piece of work."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[str, tuple[int, int]] = {}

    def add(self, coll: str, row: int) -> None:
        """One row more."""
        n, total = self._of(coll)
        self._known[coll] = (n + 1, added(total, row))

    def take(self, coll: str, row: int) -> None:
        """One row less."""
        n, total = self._of(coll)
        self._known[coll] = (n - 1, taken(total, row))

    def _of(self, coll: str) -> tuple[int, int]:
        if coll not in self._known:
            self._known[coll] = read_total(self._connection, coll)
        return self._known[coll]

    def write(self) -> None:
        """Keep them."""
        self._connection.executemany(
            "INSERT INTO total (coll, n, sum) VALUES (?, ?, ?)"
            " ON CONFLICT (coll) DO UPDATE SET n = excluded.n, sum = excluded.sum",
            [(coll, n, to_text(total)) for coll, (n, total) in self._known.items()],
        )


def read_total(connection: sqlite3.Connection, coll: str) -> tuple[int, int]:
    """Rows and sum of a collection as they were kept."""
    row = connection.execute("SELECT n, sum FROM total WHERE coll = ?", (coll,)).fetchone()
    return (0, 0) if row is None else (row[0], int(row[1], 16))


def as_total(n: int, total: int) -> Total:
    """As it travels."""
    return Total(n, to_text(total))


def entry_row(writer: str, seq: int, pos: int, verdict: str, chain: bytes) -> int:
    """The row hash of an entry and its verdict."""
    return row_hash(f"{writer}/{seq}", pos, f"{verdict}\n{chain.hex()}".encode())


@dataclass(frozen=True)
class Run:
    """Entries of one writer in a row that share a verdict; `pos` is the place of the first in the feed."""

    first: int
    last: int
    pos: int
    verdict: str
    detail: str

    def cut(self, first: int, last: int) -> Run:
        """A part of it."""
        return Run(first, last, self.pos + first - self.first, self.verdict, self.detail)


class Verdicts:
    """Writes verdicts of one piece of work."""

    def __init__(self, connection: sqlite3.Connection, totals: Totals) -> None:
        self._connection = connection
        self._totals = totals

    def record(self, writer: int, name: str, new: Run) -> list[Run]:
        """Keep a run; the older ones it takes the place of, cut to it."""
        replaced: list[Run] = []
        for old in self._touching(writer, new):
            self._drop(writer, old)
            if old.first < new.first:
                self._put(writer, old.cut(old.first, new.first - 1))
            if old.last > new.last:
                self._put(writer, old.cut(new.last + 1, old.last))
            inner = old.cut(max(old.first, new.first), min(old.last, new.last))
            replaced.append(inner)
            self._count(writer, name, inner, back=True)
        self._count(writer, name, new)
        self._put(writer, self._joined(writer, new))
        return replaced

    def entry_came(self, writer: int, name: str, seq: int, chain: bytes) -> None:
        """An entry that was judged before it was here counts from now on."""
        self._one(writer, name, seq, chain, back=False)

    def entry_left(self, writer: int, name: str, seq: int, chain: bytes) -> None:
        """An entry was moved away; its verdict was on another one."""
        self._one(writer, name, seq, chain, back=True)

    def _one(self, writer: int, name: str, seq: int, chain: bytes, *, back: bool) -> None:
        row = self._connection.execute(
            "SELECT first, last, pos, verdict, detail FROM judged WHERE writer = ? AND first <= ?"
            " ORDER BY first DESC LIMIT 1",
            (writer, seq),
        ).fetchone()
        if row is not None and row[1] >= seq:
            run = Run(*row).cut(seq, seq)
            self._weigh(entry_row(name, seq, run.pos, run.verdict, chain), run, back=back)

    def _count(self, writer: int, name: str, run: Run, *, back: bool = False) -> None:
        entries = self._connection.execute(
            "SELECT seq, hash FROM journal WHERE writer = ? AND seq BETWEEN ? AND ?",
            (writer, run.first, run.last),
        )
        for seq, chain in entries:  # one at a time: a run may be as long as the journal
            row = entry_row(name, seq, run.pos + seq - run.first, run.verdict, bytes(chain))
            self._weigh(row, run, back=back)

    def _weigh(self, row: int, run: Run, *, back: bool) -> None:
        if run.pos <= 0:  # said in an earlier epoch: in no total any more
            return
        if back:
            self._totals.take(ENTRIES, row)
        else:
            self._totals.add(ENTRIES, row)

    def _touching(self, writer: int, new: Run) -> list[Run]:
        rows = self._connection.execute(
            "SELECT first, last, pos, verdict, detail FROM judged WHERE writer = ?1 AND first >= coalesce("
            "(SELECT max(first) FROM judged WHERE writer = ?1 AND first <= ?2), ?2) AND first <= ?3",
            (writer, new.first, new.last),
        ).fetchall()
        return [run for run in (Run(*row) for row in rows) if run.last >= new.first]

    def _joined(self, writer: int, new: Run) -> Run:
        """The run, joined to the one before it where both say the same in one row."""
        row = self._connection.execute(
            "SELECT first, last, pos, verdict, detail FROM judged WHERE writer = ? AND first < ?"
            " ORDER BY first DESC LIMIT 1",
            (writer, new.first),
        ).fetchone()
        if row is None:
            return new
        before = Run(*row)
        fits = before.last == new.first - 1 and before.pos + new.first - before.first == new.pos
        if not fits or (before.verdict, before.detail) != (new.verdict, new.detail):
            return new
        self._drop(writer, before)
        return Run(before.first, new.last, before.pos, new.verdict, new.detail)

    def _drop(self, writer: int, run: Run) -> None:
        self._connection.execute("DELETE FROM judged WHERE writer = ? AND first = ?", (writer, run.first))

    def _put(self, writer: int, run: Run) -> None:
        self._connection.execute(
            "INSERT INTO judged (writer, first, last, pos, verdict, detail) VALUES (?, ?, ?, ?, ?, ?)",
            (writer, *vars(run).values()),
        )


def counted_totals(
    connection: sqlite3.Connection,
) -> Iterator[tuple[str, tuple[int, int], tuple[int, int]]]:
    """Each collection with its total as it was kept and as it is counted now."""
    counted: dict[str, tuple[int, int]] = {}

    def add(coll: str, row: int) -> None:
        n, total = counted.get(coll, (0, 0))
        counted[coll] = (n + 1, added(total, row))

    for name, seq, pos, verdict, chain in connection.execute(
        "SELECT w.name, j.seq, d.pos + j.seq - d.first, d.verdict, j.hash FROM judged d"
        " JOIN writer w ON w.id = d.writer JOIN journal j ON j.writer = d.writer"
        " AND j.seq BETWEEN d.first AND d.last WHERE d.pos > 0"
    ):
        add(ENTRIES, entry_row(name, seq, pos, verdict, bytes(chain)))
    for coll, key, rev, body in connection.execute(
        "SELECT coll, key, rev, body FROM collection WHERE rev >= 0"
    ):
        add(coll, row_hash(key, rev, bytes(body)))
    kept = {coll: read_total(connection, coll) for (coll,) in connection.execute("SELECT coll FROM total")}
    for coll in sorted(kept.keys() | counted.keys()):
        yield coll, kept.get(coll, (0, 0)), counted.get(coll, (0, 0))


def recount(connection: sqlite3.Connection) -> None:
    """Count entries anew: some were moved, and verdicts on them may have come before they were here."""
    for coll, _, (n, total) in list(counted_totals(connection)):
        if coll == ENTRIES:
            connection.execute("UPDATE total SET n = ?, sum = ? WHERE coll = ?", (n, to_text(total), coll))

"""What merely follows on while a page is taken in: the next entry of a chain, the next one with a verdict.

Nearly all of a page does, and then there is nothing to look up: what stands before it has just been
written. Everything else gets the closer look.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace

from app.store.verdicts import Run
from app.store.writers import end_of
from app.wire.chain import next_hash
from app.wire.link import JournalLine


class ChainEnds:
    """The end of each chain, within one transaction that writes every entry through `grew` or `forget`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._ends: dict[int, tuple[int, bytes]] = {}

    def is_next(self, writer: int, name: str, line: JournalLine) -> bool:
        """Whether `line` fits behind the last entry of its chain: then nothing lies at its place or after."""
        end = self._ends.get(writer)
        if end is None:
            last = end_of(self._connection, writer, name)
            end = self._ends[writer] = (last.seq, last.hash)
        return line.seq == end[0] + 1 and next_hash(end[1], line.seq, line.line) == line.hash

    def grew(self, writer: int, line: JournalLine) -> None:
        """`line`, of which `is_next` was so, is the last one now."""
        self._ends[writer] = (line.seq, line.hash)

    def forget(self, writer: int) -> None:
        """Something else becomes of that chain."""
        self._ends.pop(writer, None)


@dataclass(frozen=True)
class Said:
    """A verdict on entries of one writer in a row, on its way into the store."""

    writer: int
    name: str
    run: Run

    def with_next(self, other: Said) -> Said | None:
        """Both as one; None where `other` does not go on with the same words in the next place."""
        run, more = self.run, other.run
        follows = other.writer == self.writer and more.first == run.last + 1
        in_place = more.pos == run.pos + more.first - run.first
        if not follows or not in_place or (run.verdict, run.detail) != (more.verdict, more.detail):
            return None
        return replace(self, run=replace(run, last=more.last))

"""The queue in blocks, for a table that scrolls through a million tickets.

The keys of every so many rows are read once, in a worker; a block is then one seek in the index.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from app.domain.numbering import split_reference
from app.store.connecting import Readers
from app.store.problems import problems_told
from app.store.queue_page import START, Condition, Place, condition, count_due, read_page
from app.store.records import QueueRows
from app.store.search.finding import checks_of
from app.store.search.questions import ask
from app.store.tallies import count_chips, marks
from app.usecases.read_models import QueueFilter, QueueRow

MOST_FOUND: Final = 5000
"""A search lists the newest so many; nobody scrolls further."""


@dataclass(frozen=True)
class Block:
    """Rows in the order of the list, and the key of the row after the last (None at the end)."""

    rows: Sequence[QueueRow]
    next_key: Place | None


class RowBlocks:
    """One ordered list of tickets: those of a filter, without a search, most urgent first.

    A list with a search is as long as what was found and is read through `Tickets.page`.
    """

    def __init__(self, readers: Readers, folder: Path, wanted: QueueFilter) -> None:
        self._readers = readers
        self._folder = folder
        self._wanted = replace(wanted, search="")

    def count(self) -> int:
        """How many rows the list has."""
        with problems_told(self._folder), self._readers.connection() as connection:
            if self._wanted.chip in ("overdue", "today"):
                return count_due(connection, self._wanted)
            return count_chips(connection, self._wanted)[self._wanted.chip]

    def anchors(self, size: int) -> Sequence[Place]:
        """The keys of rows 0, `size`, 2 × `size` …; about a second for a million rows."""
        with problems_told(self._folder), self._readers.connection() as connection:
            chosen = condition(self._wanted)
            return connection.execute(
                "SELECT rank, due, row FROM (SELECT r.rank, r.due, r.row,"  # noqa: S608 - own words only
                " row_number() OVER (ORDER BY r.rank, r.due, r.row) - 1 AS place"
                f" FROM ticket_row r INDEXED BY {chosen.index} WHERE {chosen.where})"
                " WHERE place % ? = 0 ORDER BY rank, due, row",
                (*chosen.params, size),
            ).fetchall()

    def block(self, start: Place | None, size: int) -> Block:
        """Up to `size` rows from the row of key `start` on; None means from the first."""
        rank, due, row = START if start is None else start
        with problems_told(self._folder), self._readers.connection() as connection:
            found = read_page(connection, self._wanted, (rank, due, row - 1), size + 1)
            accepted, safe = marks(connection)
        rows = QueueRows(found[:size], accepted, safe)
        if len(found) <= size:
            return Block(rows, None)
        last = found[size]
        return Block(rows, (last[1], last[2], last[0]))

    def find(self, text: str, after: int) -> int | None:
        """The next row after row `after`, going round, that a person means by typing `text`.

        Number or its tail, customer's name or its initials, goods. `after` -1 starts at the top.
        """
        question = ask(text)
        if question.nothing:
            return None
        with problems_told(self._folder), self._readers.connection() as connection:
            chosen = condition(self._wanted)
            checks, params = checks_of(question)
            where = " AND ".join(each for each in (checks, chosen.where) if each)
            keys = connection.execute(
                "SELECT r.rank, r.due, r.row FROM search f"  # noqa: S608 - own words only
                " CROSS JOIN ticket_row r ON r.row = f.rowid CROSS JOIN ticket_text t ON t.row = f.rowid"
                f" WHERE f.search MATCH ? AND {where} ORDER BY f.rowid DESC LIMIT ?",
                (question.match, *params, *chosen.params, MOST_FOUND),
            ).fetchall()
            if not keys:
                return None
            start = self._key_at(connection, chosen, after) if after >= 0 else START
            behind = [key for key in keys if key > start]
            return self._place(connection, chosen, min(behind or keys))

    def position(self, number: str) -> int | None:
        """The row of the ticket with that number or short form, None when it is not in the list."""
        number, tail = split_reference(number)
        with problems_told(self._folder), self._readers.connection() as connection:
            chosen = condition(self._wanted)
            key = connection.execute(
                "SELECT r.rank, r.due, r.row FROM ticket_row r WHERE r.number = ?"  # noqa: S608 - own words
                f" AND substr(r.ticket, length(r.ticket) + 1 - ?) = ? AND {chosen.where}",
                (number, len(tail), tail, *chosen.params),
            ).fetchone()
            return None if key is None else self._place(connection, chosen, key)

    def _place(self, connection: sqlite3.Connection, chosen: Condition, key: Place) -> int:
        """How many rows stand before the one of that key."""
        row = connection.execute(
            f"SELECT count(*) FROM ticket_row r INDEXED BY {chosen.index}"  # noqa: S608 - own words only
            f" WHERE {chosen.where} AND (r.rank, r.due, r.row) < (?, ?, ?)",
            (*chosen.params, *key),
        ).fetchone()
        return int(row[0])

    def _key_at(self, connection: sqlite3.Connection, chosen: Condition, place: int) -> Place:
        """The key of the row at that place; of the last when the list is shorter."""
        row: Place | None = connection.execute(
            f"SELECT r.rank, r.due, r.row FROM ticket_row r INDEXED BY {chosen.index}"  # noqa: S608 - own words
            f" WHERE {chosen.where} ORDER BY r.rank, r.due, r.row LIMIT 1 OFFSET ?",
            (*chosen.params, place),
        ).fetchone()
        return START if row is None else row

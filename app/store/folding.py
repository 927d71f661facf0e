"""Every ticket folded anew from the journal, in the order they were opened."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from app.domain.entry import Entry
from app.domain.evolve import fold
from app.domain.ticket import Ticket
from app.store.keyring import ReadKeys


@dataclass(frozen=True)
class Folded:
    """A ticket, its place among all by its first entry (from 1), the position of its last entry."""

    place: int
    ticket: Ticket
    last_pos: int
    entries: tuple[Entry, ...]


def fold_all(connection: sqlite3.Connection) -> Iterator[Folded]:
    """Every ticket there is. One at a time is in memory. `connection` may write temporary tables."""
    connection.execute("DROP TABLE IF EXISTS temp.opening")
    connection.execute(
        "CREATE TEMP TABLE opening AS SELECT ticket, min(pos) AS first FROM main.journal"
        " WHERE ticket IS NOT NULL GROUP BY ticket ORDER BY first"
    )
    keys = ReadKeys(connection)
    # CROSS JOIN: in the order of the temporary table, which is the order of opening.
    lines = connection.execute(
        "SELECT o.rowid, j.pos, j.line FROM temp.opening o CROSS JOIN main.journal j ON j.ticket = o.ticket"
        " ORDER BY o.rowid, j.pos"
    )
    place = 0
    for _, group in groupby(lines, itemgetter(0)):
        folded = _fold(place + 1, list(group), keys)
        if folded is not None:
            place += 1
            yield folded


def _fold(place: int, lines: list[tuple[int, int, bytes]], keys: ReadKeys) -> Folded | None:
    entries = tuple(keys.decoded((pos, line) for _, pos, line in lines))
    ticket = fold(entries)
    return None if ticket is None else Folded(place, ticket, lines[-1][1], entries)

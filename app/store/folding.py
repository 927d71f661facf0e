"""Every ticket folded anew from the journal, in the order they were opened."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import compress, groupby
from operator import itemgetter

from app.domain.entry import Entry
from app.domain.evolve import fold
from app.domain.ticket import Ticket
from app.store.counted import counting, placed
from app.store.keyring import ReadKeys


@dataclass(frozen=True)
class Folded:
    """A ticket, its place among all by its first entry (from 1), the position of its last own entry.

    A leaf of the desk's book has no place, 0: it stands in no list.
    `entries` are all there are of it, `drawn` the desk's own: these use up its numbers.
    """

    place: int
    ticket: Ticket
    last_pos: int
    entries: tuple[Entry, ...]
    drawn: tuple[Entry, ...]


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
        "SELECT o.ticket, j.pos, j.line, j.writer FROM temp.opening o"
        " CROSS JOIN main.journal j ON j.ticket = o.ticket ORDER BY o.rowid, j.pos"
    )
    own = frozenset(row[0] for row in connection.execute("SELECT id FROM writer WHERE own = 1"))
    shared = {row[0] for row in connection.execute("SELECT ticket FROM shared")}
    place = 0
    for ticket_id, group in groupby(lines, itemgetter(0)):
        found = list(group)
        mine = [writer in own for _, _, _, writer in found]
        last_pos = found[-1][1] if mine[-1] else max(compress((line[1] for line in found), mine), default=0)
        if ticket_id in shared:
            known = placed(connection, keys, ticket_id)
            entries = tuple(each.judged.entry for each in known)
            ticket = fold(counting(known))
            drawn = tuple(each.judged.entry for each in known if each.own)
        else:
            entries = tuple(keys.decoded((pos, line) for _, pos, line, _ in found))
            ticket = fold(entries)
            drawn = entries if all(mine) else tuple(compress(entries, mine))
        if ticket is not None:
            place += not ticket.book
            yield Folded(0 if ticket.book else place, ticket, last_pos, entries, drawn)

"""The entries of a ticket as they count.

Of most tickets every entry counts, in the order in which they were written here. Where others wrote
too, or head office found a conflict, the ticket stands in `shared`, and its entries count by their
verdicts: in the order of head office's feed, the desk's own that are not judged yet behind them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from app.domain.entry import Entry
from app.domain.evolve import fold
from app.domain.merging import UNFOLDED, Judged, in_order
from app.domain.ticket import Ticket
from app.store.keyring import ReadKeys
from app.store.statements import LINES_OF
from app.wire.damage import DamagedEntryError
from app.wire.entries import decode_entry

_STATE: Final = (
    "SELECT (SELECT max(pos) FROM journal WHERE ticket = ?1), (SELECT changes FROM shared WHERE ticket = ?1)"
)
_LINES: Final = (
    "SELECT j.pos, j.line, j.writer, j.seq, w.own FROM journal j JOIN writer w ON w.id = j.writer"
    " WHERE j.ticket = ? ORDER BY j.pos"
)
_VERDICT: Final = (
    "SELECT last, pos + ?2 - first, verdict FROM judged WHERE writer = ?1 AND first <= ?2"
    " ORDER BY first DESC LIMIT 1"
)


class Placed(NamedTuple):
    """An entry with its verdict, who wrote it here, whether that is this desk, its place in the journal."""

    judged: Judged
    writer: int
    own: bool
    pos: int


def state_of(connection: sqlite3.Connection, ticket_id: str) -> tuple[int, int] | None:
    """What a fold of the ticket is made from: its newest position, and how often verdicts changed it."""
    newest, changes = connection.execute(_STATE, (ticket_id,)).fetchone()
    return None if newest is None else (newest, changes or 0)


def is_shared(connection: sqlite3.Connection, ticket_id: str) -> bool:
    """Whether its entries count by their verdicts."""
    return connection.execute("SELECT 1 FROM shared WHERE ticket = ?", (ticket_id,)).fetchone() is not None


def own_pos(connection: sqlite3.Connection, ticket_id: str) -> int:
    """The position of the newest entry of the ticket that this desk wrote; 0 when it wrote none."""
    row = connection.execute(
        "SELECT max(pos) FROM journal WHERE ticket = ? AND writer IN (SELECT id FROM writer WHERE own = 1)",
        (ticket_id,),
    ).fetchone()
    return row[0] or 0


def fold_of(connection: sqlite3.Connection, keys: ReadKeys, ticket_id: str) -> Ticket | None:
    """The ticket as it counts. Raises ProblemError store_damaged."""
    return fold(entries_of(connection, keys, ticket_id))


def entries_of(connection: sqlite3.Connection, keys: ReadKeys, ticket_id: str) -> Iterator[Entry]:
    """The entries that count, in their order. Raises ProblemError store_damaged."""
    if is_shared(connection, ticket_id):
        return counting(placed(connection, keys, ticket_id))
    return keys.decoded(connection.execute(LINES_OF, (ticket_id,)))


def counting(entries: Iterable[Placed]) -> Iterator[Entry]:
    """Those that count among entries in order; what came twice under one id counts once."""
    seen: set[str] = set()
    for each in entries:
        entry, verdict = each.judged.entry, each.judged.verdict
        if verdict not in UNFOLDED and entry.id not in seen:
            seen.add(entry.id)
            yield entry


def placed(connection: sqlite3.Connection, keys: ReadKeys, ticket_id: str) -> list[Placed]:
    """Every entry of the ticket in the order that counts. Raises ProblemError store_damaged.

    Another's entry that cannot be read is passed over: head office has it aside.
    """
    found: dict[int, Placed] = {}
    for pos, line, writer, seq, own in connection.execute(_LINES, (ticket_id,)).fetchall():
        if own:
            entry = next(keys.decoded([(pos, line)]))
        else:
            try:
                entry = decode_entry(line, keys)
            except DamagedEntryError:
                continue
        found[pos] = Placed(Judged(entry, *verdict_on(connection, writer, seq)), writer, bool(own), pos)
    by_entry = {id(each.judged): each for each in found.values()}
    return [by_entry[id(each)] for each in in_order(each.judged for each in found.values())]


def verdict_on(connection: sqlite3.Connection, writer: int, seq: int) -> tuple[str, int | None]:
    """The verdict on an entry and its place in the feed; empty and None while it is not judged."""
    row = connection.execute(_VERDICT, (writer, seq)).fetchone()
    return ("", None) if row is None or row[0] < seq else (row[2], row[1])

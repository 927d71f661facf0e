"""What this desk could bring back to head office of other desks' entries, with head office's own word."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Final

from app.store.deskside import Access
from app.store.writers import hash_at, writer_id
from app.wire.link import JournalLine, Stretch
from app.wire.messages import At
from app.wire.parcels import PersonKey

_ENDS: Final = (
    "SELECT w.name, v.seq, j.hash FROM writer w JOIN vouch v ON v.writer = w.id"
    " JOIN journal j ON j.writer = v.writer AND j.seq = v.seq"
    " WHERE w.own = 0 AND v.seq = (SELECT max(seq) FROM vouch WHERE writer = w.id)"
)
_VOUCHES: Final = "SELECT seq, word FROM vouch WHERE writer = ? AND seq > ? AND seq <= ? ORDER BY seq"
_LINES: Final = "SELECT seq, line, hash FROM journal WHERE writer = ? AND seq > ? AND seq <= ? ORDER BY seq"
_KEYS: Final = (
    "SELECT k.ticket, k.kind, opened_key(k.key, k.ticket, k.kind, k.name)"
    " FROM (SELECT DISTINCT ticket FROM journal"
    " WHERE writer = ? AND seq BETWEEN ? AND ? AND ticket IS NOT NULL) j"
    " CROSS JOIN ticket_key k ON k.ticket = j.ticket"
)


class StoreOthers:
    """See `Others`."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def ends(self) -> Mapping[str, At]:
        """Writers of other devices: the last entry on which head office gave its word."""
        with self._access.reading() as connection:
            rows = connection.execute(_ENDS).fetchall()
        return {name: At(seq, bytes(chain).hex()) for name, seq, chain in rows}

    def stretch(self, writer: str, after: int, most: int, most_bytes: int) -> Stretch | None:
        """As many entries behind `after` as go together, up to one with a word; None where there is none."""
        with self._access.reading() as connection:
            number = writer_id(connection, writer)
            previous = None if number is None else hash_at(connection, number, writer, after)
            if number is None or previous is None:
                return None
            vouches = connection.execute(_VOUCHES, (number, after, after + most)).fetchall()
            if not vouches:
                return None
            lines = _fitting(connection, (number, after, vouches[-1][0]), most_bytes)
        reached = [(seq, word) for seq, word in vouches if lines and seq <= lines[-1].seq]
        if not reached:
            return None
        seq, word = reached[-1]
        return Stretch(previous, tuple(lines[: seq - after]), word)

    def keys(self, writer: str, first: int, last: int) -> Sequence[PersonKey]:
        """Every key that opens something of those entries, delivered or not."""
        with self._access.reading() as connection:
            rows = connection.execute(_KEYS, (writer_id(connection, writer), first, last)).fetchall()
        return tuple(PersonKey(ticket, kind, bytes(key)) for ticket, kind, key in rows if key is not None)


def _fitting(
    connection: sqlite3.Connection, span: tuple[int, int, int], most_bytes: int
) -> list[JournalLine]:
    """Entries of the span (writer, after, last) without a hole, up to so many bytes."""
    lines: list[JournalLine] = []
    left = most_bytes
    for seq, line, chain in connection.execute(_LINES, span):
        left -= len(line) + 1
        if seq != span[1] + len(lines) + 1 or left < 0:
            break
        lines.append(JournalLine(seq, bytes(line), bytes(chain)))
    return lines

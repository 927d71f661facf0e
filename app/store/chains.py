"""The chain around the entries of one ticket, for whoever checks them outside."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Final

from app.store.deskside import Access
from app.usecases.bundle.chain import Link, Run
from app.wire.chain import first_hash

_UP_TO: Final = "SELECT pos FROM journal WHERE ticket = ? AND id = ?"
_SPANS: Final = (
    "SELECT w.id, w.name, min(j.seq), max(j.seq) FROM journal j JOIN writer w ON w.id = j.writer"
    " WHERE j.ticket = ? AND j.pos <= ? GROUP BY w.id ORDER BY w.name"
)
_LINKS: Final = (
    "SELECT seq, CAST(line AS BLOB), CAST(hash AS BLOB), ticket IS ?1 AND pos <= ?2 FROM journal"
    " WHERE writer = ?3 AND seq BETWEEN ?4 AND ?5 ORDER BY seq"
)
_HASH: Final = "SELECT CAST(hash AS BLOB) FROM journal WHERE writer = ? AND seq = ?"
_LAST: Final = (1 << 63) - 1


class StoreChains:
    """Chains of one store; see ``Chains``."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def of(self, ticket_id: str, through: str | None = None) -> Sequence[Run]:
        """The runs that hold the ticket's entries, writers by name. No entry `through` is the newest one."""
        with self._access.reading() as connection:
            row = connection.execute(_UP_TO, (ticket_id, through)).fetchone() if through else None
            last = row[0] if row else _LAST
            spans = connection.execute(_SPANS, (ticket_id, last)).fetchall()
            return [
                run
                for writer, name, first, end in spans
                for run in _runs(connection, name, writer, (ticket_id, last, writer, first, end))
            ]


def _runs(
    connection: sqlite3.Connection, name: str, writer: int, wanted: tuple[str, int, int, int, int]
) -> Iterator[Run]:
    """One run, and one more after each gap: of another's entries some may not have come."""
    links: list[Link] = []
    for seq, line, hashed, own in connection.execute(_LINKS, wanted):
        link = Link(seq, sha256(line).hexdigest(), hashed.hex(), line if own else None)
        if links and seq != links[-1].seq + 1:
            yield _run(connection, name, writer, links)
            links = []
        links.append(link)
    if links:
        yield _run(connection, name, writer, links)


def _run(connection: sqlite3.Connection, name: str, writer: int, links: Sequence[Link]) -> Run:
    before = links[0].seq - 1
    if before == 0:
        return Run(name, first_hash(name).hex(), tuple(links))
    row = connection.execute(_HASH, (writer, before)).fetchone()
    return Run(name, row[0].hex() if row else "", tuple(links))

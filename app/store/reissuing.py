"""Writing entries again under a new writer, after a copy of this device wrote others in their place."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from app.domain.steps.writer import WriterBegan
from app.store import statements as sql
from app.store.beginning import begun
from app.store.chain_head import ChainHead
from app.store.surroundings import Surroundings
from app.store.verdicts import recount
from app.store.writers import hash_at, writer_id
from app.wire.chain import next_hash
from app.wire.entries import renumbered as under_number

FORKED: Final = "forked"
_AT_ONCE: Final = 1000
_TAIL: Final = (
    "SELECT pos, seq, id, ticket, type, at, line, hash FROM journal"
    " WHERE writer = ? AND seq > ? ORDER BY seq LIMIT ?"
)


def reissue(connection: sqlite3.Connection, around: Surroundings, name: str, after: int) -> ChainHead:
    """Begin a new writer and give it the entries of `name` behind `after`; the new end of the journal.

    They keep their ids and their places in the order here, so no ticket changes; as they were first
    written they stay in `superseded`. Raises LookupError for a writer or an entry that is not here.
    """
    old = writer_id(connection, name)
    common = None if old is None else hash_at(connection, old, name, after)
    if old is None or common is None:
        raise LookupError(f"{name} {after}")
    head = begun(connection, around, WriterBegan(name, after, common.hex(), FORKED), goes_on=name)
    seq, chain = head.seq, head.hash
    renumbered: dict[int, int] = {}
    while rows := connection.execute(_TAIL, (old, after, _AT_ONCE)).fetchall():
        for pos, old_seq, entry_id, ticket, kind, at, line, old_hash in rows:
            _set_aside(connection, old, (pos, old_seq, entry_id, ticket, line, old_hash))
            if kind == WriterBegan.TYPE:
                continue  # tells of the old writer alone
            seq += 1
            written = under_number(bytes(line), seq)
            chain = next_hash(chain, seq, written)
            values = (pos, head.writer_id, seq, entry_id, ticket, kind, at, written, chain)
            connection.execute(sql.ADD_ENTRY, values)
            renumbered[old_seq] = seq
    recount(connection)
    _move_files(connection, old, after, head.writer_id, renumbered)
    return ChainHead(head.writer_id, head.writer, seq, chain, head.pos, head.row)


def _set_aside(connection: sqlite3.Connection, writer: int, row: tuple[Any, ...]) -> None:
    pos, seq, entry_id, ticket, line, chain = row
    connection.execute(
        "INSERT INTO superseded (writer, seq, id, ticket, line, hash) VALUES (?, ?, ?, ?, ?, ?)",
        (writer, seq, entry_id, ticket, line, chain),
    )
    connection.execute("DELETE FROM journal WHERE pos = ?", (pos,))


def _move_files(
    connection: sqlite3.Connection, old: int, after: int, new: int, renumbered: dict[int, int]
) -> None:
    """Files go with the entries that name them."""
    named = connection.execute(
        "SELECT sha256, seq FROM file_out WHERE writer = ? AND seq > ?", (old, after)
    ).fetchall()
    connection.executemany(
        "UPDATE file_out SET writer = ?, seq = ? WHERE sha256 = ?",
        [(new, renumbered[seq], sha256) for sha256, seq in named if seq in renumbered],
    )

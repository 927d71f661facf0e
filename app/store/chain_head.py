"""Where the journal ends: who writes it, the last number, the last hash."""

import sqlite3
from dataclasses import dataclass

from app.wire.chain import first_hash


@dataclass(frozen=True)
class ChainHead:
    """The end of the journal as it is kept. `writer` is ``device.inc``; `pos` counts all writers' entries."""

    writer_id: int
    writer: str
    seq: int
    hash: bytes
    pos: int
    row: int


def read_head(connection: sqlite3.Connection) -> ChainHead:
    """The end of the journal of the writer that is at work now."""
    writer_id, writer = connection.execute(
        "SELECT id, name FROM writer"
        " WHERE id = (SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'writer')"
    ).fetchone()
    last = connection.execute(
        "SELECT seq, hash FROM journal WHERE writer = ? ORDER BY seq DESC LIMIT 1", (writer_id,)
    ).fetchone()
    seq, running = (0, first_hash(writer)) if last is None else (last[0], bytes(last[1]))
    pos = connection.execute("SELECT coalesce(max(pos), 0) FROM journal").fetchone()[0]
    row = connection.execute("SELECT coalesce(max(row), 0) FROM ticket_row").fetchone()[0]
    return ChainHead(writer_id, writer, seq, running, pos, row)

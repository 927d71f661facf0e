"""Others' entries give way where a restored head office has other ones under the same numbers.

Head office forgot what came after its backup, and of a copied desk the other copy sent first this
time. What head office says in its present life is what counts; what was read in an earlier one is set
aside, and comes again under another writer if anybody still has it (sync 3.9, 3.10).
"""

from __future__ import annotations

import sqlite3
from typing import Final

from app.store.counted import verdict_on
from app.store.verdicts import Verdicts
from app.store.vouches import drop_vouches
from app.wire.chain import next_hash
from app.wire.link import JournalLine
from app.wire.problems import WireError

_BESIDE: Final = "SELECT seq, line, hash FROM journal WHERE writer = ? AND seq BETWEEN ? AND ?"
_FROM: Final = (
    "SELECT pos, seq, id, ticket, line, hash FROM journal WHERE writer = ? AND seq >= ? ORDER BY seq"
)


def give_way(
    connection: sqlite3.Connection, verdicts: Verdicts, writer: int, name: str, line: JournalLine
) -> list[str]:
    """Set aside what does not fit beside `line`, which head office has; the tickets it belonged to.

    Raises WireError bad_chain where head office has said in its present life that it has that too.
    """
    beside = connection.execute(_BESIDE, (writer, line.seq - 1, line.seq + 1)).fetchall()
    if all(_fits(line, seq, bytes(text), bytes(chain)) for seq, text, chain in beside):
        return []
    tickets: list[str] = []
    broken = False
    for pos, seq, entry, ticket, text, chain in connection.execute(_FROM, (writer, line.seq - 1)).fetchall():
        if not broken and _fits(line, seq, bytes(text), bytes(chain)):
            continue
        if _is_confirmed(connection, writer, seq):
            if seq <= line.seq + 1:
                raise WireError("bad_chain", writer=name, seq=line.seq)
            continue
        broken = broken or seq >= line.seq
        verdicts.entry_left(writer, name, seq, bytes(chain))
        drop_vouches(connection, writer, seq)
        connection.execute(
            "INSERT INTO superseded (writer, seq, id, ticket, line, hash) VALUES (?, ?, ?, ?, ?, ?)",
            (writer, seq, entry, ticket, text, chain),
        )
        connection.execute("DELETE FROM journal WHERE pos = ?", (pos,))
        if ticket is not None:
            tickets.append(ticket)
    return tickets


def _fits(line: JournalLine, seq: int, text: bytes, chain: bytes) -> bool:
    if seq == line.seq - 1:
        return next_hash(chain, line.seq, line.line) == line.hash
    if seq == line.seq:
        return chain == line.hash
    return seq > line.seq + 1 or next_hash(line.hash, seq, text) == chain


def _is_confirmed(connection: sqlite3.Connection, writer: int, seq: int) -> bool:
    """Whether head office spoke of that entry since its last restore."""
    _, pos = verdict_on(connection, writer, seq)
    return pos is not None and pos > 0

"""A new writer goes on in an older or moved store."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from app.domain.entry import Draft
from app.domain.numbering import mark_of
from app.domain.steps.writer import WriterBegan
from app.store.chain_head import ChainHead, read_head
from app.store.preparing import new_writer
from app.store.surroundings import Surroundings
from app.store.transaction import StoreTransaction
from app.store.writer import Writer


def begin_writer(
    writer: Writer,
    around: Surroundings,
    previous: ChainHead,
    reason: str,
    kept: Callable[[], None] | None = None,
) -> ChainHead:
    """Mint a new incarnation and write its first entry, ``writer.began``; the new end of the journal."""

    def run(connection: sqlite3.Connection) -> ChainHead:
        began = WriterBegan(previous.writer, previous.seq, previous.hash.hex(), reason)
        return begun(connection, around, began)

    return writer.run(run, kept)


def begun(
    connection: sqlite3.Connection, around: Surroundings, began: WriterBegan, goes_on: str | None = None
) -> ChainHead:
    """Let a new writer be the one at work, in the present transaction.

    `goes_on` names the one whose entries it writes anew, where it does.
    """
    device = connection.execute("SELECT value FROM meta WHERE key = 'device'").fetchone()[0]
    made = connection.execute(
        "INSERT INTO writer (name, own, goes_on) VALUES (?, 1, ?)",
        (_unlike_others(connection, device), goes_on),
    ).lastrowid
    connection.execute("UPDATE meta SET value = ? WHERE key = 'writer'", (str(made),))
    transaction = StoreTransaction(connection, read_head(connection), around)
    transaction.append(None, (Draft(began),), around.time.now(), None)
    return transaction.finish()


def _unlike_others(connection: sqlite3.Connection, device: str) -> str:
    """A name whose numbers bear a mark that no other writer of this device bears, as far as is known."""
    known = {mark_of(name) for (name,) in connection.execute("SELECT name FROM writer WHERE own = 1")}
    while mark_of(name := new_writer(device)) in known:
        pass
    return name

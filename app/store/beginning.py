"""A new writer goes on in an older or moved store."""

from __future__ import annotations

import sqlite3

from app.domain.entry import Draft
from app.domain.steps.writer import WriterBegan
from app.store.chain_head import ChainHead, read_head
from app.store.preparing import new_writer
from app.store.surroundings import Surroundings
from app.store.transaction import StoreTransaction
from app.store.writer import Writer


def begin_writer(writer: Writer, around: Surroundings, previous: ChainHead, reason: str) -> ChainHead:
    """Mint a new incarnation and write its first entry, ``writer.began``; the new end of the journal."""

    def run(connection: sqlite3.Connection) -> ChainHead:
        device = connection.execute("SELECT value FROM meta WHERE key = 'device'").fetchone()[0]
        connection.execute("INSERT INTO writer (name) VALUES (?)", (new_writer(device),))
        transaction = StoreTransaction(connection, read_head(connection), around)
        began = WriterBegan(previous.writer, previous.seq, previous.hash.hex(), reason)
        transaction.append(None, (Draft(began),), around.time.now(), None)
        return transaction.finish()

    return writer.run(run)

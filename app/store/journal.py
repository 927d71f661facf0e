"""Where entries are written."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TypeVar

from app.store.chain_head import ChainHead, read_head
from app.store.transaction import StoreTransaction, Surroundings
from app.store.writer import Writer
from app.usecases.ports import Transaction

T = TypeVar("T")


class StoreJournal:
    """The journal of this device. One writer."""

    def __init__(self, writer: Writer, around: Surroundings) -> None:
        self._writer = writer
        self._around = around
        self._head: ChainHead | None = None

    def transact(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` in one durable transaction; whatever it raises undoes all of it.

        Raises ProblemError disk_full, store_read_only, store_unreachable, store_damaged or store_busy.
        """
        finished: list[StoreTransaction] = []
        heads: list[ChainHead] = []

        def run(connection: sqlite3.Connection) -> T:
            finished.clear()
            heads.clear()
            transaction = StoreTransaction(connection, self._head or read_head(connection), self._around)
            result = work(transaction)
            heads.append(transaction.finish())
            finished.append(transaction)
            return result

        def kept() -> None:
            self._head = heads[0]
            self._around.folds.put(finished[0].folded())

        return self._writer.run(run, kept)

    def forget_head(self) -> None:
        """Read the end of the journal anew at the next work: another writer began."""
        self._head = None

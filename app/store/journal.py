"""Where entries are written."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from app.store.chain_head import ChainHead, read_head
from app.store.surroundings import Surroundings
from app.store.writer import Writer
from app.usecases.ports import Transaction

if TYPE_CHECKING:
    from app.store.transaction import StoreTransaction

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
        done: list[tuple[ChainHead, StoreTransaction]] = []

        def run(connection: sqlite3.Connection) -> T:
            done.clear()
            transaction = self._begin(connection)
            result = work(transaction)
            done.append((transaction.finish(), transaction))
            return result

        def kept() -> None:
            self._head, transaction = done[0]
            self._around.folds.put(transaction.folded())

        try:
            return self._writer.run(run, kept)
        finally:
            if done and done[0][1].erased:
                from app.store.erased_list import finish_erasure  # noqa: PLC0415 - seldom needed

                finish_erasure(self._writer)

    def _begin(self, connection: sqlite3.Connection) -> StoreTransaction:
        # What encodes and seals entries is imported on the writer's thread, after the first window.
        from app.store.transaction import StoreTransaction  # noqa: PLC0415 - see above

        return StoreTransaction(connection, self._head or read_head(connection), self._around)

    def warm_up(self) -> None:
        """See `Journal`. Imported on the writer's thread, where it will be used."""

        def run(connection: sqlite3.Connection) -> None:
            from app.store.search.initials import usual_readings  # noqa: PLC0415 - for the first who writes

            self._begin(connection)
            usual_readings()

        self._writer.run(run)

    def judge_again(self) -> int:
        """See `Journal`."""

        def run(connection: sqlite3.Connection) -> int:
            from app.store.judging_again import judge_again  # noqa: PLC0415 - rules seldom change

            return judge_again(connection, self._around)

        return self._writer.run(run)

    def forget_head(self) -> None:
        """Read the end of the journal anew at the next work: it was written by another way."""
        self._head = None

"""The one thread that writes."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Final, Generic, Protocol, TypeVar, cast

from app.domain.refusals import ProblemError
from app.store.engine import errors_of_disk
from app.store.problems import problem_of

T = TypeVar("T")

Work = Callable[[sqlite3.Connection], T]

_UNDO: Final = "ROLLBACK"


class CanWrite(Protocol):
    """Whoever carries out work on the database."""

    def run(self, work: Work[T], kept: Callable[[], None] | None = None) -> T:
        """Run `work` in a durable transaction and return what it returns."""
        ...


class _Order(Generic[T]):
    """A piece of work on its way to the writer, and what became of it."""

    __slots__ = ("done", "error", "kept", "outside", "result", "work")

    def __init__(
        self, work: Work[T], kept: Callable[[], None] | None = None, *, outside: bool = False
    ) -> None:
        self.work = work
        self.outside = outside
        self.kept = kept
        self.result: T | None = None
        self.error: BaseException | None = None
        # A bare lock: the cheapest way one thread can wait for another once.
        self.done = threading.Lock()
        self.done.acquire()


class Writer:
    """Owns the connection that writes. Work waits its turn and runs whole or not at all.

    `make_room` is called once when the disk is full; when it gives something back
    the work is tried once more.
    """

    def __init__(
        self, connect: Callable[[], sqlite3.Connection], folder: Path, make_room: Callable[[], bool]
    ) -> None:
        self._connect = connect
        self.folder = folder
        self._make_room = make_room
        self._orders: SimpleQueue[_Order[Any] | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="store-writer", daemon=True)
        self._closed = False
        self._opened = _Order[None](lambda _: None)
        self._thread.start()
        self._wait(self._opened)

    def run(self, work: Work[T], kept: Callable[[], None] | None = None) -> T:
        """Run `work` on the writer's connection inside one transaction and return what it returns.

        What it raises undoes all of it. `kept` is called on the writer's thread once the
        transaction is on the disk, before the next begins. Raises ProblemError where the disk refuses.
        """
        order = _Order(work, kept)
        self._order(order)
        return cast("T", order.result)  # the work's own result, whatever it is

    def fold_log(self) -> None:
        """Fold the log back into the file now and cut it: nothing of old pages stays in it."""
        self._order(_Order(_fold_log, outside=True))

    def close(self) -> None:
        """Finish what was ordered, fold the log back into the file and end."""
        if not self._closed:
            self._closed = True
            self._orders.put(None)
            self._thread.join()

    def _order(self, order: _Order[Any]) -> None:
        if self._closed:
            raise RuntimeError("the store is closed")
        if threading.current_thread() is self._thread:
            raise RuntimeError("work on the store started from inside such work")
        self._orders.put(order)
        self._wait(order)

    def _wait(self, order: _Order[Any]) -> None:
        with order.done:
            if order.error is not None:
                raise order.error

    def _run(self) -> None:
        try:
            connection = self._connect()
        except errors_of_disk() as error:
            self._opened.error = problem_of(error, self.folder) or error
            self._closed = True
            return
        finally:
            self._opened.done.release()
        while (order := self._orders.get()) is not None:
            self._carry_out(connection, order)
        connection.close()

    def _carry_out(self, connection: sqlite3.Connection, order: _Order[Any]) -> None:
        try:
            if order.outside:
                order.result = order.work(connection)
            else:
                order.result = self._transact(connection, order.work)
            if order.kept is not None:
                order.kept()
        except BaseException as error:  # noqa: BLE001 - handed to the thread that ordered the work
            order.error = error
        finally:
            order.done.release()

    def _transact(self, connection: sqlite3.Connection, work: Work[Any]) -> Any:
        try:
            return self._once(connection, work)
        except ProblemError as problem:
            if problem.code != "disk_full" or not self._make_room():
                raise
        return self._once(connection, work)

    def _once(self, connection: sqlite3.Connection, work: Work[Any]) -> Any:
        try:
            connection.execute("BEGIN IMMEDIATE")
            try:
                result = work(connection)
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:  # some errors have undone it already
                    connection.execute(_UNDO)
                raise
        except errors_of_disk() as error:
            problem = problem_of(error, self.folder)
            if problem is None:
                raise
            raise problem from error
        return result


def _fold_log(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

"""One way to read and one way to write, on SQLite and on PostgreSQL.

Reading sees one state of everything from beginning to end. Writing takes, on SQLite, the one
write lock at the start; on PostgreSQL, rows are locked by whoever needs them. A commit is on
disk when it returns, on both.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final, TypeVar

from sqlalchemy import (
    URL,
    Column,
    ColumnElement,
    Connection,
    Engine,
    Table,
    Text,
    any_,
    create_engine,
    event,
    func,
    literal,
    make_url,
    select,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine.interfaces import DBAPIConnection

from app.wire.problems import WireError

T = TypeVar("T")

SQLITE, POSTGRESQL = "sqlite", "postgresql"

_BUSY_MS: Final = 30_000
_TOGETHER: Final = 8 * 1024 * 1024
"""Bytes of pages that all connections keep together: beyond that each makes do with the pages it has."""
_WRITES: Final = "cf_writes"
_PRAGMAS: Final = (
    "PRAGMA page_size = 8192",  # of a new file: half as many pages to log, and to bring to their place
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # of a person who was erased nothing stays in freed pages
    f"PRAGMA busy_timeout = {_BUSY_MS}",
    "PRAGMA wal_autocheckpoint = 2000",  # 16 MB: what is written often goes to its place seldom
    f"PRAGMA soft_heap_limit = {_TOGETHER}",
    "PRAGMA cache_size = -4096",  # of each connection, and there are as many as _AT_ONCE
)
_TAKE_STOCK: Final = {
    SQLITE: ("PRAGMA analysis_limit = 400", "PRAGMA optimize"),
    POSTGRESQL: ("ANALYZE inbox, feed, aside, ticket, person_key, blob_ref, batch",),
}
_PG_DISK_FULL: Final = "53100"
_VALUES: Final = 500
_AT_ONCE: Final = 8
"""Connections of one process; what asks beyond that waits its turn."""


class Database:
    """A database that is open. To be closed."""

    def __init__(self, url: str, *, settled: bool = True) -> None:
        """`url` as SQLAlchemy reads it; ``sqlite:///FILE`` or ``postgresql://…`` (spoken through psycopg).

        `settled` is False for a file that is only looked at.
        """
        self.url = _spoken(make_url(url))
        self.kind = self.url.get_backend_name()
        self.engine = _sqlite(self.url, settled=settled) if self.kind == SQLITE else _postgresql(self.url)
        self._one_writer = threading.RLock() if self.kind == SQLITE else None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state, and changes nothing."""
        with self.engine.connect() as connection:
            if self.kind == POSTGRESQL:
                connection = connection.execution_options(  # noqa: PLW2901 - the same connection, told more
                    isolation_level="REPEATABLE READ", postgresql_readonly=True
                )
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: durable when the block ends, undone when it raises. Raises WireError disk_full."""
        if self._one_writer is None:
            with full_disk_told(), self.engine.connect() as connection, connection.begin():
                yield connection
            return
        with (
            full_disk_told(),
            self._one_writer,
            self.engine.connect().execution_options(**{_WRITES: True}) as connection,
            connection.begin(),
        ):
            yield connection

    def take_stock(self) -> None:
        """Let the database look how its tables are filled: it chooses its ways by that.

        By itself it does so now and then; a database that fills quickly cannot wait for it.
        """
        with self.writing() as connection:
            for statement in _TAKE_STOCK[self.kind]:
                connection.exec_driver_sql(statement)

    def close(self) -> None:
        """Give up every connection."""
        self.engine.dispose()


@contextmanager
def full_disk_told() -> Iterator[None]:
    """A database without room becomes WireError disk_full; desks wait, and send again."""
    try:
        yield
    except Exception as error:
        if _is_full(getattr(error, "orig", error)):
            raise WireError("disk_full") from error
        raise


def _is_full(error: object) -> bool:
    if isinstance(error, sqlite3.Error):
        return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL
    return getattr(error, "sqlstate", None) == _PG_DISK_FULL


def _spoken(url: URL) -> URL:
    if url.get_backend_name() == POSTGRESQL:
        return url.set(drivername="postgresql+psycopg")
    return url


def _sqlite(url: URL, *, settled: bool) -> Engine:
    engine = create_engine(
        url,
        pool_size=_AT_ONCE,
        max_overflow=0,
        connect_args={"isolation_level": None, "check_same_thread": False},
    )
    if settled:
        event.listen(engine, "connect", _settle)
    event.listen(engine, "begin", _begin)
    return engine


def _settle(connection: DBAPIConnection, _record: object) -> None:
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgresql(url: URL) -> Engine:
    options = "-c lock_timeout=30s -c statement_timeout=120s -c idle_in_transaction_session_timeout=120s"
    return create_engine(
        url,
        pool_size=_AT_ONCE,
        max_overflow=0,
        pool_pre_ping=True,
        connect_args={"options": options, "application_name": "counterfoil-headoffice"},
    )


def put_in(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert many rows that all have the same columns; by COPY where that is spoken."""
    if not rows:
        return
    put_values(connection, table, tuple(rows[0]), _values(rows))


def put_values(
    connection: Connection, table: Table, names: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    """The same of rows that are bare values, one for each of `names`: a dictionary for each row costs more
    than its insert.
    """
    if not rows:
        return
    if connection.dialect.name != POSTGRESQL:
        _insert(connection, table, names, rows, "")
        return
    raw = connection.connection.cursor()
    listed = ", ".join(f'"{name}"' for name in names)
    try:
        with raw.copy(f'COPY "{table.name}" ({listed}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row(row)
    finally:
        raw.close()


def add_missing(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows, passing over those whose key is there."""
    if not rows:
        return
    if connection.dialect.name == POSTGRESQL:
        connection.execute(postgresql.insert(table).on_conflict_do_nothing(), rows)
    else:
        _insert(connection, table, tuple(rows[0]), _values(rows), " ON CONFLICT DO NOTHING")


def set_or_add(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows; where the key is there, the other columns given are set instead."""
    if not rows:
        return
    key = [column.name for column in table.primary_key]
    given = [name for name in rows[0] if name not in key]
    if connection.dialect.name == POSTGRESQL:
        into_postgresql = postgresql.insert(table)
        new = {name: into_postgresql.excluded[name] for name in given}
        connection.execute(into_postgresql.on_conflict_do_update(index_elements=key, set_=new), rows)
        return
    changes = ", ".join(f'"{name}" = excluded."{name}"' for name in given)
    clash = f" ON CONFLICT ({', '.join(key)}) DO UPDATE SET {changes}"
    _insert(connection, table, tuple(rows[0]), _values(rows), clash)


def _values(rows: Sequence[dict[str, Any]]) -> list[tuple[Any, ...]]:
    names = tuple(rows[0])
    return [tuple([row[name] for name in names]) for row in rows]


def _insert(
    connection: Connection, table: Table, names: Sequence[str], rows: Sequence[tuple[Any, ...]], clash: str
) -> None:
    """SQLite, without a word of SQLAlchemy for each row: it would take longer than the insert."""
    listed, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
    connection.exec_driver_sql(
        f'INSERT INTO "{table.name}" ({listed}) VALUES ({marks}){clash}',  # noqa: S608 - names of our schema
        rows if isinstance(rows, list) else list(rows),
    )


def in_parts(values: Sequence[T]) -> Iterator[list[T]]:
    """Parts small enough for one statement."""
    for at in range(0, len(values), _VALUES):
        yield list(values[at : at + _VALUES])


def one_of(connection: Connection, column: Column[str], values: Sequence[str]) -> ColumnElement[bool]:
    """`column` is one of `values`, which travel as one: a word for each of them would be written, read and
    planned anew with every statement.
    """
    if connection.dialect.name == POSTGRESQL:
        return column == any_(literal(list(values), postgresql.ARRAY(Text)))
    return column.in_(select(func.json_each(json.dumps(list(values))).table_valued("value").c.value))

"""A database copied from one form into the other, plain or sealed, and compared with what it was made of."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import zip_longest
from pathlib import Path
from typing import Final

from app.domain.refusals import ProblemError
from app.store.engine import database_errors, literal, sealed_engine

_TABLES: Final = (
    "SELECT name, wr FROM pragma_table_list"
    " WHERE schema = 'main' AND type IN ('table', 'shadow') AND name <> 'sqlite_schema'"
)
_SCHEMA: Final = "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name"
_STEPS: Final = 200_000
"""Steps of SQLite's machine between two looks: some tens in a second."""
_SAID_IN_THE_HEADER: Final = ("user_version", "application_id")


def copy_across(
    source: Path,
    target: Path,
    source_key: bytes | None,
    target_key: bytes | None,
    told: Callable[[int], None] = lambda _: None,
) -> None:
    """Copy a database nobody has open into the new file `target`, flushed. No key: it lies in clear.

    `told` hears the bytes written so far; what it raises ends the work. Raises ProblemError copy_differs,
    sealing_not_installed.
    """
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    with closing(_connected(source, source_key)) as connection:
        given = "''" if target_key is None else literal(target_key)
        connection.execute(f"ATTACH DATABASE ? AS other KEY {given}", (str(target),))
        _export(connection, lambda: told(target.stat().st_size))
        for name in _SAID_IN_THE_HEADER:
            (value,) = connection.execute(f"PRAGMA main.{name}").fetchone()
            connection.execute(f"PRAGMA other.{name} = {int(value)}")
        connection.execute("DETACH DATABASE other")
    with closing(_connected(source, source_key)) as old, closing(_connected(target, target_key)) as new:
        if not _alike(old, new):
            raise ProblemError("copy_differs", path=str(target))
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def _export(connection: sqlite3.Connection, tell: Callable[[], None]) -> None:
    """SQLCipher's own copy, in one statement; what `tell` raises is raised behind it."""
    raised: list[Exception] = []

    def look() -> int:
        try:
            tell()
        except Exception as error:  # noqa: BLE001 - nothing may pass through the engine: raised below
            raised.append(error)
        return len(raised)

    connection.set_progress_handler(look, _STEPS)
    try:
        connection.execute("SELECT sqlcipher_export('other')").fetchall()
    except database_errors():
        if raised:
            raise raised[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)


def _connected(database: Path, key: bytes | None) -> sqlite3.Connection:
    """By SQLCipher in either form: Python's own cannot write the other."""
    connection: sqlite3.Connection = sealed_engine().connect(str(database), isolation_level=None)
    if key is not None:
        connection.execute(f"PRAGMA key = {literal(key)}")
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def _alike(old: sqlite3.Connection, new: sqlite3.Connection) -> bool:
    """Whether both hold the same, row for row, and the new one is whole."""
    if old.execute(_SCHEMA).fetchall() != new.execute(_SCHEMA).fetchall():
        return False
    for table, without_rowid in old.execute(_TABLES).fetchall():
        columns = "*" if without_rowid else "rowid, *"
        ours, theirs = (_rows(each, table, columns) for each in (old, new))
        if any(one != other for one, other in zip_longest(ours, theirs)):
            return False
    return bool(new.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)])


def _rows(connection: sqlite3.Connection, table: str, columns: str) -> Iterator[tuple[object, ...]]:
    return iter(connection.execute(f'SELECT {columns} FROM "{table}"'))  # noqa: S608 - a name of the schema

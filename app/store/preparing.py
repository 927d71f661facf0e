"""Making a database, or bringing an older one to the present schema before anybody uses it."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from app.domain.refusals import ProblemError
from app.store.connecting import connect_reader, connect_writer
from app.store.engine import connected
from app.store.files import sync_folder
from app.store.layout import Layout
from app.store.storekeys import StoreKeys
from app.store.versions import SCHEMA, SEARCH, schema_of
from app.usecases.ports import Ids


def prepare_database(layout: Layout, ids: Ids, keys: StoreKeys) -> None:
    """Leave a database of the present schema behind; a new one names its key.

    Raises ProblemError store_newer or store_damaged. A database that fails a check, or
    a migration that fails, leaves every file where it was.
    """
    if not layout.database.exists():
        make_database(layout, ids, keys.name)
        return
    key = keys.database_key(layout.database)
    found = schema_of_file(layout.database, key)
    if found > SCHEMA:
        raise ProblemError("store_newer", folder=str(layout.root), found=str(found), known=str(SCHEMA))
    if found < SCHEMA:
        _copy_before_migration(layout, found, key)
        _migrate(layout.database, key)


def make_database(layout: Layout, ids: Ids, store_key: str) -> None:
    """Made under another name and renamed when whole: a half-made store never looks like one."""
    unfinished = layout.database.with_name("store.making")
    _remove(unfinished)
    unfinished.touch(0o600)  # its log and index get the rights of the database
    _migrate(unfinished)
    with closing(connect_writer(unfinished)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        device = ids.fresh()
        connection.execute("INSERT INTO writer (id, name, own) VALUES (1, ?, 1)", (new_writer(device),))
        connection.executemany(
            "INSERT INTO meta (key, value) VALUES (?, ?)",
            [("device", device), ("search", SEARCH), ("store_key", store_key), ("writer", "1")],
        )
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    unfinished.rename(layout.database)
    _remove(unfinished)
    sync_folder(layout.root)


def new_writer(device: str) -> str:
    """The name of a new incarnation of a device: ``device.inc`` with 64 random bits (sync 3.2)."""
    return f"{device}.{secrets.token_hex(8)}"


def _remove(database: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)


def _migrate(database: Path, key: bytes | None = None) -> None:
    # SQLAlchemy and Alembic take half a second to import: only a store that is made or migrated pays.
    from app.store.migrating import migrate  # noqa: PLC0415 - see above

    migrate(database, key=key)


def schema_of_file(
    database: Path,
    key: bytes | None = None,
    connect: Callable[[Path, bytes | None], sqlite3.Connection] = connect_reader,
) -> int:
    """The schema of a file that may be damaged or no store at all: store_damaged."""
    with closing(connect(database, key)) as connection:
        try:
            found = schema_of(connection)
        except ValueError as error:
            raise ProblemError("store_damaged", folder=str(database.parent)) from error
        known = connection.execute(
            "SELECT count(*) FROM sqlite_schema WHERE name IN ('journal', 'meta', 'writer')"
        ).fetchone()[0]
    if found == 0 or known < 3:
        raise ProblemError("store_damaged", folder=str(database.parent))
    return found


def _copy_before_migration(layout: Layout, schema: int, key: bytes | None) -> None:
    """A copy by SQLite's own backup, whole whatever the log holds, flushed before anything is changed."""
    layout.backups.mkdir(exist_ok=True)
    suffix = layout.database.suffix
    copy = layout.backups / f"before-schema-{schema + 1:04d}{suffix}"
    number = 1
    while copy.exists():
        number += 1
        copy = layout.backups / f"before-schema-{schema + 1:04d}-{number}{suffix}"
    copy_database(layout.database, copy, key)


def copy_database(source: Path, target: Path, key: bytes | None = None) -> None:
    """Copy a database that may be in use; the copy is one file, flushed, and sealed as the source is."""
    unfinished = target.with_name(f"{target.name}.new")
    unfinished.unlink(missing_ok=True)
    with closing(connect_reader(source, key)) as reading, closing(connected(unfinished, key)) as copy:
        copy.execute("PRAGMA synchronous = FULL")
        reading.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, not three
    unfinished.rename(target)
    sync_folder(target.parent)

"""Whatever can still be read of a damaged database, put into a new one; and what is lost, said.

The damaged folder is only read. Tables are read in stretches of rows; where one cannot be read it is halved
until the rows that are lost stand alone. An entry is taken where its hash fits its neighbours: nothing that
was changed is passed on as if it were whole.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

from app.domain.refusals import ProblemError
from app.store.backup_format import WORKING
from app.store.chain_head import read_head
from app.store.connecting import connect_writer
from app.store.crossing import copy_across
from app.store.erased_list import hand_on
from app.store.files import sync_folder
from app.store.journal_columns import as_its_line_says
from app.store.layout import Layout
from app.store.log_check import fold_by_hand, is_cut_off
from app.store.preparing import make_database
from app.store.problems import problems_told
from app.store.sealed_pages import PAGE, in_clear, in_memory
from app.store.storekeys import name_in_folder
from app.store.verifying import all_blobs
from app.store.versions import SEARCH
from app.store.witness import write_witness
from app.usecases.ports import Ids
from app.wire.chain import first_hash, next_hash
from app.wire.derived_keys import DATABASE, derived_key

_AT_ONCE: Final = 512
_MADE_ANEW: Final = frozenset({"ticket_row", "ticket_text", "tally", "sqlite_sequence", "alembic_version"})
"""Tables that a rebuild fills from the journal, and SQLite's own."""

_HEADER: Final = 100
"""Bytes at the start of the file; a new store of this program has the same but for sizes and counters."""

_JOURNAL: Final = "SELECT name FROM sqlite_schema WHERE name = 'journal'"
_ADD_ENTRY: Final = "INSERT OR IGNORE INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_ADD_KEY: Final = "INSERT OR IGNORE INTO ticket_key VALUES (?, ?, ?, ?, ?)"

Row = tuple[Any, ...]


class Salvaged(NamedTuple):
    """What came of it: entries taken, entries that were read but changed (their writer and number), numbers
    that are missing between those of a writer, rows of other tables by their names, tables that could not be
    read to the end, files.
    """

    entries: int
    changed: tuple[str, ...]
    missing: tuple[str, ...]
    rows: dict[str, int]
    torn: tuple[str, ...]
    blobs: int


def salvage(damaged: Path, folder: Path, ids: Ids, secret: bytes | None = None) -> Salvaged:
    """Make a store in `folder` of what can be read in `damaged`; lists and search are to be rebuilt. One that
    is encrypted as a whole is opened with its key, `secret`, and so is what is made of it.

    Raises ProblemError store_exists, store_damaged where nothing at all can be read, keys_damaged.
    """
    old, new = Layout(damaged), Layout(folder)
    if new.exists:
        raise ProblemError("store_exists", folder=str(folder))
    if old.is_sealed and secret is None:
        raise ProblemError("store_locked", folder=str(damaged))
    key = derived_key(secret, DATABASE) if old.is_sealed and secret is not None else None
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with problems_told(folder), tempfile.TemporaryDirectory(prefix=WORKING, dir=folder) as name:
        copy = Path(name) / old.database.name
        for suffix in ("", "-wal"):
            with suppress(FileNotFoundError):
                shutil.copyfile(f"{old.database}{suffix}", f"{copy}{suffix}")
        if is_cut_off(log := Path(f"{copy}-wal")):
            fold_by_hand(log, copy)
        made = Layout(Path(name) / "made")
        made.root.mkdir()
        make_database(made, ids, name_in_folder(old))
        if key is None:
            _mend_header(copy, made.database)
        else:
            copy_across(made.database, made.database_of(sealed=True), None, key)
        with (
            closing(_reading(copy) if key is None else _reading_sealed(copy, made.database, key)) as source,
            closing(connect_writer(made.database, key)) as target,
        ):
            found = _take_over(source, target, damaged, name_in_folder(old))
            end = read_head(target)
            target.execute("PRAGMA journal_mode = DELETE")
        blobs = _bring_files(old, new.blobs_of(sealed=old.is_sealed))
        for each in (old.keys, *old.device_keys):
            if each.exists():
                shutil.copy2(each, new.root / each.name)
        for each in (old.root, old.backups):
            hand_on(each, new.root)
        write_witness(new.witness, end, "backup")
        made.database.rename(new.database_of(sealed=old.is_sealed))
        sync_folder(folder)
    return found._replace(blobs=blobs)


def _reading(copy: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(copy, isolation_level=None)
    connection.execute("PRAGMA cell_size_check = ON")
    return connection


def _reading_sealed(copy: Path, fresh: Path, key: bytes) -> sqlite3.Connection:
    """In memory alone; its first page by the same rule as `_mend_header`'s."""
    image = in_clear(copy, key)
    with suppress(sqlite3.DatabaseError), closing(in_memory(image)) as connection:
        if connection.execute(_JOURNAL).fetchone():
            return in_memory(image)
    page = in_clear(fresh, key)[:PAGE]
    page[28:32] = (len(image) // PAGE).to_bytes(4, "big")
    page[32:40] = bytes(8)  # as there
    image[:PAGE] = page
    return in_memory(image)


def _mend_header(copy: Path, fresh: Path) -> None:
    """Where the first page does not open, that of a new store takes its place: the tables of all stores of
    one schema begin at the same pages.
    """
    with suppress(sqlite3.DatabaseError), closing(_reading(copy)) as connection:
        if connection.execute(_JOURNAL).fetchone():
            return
    with fresh.open("rb") as file:
        size = int.from_bytes(file.read(_HEADER)[16:18], "big") or 1
        size = 65536 if size == 1 else size
        file.seek(0)
        page = bytearray(file.read(size))
    page[28:32] = (copy.stat().st_size // size).to_bytes(4, "big")
    page[32:40] = bytes(8)  # no list of free pages: nothing is written
    with copy.open("r+b") as file:
        file.write(page)


def _take_over(
    source: sqlite3.Connection, target: sqlite3.Connection, damaged: Path, key_name: str
) -> Salvaged:
    writers: dict[int, str] = dict(
        _rows_of(source, "SELECT id, name FROM writer WHERE id = ?", _ids(source, "writer", "id"))
    )
    if not writers:
        raise ProblemError("store_damaged", folder=str(damaged))
    target.execute("BEGIN IMMEDIATE")
    for table in ("journal", "meta", "writer"):
        target.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own
    rows: dict[str, int] = {}
    torn: list[str] = []
    for table in _tables(target):
        if table != "journal":
            count, whole = _copy_table(source, target, table)
            rows[table] = count
            if not whole:
                torn.append(table)
    rows["ticket_key"] += _copy_keys(source, target)
    _fill_meta(target, key_name, writers)
    entries, changed, missing = _copy_journal(source, target, writers)
    target.execute("COMMIT")
    return Salvaged(entries, changed, missing, rows, tuple(torn), 0)


def _fill_meta(target: sqlite3.Connection, key_name: str, writers: dict[int, str]) -> None:
    """What is lost of it can be told from elsewhere; the newest writer of the device goes last."""
    newest = max(writers)
    own = [row[0] for row in target.execute("SELECT id FROM writer WHERE own = 1 ORDER BY id")]
    at_work = own[-1] if own else newest
    device = writers[at_work].rpartition(".")[0]
    rows = [("device", device), ("search", SEARCH), ("store_key", key_name), ("writer", str(at_work))]
    target.executemany("INSERT OR IGNORE INTO meta (key, value) VALUES (?, ?)", rows)


def _tables(target: sqlite3.Connection) -> list[str]:
    """Every table that is not made anew, those first that others point to."""
    names = [
        name
        for (name,) in target.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        if name not in _MADE_ANEW and not name.startswith("search") and name != "writer"
    ]
    return ["writer", *names]


def _copy_table(source: sqlite3.Connection, target: sqlite3.Connection, table: str) -> tuple[int, bool]:
    """How many rows were read, and whether the table was read from one end to the other."""
    columns = [row[1] for row in target.execute(f"PRAGMA table_info({table})")]
    key = [row[1] for row in target.execute(f"PRAGMA table_info({table})") if row[5]]
    names, order = ", ".join(columns), ", ".join(key or ["rowid"])
    down = ", ".join(f"{each} DESC" for each in (key or ["rowid"]))
    found: dict[Row, None] = {}
    whole = _scan(source, f"SELECT {names} FROM {table} ORDER BY {order}", found)  # noqa: S608 - as above
    if not whole:
        _scan(source, f"SELECT {names} FROM {table} ORDER BY {down}", found)  # noqa: S608 - as above
    marks = ", ".join("?" * len(columns))
    target.executemany(f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})", list(found))  # noqa: S608 - names of our own
    return len(found), whole


def _scan(source: sqlite3.Connection, statement: str, found: dict[Row, None]) -> bool:
    """Read as far as it goes; whether it went to the end."""
    try:
        for row in source.execute(statement):
            found[row] = None
    except sqlite3.DatabaseError:
        return False
    return True


def _copy_keys(source: sqlite3.Connection, target: sqlite3.Connection) -> int:
    """Keys that no scan reached, asked for one by one by the tickets of the journal."""
    added = 0
    for first, last in _stretches(source, "journal", "pos"):
        statement = "SELECT DISTINCT ticket FROM journal WHERE pos BETWEEN ? AND ? AND ticket IS NOT NULL"
        for (ticket,) in _read(source, statement, first, last):
            with suppress(sqlite3.DatabaseError):
                for row in source.execute("SELECT * FROM ticket_key WHERE ticket = ?", (ticket,)).fetchall():
                    added += target.execute(
                        "INSERT OR IGNORE INTO ticket_key VALUES (?, ?, ?, ?, ?)", row
                    ).rowcount
    return added


def _copy_journal(
    source: sqlite3.Connection, target: sqlite3.Connection, writers: dict[int, str]
) -> tuple[int, tuple[str, ...], tuple[str, ...]]:
    """Entries taken; those that are changed, and the numbers that are missing, as ``writer seq``."""
    statement = (
        "SELECT pos, writer, seq, id, ticket, type, at, line, hash FROM journal WHERE pos BETWEEN ? AND ?"
    )
    entries, changed, missing = 0, [], []
    ends: dict[int, tuple[int, bytes]] = {number: (0, first_hash(name)) for number, name in writers.items()}
    for first, last in _stretches(source, "journal", "pos"):
        for row in _read(source, statement, first, last):
            writer, line, chain = row[1], bytes(row[7]), bytes(row[8])
            if writer not in ends:
                continue
            at, running = ends[writer]
            fits = next_hash(running, at + 1, line) == chain
            seq = at + 1 if fits else row[2]  # the chain vouches for the number, whatever the column says
            if seq == at + 1 and not fits:
                changed.append(f"{writers[writer]} {seq}")
                ends[writer] = seq, chain
                continue
            if seq > at + 1:
                missing.append(f"{writers[writer]} {at + 1}-{seq - 1}")
            ends[writer] = seq, chain
            target.execute(_ADD_ENTRY, as_its_line_says((*row[:2], seq, *row[3:])))
            entries += 1
    return entries, tuple(changed), tuple(missing)


def _stretches(source: sqlite3.Connection, table: str, key: str) -> Iterator[tuple[int, int]]:
    """Stretches of rowids up to the last one there can be."""
    last = 0
    with suppress(sqlite3.DatabaseError):
        last = source.execute(f"SELECT max({key}) FROM {table}").fetchone()[0] or 0  # noqa: S608 - as above
    if not last:
        size = source.execute("PRAGMA page_size").fetchone()[0]
        last = source.execute("PRAGMA page_count").fetchone()[0] * size // 128  # no row is smaller
    for first in range(1, last + 1, _AT_ONCE):
        yield first, min(first + _AT_ONCE - 1, last)


def _read(source: sqlite3.Connection, statement: str, first: int, last: int) -> Sequence[Row]:
    """The rows of a stretch that can be read."""
    try:
        return source.execute(statement, (first, last)).fetchall()
    except sqlite3.DatabaseError:
        if first == last:
            return []
    middle = (first + last) // 2
    return [*_read(source, statement, first, middle), *_read(source, statement, middle + 1, last)]


def _ids(source: sqlite3.Connection, table: str, key: str) -> range:
    last = 0
    with suppress(sqlite3.DatabaseError):
        last = source.execute(f"SELECT max({key}) FROM {table}").fetchone()[0] or 0  # noqa: S608 - as above
    return range(1, (last or 10_000) + 1)


def _rows_of(source: sqlite3.Connection, statement: str, numbers: range) -> Iterator[Row]:
    for number in numbers:
        with suppress(sqlite3.DatabaseError):
            yield from source.execute(statement, (number,)).fetchall()


def _bring_files(old: Layout, new: Path) -> int:
    """The same files under both folders, where they are on one disk; copies otherwise."""
    count = 0
    for blob in all_blobs(old.blobs) if old.blobs.exists() else ():
        target = new / blob.parent.name / blob.name
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(blob, target)
        except OSError:
            shutil.copy2(blob, target)
        count += 1
    return count

"""Files that nothing names: an intake that never became a case, a picture of a form that was given up.

Nothing tells when the last name of a file went, so a file is seen twice without one, `KEPT_UNNAMED` apart,
before it goes; what the running program was given itself is never touched, for its entry may be written next.
A file is named by any row of any table: an entry, a draft (for a week also one that was thrown away), an
order to print, what is to be sent or fetched. Each day looks at one sixteenth of the files.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from app.store.blobs import StoreBlobs
from app.wire.failpoint import reached

KEPT_UNNAMED: Final = timedelta(days=30)
"""As long as what somebody lost by mistake may take to be missed; with the sixteenths, 32 to 48 days."""

SEEN: Final = "files.unnamed"
"""Under which the store remembers since which day a file was seen without a name."""

_PARTS: Final = "0123456789abcdef"
_HEX: Final = re.compile(rb"[0-9a-f]{64}")
_NAME: Final = re.compile(r"[0-9a-f]{64}")
_NOT_ASKED: Final = frozenset({"journal", "ticket_row", "ticket_text", "ticket_key"})
"""The journal is read by itself; the others are made of it, or sealed."""

_ENTRIES: Final = "SELECT CAST(line AS BLOB) FROM journal WHERE pos > ? AND CAST(line AS TEXT) GLOB ?"
_KEEP: Final = (
    "INSERT INTO memory (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
)


class Unnamed(NamedTuple):
    """Files of one sixteenth that no row up to `pos` of the journal names, as of a day."""

    part: str
    names: frozenset[str]
    pos: int
    today: date


def part_of(today: date) -> str:
    """How the names of the files begin that are looked at on that day."""
    return _PARTS[today.toordinal() % len(_PARTS)]


def names_here(blobs: StoreBlobs, beginning: str) -> Iterator[str]:
    """The files that lie here under names beginning with that digit."""
    for folder in blobs.place("00").parent.parent.glob(f"{beginning}?"):
        yield from (each.name for each in folder.iterdir() if _NAME.fullmatch(each.name))


def look_for_unnamed(connection: sqlite3.Connection, blobs: StoreBlobs, today: date) -> Unnamed:
    """What nothing names. Reads the whole journal: for a thread of its own."""
    part = part_of(today)
    # The files first: whatever comes after that is not among them.
    lying = set(names_here(blobs, part))
    pos = connection.execute("SELECT coalesce(max(pos), 0) FROM journal").fetchone()[0]
    return Unnamed(part, frozenset(lying - _named(connection, lying, 0)), pos, today)


def remove_unnamed(connection: sqlite3.Connection, blobs: StoreBlobs, looked: Unnamed) -> int:
    """Delete what was without a name long ago and is so now, remember the rest; how many went.

    In the writer's transaction, where nobody names one of them meanwhile. Cut off, what went is gone and
    the rest is looked at again: nothing that is named was among them.
    """
    names = looked.names - _named(connection, looked.names, looked.pos)
    since = _remembered(connection)
    due = {each for each in names if each in since and looked.today - since[each] >= KEPT_UNNAMED}
    removed = 0
    for name in sorted(due):
        if blobs.brought.unless(name, blobs.erase):
            removed += 1
            reached("sweep.unnamed_file")
    others = {name: day for name, day in since.items() if not name.startswith(looked.part)}
    waiting = {name: since.get(name, looked.today) for name in names - due}
    kept = {name: day.isoformat() for name, day in sorted((others | waiting).items())}
    connection.execute(_KEEP, (SEEN, json.dumps(kept)))
    return removed


def _remembered(connection: sqlite3.Connection) -> dict[str, date]:
    row = connection.execute("SELECT value FROM memory WHERE key = ?", (SEEN,)).fetchone()
    return {} if row is None else {name: date.fromisoformat(day) for name, day in json.loads(row[0]).items()}


def _named(connection: sqlite3.Connection, names: Collection[str], after: int) -> set[str]:
    """Those of the names that a row holds; of the journal, rows after that position."""
    found: set[str] = set()
    # Python could tell them apart as well, but SQLite lets other threads run while it looks.
    for (line,) in connection.execute(_ENTRIES, (after, f"*{'[0-9a-f]' * 64}*")):
        found.update(name for each in _HEX.findall(line) if (name := each.decode()) in names)
    for value in _values(connection):
        found.update(name for each in _HEX.findall(value) if (name := each.decode()) in names)
    return found


def _values(connection: sqlite3.Connection) -> Iterator[bytes]:
    """Every value of every other table that could hold a name, but for what is remembered here."""
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    for table in tables:
        if table in _NOT_ASKED or table.startswith(("search", "sqlite_")):
            continue
        rows = connection.execute(f"PRAGMA table_info({table})").fetchall()
        for column in [row[1] for row in rows if row[2] in ("TEXT", "BLOB")]:
            others = "key <> ?" if table == "memory" else "? <> ''"
            statement = (
                f"SELECT CAST({column} AS BLOB) FROM {table}"  # noqa: S608 - names of our own schema
                f" WHERE length({column}) >= 64 AND {others}"
            )
            yield from (value for (value,) in connection.execute(statement, (SEEN,)))

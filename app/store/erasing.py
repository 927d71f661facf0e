"""Erasing a person: the keys go, the chain stays (what was sealed is unreadable everywhere).

It happens in the transaction that writes the entry `PersonErased`, or takes it in from elsewhere: there is
no store that holds the one without the other having been done.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from app.domain.entry import Body
from app.domain.privacy import Personal
from app.domain.steps.privacy import PersonErased
from app.store.blobs import StoreBlobs
from app.store.layout import ERASED_LIST, Layout
from app.store.moments import MICROSECONDS, to_stored

_HEX: Final = re.compile(rb"[0-9a-f]{64}")
_NAMES: Final = "SELECT name FROM ticket_key WHERE ticket = ? AND kind = ? ORDER BY name"
NAMED_AGAIN: Final = "DELETE FROM erased_file WHERE sha256 = ?"
"""A file that came again, to another case, is as good as any."""

_EPOCH: Final = date(1970, 1, 1)
_DAY: Final = 86_400 * MICROSECONDS
_DAYS: Final = 100_000
"""Until the year 2243."""

_AT_ONCE: Final = 500
_OTHERS: Final = (
    "SELECT CAST(line AS BLOB) FROM journal WHERE pos > ?"
    " AND (ticket IS NULL OR ticket NOT IN (SELECT ticket FROM erased_file WHERE gone = 0))"
)


def names_of_keys(connection: sqlite3.Connection, ticket: str, kinds: Iterable[str]) -> tuple[str, ...]:
    """The names of the keys of those kinds that a ticket has here."""
    return tuple(name for kind in kinds for (name,) in connection.execute(_NAMES, (ticket, kind)).fetchall())


def destroy_keys(connection: sqlite3.Connection, ticket: str, body: Body) -> bool:
    """Destroy the keys that an erasure names; whether `body` is one and any of them was here.

    Which keys they were is kept, so that none of them comes back with what head office sends, or with a
    backup.
    """
    if not isinstance(body, PersonErased):
        return False
    names = [(ticket, kind, name) for kind in body.kinds for name in body.names]
    connection.executemany("INSERT INTO erased_key VALUES (?, ?, ?) ON CONFLICT DO NOTHING", names)
    destroyed = connection.executemany(
        "DELETE FROM ticket_key WHERE ticket = ? AND kind = ? AND name = ?", names
    ).rowcount
    if Personal.PERSON in body.kinds:
        _list_files(connection, ticket)
    return destroyed > 0


def forget_terms(connection: sqlite3.Connection) -> None:
    """Merge the search index, so that no old term stays in it. Once for all that a transaction erased."""
    connection.execute("INSERT INTO search (search) VALUES ('optimize')")


def _list_files(connection: sqlite3.Connection, ticket: str) -> None:
    """Whatever files the ticket names are to go, and none of them is sent or fetched any more."""
    lines = connection.execute(
        "SELECT CAST(line AS BLOB) FROM journal WHERE ticket = ?", (ticket,)
    ).fetchall()
    files = {name.decode() for (line,) in lines for name in _HEX.findall(line)}
    rows = [(name, ticket) for name in sorted(files)]
    connection.executemany(
        "INSERT INTO erased_file (sha256, ticket, gone) VALUES (?, ?, 0) ON CONFLICT DO NOTHING", rows
    )


def is_erased_file(connection: sqlite3.Connection, sha256: str) -> bool:
    """Whether that file went with a person."""
    found = connection.execute("SELECT 1 FROM erased_file WHERE sha256 = ?", (sha256,))
    return found.fetchone() is not None


class Looked(NamedTuple):
    """Files that are to go, as a look at the journal up to `pos` found them."""

    alone: frozenset[str]
    shared: frozenset[str]
    pos: int


def look_for_files(connection: sqlite3.Connection) -> Looked | None:
    """Which of the files that are to go nothing else names. None where there is none to go.

    Reads the whole journal, since any entry may name a file: for a thread of its own.
    """
    waiting = {name for (name,) in connection.execute("SELECT sha256 FROM erased_file WHERE gone = 0")}
    if not waiting:
        return None
    pos = connection.execute("SELECT coalesce(max(pos), 0) FROM journal").fetchone()[0]
    shared = _named_elsewhere(connection, waiting, 0)
    return Looked(frozenset(waiting - shared), frozenset(shared), pos)


def _named_elsewhere(connection: sqlite3.Connection, names: Collection[str], after: int) -> set[str]:
    lines = connection.execute(_OTHERS, (after,))
    found = (name.decode() for (line,) in lines for name in _HEX.findall(line))
    return {name for name in found if name in names}


def remove_files(connection: sqlite3.Connection, blobs: StoreBlobs, looked: Looked) -> int:
    """Delete the files that nothing else names and let the others be; how many lay here.

    In the writer's transaction, where nobody names one of them meanwhile.
    """
    shared = looked.shared | _named_elsewhere(connection, looked.alone, looked.pos)
    gone = [(name,) for name in sorted(looked.alone - shared)]
    removed = sum(blobs.erase(name) for (name,) in gone)
    connection.executemany("UPDATE erased_file SET gone = 1 WHERE sha256 = ?", gone)
    connection.executemany("DELETE FROM file_out WHERE sha256 = ?", gone)
    connection.executemany("DELETE FROM file_in WHERE sha256 = ?", gone)
    connection.executemany("DELETE FROM erased_file WHERE sha256 = ?", [(name,) for name in sorted(shared)])
    return removed


def kept_of_persons(connection: sqlite3.Connection, ended_before: datetime) -> tuple[str, ...]:
    """Tickets that are over, of which a key of a person is kept and whose time may have come.

    Those with an identity number, and those that were opened before `ended_before`.
    """
    rows = connection.execute(
        "SELECT DISTINCT k.ticket FROM ticket_key k LEFT JOIN ticket_row r ON r.ticket = k.ticket"
        " WHERE k.kind = 'identity' OR r.opened_at < ?"
        " OR k.ticket IN (SELECT ticket FROM erased_key)",
        (to_stored(ended_before),),
    )
    return tuple(ticket for (ticket,) in rows.fetchall())


def days_written(connection: sqlite3.Connection, after: int) -> tuple[int, tuple[date, ...]]:
    """The newest position of the journal, and the days (UTC) of the entries behind `after`, ascending.

    Those beyond all calendars are left out: a forged entry may bear any number.
    """
    newest = connection.execute("SELECT coalesce(max(pos), 0) FROM journal").fetchone()[0]
    rows = connection.execute(
        "SELECT DISTINCT at / ?1 FROM journal WHERE pos > ?2 AND at BETWEEN 0 AND ?1 * ?3 ORDER BY 1",
        (_DAY, after, _DAYS),
    )
    return int(newest), tuple(_EPOCH + timedelta(days=day) for (day,) in rows)


def is_behind(connection: sqlite3.Connection, layout: Layout) -> bool:
    """Whether lists in the store's folder name more than was erased in this database: it was restored, or
    a copy of before took its place.
    """
    if (layout.root / ERASED_LIST).exists():
        return True
    try:
        named = (layout.backups / ERASED_LIST).read_bytes().count(b"\n")
    except OSError:
        return False
    return named > int(connection.execute("SELECT count(*) FROM erased_key").fetchone()[0])


def apply_erased(connection: sqlite3.Connection, keys: Iterable[tuple[str, str, str]]) -> int:
    """Destroy keys that were erased after what lies here was kept; how many were here.

    Files go with the key of a person that was here: whatever came after an erasure has another key.
    """
    listed = list(keys)
    gone = 0
    for at in range(0, len(listed), _AT_ONCE):
        part = listed[at : at + _AT_ONCE]
        connection.executemany("INSERT INTO erased_key VALUES (?, ?, ?) ON CONFLICT DO NOTHING", part)
        for each in part:
            destroyed = connection.execute(
                "DELETE FROM ticket_key WHERE ticket = ? AND kind = ? AND name = ?", each
            ).rowcount
            if destroyed and each[1] == Personal.PERSON:
                _list_files(connection, each[0])
            gone += destroyed
    return gone

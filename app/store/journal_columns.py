"""What stands beside the lines of entries: columns copied from them, and the keys that open them.

The chain vouches for the lines alone. A changed bit in a column would put an entry on another ticket.
"""

from __future__ import annotations

import sqlite3
from datetime import datetime
from typing import Any, Final, Protocol

import msgspec

from app.store.moments import to_stored

_ROWS: Final = (
    "SELECT w.name, j.seq, CAST(j.id AS BLOB), CAST(j.ticket AS BLOB), CAST(j.type AS BLOB), j.at,"
    " CAST(j.line AS BLOB) FROM journal j NOT INDEXED JOIN writer w ON w.id = j.writer WHERE j.id <> ''"
)
"""Entries without an id came damaged from another desk, and say nothing. The columns themselves are read: an
index holds a copy of the number, which a changed bit in the row does not reach.
"""

_KEYS: Final = "SELECT ticket, kind FROM ticket_key WHERE opened_key(key, ticket, kind, name) IS NULL"


class Findings(Protocol):
    """Where findings are noted."""

    def add(self, code: str, about: object) -> None: ...


class _Told(msgspec.Struct):
    seq: int
    id: str
    t: str
    at: datetime
    ticket: str | None = None


_DECODER: Final = msgspec.json.Decoder(_Told)


def check_columns(connection: sqlite3.Connection, report: Findings) -> None:
    """``chain_broken`` where a column says something else than its line."""
    for name, seq, *kept, line in connection.execute(_ROWS):
        if _columns(line) != [seq, *kept]:
            report.add("chain_broken", f"{name} {seq}")


def as_its_line_says(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A row of the journal with its columns taken from its line, for which the chain vouches."""
    told = _columns(bytes(row[7])) if row[3] else None
    if told is None:
        return row
    words = [each.decode() if isinstance(each, bytes) else each for each in told[1:]]
    return (*row[:3], *words, *row[7:])


def _columns(line: bytes) -> list[bytes | int | None] | None:
    try:
        told = _DECODER.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    ticket = None if told.ticket is None else told.ticket.encode()
    return [told.seq, told.id.encode(), ticket, told.t.encode(), to_stored(told.at)]


def check_keys(connection: sqlite3.Connection, report: Findings) -> None:
    """``key_damaged`` for keys that the key of the store does not open."""
    for ticket, kind in connection.execute(_KEYS):
        report.add("key_damaged", f"{ticket} {kind}")

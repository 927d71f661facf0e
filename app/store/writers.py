"""Writers of the journal, by name: this device's own and others'."""

from __future__ import annotations

import sqlite3

from app.wire.chain import first_hash
from app.wire.link import JournalEnd


def device_of(connection: sqlite3.Connection) -> str:
    """The id of this device, minted when the store was made."""
    return str(connection.execute("SELECT value FROM meta WHERE key = 'device'").fetchone()[0])


def writer_id(connection: sqlite3.Connection, name: str) -> int | None:
    """The number of a writer here; None for one that never was."""
    row = connection.execute("SELECT id FROM writer WHERE name = ?", (name,)).fetchone()
    return None if row is None else int(row[0])


def known_writer(connection: sqlite3.Connection, name: str) -> int:
    """The number of a writer, made when it is new. Whose device it is shows in its name."""
    known = writer_id(connection, name)
    if known is not None:
        return known
    own = name.startswith(f"{device_of(connection)}.")
    made = connection.execute("INSERT INTO writer (name, own) VALUES (?, ?)", (name, int(own))).lastrowid
    return int(made or 0)


def end_of(connection: sqlite3.Connection, number: int, name: str) -> JournalEnd:
    """Where the entries of a writer end here, and the hash after them."""
    row = connection.execute(
        "SELECT seq, hash FROM journal WHERE writer = ? ORDER BY seq DESC LIMIT 1", (number,)
    ).fetchone()
    return JournalEnd(name, 0, first_hash(name)) if row is None else JournalEnd(name, row[0], bytes(row[1]))


def hash_at(connection: sqlite3.Connection, number: int, name: str, seq: int) -> bytes | None:
    """The hash after that entry (0: before the first); None when it is not here."""
    if seq == 0:
        return first_hash(name)
    row = connection.execute(
        "SELECT hash FROM journal WHERE writer = ? AND seq = ?", (number, seq)
    ).fetchone()
    return None if row is None else bytes(row[0])

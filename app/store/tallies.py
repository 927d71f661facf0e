"""How many tickets there are of each kind, and how far head office has the journal."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from app.store.queue_page import count_due
from app.usecases.read_models import QueueFilter, Unsent

_MARKS: Final = (
    "SELECT (SELECT value FROM meta WHERE key = 'accepted_pos'),"
    " (SELECT value FROM meta WHERE key = 'safe_pos')"
)
_UNSENT: Final = (
    "SELECT (SELECT count(*) FROM journal WHERE pos > ? AND writer IN (SELECT id FROM writer WHERE own = 1)),"
    " (SELECT count(*) FROM file_out WHERE state = 'waiting')"
)


def marks(connection: sqlite3.Connection) -> tuple[int, int]:
    """How far the journal was received at head office and is safe in its backup: two positions."""
    accepted, safe = connection.execute(_MARKS).fetchone()
    return int(accepted or 0), int(safe or 0)


def count_chips(connection: sqlite3.Connection, wanted: QueueFilter) -> Mapping[str, int]:
    """How many tickets each chip holds.

    What depends on the moment is counted in the index, the rest was counted when it was written.
    """
    mine = f"mine:{wanted.person or ''}"
    tally: dict[str, int] = dict(
        connection.execute(
            "SELECT name, n FROM tally WHERE name IN ('open', 'closed', 'approval', 'customer', ?)", (mine,)
        ).fetchall()
    )
    opened, closed = tally.get("open", 0), tally.get("closed", 0)
    return {
        "open": opened,
        "overdue": count_due(connection, replace(wanted, chip="overdue")),
        "today": count_due(connection, replace(wanted, chip="today")),
        "mine": tally.get(mine, 0),
        "approval": tally.get("approval", 0),
        "customer": tally.get("customer", 0),
        "unsynced": _unsynced(connection, opened + closed),
        "closed": closed,
        "all": opened + closed,
    }


def count_unsent(connection: sqlite3.Connection) -> Unsent:
    """Entries of this desk that head office has not, and the files that are still to go up."""
    accepted, _ = marks(connection)
    entries, files = connection.execute(_UNSENT, (accepted,)).fetchone()
    return Unsent(entries, files)


def _unsynced(connection: sqlite3.Connection, total: int) -> int:
    """Tickets with an entry that head office has not: all of them until there was a first sync."""
    accepted, _ = marks(connection)
    if accepted == 0:
        return total
    row = connection.execute(
        "SELECT count(DISTINCT ticket) FROM journal WHERE pos > ?"
        " AND ticket IN (SELECT ticket FROM ticket_row) AND writer IN (SELECT id FROM writer WHERE own = 1)",
        (accepted,),
    ).fetchone()
    return int(row[0])

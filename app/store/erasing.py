"""Erasing a person: the keys go, the chain stays (what was sealed is unreadable everywhere)."""

from __future__ import annotations

import sqlite3

from app.domain.evolve import fold
from app.store.keyring import ReadKeys
from app.store.projecting import Projection, read_shown
from app.store.statements import LINES_OF
from app.store.surroundings import Views


def erase_person(connection: sqlite3.Connection, ticket_id: str, views: Views) -> bool:
    """Delete the keys of a ticket and show it without the person; whether there was anything to erase.

    What deleted rows leave behind in the file is overwritten, and the search index is
    merged so that no old term stays in it. Backups made before still hold the keys.
    """
    connection.execute("PRAGMA secure_delete = ON")
    try:
        return _erase(connection, ticket_id, views)
    finally:
        connection.execute("PRAGMA secure_delete = OFF")


def _erase(connection: sqlite3.Connection, ticket_id: str, views: Views) -> bool:
    erased = connection.execute("DELETE FROM ticket_key WHERE ticket = ?", (ticket_id,)).rowcount
    if not erased:
        return False
    entries = ReadKeys(connection).decoded(connection.execute(LINES_OF, (ticket_id,)))
    ticket, shown = fold(entries), read_shown(connection, ticket_id)
    if ticket is not None and shown is not None:
        last_pos = connection.execute(
            "SELECT max(pos) FROM journal WHERE ticket = ?", (ticket_id,)
        ).fetchone()[0]
        projection = Projection(views)
        projection.show(ticket, shown, shown.row, last_pos)
        projection.write(connection)
    connection.execute("INSERT INTO search (search) VALUES ('optimize')")
    return True

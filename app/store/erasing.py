"""Erasing a person: the keys go, the chain stays (what was sealed is unreadable everywhere)."""

from __future__ import annotations

import sqlite3

from app.store.counted import fold_of, own_pos
from app.store.keyring import ReadKeys
from app.store.projecting import Projection, read_shown
from app.store.surroundings import Views


def erase_person(connection: sqlite3.Connection, ticket_id: str, views: Views) -> bool:
    """Delete the keys of a ticket and show it without the person; whether there was anything to erase.

    Which keys they were is kept, so that none of them comes back with what head office sends.

    What deleted rows leave behind in the file is overwritten, and the search index is
    merged so that no old term stays in it. Backups made before still hold the keys.
    """
    connection.execute("PRAGMA secure_delete = ON")
    try:
        return _erase(connection, ticket_id, views)
    finally:
        connection.execute("PRAGMA secure_delete = OFF")


def _erase(connection: sqlite3.Connection, ticket_id: str, views: Views) -> bool:
    connection.execute(
        "INSERT INTO erased_key SELECT ticket, kind, name FROM ticket_key WHERE ticket = ?"
        " ON CONFLICT DO NOTHING",
        (ticket_id,),
    )
    erased = connection.execute("DELETE FROM ticket_key WHERE ticket = ?", (ticket_id,)).rowcount
    if not erased:
        return False
    ticket = fold_of(connection, ReadKeys(connection), ticket_id)
    shown = read_shown(connection, ticket_id)
    if ticket is not None and shown is not None:
        projection = Projection(views)
        projection.show(ticket, shown, shown.row, own_pos(connection, ticket_id))
        projection.write(connection)
    connection.execute("INSERT INTO search (search) VALUES ('optimize')")
    return True

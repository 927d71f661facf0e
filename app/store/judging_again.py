"""Open tickets in the lists anew after the rules changed: their next clock, whether they need approval."""

from __future__ import annotations

import sqlite3
from typing import Final

from app.store.projecting import Projection, read_shown
from app.store.rows import CLOSED_RANK
from app.store.surroundings import Surroundings
from app.store.unfolding import Unfolding

_OPEN: Final = "SELECT ticket, last_pos FROM ticket_row WHERE rank < ? ORDER BY row"


def judge_again(connection: sqlite3.Connection, around: Surroundings) -> int:
    """Write how every open ticket stands now; how many."""
    unfolding, projection = Unfolding(around.folds), Projection(around.views)
    listed = connection.execute(_OPEN, (CLOSED_RANK,)).fetchall()
    for ticket_id, last_pos in listed:
        ticket = unfolding.ticket(connection, ticket_id)
        if ticket is not None:
            projection.show(ticket, read_shown(connection, ticket_id), 0, last_pos)
    projection.write(connection)
    return len(listed)

"""Tickets and their history, folded from the lines of the journal for reading."""

from __future__ import annotations

import sqlite3

from app.domain.entry import Entry
from app.domain.evolve import fold
from app.domain.ticket import Ticket
from app.store.folds import Fold, Folds
from app.store.history import shown_lines
from app.store.keyring import ReadKeys
from app.store.statements import LINES_OF
from app.usecases.read_models import HistoryLine


class Unfolding:
    """Reads entries and folds them, by way of the tickets already folded."""

    def __init__(self, folds: Folds) -> None:
        self._folds = folds

    def entries(self, connection: sqlite3.Connection, ticket_id: str) -> tuple[Entry, ...]:
        """Every entry of a ticket, oldest first."""
        return tuple(ReadKeys(connection).decoded(connection.execute(LINES_OF, (ticket_id,))))

    def ticket(self, connection: sqlite3.Connection, ticket_id: str) -> Ticket | None:
        """The ticket as its entries amount to, None when it has none."""
        newest = connection.execute("SELECT max(pos) FROM journal WHERE ticket = ?", (ticket_id,)).fetchone()[
            0
        ]
        if newest is None:
            return None
        known = self._folds.get(ticket_id)
        if known is not None and known.last_pos >= newest:
            return known.ticket
        ticket = fold(self.entries(connection, ticket_id))
        if ticket is not None:
            self._folds.put({ticket_id: Fold(ticket, None, newest)})
        return ticket

    def history(self, connection: sqlite3.Connection, ticket_id: str) -> tuple[HistoryLine, ...]:
        """What happened to it, oldest first."""
        return tuple(shown_lines(self.entries(connection, ticket_id)))

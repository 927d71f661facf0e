"""Tickets and their history, folded from the lines of the journal for reading."""

from __future__ import annotations

import sqlite3

from app.domain.entry import Entry
from app.domain.evolve import fold
from app.domain.ticket import Ticket
from app.store.counted import entries_of, state_of
from app.store.folds import Fold, Folds
from app.store.history import shown_lines
from app.store.keyring import ReadKeys
from app.usecases.read_models import HistoryLine


class Unfolding:
    """Reads entries and folds them, by way of the tickets already folded."""

    def __init__(self, folds: Folds) -> None:
        self._folds = folds

    def entries(self, connection: sqlite3.Connection, ticket_id: str) -> tuple[Entry, ...]:
        """The entries that count in a ticket, in the order that counts."""
        return tuple(entries_of(connection, ReadKeys(connection), ticket_id))

    def ticket(self, connection: sqlite3.Connection, ticket_id: str) -> Ticket | None:
        """The ticket as its entries amount to, None when it has none."""
        state = state_of(connection, ticket_id)
        if state is None:
            return None
        known = self._folds.get(ticket_id)
        if known is not None and known.state >= state:
            return known.ticket
        ticket = fold(self.entries(connection, ticket_id))
        if ticket is not None:
            self._folds.put({ticket_id: Fold(ticket, None, *state)})
        return ticket

    def history(self, connection: sqlite3.Connection, ticket_id: str) -> tuple[HistoryLine, ...]:
        """What happened to it, oldest first."""
        return tuple(shown_lines(self.entries(connection, ticket_id)))

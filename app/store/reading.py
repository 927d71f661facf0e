"""Reading tickets. Safe from any thread, never waits for the writer.

Light on purpose: the queue of the first window is read through this module, so it
does not import SQLAlchemy, and what decodes entries only when a ticket is opened.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.domain.numbering import split_reference
from app.store.connecting import Readers
from app.store.folds import Folds
from app.store.lookups import find_customers, find_similar
from app.store.marks import mark_at_work
from app.store.moments import to_stored
from app.store.problems import problems_told
from app.store.queue_page import START, from_cursor, read_page, to_cursor
from app.store.records import QUEUE_COLUMNS, QueueRows, Values
from app.store.row_blocks import RowBlocks
from app.store.search.finding import LAST, find_rows
from app.store.search.questions import ask
from app.store.tallies import count_chips, count_unsent, marks
from app.usecases.read_models import (
    CustomerHit,
    HistoryLine,
    Page,
    QueueFilter,
    Similar,
    Unsent,
)

if TYPE_CHECKING:
    from app.domain.entry import Entry
    from app.domain.ticket import Ticket
    from app.store.unfolding import Unfolding


_OPENED_BY: Final = (
    "SELECT w.id, w.name FROM journal j JOIN writer w ON w.id = j.writer AND w.own = 1"
    " WHERE j.ticket = ? AND j.type = 'ticket.opened' LIMIT 1"
)

_NAMED: Final = (
    "SELECT ticket FROM ticket_row WHERE number = ?1 OR ticket = ?2"
    " UNION SELECT ticket FROM journal WHERE ticket = ?2 AND type = 'book.opened' ORDER BY ticket"
)
"""A leaf of the desk's book goes by its id alone; by a number its paper is found."""

_WRITTEN_TO: Final = (
    "SELECT ticket FROM ticket_row WHERE ticket IN (SELECT ticket FROM journal WHERE at >= ?) ORDER BY row"
)


class StoreTickets:
    """Tickets of one store, for lists, screens and the command line."""

    def __init__(self, readers: Readers, folder: Path, folds: Folds) -> None:
        self._readers = readers
        self._folder = folder
        self._folds = folds

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with problems_told(self._folder), self._readers.connection() as connection:
            yield connection

    def find(self, reference: str) -> str | None:
        """The id of the one ticket with that id, number or short form; None for none and for several."""
        found = self.named(reference)
        return found[0] if len(found) == 1 else None

    def named(self, reference: str) -> tuple[str, ...]:
        """The ids of all tickets with that id, number or short form (capitals or not), oldest first."""
        number, tail = split_reference(reference)
        with self._reading() as connection:
            rows = connection.execute(
                _NAMED,
                (number, number.lower()),
            ).fetchall()
        return tuple(ticket for (ticket,) in rows if ticket.endswith(tail))

    def opened_by(self, ticket_id: str) -> str:
        """The mark of the copy of this desk that took the ticket in; empty for the first and other desks."""
        with self._reading() as connection:
            row = connection.execute(_OPENED_BY, (ticket_id,)).fetchone()
        return "" if row is None else mark_at_work(*row)

    def ticket(self, ticket_id: str) -> Ticket | None:
        """The ticket as its entries amount to."""
        with self._reading() as connection:
            return self._unfolding().ticket(connection, ticket_id)

    def history(self, ticket_id: str) -> tuple[HistoryLine, ...]:
        """Its entries, oldest first."""
        with self._reading() as connection:
            return self._unfolding().history(connection, ticket_id)

    def entries(self, ticket_id: str) -> Iterator[Entry]:
        """Its entries as they are, oldest first."""
        with self._reading() as connection:
            return iter(self._unfolding().entries(connection, ticket_id))

    def _unfolding(self) -> Unfolding:
        # Decoding entries takes msgspec and cryptography, which the first page does not need.
        from app.store.unfolding import Unfolding  # noqa: PLC0415 - see above

        return Unfolding(self._folds)

    def page(self, wanted: QueueFilter, after: str | None = None, limit: int = 50) -> Page:
        """A page of the queue by keyset: most urgent first, newest first when searching.

        Raises InputError no_such_filter or cursor_form.
        """
        searching = bool(wanted.search.strip())
        with problems_told(self._folder), self._readers.connection() as connection:
            if searching:
                (before,) = from_cursor(after, LAST)
                question = ask(wanted.search)
                found = find_rows(connection, question, wanted, before, limit + 1)
                if question.document and after is None and not found:
                    found = self._by_document(connection, question.document)
            else:
                rank, due, row = from_cursor(after, START)
                found = read_page(connection, wanted, (rank, due, row), limit + 1)
            accepted, safe = marks(connection) if found else (0, 0)
        rows = QueueRows(found[:limit], accepted, safe)
        if len(found) <= limit:
            return Page(rows, None)
        rank, due, row = found[limit - 1][1], found[limit - 1][2], found[limit - 1][0]
        return Page(rows, to_cursor((row,)) if searching else to_cursor((rank, due, row)))

    def _by_document(self, connection: sqlite3.Connection, number: str) -> list[Values]:
        return connection.execute(
            f"SELECT {QUEUE_COLUMNS} FROM document d JOIN ticket_row r USING (ticket)"  # noqa: S608 - own words
            " WHERE d.number = ?",
            (number,),
        ).fetchall()

    def counts(self, wanted: QueueFilter) -> Mapping[str, int]:
        """How many tickets each chip holds. What is typed into the search box does not count."""
        with self._reading() as connection:
            return count_chips(connection, wanted)

    def customers(self, typed: str, limit: int = 8) -> tuple[CustomerHit, ...]:
        """Customers by the last digits of a phone (four or more), a whole phone, a name or its initials."""
        with self._reading() as connection:
            return find_customers(connection, typed, limit)

    def similar(self, phone: str | None, barcode: str | None, since: datetime) -> tuple[Similar, ...]:
        """Open tickets with the same phone, and tickets since then with the same barcode."""
        with self._reading() as connection:
            return find_similar(connection, phone, barcode, since)

    def blocks(self, wanted: QueueFilter) -> RowBlocks:
        """The list of a filter in blocks, for a table that scrolls through all of it."""
        return RowBlocks(self._readers, self._folder, wanted)

    def document_tickets(self, document_number: str) -> tuple[str, ...]:
        """The ids of the tickets that documents with that number belong to: one, as a rule."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT ticket FROM document WHERE number = ? ORDER BY ticket",
                (split_reference(document_number)[0],),
            ).fetchall()
        return tuple(ticket for (ticket,) in rows)

    def numbered(self, prefix: str) -> tuple[tuple[str, str], ...]:
        """Papers whose number begins so: the number and the id of the ticket, in the order of the numbers."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT number, ticket FROM document WHERE number BETWEEN ?1 AND ?1 || '~' ORDER BY number",
                (prefix,),
            ).fetchall()
        return tuple((number, ticket) for number, ticket in rows)

    def written_to(self, since: datetime) -> tuple[str, ...]:
        """The ids of the tickets to which something was written since then. Looks at the whole journal."""
        with self._reading() as connection:
            rows = connection.execute(_WRITTEN_TO, (to_stored(since),)).fetchall()
        return tuple(ticket for (ticket,) in rows)

    def unsent(self) -> Unsent:
        """How much of this desk's own head office has not."""
        with self._reading() as connection:
            return count_unsent(connection)

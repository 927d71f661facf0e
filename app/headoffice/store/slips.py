"""Slips: whether what was printed has arrived (protocol 3.12)."""

from __future__ import annotations

from typing import Final, NamedTuple

from sqlalchemy import Connection, select

from app.headoffice.store.database import Database
from app.headoffice.store.schema import BATCH, INBOX, TICKET, WRITER
from app.headoffice.store.ticket_search import came_with
from app.wire.messages import Slip
from app.wire.problems import WireError
from app.wire.shortcode import letters_of, read_short_code

MOST_SEQ: Final = 1 << 62
_MOST: Final = 50


class Case(NamedTuple):
    """A ticket that was received; when it was heard of last, by our clock."""

    branch: str
    ticket: str
    number: str
    received_at: str


class Slips:
    """Looks slips up."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, tenant: str, typed: str) -> Slip:
        """What became of the entry of that short code. Raises WireError malformed."""
        code = read_short_code(typed)
        if code is None or code.seq >= MOST_SEQ:
            raise WireError("malformed", what="code")
        with self._database.reading() as connection:
            writers = connection.execute(
                select(WRITER.c.branch, WRITER.c.no, WRITER.c.writer).where(
                    WRITER.c.tenant == tenant, WRITER.c.hwm >= code.seq
                )
            ).all()
            for writer in writers:
                if letters_of(writer.writer) != code.device:
                    continue
                row = connection.execute(
                    select(INBOX.c.hash, INBOX.c.ticket, BATCH.c.no, BATCH.c.received_at)
                    .outerjoin(BATCH, came_with())
                    .where(INBOX.c.tenant == tenant, INBOX.c.branch == writer.branch)
                    .where(INBOX.c.writer == writer.no, INBOX.c.seq == code.seq)
                    .limit(1)
                ).one()
                if row.hash[:2].hex().upper() == code.check:
                    return Slip(str(code), True, row.received_at or "", str(row.no or ""), row.ticket)
        return Slip(str(code), False)


def cases_of(connection: Connection, tenant: str, *, number: str = "", ticket: str = "") -> tuple[Case, ...]:
    """Tickets of that number, or the one of that id, as far as they were received."""
    same = TICKET.c.number == number if number else TICKET.c.ticket == ticket
    rows = connection.execute(
        select(TICKET.c.branch, TICKET.c.ticket, TICKET.c.number, TICKET.c.received_at)
        .where(TICKET.c.tenant == tenant, same, TICKET.c.entries > 0)
        .order_by(TICKET.c.branch, TICKET.c.ticket)
        .limit(_MOST)
    )
    return tuple(Case(*row) for row in rows)

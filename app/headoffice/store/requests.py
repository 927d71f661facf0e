"""报批: tickets whose desk asked head office for an approval that nobody has given or refused yet."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Index, select

from app.headoffice.store.database import Database
from app.headoffice.store.schema import TICKET
from app.headoffice.store.site import read_site

Index(
    "ix_ticket_asked",
    TICKET.c.tenant,
    TICKET.c.branch,
    sqlite_where=TICKET.c.asked == 1,
    postgresql_where=TICKET.c.asked == 1,
)

_MOST = 200
"""So many stand on the page; the oldest first."""


class Request(NamedTuple):
    """A ticket that waits for head office; `changed_at` by the clock of the desk."""

    branch: str
    ticket: str
    number: str
    goods: str
    changed_at: str


class Requests:
    """Lists what waits."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open(self, branch: str = "") -> tuple[Request, ...]:
        """Of one branch or of all, those that wait longest first."""
        with self._database.reading() as connection:
            wanted = [TICKET.c.tenant == read_site(connection).tenant, TICKET.c.asked == 1]
            if branch:
                wanted.append(TICKET.c.branch == branch)
            rows = connection.execute(
                select(TICKET.c.branch, TICKET.c.ticket, TICKET.c.number, TICKET.c.goods, TICKET.c.changed_at)
                .where(*wanted)
                .order_by(TICKET.c.changed_at)
                .limit(_MOST)
            ).all()
        return tuple(Request(*row) for row in rows)

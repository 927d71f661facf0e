"""Slips: whether what was printed has arrived (protocol 3.12)."""

from __future__ import annotations

from sqlalchemy import select

from app.headoffice.store.database import Database
from app.headoffice.store.schema import BATCH, INBOX, WRITER
from app.headoffice.store.ticket_search import came_with
from app.wire.messages import Slip
from app.wire.problems import WireError
from app.wire.shortcode import letters_of, read_short_code


class Slips:
    """Looks slips up."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, tenant: str, typed: str) -> Slip:
        """What became of the entry of that short code. Raises WireError malformed."""
        code = read_short_code(typed)
        if code is None or code.seq >= 1 << 62:
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

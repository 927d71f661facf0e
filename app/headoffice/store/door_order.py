"""What came first at the door, a code or a revocation, also where the clock was wrong meanwhile.

A code lets a revoked device in again only when it was made after the revocation. Both bear moments of this
computer's clock. One that was years ahead for a day would shut a device out for as many years, one that was
behind would let it in by a code of before: so each moment is put behind those it has to follow.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, func, select

from app.headoffice.callers import told
from app.headoffice.store.doorbook import DoorBook
from app.headoffice.store.schema import CODE, DEVICE

_NEXT: Final = timedelta(milliseconds=1)
"""The least by which one moment that is written down follows another."""


def moment_of_code(connection: Connection, book: DoorBook, now: datetime) -> str:
    """The moment of a code that is made now: not before any revocation there was."""
    newest = connection.scalar(select(func.max(DEVICE.c.revoked_at))) or ""
    return max(told(now), newest, *book.shut_out().values())


def moment_of_revoking(connection: Connection, now: datetime) -> str:
    """The moment of a revocation that is made now: after every code there was."""
    newest = connection.scalar(select(func.max(CODE.c.made_at))) or ""
    if newest < told(now):
        return told(now)
    return told(datetime.fromisoformat(newest) + _NEXT)

"""What came on a stick and cannot be taken yet: kept, never refused, and taken when nothing hinders any more.

A device may be unknown here, or sign with a key that is, because head office was restored to before
it was enrolled; it may be revoked, and nobody has said yet that what it brings is wanted. Batches of
such devices wait, with the keys that came beside them.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, delete, select, update

from app.headoffice.callers import Caller
from app.headoffice.store.database import set_or_add
from app.headoffice.store.schema import EVERYWHERE, UNTAKEN

BATCH, KEYS = "batch", "keys"
"""Kinds, in the order in which they are not taken: keys go first."""
_FORK: Final = "fork"
"""Only a mark: under which hash a journal ended whose entries were taken under a writer of their own."""

UNKNOWN_DEVICE: Final = "unknown_device"
UNKNOWN_KEY: Final = "unknown_key"
BAD_SIG: Final = "bad_sig"
REVOKED: Final = "device_revoked"


class Kept(NamedTuple):
    """One of them. Of keys there is no writer and no range."""

    kind: str
    device: str
    data: bytes
    reason: str
    writer: str = ""
    first: int = 0
    last: int = 0

    @property
    def digest(self) -> str:
        """By which the same is known again."""
        return sha256(self.data).hexdigest()


def keep(connection: Connection, tenant: str, kept: Kept, now: str) -> None:
    """Keep it; the same twice is there once."""
    row = {
        "tenant": tenant,
        "branch": EVERYWHERE,
        "digest": kept.digest,
        **kept._asdict(),
        "received_at": now,
    }
    set_or_add(connection, UNTAKEN, [row])


def kept_of(connection: Connection, tenant: str, device: str) -> list[Kept]:
    """What is kept of a device: keys first, then its journal in order."""
    rows = connection.execute(
        select(UNTAKEN)
        .where(UNTAKEN.c.tenant == tenant, UNTAKEN.c.branch == EVERYWHERE)
        .where(UNTAKEN.c.device == device, UNTAKEN.c.kind != _FORK)
        .order_by(UNTAKEN.c.kind.desc(), UNTAKEN.c.received_at, UNTAKEN.c.writer, UNTAKEN.c.first)
    )
    return [
        Kept(row.kind, row.device, bytes(row.data), row.reason, row.writer, row.first, row.last)
        for row in rows
    ]


def let_go(connection: Connection, tenant: str, kept: Kept) -> None:
    """It was taken."""
    connection.execute(delete(UNTAKEN).where(*_this(tenant, kept)))


def note_reason(connection: Connection, tenant: str, kept: Kept, reason: str) -> None:
    """It cannot be taken yet, for another reason than before."""
    connection.execute(update(UNTAKEN).where(*_this(tenant, kept)).values(reason=reason))


def note_fork(connection: Connection, caller: Caller, writer: str, head: str, now: str) -> None:
    """What goes on behind this hash belongs to the fork as well."""
    row = {
        "tenant": caller.tenant,
        "branch": EVERYWHERE,
        "digest": head,
        "kind": _FORK,
        "device": caller.device,
        "writer": writer,
        "data": b"",
        "received_at": now,
    }
    set_or_add(connection, UNTAKEN, [row])


def is_fork(connection: Connection, tenant: str, head: str) -> bool:
    """Whether a fork ended so."""
    found = select(UNTAKEN.c.kind).where(
        UNTAKEN.c.tenant == tenant, UNTAKEN.c.branch == EVERYWHERE, UNTAKEN.c.digest == head
    )
    return connection.scalar(found) == _FORK


def _this(tenant: str, kept: Kept) -> tuple[ColumnElement[bool], ...]:
    return (
        UNTAKEN.c.tenant == tenant,
        UNTAKEN.c.branch == EVERYWHERE,
        UNTAKEN.c.digest == kept.digest,
    )

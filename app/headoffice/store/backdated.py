"""Entries that say they are older than they can be, as `domain/dating.py` finds them while they come in.

The others, nearly all, have no row here: they were written when they say.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

import msgspec
from sqlalchemy import BigInteger, Column, Connection, PrimaryKeyConstraint, Row, Table, Text, select

from app.domain.dating import Witness, early
from app.domain.steps.writer import WriterBegan
from app.headoffice.callers import Caller, told
from app.headoffice.store.database import in_parts, put_in
from app.headoffice.store.schema import INBOX, METADATA
from app.headoffice.store.writers import find_writer

BACKDATED: Final = Table(
    "backdated",
    METADATA,
    Column("tenant", Text, nullable=False),
    Column("branch", Text, nullable=False),
    Column("rno", BigInteger, nullable=False),
    Column("not_before", Text, nullable=False),
    PrimaryKeyConstraint("tenant", "branch", "rno"),
    sqlite_with_rowid=False,
)


class Base(msgspec.Struct, frozen=True):
    """Where a journal says that it goes on: behind that entry of another one."""

    previous_writer: str
    previous_seq: int
    previous_hash: str


class _Began(msgspec.Struct, frozen=True):
    t: str
    d: Base


_BEGUN: Final = msgspec.json.Decoder(_Began)


class _Stated(msgspec.Struct, frozen=True):
    at: datetime


_STATED: Final = msgspec.json.Decoder(_Stated)


def base_of_writer(line: bytes) -> Base | None:
    """What the first entry of a journal says of the one before it; None where it says nothing."""
    try:
        began = _BEGUN.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return began.d if began.t == WriterBegan.TYPE else None


def witness_at(connection: Connection, place: Caller, base: Base, received: datetime) -> Witness:
    """What is known of the time behind that entry; nothing where it is not ours, or another stands there."""
    known = find_writer(connection, place.tenant, place.branch, base.previous_writer)
    row = None if known is None else _row(connection, place, known.no, base.previous_seq)
    if row is None or row.hash.hex() != base.previous_hash:
        return Witness()
    bound = since(connection, place[:2], [row.rno]).get(row.rno)
    if bound is not None:
        return Witness(bound)
    stated = stated_in(row.line)
    return Witness() if stated is None else Witness().after(stated, received)


def stated_in(line: bytes) -> datetime | None:
    """The moment that an entry states; None where it states none that can be compared."""
    try:
        at = _STATED.decode(line).at
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return None if at.tzinfo is None else at


def note_early(
    connection: Connection, place: Caller, witness: Witness, lines: Sequence[bytes], at: tuple[int, int, str]
) -> Witness:
    """Keep which of these entries say they are older than they can be; what is known after them.

    `at`: number of the first, its receipt number, and the moment of receipt.
    """
    first, rno, now = at
    stated = ((seq, stated_in(line)) for seq, line in enumerate(lines, first))
    after, found = early(witness, stated, datetime.fromisoformat(now))
    rows = [
        {"tenant": place.tenant, "branch": place.branch, "rno": rno + seq - first, "not_before": told(bound)}
        for seq, bound in found.items()
    ]
    put_in(connection, BACKDATED, rows)
    return after


def since(connection: Connection, place: tuple[str, str], rnos: Sequence[int]) -> dict[int, datetime]:
    """Of these receipt numbers those that say they are older than they can be, and since when they can be."""
    found: dict[int, datetime] = {}
    for part in in_parts(rnos):
        rows = connection.execute(
            select(BACKDATED.c.rno, BACKDATED.c.not_before)
            .where(BACKDATED.c.tenant == place[0], BACKDATED.c.branch == place[1])
            .where(BACKDATED.c.rno.in_(part))
        )
        found |= {row.rno: datetime.fromisoformat(row.not_before) for row in rows}
    return found


def _row(connection: Connection, place: Caller, writer: int, seq: int) -> Row[*tuple[Any, ...]] | None:
    return connection.execute(
        select(INBOX.c.rno, INBOX.c.line, INBOX.c.hash)
        .where(INBOX.c.tenant == place.tenant, INBOX.c.branch == place.branch)
        .where(INBOX.c.writer == writer, INBOX.c.seq == seq)
    ).one_or_none()

"""Tickets found and looked at, by people at head office: nobody's name or number in full."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, or_, select

from app.headoffice.store.database import Database
from app.headoffice.store.docket import HEAD_OFFICE
from app.headoffice.store.schema import (
    ASIDE,
    BATCH,
    BLOB,
    BLOB_REF,
    BRANCH,
    DEVICE,
    EVERYWHERE,
    FEED,
    INBOX,
    TICKET,
    WRITER,
)
from app.headoffice.store.ticket_rows import BOOK
from app.wire.messages import Verdict


class TicketRow(NamedTuple):
    """A ticket. `changed_at` is by the clock of the desk, `received_at` by ours; `files` are those it speaks
    of, `files_here` those that arrived.
    """

    branch: str
    ticket: str
    number: str
    stage: str
    customer: str
    phone: str
    goods: str
    opened_at: str
    changed_at: str
    received_at: str
    entries: int
    voided: bool
    conflicts: int
    held: int
    quarantined: int
    files: int
    files_here: int


class Step(NamedTuple):
    """An entry of a ticket, without what it says; `at` is when it was received.

    `user` is who wrote it, as the entry says; `desk` and `desk_name` are those of the device, `house` is the
    branch where it is now. `office`: head office wrote it itself.
    """

    writer: str
    seq: int
    type: str
    verdict: str
    pos: int
    at: str
    user: str = ""
    desk: str = ""
    desk_name: str = ""
    house: str = ""
    office: bool = False


class _Author(msgspec.Struct, frozen=True):
    user: str | None = None


_AUTHOR: Final = msgspec.json.Decoder(_Author)


class TicketFile(NamedTuple):
    """A file that entries of a ticket speak of; whether it has arrived, or its desk says it is lost."""

    sha256: str
    size: int
    role: str
    mime: str
    arrived: bool
    lost: bool


class TicketSearch:
    """Finds tickets."""

    def __init__(self, database: Database, write_down: Callable[[], None]) -> None:
        """`write_down` is asked, before anything is counted, for files that came just now."""
        self._database, self._write_down = database, write_down

    def search(self, text: str, branch: str = "", after: str = "", limit: int = 50) -> tuple[TicketRow, ...]:
        """Tickets whose number contains `text` (all, when empty), those heard of last first.

        A paper of a desk that belongs to no case is found by its number, and in no list of cases.

        `after` is the last ticket's `received_at` and `ticket`, joined by a blank.
        """
        wanted: list[ColumnElement[bool]] = []
        if text.strip():
            wanted.append(TICKET.c.number.contains(text.strip().replace("\0", ""), autoescape=True))
        else:
            wanted.append(TICKET.c.stage != BOOK)
        if branch:
            wanted.append(TICKET.c.branch == branch)
        if after:
            moment, _, name = after.partition(" ")
            older = TICKET.c.received_at < moment
            wanted.append(or_(older, and_(TICKET.c.received_at == moment, TICKET.c.ticket > name)))
        chosen = (
            select(TICKET)
            .where(*wanted)
            .order_by(TICKET.c.received_at.desc(), TICKET.c.ticket)
            .limit(max(1, min(limit, 500)))
        )
        self._write_down()
        with self._database.reading() as connection:
            return _counted(connection, chosen)

    def ticket(self, branch: str, number: str) -> TicketRow | None:
        """The ticket of that number or id."""
        chosen = select(TICKET).where(
            TICKET.c.branch == branch, or_(TICKET.c.number == number, TICKET.c.ticket == number)
        )
        self._write_down()
        with self._database.reading() as connection:
            found = _counted(connection, chosen)
        return found[0] if found else None

    def history(self, branch: str, ticket: str) -> tuple[Step, ...]:
        """Its entries in the order that counts."""
        same = and_(
            INBOX.c.tenant == FEED.c.tenant, INBOX.c.branch == FEED.c.branch, INBOX.c.rno == FEED.c.rno
        )
        wrote = and_(
            WRITER.c.tenant == FEED.c.tenant,
            WRITER.c.branch == FEED.c.branch,
            WRITER.c.no == FEED.c.writer,
        )
        with self._database.reading() as connection:
            rows = connection.execute(
                select(
                    WRITER.c.writer,
                    FEED.c.seq,
                    INBOX.c.type,
                    FEED.c.verdict,
                    FEED.c.pos,
                    func.coalesce(BATCH.c.received_at, "").label("at"),
                    INBOX.c.line,
                    WRITER.c.device,
                    func.coalesce(DEVICE.c.desk, "").label("desk"),
                    func.coalesce(DEVICE.c.name, "").label("desk_name"),
                    func.coalesce(BRANCH.c.name, "").label("house"),
                )
                .select_from(FEED)
                .join(INBOX, same)
                .join(WRITER, wrote)
                .outerjoin(BATCH, came_with())
                .outerjoin(DEVICE, DEVICE.c.device == WRITER.c.device)
                .outerjoin(
                    BRANCH, and_(BRANCH.c.tenant == DEVICE.c.tenant, BRANCH.c.branch == DEVICE.c.branch)
                )
                .where(FEED.c.branch == branch, FEED.c.ticket == ticket)
                .order_by(FEED.c.pos)
            ).all()
        return tuple(_step(row) for row in rows)

    def files(self, branch: str, ticket: str) -> tuple[TicketFile, ...]:
        """What its entries speak of, in the order they came."""
        self._write_down()
        with self._database.reading() as connection:
            rows = connection.execute(
                select(BLOB_REF, BLOB.c.arrived_at, BLOB.c.lost_at)
                .outerjoin(BLOB, _same_blob())
                .where(BLOB_REF.c.branch == branch, BLOB_REF.c.ticket == ticket)
                .order_by(BLOB_REF.c.rno, BLOB_REF.c.sha256)
            ).all()
        return tuple(_file(row) for row in rows)


def _file(row: Row[*tuple[Any, ...]]) -> TicketFile:
    arrived = bool(row.arrived_at)
    return TicketFile(
        row.sha256, row.size, row.role, row.mime, arrived, lost=not arrived and bool(row.lost_at)
    )


def came_with() -> ColumnElement[bool]:
    """The batch an entry of the inbox came with."""
    return and_(
        BATCH.c.tenant == INBOX.c.tenant,
        BATCH.c.branch == INBOX.c.branch,
        BATCH.c.writer == INBOX.c.writer,
        BATCH.c.first <= INBOX.c.seq,
        BATCH.c.last >= INBOX.c.seq,
    )


def _step(row: Row[*tuple[Any, ...]]) -> Step:
    return Step(
        writer=row.writer,
        seq=row.seq,
        type=row.type,
        verdict=row.verdict,
        pos=row.pos,
        at=row.at,
        user=_author(row.line),
        desk=row.desk,
        desk_name=row.desk_name,
        house=row.house,
        office=row.device == HEAD_OFFICE,
    )


def _author(line: bytes) -> str:
    """Who an entry says has written it; nobody where it cannot be read."""
    try:
        return _AUTHOR.decode(line).user or ""
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return ""


def _same_blob() -> ColumnElement[bool]:
    return and_(
        BLOB.c.tenant == BLOB_REF.c.tenant,
        BLOB.c.branch == EVERYWHERE,
        BLOB.c.sha256 == BLOB_REF.c.sha256,
    )


def _counted(connection: Connection, chosen: Select[*tuple[Any, ...]]) -> tuple[TicketRow, ...]:
    rows = connection.execute(chosen).all()
    names = [row.ticket for row in rows]
    if not names:
        return ()
    asides = {
        (row[0], row[1], row[2]): int(row[3])
        for row in connection.execute(
            select(ASIDE.c.branch, ASIDE.c.ticket, ASIDE.c.kind, func.count())
            .where(ASIDE.c.ticket.in_(names), ASIDE.c.ended_at == "")
            .group_by(ASIDE.c.branch, ASIDE.c.ticket, ASIDE.c.kind)
        )
    }
    files = {
        (row[0], row[1]): (int(row[2]), int(row[3]))
        for row in connection.execute(
            select(BLOB_REF.c.branch, BLOB_REF.c.ticket, func.count(), func.count(BLOB.c.sha256))
            .select_from(BLOB_REF)
            .outerjoin(BLOB, and_(_same_blob(), BLOB.c.arrived_at != ""))
            .where(BLOB_REF.c.ticket.in_(names))
            .group_by(BLOB_REF.c.branch, BLOB_REF.c.ticket)
        )
    }
    return tuple(_row(row, asides, files.get((row.branch, row.ticket), (0, 0))) for row in rows)


def _row(
    row: Row[*tuple[Any, ...]], asides: dict[tuple[str, str, str], int], files: tuple[int, int]
) -> TicketRow:
    def count(*kinds: Verdict) -> int:
        return sum(asides.get((row.branch, row.ticket, kind), 0) for kind in kinds)

    return TicketRow(
        branch=row.branch,
        ticket=row.ticket,
        number=row.number,
        stage=row.stage,
        customer=row.customer,
        phone=row.phone,
        goods=row.goods,
        opened_at=row.opened_at,
        changed_at=row.changed_at,
        received_at=row.received_at,
        entries=row.entries,
        voided=bool(row.voided),
        conflicts=count(Verdict.CONFLICT),
        held=count(Verdict.HELD, Verdict.HELD_UPGRADE),
        quarantined=count(Verdict.QUARANTINED),
        files=files[0],
        files_here=files[1],
    )

"""Writers: how far head office has the journal of each, and what it is called by number here."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, insert, select, update
from sqlalchemy.exc import IntegrityError

from app.domain.dating import Witness
from app.headoffice.callers import told
from app.headoffice.store.counters import WRITER as WRITER_NUMBERS
from app.headoffice.store.counters import take
from app.headoffice.store.devices import device_of
from app.headoffice.store.schema import INBOX, WRITER
from app.wire.chain import first_hash
from app.wire.messages import At


class Known(NamedTuple):
    """A writer: everything up to `hwm` is here, `head` (hex) is the hash after it."""

    no: int
    writer: str
    device: str
    hwm: int
    head: str
    safe: int
    lease: str = ""
    lease_before: str = ""
    machine: str = ""
    contested: bool = False
    witness: Witness = Witness()

    @property
    def accepted(self) -> At:
        """As it is told."""
        return At(self.hwm, self.head)


_COLUMNS = (
    WRITER.c.no,
    WRITER.c.writer,
    WRITER.c.device,
    WRITER.c.hwm,
    WRITER.c.head,
    WRITER.c.safe,
    WRITER.c.lease,
    WRITER.c.lease_before,
    WRITER.c.machine,
    WRITER.c.contested,
    WRITER.c.latest,
    WRITER.c.ended,
    WRITER.c.met,
)


def find_writer(
    connection: Connection, tenant: str, branch: str, writer: str, *, lock: bool = False
) -> Known | None:
    """A writer that is known; `lock` keeps others off it until the commit."""
    wanted = select(*_COLUMNS).where(
        WRITER.c.tenant == tenant, WRITER.c.branch == branch, WRITER.c.writer == writer
    )
    row = connection.execute(wanted.with_for_update() if lock else wanted).one_or_none()
    return None if row is None else _known(row)


def locked_writer(connection: Connection, tenant: str, branch: str, writer: str) -> Known:
    """The row of a writer, locked until the commit; begun when it is new."""
    found = find_writer(connection, tenant, branch, writer, lock=True)
    if found is not None:
        return found
    row = {
        "tenant": tenant,
        "branch": branch,
        "no": take(connection, tenant, branch, WRITER_NUMBERS, 1),
        "writer": writer,
        "device": device_of(writer),
        "head": first_hash(writer).hex(),
    }
    try:
        with connection.begin_nested():
            connection.execute(insert(WRITER).values(**row))
    except IntegrityError:
        # Another request of the same device was faster.
        pass
    begun = find_writer(connection, tenant, branch, writer, lock=True)
    if begun is None:
        raise LookupError(writer)
    return begun


def writers_of(connection: Connection, tenant: str, branch: str, device: str) -> list[Known]:
    """Every incarnation of a device."""
    rows = connection.execute(
        select(*_COLUMNS)
        .where(WRITER.c.tenant == tenant, WRITER.c.branch == branch, WRITER.c.device == device)
        .order_by(WRITER.c.no)
    )
    return [_known(row) for row in rows]


def names_of(connection: Connection, tenant: str, branch: str) -> dict[int, tuple[str, str]]:
    """Name and device of each writer of a branch by number."""
    rows = connection.execute(
        select(WRITER.c.no, WRITER.c.writer, WRITER.c.device).where(
            WRITER.c.tenant == tenant, WRITER.c.branch == branch
        )
    )
    return {row.no: (row.writer, row.device) for row in rows}


def move_on(
    connection: Connection, place: tuple[str, str, int], end: At, now: str, latest: datetime | None
) -> None:
    """The journal of the writer `place` (tenant, branch, number) is here up to `end`; `latest` as in
    `Witness`.
    """
    connection.execute(
        update(WRITER)
        .where(*_the_one(place))
        .values(hwm=end.seq, head=end.hash, last_at=now, latest="" if latest is None else told(latest))
    )


def note_witness(connection: Connection, place: tuple[str, str, int], witness: Witness) -> None:
    """Keep what is known of the time of that writer's journal."""
    latest, met = ("" if each is None else told(each) for each in (witness.latest, witness.met))
    connection.execute(
        update(WRITER).where(*_the_one(place)).values(latest=latest, ended=witness.ended, met=met)
    )


def _the_one(place: tuple[str, str, int]) -> tuple[ColumnElement[bool], ...]:
    return WRITER.c.tenant == place[0], WRITER.c.branch == place[1], WRITER.c.no == place[2]


def hash_at(connection: Connection, tenant: str, branch: str, known: Known, seq: int) -> str:
    """The hash after entry `seq` as it is kept here, in hex."""
    if seq == 0:
        return first_hash(known.writer).hex()
    if seq == known.hwm:
        return known.head
    found = connection.scalar(
        select(INBOX.c.hash).where(
            INBOX.c.tenant == tenant,
            INBOX.c.branch == branch,
            INBOX.c.writer == known.no,
            INBOX.c.seq == seq,
        )
    )
    return (found or b"").hex()


def _known(row: Row[*tuple[Any, ...]]) -> Known:
    return Known(
        no=row.no,
        writer=row.writer,
        device=row.device,
        hwm=row.hwm,
        head=row.head,
        safe=row.safe,
        lease=row.lease,
        lease_before=row.lease_before,
        machine=row.machine,
        contested=bool(row.contested),
        witness=Witness(_moment(row.latest), row.ended, _moment(row.met)),
    )


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None

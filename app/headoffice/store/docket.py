"""The docket: entries whose turn it is, with all that is needed to judge them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, and_, func, select

from app.domain.merging import WriterRole
from app.domain.ticket import Ticket
from app.headoffice.store.database import in_parts
from app.headoffice.store.folds import Folds, Mark, fold_from_feed
from app.headoffice.store.person_keys import LoadedKeys, PersonKeys
from app.headoffice.store.schema import ASIDE, DEVICE, FEED, INBOX, TICKET
from app.headoffice.store.writers import names_of
from app.wire.messages import Verdict

HEAD_OFFICE = "headoffice"
"""The device part of the name under which head office itself writes."""


class Filed(NamedTuple):
    """An entry as received. `again`: it was judged before, with that verdict and detail."""

    rno: int
    writer: int
    seq: int
    id: str
    ticket: str
    type: str
    line: bytes
    hash: bytes
    again: tuple[str, str] | None = None


@dataclass
class Docket:
    """One batch. `tickets` as folded up to it; `blocked` wait behind a quarantined entry of theirs."""

    place: tuple[str, str]
    rows: list[Filed]
    writers: dict[int, tuple[str, str]]
    roles: dict[str, str]
    keys: LoadedKeys
    tickets: dict[str, Ticket] = field(default_factory=dict)
    marks: dict[str, Mark] = field(default_factory=dict)
    blocked: set[str] = field(default_factory=set)
    held: dict[str, list[Filed]] = field(default_factory=dict)
    first_of_id: dict[str, int] = field(default_factory=dict)

    def role(self, writer: int) -> str:
        """Where the device stands that wrote this."""
        device = self.writers[writer][1]
        return WriterRole.HEAD_OFFICE if device == HEAD_OFFICE else self.roles.get(device, WriterRole.COUNTER)


_FILED = (
    INBOX.c.rno,
    INBOX.c.writer,
    INBOX.c.seq,
    INBOX.c.id,
    INBOX.c.ticket,
    INBOX.c.type,
    INBOX.c.line,
    INBOX.c.hash,
)


def new_rows(connection: Connection, place: tuple[str, str], after: int, limit: int) -> list[Filed]:
    """What was received and not yet judged, in the order of receipt."""
    rows = connection.execute(
        select(*_FILED)
        .where(INBOX.c.tenant == place[0], INBOX.c.branch == place[1], INBOX.c.rno > after)
        .order_by(INBOX.c.rno)
        .limit(limit)
    )
    return [Filed(*row) for row in rows]


def rows_again(connection: Connection, place: tuple[str, str], limit: int) -> list[Filed]:
    """What somebody, or a newer version, asked to have judged anew."""
    return _set_aside(connection, _with_aside(place).where(ASIDE.c.again == 1).limit(limit))


def _with_aside(place: tuple[str, str]) -> Select[*tuple[Any, ...]]:
    same = and_(
        INBOX.c.tenant == ASIDE.c.tenant, INBOX.c.branch == ASIDE.c.branch, INBOX.c.rno == ASIDE.c.rno
    )
    told = and_(FEED.c.tenant == ASIDE.c.tenant, FEED.c.branch == ASIDE.c.branch, FEED.c.rno == ASIDE.c.rno)
    return (
        select(*_FILED, FEED.c.verdict, FEED.c.detail)
        .select_from(ASIDE)
        .join(INBOX, same)
        .join(FEED, told)
        .where(ASIDE.c.tenant == place[0], ASIDE.c.branch == place[1])
        .order_by(ASIDE.c.rno)
    )


def _set_aside(connection: Connection, wanted: Select[*tuple[Any, ...]]) -> list[Filed]:
    rows = connection.execute(wanted)
    return [
        Filed(
            row.rno,
            row.writer,
            row.seq,
            row.id,
            row.ticket,
            row.type,
            row.line,
            row.hash,
            again=(row.verdict, row.detail),
        )
        for row in rows
    ]


def make_docket(
    connection: Connection, place: tuple[str, str], rows: list[Filed], keys: PersonKeys, folds: Folds
) -> Docket:
    """All that is needed to judge these rows."""
    names = list(dict.fromkeys(row.ticket for row in rows if row.ticket))
    docket = Docket(
        place=place,
        rows=rows,
        writers=names_of(connection, *place),
        roles=_roles(connection, place),
        keys=keys.load(connection, *place, names),
    )
    _load_tickets(connection, docket, names, folds)
    _load_asides(connection, docket, names)
    _load_ids(connection, docket)
    return docket


def _roles(connection: Connection, place: tuple[str, str]) -> dict[str, str]:
    rows = connection.execute(
        select(DEVICE.c.device, DEVICE.c.role).where(DEVICE.c.tenant == place[0], DEVICE.c.branch == place[1])
    )
    return {row.device: row.role for row in rows}


def _load_tickets(connection: Connection, docket: Docket, names: Sequence[str], folds: Folds) -> None:
    again = {row.rno for row in docket.rows if row.again is not None}
    anew = {row.ticket for row in docket.rows if row.again is not None}
    to_fold = []
    for name, mark in marks_of(connection, docket.place, names).items():
        docket.marks[name] = mark
        kept = None if name in anew else folds.get(*docket.place, name, mark)
        if kept is None:
            to_fold.append(name)
        else:
            docket.tickets[name] = kept
    docket.tickets.update(fold_from_feed(connection, docket.place, to_fold, docket.keys, again))


def marks_of(connection: Connection, place: tuple[str, str], names: Sequence[str]) -> dict[str, Mark]:
    """Which fold of each ticket counts now; none for what has none."""
    marks = {}
    for part in in_parts(names):
        rows = connection.execute(
            select(TICKET.c.ticket, TICKET.c.pos, TICKET.c.refold).where(
                TICKET.c.tenant == place[0], TICKET.c.branch == place[1], TICKET.c.ticket.in_(part)
            )
        )
        marks.update({row.ticket: Mark(row.pos, row.refold) for row in rows})
    return marks


def _load_asides(connection: Connection, docket: Docket, names: Sequence[str]) -> None:
    """What is held for these tickets, and which of them are blocked."""
    for part in in_parts(names):
        here = _with_aside(docket.place).where(
            ASIDE.c.ended_at == "", ASIDE.c.again == 0, ASIDE.c.ticket.in_(part)
        )
        held = here.where(ASIDE.c.kind == str(Verdict.HELD))
        for row in _set_aside(connection, held):
            docket.held.setdefault(row.ticket, []).append(row)
        blocked = connection.scalars(
            select(ASIDE.c.ticket)
            .where(ASIDE.c.tenant == docket.place[0], ASIDE.c.branch == docket.place[1])
            .where(ASIDE.c.kind == str(Verdict.QUARANTINED), ASIDE.c.ended_at == "", ASIDE.c.again == 0)
            .where(ASIDE.c.ticket.in_(part))
        )
        docket.blocked.update(blocked)


def _load_ids(connection: Connection, docket: Docket) -> None:
    """Which receipt number had each id first."""
    ids = list({row.id for row in docket.rows if row.id})
    for part in in_parts(ids):
        rows = connection.execute(
            select(INBOX.c.id, func.min(INBOX.c.rno))
            .where(INBOX.c.tenant == docket.place[0], INBOX.c.branch == docket.place[1])
            .where(INBOX.c.id.in_(part))
            .group_by(INBOX.c.id)
        )
        docket.first_of_id.update({row[0]: int(row[1]) for row in rows})

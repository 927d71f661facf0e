"""The docket: entries whose turn it is, with all that is needed to judge them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, NamedTuple

from sqlalchemy import Connection, column, func, select

from app.domain.authors import Roster
from app.domain.merging import WriterRole
from app.domain.ticket import Ticket
from app.headoffice.store.backdated import since
from app.headoffice.store.database import in_parts, one_of
from app.headoffice.store.folds import Folds, Mark, fold_from_feed
from app.headoffice.store.marked import marked
from app.headoffice.store.person_keys import LoadedKeys, PersonKeys
from app.headoffice.store.roster import load_roster
from app.headoffice.store.schema import ASIDE, ASIDE_AGAIN, DEVICE, FEED, INBOX, TICKET
from app.headoffice.store.writers import names_of
from app.wire.limits import MIB
from app.wire.messages import Verdict

_READ_AT_ONCE: Final = 100
_MOST_BYTES: Final = 8 * MIB
"""Entries of one batch, about: a hundred more may be large as well."""

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
    roster: Roster = field(default_factory=Roster)
    since: Mapping[int, datetime] = field(default_factory=dict)
    """Entries that say they are older than they can be: by receipt number, since when they can be there."""

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
    """What was received and not yet judged, in the order of receipt; less of it where entries are large."""
    rows = connection.execute(
        select(*_FILED)
        .where(INBOX.c.tenant == place[0], INBOX.c.branch == place[1], INBOX.c.rno > after)
        .order_by(INBOX.c.rno)
        .limit(limit),
        execution_options={"yield_per": _READ_AT_ONCE},
    )
    found: list[Filed] = []
    size = 0
    with rows:
        for part in rows.partitions():
            found += [Filed(*row) for row in part]
            size += sum(len(each.line) for each in found[-len(part) :])
            if size > _MOST_BYTES:
                break
    return found


def rows_again(connection: Connection, place: tuple[str, str], limit: int) -> list[Filed]:
    """What somebody, or a newer version, asked to have judged anew."""
    few = marked(connection.dialect.name, ASIDE, ASIDE_AGAIN, "again", "rno")
    here = few.where(column("tenant") == place[0], column("branch") == place[1])
    wanted = here.order_by(column("rno")).limit(limit)
    return _set_aside(connection, place, connection.scalars(wanted).all())


def _set_aside(connection: Connection, place: tuple[str, str], rnos: Sequence[int]) -> list[Filed]:
    """These entries, and what was told of them. Not in one question with why they are asked for: a database
    may begin at the wrong end of that, with everything that was ever received.
    """
    found: list[Filed] = []
    for part in in_parts(rnos):
        told = connection.execute(
            select(FEED.c.rno, FEED.c.verdict, FEED.c.detail).where(
                FEED.c.tenant == place[0], FEED.c.branch == place[1], FEED.c.rno.in_(part)
            )
        )
        verdicts = {row.rno: (row.verdict, row.detail) for row in told}
        rows = connection.execute(
            select(*_FILED)
            .where(INBOX.c.tenant == place[0], INBOX.c.branch == place[1], INBOX.c.rno.in_(part))
            .order_by(INBOX.c.rno)
        )
        found += [Filed(*row, again=verdicts[row.rno]) for row in rows if row.rno in verdicts]
    return found


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
        roster=load_roster(connection, place),
    )
    _load_tickets(connection, docket, names, folds)
    _load_asides(connection, docket, names)
    _load_ids(connection, docket)
    held = [each.rno for some in docket.held.values() for each in some]
    docket.since = (
        since(connection, place, [*(row.rno for row in rows), *held]) if docket.roster.people else {}
    )
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
                TICKET.c.tenant == place[0],
                TICKET.c.branch == place[1],
                one_of(connection, TICKET.c.ticket, part),
            )
        )
        marks.update({row.ticket: Mark(row.pos, row.refold) for row in rows})
    return marks


def _load_asides(connection: Connection, docket: Docket, names: Sequence[str]) -> None:
    """What is held for these tickets, and which of them are blocked."""
    place = (ASIDE.c.tenant == docket.place[0], ASIDE.c.branch == docket.place[1])
    held: list[int] = []
    for part in in_parts(names):
        rows = connection.execute(
            select(ASIDE.c.rno, ASIDE.c.ticket, ASIDE.c.kind)
            .where(*place, ASIDE.c.ended_at == "", ASIDE.c.again == 0)
            .where(one_of(connection, ASIDE.c.ticket, part))
        )
        for row in rows:
            if row.kind == Verdict.HELD:
                held.append(row.rno)
            elif row.kind == Verdict.QUARANTINED:
                docket.blocked.add(row.ticket)
    for filed in _set_aside(connection, docket.place, sorted(held)):
        docket.held.setdefault(filed.ticket, []).append(filed)


def _load_ids(connection: Connection, docket: Docket) -> None:
    """Which receipt number had an id first, of those that were here before.

    New rows follow one another without a gap, so only what came before the first of them is asked for.
    """
    anew = any(row.again is not None for row in docket.rows)
    for row in [] if anew else docket.rows:
        docket.first_of_id.setdefault(row.id, row.rno)
    ids = list({row.id for row in docket.rows if row.id})
    # A sum, so that the ids are looked up and not everything before that number read through, which is what
    # a database chooses that has not yet looked how much there is.
    before = () if anew else (INBOX.c.rno + 0 < docket.rows[0].rno,)
    for part in in_parts(ids):
        rows = connection.execute(
            select(INBOX.c.id, func.min(INBOX.c.rno))
            .where(INBOX.c.tenant == docket.place[0], INBOX.c.branch == docket.place[1])
            .where(one_of(connection, INBOX.c.id, part), *before)
            .group_by(INBOX.c.id)
        )
        docket.first_of_id.update({row[0]: int(row[1]) for row in rows})

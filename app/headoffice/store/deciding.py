"""Decisions of head office: entries of its own chain, which every desk of the branch hears of."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, Row, and_, select

from app.domain.approving import request_of
from app.domain.authors import AUTHOR
from app.domain.claims import KEPT, base_of, carrying_out, revision_by, stale
from app.domain.disputed_plans import plans
from app.domain.entry import Body, Entry
from app.domain.evolve import evolve
from app.domain.ids import uuid7
from app.domain.merging import disputed, reasons, weighs, written_anew
from app.domain.refusals import Refusal
from app.domain.rights import Standing
from app.domain.showing import said_beside
from app.domain.steps.approval import ApprovalMethod, approve_plan, deny_plan
from app.domain.steps.deciding import ConflictDecided
from app.domain.ticket import Item, Ticket
from app.domain.vocabulary import Role
from app.headoffice.callers import Caller, Clock, told
from app.headoffice.store.database import Database
from app.headoffice.store.docket import HEAD_OFFICE
from app.headoffice.store.folds import fold_from_feed
from app.headoffice.store.person_keys import LoadedKeys, PersonKeys
from app.headoffice.store.receiving import Arrival, receive
from app.headoffice.store.refusals import HeadOfficeError
from app.headoffice.store.schema import ASIDE, INBOX, WRITER
from app.headoffice.store.site import read_site
from app.headoffice.store.taking_over import check_taking_over
from app.headoffice.store.ticket_rows import PARTS, shown
from app.headoffice.store.writers import locked_writer
from app.wire.chain import next_hash
from app.wire.entries import decode_entry, encode_entry
from app.wire.messages import Verdict

OFFICE: Final = "office"
_KEYS_AT_MOST: Final = 2 * 32


class Contested(NamedTuple):
    """One claim of an entry in conflict: what stands now, and what the entry says. Persons are masked."""

    claim: str
    stands: str
    proposed: str


class WaitingPlan(NamedTuple):
    """A plan that waits for the customer's answer. `options` are remedies and their amounts in fen (0: none),
    `approved` who approved it already. `asked_by` and `asked_reason` are of the desk's request.
    """

    item: str
    goods: str
    options: tuple[tuple[str, int], ...]
    approved: tuple[str, ...]
    asked_by: str = ""
    asked_reason: str = ""
    denied_by: str = ""


@dataclass(frozen=True)
class Written:
    """Entries that head office wrote: their writer, and the seq of the last."""

    writer: str
    seq: int


class Decisions:
    """Writes what people at head office decide."""

    def __init__(
        self, database: Database, keys: PersonKeys, clock: Clock, arrived: Callable[[], None]
    ) -> None:
        self._database, self._keys, self._clock, self._arrived = database, keys, clock, arrived

    def decide(self, branch: str, writer: str, seq: int, *, take: bool, note: str, user: str) -> Written:
        """Decide about an entry in conflict; taken over, what it says is written anew behind the decision.

        An entry decided once may be decided again: the last word counts. What was taken over already is not
        left after all by head office, nor by taking over a decision that says so: a desk does that, since it
        takes back too what was written anew.
        Raises HeadOfficeError: no_such_entry, not_in_conflict, taking_back_at_desks, and where doing it now
        would be refused: accepted_another_plan, answered_another_plan, manager_must_approve,
        taking_over_refused.
        """
        with self._database.writing() as connection:
            place = Caller(read_site(connection).tenant, branch, HEAD_OFFICE)
            row = _conflict(connection, place, writer, seq)
            keys = self._keys.load(connection, place.tenant, branch, [row.ticket])
            keys.chance = os.urandom(_KEYS_AT_MOST)
            ticket = fold_from_feed(connection, (place.tenant, branch), [row.ticket], keys).get(row.ticket)
            if ticket is None:
                raise HeadOfficeError("no_such_entry", writer=writer, seq=seq)
            contested = decode_entry(row.line, keys)
            if not take and ticket.decided.get(contested.id, KEPT) != KEPT:
                raise HeadOfficeError("taking_back_at_desks", writer=writer, seq=seq)
            kind = type(contested.body).TYPE
            grave = weighs(contested.body, ticket)
            bodies: list[Body] = [ConflictDecided(contested.id, take, kind, note, grave)]
            if take:
                bodies.append(written_anew(contested.body, ticket))
                if isinstance(contested.body, ConflictDecided):
                    bodies.append(_taken_by(connection, place, (writer, seq), contested.body, ticket, keys))
                check_taking_over(bodies[-1], ticket, user, self._clock.now(), (writer, seq))
            written = self._write(connection, place, (row.ticket, ticket), bodies, user, keys)
        self._arrived()
        return written

    def approve(self, branch: str, ticket: str, *, item: str | None, user: str) -> Written:
        """Approve the plan that waits for the customer, with the authority that the desk lacks (S4-28).

        Raises HeadOfficeError: no_such_ticket, approval_refused (`reason`: a code of the trade).
        """
        with self._database.writing() as connection:
            place = Caller(read_site(connection).tenant, branch, HEAD_OFFICE)
            keys = self._keys.load(connection, place.tenant, branch, [ticket])
            found = fold_from_feed(connection, (place.tenant, branch), [ticket], keys).get(ticket)
            if found is None:
                raise HeadOfficeError("no_such_ticket", ticket=ticket)
            approved = approve_plan(found, item, Standing(user, Role.HEAD_OFFICE), ApprovalMethod.REMOTE)
            if isinstance(approved, Refusal):
                raise HeadOfficeError("approval_refused", ticket=ticket, reason=approved.code)
            written = self._write(connection, place, (ticket, found), [approved], user, keys)
        self._arrived()
        return written

    def deny(self, branch: str, ticket: str, *, item: str | None, user: str, reason: str) -> Written:
        """Refuse to approve the plan, and say why: the desk makes another one.

        Raises HeadOfficeError: no_such_ticket, approval_refused (`reason`: a code of the trade).
        """
        with self._database.writing() as connection:
            place = Caller(read_site(connection).tenant, branch, HEAD_OFFICE)
            keys = self._keys.load(connection, place.tenant, branch, [ticket])
            keys.chance = os.urandom(_KEYS_AT_MOST)
            found = fold_from_feed(connection, (place.tenant, branch), [ticket], keys).get(ticket)
            if found is None:
                raise HeadOfficeError("no_such_ticket", ticket=ticket)
            denied = deny_plan(found, item, Standing(user, Role.HEAD_OFFICE), reason)
            if isinstance(denied, Refusal):
                raise HeadOfficeError("approval_refused", ticket=ticket, reason=denied.code)
            written = self._write(connection, place, (ticket, found), [denied], user, keys)
        self._arrived()
        return written

    def waiting_plans(self, branch: str, ticket: str) -> tuple[WaitingPlan, ...]:
        """Plans of that ticket that head office could approve now; none of a ticket that is not known."""
        with self._database.reading() as connection:
            place = Caller(read_site(connection).tenant, branch, HEAD_OFFICE)
            keys = self._keys.load(connection, place.tenant, branch, [ticket])
            found = fold_from_feed(connection, (place.tenant, branch), [ticket], keys).get(ticket)
        return () if found is None else tuple(_waiting(found))

    def values(self, branch: str, writer: str, seq: int) -> tuple[Contested, ...]:
        """What a decision is between. Raises HeadOfficeError: no_such_entry, not_in_conflict."""
        with self._database.reading() as connection:
            place = Caller(read_site(connection).tenant, branch, HEAD_OFFICE)
            row = _conflict(connection, place, writer, seq)
            keys = self._keys.load(connection, place.tenant, branch, [row.ticket])
            ticket = fold_from_feed(connection, (place.tenant, branch), [row.ticket], keys).get(row.ticket)
            contested = decode_entry(row.line, keys)
            known = _set_in(connection, (place, row.ticket), ticket, keys, contested)
        if ticket is None:
            return ()
        claims = dict.fromkeys(
            (*stale(contested.body, ticket, contested.base), *contested.body.claims(ticket))
        )
        return tuple(
            Contested(claim, shown(claim, stands), shown(claim, other))
            for claim, stands, other in (
                *disputed(ticket, contested, claims),
                *plans(ticket, contested, known),
                *reasons(ticket, contested, claims, known),
                *_said(contested, row.detail),
            )
        )

    def _write(
        self,
        connection: Connection,
        place: Caller,
        of: tuple[str, Ticket],
        bodies: Sequence[Body],
        user: str,
        keys: LoadedKeys,
    ) -> Written:
        """Append to head office's own chain of that branch."""
        name, ticket = of
        now = self._clock.now()
        writer = own_writer(read_site(connection).epoch, place.branch)
        known = locked_writer(connection, place.tenant, place.branch, writer)
        running, lines, hashes = bytes.fromhex(known.head), [], []
        after: Ticket | None = ticket
        bound: dict[str, int] = {}
        for seq, body in enumerate(bodies, known.hwm + 1):
            entry = Entry(
                seq=seq,
                id=uuid7(round(now.timestamp() * 1000), int.from_bytes(os.urandom(10), "big") >> 6),
                at=now,
                boot=OFFICE,
                mono=0,
                ticket=name,
                body=body,
                user=user,
                off=0,
                base={**base_of(body, after), **bound},
            )
            after = evolve(after, entry)
            if isinstance(body, ConflictDecided) and after is not None:
                bound = carrying_out(body.entry, after)  # of what follows
            lines.append(encode_entry(entry, keys))
            running = next_hash(running, seq, lines[-1])
            hashes.append(running)
        self._keys.store(connection, place, keys.made)
        arrival = Arrival(known.hwm + 1, known.head, lines, hashes, OFFICE, OFFICE, told(now))
        received = receive(connection, place, writer, arrival, told(now))
        return Written(writer, received.end.seq)


def _waiting(ticket: Ticket) -> Iterator[WaitingPlan]:
    for item in ticket.items:
        could = approve_plan(ticket, item.id, Standing(OFFICE, Role.HEAD_OFFICE))
        if isinstance(could, Refusal) or item.plan is None:
            continue
        yield WaitingPlan(
            item.id,
            shown("goods", item.goods),
            tuple((each.remedy, int(each.amount or 0)) for each in item.plan.options),
            tuple(each.by for each in ticket.approvals if each.subject == could.subject),
            *_asked(ticket, item),
        )


def _asked(ticket: Ticket, item: Item) -> tuple[str, str, str]:
    """Who asked, why, and who refused it."""
    request = request_of(ticket, item)
    return (request.by, request.reason, request.denied_by) if request is not None else ("", "", "")


def own_writer(epoch: str, branch: str) -> str:
    """The name head office writes under in a branch: new after each restore, so no seq comes twice."""
    digest = sha256(f"{epoch}\n{branch}".encode()).hexdigest()
    return f"{HEAD_OFFICE}.{digest[:16]}"


def _set_in(
    connection: Connection, of: tuple[Caller, str], ticket: Ticket | None, keys: LoadedKeys, contested: Entry
) -> list[Entry]:
    """The entries by which what stands in the ticket was set, and the offer that `contested` answers."""
    place, name = of
    offer = getattr(contested.body, "offer", "")
    revisions = set() if ticket is None else set(ticket.revisions.values())
    rows = connection.execute(
        select(INBOX.c.id, INBOX.c.line)
        .where(INBOX.c.tenant == place.tenant, INBOX.c.branch == place.branch, INBOX.c.ticket == name)
        .order_by(INBOX.c.rno)
    )
    return [
        decode_entry(row.line, keys)
        for row in rows
        if row.id and (row.id == offer or revision_by(row.id) in revisions)
    ]


def _taken_by(
    connection: Connection,
    place: Caller,
    of: tuple[str, int],
    decision: ConflictDecided,
    ticket: Ticket,
    keys: LoadedKeys,
) -> Body:
    """What a decision in conflict wanted to take over.

    Raises HeadOfficeError: taking_back_at_desks where it wanted to leave it, no_such_entry.
    """
    if not decision.take:
        raise HeadOfficeError("taking_back_at_desks", writer=of[0], seq=of[1])
    line = connection.scalar(
        select(INBOX.c.line)
        .where(INBOX.c.tenant == place.tenant, INBOX.c.branch == place.branch)
        .where(INBOX.c.ticket == ticket.id, INBOX.c.id == decision.entry)
        .order_by(INBOX.c.rno)
        .limit(1)
    )
    if line is None:
        raise HeadOfficeError("no_such_entry", writer=of[0], seq=of[1])
    return written_anew(decode_entry(line, keys).body, ticket)


def _said(entry: Entry, detail: str | None) -> Iterator[tuple[str, object, object]]:
    """What the entry says by itself, where its author is in doubt: a note need not stand against anything."""
    kind = msgspec.json.decode(detail).get("kind") if detail else ""
    if kind == AUTHOR and (values := said_beside(entry)):
        yield "says", None, PARTS.join(shown(name, value) for name, value in values.items())


def _conflict(connection: Connection, place: Caller, writer: str, seq: int) -> Row[*tuple[Any, ...]]:
    same = and_(
        INBOX.c.tenant == ASIDE.c.tenant, INBOX.c.branch == ASIDE.c.branch, INBOX.c.rno == ASIDE.c.rno
    )
    wrote = and_(
        WRITER.c.tenant == ASIDE.c.tenant, WRITER.c.branch == ASIDE.c.branch, WRITER.c.no == ASIDE.c.writer
    )
    row = connection.execute(
        select(ASIDE.c.kind, ASIDE.c.ticket, ASIDE.c.detail, INBOX.c.line)
        .join(INBOX, same)
        .join(WRITER, wrote)
        .where(ASIDE.c.tenant == place.tenant, ASIDE.c.branch == place.branch)
        .where(WRITER.c.writer == writer, ASIDE.c.seq == seq)
    ).one_or_none()
    if row is None:
        raise HeadOfficeError("no_such_entry", writer=writer, seq=seq)
    if row.kind != Verdict.CONFLICT:
        raise HeadOfficeError("not_in_conflict", writer=writer, seq=seq)
    return row

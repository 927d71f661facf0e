"""What people do at a desk, through the use cases; a refusal of theirs is no fault."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from app.domain.decide import Action
from app.domain.money import Fen
from app.domain.records import BlobRef, EvidenceFile
from app.domain.refusals import InputError, ProblemError, RefusedError
from app.domain.steps.amendment import AmendCustomer, AmendGoods, AmendProblem
from app.domain.steps.checking import BeginCheck
from app.domain.steps.closing import ReopenTicket, VoidTicket, WithdrawTicket
from app.domain.steps.contact import AddNote, AssignOwner, LogContact
from app.domain.steps.evidence import AttachEvidence
from app.domain.steps.intake import AddGoods
from app.domain.steps.level import SetLevel
from app.domain.steps.planning import AcceptPlan, OfferPlan
from app.domain.ticket import Ticket
from app.domain.verdicts import Option
from app.domain.vocabulary import Cause, Demand
from app.store.sync_figures import StoreSyncRecords
from app.usecases.conflict_cases import decided_cases, open_cases, settle
from app.usecases.desk import Person
from app.usecases.desk_link import SyncRecords, TicketsAbroad
from app.usecases.perform import perform
from app.usecases.take_in import take_in
from tests.fakes.shop import CLERK, MANAGER, SUPERVISOR, determination, kettle, kettle_goods
from tests.faults.world.desk_end import DeskEnd


@dataclass(frozen=True)
class _Known:
    """What the store of a desk knows of tickets abroad."""

    state: TicketsAbroad
    records: SyncRecords


PEOPLE = (CLERK, SUPERVISOR, MANAGER)
"""Whoever is signed in: they take turns at one desk (fault 39)."""

_PHONES = ("13800000001", "13800000002", "13800000003")
_BRANDS = ("甲", "乙")
_WORDS = ("用了3次就漏水", "底座裂了", "不通电")


def _customer(ticket: Ticket, value: int) -> Action:
    return AmendCustomer(replace(ticket.customer, phone=_PHONES[value % 3]))


def _goods(ticket: Ticket, value: int) -> Action:
    item = ticket.items[0]
    return AmendGoods(replace(item.goods, brand=_BRANDS[value % 2]), item=item.id)


def _problem(ticket: Ticket, value: int) -> Action:
    return AmendProblem(replace(ticket.problem, words=_WORDS[value % 3]))


def _liability(ticket: Ticket, value: int) -> Action:
    return determination((Cause.QUALITY, Cause.CUSTOMER)[value % 2])


def _plan(ticket: Ticket, value: int) -> Action:
    remedies = ("exchange_same_model", "refund", "repair_free")
    return OfferPlan((Option(remedies[value % 3], amount=Fen(0)),))


ACTIONS: Sequence[Callable[[Ticket, int], Action]] = (
    _customer,
    _goods,
    _problem,
    _liability,
    _plan,
    lambda _ticket, _value: AcceptPlan(),
    lambda _ticket, value: SetLevel(1 + value % 3, "重新看过"),
    lambda _ticket, _value: BeginCheck(),
    lambda _ticket, value: AssignOwner(PEOPLE[value % 3].name),
    lambda _ticket, value: LogContact("phone", f"第{value}次联系"),
    lambda _ticket, value: AddGoods(kettle_goods(("杯", "碗")[value % 2]), Demand.REPAIR),
    lambda _ticket, _value: WithdrawTicket("顾客算了"),
    lambda _ticket, _value: ReopenTicket("又来了"),
    lambda _ticket, value: VoidTicket("开错了") if value % 4 == 0 else AddNote(f"不作废 {value}"),
)


def take_one_in(desk: DeskEnd, value: int) -> None:
    """A case more."""
    # A clock that shows another century is told, a desk that is shut out too, and nothing is written.
    with suppress(ProblemError, RefusedError):
        take_in(desk.work, kettle(), _person(value))


def amend(desk: DeskEnd, which: int, what: int, value: int) -> None:
    """Something of a ticket that is known there."""
    ticket = _ticket(desk, which)
    if ticket is not None:
        _tried(desk, ticket, ACTIONS[what % len(ACTIONS)](ticket, value), value)


def note(desk: DeskEnd, which: int, words: str, value: int) -> None:
    """A fact: it never conflicts and is there once, everywhere."""
    ticket = _ticket(desk, which)
    if ticket is not None:
        _tried(desk, ticket, AddNote(words), value)


def photo(desk: DeskEnd, which: int, value: int) -> None:
    """A picture; of few different ones, so that the same comes twice (fault 9)."""
    ticket = _ticket(desk, which)
    if ticket is None:
        return
    data = f"picture {value % 7} ".encode() * (1 + 2000 * (value % 3))
    blob = BlobRef(desk.store.blobs.put_bytes(data), len(data), "image/jpeg", f"照片{value}.jpg", "whole")
    _tried(desk, ticket, AttachEvidence(EvidenceFile(blob), "whole"), value)


def decide(desk: DeskEnd, value: int) -> None:
    """A conflict that is open there; now and then one that was decided, the other way round."""
    link = _Known(desk.store.sync_state, StoreSyncRecords(desk.store.access))
    waiting = open_cases(desk.work, link, desk.store.sync_state.undecided())
    if not waiting or value % 5 == 0:
        waiting = decided_cases(desk.work, link, link.records.decided_tickets()) or waiting
    for case in waiting[:1]:
        take = not case.decision.take if case.decision is not None else value % 2 == 0
        with suppress(RefusedError, InputError):
            settle(desk.work, link, case, SUPERVISOR, take=take)


def _ticket(desk: DeskEnd, which: int) -> Ticket | None:
    with desk.store.access.reading() as connection:
        names = [row[0] for row in connection.execute("SELECT ticket FROM ticket_row ORDER BY row DESC")]
    return desk.store.tickets.ticket(names[which % len(names)]) if names else None


def _person(value: int) -> Person:
    return PEOPLE[value % len(PEOPLE)]


def _tried(desk: DeskEnd, ticket: Ticket, action: Action, value: int) -> None:
    # A rule refuses it, or the clock shows a year that no rule counts with: told, and nothing is written.
    with suppress(RefusedError, InputError):
        perform(desk.work, ticket.id, action, _person(value))

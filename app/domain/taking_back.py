"""撤销: what takes a change back. Nothing is erased; the way back is an action like any other.

Taken back is what only corrected, tagged or arranged something. What was said, decided, signed or handed
out stays, and a new entry follows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from app.domain.decide import Action
from app.domain.entry import Body, Entry
from app.domain.evolve import evolve
from app.domain.records import Complaint, Customer, Goods, Problem
from app.domain.steps.amendment import (
    AmendComplaint,
    AmendCustomer,
    AmendGoods,
    AmendProblem,
    ComplaintAmended,
    CustomerAmended,
    GoodsAmended,
    ProblemAmended,
)
from app.domain.steps.circumstances import UNKNOWN, FactsStated, StateFacts
from app.domain.steps.contact import AssignOwner, ContactVerified, OwnerAssigned
from app.domain.steps.evidence import EvidenceAttached, EvidenceRetagged, RetagEvidence, VoidEvidence
from app.domain.steps.intake import ListReceivedItems, ReceivedItemsListed
from app.domain.steps.level import LevelSet, SetLevel
from app.domain.steps.linking import ParentSet, SetParent
from app.domain.steps.promising import (
    ClocksPaused,
    ClocksResumed,
    MakePromise,
    PauseClocks,
    PromiseMade,
    PromiseVoided,
    ResumeClocks,
    VoidPromise,
)
from app.domain.steps.undoing import ChangeTakenBack
from app.domain.ticket import Ticket
from app.domain.vocabulary import Demand

R = TypeVar("R", Customer, Goods, Problem, Complaint)

CHANGED_SINCE = "changed_since"
STAYS = "stays"

WHY: Mapping[str, str] = {
    "ticket.opened": "taken_in",
    "goods.added": "taken_in",
    "ticket.merged": "ticket_ended",
    "ticket.closed": "ticket_ended",
    "ticket.withdrawn": "ticket_ended",
    "ticket.voided": "ticket_voided",
    "document.issued": "paper_out",
    "document.printed": "paper_out",
    "document.delivered": "handed_over",
    "document.signed": "handed_over",
    "evidence.exported": "handed_over",
    "note.added": "was_said",
    "contact.logged": "was_said",
    "question.answered": "was_said",
    "emergency.step_logged": "was_said",
    "evidence.voided": "evidence_out",
    "liability.determined": "was_decided",
    "goods.inspected": "was_decided",
    "plan.offered": "was_decided",
    "approved": "was_decided",
}
"""Why a kind of entry cannot be taken back, as a code for what follows it instead; STAYS for others."""


@dataclass(frozen=True)
class Change:
    """An entry, and the ticket before and after it."""

    entry: Entry
    before: Ticket
    after: Ticket


@dataclass(frozen=True)
class NoWayBack:
    """`code` is one of WHY's, CHANGED_SINCE or STAYS."""

    code: str


def changes_of(entries: Iterable[Entry]) -> tuple[list[Change], Ticket | None]:
    """The changes that stand, oldest first, and the ticket now.

    Left out: what opened the ticket, what was taken back, and what took it back.
    """
    ticket: Ticket | None = None
    changes: list[Change] = []
    settled: set[str] = set()
    for entry in entries:
        before, ticket = ticket, evolve(ticket, entry)
        if isinstance(entry.body, ChangeTakenBack):
            settled |= {entry.body.taken_back, *entry.body.by_entries}
        elif before is not None and ticket is not None:
            changes.append(Change(entry, before, ticket))
    return [each for each in changes if each.entry.id not in settled], ticket


def way_back(
    change: Change, now: Ticket, reason: str, levels: Mapping[int, tuple[str, str]]
) -> Action | NoWayBack:
    """What takes `change` back, as the ticket stands `now`; `levels` are mark and owner of the profile's.

    CHANGED_SINCE where it was changed again meanwhile: that is to be taken back first, by whoever did it.
    """
    body = change.entry.body
    if isinstance(body, LevelSet):
        return _level(change, now, reason, levels)
    find = _WAYS_BACK.get(type(body))
    if find is None:
        return NoWayBack(WHY.get(body.TYPE, STAYS))
    return find(body, change, now, reason)


def _restored(changed: Iterable[str], before: R, after: R, now: R) -> R | None:
    """`now` with the changed fields as before; None where one of them is another one by now."""
    names = [name for name in changed if hasattr(now, name)]
    if any(getattr(now, name) != getattr(after, name) for name in names):
        return None
    fields: dict[str, Any] = {name: getattr(before, name) for name in names}
    return replace(now, **fields)


def _customer(body: CustomerAmended, change: Change, now: Ticket, _reason: str) -> Action | NoWayBack:
    old = _restored(body.changed, change.before.customer, change.after.customer, now.customer)
    return AmendCustomer(old) if old is not None else NoWayBack(CHANGED_SINCE)


def _verified(_body: ContactVerified, change: Change, now: Ticket, _reason: str) -> Action | NoWayBack:
    before, after = change.before.customer, change.after.customer
    old = _restored(("contact_verified_by",), before, after, now.customer)
    return AmendCustomer(old) if old is not None else NoWayBack(CHANGED_SINCE)


def _problem(body: ProblemAmended, change: Change, now: Ticket, _reason: str) -> Action | NoWayBack:
    old = _restored(body.changed, change.before.problem, change.after.problem, now.problem)
    return AmendProblem(old) if old is not None else NoWayBack(CHANGED_SINCE)


def _goods(body: GoodsAmended, change: Change, now: Ticket, _reason: str) -> Action | NoWayBack:
    items = [ticket.item(body.item) for ticket in (change.before, change.after, now)]
    before, after, today = (item.goods if item else Goods("") for item in items)
    old = _restored(body.changed, before, after, today)
    return AmendGoods(old, body.item) if old is not None else NoWayBack(CHANGED_SINCE)


def _complaint(body: ComplaintAmended, change: Change, now: Ticket, _reason: str) -> Action | NoWayBack:
    before, after, today = (ticket.item(body.item) for ticket in (change.before, change.after, now))
    if before is None or after is None or today is None or today.demand != after.demand:
        return NoWayBack(CHANGED_SINCE)
    records = (each.complaint or Complaint() for each in (before, after, today))
    old = _restored(body.changed, *records)
    return (
        AmendComplaint(old, Demand(before.demand), body.item) if old is not None else NoWayBack(CHANGED_SINCE)
    )


def _stated(body: FactsStated, change: Change, now: Ticket, _reason: str) -> Action | NoWayBack:
    before, after, today = (ticket.item(body.item) for ticket in (change.before, change.after, now))
    if before is None or after is None or today is None:
        return NoWayBack(CHANGED_SINCE)
    if any(today.stated.get(key) != after.stated.get(key) for key in body.facts):
        return NoWayBack(CHANGED_SINCE)
    return StateFacts({key: before.stated.get(key, UNKNOWN) for key in body.facts}, body.item)


def _received(_body: ReceivedItemsListed, change: Change, now: Ticket, _reason: str) -> Action | NoWayBack:
    same = now.received_items == change.after.received_items
    return ListReceivedItems(change.before.received_items) if same else NoWayBack(CHANGED_SINCE)


def _attached(body: EvidenceAttached, _change: Change, now: Ticket, reason: str) -> Action | NoWayBack:
    valid = any(each.id == body.evidence and not each.voided for each in now.evidence)
    return VoidEvidence(body.evidence, reason) if valid else NoWayBack(CHANGED_SINCE)


def _retagged(body: EvidenceRetagged, change: Change, now: Ticket, _reason: str) -> Action | NoWayBack:
    before = next((each.role for each in change.before.evidence if each.id == body.evidence), None)
    today = next((each for each in now.evidence if each.id == body.evidence), None)
    if before is None or today is None or today.voided or today.role != body.role:
        return NoWayBack(CHANGED_SINCE)
    return RetagEvidence(body.evidence, before)


def _promised(body: PromiseMade, _change: Change, now: Ticket, reason: str) -> Action | NoWayBack:
    runs = any(p.id == body.promise and p.kept_at is None and not p.voided for p in now.promises)
    return VoidPromise(body.promise, reason) if runs else NoWayBack(CHANGED_SINCE)


def _unpromised(body: PromiseVoided, change: Change, _now: Ticket, _reason: str) -> Action | NoWayBack:
    old = next((each for each in change.before.promises if each.id == body.promise), None)
    return MakePromise(old.text, old.due) if old is not None else NoWayBack(STAYS)


def _paused(_body: ClocksPaused, change: Change, now: Ticket, _reason: str) -> Action | NoWayBack:
    same = now.paused is not None and now.paused == change.after.paused
    return ResumeClocks() if same else NoWayBack(CHANGED_SINCE)


def _resumed(_body: ClocksResumed, change: Change, now: Ticket, _reason: str) -> Action | NoWayBack:
    before = change.before.paused
    if before is None or len(now.pauses) != len(change.after.pauses):
        return NoWayBack(CHANGED_SINCE)
    return PauseClocks(before.reason)


def _owner(body: OwnerAssigned, change: Change, now: Ticket, _reason: str) -> Action | NoWayBack:
    before = change.before.level
    if before is None or now.level is None or now.level.owner != body.owner:
        return NoWayBack(CHANGED_SINCE)
    return AssignOwner(before.owner)


def _level(
    change: Change, now: Ticket, reason: str, levels: Mapping[int, tuple[str, str]]
) -> Action | NoWayBack:
    before = change.before.level
    if now.level != change.after.level:
        return NoWayBack(CHANGED_SINCE)
    if before is None or (before.mark, before.owner) != levels.get(before.level):
        return NoWayBack(STAYS)  # a level by rule, or with an owner of its own: not what setting it makes
    return SetLevel(before.level, reason)


def _parent(body: ParentSet, change: Change, now: Ticket, _reason: str) -> Action | NoWayBack:
    return SetParent(change.before.parent) if now.parent == body.parent else NoWayBack(CHANGED_SINCE)


_Find = Callable[[Any, Change, Ticket, str], Action | NoWayBack]

_WAYS_BACK: Mapping[type[Body], _Find] = {
    CustomerAmended: _customer,
    ContactVerified: _verified,
    ProblemAmended: _problem,
    GoodsAmended: _goods,
    ComplaintAmended: _complaint,
    FactsStated: _stated,
    ReceivedItemsListed: _received,
    EvidenceAttached: _attached,
    EvidenceRetagged: _retagged,
    PromiseMade: _promised,
    PromiseVoided: _unpromised,
    ClocksPaused: _paused,
    ClocksResumed: _resumed,
    OwnerAssigned: _owner,
    ParentSet: _parent,
}

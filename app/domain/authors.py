"""作者: whether who wrote an entry was of the staff and had the right to, as head office knows them (6.2).

A desk refuses what a role may not do; what comes from a desk may have been made by another program.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from types import MappingProxyType
from typing import Final

from app.domain.dating import SLACK
from app.domain.entry import Body, Entry
from app.domain.privacy import Cause
from app.domain.rights import LENDING, needed_right, own_visit
from app.domain.steps.amendment import CustomerAmended
from app.domain.steps.approval import ApprovalDenied, Approved
from app.domain.steps.deciding import ConflictDecided
from app.domain.steps.execution import ExecutionAdvanced
from app.domain.steps.overriding import OverrideGranted
from app.domain.steps.privacy import PersonErased
from app.domain.ticket import Ticket
from app.domain.vocabulary import Role

AUTHOR: Final = "author"
"""Kind of a conflict: who wrote it was not of the staff, or had no right to."""

_ACTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "goods.added": "AddGoods",
        "received_items.listed": "ListReceivedItems",
        "customer.amended": "AmendCustomer",
        "goods.amended": "AmendGoods",
        "problem.amended": "AmendProblem",
        "complaint.amended": "AmendComplaint",
        "facts.stated": "StateFacts",
        "evidence.attached": "AttachEvidence",
        "evidence.retagged": "RetagEvidence",
        "evidence.voided": "VoidEvidence",
        "proof.requested": "RequestProof",
        "proof.recorded": "RecordProof",
        "proof.confirmed": "ConfirmProof",
        "check.begun": "BeginCheck",
        "goods.inspected": "InspectGoods",
        "test.commissioned": "CommissionTest",
        "test.reported": "ReportTest",
        "level.set": "SetLevel",
        "emergency.step_logged": "LogEmergencyStep",
        "question.answered": "AnswerQuestion",
        "contact.logged": "LogContact",
        "note.added": "AddNote",
        "contact.verified": "VerifyContact",
        "owner.assigned": "AssignOwner",
        "promise.made": "MakePromise",
        "promise.kept": "KeepPromise",
        "promise.voided": "VoidPromise",
        "clocks.paused": "PauseClocks",
        "clocks.resumed": "ResumeClocks",
        "liability.determined": "DetermineLiability",
        "document.delivered": "RecordDelivery",
        "document.signed": "SignDocument",
        "document.voided": "VoidDocument",
        "plan.offered": "OfferPlan",
        "plan.accepted": "AcceptPlan",
        "plan.refused": "RefusePlan",
        "approval.requested": "RequestApproval",
        "approved": "ApprovePlan",
        "approval.denied": "DenyPlan",
        "execution.started": "StartExecution",
        "execution.advanced": "AdvanceExecution",
        "execution.called_off": "CallOffExecution",
        "item.completed": "CompleteItem",
        "followed_up": "RecordFollowUp",
        "ticket.closed": "CloseTicket",
        "ticket.withdrawn": "WithdrawTicket",
        "ticket.reopened": "ReopenTicket",
        "stage.jumped": "JumpStage",
        "ticket.voided": "VoidTicket",
        "ticket.linked": "LinkTicket",
        "ticket.parent_set": "SetParent",
        "ticket.merged": "MergeTicket",
        "appeal.advanced": "AdvanceAppeal",
        "conflict.decided": "DecideConflict",
        "identity.revealed": "RevealIdentity",
        "consent.given": "GiveConsent",
        "consent.withdrawn": "WithdrawConsent",
        "hold.placed": "PlaceHold",
        "hold.lifted": "LiftHold",
    }
)
"""Which action writes an entry of that type.

Left out is what no person decides, and what opens a case: a customer's case is there whoever took it in, and
all that follows on it is judged.
"""


@dataclass(frozen=True)
class Listed:
    """Somebody named by head office, from one moment to another (None: still)."""

    name: str
    role: Role
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True)
class Roster:
    """Everybody head office ever named for a branch."""

    people: tuple[Listed, ...] = ()

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[Listed, ...]]:
        named: dict[str, tuple[Listed, ...]] = {}
        for each in self.people:
            named[each.name] = (*named.get(each.name, ()), each)
        return named

    @cached_property
    def _first(self) -> datetime | None:
        return min((each.since for each in self.people), default=None)

    def known_at(self, at: datetime) -> bool:
        """Whether anybody was named then: before that the desk's word is all there is."""
        return self._first is not None and self._first <= at

    def roles(self, name: str, at: datetime) -> frozenset[Role]:
        """In which roles that person was named then, give or take a wrong clock; none for a stranger."""
        return frozenset(
            each.role
            for each in self._by_name.get(name, ())
            if each.since - SLACK <= at and (each.until is None or at < each.until + SLACK)
        )


def acts_of(body: Body) -> tuple[str, str]:
    """The action that writes such an entry, and the part of it that takes a right of its own."""
    name = _ACTS.get(body.TYPE, "")
    if isinstance(body, ExecutionAdvanced):
        return name, body.kind
    if isinstance(body, CustomerAmended) and "id_number" in body.changed:
        return name, "id_number"
    if isinstance(body, ConflictDecided) and body.weighty:
        return name, "weighty"
    if isinstance(body, PersonErased) and body.cause == Cause.REQUEST:
        return "ErasePerson", ""  # what the retention clock erases is nobody's act
    return name, ""


def author_in_doubt(
    entry: Entry, ticket: Ticket | None, roster: Roster, not_before: datetime | None = None
) -> bool:
    """Whether nobody of that name was of the staff when it was written, or none of them had the right to.

    It was written when it says, but never before `not_before` (`dating.py`).
    """
    at = entry.at if not_before is None else max(entry.at, not_before)
    if not roster.known_at(at):
        return False
    if isinstance(entry.body, OverrideGranted):
        return not (roster.roles(entry.user or "", at) and _may_lend(entry.body, entry, roster, at))
    name, part = acts_of(entry.body)
    right = needed_right(name, part) if name else None
    if right is None:
        return False
    own = roster.roles(entry.user or "", at)
    if not own:
        return True
    if isinstance(entry.body, Approved | ApprovalDenied):
        by = entry.body.instead_of or entry.body.by
        if entry.body.role not in roster.roles(by, at) & right.roles:
            return True
    if _lent(name, entry, ticket, right.roles):
        return False
    able = own & right.roles
    return not able or (able == _VISITING and ticket is not None and not _own(ticket, entry))


_VISITING: Final = frozenset({Role.TECHNICIAN})


def _own(ticket: Ticket, entry: Entry) -> bool:
    """师傅只看自己的上门: whether the case or some way of carrying it out is the technician's."""
    return bool(ticket.book) or own_visit(ticket, entry.user or "")


def _may_lend(granted: OverrideGranted, entry: Entry, roster: Roster, at: datetime) -> bool:
    """A deputy has the role of who is away; else another person lends, who stands above the desk."""
    if granted.instead_of:
        known = bool(roster.roles(granted.lender, at))
        return known and granted.role in roster.roles(granted.instead_of, at)
    lends = granted.role in LENDING and granted.role in roster.roles(granted.lender, at)
    return lends and granted.lender != entry.user


def _lent(name: str, entry: Entry, ticket: Ticket | None, roles: frozenset[Role]) -> bool:
    """Whether the right was lent in the same moment, to the same person, for the same action."""
    lent = ticket.lent if ticket else None
    if lent is None or (lent.action, lent.user, lent.at) != (name, entry.user, entry.at):
        return False
    return lent.role in roles

"""审批: a plan above the desk's limit is approved at the desk or by head office, or is not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar

from app.domain.approving import (
    approval_open,
    approvers,
    gives,
    plan_subject,
    remedies_of,
    request_of,
    sum_is_known,
    worth_of_plan,
)
from app.domain.case_facts import goods_value
from app.domain.claims import course_of
from app.domain.decide import Action, Context, Decided
from app.domain.entry import Body, Draft, Entry
from app.domain.money import Fen
from app.domain.records import Approval, ApprovalRequest, Goods
from app.domain.refusals import Refusal
from app.domain.rights import TABLE, Standing, not_enough
from app.domain.status import TRACK_STEPS, Stage, TrackKind
from app.domain.steps.common import missing_text, open_item
from app.domain.ticket import Item, Ticket
from app.domain.verdicts import Execution
from app.domain.vocabulary import Role


class ApprovalMethod(StrEnum):
    """How it was approved: by who is signed in, by somebody who came to the desk, or from head office."""

    SIGNED_IN = "signed_in"
    AT_DESK = "at_desk"
    REMOTE = "remote"


def waits(item: Item) -> bool:
    """Whether a plan of the item waits for the customer's answer."""
    return item.stage is Stage.PLAN_OFFERED and item.plan is not None


def waits_for_answer(ticket: Ticket) -> bool:
    """Whether any plan of the ticket does."""
    return ticket.open and any(map(waits, ticket.items))


def without_approval(ticket: Ticket, item: str) -> Ticket:
    """The ticket once the plan of that item is no longer the one that was approved or asked about."""
    subject = plan_subject(item)
    kept = tuple(each for each in ticket.approvals if each.subject != subject)
    return replace(ticket, approvals=kept, requests=_others(ticket, subject))


def approval_needed(ticket: Ticket, item: Item, context: Context) -> Refusal | None:
    """The refusal when this plan needs a manager's approval that is not there yet."""
    if not approval_open(ticket, item, context.zone, context.policy.assess):
        return None
    return Refusal("manager_must_approve", "S4-28", {"item": item.id})


def giving_refused(ticket: Ticket, item: Item, kind: TrackKind, context: Context) -> Refusal | None:
    """Why money or goods may not leave that way: the sum is not known, or is above what the desk may grant
    by now and nobody approved it. Prices and plans change after a customer accepted (S4-28, G-02).
    """
    if not gives(kind) or context.standing.role is Role.HEAD_OFFICE:
        return None  # whoever settles a conflict up there has the authority, and knows no limit of a profile
    if kind is TrackKind.REFUND and not sum_is_known(item):
        return Refusal("refund_sum_unknown", "S4-28", {"item": item.id})
    if approval_open(ticket, item, context.zone, context.policy.assess):
        return Refusal("approval_outgrown", "S4-28", {"item": item.id})
    return None


def _gave(track: Execution) -> bool:
    """Whether money or goods are under way by it, or have gone."""
    kind = TrackKind(track.kind)
    return gives(kind) and track.step != TRACK_STEPS[kind][0]


def dearer_refused(ticket: Ticket, item: Item, goods: Goods, context: Context) -> Refusal | None:
    """Why goods that were paid for or exchanged may not become so dear that somebody had to approve it:
    whoever may approve corrects the price (S4-28).
    """
    tracks = (*item.executions, *item.past_executions)
    if not any(map(_gave, tracks)) or (goods_value(goods) or 0) <= (goods_value(item.goods) or 0):
        return None
    role, may = context.standing.role, approvers(context.policy.settings)
    dearer = ticket.with_item(item.id, lambda each: replace(each, goods=goods))
    now = dearer.item(item.id)
    if role in may or now is None or not approval_open(dearer, now, context.zone, context.policy.assess):
        return None
    return not_enough("AmendGoods", may, role, "S4-28")


def _others(ticket: Ticket, subject: str) -> tuple[ApprovalRequest, ...]:
    return tuple(each for each in ticket.requests if each.subject != subject)


def _waiting_item(ticket: Ticket, item_id: str | None) -> Item | Refusal:
    item = open_item(ticket, item_id)
    if isinstance(item, Refusal) or waits(item):
        return item
    return Refusal("no_plan_offered", params={"item": item.id})


@dataclass(frozen=True)
class Approved(Body):
    """Somebody with the authority approved the plan offered in the entry `offer`.

    `remedies` and `amount` (fen) are what the plan would grant at that moment: the approval holds for those
    and up to that. `instead_of` is who is away, where a deputy approved.
    """

    TYPE: ClassVar[str] = "approved"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"reason"})

    subject: str
    by: str
    role: Role
    offer: str = ""
    amount: Fen = Fen(0)
    remedies: tuple[str, ...] = ()
    reason: str = ""
    method: ApprovalMethod = ApprovalMethod.SIGNED_IN
    instead_of: str = ""

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """One approval more."""
        approval = Approval(
            self.subject,
            self.by,
            self.role,
            entry.at,
            self.offer,
            self.amount,
            self.remedies,
            self.reason,
            self.method,
            self.instead_of,
        )
        return replace(ticket, approvals=(*ticket.approvals, approval))

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """The course of the item whose plan it is."""
        return (course_of(self.subject.rpartition(":")[2]),)


def _no_approver(name: str, context: Context) -> Refusal | None:
    """Why that role may not by the profile, which may ask for more than the table of rights does."""
    may = approvers(context.policy.settings)
    role = context.standing.role
    return None if role in may else not_enough(name, may, role, TABLE[name].source)


def approve_plan(
    ticket: Ticket,
    item_id: str | None,
    standing: Standing,
    method: ApprovalMethod = ApprovalMethod.SIGNED_IN,
    reason: str = "",
) -> Approved | Refusal:
    """The approval by that person, at the desk or at head office: of the plan that waits, never in blank."""
    right = TABLE[ApprovePlan.NAME]
    if standing.role not in right.roles:
        return not_enough(ApprovePlan.NAME, right.roles, standing.role, right.source)
    item = _waiting_item(ticket, item_id)
    if isinstance(item, Refusal):
        return item
    plan = item.plan
    if plan is None:
        return Refusal("no_plan_offered", params={"item": item.id})
    return Approved(
        plan_subject(item.id),
        standing.person,
        standing.role,
        plan.offered_in,
        worth_of_plan(item),
        remedies_of(plan),
        reason.strip(),
        method,
        standing.instead_of,
    )


@dataclass(frozen=True)
class ApprovePlan(Action):
    """A manager approves what is above the limit of the desk; `reason` may be left out."""

    NAME: ClassVar[str] = "ApprovePlan"

    item: str | None = None
    reason: str = ""

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Whom the profile lets, and the plan that waits for the customer's answer."""
        refused = _no_approver(self.NAME, context)
        if refused is not None:
            return refused
        lent = context.override
        came = lent is not None and lent.person != context.person
        method = ApprovalMethod.AT_DESK if came else ApprovalMethod.SIGNED_IN
        reason = self.reason or (lent.reason if lent else "")
        approved = approve_plan(ticket, self.item, context.standing, method, reason)
        return approved if isinstance(approved, Refusal) else (Draft(approved),)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """While a plan waits for the customer's answer."""
        return waits_for_answer(ticket)


@dataclass(frozen=True)
class ApprovalRequested(Body):
    """The desk asked head office to approve the plan offered in the entry `offer`, with these terms."""

    TYPE: ClassVar[str] = "approval.requested"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"reason"})

    subject: str
    offer: str
    amount: Fen
    remedies: tuple[str, ...]
    reason: str = ""

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """It waits until it is answered or another plan is made, however long that takes."""
        asked = ApprovalRequest(
            self.subject, self.offer, self.amount, self.remedies, self.reason, entry.user or "", entry.at
        )
        return replace(ticket, requests=(*_others(ticket, self.subject), asked))


@dataclass(frozen=True)
class RequestApproval(Action):
    """Ask head office to approve the plan, where nobody at the desk may: say why it should be granted."""

    NAME: ClassVar[str] = "RequestApproval"

    reason: str
    item: str | None = None

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Once for each plan; not where none is needed, nor where there is nobody to answer."""
        if not context.joined:
            return Refusal("no_head_office", "S4-28")
        item = _waiting_item(ticket, self.item)
        if isinstance(item, Refusal):
            return item
        blank = missing_text(self.reason, "reason")
        if blank or item.plan is None:
            return blank or Refusal("no_plan_offered", params={"item": item.id})
        if not approval_open(ticket, item, context.zone, context.policy.assess):
            return Refusal("approval_not_needed", "S4-28", {"item": item.id})
        asked = request_of(ticket, item)
        if asked is not None and not asked.denied_by:
            return Refusal("approval_asked_already", "S4-28", {"person": asked.by})
        terms = remedies_of(item.plan)
        subject, offer = plan_subject(item.id), item.plan.offered_in
        return (Draft(ApprovalRequested(subject, offer, worth_of_plan(item), terms, self.reason.strip())),)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """While a plan waits for the customer's answer and was not asked about."""
        return ticket.open and any(waits(item) and not request_of(ticket, item) for item in ticket.items)


@dataclass(frozen=True)
class ApprovalDenied(Body):
    """Somebody with the authority did not approve the plan offered in the entry `offer`, and says why."""

    TYPE: ClassVar[str] = "approval.denied"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"reason"})

    subject: str
    by: str
    role: Role
    offer: str
    reason: str
    instead_of: str = ""

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """What was asked is answered; an approval of that plan does not hold any more."""
        left = tuple(each for each in ticket.approvals if not self._about(each))
        answered = tuple(
            replace(each, denied_by=self.by, denied_at=entry.at, denied_reason=self.reason)
            if self._about(each)
            else each
            for each in ticket.requests
        )
        return replace(ticket, approvals=left, requests=answered)

    def _about(self, other: Approval | ApprovalRequest) -> bool:
        return (other.subject, other.offer) == (self.subject, self.offer)

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """The course of the item whose plan it is."""
        return (course_of(self.subject.rpartition(":")[2]),)


def deny_plan(
    ticket: Ticket, item_id: str | None, standing: Standing, reason: str
) -> ApprovalDenied | Refusal:
    """The refusal of an approval, at the desk or at head office, with its reason."""
    right = TABLE[DenyPlan.NAME]
    if standing.role not in right.roles:
        return not_enough(DenyPlan.NAME, right.roles, standing.role, right.source)
    item = _waiting_item(ticket, item_id)
    if isinstance(item, Refusal):
        return item
    blank = missing_text(reason, "reason")
    if blank or item.plan is None:
        return blank or Refusal("no_plan_offered", params={"item": item.id})
    return ApprovalDenied(
        plan_subject(item.id),
        standing.person,
        standing.role,
        item.plan.offered_in,
        reason.strip(),
        standing.instead_of,
    )


@dataclass(frozen=True)
class DenyPlan(Action):
    """A manager does not approve the plan, and says why: the desk makes another one."""

    NAME: ClassVar[str] = "DenyPlan"

    reason: str
    item: str | None = None

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Whom the profile lets, and the plan that waits for the customer's answer."""
        refused = _no_approver(self.NAME, context)
        if refused is not None:
            return refused
        denied = deny_plan(ticket, self.item, context.standing, self.reason)
        return denied if isinstance(denied, Refusal) else (Draft(denied),)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """While a plan waits for the customer's answer."""
        return waits_for_answer(ticket)

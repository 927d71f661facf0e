"""回访 and 归档: follow-up, closing, withdrawal, reopening, voiding, jumps with a reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from app.domain.claims import course_of, whole_course
from app.domain.decide import Action, Context, Decided
from app.domain.entry import Body, Draft, Entry, ItemBody
from app.domain.refusals import Refusal
from app.domain.status import DONE, FINISHED, Stage, TrackKind, may_step
from app.domain.steps.approval import without_approval
from app.domain.steps.common import advance, find_item, missing_text
from app.domain.ticket import Item, Survey, Ticket

LOW_SCORE = 2
"""Scores up to this one, of five, are followed by a call of a person (A08, S1-43)."""


@dataclass(frozen=True)
class FollowedUp(Body):
    """The customer was asked how it went."""

    TYPE: ClassVar[str] = "followed_up"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"remarks"})

    score: int | None
    on_time: bool | None
    remarks: str
    how: str = "phone"

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """Completed items become 已回访."""
        survey = Survey(self.score, self.on_time, self.remarks, entry.at, self.how)
        asked = replace(ticket, surveys=(*ticket.surveys, survey)).at_milestone("followed_up", entry.at)
        if self.score is not None and self.score <= LOW_SCORE:
            asked = asked.at_milestone("scored_low", entry.at, first=False)
        for item in asked.items:
            if item.stage is Stage.COMPLETED:
                asked = asked.with_item(item.id, lambda each: advance(each, Stage.FOLLOWED_UP))
        return asked


@dataclass(frozen=True)
class RecordFollowUp(Action):
    """Record the follow-up: score 1 to 5 on the profile's scale, on time or not, remarks (S0-39..41)."""

    NAME: ClassVar[str] = "RecordFollowUp"

    score: int | None = None
    on_time: bool | None = None
    remarks: str = ""
    how: str = "phone"

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """After completion."""
        if not any(item.stage is Stage.COMPLETED for item in ticket.items):
            return Refusal("nothing_completed_yet", "S0-39")
        if self.score is not None and not 1 <= self.score <= 5:
            return Refusal("score_out_of_scale", "S1-42", {"score": str(self.score)})
        return (Draft(FollowedUp(self.score, self.on_time, self.remarks, self.how)),)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """After completion."""
        return ticket.open and any(item.stage is Stage.COMPLETED for item in ticket.items)


@dataclass(frozen=True)
class TicketClosed(Body):
    """The case is closed."""

    TYPE: ClassVar[str] = "ticket.closed"

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """Every item that is followed up is 已关闭."""
        closed = ticket
        for item in ticket.items:
            if item.stage is Stage.FOLLOWED_UP:
                closed = closed.with_item(
                    item.id, lambda each: advance(each, Stage.CLOSED, "closed", entry.at)
                )
        return closed

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """The course of everything on it."""
        return whole_course(ticket)


@dataclass(frozen=True)
class CloseTicket(Action):
    """Close the case. The contact must have been verified (P-03)."""

    NAME: ClassVar[str] = "CloseTicket"

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Every item is followed up or withdrawn, no promise runs, the contact is verified."""
        unfinished = [item.id for item in ticket.items if item.stage not in (Stage.FOLLOWED_UP, *FINISHED)]
        if unfinished or not any(item.stage is Stage.FOLLOWED_UP for item in ticket.items):
            return Refusal("items_unfinished", "S0-27", {"items": ", ".join(unfinished)})
        if any(p.kept_at is None and not p.voided for p in ticket.promises):
            return Refusal("promise_runs")
        if not ticket.customer.contact_verified_by and "contacted" not in ticket.milestones:
            return Refusal("contact_not_verified", "P-03")
        return (Draft(TicketClosed()),)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """When every item is followed up."""
        return ticket.open and ticket.stage is Stage.FOLLOWED_UP


@dataclass(frozen=True)
class TicketWithdrawn(Body):
    """The customer took the complaint back."""

    TYPE: ClassVar[str] = "ticket.withdrawn"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"reason"})

    reason: str

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """客户撤销: every item that still runs."""
        withdrawn = ticket
        for item in ticket.items:
            if item.stage not in FINISHED:
                withdrawn = withdrawn.with_item(
                    item.id, lambda each: advance(each, Stage.WITHDRAWN, "withdrawn", entry.at)
                )
        return withdrawn

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """The course of everything on it."""
        return whole_course(ticket)


@dataclass(frozen=True)
class WithdrawTicket(Action):
    """Record that the customer takes the complaint back."""

    NAME: ClassVar[str] = "WithdrawTicket"

    reason: str

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """While it is open, with the reason."""
        if not ticket.open:
            return Refusal("ticket_finished", params={"stage": ticket.stage})
        return missing_text(self.reason, "reason") or (Draft(TicketWithdrawn(self.reason)),)


@dataclass(frozen=True)
class TicketReopened(Body):
    """A finished item runs again, from the check (不满意重核)."""

    TYPE: ClassVar[str] = "ticket.reopened"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"reason"})

    item: str
    reason: str

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """Back to 核查中. Milestones of the first round whose clocks run again are dropped.

        The preliminary judgement is not made twice, so its clock stays as it ended.
        """
        restarted = ("liability_determined", "plan_made", "executed", "closed", "plan_refused")

        def again(item: Item) -> Item:
            kept = {key: at for key, at in item.milestones.items() if key not in restarted}
            return replace(
                item,
                stage=Stage.INSPECTING,
                milestones=kept,
                executions=(),
                past_executions=(*item.past_executions, *item.executions),
                plan=None,
                reopened=item.reopened + 1,
            )

        kept = {key: at for key, at in ticket.milestones.items() if key not in ("followed_up", "notified")}
        back = without_approval(replace(ticket, milestones=kept), self.item)
        back = back.at_milestone("triaged", entry.at, first=False)
        return back.at_milestone("reopened", entry.at, first=False).with_item(self.item, again)

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """The course of the item."""
        return (course_of(self.item),)


@dataclass(frozen=True)
class ReopenTicket(Action):
    """Reopen a completed, followed-up, closed or withdrawn item (S0-42)."""

    NAME: ClassVar[str] = "ReopenTicket"

    reason: str
    item: str | None = None

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Only what was finished, with the reason."""
        item = find_item(ticket, self.item)
        if isinstance(item, Refusal):
            return item
        if item.stage not in DONE:
            return Refusal("item_still_runs", params={"stage": item.stage})
        return missing_text(self.reason, "reason") or (Draft(TicketReopened(item.id, self.reason)),)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """When something is finished."""
        return not ticket.voided and any(item.stage in DONE for item in ticket.items)


@dataclass(frozen=True)
class StageJumped(ItemBody):
    """An item was put into a stage out of the usual order, with the reason."""

    TYPE: ClassVar[str] = "stage.jumped"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"reason"})

    item: str
    to: Stage
    reason: str

    def change_item(self, item: Item, entry: Entry) -> Item:
        """The stage as given."""
        return advance(item, self.to)

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """The course of the item."""
        return (course_of(self.item),)


@dataclass(frozen=True)
class JumpStage(Action):
    """Put an item into another stage than the usual next one. Needs a reason (S0-27, S4-01)."""

    NAME: ClassVar[str] = "JumpStage"

    to: Stage
    reason: str
    item: str | None = None

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Never into an end state, never where the usual action belongs, never back from what is done."""
        item = find_item(ticket, self.item)
        if isinstance(item, Refusal):
            return item
        if self.to in FINISHED or item.stage in FINISHED:
            return Refusal("stage_not_reachable", "S4-01", {"from": item.stage, "to": self.to})
        if item.stage in DONE and self.to not in DONE:
            return Refusal("reopen_instead", "S0-42", {"from": item.stage, "to": self.to})
        if item.stage is self.to or may_step(item.stage, self.to):
            return Refusal("no_jump_needed", params={"from": item.stage, "to": self.to})
        return missing_text(self.reason, "reason") or (Draft(StageJumped(item.id, self.to, self.reason)),)


@dataclass(frozen=True)
class TicketVoided(Body):
    """The ticket was taken in by mistake. Its number stays used and visible."""

    TYPE: ClassVar[str] = "ticket.voided"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"reason"})

    reason: str

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """作废."""
        return replace(ticket, voided=True, void_reason=self.reason, over_at=entry.at)

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """The course of everything on it."""
        return whole_course(ticket)


@dataclass(frozen=True)
class VoidTicket(Action):
    """Void a ticket taken in by mistake, with the reason."""

    NAME: ClassVar[str] = "VoidTicket"

    reason: str

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Not after something was signed or paid."""
        if any(d.signed for d in ticket.documents):
            return Refusal("signed_cannot_be_voided", "S4-01")
        if _paid(ticket):
            return Refusal("paid_cannot_be_voided", "S4-01")
        return missing_text(self.reason, "reason") or (Draft(TicketVoided(self.reason)),)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """While nothing was signed or paid."""
        return not ticket.voided and not _paid(ticket) and not any(d.signed for d in ticket.documents)


def _paid(ticket: Ticket) -> bool:
    """Whether money is on its way to the customer, or with them."""
    tracks = (t for item in ticket.items for t in (*item.executions, *item.past_executions))
    steps = {(track.kind, track.step) for track in tracks}
    return not steps.isdisjoint(
        {(TrackKind.REFUND, "refund_started"), (TrackKind.REFUND, "done"), (TrackKind.COMPENSATION, "done")}
    )

"""执行: carrying the plan out — repair, exchange, return, refund, compensation."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar

from app.domain.approving import paid_unapproved
from app.domain.carrying_out import agreed_tracks, all_done, startable_tracks, tracks_left
from app.domain.claims import course_of
from app.domain.decide import Action, Context, Decided
from app.domain.entry import Draft, Entry, ItemBody
from app.domain.refusals import Refusal
from app.domain.repairs import REPAIRING
from app.domain.rights import role_refused
from app.domain.status import DONE, FINISHED, TRACK_STEPS, Stage, TrackKind, may_advance
from app.domain.steps.approval import giving_refused
from app.domain.steps.common import advance, item_for_step, missing_text, open_item
from app.domain.ticket import Item, Ticket
from app.domain.verdicts import Execution
from app.domain.vocabulary import Role

_DONE_MILESTONES = {
    TrackKind.REFUND: ("refund_done",),
    TrackKind.EXCHANGE: ("goods_arrived",),
    TrackKind.RETURN: ("goods_back_passed",),
    TrackKind.REPAIR: ("repair_done",),
    TrackKind.MAIL_IN: ("repair_done", "repair_returned"),
}
_STEP_MILESTONES = {
    "pickup_requested": "pickup_requested",
    "pickup_appointed": "pickup_answered",
    "picked_up": "picked_up",
    "awaiting_inspection": "goods_back_received",
    "shipped": "exchange_shipped",
    "technician_arrived": "on_site",
    "in_transit": "repair_sent",
}
"""A mailed-in piece is back when the customer has it, not when it was sent (S1-12)."""

_CARRIED_OUT = (Stage.PLAN_ACCEPTED, Stage.EXECUTING)


@dataclass(frozen=True)
class ExecutionStarted(ItemBody):
    """One way of carrying the plan out began."""

    TYPE: ClassVar[str] = "execution.started"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"details"})

    item: str
    kind: TrackKind
    details: Mapping[str, str] = field(default_factory=dict)

    def change_item(self, item: Item, entry: Entry) -> Item:
        """执行; a kind that runs already stays as it is."""
        if item.execution(self.kind):
            return item
        begun = Execution(self.kind, TRACK_STEPS[self.kind][0], entry.at, self.details, entry.at)
        started = replace(item, executions=(*item.executions, begun))
        if self.kind in REPAIRING:
            started = started.at_milestone("repair_begun", entry.at, first=False)
        return advance(started, Stage.EXECUTING)

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """The course of the item."""
        return (course_of(self.item),)


@dataclass(frozen=True)
class StartExecution(Action):
    """Start carrying the plan out one way; an item may need several (return and refund)."""

    NAME: ClassVar[str] = "StartExecution"

    kind: TrackKind
    details: Mapping[str, str] = field(default_factory=dict)
    item: str | None = None

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """After the plan was accepted, paid work never before (P-04); only what was agreed."""
        item = item_for_step(ticket, self.item, Stage.EXECUTING)
        if isinstance(item, Refusal):
            return item
        if item.execution(self.kind):
            return Refusal("execution_runs", params={"kind": self.kind})
        if self.kind not in startable_tracks(item):
            agreed = ", ".join(agreed_tracks(item) or startable_tracks(item))
            return Refusal("track_not_agreed", "S0-27", {"kind": self.kind, "kinds": agreed})
        refused = giving_refused(ticket, item, self.kind, context)
        if refused is not None:
            return refused
        return (Draft(ExecutionStarted(item.id, self.kind, self.details)),)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """Once a plan was accepted, while something of it was not begun."""
        return ticket.open and any(
            item.stage in _CARRIED_OUT and startable_tracks(item) for item in ticket.items
        )


@dataclass(frozen=True)
class ExecutionAdvanced(ItemBody):
    """One way of carrying the plan out went a step further."""

    TYPE: ClassVar[str] = "execution.advanced"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"details"})

    item: str
    kind: TrackKind
    to: str
    details: Mapping[str, str] = field(default_factory=dict)

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """What is paid without an approval counts from then on with whatever the desk grants later."""
        item = ticket.item(self.item)
        running = item.execution(self.kind) if item else None
        if item is None or running is None:
            return ticket
        goes = max(running.unapproved, paid_unapproved(ticket, item, self.kind))
        paid = replace(running, unapproved=goes)
        tracks = tuple(paid if track is running else track for track in item.executions)
        counted = ticket.with_item(self.item, lambda each: replace(each, executions=tracks))
        return super().change(counted, entry)

    def change_item(self, item: Item, entry: Entry) -> Item:
        """The new step; its milestone stops or starts clocks."""
        running = item.execution(self.kind)
        if running is None or not may_advance(self.kind, running.step, self.to):
            return item
        details = {**running.details, **self.details}
        further = Execution(self.kind, self.to, entry.at, details, running.begun, running.unapproved)
        moved = replace(
            item, executions=tuple(further if t.kind == self.kind else t for t in item.executions)
        )
        step = _STEP_MILESTONES.get(self.to)
        reached = _DONE_MILESTONES.get(self.kind, ()) if self.to == "done" else (step,) if step else ()
        for milestone in reached:
            moved = moved.at_milestone(milestone, entry.at)
        return _repair_over(moved, self.kind, entry) if self.to == "done" else moved

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """The course of the item."""
        return (course_of(self.item),)


@dataclass(frozen=True)
class AdvanceExecution(Action):
    """Take an execution a step further (goods shipped, goods back, money sent …)."""

    NAME: ClassVar[str] = "AdvanceExecution"

    kind: TrackKind
    to: str
    details: Mapping[str, str] = field(default_factory=dict)
    item: str | None = None

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Only forward along its steps; where goods come back, money goes after they pass (S0-36).

        Nothing leaves the house above what the desk may grant, unless somebody approved it (S4-28).
        """
        item = open_item(ticket, self.item)
        if isinstance(item, Refusal):
            return item
        running = item.execution(self.kind)
        if running is None:
            return Refusal("execution_not_started", params={"kind": self.kind})
        if not may_advance(self.kind, running.step, self.to):
            return Refusal(
                "step_not_reachable", "S4-01", {"from": running.step, "to": self.to, "kind": self.kind}
            )
        returned = item.execution(TrackKind.RETURN)
        if self.kind is TrackKind.REFUND and returned is not None and returned.step != "done":
            return Refusal("goods_not_back_yet", "S0-36", {"step": returned.step})
        refused = giving_refused(ticket, item, self.kind, context)
        if refused is not None:
            return refused
        return (Draft(ExecutionAdvanced(item.id, self.kind, self.to, self.details)),)

    def part(self, ticket: Ticket | None) -> str:  # told by the action alone
        """Money leaves the house by finance's hand."""
        return self.kind

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """While something is being carried out."""
        return _anything_runs(ticket, FINISHED)

    @classmethod
    def open_to(cls, ticket: Ticket, role: Role) -> bool:
        """What runs may be money alone, or goods alone: each is somebody's."""
        running = (item for item in ticket.items if item.stage not in FINISHED)
        kinds = {track.kind for item in running for track in item.executions if track.step != "done"}
        return any(role_refused(cls.NAME, kind, role) is None for kind in kinds)


def _repair_over(item: Item, kind: TrackKind, entry: Entry) -> Item:
    """The limits of the repair that was begun last stop; each repair has its own (E-04)."""
    return item.at_milestone("repair_ended", entry.at, first=False) if kind in REPAIRING else item


def _anything_runs(ticket: Ticket, past: Collection[Stage]) -> bool:
    """Whether an execution is not done yet, of an item that is at none of the stages `past`."""
    running = (item for item in ticket.items if item.stage not in past)
    return ticket.open and any(t.step != "done" for item in running for t in item.executions)


@dataclass(frozen=True)
class ExecutionCalledOff(ItemBody):
    """One way of carrying the plan out will not be finished."""

    TYPE: ClassVar[str] = "execution.called_off"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"reason"})

    item: str
    kind: TrackKind
    reason: str

    def change_item(self, item: Item, entry: Entry) -> Item:
        """It is past, and may be begun anew."""
        off = item.execution(self.kind)
        if off is None:
            return item
        left = tuple(track for track in item.executions if track is not off)
        past = replace(item, executions=left, past_executions=(*item.past_executions, off))
        return _repair_over(past, self.kind, entry)

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """The course of the item."""
        return (course_of(self.item),)


@dataclass(frozen=True)
class CallOffExecution(Action):
    """Call off what was begun and will not be finished: another plan, a parcel that came back."""

    NAME: ClassVar[str] = "CallOffExecution"

    kind: TrackKind
    reason: str
    item: str | None = None

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """While it runs, with the reason (S0-27). What is done stays done."""
        item = open_item(ticket, self.item)
        if isinstance(item, Refusal):
            return item
        running = item.execution(self.kind)
        if running is None or running.step == "done" or item.stage in DONE:
            return Refusal("execution_not_started", params={"kind": self.kind})
        return missing_text(self.reason, "reason") or (
            Draft(ExecutionCalledOff(item.id, self.kind, self.reason)),
        )

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """While something is being carried out."""
        return _anything_runs(ticket, DONE)


@dataclass(frozen=True)
class ItemCompleted(ItemBody):
    """Everything that was agreed is done."""

    TYPE: ClassVar[str] = "item.completed"

    item: str

    def change_item(self, item: Item, entry: Entry) -> Item:
        """已完成(待回访)."""
        return advance(item, Stage.COMPLETED, "executed", entry.at)

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """The course of the item."""
        return (course_of(self.item),)


@dataclass(frozen=True)
class CompleteItem(Action):
    """Say that everything agreed is done."""

    NAME: ClassVar[str] = "CompleteItem"

    item: str | None = None

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Everything that was agreed is begun and done; nothing is skipped silently (S0-27)."""
        item = item_for_step(ticket, self.item, Stage.COMPLETED)
        if isinstance(item, Refusal):
            return item
        if item.stage not in _CARRIED_OUT:
            return Refusal("stage_not_reachable", "S4-01", {"from": item.stage, "to": Stage.COMPLETED})
        if not all_done(item):
            left = tracks_left(item) or startable_tracks(item)
            return Refusal("execution_unfinished", "S0-27", {"kinds": ", ".join(left)})
        return (Draft(ItemCompleted(item.id)),)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """When nothing is left to carry out."""
        return ticket.open and any(item.stage in _CARRIED_OUT and all_done(item) for item in ticket.items)

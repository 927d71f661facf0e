"""关联: linked tickets, the parent of a batch, duplicates merged, appeals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from app.domain.claims import whole_course
from app.domain.decide import Action, Context, Decided
from app.domain.entry import Body, Draft, Entry
from app.domain.refusals import Refusal
from app.domain.status import AppealStage
from app.domain.steps.common import missing_text
from app.domain.ticket import Ticket


@dataclass(frozen=True)
class TicketLinked(Body):
    """Another ticket belongs to this one."""

    TYPE: ClassVar[str] = "ticket.linked"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"why"})

    other: str
    why: str

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """Known links are not doubled."""
        return ticket if self.other in ticket.linked else replace(ticket, linked=(*ticket.linked, self.other))


@dataclass(frozen=True)
class LinkTicket(Action):
    """Link another ticket (its id) to this one."""

    NAME: ClassVar[str] = "LinkTicket"

    other: str
    why: str = ""

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Not itself, not twice."""
        if self.other == ticket.id:
            return Refusal("ticket_is_itself")
        return () if self.other in ticket.linked else (Draft(TicketLinked(self.other, self.why)),)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """Finished cases too: the same goods may come back in a later one."""
        return not ticket.voided


@dataclass(frozen=True)
class ParentSet(Body):
    """The ticket belongs to a batch."""

    TYPE: ClassVar[str] = "ticket.parent_set"

    parent: str | None

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """The batch's parent ticket."""
        return replace(ticket, parent=self.parent)

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """The batch it belongs to."""
        return ("parent",)


@dataclass(frozen=True)
class SetParent(Action):
    """Put the ticket under the parent of a batch (its id), or take it out with None; clocks stay its own."""

    NAME: ClassVar[str] = "SetParent"

    parent: str | None

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Not itself."""
        if self.parent == ticket.id:
            return Refusal("ticket_is_itself")
        if self.parent == ticket.parent:
            return ()
        return (Draft(ParentSet(self.parent)),)


@dataclass(frozen=True)
class TicketMerged(Body):
    """The ticket turned out to be another one a second time (重复(并入))."""

    TYPE: ClassVar[str] = "ticket.merged"

    into: str

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """It goes on in the other ticket; this number stays visible."""
        return replace(ticket, merged_into=self.into, over_at=entry.at)

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """The course of everything on it."""
        return whole_course(ticket)


@dataclass(frozen=True)
class MergeTicket(Action):
    """Merge this duplicate into another ticket (its id)."""

    NAME: ClassVar[str] = "MergeTicket"

    into: str

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Not into itself, not after something was signed."""
        if self.into == ticket.id:
            return Refusal("ticket_is_itself")
        if any(d.signed for d in ticket.documents):
            return Refusal("signed_cannot_be_merged", "S4-01")
        return missing_text(self.into, "into") or (Draft(TicketMerged(self.into)),)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """While nothing was signed."""
        return ticket.open and not any(d.signed for d in ticket.documents)


@dataclass(frozen=True)
class AppealAdvanced(Body):
    """An objection was raised, or went further (S0-47, S0-48)."""

    TYPE: ClassVar[str] = "appeal.advanced"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"text"})

    to: AppealStage
    text: str

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """The stage of the appeal; its clock starts with each new objection and stops with the outcome."""
        further = replace(ticket, appeal=self.to)
        if self.to is AppealStage.DECIDED:
            return further.at_milestone("appeal_decided", entry.at, first=False)
        return further.at_milestone("appealed", entry.at, first=self.to is not AppealStage.APPEALING)

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """The stage of the appeal."""
        return ("appeal",)


@dataclass(frozen=True)
class AdvanceAppeal(Action):
    """Record an objection and where it goes: platform, association, arbitration, court, outcome."""

    NAME: ClassVar[str] = "AdvanceAppeal"

    to: AppealStage
    text: str

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Begins with 申诉中; a decided appeal may begin again."""
        running = ticket.appeal not in (None, AppealStage.DECIDED)
        if not running and self.to is not AppealStage.APPEALING:
            return Refusal("no_appeal_runs", "S0-48", {"to": self.to})
        if not any(item.liability or item.plan for item in ticket.items):
            return Refusal("nothing_to_object_to", "S0-47")
        return missing_text(self.text, "text") or (Draft(AppealAdvanced(self.to, self.text)),)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """Once liability was determined or a plan offered; closed cases too."""
        return not ticket.voided and any(i.liability or i.plan for i in ticket.items)

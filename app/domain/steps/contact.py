"""Talking with the customer: contacts, notes, the contact details verified."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from app.domain.decide import Action, Context, Decided
from app.domain.entry import Body, Draft, Entry
from app.domain.status import Stage
from app.domain.steps.common import missing_text, verification_refusal
from app.domain.ticket import Ticket
from app.domain.vocabulary import ContactCheck

MEANS = frozenset({"phone", "in_person", "wechat", "sms", "email", "message"})
"""Ways to reach a customer that are codes; any other is words of somebody's own."""


@dataclass(frozen=True)
class ContactLogged(Body):
    """Somebody spoke with the customer, or tried to."""

    TYPE: ClassVar[str] = "contact.logged"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"how", "result"})
    CODES: ClassVar[frozenset[str]] = MEANS

    how: str
    result: str
    reached: bool = True
    progress: bool = False

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """The first time the customer is reached stops the response clock; telling progress its own.

        Telling how it stands with goods that were shipped is the notice of shipping (S2r-10).
        """
        if not self.reached:
            return ticket
        told = ticket
        if self.progress:
            told = ticket.at_milestone("progress_told", entry.at)
            for item in ticket.items:
                if "exchange_shipped" in item.milestones:
                    told = told.with_item(item.id, lambda each: each.at_milestone("shipping_told", entry.at))
        if "scored_low" in ticket.milestones:
            told = told.at_milestone("revisited", entry.at, first=False)
        return told.at_milestone("contacted", entry.at)


@dataclass(frozen=True)
class LogContact(Action):
    """Log a call, message or talk with the customer; `progress`: they were told how it stands (S1-26)."""

    NAME: ClassVar[str] = "LogContact"

    how: str
    result: str
    reached: bool = True
    progress: bool = False

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Says how and with what result."""
        refusal = missing_text(self.how, "how") or missing_text(self.result, "result")
        return refusal or (Draft(ContactLogged(self.how, self.result, self.reached, self.progress)),)


@dataclass(frozen=True)
class NoteAdded(Body):
    """A note on the case."""

    TYPE: ClassVar[str] = "note.added"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"text"})

    text: str

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """Notes are read from the journal; the ticket stays as it is."""
        return ticket


@dataclass(frozen=True)
class AddNote(Action):
    """Write a note."""

    NAME: ClassVar[str] = "AddNote"

    text: str

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Says something."""
        return missing_text(self.text, "text") or (Draft(NoteAdded(self.text)),)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """Closed cases too."""
        return not ticket.voided


@dataclass(frozen=True)
class ContactVerified(Body):
    """The contact details were verified."""

    TYPE: ClassVar[str] = "contact.verified"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"how"})
    CODES: ClassVar[frozenset[str]] = frozenset(ContactCheck)

    how: str

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """How it was verified stands with the customer."""
        known = replace(ticket.customer, contact_verified_by=self.how)
        return replace(ticket, customer=known)

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """How it was verified."""
        return ("customer.contact_verified_by",)


@dataclass(frozen=True)
class VerifyContact(Action):
    """Verify the contact: call back, code by message, customer shows the phone (S4-09, P-03)."""

    NAME: ClassVar[str] = "VerifyContact"

    how: str

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Says how, by one of the known means."""
        refusal = missing_text(self.how, "how") or verification_refusal(self.how, "how")
        return refusal or (Draft(ContactVerified(self.how)),)


@dataclass(frozen=True)
class OwnerAssigned(Body):
    """The case has a (new) owner."""

    TYPE: ClassVar[str] = "owner.assigned"

    owner: str

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """The owner stands in the level. After a refused plan this is the escalation (S1-33)."""
        if ticket.level is None:
            return ticket
        handed = replace(ticket, level=replace(ticket.level, owner=self.owner))
        refused = any(item.stage is Stage.PLAN_REFUSED for item in ticket.items)
        return handed.at_milestone("escalated", entry.at, first=False) if refused else handed

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """The owner, where there is one."""
        return ("owner",) if ticket.level is not None else ()

    def minds(self) -> tuple[str, ...]:
        """A level comes with an owner of its own."""
        return ("level",)


@dataclass(frozen=True)
class AssignOwner(Action):
    """Hand the case to somebody."""

    NAME: ClassVar[str] = "AssignOwner"

    owner: str

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Names the owner."""
        blank = missing_text(self.owner, "owner")
        return blank or (Draft(OwnerAssigned(self.owner)),)

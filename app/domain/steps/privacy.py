"""个人信息: an identity number looked at, consents and their withdrawal, holds, erasure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Final

from app.domain.decide import Action, Context, Decided
from app.domain.entry import Body, Draft, Entry
from app.domain.privacy import (
    ALONE,
    CONSENT_WORDING,
    Cause,
    Consent,
    ConsentGiver,
    Hold,
    Personal,
    Purpose,
)
from app.domain.refusals import Refusal
from app.domain.retention import Blocked, blocked, due_dates, ended_at, read_terms
from app.domain.steps.common import missing_text
from app.domain.ticket import Ticket

SHOWN_SECONDS: Final = 30
"""How long an identity number stays on the screen."""


@dataclass(frozen=True)
class IdentityRevealed(Body):
    """Somebody looked at the whole identity number (P-01: access is logged)."""

    TYPE: ClassVar[str] = "identity.revealed"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"reason"})

    reason: str

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """Nothing about the case."""
        return ticket


@dataclass(frozen=True)
class RevealIdentity(Action):
    """Look at the whole identity number; needs a reason, and is kept."""

    NAME: ClassVar[str] = "RevealIdentity"
    ABOUT_DATA: ClassVar[bool] = True

    reason: str

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """While there is one."""
        if not ticket.customer.id_number:
            return Refusal("identity_not_kept", "P-01")
        return missing_text(self.reason, "reason") or (Draft(IdentityRevealed(self.reason)),)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """While there is one."""
        return bool(ticket.customer.id_number)


@dataclass(frozen=True)
class ConsentGiven(Body):
    """The customer, or a child's guardian, consented to something, to that wording."""

    TYPE: ClassVar[str] = "consent.given"

    purpose: str
    wording: str
    by: str

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """The consent stands; one that stood before is replaced."""
        given = Consent(self.purpose, self.wording, self.by, entry.at, entry.user)
        others = tuple(each for each in ticket.consents if not (each.purpose == self.purpose and each.stands))
        return replace(ticket, consents=(*others, given))

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """Whether that consent stands."""
        return (f"consent.{self.purpose}",)


@dataclass(frozen=True)
class GiveConsent(Action):
    """Record a consent: what for and by whom. The wording is that of the paper it stands on."""

    NAME: ClassVar[str] = "GiveConsent"
    ABOUT_DATA: ClassVar[bool] = True

    purpose: Purpose
    by: ConsentGiver = ConsentGiver.CUSTOMER

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Not twice by the same."""
        if any(
            each.purpose == self.purpose and each.stands and each.by == self.by for each in ticket.consents
        ):
            return ()
        return (Draft(ConsentGiven(self.purpose, CONSENT_WORDING[self.purpose], self.by)),)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """Whatever became of the case."""
        return not ticket.book


@dataclass(frozen=True)
class ConsentWithdrawn(Body):
    """A consent was withdrawn; what was done before stays lawful (个保法 15)."""

    TYPE: ClassVar[str] = "consent.withdrawn"

    purpose: str
    by: str

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """The consent stands no more."""
        after = tuple(
            replace(each, withdrawn_at=entry.at) if each.purpose == self.purpose and each.stands else each
            for each in ticket.consents
        )
        return replace(ticket, consents=after)

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """Whether that consent stands."""
        return (f"consent.{self.purpose}",)


@dataclass(frozen=True)
class WithdrawConsent(Action):
    """Record that a consent is withdrawn; what rested on it alone is erased with it."""

    NAME: ClassVar[str] = "WithdrawConsent"
    ABOUT_DATA: ClassVar[bool] = True

    purpose: Purpose
    by: ConsentGiver = ConsentGiver.CUSTOMER

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Erases at once, an open case or not, unless a refund, a dispute or a hold needs the data yet.

        Then they go as soon as that is over.
        """
        if not any(each.purpose == self.purpose and each.stands for each in ticket.consents):
            return Refusal("consent_not_given", "个保法 15", {"purpose": self.purpose})
        withdrawn = Draft(ConsentWithdrawn(self.purpose, self.by))
        rests = ALONE.get(self.purpose)
        if rests is None or blocked(ticket, rests) not in (None, Blocked.OPEN):
            return (withdrawn,)
        return (withdrawn, Draft(PersonErased((rests,), Cause.CONSENT_WITHDRAWN)))

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """While a consent stands."""
        return any(each.stands for each in ticket.consents)


@dataclass(frozen=True)
class HoldPlaced(Body):
    """Nothing of the case is erased from here on."""

    TYPE: ClassVar[str] = "hold.placed"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"reason"})

    reason: str

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """The hold stands."""
        return replace(ticket, held=Hold(self.reason, entry.user, entry.at))

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """Whether erasing is held up."""
        return ("hold",)


@dataclass(frozen=True)
class PlaceHold(Action):
    """Order that nothing of the case be erased: a lawsuit is near, an authority asked for it."""

    NAME: ClassVar[str] = "PlaceHold"
    ABOUT_DATA: ClassVar[bool] = True

    reason: str

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Once, with the reason."""
        if ticket.held is not None:
            return Refusal("hold_placed_already")
        return missing_text(self.reason, "reason") or (Draft(HoldPlaced(self.reason)),)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """While there is none."""
        return ticket.held is None


@dataclass(frozen=True)
class HoldLifted(Body):
    """The clocks of what is kept count again."""

    TYPE: ClassVar[str] = "hold.lifted"

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """No hold."""
        return replace(ticket, held=None)

    def claims(self, ticket: Ticket) -> tuple[str, ...]:
        """Whether erasing is held up."""
        return ("hold",)


@dataclass(frozen=True)
class LiftHold(Action):
    """Let what is kept of the person go again when its time comes."""

    NAME: ClassVar[str] = "LiftHold"
    ABOUT_DATA: ClassVar[bool] = True

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Where one stands."""
        return Refusal("hold_not_placed") if ticket.held is None else (Draft(HoldLifted()),)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """Where one stands."""
        return ticket.held is not None


@dataclass(frozen=True)
class PersonErased(Body):
    """What was kept of the person was erased, here and wherever this entry comes.

    `names` are those of the keys that went; the store that writes the entry fills them in. Keys made
    later, for what is written later, have other names.
    """

    TYPE: ClassVar[str] = "person.erased"

    kinds: tuple[str, ...]
    cause: str
    names: tuple[str, ...] = ()

    def change(self, ticket: Ticket, entry: Entry) -> Ticket:
        """When each kind went; the number stands nowhere any more."""
        erased = {**ticket.erased, **dict.fromkeys(self.kinds, entry.at)}
        customer = ticket.customer
        if Personal.IDENTITY in self.kinds:
            customer = replace(customer, id_number=None)
        return replace(ticket, erased=erased, customer=customer)


@dataclass(frozen=True)
class ErasePerson(Action):
    """Erase what is kept of the person, or the identity number alone, for good.

    For a customer's request and for what is over its time; what a law keeps longer stays until then.
    """

    NAME: ClassVar[str] = "ErasePerson"
    ABOUT_DATA: ClassVar[bool] = True

    kind: Personal
    cause: Cause = Cause.REQUEST

    @property
    def by_time(self) -> bool:
        """Whether it may be done hangs on the clock; not where a customer wants the number gone."""
        return not (self.kind is Personal.IDENTITY and self.cause is Cause.REQUEST)

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Not while the case is open, in dispute or held; the person not before the time of limitation ends.

        An identity number goes when the customer asks, once the case is over: what keeps it longer is the
        house's own precaution.
        """
        against = blocked(ticket, self.kind)
        if against is not None:
            return Refusal("erasure_blocked", "个保法 47", {"blocked": against})
        terms = read_terms(context.policy.settings)
        due = next((each for each in due_dates(ticket, terms, context.zone) if each.kind is self.kind), None)
        if self.by_time and (due is None or not due.now_due(context.now)):
            until = due.at.isoformat() if due is not None and due.at is not None else ""
            return Refusal("erasure_too_early", "个保法 47", {"until": until})
        kinds = tuple(Personal) if self.kind is Personal.PERSON else (Personal.IDENTITY,)
        return (Draft(PersonErased(kinds, self.cause)),)

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """Once the case is over."""
        return ended_at(ticket) is not None

"""decide: what somebody wants to do, turned into entries, or a refusal with its rule."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from typing import Any, ClassVar, Protocol

from app.domain.entry import Draft
from app.domain.refusals import Refusal
from app.domain.rights import LENDING, Override, Standing, may, not_own_visit, role_refused
from app.domain.steps.book import IN_BOOK
from app.domain.steps.overriding import OverrideGranted
from app.domain.stray_numbers import field_with_number
from app.domain.ticket import Ticket
from app.domain.vocabulary import Role


class Judgement(Protocol):
    """The policy function bound to a profile, its calendar and the desk's hours."""

    @property
    def profile(self) -> str:
        """Profile id."""
        ...

    @property
    def version(self) -> str:
        """Version of the profile and the layers under it."""
        ...

    @property
    def categories(self) -> Collection[str]:
        """The codes of the goods categories there are."""
        ...

    @property
    def levels(self) -> Mapping[int, tuple[str, str]]:
        """Mark and owner of each priority level of the profile, 1 the gravest."""
        ...

    @property
    def settings(self) -> Mapping[str, Any]:
        """What the profile sets besides its rules."""
        ...

    def assess(self, facts: Mapping[str, object]) -> Mapping[str, Any]:
        """Facts to decision, see ``app/domain/policy``."""
        ...


@dataclass(frozen=True)
class Context:
    """Who acts, when and where: everything `decide` may look at besides the ticket.

    `new_ids` are fresh ids for what this action creates; `number` is the number
    reserved for it, where it needs one. `person` is None where nobody is signed in.

    `override` is the right somebody else lends for this one action, `deputy_for` who is away and has named
    the person as deputy. Either counts only where the own role is not enough. `joined`: whether the desk
    has a head office that can be asked.
    """

    now: datetime
    zone: tzinfo
    policy: Judgement
    person: str | None = None
    role: Role = Role.CLERK
    desk: str = ""
    new_ids: tuple[str, ...] = ()
    number: str = ""
    override: Override | None = None
    deputy_for: tuple[Standing, ...] = ()
    joined: bool = True

    @property
    def standing(self) -> Standing:
        """By whose right the action is done: who is signed in, or whoever's right is used."""
        return self.override or Standing(self.person or "", self.role)

    def local(self, moment: datetime | None = None) -> datetime:
        """The moment (default now) as naive wall time at the desk, as the policy function wants it."""
        return (moment or self.now).astimezone(self.zone).replace(tzinfo=None)


Decided = tuple[Draft, ...] | Refusal


class Action:
    """Something a person does to a ticket: base of frozen dataclasses whose fields are its payload.

    `ABOUT_DATA` is about what is kept of the person, whatever became of the case: it is possible on a
    ticket that is voided, merged or finished too.
    """

    NAME: ClassVar[str]
    ABOUT_DATA: ClassVar[bool] = False

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """The entries it makes, or why it is refused. Pure."""
        raise NotImplementedError

    def part(self, ticket: Ticket | None) -> str:  # most actions take one right whatever they are about
        """What of it takes a right of its own (``rights.TABLE``); empty for nothing."""
        return ""

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """Whether the ticket is in a state in which this makes sense; by default while it is open."""
        return ticket.open

    @classmethod
    def open_to(cls, ticket: Ticket, role: Role) -> bool:  # noqa: ARG003  # most take one right in every case
        """Whether that role may do any part of it that the ticket is ready for (6.2)."""
        return may(cls.NAME, role)


class Opening(Action):
    """An action that makes a ticket."""

    def open(self, context: Context) -> Decided:
        """The entries that open the ticket, or why it is refused."""
        raise NotImplementedError

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """Refused: the ticket exists."""
        return Refusal("ticket_exists", params={"number": ticket.number})

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:  # noqa: ARG003  # the answer holds for every ticket
        """Never on a ticket that exists."""
        return False


def decide(ticket: Ticket | None, action: Action, context: Context) -> Decided:
    """The entries that `action` makes on `ticket` (None: no ticket yet), or a Refusal.

    Where the person's own role is not enough, a right that is lent or held for somebody who is away is
    used, and an entry before those of the action says so. No text of it may hold an identity number (P-01).
    """
    if context.person is not None and not context.person.strip():
        return Refusal("text_missing", params={"field": "clerk"})
    refused = decided = _decide(ticket, action, replace(context, override=None))
    if not (isinstance(refused, Refusal) and refused.code == "role_not_enough"):
        return decided
    for lent in _lendable(context):
        if isinstance(lent, Refusal):
            return lent
        again = replace(context, role=lent.role, override=lent)
        decided = _decide(ticket, action, again)
        if isinstance(decided, Refusal):
            if decided.code == "role_not_enough":
                continue
            return decided
        granted = Draft(OverrideGranted(action.NAME, lent.person, lent.role, lent.reason, lent.instead_of))
        # On a ticket that is only being opened, the first entry is the one that opens it.
        return (granted, *decided) if ticket is not None else (*decided[:1], granted, *decided[1:])
    return refused


def _lendable(context: Context) -> Iterator[Override | Refusal]:
    """Rights that are not the person's own, in the order in which they are tried."""
    for away in context.deputy_for:
        yield Override(context.person or "", away.role, away.person)
    override = context.override
    if override is None:
        return
    if not override.reason.strip():
        yield Refusal("reason_missing", "6.2")
    elif not override.person.strip() or override.person == context.person:
        yield Refusal("override_by_oneself", "6.2", {"person": override.person})
    elif override.role in LENDING:
        yield override


def may_not(ticket: Ticket | None, action: Action, context: Context) -> Refusal | None:
    """Why that person may not do this at all, whatever state the ticket is in (6.2)."""
    refused = role_refused(action.NAME, action.part(ticket), context.role)
    if refused is None and ticket is not None:
        return not_own_visit(ticket, context.person, context.role)
    return refused


def _reason_of(context: Context) -> str:
    return context.override.reason if context.override else ""


def _decide(ticket: Ticket | None, action: Action, context: Context) -> Decided:
    refused = may_not(ticket, action, context)
    if refused is not None:
        return refused
    strayed = field_with_number(action) or field_with_number(_reason_of(context), "reason")
    if strayed:
        return Refusal("identity_in_text", "P-01", {"field": strayed})
    if ticket is None:
        unknown = Refusal("no_such_ticket", params={"number": ""})
        return action.open(context) if isinstance(action, Opening) else unknown
    if action.ABOUT_DATA and not ticket.book:
        return action.decide(ticket, context)
    if ticket.voided:
        return Refusal("ticket_voided", params={"number": ticket.number})
    if ticket.merged_into is not None:
        return Refusal("ticket_merged", params={"number": ticket.number, "into": ticket.merged_into})
    if ticket.book and not (action.NAME in IN_BOOK and action.offered(ticket)):
        return Refusal("book_no_case", params={"number": ticket.number})
    decided = action.decide(ticket, context)
    if not ticket.open and not isinstance(decided, Refusal) and not action.offered(ticket):
        # Nothing goes on in a finished case, and nothing opens it again but reopening, with its reason.
        return Refusal("ticket_finished", "S4-01", {"stage": ticket.stage})
    return decided

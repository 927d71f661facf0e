"""decide: what somebody wants to do, turned into entries, or a refusal with its rule."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any, ClassVar, Protocol

from app.domain.entry import Draft
from app.domain.refusals import Refusal
from app.domain.steps.book import IN_BOOK
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

    def assess(self, facts: Mapping[str, object]) -> Mapping[str, Any]:
        """Facts to decision, see ``app/domain/policy``."""
        ...


@dataclass(frozen=True)
class Context:
    """Who acts, when and where: everything `decide` may look at besides the ticket.

    `new_ids` are fresh ids for what this action creates; `number` is the number
    reserved for it, where it needs one. `person` is None where nobody is signed in.
    """

    now: datetime
    zone: tzinfo
    policy: Judgement
    person: str | None = None
    role: Role = Role.CLERK
    desk: str = ""
    new_ids: tuple[str, ...] = ()
    number: str = ""

    def local(self, moment: datetime | None = None) -> datetime:
        """The moment (default now) as naive wall time at the desk, as the policy function wants it."""
        return (moment or self.now).astimezone(self.zone).replace(tzinfo=None)


Decided = tuple[Draft, ...] | Refusal


class Action:
    """Something a person does to a ticket: base of frozen dataclasses whose fields are its payload."""

    NAME: ClassVar[str]

    def decide(self, ticket: Ticket, context: Context) -> Decided:
        """The entries it makes, or why it is refused. Pure."""
        raise NotImplementedError

    @classmethod
    def offered(cls, ticket: Ticket) -> bool:
        """Whether the ticket is in a state in which this makes sense; by default while it is open."""
        return ticket.open


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
    """The entries that `action` makes on `ticket` (None: no ticket yet), or a Refusal."""
    if context.person is not None and not context.person.strip():
        return Refusal("text_missing", params={"field": "clerk"})
    if ticket is None:
        unknown = Refusal("no_such_ticket", params={"number": ""})
        return action.open(context) if isinstance(action, Opening) else unknown
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

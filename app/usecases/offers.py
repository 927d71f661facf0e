"""What is offered to whom: a deputy has the right of who is away, and a desk of its own has nobody to ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from app.domain.approving import approvers
from app.domain.decide import Action
from app.domain.rights import may_do, needed_right
from app.domain.steps.approval import ApprovePlan, DenyPlan, RequestApproval
from app.domain.ticket import Ticket
from app.domain.vocabulary import Role
from app.usecases.absence import stands_in_for
from app.usecases.desk import Person, staff_of
from app.usecases.workplace import Workplace


@dataclass(frozen=True)
class Offers:
    """At one moment: by the name of a deputy the roles of who is away; `joined` whether there is a head
    office, which an action may be about.
    """

    standing_in: Mapping[str, frozenset[Role]] = field(default_factory=dict)
    joined: bool = True
    fewer: Mapping[str, frozenset[Role]] = field(default_factory=dict)
    """Of some actions the roles that the profile of the house lets, fewer than the table of rights does."""

    def roles(self, person: Person) -> frozenset[Role]:
        """The person's own role, and those of people who are away."""
        return frozenset({person.role}) | self.standing_in.get(person.name, frozenset())

    def has_right(self, name: str, person: Person) -> bool:
        """Whether the person may do the whole of that action."""
        right = needed_right(name)
        return right is not None and not right.roles.isdisjoint(self._let(name, person))

    def may_do(self, deed: str, person: Person) -> bool:
        """Whether the person may do what is no action. Raises KeyError for an unknown deed."""
        return any(may_do(deed, role) for role in self.roles(person))

    def open_to(self, action: type[Action], ticket: Ticket, person: Person) -> bool:
        """Whether the person may do any part of it that the ticket is ready for."""
        return any(action.open_to(ticket, role) for role in self._let(action.NAME, person))

    def _let(self, name: str, person: Person) -> frozenset[Role]:
        mine = self.roles(person)
        return mine & self.fewer.get(name, mine)

    def sensible(self, action: type[Action], ticket: Ticket) -> bool:
        """Whether it makes sense on the ticket at this desk, whoever does it."""
        return action.offered(ticket) and (self.joined or action is not RequestApproval)


AT_ANY_DESK: Final = Offers()
"""Nobody is away, and there is a head office."""


def offers_now(workplace: Workplace) -> Offers:
    """As it is today at this desk."""
    staff = staff_of(workplace.settings.all())
    today = workplace.time.now().astimezone(workplace.desk.tz).date()
    standing_in = {
        each.name: frozenset(away.role for away in stands_in_for(staff, each, today)) for each in staff
    }
    standing_in = {name: roles for name, roles in standing_in.items() if roles}
    return Offers(standing_in, workplace.joined(), let_by_profile(workplace))


def let_by_profile(workplace: Workplace) -> Mapping[str, frozenset[Role]]:
    """By name of an action the roles that the profile lets, where it says so: who approves (S4-28)."""
    may = approvers(workplace.policy.settings)
    return {ApprovePlan.NAME: may, DenyPlan.NAME: may}

"""授权: somebody with the right comes to the desk and lends it for one action; who is signed in stays so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.domain.entry import Draft
from app.domain.refusals import Refusal, RefusedError
from app.domain.rights import DEEDS, LENDING, Override, needed_right, not_enough, roles_for
from app.domain.steps.overriding import OverrideGranted
from app.domain.vocabulary import Role
from app.usecases.absence import is_absent, stands_in_for
from app.usecases.desk import Person, staff_of
from app.usecases.offers import let_by_profile
from app.usecases.pins import check_pin, has_pin, has_pins
from app.usecases.workplace import Workplace

RULE = "6.2"


@dataclass(frozen=True)
class Lender:
    """Somebody who could lend a right; `pin`: whether that person has one, and is asked for it.

    `instead_of` is who is away, where the right is theirs and the person stands in for them.
    """

    name: str
    role: Role
    pin: bool
    instead_of: str = ""


def lenders(workplace: Workplace, action: str, acting: Person) -> tuple[Lender, ...]:
    """Who could lend their right to the action today: never who acts, nobody who is away, and nobody whom
    the profile leaves out.
    """
    settings = workplace.settings.all()
    staff, today, roles = staff_of(settings), _today(workplace), _having(workplace, action)
    return tuple(
        Lender(person.name, person.role, has_pin(settings, person.name), standing.instead_of)
        for person in staff
        if person.name != acting.name
        and not is_absent(person, today)
        and (standing := next(_standings(staff, person, today, roles), None)) is not None
    )


def lend_deed(workplace: Workplace, deed: str, acting: Person, name: str, pin: str, reason: str) -> Person:
    """Who acts, with the right of that person to a deed of ``rights.DEEDS``, for one time; an entry of the
    desk says so before it is used. Raises what `lend` raises.
    """
    lent = lend(workplace, deed, acting, name, pin, reason)
    granted = Draft(OverrideGranted(deed, lent.person, lent.role, lent.reason, lent.instead_of))
    at = workplace.time.now()
    workplace.journal.transact(lambda tx: tx.append(None, (granted,), at, acting.name or None))
    return replace(acting, role=lent.role)


def lend(workplace: Workplace, action: str, acting: Person, name: str, pin: str, reason: str) -> Override:
    """The right of that person for that action. Slow where a PIN is checked: never on the thread that paints.

    The PIN is asked where people have PINs. Raises RefusedError: override_by_oneself, person_unknown,
    pin_not_set, role_not_enough, reason_missing, and what `check_pin` raises.
    """
    settings = workplace.settings.all()
    staff, today, roles = staff_of(settings), _today(workplace), _having(workplace, action)
    if name == acting.name:
        raise RefusedError(Refusal("override_by_oneself", RULE, {"person": name}))
    person = next((each for each in staff if each.name == name), None)
    if person is None:
        raise RefusedError(Refusal("person_unknown", RULE, {"person": name}))
    if not reason.strip():
        raise RefusedError(Refusal("reason_missing", RULE))
    found = next(_standings(staff, person, today, roles), None)
    if found is None:
        right = DEEDS.get(action) or needed_right(action)
        source = right.source if right else RULE
        raise RefusedError(not_enough(action, roles, person.role, source))
    if has_pin(settings, name):
        check_pin(workplace, name, pin)
    elif has_pins(settings):
        raise RefusedError(Refusal("pin_not_set", RULE, {"person": name}))
    return Override(found.person, found.role, found.instead_of, reason.strip())


def _standings(
    staff: Iterable[Person], person: Person, today: date, having: frozenset[Role]
) -> Iterator[Override]:
    """In which roles the person could lend: the own one first, then those of people who are away."""
    roles = having & LENDING
    if person.role in roles:
        yield Override(person.name, person.role)
    for away in stands_in_for(staff, person, today):
        if away.role in roles:
            yield Override(person.name, away.role, away.name)


def _having(workplace: Workplace, action: str) -> frozenset[Role]:
    """Who has the right to that action, as far as the profile lets them, or to that deed."""
    if action in DEEDS:
        return DEEDS[action].roles
    roles = roles_for(action)
    return roles & let_by_profile(workplace).get(action, roles)


def _today(workplace: Workplace) -> date:
    return workplace.time.now().astimezone(workplace.desk.tz).date()

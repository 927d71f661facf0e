"""Changes of the staff: people, roles, absences, PINs. Each is an entry of the desk: who changed what.

While nobody has a PIN, whoever is at the desk may change everything. From the first PIN on it takes a
supervisor, and what is about a manager takes a manager, where there is another one (requirements 6.2).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.domain.entry import Draft
from app.domain.pins import check_new_pin, plain_digits
from app.domain.refusals import InputError, Refusal, RefusedError
from app.domain.rights import may_do
from app.domain.steps.staff import StaffChange, StaffChanged
from app.domain.vocabulary import SUPERVISING, Role
from app.usecases.absence import roles_today
from app.usecases.deed_rights import STAFF as STAFF_DEED
from app.usecases.desk import ABSENCES, Person, office_staff_of, own_staff_of, staff_of
from app.usecases.desk_settings import (
    DEMO_PINS,
    PERSON,
    STAFF,
    absence_value,
    staff_value,
    with_person,
    without_person,
)
from app.usecases.pins import RULE, KeptPin, check_pin, has_pin, has_pins, pin_key
from app.usecases.ports import Transaction
from app.usecases.workplace import Workplace

_ABOVE = frozenset({Role.MANAGER, Role.HEAD_OFFICE})


@dataclass(frozen=True)
class Absence:
    """From which day to which day somebody is away, and who stands in; no day at all: the person is back."""

    first: date | None = None
    last: date | None = None
    deputy: str = ""


class Staffing:
    """What `actor` may change. Every method writes one entry, and raises what it says, before anything."""

    def __init__(self, workplace: Workplace, actor: Person) -> None:
        self._workplace = workplace
        self._actor = actor
        self._values = workplace.settings.all()
        self._staff = staff_of(self._values)
        self._today = workplace.time.now().astimezone(workplace.desk.tz).date()

    def add(self, name: str, role: str, pin: str = "") -> Person:
        """Take somebody in. Raises InputError naming ``name``, ``role`` or ``pin``."""
        everybody = with_person(self._staff, name, role)
        added = everybody[-1]
        own = with_person(own_staff_of(self._values), name, role)
        self._need_right(added.role)
        values: dict[str, object] = {STAFF: staff_value(own)}
        changes = [StaffChanged(added.name, StaffChange.ADDED, added.role)]
        if pin:
            values |= self._new_pin(added, pin)
            changes.append(StaffChanged(added.name, StaffChange.PIN_SET))
        self._write(values, *changes)
        return added

    def remove(self, name: str) -> None:
        """Take somebody out, with the PIN; what they did stays on their name."""
        person = self._own(name)
        self._need_right(person.role)
        own, office = own_staff_of(self._values), office_staff_of(self._values)
        left = without_person(own, name, office)
        self._need_key_left(name)
        values: dict[str, object] = {STAFF: staff_value(left), **_no_pin(name), **self._absent(name, {})}
        if self._values.get(PERSON) == name:
            values[PERSON] = (*left, *office)[0].name
        self._write(values, StaffChanged(name, StaffChange.REMOVED))

    def set_role(self, name: str, role: str) -> Person:
        """Give another role. Raises InputError naming ``role``, last_supervisor."""
        person = self._own(name)
        if role not in tuple(Role):
            raise InputError("choice_expected", "role", value=role, expected=", ".join(Role))
        self._need_right(person.role, Role(role))
        if Role(role) not in SUPERVISING:
            without_person(own_staff_of(self._values), name, office_staff_of(self._values))
            self._need_key_left(name)
        changed = replace(person, role=Role(role))
        own = [changed if each.name == name else each for each in own_staff_of(self._values)]
        bare = tuple(Person(each.name, each.role) for each in own)
        self._write({STAFF: staff_value(bare)}, StaffChanged(name, StaffChange.ROLE_SET, changed.role))
        return changed

    def set_absence(self, name: str, absence: Absence) -> Person:
        """Somebody is away, or back. Raises InputError range_order, deputy_wrong."""
        person = self._known(name)
        self._need_right(person.role)
        if absence.first and absence.last and absence.last < absence.first:
            raise InputError(
                "range_order", "until", value=absence.last.isoformat(), start=absence.first.isoformat()
            )
        others = {each.name for each in self._staff} - {name}
        if absence.deputy and absence.deputy not in others:
            raise InputError("deputy_wrong", "deputy", value=absence.deputy)
        days = absence.first or absence.last
        deputy = absence.deputy if days else ""
        away = replace(person, absent_from=absence.first, absent_until=absence.last, deputy=deputy)
        change = StaffChanged(
            name, StaffChange.ABSENCE_SET, None, away.absent_from, away.absent_until, away.deputy
        )
        self._write(self._absent(name, absence_value(away)), change)
        return away

    def set_pin(self, name: str, pin: str, old: str = "") -> None:
        """A new PIN: one's own by the `old` one, another's by a supervisor; it ends a lock too.

        Slow. Raises InputError pin_form, pin_trivial; RefusedError first_pin_supervisor, what `check_pin`
        raises for the old one.
        """
        person = self._known(name)
        values = self._new_pin(person, pin)
        if has_pin(self._values, name) and name == self._actor.name:
            check_pin(self._workplace, name, old)
        else:
            self._need_right(person.role)
        self._write(values, StaffChanged(name, StaffChange.PIN_SET))

    def reset_pin(self, name: str) -> None:
        """Take the PIN away, with every wrong try: a new one is set before the person signs in again."""
        person = self._known(name)
        self._need_right(person.role)
        self._need_key_left(name)
        self._write(_no_pin(name), StaffChanged(name, StaffChange.PIN_RESET))

    def _known(self, name: str) -> Person:
        person = next((each for each in self._staff if each.name == name), None)
        if person is None:
            raise InputError("person_unknown", "name", person=name)
        return person

    def _own(self, name: str) -> Person:
        person = self._known(name)
        if any(each.name == name for each in office_staff_of(self._values)):
            raise InputError("person_of_office", "name", person=name)
        return person

    def _new_pin(self, person: Person, pin: str) -> Mapping[str, object]:
        """The first PIN of a desk belongs to somebody who can give the others theirs.

        One that a person chose at a demo is shown to nobody any more.
        """
        if not has_pins(self._values) and person.role not in SUPERVISING:
            raise RefusedError(Refusal("first_pin_supervisor", RULE, {"person": person.name}))
        digits = check_new_pin(pin, (self._workplace.desk.phone,))
        kept = {pin_key(person.name): KeptPin(self._workplace.pin_hashes.hashed(digits)).value()}
        shown = self._values.get(DEMO_PINS)
        if not isinstance(shown, dict):
            return kept
        return {**kept, DEMO_PINS: {name: told for name, told in shown.items() if name != person.name}}

    def _need_right(self, *roles: Role) -> None:
        """Whether the actor may change somebody of these roles."""
        if not has_pins(self._values):
            return
        mine = roles_today(self._staff, self._actor, self._today)
        if not any(may_do(STAFF_DEED, role) for role in mine):
            raise RefusedError(Refusal("staff_needs_supervisor", RULE, {"person": self._actor.name}))
        managers = [each for each in self._staff if each.role in _ABOVE and has_pin(self._values, each.name)]
        if _ABOVE.isdisjoint(roles) or mine & _ABOVE or len(managers) < 2:
            return
        raise RefusedError(Refusal("staff_needs_manager", RULE, {"person": self._actor.name}))

    def _need_key_left(self, name: str) -> None:
        """While anybody signs in, one supervisor who can sign in stays."""
        left = [each for each in self._staff if each.name != name and has_pin(self._values, each.name)]
        if left and not any(each.role in SUPERVISING for each in left):
            raise InputError("last_supervisor_pin", "name", value=name)

    def _absent(self, name: str, told: Mapping[str, str]) -> dict[str, object]:
        before = self._values.get(ABSENCES)
        kept = dict(before) if isinstance(before, dict) else {}
        kept.pop(name, None)
        return {ABSENCES: {**kept, name: dict(told)} if told else kept}

    def _write(self, values: Mapping[str, object], *changes: StaffChanged) -> None:
        drafts = tuple(Draft(change) for change in changes)
        at, author = self._workplace.time.now(), self._actor.name or None

        def work(tx: Transaction) -> None:
            tx.put_settings(values)
            tx.append(None, drafts, at, author)

        self._workplace.journal.transact(work)


def same_pins(pin: str, again: str) -> None:
    """Nobody sees what they type. Raises InputError pins_differ naming ``pin_again``."""
    if plain_digits(pin) != plain_digits(again):
        raise InputError("pins_differ", "pin_again")


def _no_pin(name: str) -> dict[str, object]:
    return {pin_key(name): None}

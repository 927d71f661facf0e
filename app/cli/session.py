"""One run of the command line: where the store is, in which language to speak, who acts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.bootstrap import open_workplace, packaged_policy, read_store
from app.cli.reading import read_first_line
from app.domain.calendar import WorkCalendar
from app.domain.people import name_key, spelled
from app.domain.policy.rulebook import Rulebook
from app.domain.refusals import InputError, Refusal, RefusedError
from app.domain.rights import above_clerk
from app.domain.vocabulary import Role
from app.library.messages import Messages, load_messages
from app.places import store_folder
from app.store.layout import Layout
from app.usecases.absence import roles_today
from app.usecases.deed_rights import check_deed
from app.usecases.desk import Person, staff_of
from app.usecases.pins import RULE, check_pin, has_pin, has_pins
from app.usecases.typed_text import LONGEST_LINE, fitting
from app.usecases.workplace import Workplace

if TYPE_CHECKING:
    from app.store.onlooking import Onlooker


@dataclass(frozen=True)
class Session:
    """What every command gets: the store folder, the sentences, the person who acts.

    `named`: somebody said which store, by the option or by the environment. `pin` is that of the person.
    """

    folder: Path
    messages: Messages
    clerk: str | None = None
    named: bool = False
    pin: str | None = None

    def rules(self) -> tuple[Rulebook, WorkCalendar]:
        """The rules and the calendar of the store that was named, with what the house added; else as shipped.

        Raises InputError where the rules of that house cannot be read.
        """
        if not (self.named and Layout(self.folder).exists):
            return packaged_policy()
        with self.reading() as workplace:
            if workplace.policy.left_out is not None:
                raise workplace.policy.left_out
            return workplace.policy.rulebook, workplace.policy.calendar

    @contextmanager
    def looking_on(self) -> Iterator[tuple[Onlooker, Workplace]]:
        """Like `reading`, with the store itself."""
        with read_store(self.folder) as opened:
            yield opened

    @contextmanager
    def reading(self) -> Iterator[Workplace]:
        """The store to be read alone: also while the window has it open."""
        with read_store(self.folder) as (_, workplace):
            yield workplace

    @contextmanager
    def workplace(self) -> Iterator[Workplace]:
        """The store opened, to be written to, and closed again."""
        with open_workplace(self.folder) as workplace:
            yield workplace

    def person(self, workplace: Workplace, name: str | None = None, role: str | None = None) -> Person:
        """Who acts: named here, or by the store's signed-in person.

        Raises InputError choice_expected for an unknown role, text_missing for a name without letters,
        text_too_long for one that is no name.
        """
        if self.clerk is not None and not self.clerk.strip():
            raise InputError("text_missing", "clerk")
        fitting(self.clerk or "", "clerk", LONGEST_LINE)
        settings = workplace.settings.all()
        wanted = name or self.clerk or str(settings.get("person") or "")
        staff = staff_of(settings)
        known = next((person for person in staff if person.name == wanted), None) or next(
            (person for person in staff if name_key(person.name) == name_key(wanted)), None
        )
        wanted = known.name if known else spelled(wanted)
        if role is not None:
            if role not in tuple(Role):
                raise InputError("choice_expected", "role", value=role, expected=", ".join(Role))
            return Person(wanted, Role(role))
        return known or Person(wanted)

    def acting(self, workplace: Workplace, name: str | None = None, role: str | None = None) -> Person:
        """Who writes: `person`, who is who they say.

        Where people have PINs, whoever has one gives it; others of the staff write without, a scheduled job
        for one, but none who may do more than a clerk, as a deputy for one. Raises what `person` raises,
        InputError pin_needed, and RefusedError person_unknown, pin_not_set, role_not_yours, and what
        `check_pin` raises.
        """
        acting = self.person(workplace, name, role)
        settings = workplace.settings.all()
        if not has_pins(settings):
            return acting
        staff = staff_of(settings)
        known = next((person for person in staff if person.name == acting.name), None)
        if known is None:
            raise RefusedError(Refusal("person_unknown", RULE, {"person": acting.name}))
        today = workplace.time.now().astimezone(workplace.desk.tz).date()
        roles = roles_today(staff, known, today)
        if acting.role not in roles:
            raise RefusedError(Refusal("role_not_yours", RULE, {"person": known.name, "role": acting.role}))
        if has_pin(settings, known.name):
            if self.pin is None:
                raise InputError("pin_needed", "pin-file", person=known.name)
            check_pin(workplace, known.name, self.pin)
        elif any(above_clerk(each) for each in roles):
            raise RefusedError(Refusal("pin_not_set", RULE, {"person": known.name}))
        return acting

    def entitled(self, workplace: Workplace, deed: str) -> Person:
        """Who acts, with a right to that deed of ``rights.DEEDS``; where nobody is of the staff, anybody.

        Raises what `acting` raises, and RefusedError role_not_enough.
        """
        acting = self.acting(workplace)
        if staff_of(workplace.settings.all()):
            check_deed(workplace, deed, acting)
        return acting


def make_session(store: Path | None, clerk: str | None = None, pin_file: str | None = None) -> Session:
    """A session over the store named by option, environment or platform."""
    pin = os.environ.get("COUNTERFOIL_PIN") if pin_file is None else read_first_line(pin_file, "pin-file")
    return Session(store_folder(store), load_messages(language()), clerk, store is not None, pin)


def language() -> str:
    """The language of messages: Chinese for a Chinese locale, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return "zh_CN" if os.environ[name].startswith("zh") else "en"
    return "en"

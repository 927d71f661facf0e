"""Every setting of a store that a person may change: one list, from which the pages are made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from app.domain.people import name_key, new_name
from app.domain.policy.rulebook import STATUTE_ONLY
from app.domain.policy.vocabulary import PROFILES
from app.domain.refusals import InputError
from app.domain.vocabulary import Role
from app.usecases.desk import REGIONS, Desk, Person, desk_settings, make_desk

Kind = Literal["text", "required", "hours", "choice", "printer", "medium", "staff", "person", "flag"]
"""How a value is typed and checked: ``printer`` is a queue's name, ``medium`` a paper the
document comes on (empty: the usual one), ``staff`` a list of people."""

Section = Literal["desk", "staff", "printers", "look", "demo"]


@dataclass(frozen=True)
class Setting:
    """One setting: its key in the store, how it is typed, what holds while it was never set.

    `label` is a code; the window has the word for it. A setting that needs a `restart` is read
    when the store is opened.
    """

    key: str
    section: Section
    kind: Kind
    default: object
    label: str
    choices: tuple[str, ...] = ()
    restart: bool = False


DEFAULT_PRINTER: Final = "printer.default"
PAPER_PRINTERS: Final = ("receipt", "label", "liability-notice", "exchange-return-slip")
"""Kinds of document that may have a printer of their own, ``printer.<kind>``."""

PROFILE: Final = "desk.profile"
REGION: Final = "desk.region"
PERSON: Final = "person"
STAFF: Final = "staff"
DEMO: Final = "demo"

DEMO_PINS: Final = "demo.pins"
"""The PINs of a demo store, by name: they stand on its sign-in page. No other store has them."""

LOCK_MINUTES: Final = "lock.minutes"
"""After so many minutes without a hand on it the window asks for the PIN again, where there are PINs."""

JOINED_AT: Final = "head_office.since"
"""When this desk was enrolled at its head office, an ISO moment."""

JOIN_WANTED: Final = "head_office.wanted"
"""Whether the first start was told that there is a head office: its form is shown until it is joined."""

FILE_DAYS: Final = "sync.file_days"
"""For how many days after they were made files of other desks come by themselves, be their ticket done or
not; those of open tickets always do. A whole number; older ones come when somebody opens the ticket."""

USUAL_FILE_DAYS: Final = 90

OFFICE_RULES: Final = "head_office.rules"
"""A mark of the rules of head office by which the lists were made."""

INSTALLED: Final = tuple(profile for profile in PROFILES if profile != STATUTE_ONLY)
"""Policy profiles that ship with the program and that a desk can work by."""

TRAVELLING: Final = frozenset({"home_groupbuy"})
"""Profiles worked by technicians at customers' homes, on a laptop of their own: such a store is encrypted as
a whole from its first day, where this computer can do that (decision 0067)."""

SETTINGS: Final[tuple[Setting, ...]] = (
    Setting("desk.code", "desk", "required", "", "desk_code", restart=True),
    Setting("desk.name", "desk", "text", "", "desk_name", restart=True),
    Setting("desk.mall", "desk", "text", "", "mall", restart=True),
    Setting("desk.branch", "desk", "text", "", "branch", restart=True),
    Setting("desk.firm", "desk", "text", "", "firm", restart=True),
    Setting("desk.hours", "desk", "hours", "10:00-22:00", "hours", restart=True),
    Setting("desk.shifts", "desk", "text", "", "shifts", restart=True),
    Setting("desk.phone", "desk", "text", "", "desk_phone", restart=True),
    Setting("desk.address", "desk", "text", "", "address", restart=True),
    Setting(PROFILE, "desk", "choice", "mall_desk", "profile", INSTALLED, restart=True),
    Setting(REGION, "desk", "choice", "", "region", ("", *REGIONS), restart=True),
    Setting(STAFF, "staff", "staff", (), "staff"),
    Setting(PERSON, "staff", "person", "", "person"),
    Setting(DEFAULT_PRINTER, "printers", "printer", "", "default_printer"),
    *(
        Setting(f"printer.{kind}", "printers", "printer", "", kind.replace("-", "_"))
        for kind in PAPER_PRINTERS
    ),
    *(Setting(f"media.{kind}", "printers", "medium", "", f"{kind}_media") for kind in PAPER_PRINTERS),
    Setting(LOCK_MINUTES, "staff", "choice", "5", "lock_minutes", ("1", "2", "5", "10", "15", "30")),
    Setting("language", "look", "choice", "system", "language", ("system", "zh_CN", "en")),
    Setting("theme", "look", "choice", "light", "theme", ("light", "dark", "field")),
    Setting(DEMO, "demo", "flag", False, "demo"),
)


def settings_of(section: Section) -> tuple[Setting, ...]:
    """The settings of one page, in order."""
    return tuple(setting for setting in SETTINGS if setting.section == section)


def text_of(values: Mapping[str, object], key: str) -> str:
    """The value as text: as it was set, else its default."""
    default = next((setting.default for setting in SETTINGS if setting.key == key), "")
    value = values.get(key, default)
    return value.strip() if isinstance(value, str) else ""


def checked_desk(values: Mapping[str, str], desk: Desk) -> dict[str, object]:
    """The desk's settings after a change, ready to keep. Raises InputError naming the field.

    What was printed under the old code stays as it is: numbers are never rewritten.
    """
    typed = {key.removeprefix("desk."): value for key, value in values.items()}
    before = {key.removeprefix("desk."): value for key, value in desk_settings(desk).items()}
    return desk_settings(make_desk({**before, **typed}))


def staff_value(people: tuple[Person, ...]) -> list[dict[str, str]]:
    """People as they are kept under ``staff``, and those of head office under its key."""
    return [{"name": person.name, "role": person.role.value, **absence_value(person)} for person in people]


def absence_value(person: Person) -> dict[str, str]:
    """An absence as it is kept; empty for somebody who is there."""
    days = {"absent_from": person.absent_from, "absent_until": person.absent_until}
    told = {key: day.isoformat() for key, day in days.items() if day is not None}
    return {**told, "deputy": person.deputy} if told and person.deputy else told


def with_person(people: tuple[Person, ...], name: str, role: str) -> tuple[Person, ...]:
    """The staff with one more, whose name looks like nobody else's. Raises InputError naming ``name`` or
    ``role``.
    """
    cleaned = new_name(name, "name")
    if any(name_key(person.name) == name_key(cleaned) for person in people):
        raise InputError("person_twice", "name", value=cleaned)
    if role not in tuple(Role):
        raise InputError("choice_expected", "role", value=role, expected=", ".join(Role))
    return (*people, Person(cleaned, Role(role)))


def without_person(
    people: tuple[Person, ...], name: str, office: tuple[Person, ...] = ()
) -> tuple[Person, ...]:
    """The staff without one. Raises InputError: the last supervisor or manager has to stay.

    Those whom head office names count among them.
    """
    left = tuple(person for person in people if person.name != name)
    if not any(person.role in (Role.SUPERVISOR, Role.MANAGER) for person in (*left, *office)):
        raise InputError("last_supervisor", "name", value=name)
    return left

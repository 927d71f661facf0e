"""The desk: which one this is, how it works, who works there. Kept as settings of the store."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, time
from functools import cached_property
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.domain.numbering import check_desk_code
from app.domain.people import name_key
from app.domain.refusals import InputError
from app.domain.vocabulary import Role
from app.usecases.shifts import read_shifts
from app.usecases.typed_text import LONGEST_LINE, fitting, plain_line

_HOURS = re.compile(r"(\d{1,2}:\d\d)-(\d{1,2}:\d\d)", re.ASCII)
_WIDE = str.maketrans("０１２３４５６７８９：－–—～~", "0123456789:-----")


OFFICE_STAFF: Final = "head_office.staff"
"""Under this stands whom head office names; written when its list comes down, never by a person."""

ABSENCES: Final = "staff.absences"
"""Who is away, by name; of people whom head office names too."""

REGIONS = ("北京", "上海", "浙江", "山东")
"""Provinces whose rules ship with the program, to be checked before they are used."""


@dataclass(frozen=True)
class Person:
    """Somebody who works at the desk: at one desk a name is a person.

    Away from `absent_from` to `absent_until`, both days among them (None: no end known); then the `deputy`,
    named so, acts in their stead.
    """

    name: str
    role: Role = Role.CLERK
    absent_from: date | None = None
    absent_until: date | None = None
    deputy: str = ""


@dataclass(frozen=True)
class Desk:
    """One service desk. `hours` is ``10:00-22:00`` in the desk's own `zone`, `shifts` a line like
    ``早班 09:45-16:00；晚班 15:45-22:15`` or empty. `region` is one of REGIONS where the shop has checked
    that the rules of its province are in force, else empty: then none of them is applied. `firm` is the
    name in the business licence, printed on documents.
    """

    code: str
    profile: str = "mall_desk"
    mall: str = ""
    name: str = ""
    branch: str = ""
    hours: str = "10:00-22:00"
    phone: str = ""
    address: str = ""
    zone: str = "Asia/Shanghai"
    shifts: str = ""
    region: str = ""
    firm: str = ""

    @cached_property
    def _opening(self) -> tuple[time, time]:
        """Read once: every ticket of a list asks for them."""
        return read_hours(self.hours)

    @property
    def opens(self) -> time:
        """Opening time."""
        return self._opening[0]

    @property
    def closes(self) -> time:
        """Closing time."""
        return self._opening[1]

    @property
    def tz(self) -> ZoneInfo:
        """The desk's time zone."""
        return ZoneInfo(self.zone)


def read_hours(text: str) -> tuple[time, time]:
    """Opening and closing time of ``10:00-22:00``. Raises InputError naming ``hours``."""
    written = _HOURS.fullmatch(text.translate(_WIDE).replace(" ", ""))
    try:
        opens, closes = (time.fromisoformat(part.zfill(5)) for part in (written.groups() if written else ()))
    except ValueError:
        raise InputError("hours_form", "hours", value=text) from None
    if opens >= closes:
        raise InputError("hours_order", "hours", value=text)
    return opens, closes


def make_desk(values: Mapping[str, object]) -> Desk:
    """A desk from typed values, checked. Raises InputError naming the field.

    Its names stand in the head of every document, so they are lines: one, and no longer than others.
    """
    known = {field.name for field in fields(Desk)}
    given = {key: str(value) for key, value in values.items() if key in known and value is not None}
    texts = {
        key: fitting(plain_line(text), key, LONGEST_LINE) for key, text in given.items() if key != "shifts"
    }
    if "shifts" in given:
        texts["shifts"] = given["shifts"].strip()
    if not texts.get("code"):
        raise InputError("text_missing", "desk")
    desk = Desk(**{**texts, "code": check_desk_code(texts["code"])})
    if desk.region and desk.region not in REGIONS:
        raise InputError("choice_expected", "region", value=desk.region, expected=", ".join(REGIONS))
    opens, closes = read_hours(desk.hours)
    shifts = "；".join(str(shift) for shift in read_shifts(desk.shifts))
    desk = replace(desk, hours=f"{opens:%H:%M}-{closes:%H:%M}", shifts=shifts)
    try:
        ZoneInfo(desk.zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise InputError("no_such_zone", "zone", value=desk.zone) from None
    return desk


def desk_settings(desk: Desk) -> dict[str, object]:
    """The desk as settings of the store."""
    return {f"desk.{key}": value for key, value in asdict(desk).items()}


def desk_of(settings: Mapping[str, object]) -> Desk | None:
    """The desk that the store was made for; None while it has none."""
    values = {key.removeprefix("desk."): value for key, value in settings.items() if key.startswith("desk.")}
    return make_desk(values) if values.get("code") else None


def staff_of(settings: Mapping[str, object]) -> tuple[Person, ...]:
    """Everybody who works at the desk: whom the house keeps, and whom head office names.

    Of one name there is one person, in the role that head office gives; names that look alike are one.
    """
    own, office = own_staff_of(settings), office_staff_of(settings)
    official = {name_key(person.name): person for person in reversed(office)}
    office = tuple(official[key] for key in dict.fromkeys(name_key(person.name) for person in office))
    both = list(dict.fromkeys(official.get(name_key(person.name), person) for person in own))
    absences = settings.get(ABSENCES)
    away = absences if isinstance(absences, dict) else {}
    everybody = (*both, *(person for person in office if person not in both))
    return tuple(_with_absence(person, away.get(person.name)) for person in everybody)


def own_staff_of(settings: Mapping[str, object]) -> tuple[Person, ...]:
    """Whom the house keeps."""
    return _people(settings.get("staff"))


def office_staff_of(settings: Mapping[str, object]) -> tuple[Person, ...]:
    """Whom head office names for this desk, as it came down last."""
    return _people(settings.get(OFFICE_STAFF))


def _people(listed: object) -> tuple[Person, ...]:
    if not isinstance(listed, list):
        return ()
    roles = tuple(Role)
    return tuple(
        Person(
            str(each["name"]),
            Role(each["role"]) if each.get("role") in roles else Role.CLERK,
            *_absence(each),
        )
        for each in listed
        if isinstance(each, dict) and each.get("name")
    )


def _with_absence(person: Person, told: object) -> Person:
    """What head office says of an absence stands before what the desk says."""
    if person.absent_from or person.absent_until or not isinstance(told, dict):
        return person
    absent_from, absent_until, deputy = _absence(told)
    return replace(person, absent_from=absent_from, absent_until=absent_until, deputy=deputy)


def _absence(told: Mapping[str, object]) -> tuple[date | None, date | None, str]:
    return _day(told.get("absent_from")), _day(told.get("absent_until")), str(told.get("deputy") or "")


def _day(written: object) -> date | None:
    try:
        return date.fromisoformat(written) if isinstance(written, str) else None
    except ValueError:
        return None

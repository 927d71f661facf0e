"""Commands on the people of the desk: staff list, add, remove, role, absent, reset-pin."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import typer

from app.cli.output import emit
from app.cli.reading import read_first_line
from app.cli.session import Session
from app.domain.refusals import InputError
from app.domain.vocabulary import Role
from app.usecases.absence import is_absent
from app.usecases.desk import Person, office_staff_of, staff_of
from app.usecases.pins import has_pin, running, tries_of
from app.usecases.staffing import Absence, Staffing
from app.usecases.workplace import Workplace

_ROLES = "|".join(Role)
Name = Annotated[str, typer.Argument(metavar="NAME")]
NewPin = Annotated[
    str | None, typer.Option("--new-pin-file", help="file that holds the new PIN, - for standard input")
]


def build_staff() -> typer.Typer:
    """``counterfoil staff``."""
    staff = typer.Typer(
        help="Who works at the desk. Where people have PINs, changes take a supervisor.",
        pretty_exceptions_enable=False,
    )
    staff.command("list")(list_staff)
    staff.command("add")(add)
    staff.command("remove")(remove)
    staff.command("role")(role)
    staff.command("absent")(absent)
    staff.command("reset-pin")(reset_pin)
    return staff


def list_staff(context: typer.Context) -> None:
    """Everybody, with role, absence, and whether there is a PIN; a PIN itself is shown nowhere."""
    session: Session = context.obj
    with session.reading() as workplace:
        emit(_everybody(workplace))


def add(
    context: typer.Context,
    name: Name,
    role: Annotated[str, typer.Option("--role", help=_ROLES)],
    new_pin: NewPin = None,
) -> None:
    """Take somebody in; with a PIN, they can sign in at once."""
    session: Session = context.obj
    with session.workplace() as workplace:
        actor = session.acting(workplace)
        Staffing(workplace, actor).add(name, role, _digits(new_pin))
        emit(_everybody(workplace))


def remove(context: typer.Context, name: Name) -> None:
    """Take somebody out, with the PIN; what they did stays on their name."""
    session: Session = context.obj
    with session.workplace() as workplace:
        Staffing(workplace, session.acting(workplace)).remove(name)
        emit(_everybody(workplace))


def role(
    context: typer.Context,
    name: Name,
    role: Annotated[str, typer.Argument(metavar="ROLE", help=_ROLES)],
) -> None:
    """Give somebody another role."""
    session: Session = context.obj
    with session.workplace() as workplace:
        Staffing(workplace, session.acting(workplace)).set_role(name, role)
        emit(_everybody(workplace))


def absent(
    context: typer.Context,
    name: Name,
    since: Annotated[str | None, typer.Option("--from", help="first day, YYYY-MM-DD; else today")] = None,
    until: Annotated[str | None, typer.Option("--until", help="last day, YYYY-MM-DD; else no end")] = None,
    deputy: Annotated[str, typer.Option("--deputy", help="who acts in their stead meanwhile")] = "",
    back: Annotated[bool, typer.Option("--back", help="the person is here again")] = False,
) -> None:
    """Somebody is away; a deputy may meanwhile what the role of the absent may."""
    session: Session = context.obj
    first, last = _day(since, "from"), _day(until, "until")
    with session.workplace() as workplace:
        today = workplace.time.now().astimezone(workplace.desk.tz).date()
        away = Absence() if back else Absence(first or today, last, deputy)
        Staffing(workplace, session.acting(workplace)).set_absence(name, away)
        emit(_everybody(workplace))


def reset_pin(context: typer.Context, name: Name, new_pin: NewPin = None) -> None:
    """Set a new PIN and end a lock; without a new one the PIN is taken away."""
    session: Session = context.obj
    with session.workplace() as workplace:
        staffing = Staffing(workplace, session.acting(workplace))
        if new_pin is None:
            staffing.reset_pin(name)
        else:
            staffing.set_pin(name, _digits(new_pin), session.pin or "")
        emit(_everybody(workplace))


def _everybody(workplace: Workplace) -> list[dict[str, Any]]:
    settings, now = workplace.settings.all(), running(workplace.time)
    office = {person.name for person in office_staff_of(settings)}
    today = workplace.time.now().astimezone(workplace.desk.tz).date()

    def told(person: Person) -> dict[str, Any]:
        tries = tries_of(settings, person.name, now)
        days = {"absent_from": person.absent_from, "absent_until": person.absent_until}
        return {
            "name": person.name,
            "role": person.role,
            "named_by": "head_office" if person.name in office else "desk",
            "pin": has_pin(settings, person.name),
            "locked": tries.locked,
            "wait_seconds": tries.left_s,
            "absent": is_absent(person, today),
            **{key: day.isoformat() if day else None for key, day in days.items()},
            "deputy": person.deputy or None,
        }

    return [told(person) for person in staff_of(settings)]


def _digits(source: str | None) -> str:
    return read_first_line(source, "new-pin-file") if source is not None else ""


def _day(text: str | None, field: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise InputError("date_expected", field, value=text or "", expected="YYYY-MM-DD") from None

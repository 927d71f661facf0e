"""Branches, devices, codes, and the administrator's password."""

from __future__ import annotations

import getpass
import sys
from difflib import get_close_matches
from typing import Annotated, Any

import typer

from app.headoffice.callers import SystemClock
from app.headoffice.cli.house import House, OpenHouse, opened
from app.headoffice.cli.output import INPUT_WRONG, CommandError, emit
from app.headoffice.store.refusals import HeadOfficeError
from app.headoffice.web.password import SHORTEST, AdminPassword, PasswordTooShortError
from app.wire.signing import fingerprint, to_bytes

ROLES = ("counter", "technician")


def enrol_code(
    context: typer.Context,
    branch: Annotated[str, typer.Option("--branch", help="its name or id")],
    name: Annotated[str, typer.Option("--name", help="of the device; else what its desk says")] = "",
    role: Annotated[str, typer.Option("--role", help="counter or technician")] = "counter",
    new: Annotated[bool, typer.Option("--new", help="make the branch where there is none")] = False,
) -> None:
    """A one-time code for one device, and the fingerprint to compare with its screen."""
    if role not in ROLES:
        raise CommandError(INPUT_WRONG, "role_unknown", "role", expected=", ".join(ROLES))
    branch = branch.strip()
    if not branch:
        raise CommandError(INPUT_WRONG, "name_missing", "branch")
    with opened(context.obj) as here:
        admin = here.office.admin
        try:
            found, made_new = admin.find_branch(branch), False
        except HeadOfficeError as error:
            if error.code != "unknown_branch":
                raise
            if not new:
                raise _no_such_branch(branch, [each.name for each in admin.branches()]) from error
            found, made_new = admin.new_branch(branch), True
        made = admin.new_code(found.id, name, role)
        emit(
            {
                "code": "-".join((made.code[:4], made.code[4:7], made.code[7:])),
                "expires": made.expires,
                "branch": {"id": found.id, "name": found.name, "new": made_new},
                "fingerprint": _fingerprint(here),
                "server_id": here.office.site().server_id,
            }
        )


def devices(
    context: typer.Context,
    branch: Annotated[str, typer.Option("--branch", help="only of this branch")] = "",
) -> None:
    """How every device stands."""
    with opened(context.obj) as here:
        wanted = here.office.admin.find_branch(branch).id if branch else ""
        emit([_row(each) for each in here.office.admin.devices(wanted)])


def branches(
    context: typer.Context, add: Annotated[str, typer.Option("--add", help="make one of this name")] = ""
) -> None:
    """All branches."""
    with opened(context.obj) as here:
        if add.strip():
            here.office.admin.new_branch(add.strip())
        emit([{"id": each.id, "name": each.name} for each in here.office.admin.branches()])


def revoke(
    context: typer.Context,
    device: Annotated[str, typer.Argument(metavar="DEVICE", help="its id, as `devices` shows it")],
    accept: Annotated[bool, typer.Option("--accept", help="what it still holds may come by stick")] = False,
) -> None:
    """A device is lost or goes: nothing of it is listened to any more."""
    with opened(context.obj) as here:
        here.office.admin.revoke(device)
        if accept:
            here.office.admin.accept_revoked(device)
        emit(next(_row(each) for each in here.office.admin.devices() if each.device == device))


def approve(
    context: typer.Context,
    ticket: Annotated[str, typer.Argument(metavar="TICKET", help="its number or id")],
    branch: Annotated[str, typer.Option("--branch", help="its name or id")],
    by: Annotated[str, typer.Option("--by", help="who approves; the name stays in the ticket")],
    item: Annotated[str, typer.Option("--item", help="where the ticket has several")] = "",
    refuse: Annotated[str, typer.Option("--refuse", metavar="REASON", help="do not approve it: why")] = "",
) -> None:
    """Approve the plan that waits, or refuse to: the desk hears of it (S4-28)."""
    name = " ".join(by.split())
    if not name:
        raise CommandError(INPUT_WRONG, "name_missing", "by")
    with opened(context.obj) as here:
        place = here.office.admin.find_branch(branch).id
        found = here.office.tickets.ticket(place, ticket)
        meant, trouble = found.ticket if found is not None else ticket, here.office.trouble
        if refuse.strip():
            written = trouble.deny(place, meant, item=item or None, user=name, reason=refuse.strip())
        else:
            written = trouble.approve(place, meant, item=item or None, user=name)
        how = "refused_by" if refuse.strip() else "approved_by"
        emit({"ticket": ticket, how: name, "writer": written.writer, "seq": written.seq})


def admin_password(
    context: typer.Context,
    stdin: Annotated[bool, typer.Option("--stdin", help="read it from standard input")] = False,
    link: Annotated[bool, typer.Option("--link", help="a link to set it once, instead")] = False,
) -> None:
    """Set the password of the page, asked for twice; every open session ends."""
    house: House = context.obj
    password = AdminPassword(house.folder)
    if link:
        emit({"set_password": f"/set-password?token={password.invite(SystemClock().now())}"})
        return
    typed = sys.stdin.readline().rstrip("\r\n") if stdin else _asked()
    try:
        password.change(typed)
    except PasswordTooShortError as error:
        raise CommandError(INPUT_WRONG, "password_too_short", "password", n=SHORTEST) from error
    emit({"set": True})


def _asked() -> str:
    typed = getpass.getpass("", sys.stderr)
    if getpass.getpass("", sys.stderr) != typed:
        raise CommandError(INPUT_WRONG, "passwords_differ", "password")
    return typed


def _no_such_branch(branch: str, names: list[str]) -> CommandError:
    """A typing error must not make a branch; names that are near are said."""
    near = get_close_matches(branch, names, n=3, cutoff=0.4)
    code = "branch_not_there_near" if near else "branch_not_there"
    return CommandError(INPUT_WRONG, code, "branch", branch=branch, near="、".join(near))


def _fingerprint(here: OpenHouse) -> str:
    keys = here.office.hello("").keys
    return next((fingerprint(to_bytes(each.key)) for each in keys if each.use == "sign"), "")


def _row(row: Any) -> dict[str, Any]:
    return {**row._asdict(), "writers": [each._asdict() for each in row.writers]}

"""Branches and devices: how they stand, new codes, revoking."""

from __future__ import annotations

from itertools import groupby

from starlette.requests import Request
from starlette.responses import Response

from app.headoffice.http.context import context_of
from app.headoffice.web.room import Room, away, form_of
from app.wire.messages import Hello
from app.wire.problems import WireError
from app.wire.signing import fingerprint, to_bytes

ROLES = ("counter", "technician")
_SHOWN = 3
"""Alerts above the branches; the others have a page of their own."""

_DAY = 86_400
_BACKED_UP = 2
"""Days after which the last backup that held is too old: one is made each day."""


async def overview(room: Room, request: Request) -> Response:
    """All branches with their devices, and what somebody should look at."""
    context, admin = context_of(request), room.office.admin
    branches = await context.database(admin.branches)
    devices = await context.database(admin.devices)
    up = await context.database(admin.alert_groups)
    backup_days = await context.database(room.office.keeping.age) // _DAY
    by_branch = {key: list(rows) for key, rows in groupby(devices, lambda row: row.branch)}
    return room.page(
        request,
        "overview.html",
        branches=branches,
        devices=by_branch,
        alerts=up[:_SHOWN],
        all_alerts=len(up),
        total=len(devices),
        silent=[row for row in devices if row.silent],
        storage=context.storage.state,
        backup_days=backup_days if backup_days >= _BACKED_UP else 0,
    )


async def new_branch(room: Room, request: Request) -> Response:
    """One branch more."""
    fields = await form_of(request)
    if not fields.get("name"):
        raise WireError("malformed", what="name")
    await context_of(request).database(room.office.admin.new_branch, fields["name"][:60])
    return away("/")


async def new_code(room: Room, request: Request) -> Response:
    """A one-time code for a device: shown on this answer and never again."""
    context = context_of(request)
    fields = await form_of(request)
    role = fields.get("role", ROLES[0])
    if role not in ROLES:
        raise WireError("malformed", what="role")
    name, branch = fields.get("name", "")[:60], fields.get("branch", "")
    made = await context.database(room.office.admin.new_code, branch, name, role)
    hello = await context.database(room.office.hello, "")
    shown = "-".join((made.code[:4], made.code[4:7], made.code[7:]))
    return room.page(
        request, "code.html", code=shown, expires=made.expires, fingerprint=_shown(hello), name=name
    )


async def device(room: Room, request: Request) -> Response:
    """One device in full, with the way to revoke it."""
    rows = await context_of(request).database(room.office.admin.devices)
    for row in rows:
        if row.device == request.path_params["device"]:
            return room.page(request, "device.html", row=row)
    raise WireError("not_found")


async def rename(room: Room, request: Request) -> Response:
    """What it is called from now on."""
    fields = await form_of(request)
    if not fields.get("name"):
        raise WireError("malformed", what="name")
    name = request.path_params["device"]
    await context_of(request).database(room.office.admin.rename, name, fields["name"][:60])
    return away(f"/devices/{name}")


async def revoke(room: Room, request: Request) -> Response:
    """From now on it is not listened to."""
    await form_of(request)
    name = request.path_params["device"]
    await context_of(request).database(room.office.admin.revoke, name)
    return away(f"/devices/{name}")


async def accept_revoked(room: Room, request: Request) -> Response:
    """What it still holds may come in by stick."""
    await form_of(request)
    name = request.path_params["device"]
    await context_of(request).database(room.office.admin.accept_revoked, name)
    return away(f"/devices/{name}")


async def alerts(room: Room, request: Request) -> Response:
    """All that somebody should look at."""
    rows = await context_of(request).database(room.office.admin.alert_groups)
    return room.page(request, "alerts.html", alerts=rows)


async def dismiss(room: Room, request: Request) -> Response:
    """An alert was seen to."""
    fields = await form_of(request)
    await context_of(request).database(room.office.admin.dismiss, fields.get("alert", ""))
    return away("/alerts" if fields.get("from") == "alerts" else "/")


def _shown(hello: Hello) -> str:
    """What is compared with the screen of the desk: the fingerprint of the key that signs."""
    return next((fingerprint(to_bytes(each.key)) for each in hello.keys if each.use == "sign"), "")

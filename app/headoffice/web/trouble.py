"""What did not simply apply: quarantine with another try, what is held, conflicts with a decision."""

from __future__ import annotations

from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from app.headoffice.http.bodies import whole_number
from app.headoffice.http.context import context_of
from app.headoffice.store.asides import Aside
from app.headoffice.web.facade import Contested
from app.headoffice.web.room import Room, away, form_of, person_here
from app.wire.problems import WireError

_SHOWN = 50
"""Conflicts on one page: each needs a look at its ticket."""


class Question(NamedTuple):
    """A conflict, and what stands against what."""

    aside: Aside
    values: tuple[Contested, ...]


async def quarantine(room: Room, request: Request) -> Response:
    """Entries that could not be judged, and those that wait for their ticket."""
    context, trouble = context_of(request), room.office.trouble
    quarantined = await context.database(trouble.quarantined)
    held = await context.database(trouble.held)
    names, desks = await _names(room, request), await _desks(room, request)
    return room.page(request, "quarantine.html", quarantined=quarantined, held=held, names=names, desks=desks)


async def retry(room: Room, request: Request) -> Response:
    """Judge it once more."""
    fields = await form_of(request)
    await context_of(request).database(
        room.office.trouble.retry, fields.get("branch", ""), fields.get("ticket", "")
    )
    return away("/quarantine")


async def conflicts(room: Room, request: Request) -> Response:
    """Entries that say something else than what stands; a person decides."""
    context, trouble = context_of(request), room.office.trouble
    rows = await context.database(trouble.conflicts)
    questions = []
    for row in rows[:_SHOWN]:
        values = await context.database(trouble.values, row.branch, row.writer, row.seq)
        questions.append(Question(row, tuple(values)))
    names, desks = await _names(room, request), await _desks(room, request)
    return room.page(
        request, "conflicts.html", questions=questions, total=len(rows), names=names, desks=desks
    )


async def decide(room: Room, request: Request) -> Response:
    """Take it over, or leave what stands."""
    fields = await form_of(request)
    seq = whole_number(fields.get("seq"), "seq", 1, 1 << 62)
    if fields.get("take") not in ("yes", "no"):
        raise WireError("malformed", what="take")
    await context_of(request).database(
        room.office.trouble.decide,
        fields.get("branch", ""),
        fields.get("writer", ""),
        seq,
        take=fields["take"] == "yes",
        note=fields.get("note", "")[:500],
        user=person_here(request).name,
    )
    return away("/conflicts")


async def _desks(room: Room, request: Request) -> dict[str, str]:
    """The code of the desk of each device."""
    devices = await context_of(request).database(room.office.admin.devices)
    return {each.device: each.desk for each in devices}


async def _names(room: Room, request: Request) -> dict[str, str]:
    branches = await context_of(request).database(room.office.admin.branches)
    return {each.id: each.name for each in branches}

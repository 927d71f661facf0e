"""What is published to desks, to look at: publishing is a command."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from app.headoffice.http.bodies import text_in_address
from app.headoffice.http.context import context_of
from app.headoffice.web.room import Room
from app.wire.messages import REFERENCE
from app.wire.problems import WireError

_A_PAGE: Final = 100


async def published(room: Room, request: Request) -> Response:
    """How many rows each collection has, and those of one."""
    context, reference = context_of(request), room.office.reference
    chosen = text_in_address(request, "collection", 40) or REFERENCE[0]
    if chosen not in REFERENCE:
        raise WireError("not_found")
    after = text_in_address(request, "after", 400)
    counts = await context.database(reference.counts)
    rows = await context.database(reference.listed, chosen, after, _A_PAGE + 1)
    branches = await context.database(room.office.admin.branches)
    names = {each.id: each.name for each in branches}
    more = f"{rows[_A_PAGE - 1].key} {rows[_A_PAGE - 1].scope}" if len(rows) > _A_PAGE else ""
    shown = {"collections": REFERENCE, "chosen": chosen, "rows": rows[:_A_PAGE], "names": names}
    return room.page(request, "published.html", counts=counts, more=more, **shown)

"""Tickets to look at: list, search, history, evidence; and papers by what is printed on them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Final
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from app.headoffice.blobs.port import is_sha256
from app.headoffice.http.bodies import text_in_address
from app.headoffice.http.context import Context, context_of
from app.headoffice.store.papers import Found
from app.headoffice.web.room import SAFE, Room, away, form_of
from app.wire.problems import WireError

_A_PAGE: Final = 50
_LONGEST_NAME: Final = 40
_LONGEST_REASON: Final = 500
_PICTURE: Final = {
    **SAFE,
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": "private, max-age=3600",
}
_PICTURES: Final = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png", b"RIFF": "image/webp"}


async def listed(room: Room, request: Request) -> Response:
    """Tickets, those heard of last first."""
    context = context_of(request)
    text = text_in_address(request, "q", 100)
    branch = text_in_address(request, "branch", 100)
    after = text_in_address(request, "after", 200)
    rows = await context.database(room.office.tickets.search, text, branch, after, _A_PAGE + 1)
    branches = await context.database(room.office.admin.branches)
    more = f"{rows[_A_PAGE - 1].received_at} {rows[_A_PAGE - 1].ticket}" if len(rows) > _A_PAGE else ""
    names = {each.id: each.name for each in branches}
    shown = {"rows": rows[:_A_PAGE], "branches": branches, "names": names, "q": text, "branch": branch}
    return room.page(request, "tickets.html", more=more, **shown)


async def ticket(room: Room, request: Request) -> Response:
    """One ticket with what happened and its pictures."""
    context, tickets = context_of(request), room.office.tickets
    branch = request.path_params["branch"]
    row = await context.database(tickets.ticket, branch, request.path_params["ticket"])
    if row is None:
        raise WireError("not_found")
    steps = await context.database(tickets.history, branch, row.ticket)
    files = await context.database(tickets.files, branch, row.ticket)
    plans = await context.database(room.office.trouble.waiting_plans, branch, row.ticket)
    return room.page(request, "ticket.html", row=row, steps=steps, files=files, plans=plans)


async def approve(room: Room, request: Request) -> Response:
    """Somebody with the authority approves a plan; the desk hears of it and goes on (S4-28)."""
    branch, ticket = request.path_params["branch"], request.path_params["ticket"]
    fields = await form_of(request)
    by = " ".join(fields.get("by", "").split())[:_LONGEST_NAME]
    if not by:
        raise WireError("malformed", what="by")
    item = fields.get("item") or None
    await context_of(request).database(room.office.trouble.approve, branch, ticket, item=item, user=by)
    return away(f"/tickets/{quote(branch, safe='')}/{quote(ticket, safe='')}")


async def deny(room: Room, request: Request) -> Response:
    """Somebody with the authority does not approve a plan, and says why."""
    branch, ticket = request.path_params["branch"], request.path_params["ticket"]
    fields = await form_of(request)
    by = " ".join(fields.get("by", "").split())[:_LONGEST_NAME]
    reason = " ".join(fields.get("reason", "").split())[:_LONGEST_REASON]
    if not by or not reason:
        raise WireError("malformed", what="reason" if by else "by")
    item, trouble = fields.get("item") or None, room.office.trouble
    await context_of(request).database(trouble.deny, branch, ticket, item=item, user=by, reason=reason)
    return away(f"/tickets/{quote(branch, safe='')}/{quote(ticket, safe='')}")


async def approvals(room: Room, request: Request) -> Response:
    """What desks ask for, those that wait longest first."""
    context = context_of(request)
    waiting = await context.database(room.office.trouble.requests)
    names = {each.id: each.name for each in await context.database(room.office.admin.branches)}
    return room.page(request, "approvals.html", waiting=waiting, names=names)


async def evidence(room: Room, request: Request) -> Response:
    """A picture; what is none is not shown, whatever an entry says it is."""
    context = context_of(request)
    sha256 = request.path_params["sha256"]
    if not is_sha256(sha256):
        raise WireError("not_found")
    first = await context.disk(_beginning, room, sha256)
    kind = next((name for sign, name in _PICTURES.items() if first.startswith(sign)), "")
    if not kind:
        raise WireError("not_found")
    return StreamingResponse(_pieces(context, room.blobs.read(sha256)), 200, _PICTURE, kind)


async def slip(room: Room, request: Request) -> Response:
    """Whether what was printed has arrived, and whether it is what was issued."""
    context = context_of(request)
    code = text_in_address(request, "code", 120)
    found: Found | None = None
    names: dict[str, str] = {}
    if code.strip():
        tenant = (await context.site()).tenant
        found = await context.database(room.office.papers.find, tenant, code)
        names = {each.id: each.name for each in await context.database(room.office.admin.branches)}
    return room.page(request, "slip.html", code=code, found=found, names=names)


def _beginning(room: Room, sha256: str) -> bytes:
    return b"".join(room.blobs.read(sha256, 0, 16))


async def _pieces(context: Context, pieces: Iterator[bytes]) -> AsyncIterator[bytes]:
    while piece := await context.disk(next, pieces, b""):
        yield piece

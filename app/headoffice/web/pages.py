"""Where each page is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from app.headoffice.web import devices, entering, published, sticks, tickets, trouble
from app.headoffice.web.room import SAFE, Handler, Room, signed_in
from app.wire.problems import WireError

_STYLE: Final = Path(__file__).parent / "style.css"


def pages(room: Room) -> list[BaseRoute]:
    """All pages for people."""

    def read(path: str, handler: Handler) -> Route:
        return Route(path, signed_in(room, handler))

    def change(path: str, handler: Handler) -> Route:
        return Route(path, signed_in(room, handler), methods=["POST"])

    return [
        Route("/style.css", _style),
        Route("/sign-in", _open(room, entering.sign_in), methods=["GET", "POST"]),
        Route("/set-password", _open(room, entering.set_password), methods=["GET", "POST"]),
        change("/sign-out", entering.sign_out),
        read("/", devices.overview),
        change("/branches", devices.new_branch),
        change("/codes", devices.new_code),
        read("/alerts", devices.alerts),
        change("/alerts/dismiss", devices.dismiss),
        read("/devices/{device}", devices.device),
        change("/devices/{device}/rename", devices.rename),
        change("/devices/{device}/revoke", devices.revoke),
        change("/devices/{device}/accept", devices.accept_revoked),
        read("/tickets", tickets.listed),
        read("/tickets/{branch}/{ticket}", tickets.ticket),
        change("/tickets/{branch}/{ticket}/approve", tickets.approve),
        change("/tickets/{branch}/{ticket}/deny", tickets.deny),
        read("/approvals", tickets.approvals),
        read("/evidence/{sha256}", tickets.evidence),
        read("/slips", tickets.slip),
        read("/sticks", sticks.sticks),
        change("/sticks", sticks.bring),
        read("/sticks/{number}.cfr", sticks.receipt),
        read("/published", published.published),
        read("/quarantine", trouble.quarantine),
        change("/quarantine/retry", trouble.retry),
        read("/conflicts", trouble.conflicts),
        change("/conflicts/decide", trouble.decide),
        Route("/{path:path}", _open(room, _nowhere)),
    ]


async def _nowhere(room: Room, request: Request) -> Response:
    """A small page for a browser that comes where nothing is; other callers are told as ever."""
    if "text/html" not in request.headers.get("accept", ""):
        raise WireError("not_found")
    return room.page(request, "problem.html", 404, code="not_found")


async def _style(_: Request) -> Response:
    return Response(_STYLE.read_bytes(), 200, {**SAFE, "Cache-Control": "max-age=3600"}, "text/css")


def _open(
    room: Room, handler: Callable[[Room, Request], Awaitable[Response]]
) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        return await handler(room, request)

    return endpoint

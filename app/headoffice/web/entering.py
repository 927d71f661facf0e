"""Coming in: the password, the link by which it is set for the first time, going out."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from app.headoffice.http.context import address, context_of
from app.headoffice.web.password import SHORTEST, PasswordTooShortError
from app.headoffice.web.room import Room, away, form_of
from app.headoffice.web.visits import begin_visit, end_visit
from app.wire.problems import WireError

_LONGEST_NAME = 40


async def sign_in(room: Room, request: Request) -> Response:
    """The form, and what was typed into it."""
    if request.method != "POST":
        return _form(room, request)
    fields = await form_of(request)
    name = fields.get("name", "")[:_LONGEST_NAME]
    try:
        room.tries.take(address(request))
    except WireError:
        return _form(room, request, 429, "too_many_tries", name)
    right = await context_of(request).disk(room.password.matches, fields.get("password", ""))
    if not right:
        return _form(room, request, 403, "wrong_password", name)
    if not name:
        return _form(room, request, 400, "name_needed", name)
    response = away(_inside(fields.get("next", "")))
    begin_visit(room.password, response, request, name, room.clock.now())
    return response


async def sign_out(room: Room, request: Request) -> Response:  # noqa: ARG001 - as every page
    """Gone."""
    await form_of(request)
    response = away("/sign-in")
    end_visit(response)
    return response


async def set_password(room: Room, request: Request) -> Response:
    """By the link that the server showed when it was started, once."""
    words = request.query_params.get("token", "")
    try:
        room.tries.take(address(request))
    except WireError:
        return _form(room, request, 429, "too_many_tries")
    if not room.password.is_invited(words, room.clock.now()):
        return _form(room, request, 403, "link_void")
    error = ""
    if request.method == "POST":
        fields = await form_of(request)
        error = "not_the_same" if fields.get("password") != fields.get("again") else ""
        if not error:
            try:
                await context_of(request).disk(room.password.change, fields.get("password", ""))
                return away("/sign-in")
            except PasswordTooShortError:
                error = "too_short"
    return room.page(
        request, "set_password.html", 400 if error else 200, error=error, token=words, n=SHORTEST
    )


def _form(room: Room, request: Request, status: int = 200, error: str = "", name: str = "") -> Response:
    after = _inside(request.query_params.get("next", ""))
    known = room.password.is_set()
    return room.page(request, "sign_in.html", status, error=error, name=name, next=after, known=known)


def _inside(place: str) -> str:
    """A place on this server; anything else would lead visitors astray."""
    odd = place.startswith("//") or "\\" in place or not place.isprintable()
    return place if place.startswith("/") and not odd else "/"

"""Files from sticks: taken in as by ``import``, the receipt to carry back."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from app.headoffice.http.bodies import announced_length, text_in_address
from app.headoffice.http.context import context_of
from app.headoffice.http.sticks import RECEIPT, received, remove, take_in
from app.headoffice.store.receipts import number_of
from app.headoffice.web.room import SAFE, Room, away, person_here
from app.headoffice.web.uploads import HEAD, file_of
from app.headoffice.web.visits import form_is_ours
from app.wire.problems import WireError
from app.wire.stick import MOST

_SHOWN: Final = 20
_SAID: Final = {
    **dict.fromkeys(
        ("malformed", "bad_encoding", "bad_chain", "bad_entry", "digest_mismatch"), "stick_wrong"
    ),
    "bad_seal": "stick_not_ours",
    "not_yours": "stick_not_ours",
    "unknown_device": "stick_unknown",
}
"""What is said of a file that cannot be taken."""


async def sticks(room: Room, request: Request) -> Response:
    """The form, and the receipts of late; that of the file just taken on top."""
    return await _page(room, request)


async def _page(room: Room, request: Request, status: int = 200, error: str = "") -> Response:
    context = context_of(request)
    number = text_in_address(request, "taken", 64)
    rows = await context.database(room.office.receipts.newest, _SHOWN)
    branches = await context.database(room.office.admin.branches)
    taken = next((row for row in rows if row.id == number), None)
    names = {each.id: each.name for each in branches}
    shown = {"rows": rows, "taken": taken, "names": names, "most": MOST, "error": error}
    return room.page(request, "sticks.html", status, **shown)


async def bring(room: Room, request: Request) -> Response:
    """Take a file in. A form that was not made for this visit is refused before its file is read.

    Of a file that cannot be taken, the page says what is the matter with it.
    """
    context, person = context_of(request), person_here(request)
    await context.check_open()
    if announced_length(request) > MOST + HEAD:
        raise WireError("too_large", limit=MOST)

    def ours(stamp: str) -> None:
        if not form_is_ours(person, stamp):
            raise WireError("not_yours")

    file = await received(context, file_of(request, context.stall, ours))
    try:
        receipt = await context.database(take_in, context, file)
    except WireError as error:
        if error.code not in _SAID:
            raise
        return await _page(room, request, error.status, _SAID[error.code])
    finally:
        await context.disk(remove, file)
    return away(f"/sticks?taken={number_of(receipt)}")


async def receipt(room: Room, request: Request) -> Response:
    """A receipt as a file."""
    number = request.path_params["number"]
    data, desk = await context_of(request).database(room.office.receipts.find, number)
    name = "".join(each for each in desk if each.isascii() and (each.isalnum() or each == "-"))
    headers = {**SAFE, "Content-Disposition": f'attachment; filename="{name}-{number[:8]}.cfr"'}
    return Response(data, 200, headers, RECEIPT)

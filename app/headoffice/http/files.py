"""Which files head office has, and files back to desks."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import Response

from app.headoffice.blobs.port import is_sha256
from app.headoffice.callers import Caller
from app.headoffice.http.answers import answer
from app.headoffice.http.bodies import message
from app.headoffice.http.context import Context, context_of
from app.headoffice.http.ranges import Sent, send
from app.wire.messages import BlobAnswer, BlobAsked
from app.wire.problems import WireError


async def query(request: Request) -> Response:
    """``POST blobs/query``: which of some files are here, which in part, which are wanted whole."""
    context = context_of(request)
    caller = await context.caller(request)
    asked = await message(context, request, list[BlobAsked])
    if len(asked) > context.limits.query:
        raise WireError("too_large", limit=context.limits.query)
    if not all(is_sha256(each.sha256) and each.size >= 0 for each in asked):
        raise WireError("malformed", what="sha256")
    told = await context.disk(_standing, context, caller, asked)
    return await answer(context, request, told)


async def fetch(request: Request) -> Response:
    """``GET blobs/{sha256}``: a file that an entry of the tenant speaks of, whole or in part."""
    context = context_of(request)
    caller = await context.caller(request)
    name = request.path_params["name"]
    size = await context.disk(context.blobs.size_of, name)
    if size is None or not await context.database(context.office.blobs.known, caller.tenant, [name]):
        raise WireError("not_found")

    def read(start: int, end: int) -> Iterator[bytes]:
        return context.blobs.read(name, start, end)

    return await send(context, request, Sent(size, name, "application/octet-stream", read))


def _standing(context: Context, caller: Caller, asked: list[BlobAsked]) -> BlobAnswer:
    have: list[str] = []
    partial: dict[str, int] = {}
    want: list[str] = []
    for each in asked:
        size = context.blobs.size_of(each.sha256)
        if size is not None:
            have.append(each.sha256)
            continue
        try:
            upload = context.blobs.look(caller.device, each.sha256)
        except WireError:  # its time is over, so it begins anew
            upload = None
        if upload is not None and upload.sha256 == each.sha256:  # whole since it was looked at
            have.append(each.sha256)
        elif upload is not None and upload.offset and upload.length == each.size:
            partial[each.sha256] = upload.offset
        else:
            want.append(each.sha256)
    _tell_arrived(context, caller, have)
    return BlobAnswer(tuple(have), partial, tuple(want))


def _tell_arrived(context: Context, caller: Caller, have: list[str]) -> None:
    """A database from an older backup may not know of files that are here."""
    for sha256, known in context.office.blobs.known(caller.tenant, have).items():
        size = context.blobs.size_of(sha256)
        if not known.arrived and size is not None:
            context.office.blobs.arrived(caller.tenant, sha256, size)

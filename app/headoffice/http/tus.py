"""Files in pieces by tus 1.0: creation, HEAD, PATCH, DELETE. The address of a file is its sha256."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeAlias

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from app.headoffice.blobs.port import BlobWriter, Upload
from app.headoffice.callers import Caller
from app.headoffice.http.answers import problem_answer
from app.headoffice.http.bodies import announced_length, check_type, pieces, whole_number
from app.headoffice.http.context import Context, context_of
from app.headoffice.http.files import fetch
from app.headoffice.http.pieces_at_once import GATHERED, Piece, kept_when_cut, take_at_once
from app.headoffice.http.tus_headers import (
    BYTES,
    VERSION,
    Checksum,
    abilities,
    check_version,
    checksum_of,
    location,
    sha256_of,
    told,
)
from app.wire.problems import WireError

_Call: TypeAlias = Callable[[Context, Request], Awaitable[Response]]


async def options(request: Request) -> Response:
    """What this server can do."""
    return Response(None, 204, abilities(context_of(request).limits.blob))


async def collection(request: Request) -> Response:
    """``POST blobs``: begin a file, perhaps with its first bytes."""
    return await _told_in_tus(request, _create)


async def upload(request: Request) -> Response:
    """``HEAD``, ``PATCH``, ``DELETE blobs/{name}``; by POST where a proxy lets nothing else through."""
    method = request.method
    if method == "GET":
        return await fetch(request)
    if method == "POST":
        method = request.headers.get("x-http-method-override", "").strip().upper()
    calls = {"HEAD": _head, "PATCH": _patch, "DELETE": _delete}
    if method not in calls:
        raise WireError("method_not_allowed")
    return await _told_in_tus(request, calls[method])


async def _told_in_tus(request: Request, call: _Call) -> Response:
    try:
        check_version(request)
        return await call(context_of(request), request)
    except WireError as error:
        headers = {"Tus-Resumable": VERSION}
        if error.code == "tus_version":
            headers["Tus-Version"] = VERSION
        return problem_answer(error, headers)


async def _create(context: Context, request: Request) -> Response:
    small = 0 < announced_length(request) <= GATHERED
    caller, looked = context.claimed(request) if small else (await context.caller(request), None)
    await context.check_open()
    if "upload-defer-length" in request.headers:
        raise WireError("malformed", what="Upload-Defer-Length")
    length = whole_number(request.headers.get("upload-length"), "Upload-Length", 0, 1 << 62)
    if length > context.limits.blob:
        raise WireError("too_large", limit=context.limits.blob)
    name = sha256_of(request) or f"u-{secrets.token_hex(16)}"
    with_bytes = _brings_bytes(request)
    if with_bytes:
        check_type(request, BYTES)
    checksum = checksum_of(request)
    begin = partial(context.blobs.begin, caller.device, name, length)
    if looked is not None:
        with context.in_hand.taking(caller.device, name):
            begun = await take_at_once(context, request, Piece(looked, begin, name, 0, checksum))
        return Response(None, 201, {**told(begun), "Location": location(name)})
    await context.in_hand.rest(caller.device, name)
    begun = await context.disk(begin)
    if not begun.sha256 and begun.offset == 0 and (with_bytes or length == 0):
        begun = await _take(context, request, caller, begun, checksum)
    elif with_bytes:
        await _pass_over(context, request)
    return Response(None, 201, {**told(begun), "Location": location(name)})


async def _head(context: Context, request: Request) -> Response:
    caller = await context.caller(request)
    await context.in_hand.rest(caller.device, request.path_params["name"])
    there = await context.disk(context.blobs.look, caller.device, request.path_params["name"])
    if there is None:
        raise WireError("not_found")
    return Response(None, 200, {**told(there), "Upload-Length": str(there.length)})


async def _patch(context: Context, request: Request) -> Response:
    caller = await context.caller(request)
    await context.check_open()
    if "content-type" not in request.headers:
        raise WireError("unsupported_type", wanted=BYTES)
    check_type(request, BYTES)
    offset = whole_number(request.headers.get("upload-offset"), "Upload-Offset", 0, 1 << 62)
    checksum = checksum_of(request)
    name = request.path_params["name"]
    await context.in_hand.rest(caller.device, name)
    there = await context.disk(context.blobs.look, caller.device, name)
    if there is None:
        raise WireError("not_found")
    if there.offset != offset:
        raise WireError("wrong_offset", offset=there.offset)
    if there.sha256:  # said again after its answer was lost
        await _pass_over(context, request)
        return Response(None, 204, told(there))
    if offset + announced_length(request) > there.length:
        raise WireError("too_large", length=there.length)
    if 0 < announced_length(request) <= GATHERED:
        piece = Piece(lambda: caller, lambda: there, name, offset, checksum)
        with context.in_hand.taking(caller.device, name):
            return Response(None, 204, told(await take_at_once(context, request, piece)))
    return Response(None, 204, told(await _take(context, request, caller, there, checksum)))


async def _delete(context: Context, request: Request) -> Response:
    caller = await context.caller(request)
    name = request.path_params["name"]
    if await context.disk(context.blobs.size_of, name) is not None:
        raise WireError("not_yours")  # a whole file belongs to the entries that speak of it
    await context.disk(context.blobs.drop, caller.device, name)
    return Response(None, 204, {"Tus-Resumable": VERSION})


async def _take(
    context: Context, request: Request, caller: Caller, begun: Upload, checksum: Checksum | None
) -> Upload:
    """The bytes of this request. What came of a piece that was cut off is kept: see `kept_when_cut`."""
    with context.in_hand.taking(caller.device, begun.name):
        return await _written(context, request, caller, begun, checksum)


async def _written(
    context: Context, request: Request, caller: Caller, begun: Upload, checksum: Checksum | None
) -> Upload:
    writer = await context.disk(context.blobs.open, caller.device, begun.name, begun.offset)
    try:
        try:
            await _pour(context, request, writer, checksum)
        except (ClientDisconnect, WireError) as error:
            cut = isinstance(error, ClientDisconnect) and kept_when_cut(begun.name, checksum)
            await context.disk(writer.end if cut or checksum is None else writer.undo)
            raise
        if checksum is not None:
            try:
                checksum.check()
            except WireError:
                await context.disk(writer.undo)
                raise
        done = await context.disk(writer.end)
    finally:
        await context.disk(writer.close)
    if done.sha256:
        await context.database(context.office.blobs.arrived, caller.tenant, done.sha256, done.length)
    return done


async def _pour(context: Context, request: Request, writer: BlobWriter, checksum: Checksum | None) -> None:
    gathered = bytearray()

    async def put() -> None:
        data = bytes(gathered)
        gathered.clear()
        if checksum is not None:
            checksum.update(data)
        await context.disk(writer.write, data)

    try:
        async for piece in pieces(request, context.stall):
            gathered += piece
            if len(gathered) >= GATHERED:
                await put()
    finally:
        if gathered:
            await put()


async def _pass_over(context: Context, request: Request) -> None:
    """Read what will not be used, as far as that is cheap: some clients speak to the end, then listen."""
    if announced_length(request) <= context.limits.chunk_most:
        async for _ in pieces(request, context.stall):
            pass


def _brings_bytes(request: Request) -> bool:
    return announced_length(request) > 0 or "transfer-encoding" in request.headers

"""Files from sticks, their receipts, and what was printed."""

from __future__ import annotations

import os
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from app.headoffice.blobs.disk import full_disk_told
from app.headoffice.blobs.taking import StickPieces
from app.headoffice.http.answers import answer
from app.headoffice.http.bodies import announced_length, pieces
from app.headoffice.http.context import Context, context_of
from app.wire.limits import MIB
from app.wire.problems import WireError
from app.wire.stick import MOST

RECEIPT: Final = "application/vnd.counterfoil.receipt"
_NO_STORE: Final = {"Cache-Control": "no-store, no-transform"}


async def import_stick(request: Request) -> Response:
    """``POST import``: the content of a `.cfb`, from whatever device carries it; gives the `.cfr` back."""
    context = context_of(request)
    await context.caller(request)
    await context.check_open()
    if announced_length(request) > MOST:
        raise WireError("too_large", limit=MOST)
    file = await received(context, pieces(request, context.stall))
    try:
        receipt = await context.database(take_in, context, file)
    finally:
        await context.disk(remove, file)
    return Response(receipt, 200, _NO_STORE, RECEIPT)


async def receipt(request: Request) -> Response:
    """``GET receipts/{id}``: the answer to a stick once more."""
    context = context_of(request)
    caller = await context.caller(request)
    data = await context.database(context.office.receipt, caller, request.path_params["id"])
    return Response(data, 200, _NO_STORE, RECEIPT)


async def slip(request: Request) -> Response:
    """``GET slips/{code}``: whether what was printed has arrived."""
    context = context_of(request)
    caller = await context.caller(request)
    code = request.path_params["code"]
    return await answer(context, request, await context.database(context.office.slip, caller.tenant, code))


async def received(context: Context, body: AsyncIterator[bytes]) -> Path:
    """What comes as a file, which is the caller's to remove. Raises WireError: too_large, disk_full."""
    descriptor, name = await context.disk(tempfile.mkstemp, ".cfb", "stick-", context.scratch)
    file = Path(name)
    try:
        await _receive(context, body, descriptor)
    except BaseException:
        await context.disk(remove, file)
        raise
    finally:
        os.close(descriptor)
    return file


async def _receive(context: Context, body: AsyncIterator[bytes], descriptor: int) -> None:
    taken = 0
    gathered = bytearray()
    async for piece in body:
        taken += len(piece)
        if taken > MOST:
            raise WireError("too_large", limit=MOST)
        gathered += piece
        if len(gathered) >= MIB:
            await context.disk(_write, descriptor, bytes(gathered))
            gathered.clear()
    await context.disk(_write, descriptor, bytes(gathered))


def take_in(context: Context, path: Path) -> bytes:
    """Read a stick's file; the receipt. Raises WireError."""
    with path.open("rb") as file:
        return context.office.import_stick(file, StickPieces(context.blobs))


def remove(file: Path) -> None:
    """It was read, or nobody wants it."""
    file.unlink(missing_ok=True)


def _write(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    with full_disk_told():
        while view:
            view = view[os.write(descriptor, view) :]

"""Bodies of requests, taken in bounded and unpacked bounded; and what stands in the address."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Final, TypeVar

from starlette.requests import ClientDisconnect, Request

from app.headoffice.http.context import Context
from app.wire.compression import IDENTITY, unpack
from app.wire.jsonbody import from_json
from app.wire.limits import KIB
from app.wire.problems import WireError

T = TypeVar("T")

JSON: Final = "application/json"
_SLOWEST: Final = 100
"""Bytes a second over the whole body, once it has had time to begin."""
_PATIENCE: Final = 4
"""Times the longest silence."""
_AT_ONCE: Final = 64 * KIB
"""What is unpacked on the spot; more goes to a thread."""


async def pieces(request: Request, stall: float) -> AsyncIterator[bytes]:
    """The body as it comes.

    Raises ClientDisconnect, also when `stall` seconds pass without a byte, or when it comes so slowly that
    no line is that bad: whoever sends a byte now and then would hold the call for days.
    """
    stream = aiter(request.stream())
    clock = asyncio.get_running_loop()
    begun, taken = clock.time(), 0
    while True:
        try:
            async with asyncio.timeout(stall):
                piece = await anext(stream)
        except StopAsyncIteration:
            return
        except TimeoutError as error:
            raise ClientDisconnect from error
        taken += len(piece)
        took = clock.time() - begun
        if took > stall * _PATIENCE and taken < took * _SLOWEST:
            raise ClientDisconnect
        if piece:
            yield piece


async def whole_body(request: Request, most: int, stall: float) -> bytes:
    """All of it. Raises WireError too_large before more than `most` bytes are kept."""
    if announced_length(request) > most:
        raise WireError("too_large", limit=most)
    taken = bytearray()
    async for piece in pieces(request, stall):
        taken += piece
        if len(taken) > most:
            raise WireError("too_large", limit=most)
    return bytes(taken)


async def unpacked_body(context: Context, request: Request, packed: int, raw: int) -> bytes:
    """The body with its packing undone, at most `packed` bytes before and `raw` after.

    Raises WireError: too_large, unsupported_encoding, bad_encoding.
    """
    return await unpacked(context, request, await packed_body(context, request, packed, raw), raw)


async def packed_body(context: Context, request: Request, packed: int, raw: int) -> bytes:
    """The body as it travelled, to be unpacked when its turn comes. Raises WireError too_large."""
    most = raw if _encoding(request) == IDENTITY else packed
    return await whole_body(request, most, context.stall)


async def unpacked(context: Context, request: Request, data: bytes, raw: int) -> bytes:
    """Such a body with its packing undone. Raises what `unpacked_body` raises."""
    encoding = _encoding(request)
    if encoding == IDENTITY:
        return data
    if len(data) <= _AT_ONCE and raw <= _AT_ONCE * 16:
        return unpack(data, encoding, raw)
    return await context.disk(unpack, data, encoding, raw)


def _encoding(request: Request) -> str:
    return request.headers.get("content-encoding", IDENTITY).strip().lower() or IDENTITY


async def message(context: Context, request: Request, kind: type[T], most: int = 1024 * KIB) -> T:
    """A message in JSON. Raises WireError: unsupported_type, malformed, and as `unpacked_body`."""
    check_type(request, JSON)
    return from_json(await unpacked_body(context, request, most, most), kind)


def check_type(request: Request, wanted: str) -> None:
    """Raises WireError unsupported_type; who says nothing means the right one."""
    told = request.headers.get("content-type", wanted).partition(";")[0].strip().lower()
    if told != wanted:
        raise WireError("unsupported_type", wanted=wanted)


def announced_length(request: Request) -> int:
    """Bytes of the body as announced; 0 where nothing is."""
    told = request.headers.get("content-length", "")
    return int(told) if told.isascii() and told.isdecimal() else 0


def whole_number(text: str | None, name: str, least: int, most: int, usual: int | None = None) -> int:
    """A number from the address or a header. Raises WireError malformed, which names it."""
    if text is None and usual is not None:
        return usual
    if text is None or not (text.isascii() and text.isdecimal() and len(text) <= 19):
        raise WireError("malformed", what=name)
    number = int(text)
    if not least <= number <= most:
        raise WireError("malformed", what=name)
    return number


def text_in_address(request: Request, name: str, most: int) -> str:
    """A text from the query. Raises WireError malformed."""
    text = request.query_params.get(name, "")
    if len(text) > most or any("\ud800" <= char <= "\udfff" for char in text):
        raise WireError("malformed", what=name)
    return text

"""The calls of a desk: hello, enrol, session, keys, batches, its own entries back."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from app.headoffice.http.answers import answer
from app.headoffice.http.bodies import (
    check_type,
    message,
    packed_body,
    text_in_address,
    unpacked,
    whole_number,
)
from app.headoffice.http.context import address, context_of
from app.wire.envelope import MEDIA_TYPE
from app.wire.limits import KIB
from app.wire.messages import Enrol, Keys, OpenSession, Replay, Replayable

_SMALL: Final = 16 * KIB
_HEAD: Final = 16 * KIB
"""Room for the two lines before the entries."""
_MOST_SEQ: Final = (1 << 63) - 1


async def hello(request: Request) -> Response:
    """``GET hello?n=``: is this really our head office."""
    context = context_of(request)
    context.strangers.take(address(request))
    nonce = text_in_address(request, "n", 200)
    return await answer(context, request, await context.database(context.office.hello, nonce))


async def enrol(request: Request) -> Response:
    """``POST enrol``: a one-time code for a device."""
    context = context_of(request)
    context.secrets.take(address(request))
    await context.check_open()
    asked = await message(context, request, Enrol, _SMALL)
    return await answer(context, request, await context.database(context.office.enrol, asked), 201)


async def session(request: Request) -> Response:
    """``POST session``: a device opens a session with its key."""
    context = context_of(request)
    context.strangers.take(address(request))
    await context.check_open()
    asked = await message(context, request, OpenSession)
    return await answer(context, request, await context.database(context.office.open_session, asked))


async def keys(request: Request) -> Response:
    """``POST keys``: keys of persons, ahead of the entries they open."""
    context = context_of(request)
    caller = await context.caller(request)
    await context.check_open()
    sent = await message(context, request, Keys, context.limits.raw)
    return await answer(context, request, await context.database(context.office.take_keys, caller, sent))


async def batches(request: Request) -> Response:
    """``POST writers/{writer}/batches``: entries of one writer."""
    context = context_of(request)
    caller = await context.caller(request)
    await context.check_open()
    check_type(request, MEDIA_TYPE)
    limits = context.limits
    raw = limits.raw + _HEAD
    data = await packed_body(context, request, limits.packed + _HEAD, raw)
    writer = request.path_params["writer"]
    async with context.batches:
        data = await unpacked(context, request, data, raw)
        ack = await context.database(context.office.push, caller, writer, data)
    return await answer(context, request, ack)


async def own_entries(request: Request) -> Response:
    """``GET writers/{writer}/entries?after=``: a device's own entries back."""
    context = context_of(request)
    caller = await context.caller(request)
    after = whole_number(request.query_params.get("after"), "after", 0, _MOST_SEQ, 0)
    most = context.limits.entries
    limit = whole_number(request.query_params.get("limit"), "limit", 1, most, most)
    writer = request.path_params["writer"]
    own = await context.database(context.office.own_entries, caller, writer, after, limit)
    return await answer(context, request, own)


async def replay_query(request: Request) -> Response:
    """``POST replay/query``: which writers of other desks ended further before a restore."""
    context = context_of(request)
    caller = await context.caller(request)
    asked = await message(context, request, Replayable)
    return await answer(
        context, request, await context.database(context.office.replays.wanted, caller, asked)
    )


async def replay(request: Request) -> Response:
    """``POST replay``: entries of another desk that head office had before its restore."""
    context = context_of(request)
    caller = await context.caller(request)
    await context.check_open()
    sent = await message(context, request, Replay, context.limits.raw + _HEAD)
    return await answer(context, request, await context.database(context.office.replays.take, caller, sent))

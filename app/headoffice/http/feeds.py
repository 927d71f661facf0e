"""What a desk pulls: the feed, held open for news, and whole collections."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final, NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from app.headoffice.callers import Caller
from app.headoffice.http.answers import answer
from app.headoffice.http.bodies import text_in_address, whole_number
from app.headoffice.http.context import Context, context_of
from app.headoffice.http.ranges import send_file
from app.wire.messages import COLLECTIONS
from app.wire.problems import WireError

_LOOK_EVERY: Final = 2.0
"""Seconds after which news of other processes are looked for."""

_LONGEST_CURSOR: Final = 4096


class _Asked(NamedTuple):
    """Which page."""

    caller: Caller
    cursor: str
    limit: int
    collections: tuple[str, ...]


async def feed(request: Request) -> Response:
    """``GET feed?cursor=&limit=&wait=&coll=``: one page, or up to `wait` seconds later when there is news."""
    context = context_of(request)
    caller = await context.caller(request)
    cursor = text_in_address(request, "cursor", _LONGEST_CURSOR)
    most = context.limits.page_items
    limit = whole_number(request.query_params.get("limit"), "limit", 1, most, most)
    wait = whole_number(request.query_params.get("wait"), "wait", 0, 3600, 0)
    collections = tuple(request.query_params.getlist("coll"))
    if not set(collections) <= set(COLLECTIONS):
        raise WireError("malformed", what="coll")
    asked = _Asked(caller, cursor, limit, collections)
    async with _news(context, caller) as event:
        before = await context.database(context.office.newest, caller) if wait else (0, 0)
        told, says_nothing = await _told(context, request, asked)
        loop = asyncio.get_running_loop()
        until = loop.time() + min(wait, context.limits.wait)
        while says_nothing and loop.time() < until and not context.waiting.stopping:
            await _something(event, min(_LOOK_EVERY, until - loop.time()))
            if await request.is_disconnected():
                break
            await context.still_in(request)  # may have been revoked while it waited
            newest = await context.database(context.office.newest, caller)
            if newest != before:
                before = newest
                told, says_nothing = await _told(context, request, asked)
    return told


async def _told(context: Context, request: Request, asked: _Asked) -> tuple[Response, bool]:
    """A page as it travels, and whether it says nothing. Many desks that ask at once take turns."""
    async with context.pages:
        page = await context.database(context.office.feed, *asked)
        return await answer(context, request, page), not page.items and not page.more


async def snapshot(request: Request) -> Response:
    """``GET snapshots/{collection}``: a whole collection as one file, in parts if asked for."""
    context = context_of(request)
    caller = await context.caller(request)
    collection = request.path_params["collection"]
    if collection not in COLLECTIONS:
        raise WireError("not_found")
    made = await context.database(context.office.snapshot, caller, collection)
    return await send_file(context, request, made)


@asynccontextmanager
async def _news(context: Context, caller: Caller) -> AsyncIterator[asyncio.Event]:
    """An event that is set when something for this branch came, in this process."""
    loop = asyncio.get_running_loop()
    event = context.waiting.add()

    def call(tenant: str, branch: str) -> None:
        if tenant == caller.tenant and branch in ("*", caller.branch):
            loop.call_soon_threadsafe(event.set)

    unsubscribe = context.office.news.subscribe(call)
    try:
        yield event
    finally:
        unsubscribe()
        context.waiting.remove(event)


async def _something(event: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return
    event.clear()

"""Several small files in one call: each is on the disk before the answer goes.

Files are put away while the next are still coming, by one thread for each call. When the line goes in the
middle, what came stays, to the byte: the file that was cut goes on by itself (`tus.py`).
"""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from typing import Final, NamedTuple

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from app.headoffice.callers import Caller
from app.headoffice.http.answers import answer
from app.headoffice.http.bodies import announced_length, check_type, pieces
from app.headoffice.http.context import Context, context_of
from app.wire.bundle import MEDIA_TYPE, Bundled, Unbundling
from app.wire.limits import MIB
from app.wire.messages import BundleTaken
from app.wire.problems import WireError

_AHEAD: Final = MIB
"""Bytes of whole files that wait for the disk; then no more is read from the line."""

_HANDS: Final = 3
"""Threads that put away files of one bundle: what is flushed at the same time shares what that costs."""

_OF_ONE_FILE: Final = frozenset(("blob_mismatch", "busy", "wrong_offset", "not_found"))
"""What is wrong with one file and not with all of them."""


class _Sender(NamedTuple):
    context: Context
    caller: Caller


class _PuttingAway:
    """Puts files away beside the line that brings them.

    A thread that has begun takes one file after the other as long as there are any: handing each of them over
    costs the loop more than its bytes do.
    """

    def __init__(self, sender: _Sender) -> None:
        self._sender = sender
        self._loop = asyncio.get_running_loop()
        self._lock = threading.Lock()
        self._waiting: deque[Bundled] = deque()
        self._bytes = self._hands = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._failed: BaseException | None = None
        self._room = asyncio.Event()
        self.whole: list[str] = []
        self.refused: dict[str, str] = {}

    async def put(self, file: Bundled) -> None:
        """One more. Raises WireError disk_full, and whatever else hinders all of them."""
        with self._lock:
            self._waiting.append(file)
            self._bytes += file.size
            more = self._hands < _HANDS
            self._hands += more
        if more:
            task = asyncio.create_task(self._sender.context.disk(self._work))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        while self._is_full():
            await self._room.wait()
        self._look_back()

    async def end(self) -> None:
        """Wait for the last. Raises as `put`."""
        while self._tasks:
            await asyncio.wait(tuple(self._tasks))
        self._look_back()

    def _is_full(self) -> bool:
        with self._lock:
            full = self._bytes > _AHEAD and self._failed is None
            if full:
                self._room.clear()
            return full

    def _look_back(self) -> None:
        failed, self._failed = self._failed, None
        if failed is not None:
            raise failed

    def _work(self) -> None:
        """In a thread: put away whatever waits."""
        while (file := self._next()) is not None:
            code, failed = "", None
            try:
                code = _kept(self._sender, file)
            except BaseException as error:  # noqa: BLE001 - raised by whoever waits for the files
                failed = error
            self._note(file, code, failed)

    def _next(self) -> Bundled | None:
        with self._lock:
            if self._waiting:
                return self._waiting.popleft()
            self._hands -= 1
            return None

    def _note(self, file: Bundled, code: str, failed: BaseException | None) -> None:
        with self._lock:
            was_full = self._bytes > _AHEAD
            self._bytes -= file.size
            if failed is not None:
                self._failed = failed
                self._waiting.clear()
            elif code:
                self.refused[file.sha256] = code
            else:
                self.whole.append(file.sha256)
            tell = failed is not None or (was_full and self._bytes <= _AHEAD)
        if tell:
            self._loop.call_soon_threadsafe(self._room.set)


async def bundle(request: Request) -> Response:
    """``POST blobs/bundle``: small files, one after the other."""
    context = context_of(request)
    caller = await context.caller(request)
    await context.check_open()
    check_type(request, MEDIA_TYPE)
    if announced_length(request) > context.limits.bundle:
        raise WireError("too_large", limit=context.limits.bundle)
    sender, unbundling = _Sender(context, caller), Unbundling(context.limits.query)
    putting, taken = _PuttingAway(sender), 0
    try:
        async for piece in pieces(request, context.stall):
            taken += len(piece)
            if taken > context.limits.bundle:
                raise WireError("too_large", limit=context.limits.bundle)
            for file in unbundling.feed(piece):
                await putting.put(file)
    except ClientDisconnect:
        await putting.end()
        await _keep_part(sender, unbundling.open)
        raise
    finally:
        await putting.end()
    unbundling.end()
    told = BundleTaken(tuple(putting.whole), putting.refused)
    return await answer(context, request, told)


async def _keep_part(sender: _Sender, file: Bundled | None) -> None:
    if file is not None and file.data:
        await sender.context.disk(_part_kept, sender, file)


def _kept(sender: _Sender, file: Bundled) -> str:
    """On the disk when this returns; a code if it could not be taken."""
    try:
        sender.context.blobs.put(sender.caller.device, file.sha256, file.data)
    except WireError as error:
        if error.code not in _OF_ONE_FILE:
            raise
        return error.code
    sender.context.office.blobs.arrived(sender.caller.tenant, file.sha256, file.size)
    return ""


def _part_kept(sender: _Sender, file: Bundled) -> None:
    """The beginning of a file whose line went; more of it may have come before."""
    blobs, device = sender.context.blobs, sender.caller.device
    begun = blobs.begin(device, file.sha256, file.size)
    if begun.sha256 or begun.offset >= len(file.data):
        return
    writer = blobs.open(device, file.sha256, begun.offset)
    try:
        writer.write(file.data[begun.offset :])
        writer.end()
    finally:
        writer.close()

"""A proxy that does to requests and replies whatever can happen to them on a bad line.

Runs in a thread of its own: ``with ChaosProxy(("127.0.0.1", port)) as proxy: proxy.use(rule, …)``. The
desk talks to `proxy.url`. What befalls a request depends on the rules, the seed and its number alone.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import struct
import threading
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from random import Random
from typing import Self

from tests.faults.chaos_http import Head, bodiless, body_of, read_head, unchunked
from tests.faults.chaos_rules import Fault, Line, Rule

SMOOTH_SECONDS = 0.05
"""A throttled line gives what fits into so long at a time."""


class _ResetError(Exception):
    """Both ends are to be reset now."""


@dataclass
class Passage:
    """One request and what became of it."""

    number: int
    method: str
    path: str
    fault: str = ""
    sent: int = 0
    """Bytes that reached the head office, head and body."""
    status: int = 0
    received: int = 0
    """Bytes that reached the desk."""
    seconds: float = field(default=0.0, compare=False)


class ChaosProxy:
    """See above. `tls` is what it shows to the desk; towards the head office it speaks plainly."""

    def __init__(
        self,
        upstream: tuple[str, int],
        *,
        seed: int = 0,
        line: Line | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.upstream, self.seed, self.tls = upstream, seed, tls
        self.line = line or Line()
        self.log: list[Passage] = []
        self.connections = 0
        self.source = "127.0.0.1"
        """The address head office sees: what strangers may ask is counted by it."""
        self.port = 0
        self._rules: tuple[Rule, ...] = ()
        self._seen: Counter[int] = Counter()
        self._failed: list[BaseException] = []
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="chaos proxy")

    @property
    def url(self) -> str:
        """Where the desk finds it."""
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self.port}"

    def use(self, *rules: Rule) -> None:
        """These rules from the next request on; the first that fits applies. Counting starts anew."""
        self._rules, self._seen = rules, Counter()

    def faults(self) -> list[str]:
        """What was done, in order; an empty text where nothing was."""
        return [passage.fault for passage in self.log]

    def __enter__(self) -> Self:
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()
        if self._failed:
            raise self._failed[0]

    def _run(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        server = await asyncio.start_server(self._begin, "127.0.0.1", 0, ssl=self.tls)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._stop.wait()
        server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await server.wait_closed()

    def _begin(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.ensure_future(self._connection(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        served = 0
        try:
            await asyncio.sleep(self.line.rtt)
            while (head := await asyncio.wait_for(read_head(reader), self.line.idle)) is not None:
                passage = Passage(len(self.log) + 1, head.first[0], head.first[1])
                self.log.append(passage)
                fault = self._befalls(passage, head, reused=served > 0)
                passage.fault = fault.name
                if not await _Exchange(self, passage, fault).run(head, reader, writer):
                    break
                served += 1
        except (_ResetError, ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            _reset(writer)
        except TimeoutError:
            pass  # an idle connection is closed without a word
        except Exception as error:  # noqa: BLE001 - handed to the thread that runs the test
            self._failed.append(error)
        finally:
            await _closed(writer)

    def _befalls(self, passage: Passage, head: Head, *, reused: bool) -> Fault:
        for number, rule in enumerate(self._rules):
            if not rule.fits(passage.method, passage.path, head.length or 0, reused=reused):
                continue
            self._seen[number] += 1
            at = self._seen[number] - rule.skip
            if at < 1 or (rule.times is not None and at > rule.times):
                continue
            if Random(f"{self.seed}/{passage.number}/{number}").random() < rule.chance:
                return rule.fault
        return Fault()


class _Exchange:
    """One request on its way to the head office and back."""

    def __init__(self, proxy: ChaosProxy, passage: Passage, fault: Fault) -> None:
        self._proxy, self._passage, self._fault = proxy, passage, fault

    async def run(self, head: Head, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Whether the connection may be used again."""
        fault, began = self._fault, asyncio.get_running_loop().time()
        try:
            if fault.reply is not None and not fault.reaches:
                async for _ in body_of(reader, head, until_end=False):
                    pass
                return await self._made_up(writer)
            if fault.cut_request == 0:
                raise _ResetError
            up_reader, up_writer = await asyncio.open_connection(
                *self._proxy.upstream, local_addr=(self._proxy.source, 0)
            )
            try:
                await self._there(head, reader, up_writer)
                return await self._back(up_reader, reader, writer)
            finally:
                _reset(up_writer)
                await _closed(up_writer)
        finally:
            self._passage.seconds = asyncio.get_running_loop().time() - began

    async def _there(self, head: Head, reader: asyncio.StreamReader, up: asyncio.StreamWriter) -> None:
        await asyncio.sleep(self._proxy.line.rtt / 2)
        fault = self._fault
        most = fault.cut_request if fault.cut_request is not None else fault.stall_request
        async for piece in _all_of(head.raw, body_of(reader, head, until_end=False)):
            part = piece if most is None else piece[: most - self._passage.sent]
            await self._give(up, part)
            self._passage.sent += len(part)
            if len(part) < len(piece) or self._passage.sent == most:
                await self._stopped(reader, stalls=fault.cut_request is None)

    async def _back(
        self, up: asyncio.StreamReader, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> bool:
        head = await read_head(up)
        while head is not None and head.first[1] == "100":
            await self._give(writer, head.raw)
            head = await read_head(up)
        if head is None:
            raise _ResetError
        fault, status = self._fault, int(head.first[1])
        await asyncio.sleep(fault.delay + self._proxy.line.rtt / 2)
        bare = bodiless(self._passage.method, status)
        body = _just(b"") if bare else body_of(up, head, until_end=True)
        if fault.reply is not None:
            async for _ in body:
                pass
            return await self._made_up(writer)
        self._passage.status = status
        raw, kept = head.raw, bare or head.chunked or head.length is not None
        if not bare and (fault.truncate is not None or fault.inject):
            whole = b"".join([piece async for piece in body])
            whole = unchunked(whole) if head.chunked else whole
            changed = fault.inject + whole[: fault.truncate]
            raw, body, kept = head.with_length(len(changed)), _just(changed), True
        most = fault.cut_reply if fault.cut_reply is not None else fault.stall_reply
        async for piece in _all_of(raw, body):
            part = piece if most is None else piece[: most - self._passage.received]
            await self._give(writer, part)
            self._passage.received += len(part)
            if len(part) < len(piece) or self._passage.received == most:
                await self._stopped(reader, stalls=fault.cut_reply is None)
        return kept and head.headers.get("connection", "").lower() != "close"

    async def _made_up(self, writer: asyncio.StreamWriter) -> bool:
        reply = self._fault.reply
        assert reply is not None
        await asyncio.sleep(self._fault.delay + self._proxy.line.rtt / 2)
        self._passage.status = reply.status
        told = reply.bytes(without_body=bodiless(self._passage.method, reply.status))
        await self._give(writer, told)
        self._passage.received = len(told)
        return True

    async def _stopped(self, reader: asyncio.StreamReader, *, stalls: bool) -> None:
        """Nothing goes further: at once, or when the desk has given up waiting."""
        while stalls and await reader.read(1 << 16):
            pass
        raise _ResetError

    async def _give(self, writer: asyncio.StreamWriter, data: bytes) -> None:
        speed = self._proxy.line.bits_per_second
        step = max(1, int(speed / 8 * SMOOTH_SECONDS)) if speed else max(1, len(data))
        for at in range(0, len(data), step):
            piece = data[at : at + step]
            writer.write(piece)
            await writer.drain()
            if speed:
                await asyncio.sleep(len(piece) * 8 / speed)


async def _all_of(head: bytes, body: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield head
    async for piece in body:
        yield piece


async def _just(data: bytes) -> AsyncIterator[bytes]:
    yield data


def _reset(writer: asyncio.StreamWriter) -> None:
    """Close so that the other end gets a reset and no orderly end."""
    raw = writer.get_extra_info("socket")
    if raw is not None and raw.fileno() >= 0:
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def _closed(writer: asyncio.StreamWriter) -> None:
    writer.close()
    with contextlib.suppress(ConnectionError, ssl.SSLError, TimeoutError):
        await writer.wait_closed()

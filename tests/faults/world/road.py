"""The way from a desk to head office inside one process: no sockets, no waiting, and every fault of a line.

The application of head office runs in an event loop of its own thread; what a rule of `chaos_rules`
says befalls a call at once, so that a long course of faults takes seconds.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, NoReturn, Self

import httpx2
from starlette.types import ASGIApp, Message

from tests.faults.chaos_rules import Fault, Rule


class Loop:
    """An event loop in a thread."""

    def __init__(self) -> None:
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._main()), name="road")

    async def _main(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        self._ready.set()
        await self._stop.wait()

    def __enter__(self) -> Self:
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

    def answer(self, app: ASGIApp, request: httpx2.Request, body: bytes, *, broken: bool = False) -> Answer:
        """What `app` answers; `broken`: the caller goes away when so much of the body was read."""
        asked = _exchange(app, request, body, broken=broken)
        return asyncio.run_coroutine_threadsafe(asked, self._loop).result()


@dataclass
class Answer:
    """A reply of head office."""

    status: int = 0
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    body: bytes = b""


async def _exchange(app: ASGIApp, request: httpx2.Request, body: bytes, *, broken: bool) -> Answer:
    answer, given, over = Answer(), False, asyncio.Event()

    async def receive() -> Message:
        nonlocal given
        if not given:
            given = True
            return {"type": "http.request", "body": body, "more_body": broken}
        if not broken:
            await over.wait()
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            answer.status, answer.headers = message["status"], list(message.get("headers", ()))
        elif message["type"] == "http.response.body":
            answer.body += message.get("body", b"")
            if not message.get("more_body", False):
                over.set()

    scope: dict[str, Any] = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": "http",
        "path": request.url.path,
        "raw_path": request.url.raw_path.partition(b"?")[0],
        "query_string": request.url.query,
        "root_path": "",
        "headers": [(name.lower(), value) for name, value in request.headers.raw],
        "client": ("127.0.0.1", 5000),
        "server": ("127.0.0.1", 80),
    }
    await app(scope, receive, send)
    return answer


class _Line:
    """Stands for a socket that was just opened."""

    def shutdown(self, how: int) -> None:
        """Nothing is open."""

    def get_extra_info(self, name: str) -> _Line:
        return self

    def close(self) -> None:
        """Nothing is open."""


class Road(httpx2.BaseTransport):
    """Carries calls to whatever head office there is now, by the rules in force."""

    def __init__(self, loop: Loop, app: Callable[[], ASGIApp | None]) -> None:
        self._loop, self._app = loop, app
        self._rules: tuple[Rule, ...] = ()
        self._seen: dict[int, int] = {}
        self.befell: list[str] = []
        """What befell calls, by name; for whoever looks at a failed course."""
        self.afterwards: Callable[[str], None] = lambda _: None
        """Called with the path of each call that was answered."""

    def use(self, *rules: Rule) -> None:
        """These rules from now on; the first that fits applies."""
        self._rules, self._seen = rules, {}

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """One call."""
        body = request.read()
        fault = self._befalls(request, len(body))
        if fault.name:
            self.befell.append(f"{fault.name} {request.method} {request.url.path}")
        if fault.name != "dead socket":
            self._opened(request)
        if fault.cut_request == 0:
            raise httpx2.ConnectError("cut", request=request)
        if fault.stall_request == 0:
            raise httpx2.ConnectTimeout("stalled", request=request)
        if fault.reply is not None and not fault.reaches:
            return _made_up(fault, request)
        reply = self._reached(request, body, fault)
        self.afterwards(request.url.path)
        return reply

    def _opened(self, request: httpx2.Request) -> None:
        trace = request.extensions.get("trace")
        if trace is not None:
            trace("connection.connect_tcp.complete", {"return_value": _Line()})

    def _reached(self, request: httpx2.Request, body: bytes, fault: Fault) -> httpx2.Response:
        app = self._app()
        if app is None:
            raise httpx2.ConnectError("nobody listens", request=request)
        half = fault.cut_request if fault.cut_request is not None else fault.stall_request
        if half is not None:
            self._loop.answer(app, request, body[: min(half, len(body) // 2)], broken=True)
            _given_up(request, stalls=fault.cut_request is None)
        answer = self._loop.answer(app, request, body)
        if fault.name == "twice":
            answer = self._loop.answer(app, request, body)
        if fault.cut_reply is not None or fault.stall_reply is not None:
            _given_up(request, stalls=fault.cut_reply is None)
        if fault.reply is not None:
            return _made_up(fault, request)
        content = answer.body
        if fault.truncate is not None or fault.inject:
            content = fault.inject + content[: fault.truncate]
        headers = [pair for pair in answer.headers if pair[0].lower() != b"content-length"]
        stream = httpx2.ByteStream(b"" if request.method == "HEAD" else content)
        return httpx2.Response(answer.status, headers=headers, stream=stream, request=request)

    def _befalls(self, request: httpx2.Request, size: int) -> Fault:
        where = request.url.raw_path.decode()
        for number, rule in enumerate(self._rules):
            if rule.fits(request.method, where, size, reused=False):
                self._seen[number] = self._seen.get(number, 0) + 1
                at = self._seen[number] - rule.skip
                if at >= 1 and (rule.times is None or at <= rule.times):
                    return rule.fault
        return Fault()


def _given_up(request: httpx2.Request, *, stalls: bool) -> NoReturn:
    if stalls:
        raise httpx2.ReadTimeout("stalled", request=request)
    raise httpx2.ReadError("cut", request=request)


def _made_up(fault: Fault, request: httpx2.Request) -> httpx2.Response:
    assert fault.reply is not None
    told: Mapping[str, str] = fault.reply.headers
    body = b"" if request.method == "HEAD" else fault.reply.body
    return httpx2.Response(
        fault.reply.status, headers=dict(told), stream=httpx2.ByteStream(body), request=request
    )

"""Lines of callers, kept to measures before anything is asked: how many, how large a head, how slow."""

from __future__ import annotations

import asyncio
import ipaddress
import sys
from collections import Counter
from typing import Any, ClassVar, Final, NamedTuple

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from app.wire.limits import KIB

_AT_REST: Final = 128 * KIB
"""Bytes of a body that lie here before no more is read from the line."""

_SPARE_FILES: Final = 256
"""Files beside lines: the database, blobs, sticks."""


class Bounds(NamedTuple):
    """What one line, one address and all together may take; bytes and seconds."""

    head_bytes: int = 64 * KIB
    headers: int = 100
    head_seconds: float = 20
    """From the first byte, or from the line itself, to the end of the head."""
    rest_seconds: float = 600
    """For the rest of a body whose answer has gone already."""
    unread_seconds: float = 120
    """An answer that is not taken."""
    lines: int = 5000
    from_one: int = 1000
    """Lines from one address; a proxy on this computer is many callers and counts them itself."""


def usual_bounds() -> Bounds:
    """As many lines as this process may open files for, which it raises as far as it is let."""
    usual = Bounds()
    if sys.platform == "win32":
        return usual
    import resource  # noqa: PLC0415 - there is none on Windows

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = usual.lines + _SPARE_FILES
    if soft != resource.RLIM_INFINITY and soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        return usual._replace(lines=max(1, soft - _SPARE_FILES))
    return usual


class Line(HttpToolsProtocol):
    """One line of a caller. What is beyond the bounds is refused in plain text, and the line ends."""

    bounds: ClassVar[Bounds]
    callers: ClassVar[Counter[str]]

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._refused = False
        self._much = False
        """This head is larger than is read: nothing of it is looked at."""
        self._in_body = False
        self._heads = 0
        self._begun = 0
        """Bytes of a head that has not ended."""
        self._read = 0
        """Bytes of address and headers that were read of this head."""
        self._deadline: asyncio.TimerHandle | None = None
        self._unread: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as the parent has it
        """See `asyncio.Protocol`."""
        super().connection_made(transport)
        caller = self._caller()
        self.callers[caller] += 1
        crowded = self.callers[caller] > self.bounds.from_one and not _is_here(caller)
        if crowded or len(self.connections) > self.bounds.lines:
            self._refuse(503, "Too many connections.")
            return
        self._give(self.bounds.head_seconds)

    def connection_lost(self, exc: Exception | None) -> None:
        """See `asyncio.Protocol`."""
        caller = self._caller()
        self.callers[caller] -= 1
        if self.callers[caller] <= 0:
            del self.callers[caller]
        self._calm()
        self._be_read()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """See `asyncio.Protocol`."""
        if self._refused:
            return
        if self._deadline is None and not self._in_body:
            self._give(self.bounds.head_seconds)
        elif self._deadline is None and self.cycle.response_complete:
            self._give(self.bounds.rest_seconds)
        heads, of_body = self._heads, self._in_body
        super().data_received(data)
        if self._heads == heads and not of_body and not self._in_body:
            self._begun += len(data)
        if self._much or self._begun > self.bounds.head_bytes:
            self._refuse(431, "Request header fields too large.")

    def on_message_begin(self) -> None:
        """See the parser."""
        self._read = 0
        super().on_message_begin()

    def on_url(self, url: bytes) -> None:
        """See the parser."""
        self._measure(len(url))
        if not self._much:
            super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        """See the parser."""
        self._measure(len(name) + len(value))
        self._much = self._much or len(self.headers) >= self.bounds.headers
        if not self._much:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """See the parser."""
        if self._much:
            return
        self._heads += 1
        self._begun = 0
        self._in_body = True
        self._calm()
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """See the parser."""
        if self._much:
            return
        self._in_body = False
        self._calm()
        super().on_message_complete()

    def on_body(self, body: bytes) -> None:
        """See the parser."""
        if self._much:
            return
        cycle = self.cycle
        if cycle.body or cycle.response_complete or self.parser.should_upgrade():
            super().on_body(body)
            return
        # Nothing waits before it, so that it is kept as it came: the parent would copy it twice.
        cycle.body = body  # type: ignore[assignment]  # whoever takes it makes bytes of either
        if len(body) > _AT_REST:
            self.flow.pause_reading()
        cycle.message_event.set()

    def pause_writing(self) -> None:
        """See `asyncio.Protocol`: the caller is not reading."""
        super().pause_writing()
        self._be_read()
        self._unread = self.loop.call_later(self.bounds.unread_seconds, self.transport.abort)

    def resume_writing(self) -> None:
        """See `asyncio.Protocol`."""
        self._be_read()
        super().resume_writing()

    def _caller(self) -> str:
        return self.client[0] if self.client else ""

    def _measure(self, size: int) -> None:
        self._read += size
        self._much = self._much or self._read > self.bounds.head_bytes

    def _give(self, seconds: float) -> None:
        self._deadline = self.loop.call_later(seconds, self._too_slow)

    def _calm(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _be_read(self) -> None:
        if self._unread is not None:
            self._unread.cancel()
            self._unread = None

    def _too_slow(self) -> None:
        self._deadline = None
        if self._begun:
            self._refuse(408, "The request did not come to its end.")
        elif not self.transport.is_closing():
            self.transport.close()

    def _refuse(self, status: int, words: str) -> None:
        if self._refused or self.transport.is_closing():
            return
        self._refused = True
        self._calm()
        head = [
            STATUS_LINE[status].decode().strip(),
            "content-type: text/plain; charset=utf-8",
            f"content-length: {len(words)}",
            "connection: close",
            *(["retry-after: 30"] if status == 503 else []),
        ]
        self.transport.write("\r\n".join([*head, "", words]).encode())
        self.transport.close()


def bounded(bounds: Bounds) -> type[Line]:
    """Lines of one server, which count together."""

    class Bounded(Line):
        pass

    Bounded.bounds = bounds
    Bounded.callers = Counter()
    return Bounded


def _is_here(caller: str) -> bool:
    try:
        return ipaddress.ip_address(caller).is_loopback
    except ValueError:
        return False

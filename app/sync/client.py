"""One call to head office and its answer, believed only when head office signed it (protocol 3.4).

A login page of a hotel, a proxy's error page and a box that looks into TLS can all answer; none of
them can say that something arrived.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final, NamedTuple, TypeVar
from urllib.parse import urlencode

import httpx2
import msgspec

from app.sync import causes
from app.sync.adapting import Habits
from app.sync.causes import CallFailedError, Cause, Circumstances, RefusedCallError, StoppedError
from app.sync.ports import Clock, LinkState
from app.sync.transport import Lines, issuer_of
from app.wire.compression import IDENTITY, pack, unpack
from app.wire.jsonbody import from_json
from app.wire.limits import MIB
from app.wire.link import Call
from app.wire.messages import BASE
from app.wire.problems import Problem, WireError
from app.wire.replies import REQUEST, SIGNATURE, TIME, meant, reply_holds, signed_words
from app.wire.signing import to_text

T = TypeVar("T")

JSON: Final = "application/json"
PIECES: Final = "blob"
"""How calls that bring a piece of a file are named."""
FETCHED: Final = "blob down"
"""How calls that fetch one are named."""
BATCHES: Final = "batch"
KEYS: Final = "keys"
"""How calls that bring entries, and keys ahead of them, are named."""
_WRITTEN_TOGETHER: Final = 20
"""Lines of calls with entries and keys that went well and are written down at once: each would wait for the
disk.
"""
_MOST_RAW: Final = 16 * MIB
_MOST: Final = 64 * MIB
_FRESH_SOCKETS: Final = 6
"""Sockets that went stale in the pool, at most: each of them may fail once before a fresh one is used."""

Publics = Callable[[bytes], Mapping[str, bytes]]
"""The keys a reply may be signed with, by name, given its body."""


@dataclass(frozen=True)
class Ask:
    """A call: `name` for the ledger, what is sent, and how it is packed. `parts` are a body that is not put
    together, since it is large; it goes as it is.
    """

    name: str
    method: str
    path: str
    body: bytes = b""
    media: str = ""
    packed: bool = False
    packings: Mapping[str, bytes] = field(default_factory=dict)
    """The body as packed already, by encoding."""
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    parts: Sequence[bytes] = ()


class Reply(NamedTuple):
    """What head office said, checked. `body` is unpacked."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    seconds: float

    def as_kind(self, kind: type[T]) -> T:
        """The body as a message. Raises CallFailedError: signed, and yet no message of that kind."""
        try:
            return from_json(self.body, kind)
        except WireError as error:
            raise CallFailedError(
                Cause("malformed", {"what": str(error.detail.get("what", ""))}), self.status
            ) from error


class _Raw(NamedTuple):
    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass
class _Count:
    """Bytes of a call on their way, for the ledger and for the pass."""

    sent: int = 0
    received: int = 0
    status: int = 0


class Client:
    """Calls one head office. Used by several threads at once."""

    def __init__(
        self, url: str, http: httpx2.Client, lines: Lines, habits: Habits, state: LinkState, clock: Clock
    ) -> None:
        self._url = url.rstrip("/")
        self._http = http
        self._lines = lines
        self._habits = habits
        self._state = state
        self._clock = clock
        self._lock = threading.Lock()
        self._lines_open: dict[str, Call] = {}
        self._gone_well: list[Call] = []
        self.connected: Callable[[], bool] = lambda: True
        self.calls = self.sent = self.received = 0

    def close(self) -> None:
        """Let go of every socket."""
        self._http.close()

    def call(self, ask: Ask, publics: Publics) -> Reply:
        """Make a call. Raises CallFailedError, RefusedCallError (signed), StoppedError."""
        while True:
            try:
                return self._noted(ask, publics)
            except CallFailedError as failed:
                if not self._another_way(ask, failed):
                    raise

    def _another_way(self, ask: Ask, failed: CallFailedError) -> bool:
        """Whether what failed may go otherwise: packed more plainly, or by a method that is let through."""
        if failed.status == httpx2.codes.UNSUPPORTED_MEDIA_TYPE and ask.packed:
            return failed.cause.code != "unsupported_type" and self._habits.encoding_failed()
        blocked = failed.status in (httpx2.codes.METHOD_NOT_ALLOWED, httpx2.codes.NOT_IMPLEMENTED)
        return blocked and ask.method in ("PATCH", "HEAD") and self._habits.method_failed()

    def _noted(self, ask: Ask, publics: Publics) -> Reply:
        began, at = self._clock.monotonic(), self._clock.now()
        count, cause = _Count(), ""
        try:
            raw, words = self._made(ask, count)
            return self._checked(raw, words, publics, began)
        except CallFailedError as failed:
            cause = failed.cause.code
            raise
        finally:
            if not self._lines.stopped:
                self._note(ask, at, began, count, cause)

    def _note(self, ask: Ask, at: datetime, began: float, count: _Count, cause: str) -> None:
        took = int((self._clock.monotonic() - began) * 1000)
        told = at.isoformat(timespec="seconds")
        with self._lock:
            self.calls += 1
            self.sent += count.sent
            self.received += count.received
            call = Call(told, ask.name, count.sent, count.received, took, count.status, cause)
            told_now = self._gathered(call)
        if told_now:
            self._state.note(*told_now)

    def _gathered(self, call: Call) -> list[Call]:
        """What is to be written down now. Pieces of files that went well one after the other are one line:
        they are many, and each line waits for the disk. Entries and keys that went well wait for others.
        """
        alike = call.call in (PIECES, FETCHED) and not call.cause
        before = self._lines_open.get(call.call)
        if alike and before is not None:
            self._lines_open[call.call] = msgspec.structs.replace(
                before,
                sent=before.sent + call.sent,
                received=before.received + call.received,
                ms=before.ms + call.ms,
                status=call.status,
            )
            return []
        if alike:
            self._lines_open[call.call] = call
            return []
        self._gone_well.append(call)
        if call.call in (BATCHES, KEYS) and not call.cause and len(self._gone_well) < _WRITTEN_TOGETHER:
            return []
        return self._taken()

    def _taken(self) -> list[Call]:
        told = [*self._lines_open.values(), *self._gone_well]
        self._lines_open.clear()
        self._gone_well.clear()
        return told

    def write_down(self) -> None:
        """Write down what was gathered."""
        with self._lock:
            before = self._taken()
        if before and not self._lines.stopped:
            self._state.note(*before)

    def _made(self, ask: Ask, count: _Count) -> tuple[_Raw, Callable[[_Raw], bytes]]:
        """The reply as it came, and the words that must be signed for it."""
        request = self._request(ask)
        count.sent = int(request.headers.get("Content-Length", "0"))
        identity = request.headers[REQUEST]
        raw = self._exchanged(request, count)
        path = BASE + ask.path
        return raw, lambda it: signed_words(it.status, path, identity, it.body, meant(it.headers))

    def _request(self, ask: Ask) -> httpx2.Request:
        headers = {"Accept-Encoding": "zstd, gzip", "Cache-Control": "no-transform", **ask.headers}
        headers[REQUEST] = to_text(os.urandom(16))
        headers[TIME] = self._clock.now().isoformat(timespec="milliseconds")
        body, method = ask.body, ask.method
        if ask.packed and body:
            encoding = self._habits.encoding()
            body = ask.packings.get(encoding) or pack(body, encoding)
            if encoding != IDENTITY:
                headers["Content-Encoding"] = encoding
        if ask.parts:
            headers["Content-Length"] = str(sum(len(each) for each in ask.parts))
        if ask.media:
            headers["Content-Type"] = ask.media
        if method in ("PATCH", "HEAD") and self._habits.overrides():
            headers["X-HTTP-Method-Override"], method = method, "POST"
        query = f"?{urlencode(ask.query)}" if ask.query else ""
        return self._http.build_request(
            method, f"{self._url}{BASE}{ask.path}{query}", content=ask.parts or body, headers=headers
        )

    def _exchanged(self, request: httpx2.Request, count: _Count) -> _Raw:
        for _ in range(_FRESH_SOCKETS):
            seen: set[str] = set()
            request.extensions["trace"] = self._lines.traced(seen)
            if self._lines.stopped:
                raise StoppedError
            try:
                return self._read(request, count)
            except httpx2.TransportError as error:
                if self._lines.stopped:
                    raise StoppedError from error
                kept = "connect_tcp" not in seen and not count.status
                final = isinstance(error, httpx2.TimeoutException | causes.UnusableProxyError)
                if final or not kept:
                    raise CallFailedError(self._cause(error), count.status) from error
            except httpx2.HTTPError as error:
                raise CallFailedError(Cause(causes.NOT_OURS, {"status": str(count.status)})) from error
        raise CallFailedError(Cause(causes.CUT))

    def _read(self, request: httpx2.Request, count: _Count) -> _Raw:
        reply = self._http.send(request, stream=True)
        try:
            count.status = reply.status_code
            body = bytearray()
            for piece in reply.iter_raw():
                body += piece
                count.received = len(body)
                if len(body) > _MOST_RAW:
                    raise CallFailedError(Cause(causes.NOT_OURS, {"status": str(reply.status_code)}))
            return _Raw(reply.status_code, dict(reply.headers), bytes(body))
        finally:
            reply.close()

    def _cause(self, error: Exception) -> Cause:
        told = self._state.recall("contact")
        moment = None
        with suppress(ValueError):
            moment = datetime.fromisoformat(told) if isinstance(told, str) else None
        around = Circumstances(self._clock.now(), moment, self.connected())
        cause = causes.of_error(error, around)
        if cause.code == causes.INTERCEPTED:
            return replace(cause, params={"issuer": issuer_of(self._url)})
        return cause

    def _checked(self, raw: _Raw, words: Callable[[_Raw], bytes], publics: Publics, began: float) -> Reply:
        try:
            body = unpack(raw.body, raw.headers.get("content-encoding", IDENTITY), _MOST) if raw.body else b""
        except WireError:
            body = raw.body
        if not reply_holds(publics(body), raw.headers.get(SIGNATURE.lower(), ""), words(raw)):
            raise CallFailedError(causes.of_unsigned(raw.status, raw.headers, raw.body), raw.status)
        if raw.status >= 400:
            raise _refused(raw, body)
        return Reply(raw.status, raw.headers, body, self._clock.monotonic() - began)


def _refused(raw: _Raw, body: bytes) -> RefusedCallError:
    """What head office refused. The answer to a HEAD has no body: its status must do."""
    wait = causes.retry_after(raw.headers)
    try:
        problem = from_json(body, Problem)
    except WireError:
        problem = Problem(_BY_STATUS.get(raw.status, "server_error"), 0)
    params = {name: str(value) for name, value in problem.detail.items()}
    return RefusedCallError(Cause(problem.code, params, wait), raw.status, problem.detail)


_BY_STATUS: Final = {
    401: "session_expired",
    403: "device_revoked",
    404: "not_found",
    405: "method_not_allowed",
    409: "wrong_offset",
    410: "upload_gone",
    413: "too_large",
    423: "busy",
    429: "slow_down",
    503: "maintenance",
    507: "disk_full",
}

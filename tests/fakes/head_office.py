"""A small head office on a real socket, which does what a test says: answers, lies, cuts, stalls.

It keeps what it is sent and signs what it says; it judges nothing.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Protocol
from urllib.parse import parse_qs, unquote, urlsplit

import msgspec

from app.wire.bundle import Unbundling
from app.wire.chain import first_hash
from app.wire.compression import IDENTITY, unpack
from app.wire.envelope import read_batch
from app.wire.jsonbody import from_json, to_json
from app.wire.limits import Limits
from app.wire.messages import (
    BASE,
    Ack,
    At,
    BlobAnswer,
    BlobAsked,
    BundleTaken,
    Enrol,
    Enrolled,
    Hello,
    Item,
    Keys,
    KeysTaken,
    OpenSession,
    OwnEntries,
    Page,
    PublicKey,
    Session,
    SessionVerdict,
    Standing,
    State,
    Total,
    enrol_words,
    session_words,
)
from app.wire.parcels import Parcel
from app.wire.problems import WireError
from app.wire.replies import REQUEST, SIGNATURE, meant, sign_reply, signed_words
from app.wire.sealedbox import SealingKey
from app.wire.signing import SigningKey, holds, to_bytes, to_text

NOW = "2026-11-22T02:00:00+00:00"
CODE = "K7QX2M9PAB"


@dataclass(frozen=True)
class Answer:
    """A reply before it is signed."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    signed: bool = True


Deed = Callable[["Handler", Callable[[], Answer]], Answer | None]
"""What is done with a call: given the way to answer it, an answer, or None when nothing may be sent."""


@dataclass
class Rule:
    """A deed for calls of that name, so many times; after `skip` that go well."""

    name: str
    deed: Deed
    times: int = 1
    skip: int = 0


class Elsewhere(Protocol):
    """Who takes files in the place of head office itself."""

    def query(self, asked: list[BlobAsked]) -> BlobAnswer:
        """Which of these are there."""
        ...

    def blob(self, method: str, name: str, headers: Mapping[str, str], body: bytes) -> Answer:
        """Any other call about a file; `name` is empty for a new one."""
        ...


@dataclass
class Office:
    """What the head office has."""

    sign: SigningKey = field(default_factory=lambda: SigningKey(b"\7" * 32))
    seal: SealingKey = field(default_factory=lambda: SealingKey(b"\6" * 32))
    server_id: str = "server-1"
    epoch: str = "epoch-1"
    limits: Limits = field(default_factory=Limits)
    devices: dict[str, Enrol] = field(default_factory=dict)
    chains: dict[str, list[bytes]] = field(default_factory=dict)
    hashes: dict[str, list[bytes]] = field(default_factory=dict)
    leases: dict[str, str] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    parcels: list[Parcel] = field(default_factory=list)
    order: list[str] = field(default_factory=list)
    blobs: dict[str, bytes] = field(default_factory=dict)
    partial: dict[str, bytearray] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    feed: list[Item] = field(default_factory=list)
    totals: dict[str, Total] = field(default_factory=dict)
    desks: dict[str, str] = field(default_factory=dict)
    policy: dict[str, Any] = field(default_factory=dict)
    safe: int = 0
    time: Callable[[], str] = lambda: NOW
    rules: list[Rule] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    received: int = 0
    page: int = 1000
    token_uses: int = 10**9
    own_page: int = 1000
    elsewhere: Elsewhere | None = None
    lock: threading.RLock = field(default_factory=threading.RLock)
    let_go: threading.Event = field(default_factory=threading.Event)

    @property
    def keys(self) -> tuple[PublicKey, ...]:
        sealing = PublicKey("seal-1", "seal", "X25519", to_text(self.seal.public))
        return (PublicKey(self.sign.kid, "sign", "Ed25519", to_text(self.sign.public)), sealing)

    def rule(self, name: str, deed: Deed, times: int = 1, skip: int = 0) -> None:
        self.rules.append(Rule(name, deed, times, skip))

    def entries(self) -> dict[str, list[bytes]]:
        """What it has, by writer."""
        return {writer: list(lines) for writer, lines in self.chains.items() if lines}

    def cut(self, writer: str, after: int) -> None:
        """Lose what came behind `after`, as a restore does."""
        del self.chains[writer][after:]
        del self.hashes[writer][after + 1 :]

    def take(self, writer: str, line: bytes, hashed: bytes) -> None:
        self.chains[writer].append(line)
        self.hashes[writer].append(hashed)

    def end(self, writer: str) -> At:
        hashes = self.hashes.setdefault(writer, [first_hash(writer)])
        self.chains.setdefault(writer, [])
        return At(len(hashes) - 1, hashes[-1].hex())

    def deed_for(self, name: str) -> Deed | None:
        with self.lock:
            self.calls.append(name)
            for rule in self.rules:
                if rule.name in (name, "*") and rule.times:
                    if rule.skip:
                        rule.skip -= 1
                        continue
                    rule.times -= 1
                    return rule.deed
        return None


def problem(code: str, *, wait: int | None = None, **detail: Any) -> Deed:
    """Our head office says no."""

    def deed(handler: Handler, answer: Callable[[], Answer]) -> Answer:
        return refused(WireError(code, **detail), wait)

    return deed


def refused(error: WireError, wait: int | None = None) -> Answer:
    headers = {"Retry-After": str(wait)} if wait is not None else {}
    return Answer(error.status, to_json(error.problem), headers)


def stranger(status: int, body: bytes = b"<html>", **headers: str) -> Deed:
    """Somebody in between answers; nothing reaches head office."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}

    def deed(handler: Handler, answer: Callable[[], Answer]) -> Answer:
        return Answer(status, body, {"Content-Type": "text/html", **named}, signed=False)

    return deed


def unsigned(handler: Handler, answer: Callable[[], Answer]) -> Answer:
    """It was done, and the reply lost its signature."""
    return replace(answer(), signed=False)


def tampered(handler: Handler, answer: Callable[[], Answer]) -> Answer:
    """It was done, and somebody wrote into the reply."""
    true = answer()
    handler.sign_as = true
    return replace(true, body=true.body.replace(b"}", b',"x":1}', 1))


def cut_before(handler: Handler, answer: Callable[[], Answer]) -> None:
    """The line goes before anything was done."""


def cut_after(handler: Handler, answer: Callable[[], Answer]) -> None:
    """It was done; the reply is lost."""
    answer()


def cut_in_reply(handler: Handler, answer: Callable[[], Answer]) -> None:
    """It was done; half of the reply comes."""
    told = answer()
    handler.half(told)


def stall(handler: Handler, answer: Callable[[], Answer]) -> None:
    """It was done; the reply does not come until the test lets go."""
    answer()
    handler.office.let_go.wait(20)


def at_most(size: int) -> Deed:
    """A proxy that takes no larger bodies."""

    def deed(handler: Handler, answer: Callable[[], Answer]) -> Answer:
        if len(handler.raw) > size:
            return Answer(413, b"<html>too large", {"Content-Type": "text/html"}, signed=False)
        return answer()

    return deed


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    office: Office
    raw: bytes = b""
    body: bytes = b""
    sign_as: Answer | None = None

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class names it so
        """Say nothing."""

    def _serve(self) -> None:
        self.sign_as = None
        length = int(self.headers.get("Content-Length", 0))
        self.raw = self.rfile.read(length)
        if len(self.raw) < length:
            self.close_connection = True
            return
        self.office.received += len(self.raw)
        method = self.headers.get("X-HTTP-Method-Override") or self.command
        parts = urlsplit(self.path)
        told = parts.path.removeprefix(BASE).strip("/")
        name = _name(self.command, method, told)
        deed = self.office.deed_for(name)
        answer = self._answering(method, told, dict(parse_qs(parts.query, keep_blank_values=True)))
        found = deed(self, answer) if deed else answer()
        if found is None:
            self.close_connection = True
            return
        self._reply(found)

    do_GET = do_POST = do_PATCH = do_HEAD = _serve  # noqa: N815 - the base class names them so

    def _answering(self, method: str, path: str, query: dict[str, list[str]]) -> Callable[[], Answer]:
        def answer() -> Answer:
            encoding = self.headers.get("Content-Encoding", IDENTITY)
            try:
                self.body = unpack(self.raw, encoding, 64 << 20) if self.raw else b""
                with self.office.lock:
                    asked = {key: values[0] for key, values in query.items()}
                    return Desk(self.office, self).answer(method, path, asked)
            except WireError as error:
                return refused(error)

        return answer

    def _reply(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in self._headed(answer).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def _headed(self, answer: Answer) -> dict[str, str]:
        headers = dict(answer.headers)
        if answer.status != 204 and self.command != "HEAD":
            headers["Content-Length"] = str(len(answer.body))
        if answer.signed:
            said = self.sign_as or answer
            path = urlsplit(self.path).path
            body = b"" if self.command == "HEAD" else said.body
            words = signed_words(said.status, path, self.headers[REQUEST], body, meant(said.headers))
            headers[SIGNATURE] = sign_reply(self.office.sign, words)
        return headers

    def slowly(self, answer: Answer, pause: float) -> None:
        """Send a reply in five parts with a pause before each."""
        self.send_response(answer.status)
        for name, value in self._headed(answer).items():
            self.send_header(name, value)
        self.end_headers()
        step = max(1, len(answer.body) // 4)
        for at in range(0, len(answer.body), step):
            threading.Event().wait(pause)
            self.wfile.write(answer.body[at : at + step])
            self.wfile.flush()

    def half(self, answer: Answer) -> None:
        """Send half of a reply, then close."""
        self.send_response(answer.status)
        for name, value in self._headed(answer).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body[: len(answer.body) // 2])
        self.wfile.flush()


def _name(command: str, method: str, path: str) -> str:
    first, _, rest = path.partition("/")
    if first == "writers":
        return "batch" if path.endswith("/batches") else "entries"
    if first == "blobs" and rest in ("query", "bundle"):
        return path
    if first == "blobs":
        return {"POST": "create", "PATCH": "patch", "HEAD": "head", "GET": "blob"}[method]
    return first


class Desk:
    """Answers one call."""

    def __init__(self, office: Office, handler: Handler) -> None:
        self._office = office
        self._handler = handler
        self._body = handler.body

    def answer(self, method: str, path: str, query: Mapping[str, str]) -> Answer:
        first, _, rest = path.partition("/")
        if first == "hello":
            return Answer(body=to_json(self._hello(query["n"])))
        if first == "enrol":
            return Answer(body=to_json(self._enrol(from_json(self._body, Enrol))))
        if first == "session":
            return Answer(body=to_json(self._session(from_json(self._body, OpenSession))))
        device = self._caller()
        if first == "keys":
            return Answer(body=to_json(self._keys(from_json(self._body, Keys))))
        if first == "feed":
            return Answer(body=to_json(self._feed(query)))
        if first == "writers":
            writer = unquote(rest.rpartition("/")[0])
            done = self._push(writer, device) if method == "POST" else self._own(writer, query)
            return Answer(body=to_json(done))
        elsewhere = self._office.elsewhere
        if rest == "query":
            asked = from_json(self._body, list[BlobAsked])
            return Answer(body=to_json(self._query(asked) if elsewhere is None else elsewhere.query(asked)))
        if rest == "bundle" and method == "POST":
            return Answer(body=to_json(self._bundle()))
        if elsewhere is not None:
            return elsewhere.blob(method, rest, dict(self._handler.headers.items()), self._handler.raw)
        return self._blob(method, rest)

    def _hello(self, nonce: str) -> Hello:
        office = self._office
        return Hello(
            server_id=office.server_id,
            epoch=office.epoch,
            api=(1,),
            app_min="0",
            app_latest="9",
            time=office.time(),
            challenge="challenge",
            nonce=nonce,
            limits=office.limits,
            state=State.OPEN,
            keys=office.keys,
        )

    def _enrol(self, asked: Enrol) -> Enrolled:
        if asked.code != CODE:
            raise WireError("code_refused")
        words = enrol_words(asked.code, asked.device, asked.sign_key, asked.seal_key)
        if not holds(to_bytes(asked.sign_key), to_bytes(asked.sig), words):
            raise WireError("bad_sig")
        if any(
            each.desk == asked.desk for name, each in self._office.devices.items() if name != asked.device
        ):
            raise WireError("desk_taken")
        office = self._office
        office.devices[asked.device] = asked
        return Enrolled("t1", "b1", "百货一店", asked.device, office.server_id, office.epoch, office.keys)

    def _session(self, asked: OpenSession) -> Session:
        office = self._office
        device = office.devices.get(asked.device)
        if device is None:
            raise WireError("unknown_device")
        words = session_words(asked.challenge, asked.device, asked.writer, asked.last, asked.lease)
        if not holds(to_bytes(device.sign_key), to_bytes(asked.sig), words):
            raise WireError("bad_sig")
        clash = office.leases.get(asked.writer, asked.lease) != asked.lease
        lease = f"lease-{len(office.calls)}"
        office.leases[asked.writer] = lease
        token = f"token-{len(office.tokens)}"
        office.tokens[token] = asked.device
        writers = (*asked.writers, asked.writer)
        return Session(
            token=token,
            expires=NOW,
            lease=lease,
            epoch=office.epoch,
            time=office.time(),
            branch="b1",
            verdict=SessionVerdict.LEASE_CONFLICT if clash else SessionVerdict.OK,
            standings={each: Standing(office.end(each), office.safe) for each in writers},
            policy=office.policy,
        )

    def _caller(self) -> str:
        token = self._handler.headers.get("Authorization", "").removeprefix("Bearer ")
        office = self._office
        office.token_uses -= 1
        if token not in office.tokens or office.token_uses < 0:
            office.token_uses = 10**9
            raise WireError("session_expired")
        return office.tokens[token]

    def _keys(self, keys: Keys) -> KeysTaken:
        self._office.parcels += keys.parcels
        self._office.order.append("keys")
        return KeysTaken(len(keys.parcels))

    def _push(self, writer: str, device: str) -> Ack:
        office = self._office
        public = to_bytes(office.devices[device].sign_key)
        batch = read_batch(self._body, lambda *_: public)
        have = office.end(writer).seq
        if batch.header.first > have + 1:
            raise WireError("gap")
        dup = 0
        lines = zip(range(batch.header.first, batch.last + 1), batch.lines, batch.hashes, strict=True)
        for seq, line, hashed in lines:
            if seq <= have:
                if office.hashes[writer][seq] != hashed:
                    raise WireError("fork")
                dup += 1
            else:
                office.take(writer, line, hashed)
        office.order.append("batch")
        return Ack(writer, office.end(writer), office.safe, 0, dup, office.epoch, office.time())

    def _own(self, writer: str, query: Mapping[str, str]) -> OwnEntries:
        after = int(query["after"])
        lines = self._office.chains.get(writer, [])[after : after + self._office.own_page]
        more = after + len(lines) < len(self._office.chains.get(writer, []))
        return OwnEntries(writer, tuple(each.decode() for each in lines), more, self._office.end(writer))

    def _feed(self, query: Mapping[str, str]) -> Page:
        office, cursor = self._office, query["cursor"]
        epoch, _, pos = cursor.partition(":")
        if cursor and epoch != office.epoch:
            raise WireError("cursor_gone")
        only = query.get("coll", "")
        items = [each for each in office.feed if each.pos > int(pos or 0) and only in ("", each.coll)]
        some = items[: min(office.page, int(query["limit"]))]
        end = some[-1].pos if some else int(pos or 0)
        more = len(items) > len(some)
        totals = {} if more else office.totals
        at = f"{office.epoch}:{end}"
        return Page(some, at, more, office.epoch, office.time(), totals, desks=office.desks)

    def _query(self, asked: list[BlobAsked]) -> BlobAnswer:
        office = self._office
        names = [each.sha256 for each in asked]
        have = tuple(each for each in names if each in office.blobs)
        partial = {each: len(office.partial[each]) for each in names if each in office.partial}
        return BlobAnswer(have, partial, tuple(each for each in names if each not in have))

    def _bundle(self) -> BundleTaken:
        whole, refused = [], {}
        for each in Unbundling(500).feed(self._handler.raw):
            if sha256(each.data).hexdigest() == each.sha256:
                self._office.blobs[each.sha256] = bytes(each.data)
                whole.append(each.sha256)
            else:
                refused[each.sha256] = "blob_mismatch"
        return BundleTaken(tuple(whole), refused)

    def _fetched(self, name: str) -> Answer:
        """A file, or the part of it that was asked for."""
        data = self._office.blobs.get(name)
        if data is None:
            raise WireError("not_found")
        unit, _, told = self._handler.headers.get("Range", "").partition("=")
        if not unit:
            return Answer(200, data)
        first, _, last = told.partition("-")
        if int(first) >= len(data):
            raise WireError("malformed", what="range")
        return Answer(206, data[int(first) : int(last) + 1])

    def _blob(self, method: str, name: str) -> Answer:
        office, headers = self._office, self._handler.headers
        if method == "GET":
            return self._fetched(name)
        if method == "POST":
            name = headers["Upload-Metadata"].partition(" ")[2]
            name = to_bytes(name.rstrip("=")).decode()
            office.sizes[name] = int(headers["Upload-Length"])
            if name not in office.blobs and name not in office.partial:
                office.partial[name] = bytearray()
                self._append(name)
            return Answer(201, b"", {"Location": f"{BASE}/blobs/{name}", **self._offset(name)})
        if name not in office.partial and name not in office.blobs:
            raise WireError("upload_gone")
        if method == "PATCH":
            if self._offset(name)["Upload-Offset"] != headers["Upload-Offset"]:
                raise WireError("wrong_offset")
            self._append(name)
            return Answer(204, b"", self._offset(name))
        return Answer(200, b"", self._offset(name))

    def _append(self, name: str) -> None:
        office = self._office
        office.partial[name] += self._handler.raw
        if len(office.partial[name]) >= office.sizes[name]:
            whole = bytes(office.partial.pop(name))
            if sha256(whole).hexdigest() != name:
                raise WireError("blob_mismatch")
            office.blobs[name] = whole

    def _offset(self, name: str) -> dict[str, str]:
        office = self._office
        have = len(office.blobs[name]) if name in office.blobs else len(office.partial.get(name, b""))
        return {"Upload-Offset": str(have)}


class _Server(ThreadingHTTPServer):
    daemon_threads = False
    block_on_close = True

    def __init__(self, office: Office) -> None:
        handler = type("Bound", (Handler,), {"office": office})
        super().__init__(("127.0.0.1", 0), handler)
        self._open: set[socket.socket] = set()

    def get_request(self) -> tuple[socket.socket, Any]:
        found = super().get_request()
        self._open.add(found[0])
        return found

    def shutdown_request(self, request: Any) -> None:
        self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is what these tests are about."""

    def let_go(self) -> None:
        for each in list(self._open):
            with open_still():
                each.shutdown(socket.SHUT_RDWR)


@contextmanager
def open_still() -> Iterator[None]:
    try:
        yield
    except OSError:
        return


@contextmanager
def serving(office: Office) -> Iterator[str]:
    """The head office's address, for as long as it is open."""
    server = _Server(office)
    thread = threading.Thread(target=lambda: server.serve_forever(0.01), name="head-office")
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        office.let_go.set()
        server.let_go()
        server.shutdown()
        server.let_go()
        server.server_close()
        thread.join()


def feed_item(pos: int, coll: str, key: str, body: Any, *, op: str = "put", rev: int = 1) -> Item:
    return Item(pos, coll, key, rev, op, msgspec.to_builtins(body))

"""The chaos proxy does what it says, the same for one seed, and leaves nothing behind."""

from __future__ import annotations

import http.client
import json
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from tests.faults.authority import Authority
from tests.faults.chaos import ChaosProxy
from tests.faults.chaos_rules import (
    PORTAL,
    Fault,
    Line,
    Rule,
    dead_socket,
    login_needed,
    lost_reply,
    method_barred,
    portal_page,
    portal_redirect,
    said,
    too_large,
    unsigned,
)
from tests.faults.plain_server import PlainServer

NOW = datetime.now(UTC)
BODY = b"0123456789" * 5000


@pytest.fixture
def server() -> Iterator[PlainServer]:
    with PlainServer() as plain:
        yield plain


@pytest.fixture
def proxy(server: PlainServer) -> Iterator[ChaosProxy]:
    with ChaosProxy(server.address) as chaos:
        yield chaos


def connected(proxy: ChaosProxy, timeout: float = 10) -> http.client.HTTPConnection:
    return http.client.HTTPConnection("127.0.0.1", proxy.port, timeout=timeout)


def ask(
    proxy: ChaosProxy, method: str = "POST", path: str = "/", body: bytes = b"", timeout: float = 10
) -> tuple[int, bytes]:
    """One request on a connection of its own."""
    connection = connected(proxy, timeout)
    try:
        connection.request(method, path, body or None)
        reply = connection.getresponse()
        return reply.status, reply.read()
    finally:
        connection.close()


BROKEN = (ConnectionError, http.client.HTTPException)


@pytest.mark.parametrize("method", ["GET", "POST", "PATCH", "DELETE", "HEAD"])
def test_without_rules_everything_goes_through(proxy: ChaosProxy, server: PlainServer, method: str) -> None:
    body = BODY if method in ("POST", "PATCH") else b""
    status, told = ask(proxy, method, "/any?q=1", body)
    assert status == 200
    assert method == "HEAD" or json.loads(told) == {"method": method, "sha256": sha256(body).hexdigest()}
    assert [(got.method, got.path, got.body, got.whole) for got in server.got] == [
        (method, "/any?q=1", body, True)
    ]
    assert (proxy.log[0].method, proxy.log[0].status, proxy.log[0].fault) == (method, 200, "")


def test_large_and_chunked_replies_go_through(proxy: ChaosProxy) -> None:
    assert ask(proxy, "GET", "/3000000") == (200, b"x" * 3_000_000)
    status, told = ask(proxy, "GET", "/chunked")
    assert (status, json.loads(told)["method"]) == (200, "GET")


def test_a_connection_is_kept(proxy: ChaosProxy) -> None:
    connection = connected(proxy)
    for _ in range(3):
        connection.request("POST", "/", b"x")
        assert connection.getresponse().read()
    connection.close()
    assert (proxy.connections, len(proxy.log)) == (1, 3)


@pytest.mark.parametrize("at", [0, 1, 40, 200, 20_000])
def test_a_request_is_cut_at_the_byte(proxy: ChaosProxy, server: PlainServer, at: int) -> None:
    proxy.use(Rule(Fault("cut", cut_request=at), times=1))
    with pytest.raises(BROKEN):
        ask(proxy, body=BODY)
    assert proxy.log[0].sent == at
    assert ask(proxy, body=BODY)[0] == 200
    assert [got.whole for got in server.got if got.body == BODY] == [True]
    assert proxy.faults() == ["cut", ""]


@pytest.mark.parametrize("at", [0, 1, 50, 150])
def test_a_reply_is_cut_at_the_byte_and_the_work_was_done(
    proxy: ChaosProxy, server: PlainServer, at: int
) -> None:
    proxy.use(Rule(Fault("cut", cut_reply=at)))
    with pytest.raises(BROKEN):
        ask(proxy, path="/5000", body=BODY)
    assert proxy.log[0].received == at
    assert server.got[0].whole


def test_a_lost_reply_is_lost_once(proxy: ChaosProxy, server: PlainServer) -> None:
    proxy.use(lost_reply("/batches"))
    assert ask(proxy, path="/other")[0] == 200
    with pytest.raises(BROKEN):
        ask(proxy, path="/batches")
    assert ask(proxy, path="/batches")[0] == 200
    assert [got.path for got in server.got] == ["/other", "/batches", "/batches"]


@pytest.mark.parametrize(
    "fault", [Fault("stall", stall_request=30), Fault("stall", stall_reply=0), Fault("stall", stall_reply=60)]
)
def test_a_stall_lasts_until_the_desk_gives_up(proxy: ChaosProxy, fault: Fault) -> None:
    proxy.use(Rule(fault, times=1))
    with pytest.raises(TimeoutError):
        ask(proxy, path="/5000", timeout=0.2)
    assert ask(proxy)[0] == 200


def test_a_proxy_is_closed_while_something_stalls(server: PlainServer) -> None:
    with ChaosProxy(server.address) as proxy:
        proxy.use(Rule(Fault("stall", stall_reply=0)))
        connection = connected(proxy)
        connection.request("POST", "/", b"x")
        server.wait_for(1)
    with pytest.raises(BROKEN):
        connection.getresponse()
    connection.close()


def test_a_delay(proxy: ChaosProxy) -> None:
    proxy.use(Rule(Fault("late", delay=0.2)))
    began = time.monotonic()
    assert ask(proxy)[0] == 200
    assert time.monotonic() - began >= 0.2


def test_a_long_way_and_a_narrow_one(server: PlainServer) -> None:
    with ChaosProxy(server.address, line=Line(rtt=0.1, bits_per_second=1_000_000)) as proxy:
        began = time.monotonic()
        assert ask(proxy, path="/25000") == (200, b"x" * 25_000)
        taken = time.monotonic() - began
    assert 0.34 <= taken < 4, "one way there and back to connect, one to ask, 200,000 bits"


@pytest.mark.parametrize(
    ("fault", "status", "body"),
    [
        (portal_page(), 200, PORTAL),
        (portal_redirect("http://login.example/"), 302, b""),
        (login_needed(), 511, PORTAL),
        (unsigned(b'{"accepted":{}}'), 200, b'{"accepted":{}}'),
        (said(503, b"later", Retry_After="5"), 503, b"later"),
    ],
)
def test_somebody_in_between_answers(
    proxy: ChaosProxy, server: PlainServer, fault: Fault, status: int, body: bytes
) -> None:
    proxy.use(Rule(fault))
    assert ask(proxy, body=BODY) == (status, body)
    assert ask(proxy, "HEAD") == (status, b"")
    assert server.got == []
    assert proxy.faults() == [f"said {status}"] * 2


def test_headers_of_a_made_up_reply(proxy: ChaosProxy) -> None:
    proxy.use(Rule(said(503, Retry_After="5")))
    connection = connected(proxy)
    connection.request("GET", "/")
    reply = connection.getresponse()
    assert (reply.read(), reply.headers["Retry-After"]) == (b"", "5")
    connection.close()


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 422, 500, 502, 599])
def test_any_status_before_or_after_the_work(proxy: ChaosProxy, server: PlainServer, status: int) -> None:
    proxy.use(Rule(said(status, reaches=True), times=1), Rule(said(status)))
    assert ask(proxy)[0] == status
    assert len(server.got) == 1
    assert ask(proxy)[0] == status
    assert len(server.got) == 1


@pytest.mark.parametrize("path", ["/5000", "/chunked"])
def test_bodies_are_cut_or_injected_under_the_same_status(proxy: ChaosProxy, path: str) -> None:
    whole = ask(proxy, "GET", path)[1]
    proxy.use(Rule(Fault("short", truncate=7)))
    assert ask(proxy, "GET", path) == (200, whole[:7])
    proxy.use(Rule(Fault("more", inject=b"<ad>")))
    assert ask(proxy, "GET", path) == (200, b"<ad>" + whole)
    assert ask(proxy, "HEAD", "/5000") == (200, b"")


def test_large_bodies_and_unknown_methods_are_barred(proxy: ChaosProxy) -> None:
    proxy.use(too_large(1000), method_barred("PATCH"))
    assert ask(proxy, body=BODY[:1000])[0] == 200
    assert ask(proxy, body=BODY[:1001])[0] == 413
    assert ask(proxy, "PATCH")[0] == 405


def test_a_kept_connection_is_dead_when_used_again(proxy: ChaosProxy, server: PlainServer) -> None:
    proxy.use(dead_socket())
    connection = connected(proxy)
    connection.request("POST", "/first", b"x")
    assert connection.getresponse().read()
    with pytest.raises(BROKEN):  # noqa: PT012 - the reset may come while sending or while reading
        connection.request("POST", "/second", b"x")
        connection.getresponse()
    connection.close()
    assert [got.path for got in server.got] == ["/first"]
    assert proxy.faults() == ["", "dead socket"]


def test_an_idle_connection_is_closed(server: PlainServer) -> None:
    with (
        ChaosProxy(server.address, line=Line(idle=0.05)) as proxy,
        socket.create_connection(("127.0.0.1", proxy.port), timeout=10) as idle,
    ):
        assert idle.recv(1) == b""


def one_day(server: PlainServer, seed: int) -> list[str]:
    with ChaosProxy(server.address, seed=seed) as proxy:
        proxy.use(Rule(Fault("reset", cut_request=0), chance=0.4), Rule(said(502), chance=0.3))
        for _ in range(40):
            with suppress(*BROKEN):
                ask(proxy)
        return proxy.faults()


def test_chance_is_that_of_the_seed(server: PlainServer) -> None:
    first = one_day(server, 7)
    assert set(first) == {"", "reset", "said 502"}
    assert one_day(server, 7) == first
    assert one_day(server, 8) != first


def test_rules_count_their_own_requests(proxy: ChaosProxy) -> None:
    proxy.use(Rule(said(500), path="/a", skip=1, times=2))
    statuses = [ask(proxy, path=path)[0] for path in ("/a", "/b", "/a", "/a", "/a", "/b")]
    assert statuses == [200, 200, 500, 500, 200, 200]


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path, NOW)


def tls_ask(proxy: ChaosProxy, context: ssl.SSLContext, path: str = "/") -> int:
    connection = http.client.HTTPSConnection("127.0.0.1", proxy.port, timeout=10, context=context)
    try:
        connection.request("POST", path, b"x")
        reply = connection.getresponse()
        reply.read()
        return reply.status
    finally:
        connection.close()


def test_a_box_in_between_opens_tls_where_it_is_trusted(server: PlainServer, authority: Authority) -> None:
    with ChaosProxy(server.address, tls=authority.server()) as proxy:
        assert tls_ask(proxy, authority.trusting()) == 200
        with pytest.raises(ssl.SSLCertVerificationError, match=r"self-signed|unable to get local issuer"):
            tls_ask(proxy, ssl.create_default_context())
        # Python's ssl tells a reset as an orderly end: only the announced length shows that bytes are missing.
        proxy.use(Rule(Fault("cut", cut_reply=400)))
        with pytest.raises((*BROKEN, ssl.SSLError)):
            tls_ask(proxy, authority.trusting(), "/5000")


@pytest.mark.parametrize(
    ("begins", "ends", "words"),
    [
        (NOW + timedelta(days=1), None, "not yet valid"),
        (None, NOW - timedelta(days=1), "expired"),
    ],
)
def test_a_wrong_date_fails_tls(
    server: PlainServer, authority: Authority, begins: datetime | None, ends: datetime | None, words: str
) -> None:
    """What a computer sees whose clock is years off: the certificate is right and the date is not."""
    with (
        ChaosProxy(server.address, tls=authority.server(begins, ends)) as proxy,
        pytest.raises(ssl.SSLCertVerificationError, match=words),
    ):
        tls_ask(proxy, authority.trusting())


def test_what_fails_in_the_proxy_is_told(server: PlainServer, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> Fault:
        raise LookupError("a mistake in the rig")

    def one_request(change: Callable[[ChaosProxy], None]) -> None:
        with ChaosProxy(server.address) as proxy:
            change(proxy)
            with suppress(*BROKEN):
                ask(proxy)

    with pytest.raises(LookupError):
        one_request(lambda proxy: monkeypatch.setattr(proxy, "_befalls", broken))

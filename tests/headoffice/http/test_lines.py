"""Callers who take too much: of the head, of time, of lines. Others are served as ever."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from urllib.parse import urlsplit

import httpx2
import pytest
import uvicorn
from uvicorn.server import ServerState

from app.headoffice.http import lines
from app.headoffice.http.app import build
from app.headoffice.http.context import Context
from app.headoffice.http.lines import Bounds, bounded
from app.headoffice.http.serving import served

HELLO = b"GET /cf/v1/hello HTTP/1.1\r\nHost: x\r\n"


@contextmanager
def line(url: str) -> Iterator[socket.socket]:
    place = urlsplit(url)
    with socket.create_connection((place.hostname, place.port), timeout=10) as taken:
        yield taken


def all_of(taken: socket.socket) -> bytes:
    """What comes until the other end closes."""
    told = b""
    try:
        while piece := taken.recv(65536):
            told += piece
    except ConnectionResetError:
        pass
    return told


def is_well(url: str) -> bool:
    return httpx2.get(f"{url}/cf/v1/hello", trust_env=False).status_code == 200


@pytest.mark.parametrize(
    "head",
    [
        HELLO + b"".join(b"X-%d: y\r\n" % number for number in range(101)) + b"\r\n",
        HELLO + b"X: " + b"y" * 80_000 + b"\r\n\r\n",
        HELLO + b"X: " + b"y" * 80_000,
        b"GET /cf/v1/hello?" + b"n" * 80_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        HELLO + b"".join(b"X-%d: %s\r\n" % (number, b"y" * 1000) for number in range(80)) + b"\r\n",
        b"\r\n" * 40_000,
    ],
    ids=["headers", "one", "endless", "address", "together", "empty lines"],
)
def test_a_head_that_is_too_large_is_refused(url: str, head: bytes) -> None:
    with line(url) as caller:
        caller.sendall(head)
        assert all_of(caller).startswith(b"HTTP/1.1 431 ")
    assert is_well(url)


def test_a_large_head_of_a_proxy_is_read(url: str) -> None:
    with line(url) as caller:
        caller.sendall(HELLO + b"Cookie: " + b"y" * 32_000 + b"\r\nConnection: close\r\n\r\n")
        assert all_of(caller).startswith(b"HTTP/1.1 200 ")


def test_a_body_is_no_head(url: str) -> None:
    with line(url) as caller:
        for _ in range(3):
            caller.sendall(b"POST /cf/v1/enrol HTTP/1.1\r\nHost: x\r\nContent-Length: 200000\r\n\r\n")
            caller.sendall(b"{" * 200_000)
        caller.sendall(HELLO + b"Connection: close\r\n\r\n")
        told = all_of(caller)
    assert (told.count(b"HTTP/1.1 413 "), told.count(b"HTTP/1.1 200 ")) == (3, 1)


@pytest.fixture
def hasty(context: Context) -> Iterator[str]:
    with served(build(context), context.waiting, bounds=Bounds(head_seconds=0.3, rest_seconds=0.3)) as url:
        yield url


@pytest.mark.parametrize(
    ("begun", "told"), [(b"", b""), (b"\r\n", b"HTTP/1.1 408 "), (HELLO, b"HTTP/1.1 408 ")]
)
def test_a_head_that_does_not_come_ends_the_line(hasty: str, begun: bytes, told: bytes) -> None:
    with line(hasty) as caller:
        caller.sendall(begun)
        assert all_of(caller).startswith(told)
    assert is_well(hasty)


def test_a_second_head_on_the_same_line_has_its_own_time(hasty: str) -> None:
    with line(hasty) as caller:
        caller.sendall(HELLO + b"\r\n")
        assert caller.recv(65536).startswith(b"HTTP/1.1 200 ")
        caller.sendall(HELLO)
        assert b"HTTP/1.1 408 " in all_of(caller)


def test_who_goes_on_sending_after_the_answer_is_not_heard_for_ever(hasty: str) -> None:
    with line(hasty) as caller:
        caller.sendall(b"POST /cf/v1/keys HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\n\r\n")
        assert caller.recv(65536).startswith(b"HTTP/1.1 401 ")
        caller.sendall(b"{")
        all_of(caller)
    assert is_well(hasty)


def test_more_lines_than_there_may_be_are_asked_to_come_again(context: Context) -> None:
    with (
        served(build(context), context.waiting, bounds=Bounds(lines=3)) as url,
        ExitStack() as held,
    ):
        for _ in range(3):
            caller = held.enter_context(line(url))
            caller.sendall(HELLO + b"\r\n")
            assert caller.recv(65536).startswith(b"HTTP/1.1 200 ")
        with line(url) as fourth:
            told = all_of(fourth)
        assert told.startswith(b"HTTP/1.1 503 ")
        assert b"retry-after: " in told


def test_one_address_alone_does_not_take_all_lines(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests call from this computer, which stands for a proxy; here it is a stranger."""
    with served(build(context), context.waiting, bounds=Bounds(from_one=1)) as url, ExitStack() as held:
        for _ in range(2):
            caller = held.enter_context(line(url))
            caller.sendall(HELLO + b"\r\n")
            assert caller.recv(65536).startswith(b"HTTP/1.1 200 ")
        monkeypatch.setattr(lines, "_is_here", lambda _: False)
        with line(url) as third:
            assert all_of(third).startswith(b"HTTP/1.1 503 ")
    with served(build(context), context.waiting, bounds=Bounds(from_one=1)) as url:
        for _ in range(3):  # one after the other is one line each time
            with line(url) as caller:
                caller.sendall(HELLO + b"Connection: close\r\n\r\n")
                assert all_of(caller).startswith(b"HTTP/1.1 200 ")


class _Deaf(asyncio.Transport):
    """A line whose other end takes nothing."""

    def __init__(self) -> None:
        super().__init__({"peername": ("192.0.2.7", 1), "sockname": ("192.0.2.1", 2)})
        self.aborted = asyncio.Event()

    def abort(self) -> None:
        self.aborted.set()

    def is_closing(self) -> bool:
        return self.aborted.is_set()


def test_an_answer_that_nobody_takes_ends_the_line(context: Context) -> None:
    async def unread() -> None:
        config = uvicorn.Config(build(context), lifespan="off", log_config=None)
        line = bounded(Bounds(unread_seconds=0.05))(config, ServerState(), {})
        transport = _Deaf()
        line.connection_made(transport)
        line.pause_writing()
        line.resume_writing()
        await asyncio.sleep(0)
        assert not transport.aborted.is_set()
        line.pause_writing()
        async with asyncio.timeout(10):
            await transport.aborted.wait()
        line.connection_lost(ConnectionAbortedError())

    asyncio.run(unread())

"""A server beside a test or a demo tells when it is done with all calls, also those whose line broke."""

from __future__ import annotations

import socket
import threading

import pytest
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.headoffice.http.context import Waiting
from app.headoffice.http.serving import bound, served, served_beside


def test_it_is_at_rest_when_what_a_broken_line_brought_is_done() -> None:
    begun, go_on = threading.Event(), threading.Event()

    async def slow(_: Request) -> Response:
        begun.set()
        await run_in_threadpool(go_on.wait, 30)
        return Response()

    app = Starlette(routes=[Route("/", slow)])
    with served_beside(app, Waiting()) as beside:
        try:
            assert beside.at_rest(0)
            address = beside.url.removeprefix("http://").split(":")
            with socket.create_connection((address[0], int(address[1]))) as line:
                line.sendall(b"GET / HTTP/1.1\r\nHost: here\r\n\r\n")
                assert begun.wait(10)
                assert not beside.at_rest(0)
            assert not beside.at_rest(0.1)
        finally:
            go_on.set()
        assert beside.at_rest(10)


def test_where_it_cannot_listen_it_says_so() -> None:
    with bound("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(OSError, match="in use"), served(Starlette(), Waiting(), port=port):
            pass

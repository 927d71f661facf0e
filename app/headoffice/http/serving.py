"""Listening: in the foreground until a signal, or beside a test or a demo until the end of a block."""

from __future__ import annotations

import logging
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, NamedTuple

import uvicorn
from starlette.types import ASGIApp

from app.headoffice.http.context import Waiting
from app.headoffice.http.lines import Bounds, bounded, usual_bounds

GRACE: Final = 10
"""Seconds that calls in hand get to end when the server stops."""

_START: Final = 15.0
_QUEUE: Final = 512


class Tls(NamedTuple):
    """A certificate and its key, as files in PEM."""

    certificate: str
    key: str


class Beside(NamedTuple):
    """A server that runs beside something else: where it is reached, and whether it is done with all calls.

    `at_rest` waits for that so many seconds at most: no line open, and nothing of those that broke in hand.
    """

    url: str
    at_rest: Callable[[float], bool]


class Listening(uvicorn.Server):
    """Ends the pulls that wait for news before it waits for calls to end."""

    def __init__(self, config: uvicorn.Config, waiting: Waiting) -> None:
        super().__init__(config)
        self._waiting = waiting

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """No new connections; those that wait are answered now."""
        self._waiting.stop()
        await super().shutdown(sockets)


def listening(
    app: ASGIApp, waiting: Waiting, tls: Tls | None = None, bounds: Bounds | None = None
) -> Listening:
    """A server for `app`. It logs no address and no header by itself; that is `guard`'s."""
    config = uvicorn.Config(
        app,
        loop="asyncio",
        http=bounded(bounds or usual_bounds()),
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=GRACE,
        backlog=_QUEUE,
        ssl_certfile=tls.certificate if tls else None,
        ssl_keyfile=tls.key if tls else None,
    )
    for name in ("uvicorn.error", "uvicorn.access"):
        logging.getLogger(name).setLevel(logging.WARNING)
    return Listening(config, waiting)


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens; port 0 means any that is free. Who calls before the server turns to it waits.
    Raises OSError.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    taken = socket.socket(family, socket.SOCK_STREAM)
    try:
        if hasattr(socket, "SO_REUSEADDR") and not hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind((host, port))
        taken.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        taken.listen(_QUEUE)
    except OSError:
        taken.close()
        raise
    return taken


def url_of(taken: socket.socket, *, tls: bool = False) -> str:
    """How it is reached."""
    host, port = taken.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    return f"{'https' if tls else 'http'}://{shown}:{port}"


@contextmanager
def served_beside(
    app: ASGIApp, waiting: Waiting, host: str = "127.0.0.1", port: int = 0, bounds: Bounds | None = None
) -> Iterator[Beside]:
    """Serve in a thread until the end of the block. Raises OSError where it cannot listen."""
    with bound(host, port) as taken:
        server = listening(app, waiting, bounds=bounds)
        thread = threading.Thread(target=server.run, args=([taken],), name="head office")
        thread.start()
        try:
            if not _within(_START, lambda: server.started or not thread.is_alive()) or not server.started:
                raise OSError("the server did not start")
            yield Beside(url_of(taken), lambda seconds: _within(seconds, lambda: _is_at_rest(server)))
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def served(
    app: ASGIApp, waiting: Waiting, host: str = "127.0.0.1", port: int = 0, bounds: Bounds | None = None
) -> Iterator[str]:
    """As `served_beside`, where its address is all that is asked."""
    with served_beside(app, waiting, host, port, bounds) as beside:
        yield beside.url


def _is_at_rest(server: Listening) -> bool:
    return not (server.server_state.connections or server.server_state.tasks)


def _within(seconds: float, so: Callable[[], bool]) -> bool:
    """Wait until it is so, that long at most; whether it is."""
    pause, end = threading.Event(), time.monotonic() + seconds
    while not (is_so := so()) and time.monotonic() < end:
        pause.wait(0.01)
    return is_so

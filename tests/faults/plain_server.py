"""A plain HTTP server on the loopback that tells what it got: what the rigs are tried on."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self


@dataclass(frozen=True)
class Got:
    """A request: its body as far as it came, and whether that was all of it."""

    method: str
    path: str
    body: bytes
    whole: bool


class PlainServer:
    """Answers a path that is a number with so many bytes, any other with what it got."""

    def __init__(self) -> None:
        self.got: list[Got] = []
        self._heard = threading.Condition()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = False
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), name="plain server")

    @property
    def address(self) -> tuple[str, int]:
        """Where it listens."""
        host, port = self._server.server_address[:2]
        return str(host), int(port)

    def note(self, got: Got) -> None:
        """A request came."""
        with self._heard:
            self.got.append(got)
            self._heard.notify_all()

    def wait_for(self, count: int) -> list[Got]:
        """The first `count` requests, once they came. Raises AssertionError when they do not."""
        with self._heard:
            assert self._heard.wait_for(lambda: len(self.got) >= count, timeout=10), self.got
            return self.got[:count]

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _handler(server: PlainServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """One connection."""

        protocol_version = "HTTP/1.1"

        def handle_any(self) -> None:
            size = int(self.headers.get("Content-Length", 0))
            try:
                body = self.rfile.read(size)
            except ConnectionError:
                body = b""
            server.note(Got(self.command, self.path, body, len(body) == size))
            if len(body) != size:
                self.close_connection = True
                return
            told = json.dumps({"method": self.command, "sha256": sha256(body).hexdigest()}).encode()
            size_told = self.path.strip("/")
            self.answer(b"x" * int(size_told) if size_told.isdigit() else told)

        def answer(self, data: bytes) -> None:
            self.send_response(200)
            chunked = self.path == "/chunked"
            self.send_header(
                *(("Transfer-Encoding", "chunked") if chunked else ("Content-Length", str(len(data))))
            )
            self.end_headers()
            if self.command == "HEAD":
                return
            try:
                self.wfile.write(b"%x\r\n%b\r\n0\r\n\r\n" % (len(data), data) if chunked else data)
            except ConnectionError:
                self.close_connection = True

        do_GET = do_POST = do_HEAD = do_PATCH = do_DELETE = handle_any  # noqa: N815 - names of the base class

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - name of the base class
            """Says nothing."""

        def handle_one_request(self) -> None:
            try:
                super().handle_one_request()
            except ConnectionError:
                self.close_connection = True

    return Handler

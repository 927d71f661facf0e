"""A relay that counts what goes over the wire, both ways, and changes nothing."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

_PIECE = 256 * 1024


class Relay:
    """Listens on loopback while the block lasts; `up` and `down` are bytes, `connections` how many."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._target = (parts.hostname or "127.0.0.1", parts.port or 80)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._threads = [threading.Thread(target=self._accept, name="relay", daemon=True)]
        self._lock = threading.Lock()
        self.up = self.down = self.connections = 0

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for thread in self._threads:
            thread.join(5)

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listening.accept()
            except OSError:
                return
            self.connections += 1
            far = socket.create_connection(self._target)
            for here, there, upwards in ((near, far, True), (far, near, False)):
                thread = threading.Thread(target=self._pass_on, args=(here, there, upwards), daemon=True)
                self._threads.append(thread)
                thread.start()

    def _pass_on(self, here: socket.socket, there: socket.socket, upwards: bool) -> None:
        with suppress(OSError):
            while data := here.recv(_PIECE):
                there.sendall(data)
                with self._lock:
                    if upwards:
                        self.up += len(data)
                    else:
                        self.down += len(data)
        for each in (here, there):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

"""The way to one head office: its client and its lanes, made when they are first wanted."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from app.sync.adapting import Habits
from app.sync.client import Client
from app.sync.desk_side import DeskSide
from app.sync.network import Network
from app.sync.one_pass import Lanes
from app.sync.transport import STALL, Lines, make_http
from app.wire.link import Link


@dataclass(frozen=True)
class Machine:
    """What of this machine synchronisation uses beside the store. `trust` replaces the system's own."""

    network: Network
    chance: Callable[[], float]
    trust: ssl.SSLContext | None = None
    stall: float = STALL


@dataclass
class Ways:
    """Keeps the way to the present head office, and opens others for a look."""

    desk: DeskSide
    machine: Machine
    wait: Callable[[float], None]
    lines: Lines = field(default_factory=Lines)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _open: tuple[str, Client, Lanes] | None = None

    def lanes(self, link: Link) -> Lanes:
        """The lanes to that head office."""
        with self._lock:
            known = f"{link.url} {link.server_id}"
            if self._open is None or self._open[0] != known:
                self._close()
                client, habits = self._client(link.url)
                lanes = Lanes(self.desk, client, habits, self.wait, self.machine.chance)
                self._open = (known, client, lanes)
            return self._open[2]

    @contextmanager
    def client(self, url: str) -> Iterator[Client]:
        """A client for a head office that is not ours yet."""
        client, _ = self._client(url)
        try:
            yield client
        finally:
            client.close()

    def _client(self, url: str) -> tuple[Client, Habits]:
        habits = Habits(self.desk.state, self.machine.network.name)
        http = make_http(url, self.machine.trust, self.machine.stall)
        client = Client(url, http, self.lines, habits, self.desk.state, self.desk.clock)
        client.connected = lambda: self.machine.network.connected
        return client, habits

    def forget(self) -> None:
        """Begin anew, as after enrolling again."""
        with self._lock:
            self._close()

    def _close(self) -> None:
        if self._open is not None:
            self._open[1].close()
            self._open = None

"""The cable between the desks of the demo and their head office: it can be pulled out, and it can break."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import BinaryIO, Final

_PIECE: Final = 16 * 1024
_ON_ITS_WAY: Final = 64 * 1024
"""Bytes that wait inside the cable at most: what is lost in it has not got past."""

_GONE: Final = struct.pack("ii", 1, 0)
"""Closing resets the connection, as a line that breaks does."""


@dataclass
class Passage:
    """A call that went through: how many bytes its body has, and how many of them got past the cable.

    `offset` is where in a file its bytes belong.
    """

    method: str
    path: str
    size: int
    offset: int = 0
    passed: int = 0

    @property
    def whole(self) -> bool:
        """Whether all of it got past."""
        return self.passed == self.size


Which = Callable[[Passage], bool]

Heard = Callable[[bytes], object]
"""Whoever listens at the cable: every byte that passes, of both ends, piece by piece."""


@dataclass
class Cable:
    """Stands at one address all the time; behind it head office comes and goes."""

    url: str
    passages: list[Passage] = field(default_factory=list)
    heard: Heard = len
    _beyond: tuple[str, int] | None = None
    _breaks: Which | None = None
    _open: set[socket.socket] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def plug(self, url: str) -> None:
        """Head office is reached from now on; `url` is its own address."""
        host, _, port = url.rpartition("/")[2].rpartition(":")
        self._beyond = (host, int(port))

    def unplug(self) -> None:
        """Nobody gets through from now on, and what is on its way is lost."""
        self._beyond = None
        with self._lock:
            live = list(self._open)
        for each in live:
            _reset(each)

    def break_in(self, which: Which) -> None:
        """The cable falls out in the middle of the body of the next such call."""
        self._breaks = which

    def carry(self, near: socket.socket) -> None:
        """Everything that one connection says, until either end has enough."""
        if self._beyond is None:
            _reset(near)
            return
        with suppress(OSError), socket.create_connection(self._beyond) as far:
            for each in (near, far):
                each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            far.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _ON_ITS_WAY)
            with self._lock:
                self._open |= {near, far}
            answers = (far, near, self.heard)
            back = threading.Thread(target=_pour, args=answers, name="demo-cable-back", daemon=True)
            back.start()
            try:
                with near.makefile("rb") as said:
                    self._forward(said, near, far)
            finally:
                with self._lock:
                    self._open -= {near, far}
                _shut(far)
                back.join()
        _shut(near)
        near.close()

    def _forward(self, said: BinaryIO, near: socket.socket, far: socket.socket) -> None:
        while head := _head(said):
            passage = _passage(head)
            self.passages.append(passage)
            self.heard(head)
            far.sendall(head)
            breaks = passage.size if not self._hit(passage) else passage.size // 2
            while passage.passed < breaks:
                piece = said.read(min(_PIECE, breaks - passage.passed))
                if not piece:
                    return
                self.heard(piece)
                far.sendall(piece)
                passage.passed += len(piece)
            if not passage.whole:
                self.unplug()
                return

    def _hit(self, passage: Passage) -> bool:
        with self._lock:
            if self._breaks is None or passage.size < 2 or not self._breaks(passage):
                return False
            self._breaks = None
            return True


@contextmanager
def laid_cable(heard: Heard = len, port: int = 0) -> Iterator[Cable]:
    """A cable on an address of this computer alone, not plugged in yet; `port` where one was laid before.

    Raises OSError.
    """
    with socket.create_server(("127.0.0.1", port)) as near_end:
        cable = Cable(f"http://127.0.0.1:{near_end.getsockname()[1]}", heard=heard)
        taker = threading.Thread(target=_take, args=(near_end, cable), name="demo-cable", daemon=True)
        taker.start()
        try:
            yield cable
        finally:
            cable.unplug()
            _shut(near_end)
            with suppress(OSError):  # where shutting it does not wake the taker, a last call does
                socket.create_connection(near_end.getsockname(), 1).close()
            taker.join(1)


def _take(near_end: socket.socket, cable: Cable) -> None:
    with suppress(OSError):  # the end of the demo
        while True:
            near, _ = near_end.accept()
            threading.Thread(target=cable.carry, args=(near,), name="demo-cable-line", daemon=True).start()


def _head(said: BinaryIO) -> bytes:
    lines = []
    while (line := said.readline(_PIECE)) not in (b"", b"\r\n"):
        lines.append(line)
    return b"".join(lines) + b"\r\n" if lines and line else b""


def _passage(head: bytes) -> Passage:
    first, *rest = head.decode("latin-1").split("\r\n")
    method, path, _ = first.split(" ", 2)
    split = (line.partition(":") for line in rest)
    told = {name.lower(): value.strip() for name, _, value in split}
    size, offset = (int(told.get(name, "0")) for name in ("content-length", "upload-offset"))
    return Passage(method, path.partition("?")[0], size, offset)


def _pour(source: socket.socket, target: socket.socket, heard: Heard) -> None:
    with suppress(OSError):  # either end is gone, and with it the other
        while piece := source.recv(_PIECE):
            heard(piece)
            target.sendall(piece)
    _shut(target)


def _shut(end: socket.socket) -> None:
    with suppress(OSError):  # closed by the other side
        end.shutdown(socket.SHUT_RDWR)


def _reset(end: socket.socket) -> None:
    with suppress(OSError):  # closed by the other side
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _GONE)
        end.shutdown(socket.SHUT_RDWR)
    end.close()

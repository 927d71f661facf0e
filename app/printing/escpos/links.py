"""Ways to a printer: network, USB device file, serial line, file. Bytes there, a few bytes back."""

from __future__ import annotations

import os
import select
import socket
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from app.usecases.direct_printers import DirectPrinter, Way

_CHUNK: Final = 4096
_ANSWER: Final = 64
_WAITING: Final = 1 << 14


@dataclass(frozen=True)
class Patience:
    """Seconds: to be let in, for an answer, for each further piece to be taken, for the end of the job."""

    connect: float = 5.0
    answer: float = 1.0
    stall: float = 20.0
    end: float = 30.0


class Link(Protocol):
    """An open way to a printer. Everything raises OSError when it breaks."""

    two_way: bool
    """Whether answers can come."""
    ends_seen: bool
    """Whether the other side shows that it has everything by closing."""

    def send(self, data: bytes) -> None:
        """Hand `data` over. Raises TimeoutError when nothing more is taken."""
        ...

    def receive(self, seconds: float) -> bytes | None:
        """What came; None when nothing did in time, empty bytes when the other side closed."""
        ...

    def finish(self) -> None:
        """Nothing more will be sent; what can be flushed is flushed."""
        ...

    def close(self) -> None: ...


class NetworkLink:
    """A raw port, mostly 9100."""

    two_way = True
    ends_seen = True

    def __init__(self, address: str, patience: Patience) -> None:
        host, _, port = address.rpartition(":")
        self._socket = socket.create_connection((host.strip("[]"), int(port)), timeout=patience.connect)
        # What waits on our side is not at the printer: with little of it, its pace is what we see.
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _WAITING)
        self._stall = patience.stall

    def send(self, data: bytes) -> None:
        self._socket.settimeout(self._stall)
        for at in range(0, len(data), _CHUNK):
            # A piece at a time: a slow printer may take minutes as long as it takes something.
            self._socket.sendall(data[at : at + _CHUNK])

    def receive(self, seconds: float) -> bytes | None:
        self._socket.settimeout(seconds)
        try:
            return self._socket.recv(_ANSWER)
        except TimeoutError:
            return None

    def finish(self) -> None:
        self._socket.shutdown(socket.SHUT_WR)

    def close(self) -> None:
        self._socket.close()


class DeviceLink:
    """A device file: ``/dev/usb/lp0`` or a serial line that is set up already."""

    ends_seen = False

    def __init__(self, path: str, patience: Patience, prepare: Callable[[int], None] | None = None) -> None:
        self._stall = patience.stall
        flags = os.O_NONBLOCK | os.O_NOCTTY
        try:
            self._file, self.two_way = os.open(path, os.O_RDWR | flags), True
        except PermissionError:
            self._file, self.two_way = os.open(path, os.O_WRONLY | flags), False
        if prepare is not None:
            try:
                prepare(self._file)
            except OSError:
                os.close(self._file)
                raise

    def send(self, data: bytes) -> None:
        left = memoryview(data)
        while left:
            if not select.select([], [self._file], [], self._stall)[1]:
                raise TimeoutError
            left = left[os.write(self._file, left[:_CHUNK]) :]

    def receive(self, seconds: float) -> bytes | None:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if not select.select([self._file], [], [], left)[0]:
                return None
            try:
                came = os.read(self._file, _ANSWER)
            except BlockingIOError:
                continue
            if came:
                return came
            select.select([], [], [], min(left, 0.05))  # a device without an answer reads as its end
        return None

    def finish(self) -> None:
        """Nothing: a device file is not flushed by us."""

    def close(self) -> None:
        os.close(self._file)


class FileLink:
    """A file that grows by each job: to look at, or for another program that prints it."""

    two_way = False
    ends_seen = False

    def __init__(self, path: str) -> None:
        self._file = Path(path).open("ab", buffering=0)  # noqa: SIM115  close() closes it

    def send(self, data: bytes) -> None:
        self._file.write(data)

    def receive(self, seconds: float) -> bytes | None:
        return None

    def finish(self) -> None:
        os.fsync(self._file.fileno())

    def close(self) -> None:
        self._file.close()


def serial_link(address: str, patience: Patience) -> Link:
    """A serial line ``path@baud``: eight bits, no parity, XON/XOFF. Raises OSError where there is none."""
    path, _, baud = address.rpartition("@")
    if sys.platform == "win32":
        raise OSError("serial lines are set up in the system")
    return DeviceLink(path, patience, lambda file: _set_line(file, int(baud)))


def _set_line(file: int, baud: int) -> None:
    import termios  # noqa: PLC0415  Windows has none

    speed = getattr(termios, f"B{baud}")
    flags = [
        termios.IXON | termios.IGNBRK,
        0,
        termios.CS8 | termios.CREAD | termios.CLOCAL,
        0,
    ]
    try:
        kept = termios.tcgetattr(file)
        termios.tcsetattr(file, termios.TCSANOW, [*flags, speed, speed, kept[6]])
    except termios.error as fault:
        raise OSError(*fault.args) from None


def _usb_link(address: str, patience: Patience) -> Link:
    return FileLink(address) if sys.platform == "win32" else DeviceLink(address, patience)


_WAYS: Final[Mapping[Way, Callable[[str, Patience], Link]]] = {
    Way.NETWORK: NetworkLink,
    Way.USB: _usb_link,
    Way.SERIAL: serial_link,
    Way.FILE: lambda address, _: FileLink(address),
}


def opened(printer: DirectPrinter, patience: Patience) -> Link:
    """The way to a printer. Raises OSError when it is not there, off, or in use."""
    return _WAYS[printer.way](printer.address, patience)

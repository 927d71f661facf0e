"""A roll printer of the tests' own on a loopback port, with a reader of ESC/POS that shares nothing with ours."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from PIL import Image

PATIENCE = 20.0
WELL = {1: 0x16, 2: 0x12, 3: 0x12, 4: 0x12}
"""Answers of a printer that is on, closed and has paper."""


@dataclass
class Paper:
    """What came out: a picture for each piece between two cuts, `width` dots wide, black on white."""

    width: int
    pieces: list[Image.Image] = field(default_factory=list)
    questions: list[bytes] = field(default_factory=list)
    rows: list[bytes] = field(default_factory=list)
    written: list[tuple[int, int, str]] = field(default_factory=list)
    """Left and top in dots, and the words, of what it wrote in letters of its own."""

    def cut(self) -> None:
        whole = b"".join(self.rows)
        inked = Image.frombytes("1", (self.width, max(len(self.rows), 1)), whole or b"\0" * (self.width // 8))
        self.pieces.append(inked.point(lambda dot: 0 if dot else 255))
        self.rows.clear()


class Reader:
    """Takes bytes as they come; `answer` is called with each question."""

    def __init__(self, width: int, answer: Callable[[bytes], None]) -> None:
        self.paper = Paper(width)
        self._answer = answer
        self._left = bytearray()
        self._at, self._leading, self._chinese = 0, 30, False
        self._line = bytearray()

    def feed(self, data: bytes) -> None:
        self._left += data
        while self._left and self._step():
            pass

    def _step(self) -> bool:
        left = self._left
        head = bytes(left[:3])
        fixed = {b"\x1b@": 2, b"\x1d!": 3, b"\x1ba": 3, b"\x10\x04": 3, b"\x1dr": 3, b"\x1dV": 4, b"\x1dv": 8}
        fixed |= {b"\x1c&": 2, b"\x1b$": 4, b"\x1b3": 3}
        if left[0] >= 0x20 or left[0] == 0x0A:
            return self._letter()
        size = fixed.get(head[:2], 0)
        if len(left) < 2 or len(left) < size:
            return False
        assert size, f"no such command: {bytes(left[:8])!r}"
        if head[:2] == b"\x1dv":
            return self._picture()
        if head[:2] == b"\x1dV":
            assert left[2:4] == b"B\x00"
            self.paper.cut()
        elif head[:2] in (b"\x10\x04", b"\x1dr"):
            self.paper.questions.append(head)
            self._answer(head)
        elif head[:2] == b"\x1c&":
            self._chinese = True
        elif head[:2] == b"\x1b$":
            self._write()
            self._at = left[2] + 256 * left[3]
        elif head[:2] == b"\x1b3":
            self._leading = left[2]
        elif head[:2] == b"\x1b@":
            self._at, self._leading, self._chinese = 0, 30, False
        del left[:size]
        return True

    def _letter(self) -> bool:
        """A letter of one byte, or of two; the end of the line writes it and feeds by its leading."""
        left = self._left
        if left[0] == 0x0A:
            self._write()
            self.paper.rows += [bytes(self.paper.width // 8)] * self._leading
            self._at = 0
            del left[:1]
            return True
        size = 2 if left[0] >= 0x80 else 1
        if len(left) < size:
            return False
        assert size == 1 or self._chinese
        self._line += left[:size]
        del left[:size]
        return True

    def _write(self) -> None:
        if self._line:
            assert self._at + 12 * len(self._line) <= self.paper.width
            self.paper.written.append((self._at, len(self.paper.rows), self._line.decode("gb18030")))
            self._line.clear()

    def _picture(self) -> bool:
        left = self._left
        assert left[2:4] == b"0\x00"
        wide, high = left[4] + 256 * left[5], left[6] + 256 * left[7]
        assert wide * 8 <= self.paper.width
        assert high
        size = wide * high
        if len(left) < 8 + size:
            return False
        body = bytes(left[8 : 8 + size])
        blank = bytes(self.paper.width // 8 - wide)
        self.paper.rows += [body[at : at + wide] + blank for at in range(0, size, wide)]
        del left[: 8 + size]
        return True


class RollPrinter:
    """Serves one job after the other.

    `told` are its answers (none: it has no way back); `hangs`: it never closes; `stops_at`: it reads
    nothing more after so many bytes; `breaks_at`: it cuts the line after so many bytes; `fails_at`: from so many
    bytes on it answers `failing` and does no more in turn; `slow`: seconds between small pieces.
    """

    def __init__(self, width: int = 576) -> None:
        self.told: dict[int, int] = dict(WELL)
        self.in_turn = True
        self.hangs = False
        self.stops_at = -1
        self.breaks_at = -1
        self.fails_at = -1
        self.failing: dict[int, int] = {}
        self.slow = 0.0
        self.hold = threading.Event()
        self.hold.set()
        self.jobs: list[bytes] = []
        self.papers: list[Paper] = []
        self.arrived: Callable[[], None] = lambda: None
        self._width = width
        self._closing = threading.Event()
        self._server = socket.create_server(("127.0.0.1", 0))
        self._server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 13)
        self.address = f"127.0.0.1:{self._server.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        if self._closing.is_set():
            return
        self._closing.set()
        self.hold.set()
        with socket.create_connection(self._server.getsockname()):
            pass
        self._thread.join(PATIENCE)
        self._server.close()

    @property
    def pieces(self) -> list[Image.Image]:
        return [piece for paper in self.papers for piece in paper.pieces]

    def _serve(self) -> None:
        while not self._closing.is_set():
            link, _ = self._server.accept()
            with link:
                if not self._closing.is_set():
                    self._job(link)

    def _job(self, link: socket.socket) -> None:
        taken = bytearray()

        def answer(question: bytes) -> None:
            if question[:2] == b"\x1dr":
                if self.in_turn and self.told and not (0 <= self.fails_at <= len(taken)):
                    link.sendall(b"\x00")
                return
            told = {**self.told, **(self.failing if 0 <= self.fails_at <= len(taken) else {})}
            if question[2] in told:
                link.sendall(bytes([told[question[2]]]))

        reader = Reader(self._width, answer)
        self.papers.append(reader.paper)
        try:
            while data := link.recv(512 if self.slow else 1 << 16):
                if b"\x1b@" in data:
                    self.arrived()
                    self.hold.wait(PATIENCE)
                taken += data
                reader.feed(data)
                if 0 <= self.breaks_at <= len(taken):
                    return
                if 0 <= self.stops_at <= len(taken):
                    self._closing.wait(PATIENCE)
                    return
                if self.slow:
                    self._closing.wait(self.slow)
            if self.hangs:
                self._closing.wait(PATIENCE)
        except OSError:
            return  # the other side was killed
        finally:
            self.jobs.append(bytes(taken))

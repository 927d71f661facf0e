"""A decoder that stands ready: started and loaded before a photo comes, used for that one alone, then gone.

Starting Python and loading Pillow takes a tenth of a second; done beforehand nobody waits for it. Each
process is still for one file, so nothing is shared between two strangers' files.
"""

import subprocess
import weakref
from contextlib import suppress
from threading import Lock, Timer
from typing import Self

from app.media.decoder_process import DecoderProcess, Told, told
from app.media.sources import UnacceptableError

_SPARE = "spare"
_LONGEST = 64 << 20
"""Bytes of an answer; the largest copy that is made of a photo has 13 MB."""


class WarmDecoder(DecoderProcess):
    """Keeps one process ready for photos from the first on; other questions get one of their own.

    May be used by several threads. What stands ready ends with the object, or with the program.
    """

    def __init__(self, command: tuple[str, ...] | None = None, seconds: float = 30.0) -> None:
        super().__init__(command, seconds)
        self._ready: list[subprocess.Popen[bytes]] = []
        self._lock = Lock()
        self._end = weakref.finalize(self, _end_all, self._ready)

    def ask(self, question: tuple[str, ...], data: bytes) -> Told:
        """See `DecoderProcess`."""
        if question[0] != "photo":
            return super().ask(question, data)
        try:
            return self._asked(self._take() or self._start(), question, data)
        finally:
            self.warm()  # it loads while the picture is made smaller and written

    def _asked(self, process: "subprocess.Popen[bytes]", question: tuple[str, ...], data: bytes) -> Told:
        """It reads everything before it answers: both ways in one piece, three times as fast as in turns."""
        patience = Timer(self._seconds, process.kill)
        patience.start()
        try:
            with process:
                answer = _exchanged(process, " ".join(question).encode() + b"\n", data)
        finally:
            patience.cancel()
            patience.join()
        if process.returncode:
            raise UnacceptableError("unreadable_file")
        return told(answer)

    def warm(self) -> None:
        """Have one ready. It loads beside whatever is done here."""
        with self._lock:
            if not self._ready and self._end.alive:
                self._ready.append(self._start())

    @property
    def ready(self) -> tuple["subprocess.Popen[bytes]", ...]:
        """What stands ready now."""
        return tuple(self._ready)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End what stands ready; photos are decoded after it as before, each by a process started for it."""
        with self._lock:
            self._end()

    def _take(self) -> subprocess.Popen[bytes] | None:
        """One that waits; none where the system ended it meanwhile."""
        with self._lock:
            process = self._ready.pop() if self._ready else None
        if process is None or process.poll() is None:
            return process
        _end_all([process])
        return None

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603  our own worker
            [*self._command, _SPARE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )


def _exchanged(process: "subprocess.Popen[bytes]", *parts: bytes) -> bytes:
    """The answer to these parts; whatever is longer than any answer is nobody's, and ends the process."""
    if process.stdin is None or process.stdout is None:  # opened in `_start`
        raise AssertionError
    with suppress(BrokenPipeError):  # it has died, or was ended: so it says by its code
        try:
            for part in parts:
                process.stdin.write(part)
        finally:
            process.stdin.close()  # here, where what it still held may break once more
    answer = process.stdout.read(_LONGEST + 1)
    if len(answer) > _LONGEST:
        process.kill()
    return answer


def _end_all(processes: list[subprocess.Popen[bytes]]) -> None:
    while processes:
        with processes.pop() as process:
            process.kill()

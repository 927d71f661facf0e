"""A decoder that stands ready: started and loaded before a photo comes, used for that one alone, then gone.

Starting Python and loading Pillow takes a tenth of a second; done beforehand nobody waits for it. Each
process is still for one file, so nothing is shared between two strangers' files.
"""

import subprocess
import weakref
from threading import Lock
from typing import Self

from app.media.decoder_process import DecoderProcess, Told, told
from app.media.sources import UnacceptableError

_SPARE = "spare"


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
        with process:
            try:
                answer, _ = process.communicate(" ".join(question).encode() + b"\n" + data, self._seconds)
            except subprocess.TimeoutExpired:
                process.kill()
                raise UnacceptableError("unreadable_file") from None
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


def _end_all(processes: list[subprocess.Popen[bytes]]) -> None:
    while processes:
        with processes.pop() as process:
            process.kill()

"""Page count and page pictures of a PDF from outside, fetched from a short-lived process."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from app.media.sources import Source, UnacceptableError, opened

if TYPE_CHECKING:
    from PIL.Image import Image

_TAIL: Final = 64 * 1024


def worker_command() -> tuple[str, ...]:
    """How to start the worker: its file under this Python, or this very program in a frozen build.

    A frozen build must answer ``--pdf-pages`` with ``pdf_worker.main``.
    """
    if getattr(sys, "frozen", False):
        return (sys.executable, "--pdf-pages")
    return (sys.executable, "-P", str(Path(__file__).with_name("pdf_worker.py")))


@dataclass(frozen=True)
class _Answer:
    pages: int
    images: tuple[tuple[int, int, int], ...]
    pixels: bytes


class PdfPages:
    """Asks the worker. `seconds` is the patience for one question."""

    def __init__(self, command: tuple[str, ...] | None = None, seconds: float = 30.0) -> None:
        self._command = command or worker_command()
        self._seconds = seconds

    def page_count(self, source: Source) -> int:
        """Pages in the PDF, at least 1.

        Raises UnacceptableError ``encrypted_pdf``, ``torn_file`` or ``unreadable_file``; the last also
        for a PDF that takes too long or brings the renderer down.
        """
        return self._ask(source, 0, 0, 1, "grey").pages

    def pictures(self, source: Source, count: int, longest: int, *, grey: bool = False) -> "list[Image]":
        """The first `count` pages, the longer side `longest` pixels. Raises what `page_count` raises."""
        from PIL import Image  # noqa: PLC0415  heavy, and not needed to ask for a count

        answer = self._ask(source, 0, count, longest, "grey" if grey else "rgb")
        mode, pictures, at = "L" if grey else "RGB", [], 0
        for width, height, stride in answer.images:
            part = answer.pixels[at : at + stride * height]
            pictures.append(Image.frombuffer(mode, (width, height), part, "raw", mode, stride, 1).copy())
            at += stride * height
        return pictures

    def _ask(self, source: Source, first: int, count: int, longest: int, colours: str) -> _Answer:
        command = [*self._command, str(first), str(count), str(longest), colours]
        with opened(source) as stream:
            data = stream.read()
        try:
            done = subprocess.run(  # noqa: S603  our own worker
                command,
                input=data,
                capture_output=True,
                timeout=self._seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise UnacceptableError("unreadable_file") from None
        header, _, pixels = done.stdout.partition(b"\n")
        if done.returncode or not header:
            raise UnacceptableError(_without_end(data))
        told = cast("dict[str, object]", json.loads(header))
        if "error" in told:
            code = str(told["error"])
            raise UnacceptableError(_without_end(data) if code == "unreadable_file" else code)
        if _without_end(data) == "torn_file":  # the renderer mends a torn file and shows the pages it has
            raise UnacceptableError("torn_file")
        images = cast("list[list[int]]", told["images"])
        sizes = tuple((width, height, stride) for width, height, stride in images)
        return _Answer(cast("int", told["pages"]), sizes, pixels)


def _without_end(data: bytes) -> str:
    """``torn_file`` when the mark at the end of every PDF is missing, else ``unreadable_file``."""
    return "unreadable_file" if b"%%EOF" in data[-_TAIL:] else "torn_file"

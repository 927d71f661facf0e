"""Asking the decoder that runs apart, and living with its death."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.media.sources import UnacceptableError

if TYPE_CHECKING:
    from PIL.Image import Image

FROZEN_SWITCH: Final = "--decode-apart"
"""The first argument by which a frozen build starts itself as decoder: ``decoder_worker.main(rest)``."""


def decoder_command() -> tuple[str, ...]:
    """How to start the decoder: its file under this Python, or this very program in a frozen build."""
    if getattr(sys, "frozen", False):
        return (sys.executable, FROZEN_SWITCH)
    # -P: the folder of the file must not shadow modules of the standard library.
    return (sys.executable, "-P", str(Path(__file__).with_name("decoder_worker.py")))


@dataclass(frozen=True)
class Told:
    """The decoder's answer: `facts` as JSON values, `images` as mode, width, height, bytes per row."""

    facts: dict[str, Any]
    images: tuple[tuple[str, int, int, int], ...]
    pixels: bytes

    def pictures(self) -> "list[Image]":
        from PIL import Image  # noqa: PLC0415  heavy, loaded at first use

        pictures, at = [], 0
        for mode, width, height, stride in self.images:
            length = (stride or width * Image.getmodebands(mode)) * height
            part = self.pixels[at : at + length]
            pictures.append(Image.frombytes(mode, (width, height), part, "raw", mode, stride, 1))
            at += length
        return pictures


class DecoderProcess:
    """Starts one decoder per question. `seconds` is the patience for each."""

    def __init__(self, command: tuple[str, ...] | None = None, seconds: float = 30.0) -> None:
        self._command = command or decoder_command()
        self._seconds = seconds

    def ask(self, question: tuple[str, ...], data: bytes) -> Told:
        """The answer to `question` about the file `data`.

        Raises UnacceptableError ``unreadable_file`` when the decoder fails, dies or takes too long, or
        with the code it names.
        """
        command = [*self._command, *question]
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
            raise UnacceptableError("unreadable_file")
        facts: dict[str, Any] = json.loads(header)
        if "error" in facts:
            raise UnacceptableError(str(facts["error"]))
        images = tuple((mode, width, height, stride) for mode, width, height, stride in facts["images"])
        return Told(facts, images, pixels)

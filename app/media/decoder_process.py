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

_ERRORS: Final = ("encrypted_pdf", "unreadable_file")
_BANDS: Final = {"L": 1, "LA": 2, "RGB": 3, "RGBA": 4}
_LONGEST: Final = 1 << 20
"""Pixels of a side, and bytes of a row."""


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
        if done.returncode:
            raise UnacceptableError("unreadable_file")
        return told(done.stdout)


def told(answer: bytes) -> Told:
    """What a decoder wrote, which a hostile file may have written in its place.

    Raises UnacceptableError: the code it names, ``unreadable_file`` for what is no answer.
    """
    header, _, pixels = answer.partition(b"\n")
    try:
        facts: dict[str, Any] = json.loads(header)
        error = facts.get("error")
        images = () if error else tuple(_image(each) for each in facts["images"])
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        raise UnacceptableError("unreadable_file") from None
    if error:
        raise UnacceptableError(error if error in _ERRORS else "unreadable_file")
    if sum((row or _BANDS[mode] * width) * height for mode, width, height, row in images) > len(pixels):
        raise UnacceptableError("unreadable_file")
    return Told(facts, images, pixels)


def _image(said: Any) -> tuple[str, int, int, int]:
    mode, width, height, stride = said
    sides = (width, height, stride)
    if mode not in _BANDS or not all(type(side) is int and 0 <= side <= _LONGEST for side in sides):
        raise ValueError(mode)
    if 0 in (width, height) or 0 < stride < width * _BANDS[mode]:
        raise ValueError(stride)
    return mode, width, height, stride

"""Port: pages in black and white, dot by dot, for printers that know nothing but dots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol

DOTS_PER_MM: Final = 8
"""203 dots per inch: what nearly every roll printer has."""


@dataclass(frozen=True)
class TextRun:
    """Words that stand together on a line, in the box they fill, in dots."""

    left: int
    top: int
    right: int
    bottom: int
    text: str


@dataclass(frozen=True)
class PageBits:
    """One page. `width` and `height` in dots; `rows` has a whole number of bytes for each row.

    The highest bit of a byte is the dot at the left; a bit that is set is ink. `runs` are its words, when
    they were asked for, and `pictured` has a 1 for each row on which there is something besides words.
    """

    width: int
    height: int
    rows: bytes
    runs: tuple[TextRun, ...] = ()
    pictured: bytes = b""

    @property
    def stride(self) -> int:
        """Bytes of one row."""
        return (self.width + 7) // 8


class PageDrawer(Protocol):
    """Draws finished pages. A call takes some tenths of a second: not for the window's own thread."""

    def draw(self, pdf: bytes, *, words: bool = False) -> tuple[PageBits, ...]:
        """Every page at DOTS_PER_MM: writing and codes with sharp edges, photographs in dots.

        With `words` it says what is written where, for printers that have letters of their own.

        Raises ValueError when the bytes are no PDF or cannot be drawn.
        """
        ...

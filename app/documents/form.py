"""The words in which a kind of document describes itself; each medium sets them in its own way."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from app.usecases.paper import Photo, SignatureMark

Pair = tuple[str, str]
"""A label and its value."""


@dataclass(frozen=True)
class Statement:
    """What the reader must not miss: a label and paragraphs; `strong` sets the first of them in bold."""

    label: str
    paragraphs: Sequence[str]
    strong: bool = False


@dataclass(frozen=True)
class SignatureSlot:
    """A place to sign: its label, what stands below, and the mark given on a screen, if any.

    `stamped` is the place for the stamp of the shop on a kind that may carry its picture. The parts of
    `foot` stand on one line where there is room, else one below the other.
    """

    label: str
    foot: Sequence[str] = ()
    mark: SignatureMark | None = None
    stamped: bool = False


@dataclass(frozen=True)
class StickerLine:
    """A line of a sticker: words at either end, `size` times the body's type.

    What has no room is left out: of the parts with a rank the highest first; rank 0 always stays.
    """

    left: str
    right: str = ""
    strong: bool = False
    size: float = 1.0
    left_rank: int = 0
    right_rank: int = 0


class Form(Protocol):
    """Collects the content of one copy, from top to bottom."""

    @property
    def narrow(self) -> bool:
        """Whether the paper is a roll, where a document says the least it must."""
        ...

    @property
    def low(self) -> bool:
        """Whether the sheet is low (A5 lying, 241 × 140): everything must stand close."""
        ...

    def heading(self, text: str) -> None:
        """A section starts."""
        ...

    def fields(self, pairs: Sequence[Pair], columns: int = 2) -> None:
        """Labels and values, `columns` pairs beside each other where there is room."""
        ...

    def table(
        self,
        headers: Sequence[str],
        rows: Sequence[Sequence[str]],
        shares: Sequence[float],
        *,
        size: float = 1.0,
    ) -> None:
        """A table; `shares` are the relative widths of its columns. No rows, no table.

        With a `size` above 1 what stands below the heads is that much larger, bold and in the middle: to be
        copied sign by sign.
        """
        ...

    def statements(self, statements: Sequence[Statement]) -> None:
        """Statements one below the other, in larger type and heavier frames."""
        ...

    def paragraph(
        self, text: str, *, strong: bool = False, small: bool = False, center: bool = False
    ) -> None:
        """Running text."""
        ...

    def line(self, left: str, right: str = "", *, strong: bool = False, size: float = 1.0) -> None:
        """One line, kept on one line: smaller or cut short when it must be. `size` scales it."""
        ...

    def photos(self, photos: Sequence[Photo]) -> None:
        """Photos with their captions."""
        ...

    def signatures(self, slots: Sequence[SignatureSlot], *, counted: bool = True) -> None:
        """Places to sign, beside each other. Not `counted` are those of a copy for others than who signs the
        document: what is written there is no signature of it, and the code on the copy says so.
        """
        ...

    def barcode(self, text: str, *, always: bool = False) -> None:
        """A bar code with its text below, where it fits; `always`: else a QR code with it."""
        ...

    def sticker(self, lines: Sequence[StickerLine], code: str) -> None:
        """What stands on one sticker, and the code below; never on two: smaller, then less of it."""
        ...

    def cut_line(self, word: str) -> None:
        """A dashed line with a word in its middle."""
        ...

    def space(self, lines: float = 0.5) -> None:
        """Blank space, in lines of text."""
        ...

    def close(self) -> None:
        """What follows stands at the bottom of the last page."""
        ...

    def next_page(self) -> None:
        """What follows starts a new page."""
        ...

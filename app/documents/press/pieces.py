"""What a page is made of, from top to bottom. Lengths are points.

A piece knows its height before anything is drawn, so pages are counted before the first is printed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from app.documents.press.pen import RULE, Pen
from app.documents.press.pictures import png_size
from app.documents.press.styles import Line

_NOTE = 4
"""Lines of a text that is not broken over two pages unless it must be."""
_SIGNING = 26.0
"""Points of height and width that a drawn signature needs at least."""


class Piece(Protocol):
    """One block over the full width of the page's text."""

    @property
    def height(self) -> float:
        """From its top to the top of the next piece."""
        ...

    @property
    def keep(self) -> bool:
        """Whether it must not be the last piece on a page."""
        ...

    def split(self, room: float, *, force: bool) -> "tuple[Piece, Piece] | None":
        """Cut into a part of at most `room` and the rest; None where it would look torn.

        `force` cuts even then: the piece is taller than a page.
        """
        ...

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw with the upper left corner at `x`, `top`."""
        ...


@dataclass(frozen=True)
class Whole:
    """A piece that is never cut."""

    height: float
    keep: bool = False

    def split(self, room: float, *, force: bool) -> "tuple[Piece, Piece] | None":
        return None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Nothing: blank space."""


@dataclass(frozen=True)
class Gap(Whole):
    """Blank space; it disappears at the top of a page."""


@dataclass(frozen=True)
class PageEnd(Whole):
    """The next piece starts a new page."""

    height: float = 0.0


@dataclass(frozen=True)
class Text:
    """Lines of text, `width` wide, `indent` from the left."""

    lines: tuple[Line, ...]
    width: float
    indent: float = 0.0
    keep: bool = False

    @property
    def height(self) -> float:
        return _height(self.lines)

    def split(self, room: float, *, force: bool) -> "tuple[Piece, Piece] | None":
        """A short note stays whole, so that its two languages are read together; no line stands alone."""
        least = 1 if force else 2
        count = min(_fitting(self.lines, room), len(self.lines) - least)
        if count < least or (len(self.lines) <= _NOTE and not force):
            return None
        return replace(self, lines=self.lines[:count]), replace(self, lines=self.lines[count:])

    def draw(self, pen: Pen, x: float, top: float) -> None:
        _draw_lines(pen, self.lines, x + self.indent, top, self.width - self.indent)


@dataclass(frozen=True)
class Cell:
    """One cell of a row. Labels are shaded and stand in the middle of the height."""

    lines: tuple[Line, ...]
    width: float
    shaded: bool = False
    middle: bool = True


@dataclass(frozen=True)
class Heading:
    """A section's name behind a short bar; it stays with what follows."""

    lines: tuple[Line, ...]
    keep: bool = True

    @property
    def height(self) -> float:
        return _height(self.lines)

    def split(self, room: float, *, force: bool) -> "tuple[Piece, Piece] | None":
        return None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        size, drop = self.lines[0].style.size, (self.lines[0].style.leading - self.lines[0].style.size) / 2
        pen.bars([0.22 * size], x, top + drop + 0.02 * size, self.height - 2 * drop)
        _draw_lines(pen, self.lines, x + 0.6 * size, top, 0)


@dataclass(frozen=True)
class Row:
    """A row of a table: cells side by side, each in its frame; without a `rule` there are no frames."""

    cells: tuple[Cell, ...]
    pad: float
    side: float
    rule: float = RULE
    keep: bool = False
    least: float = 0.0
    header: "Row | None" = None
    """The head of its table, drawn again where the table goes on on another page."""

    @property
    def height(self) -> float:
        return max(self.least, max(_height(cell.lines) for cell in self.cells) + 2 * self.pad)

    def split(self, room: float, *, force: bool) -> "tuple[Piece, Piece] | None":
        """Long cells flow on; a label stands in both parts."""
        heads, tails = [], []
        cut, least = False, 1 if force else 3
        for cell in self.cells:
            count = _fitting(cell.lines, room - 2 * self.pad)
            if not force and count == len(cell.lines) - 1:
                count -= 1  # one line alone on the next page looks torn
            if count >= len(cell.lines) or cell.shaded:
                heads.append(cell)
                tails.append(cell if cell.shaded else replace(cell, lines=()))
                continue
            if count < least:
                return None
            cut = True
            heads.append(replace(cell, lines=cell.lines[:count], middle=False))
            tails.append(replace(cell, lines=cell.lines[count:], middle=False))
        if not cut:
            return None
        return (
            replace(self, cells=tuple(heads), keep=False, least=0.0),
            replace(self, cells=tuple(tails), least=0.0),
        )

    def draw(self, pen: Pen, x: float, top: float) -> None:
        height = self.height
        for cell in self.cells:
            if self.rule:
                if cell.shaded:
                    pen.shade(x, top, cell.width, height)
                pen.box(x, top, cell.width, height, self.rule)
            inner = _height(cell.lines)
            down = (height - inner) / 2 if cell.middle else self.pad
            _draw_lines(pen, cell.lines, x + self.side, top + down, cell.width - 2 * self.side)
            x += cell.width


@dataclass(frozen=True)
class Ends:
    """Words at the left end and words at the right end of the width, their last lines on one level."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]
    width: float
    keep: bool = False

    @property
    def height(self) -> float:
        return max(_height(self.left), _height(self.right))

    def split(self, room: float, *, force: bool) -> "tuple[Piece, Piece] | None":
        """Only where it would not stand on a page of its own."""
        count = _fitting(self.left, room)
        if not force or not 0 < count < len(self.left):
            return None
        return replace(self, left=self.left[:count], right=()), replace(self, left=self.left[count:])

    def draw(self, pen: Pen, x: float, top: float) -> None:
        for lines in (self.left, self.right):
            _draw_lines(pen, lines, x, top + self.height - _height(lines), self.width)


@dataclass(frozen=True)
class PhotoRow:
    """Photos side by side in frames of one size, each with its caption below."""

    photos: tuple[tuple[bytes, tuple[Line, ...]], ...]
    frame: tuple[float, float]
    gap: float
    keep: bool = False

    @property
    def height(self) -> float:
        return self.frame[1] + max(_height(caption) for _, caption in self.photos) + 5

    def split(self, room: float, *, force: bool) -> "tuple[Piece, Piece] | None":
        return None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        width, height = self.frame
        for jpeg, caption in self.photos:
            pen.shade(x, top, width, height)
            pen.photo(jpeg, "".join(line.text for line in caption), x, top, width, height)
            pen.box(x, top, width, height)
            _draw_lines(pen, caption, x, top + height + 1.5, width)
            x += width + self.gap


@dataclass(frozen=True)
class SignatureCell:
    """Where somebody signs: what for, the picture if it was given on a screen, and the lines below."""

    label: tuple[Line, ...]
    foot: tuple[Line, ...]
    width: float
    png: bytes = b""
    signer: str = ""
    seal: bytes = b""
    """A picture of the shop's stamp: it lies over the words of its place, and over nothing else."""

    @property
    def least(self) -> float:
        """The height its words need, with room to sign between them."""
        return _height(self.label) + _height(self.foot) + 4.5 + (_SIGNING if self.png else 0)


@dataclass(frozen=True)
class SignatureRow:
    """Places to sign, side by side. `counted`: what is written there is a signature of the document."""

    cells: tuple[SignatureCell, ...]
    usual: float
    side: float
    framed: bool = True
    keep: bool = False
    counted: bool = True

    @property
    def height(self) -> float:
        return max(self.usual, *(cell.least for cell in self.cells))

    def split(self, room: float, *, force: bool) -> "tuple[Piece, Piece] | None":
        return None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        for cell in self.cells:
            if self.framed:
                pen.box(x, top, cell.width, self.height)
            inner = cell.width - 2 * self.side
            _draw_lines(pen, cell.label, x + self.side, top + 2.5, inner)
            foot = self.height - _height(cell.foot) - 2
            _draw_lines(pen, cell.foot, x + self.side, top + foot, inner)
            if cell.png:
                self._draw_signature(cell, pen, x + self.side, top, foot)
            if cell.seal:
                pen.seal(cell.seal, x + self.side, top + 2, inner, self.height - 4)
            x += cell.width

    def _draw_signature(self, cell: SignatureCell, pen: Pen, x: float, top: float, foot: float) -> None:
        """Behind its label or below it, wherever it is larger."""
        inner = cell.width - 2 * self.side
        start, drop = cell.label[0].width + 5, _height(cell.label) + 2.5
        wide, high = png_size(cell.png) or (3, 1)
        behind = min((inner - start) / wide, (foot + 1) / high) if len(cell.label) == 1 else 0
        if behind >= min(inner / wide, (foot + 3 - drop) / high):
            drop = 2.0
        else:
            start = 0.0
        pen.signature(cell.png, cell.signer, x + start, top + drop, inner - start, foot + 3 - drop)


@dataclass(frozen=True)
class Barcode:
    """Bars in the middle of the width, with the number below."""

    bars: tuple[float, ...]
    bar_height: float
    caption: tuple[Line, ...]
    width: float
    keep: bool = False

    @property
    def height(self) -> float:
        return self.bar_height + _height(self.caption) + 1

    def split(self, room: float, *, force: bool) -> "tuple[Piece, Piece] | None":
        return None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        pen.bars(list(self.bars), x + (self.width - sum(self.bars)) / 2, top, self.bar_height)
        _draw_lines(pen, self.caption, x, top + self.bar_height + 1, self.width)


@dataclass(frozen=True)
class CodeBlock:
    """A QR code in the middle of the width."""

    modules: Sequence[Sequence[int]]
    side: float
    width: float
    keep: bool = False

    @property
    def height(self) -> float:
        return self.side + 2

    def split(self, room: float, *, force: bool) -> "tuple[Piece, Piece] | None":
        return None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        picture = pen.pictures.code(self.modules)
        pen.picture(picture, x + (self.width - self.side) / 2, top, self.side, self.side)


@dataclass(frozen=True)
class LogoBlock:
    """The shop's logo in the middle of the width."""

    png: bytes
    wide: float
    high: float
    width: float
    keep: bool = True

    @property
    def height(self) -> float:
        return self.high + 3

    def split(self, room: float, *, force: bool) -> "tuple[Piece, Piece] | None":
        return None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        pen.logo(self.png, x + (self.width - self.wide) / 2, top, self.wide, self.high)


@dataclass(frozen=True)
class CutLine:
    """A dashed line with a word in its middle: where a seal goes across, or a sheet is cut."""

    word: Line
    width: float
    keep: bool = False

    @property
    def height(self) -> float:
        return self.word.style.leading

    def split(self, room: float, *, force: bool) -> "tuple[Piece, Piece] | None":
        return None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        middle = top + self.height / 2
        blank = self.word.width / 2 + (4 if self.word.text else 0)
        centre = x + self.width / 2
        pen.rule(x, middle, centre - blank, middle, dash="3 2.5")
        pen.rule(centre + blank, middle, x + self.width, middle, dash="3 2.5")
        pen.line(self.word, x, top, self.width)


def _height(lines: Sequence[Line]) -> float:
    return sum(line.style.leading for line in lines)


def _fitting(lines: Sequence[Line], room: float) -> int:
    """How many lines fit into `room`."""
    used = 0.0
    for count, line in enumerate(lines):
        used += line.style.leading
        if used > room + 0.01:
            return count
    return len(lines)


def _draw_lines(pen: Pen, lines: Sequence[Line], x: float, top: float, width: float) -> None:
    for line in lines:
        pen.line(line, x, top, width)
        top += line.style.leading

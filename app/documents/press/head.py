"""The names in the head of a sheet, and the logo beside them."""

from dataclasses import dataclass

from app.documents.job import Masthead
from app.documents.press.composer import Composer
from app.documents.press.layouts import Layout
from app.documents.press.pictures import png_size
from app.documents.press.styles import SMALLEST, Line, Style

_GAP = 8.0
"""Points between the logo and the names."""
_WIDEST = 96.0
_HIGHEST = 0.86
"""How wide a logo may be in points, and how high as a share of the head."""


@dataclass(frozen=True)
class Logo:
    """A PNG in its place: `x` in points from the left edge of the text."""

    png: bytes
    x: float
    width: float
    height: float


@dataclass(frozen=True)
class HeadNames:
    """The names in a box of `width` points that begins at `x`, and the logo if there is one."""

    lines: tuple[Line, ...]
    x: float
    width: float
    logo: Logo | None = None

    @property
    def height(self) -> float:
        """Of what stands above each other."""
        return sum(line.style.leading for line in self.lines)


def head_names(words: Masthead, layout: Layout, width: float, composer: Composer) -> HeadNames:
    """Mall and title in the middle between copy and code; a logo stands before them.

    Where it has no room there, the names give way to it, and to the name of the copy.
    """
    start = layout.qr + 6
    inner = width - 2 * start
    names = HeadNames(_lines(words, layout, inner, composer), start, inner)
    free = (inner - max(line.width for line in names.lines)) / 2
    first = _free_from(words, layout, composer)
    size = png_size(words.logo)
    if size is None:
        if start + free >= first:
            return names
        room = width - start - first  # they would run into the name of the copy
        return HeadNames(_lines(words, layout, room, composer), first, room)
    scale = min(_WIDEST / size[0], _HIGHEST * layout.head / size[1])
    wide, high = size[0] * scale, size[1] * scale
    if start + free - _GAP - wide >= first:
        return HeadNames(names.lines, start, inner, Logo(words.logo, start + free - _GAP - wide, wide, high))
    begin = first + wide + _GAP
    room = width - start - begin
    return HeadNames(_lines(words, layout, room, composer), begin, room, Logo(words.logo, first, wide, high))


def english_style(layout: Layout) -> Style:
    """Of the title in English."""
    size = max(layout.title * 0.5, SMALLEST)
    return Style(size, size * 1.25).aligned("center")


def _lines(words: Masthead, layout: Layout, width: float, composer: Composer) -> tuple[Line, ...]:
    mall = Style(layout.body.size + 0.5, 14).aligned("center")
    title = Style(layout.title, layout.title * 1.4, bold=True).aligned("center")
    english = composer.block(words.english, width, english_style(layout)) if words.english else ()
    return (*composer.block(words.mall, width, mall), *composer.block(words.title, width, title), *english)


def _free_from(words: Masthead, layout: Layout, composer: Composer) -> float:
    """Where the copy's name and the mark of a reprint end."""
    label = Style(layout.body.size, 14, bold=True)
    boxes = sum(composer.width(text, label) + 16 for text in (words.copy, words.reprint) if text)
    return max(layout.qr + 6, boxes)

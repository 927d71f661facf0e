"""Geometry of pages under one another: where each lies, which are in sight. No widgets here."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.ui.parts.pdf_renderer import PageSize

GAP = 14
"""Pixels between pages and around them."""


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """A page on the column: top edge and size in pixels."""

    number: int
    top: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        return self.top + self.height


_LARGEST = 2 * 96 / 72
"""Pixels for a point at which a page is large enough: twice its size on paper, on a usual screen."""


def fitting_width(pages: Sequence[PageSize], room: int) -> int:
    """Pixels that pages are wide in `room`: all of it, but a label or a roll no larger than reads well."""
    widest = max((page.width for page in pages), default=0.0)
    return min(room, round(widest * _LARGEST)) if widest else room


def place_pages(pages: Sequence[PageSize], width: int) -> list[PlacedPage]:
    """All pages `width` pixels wide, one below the other."""
    placed, top = [], GAP
    for number, page in enumerate(pages):
        height = max(round(width * page.height / page.width), 1)
        placed.append(PlacedPage(number, top, width, height))
        top += height + GAP
    return placed


def column_height(placed: Sequence[PlacedPage]) -> int:
    """The height of the whole column."""
    return placed[-1].bottom + GAP if placed else 0


def pages_in_sight(placed: Sequence[PlacedPage], top: int, height: int) -> list[PlacedPage]:
    """The pages of which a part lies between `top` and `top` + `height`."""
    return [page for page in placed if page.bottom > top and page.top < top + height]


def page_at(placed: Sequence[PlacedPage], top: int) -> int:
    """The page being read when the column is scrolled to `top`: the last that begins above."""
    return max((page.number for page in placed if page.top - GAP <= top), default=0)

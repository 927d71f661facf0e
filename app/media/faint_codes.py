"""Our codes on small or shaken photographs, where no reader of codes finds one any more.

The reader wants two pixels a module and more. This finds the code by its corner marks and works out its
modules (`square_finder`, `square_place`, `square_bits`). Then the code is drawn anew, clean, for the reader
to decode; its correction of errors and our own check (`app.domain.paper_code`) stand against reading wrong.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from app.media.square_bits import Bits, modules
from app.media.square_finder import MODULES, Point, find_squares
from app.media.square_place import fitted, places

if TYPE_CHECKING:
    from collections.abc import Callable

    from PIL.Image import Image

_SIDE: Final = 1250
"""Longer side of the picture that is looked at: larger ones have pixels enough for the usual way."""
_MOST: Final = 12
"""Places that are tried."""
_QUIET, _DOTS = 4, 4
"""Modules of blank around a code that is drawn anew, and pixels of a module."""


def faint_code(picture: Image, decode: Callable[[Image], str]) -> str:
    """The text of the first code on `picture` (grey) that `decode` reads, drawn anew, or nothing."""
    from PIL import Image  # noqa: PLC0415  heavy, loaded at first use

    smaller = picture
    if max(picture.size) > _SIDE:
        share = _SIDE / max(picture.size)
        size = (max(1, round(picture.width * share)), max(1, round(picture.height * share)))
        smaller = picture.resize(size, Image.Resampling.BOX)
    tried: list[Point] = []
    for corners in find_squares(smaller):
        place = fitted(smaller, corners)
        if place is None or any(math.dist(place.corners[0], each) < _SAME for each in tried):
            continue
        tried.append(place.corners[0])
        for exactly in places(smaller, place):
            text = decode(_drawn(modules(smaller, exactly)))
            if text:
                return text
        if len(tried) == _MOST:
            break
    return ""


_SAME: Final = 1.0
"""Pixels within which two corners are one."""


def _drawn(bits: Bits) -> Image:
    from PIL import Image  # noqa: PLC0415  heavy, loaded at first use

    side = MODULES + 2 * _QUIET
    picture = Image.new("L", (side, side), 255)
    for row, line in enumerate(bits):
        for column, dark in enumerate(line):
            if dark:
                picture.putpixel((column + _QUIET, row + _QUIET), 0)
    return picture.resize((side * _DOTS, side * _DOTS), Image.Resampling.NEAREST)

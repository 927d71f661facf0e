"""Where small square codes may lie on a photographed page: their three corner marks, found by their rings.

A mark is dark, light, dark and light again from the middle outwards, 1.5, 1 and 1 modules wide. Means over
squares of those sizes tell the rings apart where no bar is wider than a pixel, in any light. The picture is
looked at straight and turned, in modules of several sizes.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import permutations
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

Point = tuple[float, float]
Quad = tuple[Point, Point, Point, Point]
"""Corners of a code in pixels: upper left, upper right, lower right, lower left, as it is read."""

MODULES: Final = 21
"""Modules on a side of the smallest QR code, which our paper bears."""

_TURNS: Final = (0, 30, 60)
"""Degrees: a ring of square corners looks the same every 90, and nearly so 15 from there."""
_SIZES: Final = (1.1, 1.35, 1.65)
"""Pixels of a module, in the picture and in one of half its size."""
_APART: Final = 14
"""Modules from the middle of one mark to that of the next."""
_HOT, _MARKS, _TRIPLES = 1000, 14, 3
"""Pixels that are looked at, marks and triples of them that are kept, for each turn and size."""
_LEAST: Final = 14
"""Of 220 levels between black and paper: what is paler is no ring."""


class _Mark(NamedTuple):
    strength: int
    x: float
    y: float


def find_squares(picture: Image) -> Iterator[Quad]:
    """Corners of what may be codes, in pixels of `picture` (grey); one and the same may come again."""
    even = evened(picture)
    half = even.reduce(2)
    for turn in _TURNS:
        for levels, scale in ((even, 1.0), (half, 2.0)):
            turned = _turned(levels, turn)
            for size in _SIZES:
                marks = [_there(mark, turned, levels, turn) for mark in _marks(turned, size)]
                for quad in _quads(marks, size):
                    yield _scaled(quad, scale)


def evened(picture: Image) -> Image:
    """Every part of the paper as light as every other: what is left of shadows are their edges."""
    from PIL import Image, ImageFilter, ImageMath  # noqa: PLC0415  heavy, loaded at first use

    width, height = picture.size
    small = picture.resize((max(1, width // 8), max(1, height // 8)), Image.Resampling.BOX)
    paper = small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(2))
    paper = paper.resize(picture.size, Image.Resampling.BILINEAR)

    def share(given: dict[str, Any]) -> Any:
        return given["convert"](given["min"](given["seen"] * _PAPER / (given["paper"] + 1), 255), "L")

    made: Image.Image = ImageMath.lambda_eval(share, seen=picture, paper=paper)
    return made


_PAPER: Final = 220


def _turned(picture: Image, turn: int) -> Image:
    from PIL import Image  # noqa: PLC0415  heavy, loaded at first use

    if not turn:
        return picture
    return picture.rotate(turn, Image.Resampling.BILINEAR, expand=True, fillcolor=255)


def _there(mark: _Mark, turned: Image, straight: Image, turn: int) -> _Mark:
    """The mark where it lies in the picture that was not turned."""
    cosine, sine = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    x, y = mark.x - turned.width / 2, mark.y - turned.height / 2
    return _Mark(
        mark.strength,
        cosine * x - sine * y + straight.width / 2,
        sine * x + cosine * y + straight.height / 2,
    )


def _marks(picture: Image, size: float) -> list[_Mark]:
    """The strongest rings of that module, none beside another."""
    levels = _rings(picture, size)
    left, least = _HOT, 255
    counts = levels.histogram()
    while least > _LEAST and left >= counts[least]:
        left -= counts[least]
        least -= 1
    data = levels.point([level if level > least else 0 for level in range(256)]).tobytes()
    hot = sorted(((data[at.start()], at.start()) for at in _NOT_ZERO.finditer(data)), reverse=True)
    found: list[_Mark] = []
    for strength, place in hot:
        y, x = divmod(place, levels.width)
        if all(abs(x + 0.5 - each.x) + abs(y + 0.5 - each.y) > 4 * size for each in found):
            found.append(_Mark(strength, x + 0.5, y + 0.5))
            if len(found) == _MARKS:
                break
    return found


def _rings(picture: Image, size: float) -> Image:
    """For every pixel how much lighter the light rings around it are than the dark ones."""
    from PIL import ImageChops, ImageFilter  # noqa: PLC0415  heavy, loaded at first use

    heart, inner, outer, around = (
        picture.filter(ImageFilter.BoxBlur(reach * size - 0.5)) for reach in (1.5, 2.5, 3.5, 4.5)
    )
    # The mean of a ring, from those of the square that it closes and of the square within.
    first = ImageChops.add(inner, ImageChops.subtract(inner, heart, scale=16 / 9))
    second = ImageChops.subtract(outer, ImageChops.subtract(inner, outer, scale=24 / 25))
    third = ImageChops.add(around, ImageChops.subtract(around, outer, scale=32 / 49))
    return ImageChops.subtract(ImageChops.darker(first, third), ImageChops.lighter(heart, second))


_NOT_ZERO: Final = re.compile(rb"[^\0]")


def _quads(marks: list[_Mark], size: float) -> list[Quad]:
    """Of three marks in a right angle, the corners of the code; the strongest first."""
    found = []
    for corner, right, below in permutations(marks, 3):
        across = (right.x - corner.x, right.y - corner.y)
        down = (below.x - corner.x, below.y - corner.y)
        wide, high = math.hypot(*across), math.hypot(*down)
        if not 0.7 < wide / (_APART * size) < 1.4 or not 0.7 < wide / high < 1.4:
            continue
        turned = (across[0] * down[1] - across[1] * down[0]) / (wide * high)
        if turned > _RIGHT_ANGLE:
            found.append((corner.strength + right.strength + below.strength, corner, across, down))
    found.sort(key=lambda each: -each[0])
    return [_around((corner.x, corner.y), across, down) for _, corner, across, down in found[:_TRIPLES]]


_RIGHT_ANGLE: Final = 0.88
"""Sine of the angle at the corner: a tilted page makes it sharper or wider."""


def _around(corner: Point, across: Point, down: Point) -> Quad:
    """The corners, from the middle of the upper left mark and the ways to the two others."""

    def at(column: float, row: float) -> Point:
        right, below = (column - 3.5) / _APART, (row - 3.5) / _APART
        return (
            corner[0] + right * across[0] + below * down[0],
            corner[1] + right * across[1] + below * down[1],
        )

    return at(0, 0), at(MODULES, 0), at(MODULES, MODULES), at(0, MODULES)


def _scaled(quad: Quad, scale: float) -> Quad:
    one, two, three, four = ((x * scale, y * scale) for x, y in quad)
    return one, two, three, four

"""Where a small square code lies to a tenth of a module, and what is the same in every such code.

Corner marks, the lines between them and the blank around are known. A code is moved until they lie where they
belong; its lower right corner has no mark and lies where the modules come out clearest.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from operator import mul
from typing import TYPE_CHECKING, Final

from app.media.equations import solved
from app.media.square_finder import MODULES, Point, Quad

if TYPE_CHECKING:
    from PIL.Image import Image

_BLANK: Final = 2
"""Modules of the blank around that are looked at."""
_FINE: Final = 2
"""Samples across a module."""
_CLEAR: Final = 0.3
"""How much of the contrast the known modules must have, once they lie right, for a code to be there."""


@dataclass(frozen=True)
class Fitted:
    """Where a code lies: its corners, and how well what is known of every code fits there."""

    corners: Quad
    fit: float


def fitted(picture: Image, corners: Quad) -> Fitted | None:
    """The place near those corners where the known modules fit best; None where they fit nowhere."""
    unit = _module(corners)
    steps = [share * unit for share in (1.0, 0.5, 0.25, 0.12)]
    found = _climbed(corners, lambda quad: _fit(picture, quad), steps)
    levels = sorted(seen(picture, found.corners, MODULES, 0).tobytes())
    contrast = levels[len(levels) * 9 // 10] - levels[len(levels) // 10]
    return found if found.fit > _CLEAR * contrast and contrast else None


def places(picture: Image, near: Fitted) -> Iterator[Quad]:
    """Where the code may lie exactly, the likeliest first: its lower right corner is open to question."""
    unit = _module(near.corners)
    steps = [share * unit for share in (0.3, 0.15, 0.08)]
    yield _climbed(near.corners, lambda quad: _clearness(picture, quad), steps).corners
    yield near.corners
    one, two, (x, y), four = near.corners
    aside = [share * unit for share in (-1.2, -0.8, -0.4, 0.0, 0.4, 0.8, 1.2)]
    others: list[Quad] = [(one, two, (x + right, y + down), four) for right in aside for down in aside]
    others.sort(key=lambda quad: -_clearness(picture, quad))
    yield from others[:_OTHERS]


_OTHERS: Final = 6


def _module(corners: Quad) -> float:
    """Pixels of a module, in the mean."""
    return sum(math.dist(corners[at], corners[(at + 1) % 4]) for at in range(4)) / (4 * MODULES)


def _climbed(corners: Quad, value: Callable[[Quad], float], steps: Sequence[float]) -> Fitted:
    """Moved as a whole and by its corners as long as `value` grows, by ever smaller steps."""
    best = Fitted(corners, value(corners))
    for step in steps:
        for _ in range(_CLIMBS):
            before = best
            for moved in _MOVES:
                one, two, three, four = (
                    (x + right * step, y + down * step)
                    for (x, y), (right, down) in zip(best.corners, moved, strict=True)
                )
                tried = Fitted((one, two, three, four), value((one, two, three, four)))
                best = tried if tried.fit > best.fit + _WORTH else best
            if best is before:
                break
    return best


_CLIMBS, _WORTH = 6, 0.05
_WAYS: Final = ((1, 0), (-1, 0), (0, 1), (0, -1))
_MOVES: Final = (
    *(tuple(way for _ in range(4)) for way in _WAYS),
    *(tuple(way if at == corner else (0, 0) for at in range(4)) for corner in range(4) for way in _WAYS),
)


def _fit(picture: Image, corners: Quad) -> float:
    """How much lighter the known light modules are than the known dark ones, in levels of grey."""
    levels = seen(picture, corners, (MODULES + 2 * _BLANK) * _FINE, _BLANK)
    lighter: float = sum(map(mul, _known_weights(), levels.tobytes()))
    return lighter


def _clearness(picture: Image, corners: Quad) -> float:
    """The fit, and how far from grey the modules are."""
    from PIL import Image  # noqa: PLC0415  heavy, loaded at first use

    fine = seen(picture, corners, MODULES * 3, 0)
    levels = fine.resize((MODULES, MODULES), Image.Resampling.BOX).tobytes()
    middle = sum(levels) / len(levels)
    return 3 * sum(abs(level - middle) for level in levels) / len(levels) + _fit(picture, corners)


def seen(picture: Image, corners: Quad, side: int, blank: int) -> Image:
    """The code as a square of `side` pixels, with `blank` modules of what is around."""
    from PIL import Image  # noqa: PLC0415  heavy, loaded at first use

    first = blank * side / (MODULES + 2 * blank)
    flat = ((first, first), (side - first, first), (side - first, side - first), (first, side - first))
    return picture.transform(
        (side, side), Image.Transform.PERSPECTIVE, _seen_from(flat, corners), Image.Resampling.BICUBIC
    )


def _seen_from(flat: Sequence[Point], corners: Quad) -> list[float]:
    """The eight numbers by which each point of the flat square finds its place in the picture."""
    rows = []
    for (x, y), (u, v) in zip(flat, corners, strict=True):
        rows.append([x, y, 1.0, 0.0, 0.0, 0.0, -u * x, -u * y, u])
        rows.append([0.0, 0.0, 0.0, x, y, 1.0, -v * x, -v * y, v])
    return solved(rows)


def known(row: int, column: int) -> bool | None:
    """Whether that module is dark in every code of this size (ISO/IEC 18004, version 1); None: it varies."""
    if not (0 <= row < MODULES and 0 <= column < MODULES):
        return False
    for top, left in ((0, 0), (0, MODULES - 7), (MODULES - 7, 0)):
        ring = max(abs(row - top - 3), abs(column - left - 3))
        if ring <= 4:
            return ring in (0, 1, 3)
    if 6 in (row, column):
        return (row + column) % 2 == 0
    return True if (row, column) == (MODULES - 8, 8) else None


@cache
def _known_weights() -> tuple[float, ...]:
    """Of each sample with the blank around: what it counts for light, and less than nothing for dark."""
    side = range(-_BLANK, MODULES + _BLANK)
    rows = [[_weight(row, column) for column in side] for row in side]
    fine = [weight for row in rows for _ in range(_FINE) for weight in row for _ in range(_FINE)]
    light, dark = sum(each for each in fine if each > 0), -sum(each for each in fine if each < 0)
    return tuple(each / light if each > 0 else each / dark for each in fine)


def _weight(row: int, column: int) -> float:
    """The blank around counts less: a line of the page may run there."""
    dark = known(row, column)
    if dark is None:
        return 0.0
    outside = max(-row, -column, row - MODULES + 1, column - MODULES + 1)
    return -1.0 if dark else (1.0, 0.5, 0.25)[max(0, outside)]

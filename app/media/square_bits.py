"""The modules of a small square code of which a camera saw hardly a pixel each.

What is the same in every code tells how light of a module runs into its neighbours, in this picture with its
blur and shake; the other modules are those whose light, run together like that, comes nearest to what is
seen.
"""

from __future__ import annotations

from functools import cache
from operator import mul
from typing import TYPE_CHECKING, Final

from app.media.equations import inverted
from app.media.square_finder import MODULES, Quad
from app.media.square_place import known, seen

if TYPE_CHECKING:
    from PIL.Image import Image

Bits = list[list[bool]]
"""Rows of modules, dark ones True."""

_FINE: Final = 2
"""Samples across a module: half a pixel aside light runs together in another way."""
_AROUND: Final = tuple((down, across) for down in (-1, 0, 1) for across in (-1, 0, 1))
_ROUNDS: Final = 8


def modules(picture: Image, corners: Quad) -> Bits:
    """The likeliest modules: those that leave least unexplained, found by turning one after another."""
    layers = _layers(picture, corners)
    power = sum(layer.power for layer in layers)
    side = range(MODULES)
    bits = [[bool(known(row, column)) for column in side] for row in side]
    half = sum(layer.paper + sum(layer.taken) / 2 for layer in layers)
    levels = [[sum(layer.left[r + 1][c + 1] + layer.paper for layer in layers) for c in side] for r in side]
    for row, column in _varying():
        bits[row][column] = levels[row][column] < half
    for row in side:
        for column in side:
            if bits[row][column]:
                for layer in layers:
                    layer.turn(row, column, 1)
    for _ in range(_ROUNDS):
        turned = False
        for row, column in _varying():
            sign = -1 if bits[row][column] else 1
            gain = 2 * sign * sum(layer.gain(row, column) for layer in layers)
            if gain > power:
                bits[row][column] = not bits[row][column]
                turned = True
                for layer in layers:
                    layer.turn(row, column, sign)
        if not turned:
            break
    return bits


def _layers(picture: Image, corners: Quad) -> list[_Layer]:
    from PIL import Image  # noqa: PLC0415  heavy, loaded at first use

    side = (MODULES + 2) * _FINE
    data = seen(picture, corners, side * 3, 1).resize((side, side), Image.Resampling.BOX).tobytes()
    starts = [(down, across) for down in range(_FINE) for across in range(_FINE)]
    return [
        _Layer(
            [list(data[row * side + across : (row + 1) * side : _FINE]) for row in range(down, side, _FINE)]
        )
        for down, across in starts
    ]


@cache
def _told() -> tuple[tuple[int, int], ...]:
    """The modules whose neighbours are known, all eight of them."""
    side = range(-1, MODULES + 1)
    return tuple(
        (row, column)
        for row in side
        for column in side
        if all(known(row + down, column + across) is not None for down, across in _AROUND)
    )


@cache
def _from_told() -> list[list[float]]:
    """What to multiply the levels of those modules with to get the light of paper, and how much of it each
    module around takes by being dark: least squares, made once since the known modules are always the same.
    """
    rows = [[1.0, *(float(known(r + down, c + across) or 0) for down, across in _AROUND)] for r, c in _told()]
    size = len(_AROUND) + 1
    normal = [
        [sum(row[i] * row[j] for row in rows) + (1.0 if i == j and i else 0.0) for j in range(size)]
        for i in range(size)
    ]
    back = inverted(normal)
    return [[sum(map(mul, line, row)) for row in rows] for line in back]


@cache
def _varying() -> tuple[tuple[int, int], ...]:
    side = range(MODULES)
    return tuple((row, column) for row in side for column in side if known(row, column) is None)


class _Layer:
    """One sample of every module, and what is left of it when the light of the modules is taken off."""

    def __init__(self, levels: list[list[int]]) -> None:
        """`levels` by row and column, with one module around."""
        self.left: list[list[float]] = [[float(level) for level in row] for row in levels]
        told = [levels[row + 1][column + 1] for row, column in _told()]
        self.paper, *self.taken = (sum(map(mul, line, told)) for line in _from_told())
        self.power = sum(each * each for each in self.taken)
        for row in self.left:
            row[:] = [level - self.paper for level in row]
        # Turned round: how a module runs into each neighbour.
        self.spread = [
            (-down, -across, taken) for (down, across), taken in zip(_AROUND, self.taken, strict=True)
        ]

    def gain(self, row: int, column: int) -> float:
        """How much of what is left a dark module there would explain."""
        left, r, c = self.left, row + 1, column + 1
        explained: float = sum(taken * left[r + down][c + across] for down, across, taken in self.spread)
        return explained

    def turn(self, row: int, column: int, sign: float) -> None:
        """Make the module dark (`sign` 1) or light again (-1)."""
        for down, across, taken in self.spread:
            r, c = row + 1 + down, column + 1 + across
            if 0 <= r < len(self.left) and 0 <= c < len(self.left):
                self.left[r][c] -= sign * taken

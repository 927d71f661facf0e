"""A signature as what it is: strokes of a hand, in units that do not depend on the screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from typing import NamedTuple

from app.domain.signing import FULL, Drawn


class InkPoint(NamedTuple):
    """A point of a stroke: x and y in widths of the pad, t in milliseconds since the first point.

    `pressure` from 0 to 1; below 0 where the tool knows none.
    """

    x: float
    y: float
    t: int
    pressure: float = -1.0


Stroke = tuple[InkPoint, ...]


@dataclass(frozen=True, slots=True)
class Ink:
    """All strokes in the order they were made. `aspect` is the pad's height in widths of the pad."""

    strokes: tuple[Stroke, ...]
    aspect: float

    @property
    def length(self) -> float:
        """How far the pen went, in widths of the pad."""
        steps = (step for stroke in self.strokes for step in pairwise(stroke))
        return sum(hypot(after.x - before.x, after.y - before.y) for before, after in steps)

    @property
    def spread(self) -> float:
        """The diagonal of the box around all points, in widths of the pad."""
        points = [point for stroke in self.strokes for point in stroke]
        if not points:
            return 0.0
        xs, ys = [point.x for point in points], [point.y for point in points]
        return hypot(max(xs) - min(xs), max(ys) - min(ys))


def drawn_of(ink: Ink, tool: str) -> Drawn:
    """The ink as it is recorded; `tool` is what drew it."""
    strokes = tuple(tuple(map(_recorded, stroke)) for stroke in ink.strokes)
    return Drawn(strokes, round(ink.aspect * FULL), tool)


def _recorded(point: InkPoint) -> tuple[int, int, int, int]:
    pressure = -1 if point.pressure < 0 else round(min(point.pressure, 1.0) * 1000)
    return round(point.x * FULL), round(point.y * FULL), point.t, pressure


def is_signature(ink: Ink) -> bool:
    """Whether this is more than a dot or a slip of the pen. The shortest name, 一, is one stroke."""
    return ink.length >= 0.10 and ink.spread >= 0.06


def smooth(stroke: Sequence[InkPoint]) -> list[tuple[InkPoint, InkPoint, InkPoint]]:
    """The stroke as quadratic curves (from, control, to) through the middles between its points."""
    if len(stroke) < 3:
        return [(stroke[0], stroke[0], stroke[-1])] if stroke else []
    middles = [_middle(before, after) for before, after in pairwise(stroke)]
    curves = [(stroke[0], stroke[0], middles[0])]
    curves += [(middles[n], stroke[n + 1], middles[n + 1]) for n in range(len(middles) - 1)]
    return [*curves, (middles[-1], stroke[-1], stroke[-1])]


def _middle(one: InkPoint, other: InkPoint) -> InkPoint:
    return InkPoint((one.x + other.x) / 2, (one.y + other.y) / 2, (one.t + other.t) // 2)

"""Geometry of a time line that holds minutes and weeks at once, and of labels that must not touch."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from math import log1p


class TimeScale:
    """Maps moments to x. Order is kept; every step between two given moments has its width.

    Half of the width is shared out evenly over the steps, half by the logarithm of their length in
    minutes: ten minutes and ten days can both be seen on one line.
    """

    def __init__(self, moments: Sequence[datetime], left: float, right: float) -> None:
        """`moments` are all that must be told apart, in any order; `left` and `right` the ends in x."""
        self._moments = sorted(set(moments))
        self._xs = _places(self._moments, left, right)

    def x(self, moment: datetime) -> float:
        """Where `moment` lies; moments beyond the ends lie on the ends."""
        if not self._moments or moment <= self._moments[0]:
            return self._xs[0]
        if moment >= self._moments[-1]:
            return self._xs[-1]
        step = bisect_right(self._moments, moment)
        before, after = self._moments[step - 1], self._moments[step]
        share = (moment - before) / (after - before)
        return self._xs[step - 1] + share * (self._xs[step] - self._xs[step - 1])


def _places(moments: Sequence[datetime], left: float, right: float) -> list[float]:
    steps = [log1p((after - before) / timedelta(minutes=1)) for before, after in pairwise(moments)]
    total = sum(steps)
    xs = [left]
    for step in steps:
        share = 0.5 / len(steps) + 0.5 * (step / total if total else 1 / len(steps))
        xs.append(xs[-1] + share * (right - left))
    return xs


def place_labels(
    wishes: Sequence[tuple[float, float]], left: float, right: float, gap: float
) -> list[float | None]:
    """Left edges for labels, most important first, so that none touches another.

    A wish is (centre, width). A label moves aside by at most its own width and stays between `left` and
    `right`; one that finds no room is None.
    """
    taken: list[tuple[float, float]] = []
    places: list[float | None] = []
    for centre, width in wishes:
        ideal = min(max(centre - width / 2, left), right - width)
        edges = (edge for start, end in taken for edge in (end + gap, start - gap - width))
        tries = sorted((ideal, *edges), key=lambda edge: abs(edge - ideal))
        free = (edge for edge in tries if _fits(edge, width, taken, left, right, gap))
        place = next((edge for edge in free if abs(edge - ideal) <= width), None)
        places.append(place)
        if place is not None:
            taken.append((place, place + width))
    return places


def _fits(
    edge: float, width: float, taken: Sequence[tuple[float, float]], left: float, right: float, gap: float
) -> bool:
    inside = left - 1e-6 <= edge and edge + width <= right + 1e-6
    return inside and all(
        edge + width + gap <= start + 1e-6 or edge >= end + gap - 1e-6 for start, end in taken
    )


def share_slots(count: int, width: float, slot: float) -> int:
    """How many of `count` things are shown side by side when each needs `slot`; at least one."""
    return max(1, min(count, int(width // slot)))

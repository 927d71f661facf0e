"""The rice cooker that gives shocks: whole, its scorched inlet, its rating label."""

import math
import random
from pathlib import Path
from typing import Any

from demo_scenes import paint, sets, shapes
from demo_scenes.shot import Point, Scene, Shot


def scenes() -> tuple[Scene, ...]:
    """Three photos from the counter, and one taken too dark."""
    whole = Shot(
        "cooker_whole",
        (-0.20, -0.53, 0.32),
        (0.02, 0.0, 0.115),
        "2026:11:20 10:12:02",
        30,
        4.5,
        (-0.03, -0.14, 0.12),
    )
    socket = Shot(
        "cooker_socket",
        (0.045, -0.31, 0.125),
        (-0.008, -0.14, 0.056),
        "2026:11:20 10:13:18",
        34,
        11,
        (0, -0.14, 0.065),
        roll=-2,
    )
    label = Shot(
        "cooker_barcode",
        (0.0, -0.26, 0.13),
        (0.0, 0.004, 0.072),
        "2026:11:20 10:13:55",
        36,
        18,
        roll=-1.4,
        fine=True,
    )
    dark = Shot(
        "cooker_dark",
        (0.20, -0.50, 0.30),
        (0.0, 0.0, 0.115),
        "2026:11:20 10:12:20",
        30,
        4.5,
        exposure=-4.2,
        grain=5.5,
    )
    return (Scene(_front, (whole, dark)), Scene(_rear, (socket,)), Scene(_label, (label,)))


def _front(prints: Path) -> None:
    sets.counter()
    _body(paint.plain("#f0eeea", 0.22, Coat_Weight=0.5))
    panel = shapes.surface(48, 8, _panel_place, paint.printed(prints / "cooker_panel.png", 0.15, 0.35))
    shapes.put(panel, (0, 0, 0))
    _cord(
        (
            (0.10, 0.12, 0.005),
            (0.22, 0.13, 0.005),
            (0.28, 0.0, 0.005),
            (0.20, -0.12, 0.005),
            (0.265, -0.198, 0.012),
        )
    )
    _plug((0.285, -0.205, 0.012), 200, False)


def _panel_place(u: float, v: float) -> Point:
    angle = math.radians(-90 + (u - 0.5) * 62)
    height = 0.045 + v * 0.082
    radius = _radius(height) + 0.0012
    return (radius * math.cos(angle), radius * math.sin(angle), height)


def _radius(height: float) -> float:
    return 0.132 + 0.011 * math.sin(math.pi * min(1.0, max(0.0, height / 0.2)))


def _body(white: Any) -> None:
    grey = paint.plain("#3a3d40", 0.4)
    shapes.lathe([(0, 0), (0.118, 0), (0.126, 0.006), (0.128, 0.016)], (0, 0, 0), grey)
    side = [(_radius(0.016 + 0.15 * i / 20), 0.016 + 0.15 * i / 20) for i in range(21)]
    shapes.lathe([(0.128, 0.016), *side], (0, 0, 0), white, 128)
    shapes.lathe([(0.139, 0.166), (0.1405, 0.169), (0.139, 0.172)], (0, 0, 0), grey, 128)
    lid = [(0.1385, 0.172), (0.138, 0.184), (0.132, 0.198), (0.115, 0.211), (0.08, 0.219), (0.0, 0.222)]
    shapes.lathe(lid, (0, 0, 0), white, 128)
    shapes.lathe([(0.036, 0.216), (0.036, 0.226), (0.032, 0.230), (0.0, 0.230)], (0, 0.04, 0), grey, 64)
    for x in (-0.011, 0.0, 0.011):
        shapes.box((0.005, 0.03, 0.003), (x, 0.04, 0.2305), paint.plain("#0d0e0f"), 0.001)
    shapes.box((0.06, 0.03, 0.014), (0, -0.128, 0.196), grey, 0.004, (-18, 0, 0))
    points = [
        (-0.148, 0.0, 0.15),
        (-0.152, 0.02, 0.19),
        (-0.12, 0.05, 0.246),
        (0.0, 0.062, 0.258),
        (0.12, 0.05, 0.246),
        (0.152, 0.02, 0.19),
        (0.148, 0.0, 0.15),
    ]
    shapes.tube(points, 0.0085, grey)


def _cord(points: tuple[Point, ...]) -> None:
    shapes.tube(points, 0.0042, paint.plain("#1a1b1d", 0.5))


def _plug(at: Point, turn: float, burnt: bool) -> None:
    """The cord's end that fits the cooker, or one burnt black."""
    black = paint.rough_up(paint.plain("#141414", 0.8 if burnt else 0.45), 120, 0.5 if burnt else 0.05)
    shapes.box((0.045, 0.027, 0.021), at, black, 0.006, (0, 0, turn))


def _rear(prints: Path) -> None:
    sets.counter(key=(-0.7, -0.9, 1.1), watts=36)
    white = paint.plain("#efede8", 0.3, Coat_Weight=0.3)
    _body(white)
    black, hole = paint.plain("#1d1e20", 0.5), paint.plain("#070707", 0.8)
    shapes.box((0.062, 0.02, 0.050), (0, -0.137, 0.066), black, 0.006)
    shapes.box((0.042, 0.012, 0.031), (0, -0.1435, 0.066), hole, 0.004)
    brass, burnt = (
        paint.plain("#c9a45a", 0.3, Metallic=1.0),
        paint.rough_up(paint.plain("#2a1d14", 0.8), 300, 0.6),
    )
    for x, z, metal in ((-0.0105, 0.062, burnt), (0.0105, 0.062, brass), (0.0, 0.071, brass)):
        shapes.box((0.0042, 0.016, 0.0085), (x, -0.147, z), metal, 0.0008)
    _soot(prints, (-0.012, -0.1492, 0.070), 0.064)
    _soot(prints, (-0.030, -0.1478, 0.084), 0.05)
    _melted()
    shapes.box((0.05, 0.004, 0.018), (0.085, -0.118, 0.07), paint.plain("#d5d8da", 0.4), 0.002, (0, 0, 36))
    _cord(((-0.08, -0.2, 0.012), (-0.16, -0.19, 0.006), (-0.25, -0.12, 0.005), (-0.35, -0.14, 0.005)))
    _plug((-0.066, -0.205, 0.0115), 10, True)


def _soot(prints: Path, at: Point, size: float) -> None:
    mark = shapes.surface(
        2, 2, lambda u, v: ((u - 0.5) * size, 0.0, (v - 0.5) * size), paint.printed(prints / "soot.png", 0.95)
    )
    shapes.put(mark, at)


def _melted() -> None:
    chance = random.Random(4)
    tar = paint.rough_up(paint.plain("#1a120d", 0.45), 180, 0.5)
    for _ in range(22):
        x, z = chance.gauss(-0.016, 0.006), chance.gauss(0.058, 0.006)
        shapes.ball(chance.uniform(0.001, 0.0032), (x, -0.1485, z), tar, (1, 0.5, 1.3))


def _label(prints: Path) -> None:
    sets.counter(key=(-0.8, -1.2, 1.4))
    shapes.box(
        (0.22, 0.2, 0.19), (0, 0.106, 0.095), paint.rough_up(paint.plain("#dcdfe1", 0.4), 500, 0.15), 0.012
    )
    label = shapes.surface(
        2,
        2,
        lambda u, v: ((u - 0.5) * 0.15, 0.0049, 0.022 + v * 0.1125),
        paint.printed(prints / "cooker_label.png", 0.35),
    )
    shapes.put(label, (0, 0, 0))
    for x in (-0.09, 0.09):
        for z in (0.02, 0.17):
            shapes.cylinder(
                0.0045, 0.002, (x, 0.0055, z), paint.plain("#8f9498", 0.3, Metallic=1.0), 0.0006, (90, 0, 0)
            )

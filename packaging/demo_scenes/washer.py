"""The washing machine that leaks again after two repairs."""

import math
from pathlib import Path

from demo_scenes import paint, sets, shapes
from demo_scenes.shot import Point, Scene, Shot


def scenes() -> tuple[Scene, ...]:
    """The machine with water on the bathroom floor."""
    leak = Shot("washer_leak", (0.36, -1.50, 0.98), (0.04, -0.25, 0.40), "2026:11:17 09:22:48", 28, 5.6)
    close = Shot(
        "washer_puddle", (0.30, -1.05, 0.52), (-0.02, -0.34, 0.10), "2026:11:17 09:23:30", 30, 5.6, roll=2
    )
    return (Scene(_bathroom, (leak, close)),)


def _bathroom(prints: Path) -> None:
    sets.room(
        "#e3e8e8", lambda: paint.tiles("#b9c3c6", "#8d979a", 0.3), depth=0.35, watts=150, window="right"
    )
    wall = shapes.box((6, 1.6, 0.02), (0, 0.34, 0.8), paint.tiles("#eef1f0", "#c6cccb", 0.2), 0, (90, 0, 0))
    wall.name = "tiles"
    _machine(prints)
    flow = [
        (-0.05, -0.42, 0.16),
        (0.12, -0.5, 0.14),
        (-0.22, -0.52, 0.12),
        (0.02, -0.66, 0.13),
        (-0.1, -0.78, 0.08),
        (0.24, -0.62, 0.07),
        (-0.34, -0.42, 0.07),
    ]
    shapes.puddle(flow, 0.0, paint.tinted_water(), 0.06)
    hose = [
        (-0.33, 0.1, 0.75),
        (-0.38, 0.1, 0.7),
        (-0.42, 0.12, 0.3),
        (-0.45, 0.05, 0.03),
        (-0.6, -0.05, 0.025),
        (-0.75, 0.1, 0.025),
    ]
    shapes.tube(hose, 0.018, paint.plain("#c9ced1", 0.5))
    shapes.lathe(
        [(0, 0), (0.11, 0), (0.14, 0.22), (0.143, 0.22), (0.112, -0.001)],
        (0.62, -0.2, 0.0),
        paint.plain("#3f7f8f", 0.4),
    )
    shapes.cushion((0.4, 0.34, 0.05), (0.0, -0.02, 0.885), paint.cloth("#e8d9c2", "#d4c3a8", 150), 0.008)
    shapes.cylinder(0.045, 0.2, (0.21, 0.03, 0.855), paint.plain("#3c6ea0", 0.3), 0.012)
    shapes.cylinder(0.02, 0.03, (0.21, 0.03, 1.055), paint.plain("#f1f1ee", 0.4), 0.003)


def _machine(prints: Path) -> None:
    white, grey = paint.plain("#f2f3f3", 0.25, Coat_Weight=0.3), paint.plain("#8d9498", 0.3, Metallic=0.6)
    shapes.box((0.6, 0.56, 0.84), (0, 0, 0.43), white, 0.016)
    panel = shapes.surface(
        2,
        2,
        lambda u, v: ((u - 0.5) * 0.58, 0, v * 0.109),
        paint.printed(prints / "washer_panel.png", 0.3, 0.12),
    )
    shapes.put(panel, (0, -0.2815, 0.722))
    shapes.box((0.17, 0.012, 0.085), (-0.2, -0.283, 0.668), paint.plain("#e2e5e6", 0.35), 0.004)
    shapes.lathe(
        [(0.036, 0), (0.036, 0.02), (0.031, 0.026), (0, 0.026)], (0.0, -0.28, 0.776), grey, 64, (90, 0, 0)
    )
    ring = [(0.225, 0.0), (0.225, 0.016), (0.213, 0.03), (0.19, 0.034), (0.172, 0.026), (0.168, 0.012)]
    shapes.lathe(ring, (0, -0.278, 0.395), paint.plain("#c3c8cb", 0.2, Metallic=0.9), 128, (90, 0, 0))
    glass = [(0.17, 0.012), (0.14, 0.02), (0.08, 0.028), (0.0, 0.031)]
    shapes.lathe(glass, (0, -0.278, 0.395), paint.plain("#0d1316", 0.03, Coat_Weight=1.0), 96, (90, 0, 0))
    shapes.box((0.03, 0.016, 0.09), (0.205, -0.318, 0.395), paint.plain("#7c8387", 0.3), 0.005)
    for x in (-0.25, 0.25):
        shapes.cylinder(0.025, 0.02, (x, -0.22, 0.0), paint.plain("#2b2d2f", 0.6))
    _trickle()


def _trickle() -> None:
    drops = paint.water()

    def run(x: float, length: float, width: float) -> None:
        points: list[Point] = [
            (x + 0.004 * math.sin(step), -0.2825, 0.172 - length * step / 8) for step in range(9)
        ]
        shapes.tube(points, width, drops)

    for x, length, width in (
        (-0.05, 0.15, 0.0035),
        (0.01, 0.16, 0.0045),
        (0.06, 0.12, 0.003),
        (-0.09, 0.08, 0.0028),
    ):
        run(x, length, width)

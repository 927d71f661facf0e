"""The air purifier in the corner of a flat."""

import math
from pathlib import Path

from demo_scenes import paint, sets, shapes
from demo_scenes.shot import Point, Scene, Shot


def scenes() -> tuple[Scene, ...]:
    """The purifier with a high reading."""
    whole = Shot(
        "purifier_whole",
        (0.34, -1.10, 0.78),
        (-0.02, -0.15, 0.36),
        "2026:11:14 14:08:55",
        28,
        4.0,
        has_exif=False,
    )
    return (Scene(_corner, (whole,)),)


def _corner(prints: Path) -> None:
    sets.room("#dfe3dc", depth=0.3, watts=130)
    white = paint.plain("#eef0f0", 0.35)
    half, radius, tall = 0.13, 0.05, 0.62
    outline: list[tuple[float, float]] = []
    for quarter, (sx, sy) in enumerate(((1, 1), (-1, 1), (-1, -1), (1, -1))):
        for step in range(9):
            angle = math.pi / 2 * (quarter + step / 8)
            outline.append(
                (
                    sx * (half - radius) + radius * math.cos(angle),
                    sy * (half - radius) + radius * math.sin(angle),
                )
            )
    shapes.prism(outline, tall, (0, -0.12, 0.015), white, 0.008)
    shapes.prism(
        [(x * 0.94, y * 0.94) for x, y in outline], 0.015, (0, -0.12, 0), paint.plain("#4a4f52", 0.5)
    )

    def front(u: float, v: float) -> Point:
        return ((u - 0.5) * 0.19, -0.2512, 0.06 + v * 0.54)

    shapes.surface(2, 2, front, paint.printed(prints / "purifier_panel.png", 0.35, 0.15))
    dark = paint.plain("#2a2e30", 0.5)
    shapes.cylinder(0.095, 0.004, (0, -0.12, tall + 0.013), dark, 0.001)
    for ring in range(5):
        radius = 0.02 + ring * 0.016
        shapes.lathe(
            [(radius, 0.0), (radius, 0.006), (radius + 0.004, 0.006), (radius + 0.004, 0.0)],
            (0, -0.12, tall + 0.015),
            white,
            64,
        )
    shapes.tube(
        [(0.12, -0.02, 0.03), (0.25, 0.1, 0.01), (0.5, 0.2, 0.006), (0.8, 0.24, 0.006)],
        0.004,
        paint.plain("#e2e2de", 0.5),
    )
    _furniture()


def _furniture() -> None:
    oak = paint.wood("#8a6540", "#b98f62")
    shapes.box((0.9, 0.4, 0.03), (-0.78, 0.05, 0.5), oak, 0.004)
    shapes.box((0.86, 0.36, 0.34), (-0.78, 0.06, 0.31), paint.plain("#ece8df", 0.5), 0.004)
    for x in (-1.15, -0.42):
        shapes.cylinder(0.016, 0.14, (x, -0.08, 0), oak)
    shapes.lathe(
        [(0, 0), (0.05, 0), (0.075, 0.09), (0.04, 0.19), (0.045, 0.21)],
        (-0.55, 0.05, 0.515),
        paint.plain("#b5643d", 0.4),
    )
    for number, colour in enumerate(("#39586b", "#d7cbb5", "#7c2f2a")):
        shapes.box(
            (0.22, 0.16, 0.028),
            (-0.85, 0.05, 0.53 + number * 0.029),
            paint.plain(colour, 0.6),
            0.003,
            (0, 0, 6 - 8 * number),
        )
    shapes.box((1.6, 1.0, 0.012), (0.0, -0.75, 0.006), paint.cloth("#c8b99f", "#b3a388", 90), 0.004)
    for fold in range(14):
        x = 0.72 + fold * 0.07
        shapes.cylinder(0.045, 2.6, (x, 0.2 + 0.02 * (fold % 2), 0.03), paint.plain("#cdd6d2", 0.9), 0.01)

"""Where the photos are taken: the service counter of the mall, a room at home."""

from collections.abc import Callable
from typing import Any

from demo_scenes import paint, shapes
from demo_scenes.shot import Point
from demo_scenes.stage import clear, lamp


def counter(
    key: Point = (-1.1, -0.9, 1.7), watts: float = 42.0, warmth: str = "#fff3e2", front: float = 0.0
) -> None:
    """The wooden top of the service counter, z = 0, with the mall out of focus behind.

    `front` makes the top deeper towards the phone, in metres.
    """
    clear("#e6eaec", 0.32)
    shapes.box(
        (2.6, 0.9 + front, 0.04), (0, 0.15 - front / 2, -0.02), paint.wood("#86603f", "#b8946c", 2.2), 0.004
    )
    shapes.box((8, 8, 0.02), (0, 1.0, -1.0), paint.tiles("#cfc9bf", "#a9a39a", 0.8), 0)
    shapes.box((9, 0.1, 5), (0, 3.6, 1.0), paint.plain("#d9d5cd", 0.8), 0)
    shapes.box((1.9, 0.3, 2.6), (-1.6, 3.2, 0.3), paint.plain("#2c5f58", 0.6), 0.02)
    shapes.box((1.5, 0.3, 2.2), (1.2, 3.2, 0.1), paint.plain("#e9e4da", 0.6), 0.02)
    for row in range(3):
        shapes.box((1.4, 0.34, 0.03), (1.2, 3.0, -0.3 + row * 0.5), paint.wood("#8a6a48", "#c8a67c"), 0)
        for column, colour in enumerate(("#b5523b", "#e2b04a", "#6b8f71", "#d8d2c6", "#54728f")):
            height = 0.2 + 0.09 * ((row * 3 + column * 2) % 4)
            shapes.box(
                (0.17, 0.2, height),
                (0.7 + column * 0.25, 2.95, -0.28 + row * 0.5 + height / 2),
                paint.plain(colour),
                0.01,
            )
    for x in (-1.9, -0.7, 0.6, 1.9):
        shapes.ball(0.06, (x, 3.0, 1.75), paint.glowing("#ffe2b0", 14.0))
    for x in (-1.2, 1.2):
        shapes.box((0.5, 2.4, 0.02), (x, 0.4, 2.6), paint.glowing("#fff6e8", 3.2), 0)
    lamp(key, (0, 0, 0.08), 0.8, watts, warmth)
    lamp((1.5, -0.7, 1.3), (0, 0, 0.1), 1.2, watts * 0.22, "#dbe8ff")


def room(
    wall: str = "#e8e2d6",
    floor: Callable[[], Any] | None = None,
    window: str = "left",
    depth: float = 0.0,
    watts: float = 170.0,
    ceiling: float = 2.7,
) -> None:
    """A room: floor z = 0, back wall at y = `depth`, daylight from a window at one side."""
    clear("#e9edf0", 0.22)
    paper = paint.plaster(wall, 0.06)
    shapes.box(
        (9, 9, 0.04),
        (0, depth - 4.4, -0.02),
        floor() if floor else paint.floorboards("#7a5535", "#b98d60"),
        0,
    )
    shapes.box((9, 0.1, ceiling), (0, depth + 0.05, ceiling / 2), paper, 0)
    shapes.box((9, 9, 0.05), (0, depth - 4.4, ceiling + 0.025), paint.plain("#f6f4ef", 0.9), 0)
    shapes.box((9, 0.018, 0.08), (0, depth - 0.009, 0.04), paint.plain("#f4f1ea", 0.4), 0.003)
    side = -1 if window == "left" else 1
    shapes.box((0.1, 9, ceiling), (-side * 3.4, depth - 4.4, ceiling / 2), paper, 0)
    lamp((side * 3.2, depth - 1.6, 1.7), (0, depth - 0.5, 0.7), 1.9, watts, "#f3f7ff")
    lamp((-side * 1.6, depth - 3.8, 2.3), (0, depth, 0.8), 1.6, watts * 0.28, "#ffeeda")

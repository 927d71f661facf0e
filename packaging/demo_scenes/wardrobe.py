"""The made-to-measure wardrobe that smells: whole, and a board edge without its band."""

from pathlib import Path
from typing import Any

from demo_scenes import paint, sets, shapes
from demo_scenes.shot import Point, Scene, Shot


def scenes() -> tuple[Scene, ...]:
    """The wardrobe in the bedroom, and the raw edge of a shelf."""
    whole = Shot(
        "wardrobe_whole",
        (0.15, -3.0, 1.40),
        (0.06, -0.2, 1.14),
        "2026:11:17 20:15:26",
        29,
        5.6,
        upright=True,
        warmth=0.015,
    )
    edge = Shot(
        "wardrobe_board_edge",
        (0.075, -0.30, 0.125),
        (0.025, -0.08, 0.042),
        "2026:11:17 20:18:03",
        36,
        9.0,
        (0.03, -0.1, 0.05),
        roll=-2,
    )
    return (Scene(_bedroom, (whole,)), Scene(_shelf, (edge,)))


def _bedroom(prints: Path) -> None:
    sets.room("#dfe0da", depth=0.3, watts=190, window="right")
    white = paint.wood("#d5ccbd", "#e9e3d7", 1.0, along="z")
    inner = paint.wood("#b59c7a", "#cdb593", along="z")
    _carcass(white, inner)
    _doors(white)
    _clothes()
    shapes.cushion((1.4, 2.0, 0.3), (1.75, -1.3, 0.42), paint.cloth("#8fa3a8", "#7d9196"), 0.03)
    shapes.cushion((0.6, 0.4, 0.2), (1.6, -0.5, 0.62), paint.cloth("#f0ece3", "#dfd9cc"), 0.05)
    shapes.box(
        (1.3, 0.7, 0.012), (0.1, -1.05, 0.006), paint.cloth("#b9a88f", "#a4937b", 90), 0.004, (0, 0, 4)
    )


def _carcass(white: Any, inner: Any) -> None:
    for x in (-0.9, -0.3, 0.3, 0.9):
        shapes.box((0.022, 0.58, 2.3), (x, 0, 1.2), white, 0.002)
    shapes.box((1.82, 0.01, 2.3), (0, 0.285, 1.2), inner, 0)
    for z in (0.06, 2.34):
        shapes.box((1.82, 0.58, 0.03), (0, 0, z), white, 0.002)
    shapes.box((1.82, 0.5, 0.06), (0, 0, 0.03), white, 0.002)
    for z in (0.55, 0.95, 1.9):
        shapes.box((0.58, 0.56, 0.02), (0.0, 0, z), inner, 0.001)
    shapes.tube(
        [(-0.29, 0, 1.8), (0, 0, 1.8), (0.29, 0, 1.8)], 0.012, paint.plain("#b9bdc0", 0.25, Metallic=1.0)
    )


def _doors(white: Any) -> None:
    grip = paint.plain("#8d7a55", 0.3, Metallic=1.0)
    for x, handle in ((-0.6, -0.35), (0.6, 0.35)):
        shapes.box((0.594, 0.022, 2.26), (x, -0.302, 1.2), white, 0.003)
        shapes.box((0.012, 0.025, 0.36), (handle, -0.325, 1.15), grip, 0.004)
    # The middle door stands open, towards the bed.
    shapes.box((0.022, 0.594, 2.26), (0.470, -0.555, 1.2), white, 0.003, (0, 0, 35))
    shapes.box((0.025, 0.012, 0.36), (0.585, -0.78, 1.15), grip, 0.004, (0, 0, 35))


def _clothes() -> None:
    for number, colour in enumerate(("#41556b", "#b7785a", "#d9d3c6", "#6f7f6a", "#2f3438")):
        x = -0.21 + number * 0.1
        shapes.cushion((0.07, 0.42, 0.74), (x, 0.02, 1.38), paint.cloth(colour, colour), 0.012, seed=number)
        shapes.tube(
            [(x, 0, 1.74), (x, 0.005, 1.78), (x, 0, 1.815)], 0.003, paint.plain("#888888", 0.3, Metallic=1.0)
        )
    for number, colour in enumerate(("#c9b79c", "#7f8f99", "#e2ddd2", "#9c5f4c")):
        shapes.cushion(
            (0.4, 0.36, 0.06),
            (0.0, -0.05, 0.6 + number * 0.062),
            paint.cloth(colour, colour),
            0.006,
            seed=number,
        )
    shapes.box((0.42, 0.3, 0.22), (0, -0.05, 0.19), paint.cardboard("#c8a273"), 0.006)


def _shelf(prints: Path) -> None:
    sets.room("#d5d3cb", depth=0.6, watts=190)
    shapes.box((2, 1.4, 0.02), (0, 0, -0.012), paint.wood("#b9a386", "#d2bea0"), 0.001)
    skin = paint.wood("#d5ccbd", "#e9e3d7", 2.0)
    shapes.box((0.7, 0.3, 0.0012), (-0.12, 0.05, 0.0586), skin, 0.0004)
    shapes.box((0.7, 0.3, 0.0012), (-0.12, 0.05, 0.0406), skin, 0.0004)
    shapes.box((0.698, 0.2985, 0.0168), (-0.12, 0.05, 0.0496), _chipboard(), 0.0003)
    band = paint.plain("#e6dfd2", 0.35)
    shapes.box((0.36, 0.0008, 0.0182), (-0.29, -0.1008, 0.0496), band, 0)

    def peel(u: float, v: float) -> Point:
        return (-0.11 + 0.09 * u, -0.101 - 0.035 * u**1.7, 0.0405 + 0.0182 * v - 0.022 * u * u)

    shapes.surface(30, 4, peel, band)
    shapes.box((0.02, 0.3, 0.5), (0.24, 0.06, 0.24), skin, 0.001)
    shapes.box((0.3, 0.2, 0.04), (-0.1, 0.06, 0.018), skin, 0.001)
    shapes.crumbs((0.04, -0.14, 0.0), 0.09, 40, (0.0008, 0.0022), paint.plain("#b08b5d", 0.9), 12)


def _chipboard() -> Any:
    return paint.chips(["#7a5a38", "#c9a878", "#a17f52", "#e0c79c", "#8a6a45"], 330.0)

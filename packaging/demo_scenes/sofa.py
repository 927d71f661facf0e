"""The three-seat sofa in a colour that the customer does not like."""

from pathlib import Path
from typing import Any

from demo_scenes import paint, sets, shapes
from demo_scenes.shot import Scene, Shot


def scenes() -> tuple[Scene, ...]:
    """The sofa whole, and its cover beside the shop's colour card."""
    whole = Shot(
        "sofa_whole", (0.60, -2.75, 1.22), (0.06, -0.45, 0.56), "2026:11:16 10:06:40", 27, 4.0, warmth=0.01
    )
    colour = Shot(
        "sofa_colour",
        (0.13, -1.16, 0.92),
        (0.05, -0.80, 0.49),
        "2026:11:16 10:08:15",
        34,
        9,
        (0.02, -0.80, 0.48),
        roll=-2,
    )
    return (Scene(_living_room, (whole, colour)),)


def _living_room(prints: Path) -> None:
    sets.room("#e6dfd2", depth=0.1)
    cover = paint.cloth("#b3943a", "#9c7f2c")
    legs = paint.wood("#5a3c22", "#7d5836", along="z")
    for x in (-1.0, 1.0):
        for y in (-0.85, -0.12):
            shapes.lathe([(0, 0), (0.016, 0), (0.026, 0.14), (0, 0.14)], (x, y, 0), legs, 32)
    shapes.box((2.16, 0.9, 0.16), (0, -0.47, 0.21), cover, 0.03)
    for x in (-1.04, 1.04):
        shapes.cushion((0.17, 0.94, 0.46), (x, -0.47, 0.38), cover, 0.012, seed=int(x * 9))
    shapes.cushion((2.1, 0.2, 0.66), (0, -0.08, 0.46), cover, 0.01)
    for number, x in enumerate((-0.635, 0.0, 0.635)):
        shapes.cushion((0.625, 0.76, 0.19), (x, -0.56, 0.375), cover, 0.035, seed=number)
        shapes.cushion((0.62, 0.2, 0.46), (x, -0.26, 0.65), cover, 0.05, (-13, 0, 0), seed=number + 4)
    _around(cover)
    card = shapes.sheet(
        0.148, 0.21, (0.07, -0.80, 0.514), paint.printed(prints / "colour_card.png", 0.5), (3, 1, -9), 0.003
    )
    card.name = "card"


def _around(cover: Any) -> None:
    shapes.cushion(
        (0.42, 0.14, 0.42), (-0.80, -0.47, 0.70), paint.cloth("#d9d2c2", "#c4bba8"), 0.05, (-24, 6, 8), 9
    )
    shapes.cushion((0.42, 0.14, 0.42), (0.83, -0.47, 0.70), cover, 0.05, (-24, -7, -10), 11)
    shapes.box((2.9, 1.8, 0.012), (0, -1.25, 0.006), paint.cloth("#c9c6bd", "#b5b1a6", 90), 0.005)
    oak = paint.wood("#8a6540", "#b98f62")
    shapes.box((0.62, 0.03, 0.86), (-0.36, 0.075, 1.62), oak, 0.004)
    shapes.box((0.56, 0.032, 0.80), (-0.36, 0.072, 1.62), paint.plain("#f2efe8"), 0)
    shapes.ball(0.17, (-0.36, 0.055, 1.66), paint.plain("#c96b4b", 0.9), (1, 0.02, 1))
    shapes.box((0.62, 0.03, 0.86), (0.42, 0.075, 1.62), oak, 0.004)
    shapes.box((0.56, 0.032, 0.80), (0.42, 0.072, 1.62), paint.plain("#f2efe8"), 0)
    shapes.ball(0.15, (0.38, 0.055, 1.55), paint.plain("#3f6b63", 0.9), (1.1, 0.02, 1.3))
    black = paint.plain("#26282a", 0.4)
    shapes.cylinder(0.15, 0.02, (1.55, -0.2, 0), black)
    shapes.cylinder(0.012, 1.45, (1.55, -0.2, 0), black)
    shade = paint.plain("#f3e6cc", 0.9, Subsurface_Weight=0.0, Emission_Strength=0.8)
    shapes.lathe([(0.2, 0.0), (0.15, 0.26)], (1.55, -0.2, 1.38), shade)
    shapes.cylinder(0.24, 0.03, (-1.5, -0.45, 0.45), oak)
    shapes.cylinder(0.02, 0.45, (-1.5, -0.45, 0), black)
    shapes.lathe(
        [(0, 0), (0.05, 0), (0.075, 0.09), (0.04, 0.19), (0.045, 0.21)],
        (-1.5, -0.45, 0.48),
        paint.plain("#dfe3e0", 0.3),
    )

"""Papers and a phone laid on the service counter."""

import math
from pathlib import Path
from typing import Any

from demo_scenes import paint, sets, shapes
from demo_scenes.shot import Point, Scene, Shot
from demo_scenes.stage import bpy


def scenes() -> tuple[Scene, ...]:
    """The invoice, two delivery slips and the payment page."""
    above: Point = (0.0, -0.085, 0.232)
    invoice = Shot(
        "kettle_invoice",
        above,
        (0.0, -0.002, 0.0),
        "2026:11:20 10:00:02",
        30,
        20,
        exposure=-0.35,
        roll=1.5,
        fine=True,
    )
    slip = Shot(
        "sofa_slip",
        (0.012, -0.08, 0.238),
        (0.004, 0.0, 0.0),
        "2026:11:19 21:12:37",
        30,
        20,
        exposure=-0.35,
        roll=-2.2,
        fine=True,
    )
    note = Shot(
        "sideboard_note",
        (-0.01, -0.085, 0.242),
        (0.0, -0.002, 0.0),
        "2026:11:18 15:12:20",
        30,
        20,
        exposure=-0.35,
        roll=0.8,
        fine=True,
        warmth=0.012,
    )
    phone = Shot(
        "cooker_payment",
        (0.01, -0.062, 0.156),
        (0.0, -0.004, 0.0),
        "2026:11:18 18:20:45",
        30,
        20,
        exposure=-0.35,
        roll=-1.5,
        upright=True,
        fine=True,
    )
    return (
        Scene(lambda prints: _paper(prints / "kettle_invoice.png", 1900 / 1160), (invoice,)),
        Scene(lambda prints: _paper(prints / "sofa_slip.png", 1900 / 1200), (slip,)),
        Scene(lambda prints: _paper(prints / "sideboard_note.png", 1900 / 1240, 3.0), (note,)),
        Scene(_phone, (phone,)),
    )


def _paper(picture: Path, shape: float, turn: float = -2.0) -> None:
    sets.counter(key=(-0.9, 0.7, 1.3), watts=34)
    width = 0.241
    shapes.sheet(width, width / shape, (0, 0, 0), paint.printed(picture, 0.75), (0, 0, turn), 0.010)
    pen((0.112, -0.086, 0.006), 10)


def pen(at: Point, turn: float) -> None:
    """A ball pen lying at `at`."""
    body, tip = paint.plain("#15326b", 0.25), paint.plain("#c5c9cc", 0.25, Metallic=1.0)
    barrel = shapes.lathe(
        [(0, 0.0), (0.0042, 0.0), (0.0044, 0.09), (0.0038, 0.11), (0, 0.11)], (0, 0, 0), body, 40
    )
    point = shapes.lathe([(0.0038, 0.11), (0.0015, 0.128), (0.0005, 0.132), (0, 0.132)], (0, 0, 0), tip, 40)
    clip = shapes.box((0.002, 0.004, 0.04), (0.0055, 0, 0.02), tip, 0.0008)
    _group([barrel, point, clip], at, (0, -90, turn))


def _group(things: list[Any], at: Point, turn: Point) -> None:
    holder = bpy.data.objects.new("group", None)
    bpy.context.collection.objects.link(holder)
    for thing in things:
        thing.parent = holder
    shapes.put(holder, at, turn)


def _phone(prints: Path) -> None:
    sets.counter(key=(-1.0, 0.9, 1.4), watts=20)
    wide, tall = 0.070, 0.1478
    outline = _round_corners(wide + 0.007, tall + 0.010, 0.009)
    shapes.prism(outline, 0.0085, (0, 0, 0), paint.plain("#22262b", 0.25, Coat_Weight=0.4), 0.002)
    glass = shapes.surface(
        2,
        2,
        lambda u, v: ((u - 0.5) * wide, (v - 0.5) * tall, 0.00865),
        paint.printed(prints / "payment.png", 0.08, 0.3),
    )
    shapes.put(glass, (0, 0, 0))
    shapes.ball(0.0017, (0, tall / 2 - 0.0045, 0.0086), paint.plain("#08090a", 0.1), (1, 1, 0.1))
    pen((0.145, 0.02, 0.005), 100)


def _round_corners(width: float, height: float, radius: float) -> list[tuple[float, float]]:
    points = []
    for quarter, (sx, sy) in enumerate(((1, 1), (-1, 1), (-1, -1), (1, -1))):
        for step in range(9):
            angle = math.pi / 2 * (quarter + step / 8)
            x, y = sx * (width / 2 - radius), sy * (height / 2 - radius)
            points.append((x + radius * math.cos(angle), y + radius * math.sin(angle)))
    return points

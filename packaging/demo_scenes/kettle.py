"""The electric kettle that leaks at its base seam, on the counter."""

import math
import random
from pathlib import Path
from typing import Any

from demo_scenes import paint, sets, shapes
from demo_scenes.shot import Point, Scene, Shot


def scenes() -> tuple[Scene, ...]:
    """The kettle whole, its leak, its base and its barcode."""
    focus = (0.0, -0.085, 0.1)
    whole = Shot(
        "kettle_whole", (0.12, -0.44, 0.25), (0.015, 0, 0.102), "2026:11:20 09:58:12", 30, 4.0, focus
    )
    leak = Shot(
        "kettle_leak",
        (-0.10, -0.245, 0.085),
        (-0.012, -0.08, 0.022),
        "2026:11:20 09:58:40",
        36,
        9.0,
        (-0.01, -0.09, 0.02),
        roll=2,
    )
    base = Shot(
        "kettle_base",
        (-0.07, -0.30, 0.24),
        (0.012, -0.002, 0.0),
        "2026:11:20 09:59:05",
        32,
        9.0,
        (0, -0.03, 0.02),
        roll=-2,
    )
    code = Shot(
        "kettle_barcode",
        (0.03, -0.36, 0.20),
        (0.004, 0.0, 0.098),
        "2026:11:20 09:59:31",
        36,
        18,
        roll=1.2,
        fine=True,
        warmth=-0.01,
    )
    return (
        Scene(_counter_with_leak, (whole, leak)),
        Scene(_counter_with_base, (base,)),
        Scene(_counter_with_carton, (code,)),
    )


def _counter_with_leak(prints: Path) -> None:
    sets.counter()
    _kettle((0, 0, 0.0))
    clear_water = paint.water()
    shapes.puddle(
        [
            (-0.03, -0.105, 0.03),
            (0.01, -0.115, 0.035),
            (-0.06, -0.125, 0.026),
            (0.045, -0.13, 0.022),
            (-0.085, -0.10, 0.016),
            (0.0, -0.15, 0.018),
        ],
        0.0,
        clear_water,
        0.10,
    )
    chance = random.Random(5)
    for _ in range(46):
        angle = math.radians(chance.gauss(-96, 24))
        height = 0.018 + abs(chance.gauss(0, 0.016))
        size = chance.uniform(0.0011, 0.0034)
        reach = _body_radius(height) + size * 0.1
        at = (reach * math.cos(angle), reach * math.sin(angle), height)
        shapes.ball(size, at, clear_water, (0.8, 0.8, 1.25))
    for _ in range(26):
        x, y, size = chance.uniform(-0.14, 0.13), chance.uniform(-0.2, -0.11), chance.uniform(0.0012, 0.004)
        shapes.ball(size, (x, y, 0), clear_water, (1, 1, 0.5))


def _counter_with_base(prints: Path) -> None:
    sets.counter()
    _base_plate((0, 0, 0), True)
    _kettle((0.26, 0.22, 0), False)
    shapes.puddle([(-0.04, -0.02, 0.02), (-0.02, -0.045, 0.014)], 0.021, paint.water(), 0.08)


def _counter_with_carton(prints: Path) -> None:
    sets.counter(key=(-0.9, -1.3, 1.5))
    board = paint.plain("#f3f1ec", 0.45)
    shapes.box((0.24, 0.2, 0.26), (0, 0.105, 0.13), board, 0.003)
    # The front of the carton carries the print with the bar code.
    face = shapes.surface(
        2,
        2,
        lambda u, v: ((u - 0.5) * 0.236, 0.0045, 0.002 + v * 0.256),
        paint.printed(prints / "kettle_carton.png", 0.4),
    )
    shapes.put(face, (0, 0, 0))


def _body_radius(height: float) -> float:
    return 0.0815 - 0.05 * max(0.0, height - 0.03)


def _kettle(at: Point, with_plate: bool = True) -> None:
    steel, black = paint.brushed_steel(), paint.plain("#191a1c", 0.35)
    x, y, z = at
    if with_plate:
        _base_plate(at, False)
    lift = z + 0.016
    ring = [(0.0, 0.0), (0.079, 0.0), (0.0825, 0.003), (0.0825, 0.013), (0.081, 0.0155)]
    shapes.lathe(ring, (x, y, lift - 0.004), black)
    heights = [0.012, 0.016, 0.03, 0.06, 0.1, 0.14, 0.165, 0.172]
    body = [(_body_radius(h) - (0.001 if h < 0.014 else 0), h) for h in heights] + [
        (0.071, 0.176),
        (0.066, 0.178),
    ]
    shapes.lathe(body, (x, y, lift), steel, 128)
    lid = [(0.069, 0.176), (0.068, 0.182), (0.060, 0.187), (0.03, 0.191), (0.0, 0.192)]
    shapes.lathe(lid, (x, y, lift), paint.plain("#202124", 0.3))
    shapes.lathe(
        [(0.008, 0.0), (0.008, 0.008), (0.016, 0.012), (0.017, 0.02), (0.013, 0.025), (0, 0.026)],
        (x, y, lift + 0.189),
        black,
        48,
    )
    _spout((x, y, lift), steel)
    _handle((x, y, lift), black)
    shapes.wrapped(0.0795, 0.018, 44, (x, y, lift + 0.045), paint.plain("#2a4f49", 0.4), (0, 0, 8))


def _spout(at: Point, steel: Any) -> None:
    x, y, z = at

    def place(u: float, v: float) -> Point:
        angle = math.pi + (u - 0.5) * 1.1
        out = max(0.0, math.cos((u - 0.5) * math.pi)) ** 0.8 * 0.034 * v**1.3
        radius = _body_radius(0.11 + 0.066 * v) - 0.001 + out
        return (x + radius * math.cos(angle), y + radius * math.sin(angle), z + 0.115 + 0.061 * v)

    shapes.surface(40, 16, place, steel)


def _handle(at: Point, black: Any) -> None:
    x, y, z = at
    points = [
        (0.058, 0, 0.178),
        (0.085, 0, 0.192),
        (0.128, 0, 0.186),
        (0.137, 0, 0.13),
        (0.128, 0, 0.07),
        (0.105, 0, 0.042),
        (0.076, 0, 0.040),
    ]
    shapes.tube([(x + px, y + py, z + pz) for px, py, pz in points], 0.0115, black)
    shapes.box(
        (0.012, 0.010, 0.004), (x + 0.138, y, z + 0.14), paint.plain("#8c2a22", 0.4), 0.001, (0, 84, 0)
    )


def _base_plate(at: Point, bare: bool) -> None:
    x, y, z = at
    black, grey = paint.plain("#1b1c1e", 0.45), paint.plain("#303235", 0.35)
    shapes.lathe(
        [
            (0.0, 0.0),
            (0.080, 0.0),
            (0.088, 0.004),
            (0.088, 0.010),
            (0.083, 0.0145),
            (0.060, 0.0155),
            (0.0, 0.0155),
        ],
        at,
        black,
    )
    if bare:
        shapes.lathe(
            [(0.060, 0.0155), (0.058, 0.019), (0.052, 0.0195), (0.050, 0.0165), (0.028, 0.0165)], at, grey
        )
        shapes.lathe(
            [
                (0.0, 0.034),
                (0.010, 0.034),
                (0.013, 0.031),
                (0.014, 0.0165),
                (0.024, 0.0165),
                (0.026, 0.022),
                (0.030, 0.022),
                (0.031, 0.0165),
            ],
            at,
            grey,
        )
        copper = paint.plain("#b9773e", 0.25, Metallic=1.0)
        shapes.lathe([(0.0185, 0.0165), (0.0185, 0.0205), (0.0215, 0.0205), (0.0215, 0.0165)], at, copper)
    cord = [
        (x + 0.07, y + 0.05, z + 0.007),
        (x + 0.13, y + 0.09, z + 0.006),
        (x + 0.2, y + 0.03, z + 0.0045),
        (x + 0.17, y - 0.1, z + 0.0045),
    ]
    cord += [
        (x + 0.24, y - 0.13, z + 0.0045),
        (x + 0.36, y - 0.02, z + 0.0045),
        (x + 0.55, y + 0.1, z + 0.0045),
    ]
    shapes.tube(cord, 0.0036, black)

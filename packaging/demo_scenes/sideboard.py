"""The sideboard with the broken marble top, and the carton crushed on the same side."""

import math
import random
from pathlib import Path
from typing import Any

from demo_scenes import paint, sets, shapes
from demo_scenes.shot import Point, Scene, Shot
from demo_scenes.stage import mathutils

TOP = 0.86


def scenes() -> tuple[Scene, ...]:
    """Two faces of the carton; the sideboard whole, the part, the crack."""
    front = Shot(
        "sideboard_carton_front", (0.62, -1.85, 1.05), (0.10, -0.2, 0.44), "2026:11:18 14:51:30", 30, 5.6
    )
    side = Shot(
        "sideboard_carton_side",
        (1.55, -1.15, 1.32),
        (0.60, -0.25, 0.58),
        "2026:11:18 14:52:04",
        34,
        5.6,
        roll=-1.5,
    )
    whole = Shot("sideboard_whole", (0.55, -1.95, 1.34), (0.03, -0.15, 0.60), "2026:11:18 15:03:11", 29, 5.6)
    part = Shot("sideboard_part", (1.12, -1.15, 1.32), (0.50, -0.28, 0.80), "2026:11:18 15:04:02", 33, 5.6)
    crack = Shot(
        "sideboard_crack", (0.66, -0.74, 1.17), (0.535, -0.33, TOP), "2026:11:18 15:04:47", 36, 5.6, roll=3
    )
    return (Scene(_hall_with_carton, (front, side)), Scene(_dining_room, (whole, part, crack)))


def _hall_with_carton(prints: Path) -> None:
    sets.room("#dcd8cf", lambda: paint.tiles("#cfc9bd", "#a9a294", 0.6), depth=0.25, watts=190)
    board, shown = paint.cardboard(), paint.printed(prints / "sideboard_carton.png", 0.85)
    x, y, z = 0.72, 0.22, 0.86

    def face(corner: Point, across: Point, up: Point, material: Any, columns: int, rows: int) -> None:
        def place(u: float, v: float) -> Point:
            raw = tuple(c + u * a + v * b for c, a, b in zip(corner, across, up, strict=True))
            return _crushed((raw[0], raw[1], raw[2]), (x, -y, z))

        shapes.surface(columns, rows, place, material)

    face((-x, -y, 0), (2 * x, 0, 0), (0, 0, z), shown, 220, 130)
    face((x, -y, 0), (0, 2 * y, 0), (0, 0, z), board, 70, 130)
    face((-x, -y, z), (2 * x, 0, 0), (0, 2 * y, 0), board, 220, 70)
    face((-x, y, 0), (0, -2 * y, 0), (0, 0, z), board, 30, 60)
    tape = paint.plain("#c9a873", 0.25, Coat_Weight=0.3)
    shapes.surface(
        160, 4, lambda u, v: _crushed((-x + 2 * x * u, -0.03 + 0.06 * v, z + 0.001), (x, -y, z + 0.001)), tape
    )
    _torn((x, -y, z))


def _crushed(at: Point, corner: Point) -> Point:
    """Push the board in near `corner`, with creases."""
    here, away = mathutils.Vector(at), mathutils.Vector((-0.62, 0.40, -0.75))
    offset = here - mathutils.Vector(corner)
    near = math.exp(-((offset.length / 0.17) ** 2.4))
    crease = abs(mathutils.noise.noise(here * 13.0)) * 0.9 + abs(mathutils.noise.noise(here * 34.0)) * 0.35
    wave = 0.006 * mathutils.noise.noise(here * 3.0)
    push = near * (0.085 + 0.075 * crease)
    fold = math.exp(-(((offset.length - 0.21) / 0.025) ** 2)) * 0.008
    moved = here + away * push - mathutils.Vector((0.5, -0.5, 0.5)) * (fold + wave)
    return (moved.x, moved.y, max(0.0, moved.z))


def _torn(corner: Point) -> None:
    chance = random.Random(8)
    inner = paint.cardboard("#c49a68")
    foam = paint.rough_up(paint.plain("#f5f5f2", 0.9), 400, 0.6)
    for number in range(5):
        x, y, z = (c + chance.uniform(-0.07, -0.02) for c in (corner[0] + 0.005, 0, corner[2]))
        del y
        outline = [
            (chance.uniform(0.008, 0.02) * math.cos(a), chance.uniform(0.008, 0.024) * math.sin(a))
            for a in (0.0, 1.1, 2.2, 3.3, 4.4, 5.4)
        ]
        turn = (chance.uniform(-60, 60), chance.uniform(-40, 60), chance.uniform(0, 360))
        shapes.prism(
            outline,
            0.003,
            (x, corner[1] + chance.uniform(0.0, 0.05), z - 0.01),
            foam if number == 0 else inner,
            turn=turn,
        )


def _dining_room(prints: Path) -> None:
    sets.room("#d8ddd9", depth=0.25, watts=180)
    oak = paint.wood("#6f4d30", "#a07c56", 1.2, along="z")
    dark = paint.plain("#2a2622", 0.5)
    shapes.box((1.36, 0.40, 0.62), (0, 0, 0.51), oak, 0.004)
    for number in range(4):
        x = -0.51 + number * 0.34
        shapes.box((0.334, 0.02, 0.60), (x, -0.206, 0.51), oak, 0.003)
        shapes.box(
            (0.012, 0.02, 0.16),
            (x + (0.135 if number % 2 == 0 else -0.135), -0.222, 0.55),
            paint.plain("#b08d4f", 0.3, Metallic=1.0),
            0.003,
        )
    for x in (-0.6, 0.6):
        for y in (-0.14, 0.14):
            shapes.lathe([(0, 0), (0.014, 0), (0.022, 0.2), (0, 0.2)], (x, y, 0), dark, 24)
    _broken_top()
    _on_top()


def _broken_top() -> None:
    stone = paint.marble("#ece9e4", "#9a938a", 1.8)
    raw = paint.rough_up(paint.plain("#f6f4f0", 0.9), 260, 0.8)
    chance = random.Random(21)
    start, end = (0.40, -0.22), (0.70, 0.02)
    crack = []
    for step in range(25):
        t = step / 24
        jitter = 0.0 if step in (0, 24) else chance.uniform(-0.009, 0.009)
        crack.append(
            (start[0] + t * (end[0] - start[0]) + jitter * 0.7, start[1] + t * (end[1] - start[1]) - jitter)
        )
    left = [(-0.7, -0.22), *crack, (0.7, 0.22), (-0.7, 0.22)]
    shapes.prism(left, 0.022, (0, 0, TOP - 0.03), stone, 0.0012)
    chipped = [(0.66, -0.22), (0.672, -0.208), (0.668, -0.196), (0.684, -0.186), (0.7, -0.182)]
    piece = [*chipped, *reversed(crack)]
    shapes.prism(piece, 0.022, (0.006, -0.007, TOP - 0.0325), stone, 0.0012, (0.8, 1.2, -0.6))
    shapes.crumbs((0.56, -0.10, TOP - 0.0075), 0.12, 34, (0.0012, 0.0045), raw, 5)
    shapes.crumbs((0.67, -0.20, TOP - 0.0075), 0.035, 14, (0.002, 0.006), raw, 6)
    branch = [
        (0.50 - 0.02 * t + chance.uniform(-0.006, 0.006), -0.13 + 0.05 * t, TOP - 0.0078) for t in range(6)
    ]
    shapes.tube(branch, 0.0009, paint.plain("#6a645d", 0.9))


def _on_top() -> None:
    shapes.lathe(
        [(0, 0), (0.05, 0), (0.085, 0.12), (0.05, 0.24), (0.03, 0.28), (0.038, 0.30)],
        (-0.5, 0.05, TOP - 0.008),
        paint.plain("#4d6f74", 0.25),
    )
    for number, colour in enumerate(("#a14f3c", "#d7cbb5", "#39586b")):
        shapes.box(
            (0.24, 0.17, 0.03),
            (-0.18, 0.06, TOP + 0.008 + number * 0.031),
            paint.plain(colour, 0.6),
            0.003,
            (0, 0, 7 * number - 6),
        )
    shapes.box((0.9, 0.03, 0.62), (-0.1, 0.235, 1.58), paint.wood("#3c2c20", "#5a4431"), 0.004)
    shapes.box((0.82, 0.032, 0.54), (-0.1, 0.232, 1.58), paint.plain("#dfe4e2", 0.2), 0)
    shapes.ball(0.16, (-0.2, 0.214, 1.55), paint.plain("#7a9a94", 0.9), (1.7, 0.02, 0.7))
    shapes.ball(0.12, (0.08, 0.213, 1.52), paint.plain("#c98a5e", 0.9), (1.3, 0.02, 0.9))

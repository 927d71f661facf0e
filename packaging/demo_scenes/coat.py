"""The down coat with an open seam, laid on the counter."""

import math
import random
from pathlib import Path

from demo_scenes import paint, sets, shapes
from demo_scenes.shot import Point, Scene, Shot
from demo_scenes.stage import bpy, mathutils

SPLIT = (0.155, -0.055)
"""Middle of the open seam on the coat, metres from its middle."""


def scenes() -> tuple[Scene, ...]:
    """The coat whole and the seam."""
    whole = Shot(
        "coat_whole", (0.02, -0.42, 0.86), (0.0, -0.005, 0.02), "2026:11:15 18:40:02", 27, 5.6, roll=1
    )
    seam = Shot(
        "coat_seam",
        (0.215, -0.30, 0.33),
        (0.152, -0.048, 0.04),
        "2026:11:15 18:41:19",
        33,
        9,
        (0.155, -0.06, 0.05),
    )
    return (Scene(_counter, (whole, seam)),)


def _counter(prints: Path) -> None:
    sets.counter(key=(-1.0, 0.5, 1.0), watts=40, front=0.14)
    _coat()
    _zip()
    _down()


def _limb(
    x: float, y: float, a: tuple[float, float], b: tuple[float, float], wide: tuple[float, float]
) -> float:
    """How deep (x, y) lies inside a limb from a to b, in metres; negative outside."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    along = max(0.0, min(1.0, ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy)))
    reach = math.hypot(x - a[0] - along * dx, y - a[1] - along * dy)
    return wide[0] + along * (wide[1] - wide[0]) - reach


def _inside(x: float, y: float) -> tuple[float, float]:
    """Depth inside the coat and the running length across its quilting."""
    half = 0.215 + 0.025 * max(0.0, -y) / 0.33
    trunk = min(half - abs(x), 0.235 - 0.30 * max(0.0, abs(x) - 0.07) - y, y + 0.335)
    side = math.copysign(1.0, x)
    arm = _limb(x, y, (side * 0.20, 0.165), (side * 0.375, -0.245), (0.07, 0.052))
    collar = min(0.078 - abs(x) * 0.9, 0.06 - abs(y - 0.245))
    if trunk >= max(arm - 0.02, collar):
        return trunk, y
    if arm > collar:
        return arm, 0.92 * (y - 0.165) - side * 0.39 * (x - side * 0.2) + 0.01
    return collar, y * 1.4


def _height(x: float, y: float) -> float | None:
    depth, length = _inside(x, y)
    if depth <= 0:
        return None
    pitch = 0.062
    puff = abs(math.sin(math.pi * length / pitch)) ** 0.55
    edge = min(1.0, depth / 0.05) ** 0.5
    at = mathutils.Vector((x * 24, y * 24, 0))
    fold = 0.0045 * mathutils.noise.noise(at) + 0.003 * mathutils.noise.noise(at * 2.7)
    gather = 0.0022 * math.sin(260 * x + 3 * math.sin(40 * y)) * (1 - puff)
    middle = 1 - math.exp(-((x / 0.011) ** 2)) * (abs(y) < 0.33)
    height = 0.006 + edge * middle * (0.010 + 0.036 * puff + fold + gather)
    return float(max(0.002, height - _gash(x, y)))


def _gash(x: float, y: float) -> float:
    along, across = x - SPLIT[0], y - SPLIT[1] - 0.012 * math.sin(30 * (x - SPLIT[0]))
    if abs(along) > 0.05:
        return 0.0
    wide = 0.009 * math.cos(along / 0.05 * math.pi / 2) + 0.0001
    return 0.03 * math.exp(-((across / wide) ** 4))


def _coat() -> None:
    step, columns, rows = 0.0016, 562, 406
    index: dict[tuple[int, int], int] = {}
    points: list[Point] = []
    for row in range(rows):
        for column in range(columns):
            x, y = (column - columns / 2) * step, (row - rows * 0.53) * step
            height = _height(x, y)
            if height is not None:
                index[column, row] = len(points)
                points.append((x, y, height))
    faces = []
    for (column, row), first in index.items():
        others = [index.get(key) for key in ((column + 1, row), (column + 1, row + 1), (column, row + 1))]
        if None not in others:
            faces.append((first, *[o for o in others if o is not None]))
    mesh = bpy.data.meshes.new("coat")
    mesh.from_pydata(points, [], faces)
    mesh.shade_smooth()
    shell = paint.rough_up(
        paint.plain("#27425f", 0.58, Sheen_Weight=0.4, Specular_IOR_Level=0.35), 55, 0.35, (1, 1, 1), 0.004
    )
    mesh.materials.append(shell)
    mesh.materials.append(paint.rough_up(paint.plain("#10161d", 0.9), 200, 0.6))
    for face in mesh.polygons:
        face.material_index = 1 if _gash(face.center.x, face.center.y) > 0.016 else 0
    thing = bpy.data.objects.new("coat", mesh)
    bpy.context.collection.objects.link(thing)
    soft = thing.modifiers.new("smooth", "CORRECTIVE_SMOOTH")
    soft.iterations = 2


def _zip() -> None:
    tape, metal = paint.cloth("#16222f", "#0f1822", 900), paint.plain("#c9cdd0", 0.25, Metallic=1.0)
    shapes.box((0.017, 0.53, 0.003), (0, -0.07, 0.010), tape, 0.001)
    for tooth in range(150):
        side = 1 if tooth % 2 else -1
        shapes.box((0.0042, 0.0022, 0.002), (side * 0.0014, -0.33 + tooth * 0.0034, 0.0122), metal, 0)
    shapes.box((0.009, 0.013, 0.005), (0, 0.185, 0.0145), metal, 0.0015)
    shapes.box((0.006, 0.026, 0.0018), (0.004, 0.165, 0.0175), metal, 0.0007, (6, 0, 14))


def _down() -> None:
    """White tufts that come out of the seam: many fine threads around each."""
    chance = random.Random(23)
    white = paint.plain("#f7f5f0", 0.95, Sheen_Weight=0.6)
    places = [
        (
            SPLIT[0] + chance.gauss(0, 0.019),
            SPLIT[1] + chance.gauss(0, 0.004),
            0.036 + chance.uniform(0, 0.012),
        )
        for _ in range(26)
    ]
    places += [
        (SPLIT[0] + chance.gauss(0.02, 0.05), SPLIT[1] - abs(chance.gauss(0.03, 0.035)), 0.05)
        for _ in range(7)
    ]
    for number, (x, y, z) in enumerate(places):
        loose = number >= 26
        size = chance.uniform(0.004, 0.008)
        fluff = size * (0.5 if loose else 0.85)
        shapes.ball(fluff, (x, y, z), paint.rough_up(white.copy(), 700, 0.9), (1.1, 0.8, 0.7))
        for _ in range(60 if loose else 90):
            a, b = chance.uniform(0, 2 * math.pi), chance.uniform(-0.3, 1.2)
            reach = size * chance.uniform(0.6, 0.95 if loose else 1.3)
            tip = (
                x + reach * math.cos(a) * math.cos(b),
                y + reach * math.sin(a) * math.cos(b),
                z + reach * math.sin(b) * 0.8,
            )
            mid = (
                (x + tip[0]) / 2 + chance.gauss(0, 0.0008),
                (y + tip[1]) / 2 + chance.gauss(0, 0.0008),
                (z + tip[2]) / 2 + 0.001,
            )
            shapes.tube([(x, y, z), mid, tip], 0.00009, white)

"""The bookshelf that leans the day after it was put up, the broken wall, the screws."""

import math
import random
from pathlib import Path
from typing import Any

from demo_scenes import paint, sets, shapes
from demo_scenes.shot import Point, Scene, Shot
from demo_scenes.stage import bpy, clear, lamp, mathutils


def scenes() -> tuple[Scene, ...]:
    """The shelf, the wall above it, its screws; and the wall once more, shaken."""
    whole = Shot(
        "bookshelf_leaning",
        (0.52, -2.30, 1.42),
        (0.07, -0.1, 1.04),
        "2026:11:19 16:56:10",
        29,
        5.6,
        upright=True,
    )
    wall = Shot(
        "bookshelf_wall", (0.10, -0.50, 0.06), (0.015, 0.0, -0.005), "2026:11:19 16:58:33", 33, 11, roll=1.5
    )
    shaken = Shot(
        "bookshelf_blurred", (-0.10, -0.34, 0.05), (0.02, 0.0, 0.0), "2026:11:19 16:57:48", 33, 4.0, blur=13
    )
    screws = Shot(
        "bookshelf_screws", (0.03, -0.20, 0.19), (0.0, -0.002, 0.004), "2026:11:19 17:00:21", 36, 18, roll=-3
    )
    return (Scene(_study, (whole,)), Scene(_wall, (wall, shaken)), Scene(_parts, (screws,)))


def _study(prints: Path) -> None:
    sets.room("#cfd8d6", depth=0.2, watts=180)
    holder = bpy.data.objects.new("shelf", None)
    bpy.context.collection.objects.link(holder)
    before = set(bpy.data.objects)
    _shelf()
    for thing in set(bpy.data.objects) - before:
        if thing.parent is None:
            thing.parent = holder
    # It leans to the side and away from the wall.
    shapes.put(holder, (0, 0.02, 0.0), (2.6, -5.0, 0))
    _hole((-0.30, 0.199, 1.93), 0.06)
    _hole((0.36, 0.199, 1.96), 0.045)
    shapes.crumbs((-0.25, 0.1, 0.0), 0.30, 60, (0.004, 0.016), paint.plain("#e4e6e2", 0.9), 4)
    for number, colour in enumerate(("#8c3f33", "#2f4a5c", "#d9c79a")):
        shapes.box(
            (0.17, 0.24, 0.03),
            (0.62 + 0.05 * number, -0.32 + 0.06 * number, 0.016 + 0.02 * (number == 2)),
            paint.plain(colour, 0.6),
            0.003,
            (0, 0, 33 * number),
        )
    shapes.cylinder(0.13, 0.26, (-0.95, 0.0, 0), paint.plain("#ded8cc", 0.6))
    for number in range(11):
        angle = number * 2.4
        tip = (-0.95 + 0.30 * math.cos(angle), 0.0 + 0.16 * math.sin(angle), 0.62 + 0.05 * (number % 4))
        leaf = paint.plain("#3f6b4a" if number % 2 else "#4f7f57", 0.5)
        shapes.tube(
            [(-0.95, 0, 0.24), (-0.95 + 0.1 * math.cos(angle), 0.05 * math.sin(angle), 0.55), tip],
            0.004,
            leaf,
        )
        shapes.ball(
            0.09,
            tip,
            leaf,
            (0.5, 0.06, 1.0),
            (30 * math.sin(angle), 40 * math.cos(angle), math.degrees(angle)),
        )


def _shelf() -> None:
    oak = paint.wood("#9b7446", "#c49d6c", 1.2, along="z")
    flat = paint.wood("#9b7446", "#c49d6c", 1.2)
    for x in (-0.4, 0.4):
        shapes.box((0.022, 0.28, 1.9), (x, 0, 0.95), oak, 0.002)
    shapes.box((0.80, 0.006, 1.9), (0, 0.137, 0.95), paint.plain("#b8925f", 0.7), 0)
    levels = (0.05, 0.42, 0.79, 1.16, 1.53, 1.89)
    for z in levels:
        shapes.box((0.78, 0.28, 0.02), (0, 0, z), flat, 0.002)
    chance = random.Random(17)
    colours = (
        "#7c2f2a",
        "#d8b46a",
        "#2e4d63",
        "#e8e0cf",
        "#55704f",
        "#b5643d",
        "#3a3a42",
        "#9fb4b8",
        "#c9886a",
        "#6b5b7b",
    )
    for level in levels[:-1]:
        x = -0.37
        stop = chance.uniform(0.0, 0.34)
        while x < stop:
            wide, tall = chance.uniform(0.02, 0.048), chance.uniform(0.2, 0.30)
            shapes.box(
                (wide, 0.19, tall),
                (x + wide / 2, -0.02, level + 0.01 + tall / 2),
                paint.plain(chance.choice(colours), 0.6),
                0.003,
            )
            x += wide + 0.0015
        tall = 0.26
        shapes.box(
            (0.03, 0.19, tall),
            (x + 0.055, -0.02, level + 0.012 + tall / 2),
            paint.plain(chance.choice(colours), 0.6),
            0.003,
            (0, -17, 0),
        )


def _hole(centre: Point, size: float) -> None:
    """A patch of wall without plaster, ragged, with a lighter broken rim."""
    chance = random.Random(int(size * 1000))
    for scale, material, lift in ((1.35, paint.plain("#eceeea", 0.95), 0.001), (1.0, paint.mortar(), 0.003)):
        outline = []
        for step in range(28):
            angle, reach = 2 * math.pi * step / 28, size * scale * chance.uniform(0.72, 1.12)
            outline.append((reach * math.cos(angle), reach * 1.25 * math.sin(angle)))
        shapes.prism(outline, 0.002, (centre[0], centre[1] - lift, centre[2]), material, turn=(90, 0, 0))
    shapes.cylinder(
        size * 0.16,
        0.006,
        (centre[0], centre[1] - 0.003, centre[2]),
        paint.plain("#171615", 0.9),
        0.001,
        (90, 0, 0),
    )


def _wall(prints: Path) -> None:
    """A field of wall, 1.2 m wide, whose plaster has come off around a pulled plug."""
    clear("#e9edf0", 0.3)
    lamp((-0.9, -0.45, 0.5), (0, 0, 0), 0.35, 9.0, "#fff4e4")
    lamp((0.9, -1.1, 0.2), (0, 0, 0), 0.8, 4.0, "#e4eeff")
    skin, bare = paint.plaster("#cdd6d4", 0.18), paint.mortar()
    rim = paint.rough_up(paint.plain("#eff0ec", 0.95), 260, 0.7)

    def depth(x: float, z: float) -> float:
        at = mathutils.Vector((x, 0, z))
        ragged = (
            0.030 * mathutils.noise.noise(at * 11)
            + 0.014 * mathutils.noise.noise(at * 37)
            + 0.006 * mathutils.noise.noise(at * 110)
        )
        reach = math.hypot(x * 0.86 + 0.12 * z, z * 1.15) + ragged
        edge = 1 / (1 + math.exp((reach - 0.082) / 0.0016))
        rough = 0.0035 * mathutils.noise.noise(at * 60) + 0.0016 * mathutils.noise.noise(at * 190)
        drill = 1 / (1 + math.exp((math.hypot(x, z) - 0.0075) / 0.0008))
        return float(edge * (0.013 + rough) + drill * 0.03)

    def place(u: float, v: float) -> Point:
        x, z = (u - 0.5) * 0.9, (v - 0.5) * 0.7
        return (x, depth(x, z), z)

    wall = shapes.surface(620, 480, place, skin)
    wall.data.materials.append(bare)
    wall.data.materials.append(rim)
    for face in wall.data.polygons:
        deep = face.center.y
        face.material_index = 1 if deep > 0.0095 else 2 if deep > 0.0012 else 0
    _cracks()
    _pulled_plug((0.0, -0.004, 0.0))
    steel = paint.plain("#b5b9bc", 0.3, Metallic=1.0)
    shapes.box((0.032, 0.002, 0.06), (0.19, -0.006, -0.04), steel, 0.0006, (0, 24, 0))
    shapes.cylinder(0.0036, 0.004, (0.185, -0.006, -0.03), paint.plain("#2b2c2d", 0.6), 0.0005, (90, 0, 0))


def _cracks() -> None:
    dark = paint.plain("#7f8785", 0.95)
    chance = random.Random(31)
    for start, heading, steps in (
        ((0.085, 0.05), 0.55, 16),
        ((-0.09, 0.03), 2.7, 20),
        ((-0.03, -0.08), -1.9, 12),
        ((0.03, 0.085), 1.35, 9),
    ):
        (x, z), angle = start, heading
        points = [(x, -0.0002, z)]
        for _ in range(steps):
            angle += chance.uniform(-0.45, 0.45)
            x, z = x + 0.009 * math.cos(angle), z + 0.009 * math.sin(angle)
            points.append((x, -0.0002, z))
        shapes.tube(points, 0.00055, dark)


def _pulled_plug(at: Point) -> None:
    x, y, z = at
    shapes.lathe(_plug_profile(), (x, y + 0.012, z), paint.plain("#c9c2b0", 0.5), 32, (62, 12, 0))
    shapes.lathe(_screw_profile(0.035), (x + 0.003, y - 0.045, z - 0.021), _zinc(), 48, (-118, 12, 0))


def _zinc() -> Any:
    return paint.plain("#c2b48c", 0.28, Metallic=1.0)


def _plug_profile() -> list[tuple[float, float]]:
    return [
        (0.0, 0.0),
        *[(0.0038 + 0.0007 * (step % 2), 0.0012 * step) for step in range(24)],
        (0.0052, 0.029),
        (0.0052, 0.0305),
        (0.0, 0.0305),
    ]


def _screw_profile(length: float) -> list[tuple[float, float]]:
    """Point upwards: head, then a thread of rings that ends in a tip."""
    head = [(0.0, 0.0), (0.0042, 0.0), (0.0044, 0.0005), (0.0022, 0.0030)]
    turns = int(length / 0.0008)
    thread = []
    for step in range(turns):
        taper = min(1.0, (turns - step) / 8)
        thread.append(((0.0024 if step % 2 else 0.0016) * taper, 0.0034 + 0.0008 * step))
    return [*head, *thread, (0.0, 0.0034 + 0.0008 * turns)]


def _parts(prints: Path) -> None:
    """What was found: two bent screws, a broken plug, a bracket, on the floor."""
    sets.room("#e2ded5", lambda: paint.floorboards("#a58560", "#d4b48c"), depth=1.4, watts=75)
    for x, y, turn in ((-0.075, 0.012, 24), (-0.052, -0.03, -38), (0.012, -0.048, 8), (0.058, 0.038, 70)):
        shapes.lathe(_screw_profile(0.032 if turn > 0 else 0.04), (x, y, 0.0044), _zinc(), 48, (0, 88, turn))
    plug = paint.plain("#d8d2c2", 0.5)
    shapes.lathe(_plug_profile(), (0.045, -0.018, 0.0052), plug, 32, (0, 88, 152))
    shapes.lathe(_plug_profile()[:14], (0.082, -0.052, 0.005), plug, 32, (0, 86, 40))
    shapes.lathe(_plug_profile()[12:], (0.072, -0.022, 0.0), plug, 32, (0, 82, -20))
    _bracket()
    shapes.crumbs((0.02, 0.0, 0.0), 0.13, 46, (0.0008, 0.004), paint.plain("#dcdedb", 0.9), 9)


def _bracket() -> None:
    """An angle bracket standing on one leg, its corner towards the phone."""
    steel = paint.rough_up(paint.plain("#b9bdc0", 0.3, Metallic=1.0), 60, 0.06)
    dark = paint.plain("#1c1c1d", 0.8)
    holder = bpy.data.objects.new("bracket", None)
    bpy.context.collection.objects.link(holder)
    parts = [
        shapes.box((0.030, 0.052, 0.002), (0, -0.026, 0.0012), steel, 0.0007),
        shapes.box((0.030, 0.002, 0.052), (0, 0.0, 0.0262), steel, 0.0007),
    ]
    for reach in (0.014, 0.038):
        parts.append(shapes.cylinder(0.003, 0.0006, (0, -reach, 0.0019), dark, 0.0002))
        parts.append(shapes.cylinder(0.003, 0.0006, (0, -0.0009, reach), dark, 0.0002, (90, 0, 0)))
    for part in parts:
        part.parent = holder
    shapes.put(holder, (-0.012, 0.058, 0), (0, 0, 24))

"""Shapes: boxes, turned bodies, cords, sheets, cushions, water."""

import math
import random
from collections.abc import Callable, Sequence
from typing import Any

from demo_scenes.shot import Point
from demo_scenes.stage import bpy, mathutils

Outline = Sequence[tuple[float, float]]


def _add(
    name: str, vertices: Sequence[Point], faces: Sequence[Sequence[int]], material: Any, smooth: bool = True
) -> Any:
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata([tuple(v) for v in vertices], [], [tuple(f) for f in faces])
    mesh.validate()
    if smooth:
        mesh.shade_smooth()
        mesh.set_sharp_from_angle(angle=math.radians(40))
    mesh.materials.append(material)
    thing = bpy.data.objects.new(name, mesh)
    bpy.context.collection.objects.link(thing)
    return thing


def put(thing: Any, at: Point, turn: Point = (0, 0, 0)) -> Any:
    """Place `thing` at `at`, turned by degrees about x, y, z."""
    thing.location = at
    thing.rotation_euler = [math.radians(a) for a in turn]
    return thing


def box(size: Point, at: Point, material: Any, bevel: float = 0.003, turn: Point = (0, 0, 0)) -> Any:
    """A box with rounded edges, its centre at `at`."""
    x, y, z = (s / 2 for s in size)
    corners = [(sx * x, sy * y, sz * z) for sx in (-1, 1) for sy in (-1, 1) for sz in (-1, 1)]
    faces = [(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)]
    thing = _add("box", corners, faces, material, smooth=False)
    thing.data.shade_smooth()
    return put(rounded(thing, bevel, 4), at, turn)


def rounded(thing: Any, bevel: float, segments: int = 3) -> Any:
    """Round the edges of `thing` by `bevel` metres."""
    if bevel > 0:
        modifier = thing.modifiers.new("bevel", "BEVEL")
        modifier.width, modifier.segments, modifier.harden_normals = bevel, segments, True
        modifier.limit_method, modifier.angle_limit = "ANGLE", math.radians(40)
    return thing


def prism(
    outline: Outline, thickness: float, at: Point, material: Any, bevel: float = 0.0, turn: Point = (0, 0, 0)
) -> Any:
    """The outline in x, y, raised by `thickness` along z."""
    count = len(outline)
    vertices: list[Point] = [(x, y, 0.0) for x, y in outline] + [(x, y, thickness) for x, y in outline]
    faces: list[Sequence[int]] = [tuple(reversed(range(count))), tuple(range(count, 2 * count))]
    faces += [(i, (i + 1) % count, count + (i + 1) % count, count + i) for i in range(count)]
    thing = _add("prism", vertices, faces, material, smooth=False)
    thing.data.shade_smooth()
    thing.data.set_sharp_from_angle(angle=math.radians(30))
    return put(rounded(thing, bevel), at, turn)


def lathe(
    profile: Outline, at: Point, material: Any, steps: int = 96, turn: Point = (0, 0, 0), squash: float = 1.0
) -> Any:
    """Turn the profile of (radius, height) about z; `squash` flattens it along y."""
    vertices: list[Point] = []
    for radius, height in profile:
        for step in range(steps):
            angle = 2 * math.pi * step / steps
            vertices.append((radius * math.cos(angle), radius * math.sin(angle) * squash, height))
    faces: list[Sequence[int]] = []
    for ring in range(len(profile) - 1):
        for step in range(steps):
            a, b = ring * steps + step, ring * steps + (step + 1) % steps
            faces.append((a, b, b + steps, a + steps))
    return put(_add("lathe", vertices, faces, material), at, turn)


def cylinder(
    radius: float, height: float, at: Point, material: Any, edge: float = 0.002, turn: Point = (0, 0, 0)
) -> Any:
    """A cylinder with rounded rims, standing on `at`."""
    arc = [(math.cos(a), math.sin(a)) for a in (math.pi / 2 * i / 4 for i in range(5))]
    profile = [(0.0, 0.0)] + [(radius - edge + edge * s, edge - edge * c) for c, s in arc]
    profile += [(radius - edge + edge * c, height - edge + edge * s) for c, s in arc] + [(0.0, height)]
    return lathe(profile, at, material, turn=turn)


def ball(radius: float, at: Point, material: Any, squash: Point = (1, 1, 1), turn: Point = (0, 0, 0)) -> Any:
    """A ball, or an ellipsoid by `squash`."""
    profile = [(radius * math.sin(math.pi * i / 24), -radius * math.cos(math.pi * i / 24)) for i in range(25)]
    thing = put(lathe(profile, at, material, steps=40), at, turn)
    thing.scale = squash
    return thing


def tube(points: Sequence[Point], radius: float, material: Any, flat: float = 1.0) -> Any:
    """A cord or pipe through `points`; smooth, round unless `flat` is not 1."""
    curve = bpy.data.curves.new("tube", "CURVE")
    curve.dimensions, curve.bevel_depth, curve.bevel_resolution, curve.use_fill_caps = "3D", radius, 6, True
    spline = curve.splines.new("NURBS")
    spline.points.add(len(points) - 1)
    for point, place in zip(spline.points, points, strict=True):
        point.co = (*place, 1.0)
    spline.use_endpoint_u, spline.order_u, spline.resolution_u = True, min(4, len(points)), 16
    thing = bpy.data.objects.new("tube", curve)
    thing.data.materials.append(material)
    thing.scale = (1, flat, 1)
    bpy.context.collection.objects.link(thing)
    return thing


def surface(columns: int, rows: int, place: Callable[[float, float], Point], material: Any) -> Any:
    """A grid of points `place(u, v)`, u and v from 0 to 1, with UV coordinates."""
    vertices = [place(i / columns, j / rows) for j in range(rows + 1) for i in range(columns + 1)]
    faces = []
    for j in range(rows):
        for i in range(columns):
            a = j * (columns + 1) + i
            faces.append((a, a + 1, a + columns + 2, a + columns + 1))
    thing = _add("surface", vertices, faces, material)
    layer = thing.data.uv_layers.new(name="uv")
    for loop in thing.data.loops:
        row, column = divmod(loop.vertex_index, columns + 1)
        layer.data[loop.index].uv = (column / columns, row / rows)
    return thing


def sheet(
    width: float, height: float, at: Point, material: Any, turn: Point = (0, 0, 0), curl: float = 0.004
) -> Any:
    """A sheet of paper lying face up, its centre at `at`, not quite flat."""

    def place(u: float, v: float) -> Point:
        lift = curl * (abs(u - 0.5) * 2) ** 3 * (0.4 + 0.6 * v) + curl * 0.3 * math.sin(5 * u + 3 * v) ** 2
        return ((u - 0.5) * width, (v - 0.5) * height, 0.0006 + lift)

    return put(surface(40, 40, place, material), at, turn)


def wrapped(
    radius: float, height: float, arc: float, at: Point, material: Any, turn: Point = (0, 0, 0)
) -> Any:
    """A label on a cylinder: `arc` degrees wide, centred on the side towards -y."""

    def place(u: float, v: float) -> Point:
        angle = math.radians(-90 + (u - 0.5) * arc)
        return (radius * math.cos(angle), radius * math.sin(angle), (v - 0.5) * height)

    return put(surface(48, 8, place, material), at, turn)


def cushion(
    size: Point, at: Point, material: Any, puff: float = 0.03, turn: Point = (0, 0, 0), seed: int = 1
) -> Any:
    """A stuffed box: faces bulge, edges are round, the cover is a little uneven."""
    bpy.ops.mesh.primitive_cube_add(size=1.0)
    thing = bpy.context.object
    for _ in range(4):
        bpy.ops.object.mode_set(mode="EDIT")
        bpy.ops.mesh.subdivide()
        bpy.ops.object.mode_set(mode="OBJECT")
    for vertex in thing.data.vertices:
        vertex.co = _stuffed(vertex.co, size, puff, seed)
    thing.data.shade_smooth()
    thing.data.materials.append(material)
    modifier = thing.modifiers.new("soft", "SUBSURF")
    modifier.render_levels = modifier.levels = 2
    return put(thing, at, turn)


def _stuffed(corner: Any, size: Point, puff: float, seed: int) -> Any:
    unit = [2 * c for c in corner]
    radius = min(size) * 0.22
    inner = mathutils.Vector(
        [max(-s / 2 + radius, min(s / 2 - radius, u * s / 2)) for u, s in zip(unit, size, strict=True)]
    )
    offset = mathutils.Vector([u * s / 2 for u, s in zip(unit, size, strict=True)]) - inner
    at = inner + (offset.normalized() * radius if offset.length > 1e-9 else offset)
    shape = [1 - u * u for u in unit]
    for axis in range(3):
        others = [shape[i] for i in range(3) if i != axis]
        at[axis] += math.copysign(puff, unit[axis]) * others[0] * others[1] * (abs(unit[axis]) > 0.99)
    wobble = mathutils.noise.noise(mathutils.Vector(corner) * 3.1 + mathutils.Vector((seed, 0, 0)))
    return at * (1 + 0.012 * wobble)


def puddle(spots: Sequence[tuple[float, float, float]], z: float, material: Any, depth: float = 0.18) -> Any:
    """Water on a flat top: `spots` of (x, y, radius) flowing into each other."""
    data = bpy.data.metaballs.new("puddle")
    data.resolution = data.render_resolution = 0.0025 if max(s[2] for s in spots) < 0.05 else 0.008
    data.threshold = 0.3
    for x, y, radius in spots:
        element = data.elements.new()
        element.co, element.radius = (x, y, 0.0), radius * 1.5
    thing = bpy.data.objects.new("puddle", data)
    thing.scale = (1, 1, depth)
    thing.location = (0, 0, z)
    data.materials.append(material)
    bpy.context.collection.objects.link(thing)
    return thing


def crumbs(
    centre: Point, spread: float, count: int, sizes: tuple[float, float], material: Any, seed: int = 3
) -> None:
    """Broken bits lying around `centre`, more of them near it."""
    chance = random.Random(seed)
    for _ in range(count):
        angle, reach = chance.uniform(0, 2 * math.pi), spread * chance.random() ** 1.6
        size = chance.uniform(*sizes) * (0.4 + 0.6 * chance.random())
        outline = [
            (size * chance.uniform(0.5, 1.1) * math.cos(a), size * chance.uniform(0.5, 1.1) * math.sin(a))
            for a in (2 * math.pi * i / 7 for i in range(7))
        ]
        at = (centre[0] + reach * math.cos(angle), centre[1] + reach * math.sin(angle), centre[2])
        turn = (chance.uniform(-15, 15), chance.uniform(-15, 15), chance.uniform(0, 360))
        prism(outline, size * chance.uniform(0.3, 0.8), at, material, turn=turn)

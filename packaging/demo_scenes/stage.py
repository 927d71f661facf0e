"""The studio: an empty stage, lights, the phone's camera, and the render."""

import importlib
import math
from pathlib import Path
from typing import Any

from demo_scenes.shot import Point, Shot

bpy: Any = importlib.import_module("bpy")
mathutils: Any = importlib.import_module("mathutils")


def clear(ambient: str = "#dfe6ea", strength: float = 0.35) -> None:
    """Empty the stage and light it softly from everywhere in colour `ambient`."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    world = bpy.data.worlds.new("world")
    bpy.context.scene.world = world
    world.use_nodes = True
    background = world.node_tree.nodes["Background"]
    background.inputs["Color"].default_value = rgba(ambient)
    background.inputs["Strength"].default_value = strength


def rgba(colour: str) -> tuple[float, float, float, float]:
    """``#rrggbb`` as linear light, the renderer's own form."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return (linear[0], linear[1], linear[2], 1.0)


def lamp(at: Point, target: Point, size: float, watts: float, colour: str = "#ffffff") -> None:
    """A square soft light of `size` metres at `at`, shining at `target`."""
    data = bpy.data.lights.new("lamp", "AREA")
    data.energy = watts
    data.size = size
    data.color = rgba(colour)[:3]
    thing = bpy.data.objects.new("lamp", data)
    thing.location = at
    thing.rotation_euler = _towards(at, target)
    bpy.context.collection.objects.link(thing)


def _towards(at: Point, target: Point, roll: float = 0.0) -> Any:
    direction = mathutils.Vector(target) - mathutils.Vector(at)
    turn = direction.to_track_quat("-Z", "Y").to_matrix() @ mathutils.Matrix.Rotation(
        math.radians(roll), 3, "Z"
    )
    return turn.to_euler()


def hold_camera(shot: Shot) -> None:
    """Point the phone as `shot` says, focused on its focus point or its target."""
    data = bpy.data.cameras.new(shot.name)
    data.lens = shot.lens
    data.sensor_width = 36.0
    data.clip_start = 0.005
    data.dof.use_dof = True
    data.dof.aperture_fstop = shot.f_stop
    data.dof.focus_distance = math.dist(shot.at, shot.focus or shot.target)
    thing = bpy.data.objects.new(shot.name, data)
    thing.location = shot.at
    thing.rotation_euler = _towards(shot.at, shot.target, shot.roll)
    bpy.context.collection.objects.link(thing)
    bpy.context.scene.camera = thing


def expose(shot: Shot, path: Path, width: int, height: int, samples: int) -> None:
    """Render `shot` into the PNG file `path`; the same scene gives the same picture."""
    hold_camera(shot)
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    cycles = scene.cycles
    cycles.samples, cycles.seed = samples, 7
    cycles.use_adaptive_sampling, cycles.adaptive_threshold = True, 0.05
    cycles.use_denoising, cycles.denoiser = True, "OPENIMAGEDENOISE"
    cycles.max_bounces, cycles.diffuse_bounces, cycles.glossy_bounces = 8, 3, 4
    cycles.sample_clamp_indirect = 6.0
    scene.render.resolution_x, scene.render.resolution_y = width, height
    scene.render.image_settings.file_format = "PNG"
    scene.view_settings.view_transform = "AgX"
    # Papers and labels need the contrast of a document, not of a photograph.
    scene.view_settings.look = "AgX - Very High Contrast" if shot.fine else "AgX - Medium High Contrast"
    scene.view_settings.exposure = shot.exposure + 0.45
    scene.render.filepath = str(path)
    bpy.ops.render.render(write_still=True)

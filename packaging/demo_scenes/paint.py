"""Surfaces: wood, plastic, steel, cloth, cardboard, stone, plaster, water, print."""

from pathlib import Path
from typing import Any

from demo_scenes.stage import bpy, rgba

Triple = tuple[float, float, float]


def plain(colour: str, rough: float = 0.5, **settings: float) -> Any:
    """One colour; `settings` are inputs of the principled shader, ``Coat_Weight=0.3``."""
    material = bpy.data.materials.new("paint")
    material.use_nodes = True
    shader = _shader(material)
    shader.inputs["Base Color"].default_value = rgba(colour)
    shader.inputs["Roughness"].default_value = rough
    for key, value in settings.items():
        shader.inputs[key.replace("_", " ")].default_value = value
    return material


def glowing(colour: str, strength: float) -> Any:
    """A surface that shines by itself: lamps, displays."""
    material = plain(colour, Emission_Strength=strength)
    _shader(material).inputs["Emission Color"].default_value = rgba(colour)
    return material


def water() -> Any:
    """Clear water, lit through."""
    return plain("#f4fafc", 0.02, Transmission_Weight=1.0, IOR=1.33)


def tinted_water() -> Any:
    """Water that lies on tiles and has taken their dust with it."""
    return plain("#8fa6ad", 0.02, Transmission_Weight=0.85, IOR=1.33)


def rough_up(
    material: Any, scale: float, strength: float, stretch: Triple = (1, 1, 1), distance: float = 0.01
) -> Any:
    """Give `material` an uneven surface: noise of `scale`, stretched along the axes."""
    noise = _noise(material, scale, 6.0, stretch)
    return _bump(material, noise.outputs["Fac"], strength, distance)


def brushed_steel() -> Any:
    """Steel with fine lines around the axis."""
    return rough_up(plain("#c9cccd", 0.24, Metallic=1.0), 30.0, 0.05, (1, 1, 40), 0.002)


def wood(dark: str, light: str, scale: float = 1.0, rough: float = 0.4, along: str = "x") -> Any:
    """Wood with the grain along `along`."""
    material = plain(light, rough, Coat_Weight=0.12, Coat_Roughness=0.25)
    flat, fine = {
        "x": ((1, 9, 9), (2, 60, 60)),
        "y": ((9, 1, 9), (60, 2, 60)),
        "z": ((9, 9, 1), (60, 60, 2)),
    }[along]
    grain = _noise(material, 1.6 * scale, 8.0, flat, 1.6)
    fibre = _noise(material, 3.0 * scale, 4.0, fine, 0.4)
    mixed = _math(
        material, "ADD", grain.outputs["Fac"], _math(material, "MULTIPLY", fibre.outputs["Fac"], 0.35)
    )
    _ramp(material, mixed, [(0.42, dark), (0.62, light), (0.86, dark)])
    return _bump(material, fibre.outputs["Fac"], 0.08, 0.002)


def floorboards(dark: str, light: str) -> Any:
    """Boards laid along x, each with its own shade."""
    material = plain(light, 0.35)
    tree = material.node_tree
    brick = tree.nodes.new("ShaderNodeTexBrick")
    for key, value in (("Scale", 1.0), ("Brick Width", 1.2), ("Row Height", 0.14), ("Mortar Size", 0.002)):
        brick.inputs[key].default_value = value
    brick.inputs["Color1"].default_value, brick.inputs["Color2"].default_value = (
        rgba("#606060"),
        rgba("#b0b0b0"),
    )
    brick.inputs["Mortar"].default_value = rgba("#101010")
    tree.links.new(_place(material, (1, 1, 1)), brick.inputs["Vector"])
    grain = _noise(material, 2.0, 8.0, (1.5, 16, 1), 1.2)
    mixed = _math(
        material, "ADD", grain.outputs["Fac"], _math(material, "MULTIPLY", brick.outputs["Color"], 0.5)
    )
    _ramp(material, mixed, [(0.45, dark), (0.95, light)])
    return _bump(material, brick.outputs["Color"], 0.15, 0.004)


def tiles(colour: str, joint: str, size: float) -> Any:
    """Square glazed tiles of `size` metres."""
    material = plain(colour, 0.15)
    tree = material.node_tree
    brick = tree.nodes.new("ShaderNodeTexBrick")
    brick.offset = 0.0
    for key, value in (("Scale", 1.0), ("Brick Width", size), ("Row Height", size), ("Mortar Size", 0.004)):
        brick.inputs[key].default_value = value
    brick.inputs["Color1"].default_value = brick.inputs["Color2"].default_value = rgba(colour)
    brick.inputs["Mortar"].default_value = rgba(joint)
    tree.links.new(_place(material, (1, 1, 1)), brick.inputs["Vector"])
    tree.links.new(brick.outputs["Color"], _shader(material).inputs["Base Color"])
    return _bump(material, brick.outputs["Fac"], -0.4, 0.004)


def cloth(colour: str, shade: str, threads: float = 260.0) -> Any:
    """Woven cloth with `threads` per metre."""
    material = plain(colour, 0.9, Sheen_Weight=0.25)
    patches = _noise(material, 120.0, 3.0, (1, 1, 1))
    _ramp(material, patches.outputs["Fac"], [(0.35, shade), (0.65, colour)])
    weave = _math(material, "MULTIPLY", _wave(material, threads, "X"), _wave(material, threads, "Y"))
    height = _math(material, "ADD", weave, _math(material, "MULTIPLY", patches.outputs["Fac"], 0.6))
    return _bump(material, height, 0.55, 0.002)


def cardboard(colour: str = "#b58a5a") -> Any:
    """Brown corrugated board."""
    material = plain(colour, 0.85)
    spots = _noise(material, 90.0, 6.0, (1, 1, 6))
    _ramp(material, spots.outputs["Fac"], [(0.3, "#a0774a"), (0.7, colour)])
    return _bump(material, _wave(material, 70.0, "Z"), 0.08, 0.002)


def chips(colours: list[str], scale: float) -> Any:
    """Pressed chips of the given colours: the inside of a board."""
    material = plain(colours[0], 0.95)
    node = material.node_tree.nodes.new("ShaderNodeTexVoronoi")
    node.inputs["Scale"].default_value = scale
    links = material.node_tree.links
    links.new(_place(material, (0.45, 1, 1.3)), node.inputs["Vector"])
    grey = material.node_tree.nodes.new("ShaderNodeRGBToBW")
    links.new(node.outputs["Color"], grey.inputs["Color"])
    step = 1 / len(colours)
    _ramp(
        material, grey.outputs["Val"], [(0.15 + 0.7 * step * i, colour) for i, colour in enumerate(colours)]
    )
    return _bump(material, grey.outputs["Val"], 0.8, 0.002)


def marble(ground: str, vein: str, scale: float = 2.0) -> Any:
    """Polished stone with veins."""
    material = plain(ground, 0.12, Coat_Weight=0.4, Coat_Roughness=0.05)
    bent = _noise(material, scale, 10.0, (1, 1.8, 1), 2.4)
    _ramp(
        material,
        bent.outputs["Fac"],
        [(0.40, ground), (0.485, vein), (0.51, ground), (0.60, ground), (0.66, vein), (0.69, ground)],
    )
    return material


def plaster(colour: str, strength: float = 0.12) -> Any:
    """A painted wall."""
    return rough_up(plain(colour, 0.85), 160.0, strength, (1, 1, 1), 0.002)


def mortar() -> Any:
    """What is under the paint: grey, sandy."""
    material = plain("#8d8a84", 0.95)
    sand = _noise(material, 220.0, 8.0, (1, 1, 1))
    _ramp(material, sand.outputs["Fac"], [(0.3, "#6f6a63"), (0.55, "#99948b"), (0.75, "#bdb8ae")])
    return _bump(material, sand.outputs["Fac"], 0.9, 0.004)


def printed(picture: Path, rough: float = 0.6, glow: float = 0.0) -> Any:
    """A surface printed with the picture file, laid by its UV coordinates."""
    material = plain("#ffffff", rough, Emission_Strength=glow)
    node = material.node_tree.nodes.new("ShaderNodeTexImage")
    node.image = bpy.data.images.load(str(picture))
    node.interpolation = "Cubic"
    links = material.node_tree.links
    links.new(node.outputs["Color"], _shader(material).inputs["Base Color"])
    if node.image.channels == 4:
        links.new(node.outputs["Alpha"], _shader(material).inputs["Alpha"])
    if glow:
        links.new(node.outputs["Color"], _shader(material).inputs["Emission Color"])
    return material


def _shader(material: Any) -> Any:
    return material.node_tree.nodes["Principled BSDF"]


def _place(material: Any, stretch: Triple) -> Any:
    nodes, links = material.node_tree.nodes, material.node_tree.links
    source, mapping = nodes.new("ShaderNodeTexCoord"), nodes.new("ShaderNodeMapping")
    mapping.inputs["Scale"].default_value = stretch
    links.new(source.outputs["Object"], mapping.inputs["Vector"])
    return mapping.outputs["Vector"]


def _noise(material: Any, scale: float, detail: float, stretch: Triple, distortion: float = 0.0) -> Any:
    node = material.node_tree.nodes.new("ShaderNodeTexNoise")
    for key, value in (("Scale", scale), ("Detail", detail), ("Distortion", distortion)):
        node.inputs[key].default_value = value
    material.node_tree.links.new(_place(material, stretch), node.inputs["Vector"])
    return node


def _wave(material: Any, per_metre: float, axis: str) -> Any:
    node = material.node_tree.nodes.new("ShaderNodeTexWave")
    node.bands_direction = axis
    # The wave node makes about 20/(2π) bands per unit of scale.
    node.inputs["Scale"].default_value = per_metre / 3.18
    material.node_tree.links.new(_place(material, (1, 1, 1)), node.inputs["Vector"])
    return node.outputs["Fac"]


def _math(material: Any, operation: str, left: Any, right: Any) -> Any:
    node = material.node_tree.nodes.new("ShaderNodeMath")
    node.operation = operation
    for socket, value in zip(node.inputs, (left, right), strict=False):
        if isinstance(value, float):
            socket.default_value = value
        else:
            material.node_tree.links.new(value, socket)
    return node.outputs[0]


def _ramp(material: Any, factor: Any, stops: list[tuple[float, str]]) -> None:
    node = material.node_tree.nodes.new("ShaderNodeValToRGB")
    elements = node.color_ramp.elements
    while len(elements) < len(stops):
        elements.new(1.0)
    for element, (position, colour) in zip(elements, stops, strict=True):
        element.position, element.color = position, rgba(colour)
    material.node_tree.links.new(factor, node.inputs["Fac"])
    material.node_tree.links.new(node.outputs["Color"], _shader(material).inputs["Base Color"])


def _bump(material: Any, height: Any, strength: float, distance: float) -> Any:
    node = material.node_tree.nodes.new("ShaderNodeBump")
    node.inputs["Strength"].default_value = abs(strength)
    node.inputs["Distance"].default_value = distance
    node.invert = strength < 0
    material.node_tree.links.new(height, node.inputs["Height"])
    material.node_tree.links.new(node.outputs["Normal"], _shader(material).inputs["Normal"])
    return material

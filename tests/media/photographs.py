"""Photographs of printed pages as phones and scanners make them, simulated: the same number, the same picture.

A page lies turned on a desk, seen at an angle, in bad light, folded here and there, out of focus and shaken,
full of noise, saved as a small JPEG.
"""

from __future__ import annotations

import io
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw, ImageFilter

Point = tuple[float, float]


@dataclass(frozen=True)
class Shot:
    """How a page is photographed. Angles in degrees, `megapixels` of the whole picture, `blur` and `shake`
    (how far the hand moved) in parts of a thousand of its longer side, `light` the share of light that is
    left, `shadow` how much of it an edge of shadow takes, `noise` the spread of grey levels, `fold` how much
    darker a folded part is, `fills` how much of the picture's height or width the page takes.
    """

    megapixels: float = 12.0
    turn: float = 0.0
    tilt: float = 0.0
    towards: float = 0.0
    light: float = 1.0
    shadow: float = 0.0
    blur: float = 0.0
    noise: float = 0.0
    fold: float = 0.0
    quality: int = 85
    fills: float = 0.86
    shake: float = 0.0


def shot_of(number: int, sizes: Sequence[float] = (12.0,)) -> Shot:
    """The photograph with that number: every one different, the same each time."""
    chance = random.Random(number)
    return Shot(
        megapixels=sizes[number % len(sizes)],
        turn=chance.uniform(0, 360),
        tilt=chance.uniform(0, 25),
        towards=chance.uniform(0, 360),
        light=chance.uniform(0.35, 1.0),
        shadow=chance.choice((0.0, 0.3, 0.55)),
        blur=chance.uniform(0.0, 0.45),
        noise=chance.uniform(0, 14),
        fold=chance.choice((0.0, 0.0, 0.12, 0.25)),
        quality=chance.choice((60, 60, 75, 90)),
        fills=chance.uniform(0.6, 0.95),
        shake=chance.choice((0.0, 0.4, 0.8)),
    )


def photograph(page: Image.Image, shot: Shot, seed: int = 0) -> bytes:
    """`page`, a picture in grey of at least 200 dots to the inch, photographed; a JPEG."""
    size = _frame(shot.megapixels)
    corners = _corners(page.size, size, shot)
    sheet = _folded(page, shot.fold) if shot.fold else page
    coefficients = _back(corners, page.size)
    supersampled = _reduced(sheet, corners)
    scale = (supersampled.width / page.width, supersampled.height / page.height)
    coefficients = _scaled(coefficients, scale)
    picture = supersampled.transform(
        size, Image.Transform.PERSPECTIVE, coefficients, Image.Resampling.BICUBIC, fillcolor=0
    )
    outline = Image.new("L", size, 0)
    ImageDraw.Draw(outline).polygon(corners, fill=255)
    picture = Image.composite(picture, Image.new("L", size, 96), outline)
    picture = _lit(picture, shot)
    if shot.blur:
        picture = picture.filter(ImageFilter.GaussianBlur(shot.blur * max(size) / 1000))
    if shot.shake:
        picture = _shaken(picture, shot.shake * max(size) / 1000, shot.towards)
    if shot.noise:
        picture = _noisy(picture, shot.noise, seed)
    out = io.BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=shot.quality)
    return out.getvalue()


def _frame(megapixels: float) -> tuple[int, int]:
    """Four to three, as phones have it."""
    height = math.sqrt(megapixels * 1e6 * 3 / 4)
    return round(height * 4 / 3), round(height)


def _corners(page: tuple[int, int], frame: tuple[int, int], shot: Shot) -> list[Point]:
    """Where the corners of the page come to lie: turned, tilted away, made to fill the frame."""
    width, height = page
    turn, towards, tilt = (math.radians(angle) for angle in (shot.turn, shot.towards, shot.tilt))
    distance = 1.6 * max(page)
    seen = []
    for x, y in (
        (-width / 2, -height / 2),
        (width / 2, -height / 2),
        (width / 2, height / 2),
        (-width / 2, height / 2),
    ):
        lying = turn - towards
        along = x * math.cos(lying) - y * math.sin(lying)
        across = x * math.sin(lying) + y * math.cos(lying)
        depth = distance / (distance + along * math.sin(tilt))
        along, across = along * math.cos(tilt) * depth, across * depth
        seen.append(
            (
                along * math.cos(towards) - across * math.sin(towards),
                along * math.sin(towards) + across * math.cos(towards),
            )
        )
    left, right = min(x for x, _ in seen), max(x for x, _ in seen)
    top, bottom = min(y for _, y in seen), max(y for _, y in seen)
    scale = shot.fills * min(frame[0] / (right - left), frame[1] / (bottom - top))
    middle = ((left + right) / 2, (top + bottom) / 2)
    return [((x - middle[0]) * scale + frame[0] / 2, (y - middle[1]) * scale + frame[1] / 2) for x, y in seen]


def _reduced(page: Image.Image, corners: Sequence[Point]) -> Image.Image:
    """The page about as large as it will be seen: else thin bars fall between the pixels."""
    edges = [math.dist(corners[i], corners[(i + 1) % 4]) for i in range(4)]
    share = max(edges[0] / page.width, edges[1] / page.height, edges[2] / page.width, edges[3] / page.height)
    if share >= 1:
        return page
    size = (max(1, round(page.width * share)), max(1, round(page.height * share)))
    return page.resize(size, Image.Resampling.LANCZOS)


def _scaled(coefficients: Sequence[float], scale: Point) -> list[float]:
    a, b, c, d, e, f, g, h = coefficients
    return [a * scale[0], b * scale[0], c * scale[0], d * scale[1], e * scale[1], f * scale[1], g, h]


def _back(corners: Sequence[Point], page: tuple[int, int]) -> list[float]:
    """The eight numbers by which Pillow finds for each dot of the picture its place on the page."""
    targets = ((0, 0), (page[0], 0), (page[0], page[1]), (0, page[1]))
    rows = []
    for (x, y), (u, v) in zip(corners, targets, strict=True):
        rows.append([x, y, 1.0, 0.0, 0.0, 0.0, -u * x, -u * y, float(u)])
        rows.append([0.0, 0.0, 0.0, x, y, 1.0, -v * x, -v * y, float(v)])
    return _solved(rows)


def _solved(rows: list[list[float]]) -> list[float]:
    """Gauss and Jordan, with the largest pivot; each row carries its right side at the end."""
    size = len(rows)
    for column in range(size):
        best = max(range(column, size), key=lambda row: abs(rows[row][column]))
        rows[column], rows[best] = rows[best], rows[column]
        pivot = rows[column][column]
        rows[column] = [value / pivot for value in rows[column]]
        for row in range(size):
            if row != column and rows[row][column]:
                factor = rows[row][column]
                rows[row] = [a - factor * b for a, b in zip(rows[row], rows[column], strict=True)]
    return [row[-1] for row in rows]


def _folded(page: Image.Image, dark: float) -> Image.Image:
    """Folded in four and opened again: parts in different light, and a crease."""
    shade = Image.new("L", page.size, 255)
    draw = ImageDraw.Draw(shade)
    half, middle = page.width // 2, page.height // 2
    draw.rectangle((half, 0, page.width, middle), fill=round(255 * (1 - dark)))
    draw.rectangle((0, middle, half, page.height), fill=round(255 * (1 - dark / 2)))
    crease = max(2, page.width // 400)
    draw.line((half, 0, half, page.height), fill=150, width=crease)
    draw.line((0, middle, page.width, middle), fill=150, width=crease)
    return ImageChops.multiply(page, shade)


def _lit(picture: Image.Image, shot: Shot) -> Image.Image:
    """Dimmer towards one corner, and an edge of shadow across: the hand that holds the phone."""
    ramp = Image.linear_gradient("L").resize(picture.size).rotate(shot.towards, fillcolor=128)
    light = ramp.point([round(255 * shot.light * (0.7 + 0.3 * level / 255)) for level in range(256)])
    if shot.shadow:
        width, height = picture.size
        shade = Image.new("L", picture.size, 255)
        edge = [(0.0, height * 0.1), (width * 0.75, 0.0), (width * 0.55, float(height)), (0.0, float(height))]
        ImageDraw.Draw(shade).polygon(edge, fill=round(255 * (1 - shot.shadow)))
        light = ImageChops.multiply(
            light, shade.resize((160, 120)).filter(ImageFilter.GaussianBlur(1.5)).resize(picture.size)
        )
    return ImageChops.multiply(picture, light)


def _shaken(picture: Image.Image, way: float, towards: float) -> Image.Image:
    """Moved that many pixels while the shutter was open: the mean of what was seen on the way."""
    across, down = way * math.cos(math.radians(towards)), way * math.sin(math.radians(towards))
    mean = picture
    for step in range(1, _STEPS):
        share = step / (_STEPS - 1)
        moved = (1, 0, across * share, 0, 1, down * share)
        seen = picture.transform(picture.size, Image.Transform.AFFINE, moved, Image.Resampling.BICUBIC)
        mean = Image.blend(mean, seen, 1 / (step + 1))
    return mean


_STEPS = 5


def _noisy(picture: Image.Image, spread: float, seed: int) -> Image.Image:
    """The grain of a sensor in the dark, of one patch moved about: quick, and the same each time."""
    chance = random.Random(seed)
    patch = Image.frombytes("L", (256, 256), _grain(spread, chance))
    grain = Image.new("L", picture.size)
    for x in range(0, picture.width, 256):
        for y in range(0, picture.height, 256):
            turned = ImageChops.offset(patch, chance.randrange(256), chance.randrange(256))
            grain.paste(turned, (x, y))
    return ImageChops.add(picture, grain, scale=1, offset=-128)


def _grain(spread: float, chance: random.Random) -> bytes:
    return bytes(max(0, min(255, round(chance.gauss(128, spread)))) for _ in range(256 * 256))

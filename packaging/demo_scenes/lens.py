"""What a phone does to a picture: lens, sensor, compression, EXIF."""

import importlib
import io
from pathlib import Path
from typing import Any

from PIL import Image, ImageFilter

from demo_scenes.shot import Shot

numpy: Any = importlib.import_module("numpy")

MOST_BYTES = 180 * 1024
_TAKEN, _OFFSET, _MAKE, _MODEL, _ORIENTATION, _EXIF = 36867, 36881, 271, 272, 274, 34665


def develop(shot: Shot, raw: Path, target: Path, size: tuple[int, int]) -> None:
    """Turn the render `raw` into the JPEG `target` of `size` as seen by a person."""
    with Image.open(raw) as opened:
        picture = opened.convert("RGB").resize(size, Image.Resampling.LANCZOS)
    picture = _bend(picture, 0.018)
    crisp = ImageFilter.UnsharpMask(1.6, 45, 2)
    picture = _shake(picture, shot.blur) if shot.blur else picture.filter(crisp)
    picture = _sense(picture, shot)
    if shot.upright:
        picture = picture.transpose(Image.Transpose.ROTATE_90)
    target.write_bytes(_compress(picture, _exif(shot)))


def _bend(picture: Image.Image, amount: float) -> Image.Image:
    """The slight barrel shape of a phone lens, drawn over a mesh of small squares."""
    width, height = picture.size
    step, mesh = 40, []

    def source(x: float, y: float) -> tuple[float, float]:
        u, v = 2 * x / width - 1, 2 * y / height - 1
        pull = 1 - amount * (1 - (u * u + v * v) / 2)
        return (u * pull + 1) * width / 2, (v * pull + 1) * height / 2

    for x in range(0, width, step):
        for y in range(0, height, step):
            square = (x, y, min(x + step, width), min(y + step, height))
            corners = [
                (square[0], square[1]),
                (square[0], square[3]),
                (square[2], square[3]),
                (square[2], square[1]),
            ]
            mesh.append((square, [c for corner in corners for c in source(*corner)]))
    return picture.transform((width, height), Image.Transform.MESH, mesh, Image.Resampling.BICUBIC)


def _shake(picture: Image.Image, pixels: float) -> Image.Image:
    """A hand that moved: soft all over, and smeared along one direction."""
    width, height = picture.size
    margin = int(pixels * 3)
    soft = picture.filter(ImageFilter.GaussianBlur(pixels)).resize((width + margin, height + margin))
    smear = soft.crop((0, 0, width, height))
    for index in range(1, 7):
        x, y = int(index * pixels / 3), int(index * pixels / 5)
        smear = Image.blend(smear, soft.crop((x, y, x + width, y + height)), 1 / (index + 1))
    return smear


def _sense(picture: Image.Image, shot: Shot) -> Image.Image:
    """Vignette, colour balance and the grain of a small sensor."""
    light = numpy.asarray(picture, dtype=numpy.float32)
    height, width = light.shape[:2]
    chance = numpy.random.default_rng(sum(shot.name.encode()))
    rows = numpy.linspace(-1, 1, height, dtype=numpy.float32)[:, None]
    columns = numpy.linspace(-1, 1, width, dtype=numpy.float32)[None, :]
    light *= (1 - 0.07 * (rows**2 + columns**2) ** 1.3)[:, :, None]
    light *= numpy.array([1 + shot.warmth, 1.0, 1 - shot.warmth], dtype=numpy.float32)
    light += chance.normal(0, shot.grain, (height, width, 1)) + chance.normal(
        0, shot.grain * 0.35, light.shape
    )
    return Image.fromarray(numpy.clip(light, 0, 255).astype(numpy.uint8))


def _exif(shot: Shot) -> bytes:
    if not shot.has_exif:
        return b""
    data = Image.Exif()
    data[_MAKE], data[_MODEL] = "Demo", "Counter phone"
    data[_ORIENTATION] = 6 if shot.upright else 1
    data.get_ifd(_EXIF).update({_TAKEN: shot.taken, _OFFSET: "+08:00"})
    return data.tobytes()


def _compress(picture: Image.Image, exif: bytes) -> bytes:
    """The best quality that stays within MOST_BYTES."""
    for quality in range(84, 45, -3):
        data = _jpeg(picture, exif, quality)
        if len(data) <= MOST_BYTES:
            return data
    return _jpeg(picture, exif, 42)


def _jpeg(picture: Image.Image, exif: bytes, quality: int) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=quality, optimize=True, progressive=True, exif=exif)
    return buffer.getvalue()

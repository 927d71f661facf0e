"""What one demo photo is: where the phone is held, and what it does to the picture."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Point = tuple[float, float, float]
"""Metres in the scene: x right, y away, z up."""


@dataclass(frozen=True)
class Shot:
    """One photo of a scene.

    `taken` is the wall time in Asia/Shanghai, ``YYYY:MM:DD HH:MM:SS`` as EXIF writes
    it. `upright` stores the picture lying on its side with EXIF orientation 6, as a
    phone held upright does. `fine` renders every pixel (for pictures with text);
    otherwise three fifths of them, each way. `blur` (pixels) and `exposure` (stops) spoil
    a picture on purpose, for the quality check.
    """

    name: str
    at: Point
    target: Point
    taken: str
    lens: float = 28.0
    f_stop: float = 4.0
    focus: Point | None = None
    roll: float = 0.0
    exposure: float = 0.0
    blur: float = 0.0
    warmth: float = 0.0
    grain: float = 2.2
    upright: bool = False
    fine: bool = False
    has_exif: bool = True
    samples: int = 16


@dataclass(frozen=True)
class Scene:
    """A set that is built once, from a folder of drawn prints, and photographed."""

    build: Callable[[Path], None]
    shots: tuple[Shot, ...]

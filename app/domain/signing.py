"""电子签名: the strokes of a hand, what was agreed before, and the seal that binds both to one document.

A drawn picture alone is no reliable electronic signature (电子签名法 13): what counts is what binds it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Final

Point = tuple[int, int, int, int]
"""x and y in ten-thousandths of the pad's width, t in milliseconds, pressure in thousandths (-1: unknown)."""

MOST_POINTS: Final = 4_000
"""Of one signature. A long name drawn slowly has some 1,500."""

FULL: Final = 10_000
"""The width of the pad."""
_LONGEST_MS: Final = 60 * 60 * 1000
_HARDEST: Final = 1_000
_TALLEST: Final = 10 * FULL


@dataclass(frozen=True)
class Drawn:
    """A signature as it was drawn. `aspect` is the pad's height in ten-thousandths of its width, `tool` what
    drew: ``pen``, ``touch`` or ``mouse``.
    """

    strokes: tuple[tuple[Point, ...], ...]
    aspect: int = 0
    tool: str = ""

    @property
    def points(self) -> int:
        """How many points there are."""
        return sum(len(stroke) for stroke in self.strokes)

    @property
    def sound(self) -> bool:
        """Whether every stroke has points, and every point may stand on a pad."""
        return 0 <= self.aspect <= _TALLEST and all(
            stroke and all(_on_pad(point) for point in stroke) for stroke in self.strokes
        )

    @property
    def sha256(self) -> str:
        """The hash of the strokes, as they are given to an outsider: see `as_bytes`."""
        return sha256(self.as_bytes()).hexdigest()

    def as_bytes(self) -> bytes:
        """The strokes as canonical JSON."""
        return canonical(asdict(self))


@dataclass(frozen=True)
class Agreement:
    """电子签名约定: what signer and shop agree on before (电子签名法 3, 13-2).

    `name` holds its version: ``e-signature.1``. `accept` is the sentence by which it is accepted.
    """

    name: str = ""
    title: str = ""
    sentences: tuple[str, ...] = ()
    accept: str = ""

    @property
    def sha256(self) -> str:
        """The hash of its words."""
        words = {"title": self.title, "sentences": list(self.sentences), "accept": self.accept}
        return sha256(canonical(words)).hexdigest()


def seal_of(parts: Mapping[str, str]) -> str:
    """The hash over everything a signature is bound to, what was sealed before among it."""
    return sha256(canonical(parts)).hexdigest()


def canonical(value: object) -> bytes:
    """The one way in which a value is written for a hash."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _on_pad(point: Point) -> bool:
    x, y, t, pressure = point
    return 0 <= x <= FULL and 0 <= y <= _TALLEST and 0 <= t <= _LONGEST_MS and -1 <= pressure <= _HARDEST

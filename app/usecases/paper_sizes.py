"""The sheet a printer is asked for: read from the pages themselves, so it is the one they were set on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_MM_PER_POINT: Final = 25.4 / 72
_NUMBER: Final = rb"\s*(-?[0-9]+(?:\.[0-9]+)?)"
_PAGE_BOX: Final = re.compile(rb"/MediaBox\s*\[" + _NUMBER * 4 + rb"\s*\]")
_NAMED: Final[Mapping[tuple[int, int], str]] = {(210, 297): "A4", (148, 210): "A5"}


def sheet_name(pdf: bytes) -> str:
    """The paper that holds every page, as a printing system calls it: ``A4``, ``Custom.241x140mm``.

    Rounded to whole millimetres; a roll is as long as the longest of its pieces: a printing system gives
    all pages of an order one size, and cuts off what does not fit. Empty, which is what the printer
    holds, when the file does not say in the clear. The paper may have been chosen for one print
    alone or changed in the settings since, so neither is asked again.
    """
    sizes = [_millimetres(box) for box in _PAGE_BOX.finditer(pdf)]
    if not sizes:
        return ""
    width, height = (max(sides) for sides in zip(*sizes, strict=True))
    if not width or not height:
        return ""
    standing = {(min(size), max(size)) for size in sizes}
    named = _NAMED.get(standing.pop()) if len(standing) == 1 else None
    return named or f"Custom.{width}x{height}mm"


def _millimetres(box: re.Match[bytes]) -> tuple[int, int]:
    left, bottom, right, top = (float(edge) * _MM_PER_POINT for edge in box.groups())
    return round(abs(right - left)), round(abs(top - bottom))

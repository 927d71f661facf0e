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
    """The paper of the first page as a printing system calls it: ``A4``, ``Custom.241x140mm``.

    Rounded to whole millimetres; a roll is as long as its text. Empty, which is what the printer
    holds, when the file does not say in the clear. The paper may have been chosen for one print
    alone or changed in the settings since, so neither is asked again.
    """
    box = _PAGE_BOX.search(pdf)
    if box is None:
        return ""
    left, bottom, right, top = (float(edge) * _MM_PER_POINT for edge in box.groups())
    width, height = round(abs(right - left)), round(abs(top - bottom))
    if not width or not height:
        return ""
    standing = (min(width, height), max(width, height))
    return _NAMED.get(standing) or f"Custom.{width}x{height}mm"

"""Plain lines in the printer's own letters: GB 18030, where a test page showed that they are right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.usecases.direct_printers import TRIAL_WORDS
from app.usecases.page_bits import PageBits, TextRun

CHINESE: Final = b"\x1c&"
"""From here on two bytes are one Chinese letter."""
_PLACE: Final = b"\x1b$"
_LEADING: Final = b"\x1b3"
LETTER: Final = 24
"""Dots across and down of a Chinese letter; Latin ones are half as wide."""
_TALLEST: Final = 30
"""Boxes taller than this hold larger type, which stays a picture."""


@dataclass(frozen=True)
class WrittenLine:
    """Rows `top` to `bottom` (not included) of a page, as the bytes that write them."""

    top: int
    bottom: int
    data: bytes


def written_lines(page: PageBits, dots: int) -> list[WrittenLine]:
    """The lines of a page that can be written instead of drawn, from the top."""
    beside = (page.width - dots) // 2
    lines = (_written(page, group, beside, dots) for group in _groups(page.runs))
    return [line for line in lines if line is not None]


def trial_line() -> bytes:
    """A line of Chinese to be looked at."""
    return CHINESE + _LEADING + bytes([40]) + TRIAL_WORDS.encode("gb18030") + b"\n"


def _groups(runs: Sequence[TextRun]) -> list[list[TextRun]]:
    """Runs whose rows overlap, together."""
    groups: list[list[TextRun]] = []
    end = -1
    for run in sorted((run for run in runs if run.text.strip()), key=lambda run: run.top):
        if run.top < end:
            groups[-1].append(run)
        else:
            groups.append([run])
        end = max(end, run.bottom)
    return groups


def _written(page: PageBits, group: list[TextRun], beside: int, dots: int) -> WrittenLine | None:
    top, bottom = min(run.top for run in group) - 1, max(run.bottom for run in group) + 1
    bottom = max(bottom, top + LETTER)
    fits = top >= 0 and bottom <= page.height and bottom - top <= _TALLEST + 2
    if not fits or any(page.pictured[top:bottom]) or _inked_by_others(page, group, top, bottom):
        return None
    parts, end = [], 0
    for run in sorted(group, key=lambda run: run.left):
        text = run.text.strip()
        code = _code(text)
        left = run.left - beside
        if code is None or left < end or left + len(code) * LETTER // 2 > dots:
            return None
        end = left + len(code) * LETTER // 2
        parts.append(_PLACE + left.to_bytes(2, "little") + code)
    return WrittenLine(top, bottom, _LEADING + bytes([bottom - top]) + b"".join(parts) + b"\n")


def _inked_by_others(page: PageBits, group: list[TextRun], top: int, bottom: int) -> bool:
    """Whether a line above or below reaches into these rows."""
    return any(run not in group and run.top < bottom and run.bottom > top for run in page.runs)


def _code(text: str) -> bytes | None:
    """The bytes of a text; None where a letter is none that these printers have."""
    parts = [letter.encode("gb18030") for letter in text]
    plain = all(letter.isprintable() for letter in text) and all(len(part) <= 2 for part in parts)
    return b"".join(parts) if plain else None

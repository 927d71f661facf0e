"""What a printer answers about itself: questions, and the meaning of the bytes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PRINTER, OFFLINE, FAULT, PAPER = 1, 2, 3, 4
"""The four questions that are answered at once, even with paper out (DLE EOT n)."""

ORDER: Final = (PRINTER, OFFLINE, FAULT, PAPER)

WHEN_DONE: Final = b"\x1dr\x01"
"""The question that is answered in its turn, after everything sent before it (GS r 1)."""

_TROUBLES: Final[Mapping[int, tuple[tuple[int, str], ...]]] = {
    PAPER: ((0x60, "printer_paper_out"),),
    OFFLINE: ((0x04, "printer_cover_open"), (0x20, "printer_paper_out"), (0x40, "printer_fault")),
    FAULT: ((0x28, "printer_fault"),),
    PRINTER: ((0x08, "printer_offline"),),
}
"""Bits and what they say, the most telling question first: an open cover is also a fault and offline."""


def at_once(question: int) -> bytes:
    """The bytes that ask it."""
    return bytes([0x10, 0x04, question])


def is_at_once(byte: int) -> bool:
    """Whether a byte answers one of the four; others may come by themselves."""
    return byte & 0x93 == 0x12


def is_in_turn(byte: int) -> bool:
    """Whether a byte answers `WHEN_DONE`."""
    return byte & 0x93 == 0x00


def trouble(answers: Mapping[int, int]) -> str:
    """The code of what keeps the printer from printing, by its answers; empty: nothing does."""
    for question, bits in _TROUBLES.items():
        for bit, code in bits:
            if answers.get(question, 0) & bit:
                return code
    return ""

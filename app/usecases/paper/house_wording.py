"""The sentences a shop prints instead of the supplied ones; they are part of the document they stand on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class HouseWording:
    """One version of the shop's own sentences of one kind.

    `texts` are pairs of place and sentence; ``notes/2`` is the second of a list. Frozen with the document,
    so that a reprint, here or at another desk, says what was signed.
    """

    version: int = 0
    texts: tuple[tuple[str, str], ...] = ()


AS_SUPPLIED = HouseWording()
"""No sentence of the shop."""

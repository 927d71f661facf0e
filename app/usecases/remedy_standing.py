"""How a remedy of a decision stands: owed, open until a fact is known, to be negotiated, or shut out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PENDING: Final = "pending"

STANDINGS: Final = ("by_right", "promise", "negotiable", PENDING, "not_owed")
"""From the strongest to none."""

_OWED = ("by_right", "promise")


def standing(line: Mapping[str, object]) -> str:
    """The standing of one line of ``remedies``; what waits for a fact is pending, whatever its strength."""
    strength = str(line.get("strength", ""))
    return PENDING if strength in _OWED and line.get("pending") else strength


def owed(line: Mapping[str, object]) -> bool:
    """Whether the customer may insist on it as things are known now."""
    return standing(line) in _OWED

"""PIN 确认: a sheet that two of the staff confirm, each by their own PIN, in place of two signatures (N11).

Only between people of the house: what a customer or a merchant signs takes a hand (law 7).
"""

from __future__ import annotations

from typing import Final

from app.domain.records import Document
from app.domain.refusals import Refusal
from app.domain.vocabulary import Signer

BY_PIN: Final = frozenset({"hand-over-sheet"})
"""Kinds that may be confirmed so."""

_SIDES: Final = frozenset({Signer.HANDING_OVER, Signer.TAKING_OVER})


def why_not_by_pin(document: Document, role: Signer, signer: str, person: str | None) -> Refusal | None:
    """Why `signer` may not confirm it so; None where they may. Whose PIN it was is the author: `person`."""
    if document.kind not in BY_PIN or role not in _SIDES:
        return Refusal("not_by_pin", "law 7", {"document": document.number})
    if signer != person:
        return Refusal("confirms_for_another", "6.2", {"person": signer})
    if any(each.signer == signer for each in document.signatures):
        return Refusal("hand_over_to_oneself", "S4-02", {"person": signer})
    return None

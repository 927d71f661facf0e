"""PIN 确认: two people of the house, each for themselves, and on a hand-over sheet alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.domain.records import BlobRef, Document, Signature
from app.domain.steps.confirming import why_not_by_pin
from app.domain.vocabulary import Signer

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
FILE = BlobRef("a" * 64, 1, "application/pdf", "x.pdf", "document")
SHEET = Document("d", "hand-over-sheet", "JB-1", 1, NOW, "周倩", FILE, FILE, "c" * 64, "1")
GIVEN = Signature("周倩", Signer.HANDING_OVER, "pin", NOW)


def why(document: Document, role: Signer, signer: str = "林晓敏", person: str | None = "林晓敏") -> str:
    refusal = why_not_by_pin(document, role, signer, person)
    return refusal.code if refusal else ""


def test_each_confirms_for_oneself() -> None:
    assert why(SHEET, Signer.TAKING_OVER) == ""
    assert why(replace(SHEET, signatures=(GIVEN,)), Signer.TAKING_OVER) == ""
    assert why(SHEET, Signer.TAKING_OVER, person="何立") == "confirms_for_another"
    assert why(SHEET, Signer.TAKING_OVER, person=None) == "confirms_for_another"


def test_nobody_is_both_sides() -> None:
    signed = replace(SHEET, signatures=(GIVEN,))
    assert why(signed, Signer.TAKING_OVER, "周倩", "周倩") == "hand_over_to_oneself"


@pytest.mark.parametrize("role", [role for role in Signer if role not in ("handing_over", "taking_over")])
def test_whoever_is_not_of_the_house_signs_by_hand(role: Signer) -> None:
    assert why(SHEET, role) == "not_by_pin"
    assert why(replace(SHEET, kind="receipt"), Signer.TAKING_OVER) == "not_by_pin"

"""Which remedies answer what the customer asks for. It orders them; it grants none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import IntEnum
from typing import TYPE_CHECKING

from app.domain.policy.case import Case
from app.domain.policy.rules import Strength, plain

if TYPE_CHECKING:
    from app.domain.policy.remedies import RemedyLine

DEMAND_PREFIX: Mapping[str, str] = {
    "return": "return_",
    "exchange": "exchange_",
    "repair": "repair_",
    "compensation": "compensation",
}
"""Demand → how the codes of the remedies that answer it begin."""


class Nearness(IntEnum):
    """How near a remedy comes to what was asked for."""

    BY_NAME = 0
    """It answers the demand, and the customer called it by its name (无理由)."""
    ANSWERS = 1
    ELSE = 2


def nearness(line: RemedyLine, lines: Iterable[RemedyLine], case: Case) -> Nearness:
    """How near one of `lines` comes to the demand and the words of the customer.

    What waits for a fact answers nothing where another one is owed already; nor does what is not owed.
    """
    near = _asked(line.remedy, case)
    if line.strength is Strength.NOT_OWED:
        return Nearness.ELSE
    settled = any(each.owed and _asked(each.remedy, case) is not Nearness.ELSE for each in lines)
    return Nearness.ELSE if line.pending and settled else near


def _asked(remedy: str, case: Case) -> Nearness:
    prefix = DEMAND_PREFIX.get(str(case.facts.get("demand")))
    if prefix is None or not remedy.startswith(prefix):
        return Nearness.ELSE
    names = case.rules.phrases.terms.get("asked_as", {}).get(remedy, "")
    said = plain(str(case.facts.get("words", "")))
    named = any(plain(name) in said for name in names.split("、") if name)
    return Nearness.BY_NAME if named else Nearness.ANSWERS

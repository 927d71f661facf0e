"""补充情况: every circumstance that can be stated, to be found by typing; stated ones first."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from app.domain.policy.decision import Decision
from app.domain.steps.circumstances import STATABLE, UNKNOWN
from app.domain.ticket import StatedFact
from app.ui.kit.droplist import DropRow
from app.ui.labels.circumstances import fact_label
from app.ui.screens.common.fact_words import fact_value_words
from app.ui.screens.common.missing_words import say_change
from app.ui.screens.common.picklist import PickList
from app.usecases.missing_facts import MissingFact, missing_facts


class FactList(PickList):
    """The circumstances of one piece of goods."""

    def __init__(self) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            translate("FactList", "State a circumstance"),
            translate("FactList", "Type a word"),
            translate("FactList", "Nothing of that name"),
            take=translate("FactList", "State"),
        )

    def show_facts(
        self, stated: Mapping[str, StatedFact], decision: Decision | None, term_of: Callable[[str], str]
    ) -> None:
        """Stated facts with their values, then those the rules ask for, then all others."""
        asked = {each.fact: each for each in missing_facts(decision)} if decision is not None else {}
        keys = dict.fromkeys((*stated, *asked, *STATABLE))
        listed = [key for key in keys if key in STATABLE]
        self.show_rows([_row(key, stated, asked, term_of) for key in listed], listed)


def _row(
    key: str, stated: Mapping[str, StatedFact], asked: dict[str, MissingFact], term_of: Callable[[str], str]
) -> DropRow:
    name = fact_label(key) or term_of(key)
    if key in stated:
        return DropRow(key, name, "", "check", fact_value_words(key, stated[key]), "info")
    if key in asked:
        return DropRow(key, name, say_change(asked[key]), "circle-question-mark")
    return DropRow(key, name, "", "chevron-right")


def fact_change(key: str, decision: Decision | None) -> str:
    """What hangs on the fact now; empty where nothing does."""
    if decision is None:
        return ""
    return next((say_change(each) for each in missing_facts(decision) if each.fact == key), "")


def fact_taken(key: str, stated: Mapping[str, StatedFact], facts: Mapping[str, object]) -> str:
    """What the rules go by though nobody stated it, in words; empty where that is nothing."""
    value = facts.get(key, UNKNOWN)
    return fact_value_words(key, value) if key not in stated and isinstance(value, str | bool | int) else ""

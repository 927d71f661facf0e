"""The policy profile as it is loaded: windows, clocks, levels, each with where it comes from. Read only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout

from app.domain.counting import Length
from app.domain.policy.rulebook import RuleSet
from app.domain.policy.rules import PROMISE, FactLength
from app.ui.kit.card import Card, Divider, HintBox
from app.ui.kit.chips import Chip
from app.ui.kit.facts import DefinitionList, Fact
from app.ui.kit.text import Text
from app.ui.labels.grading import post_label
from app.ui.screens.settings.section import Room, Section
from app.ui.screens.settings.words import length_words
from app.ui.theme import Space

translate = QCoreApplication.translate

Row = tuple[str, str, str, str]
"""Name, value, why (source), rule id."""


class PolicySection(Section):
    """Filled when it is first shown: the rules are compiled by then."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._filled = False

    def show_values(self, values: Mapping[str, object]) -> None:
        if not self._filled:
            self._filled = True
            policy = self.room.services.workplace.policy
            day = self.room.now().date()
            self.ask(lambda: policy.rulebook.rules_for(policy.profile, day), self._fill, key="rules")

    def _fill(self, rules: RuleSet) -> None:
        profile = rules.profile
        head = Card(self.tr("Policy profile"))
        if profile is not None:
            desk = self.room.services.workplace.desk
            head.add(
                DefinitionList(
                    [
                        Fact(self.tr("Profile"), profile.name),
                        Fact(self.tr("Version"), profile.version),
                        Fact(self.tr("Opening hours"), desk.hours),
                    ]
                )
            )
        words = self.tr("A ticket is judged by the rules it was taken in under; newer ones never rewrite it.")
        head.add(HintBox(words, "info"))
        self.put(
            head,
            self._table(self.tr("Clocks of the house"), _clocks(rules)),
            self._table(self.tr("Windows for the customer"), _windows(rules)),
            self._table(self.tr("Levels"), _levels(rules)),
        )

    def _table(self, title: str, rows: Iterable[Row]) -> Card:
        card = Card(title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S - 2)
        grid.setColumnStretch(1, 6)
        grid.setColumnStretch(2, 5)
        for number, (name, value, why, rule) in enumerate(rows):
            place = number * 2
            if number:
                grid.addWidget(Divider(), place - 1, 0, 1, 4)
            grid.addWidget(Text(name, "strong", wrap=True), place, 0)
            grid.addWidget(Text(value, wrap=True), place, 1)
            source = Text(why, "note", wrap=True)
            source.setAccessibleName(self.tr("Why: {0}").format(why))
            grid.addWidget(source, place, 2)
            grid.addWidget(Chip(rule, "neutral"), place, 3)
        grid.setColumnMinimumWidth(0, 150)
        card.body.addLayout(grid)
        return card


def _clocks(rules: RuleSet) -> list[Row]:
    return [
        (
            each.name,
            f"{length_words(each.length)} · {_owner(each.owner)}",
            each.head.source,
            each.head.rule,
        )
        for each in sorted(rules.clocks, key=lambda rule: PROMISE not in rule.head.layers)
    ]


def _owner(owner: str) -> str:
    whoever = translate("PolicySection", "owner of the level")
    return whoever if owner == "level_owner" else post_label(owner)


def _windows(rules: RuleSet) -> list[Row]:
    def words(length: object) -> str:
        if isinstance(length, Length):
            return length_words(length)
        if isinstance(length, FactLength):
            return translate("PolicySection", "as agreed or printed")
        return translate("PolicySection", "by goods category")

    return [(each.name, words(each.length), each.head.source, each.head.rule) for each in rules.windows]


def _levels(rules: RuleSet) -> list[Row]:
    profile = rules.profile
    names = {} if profile is None else profile.levels
    return [
        (
            f"{names[each.level].name} {each.mark or names[each.level].mark}" if each.level in names else "",
            post_label(each.owner or names[each.level].owner) if each.level in names else "",
            f"{each.reason} · {each.head.source}",
            each.head.rule,
        )
        for each in sorted(rules.levels, key=lambda rule: rule.level)
    ]

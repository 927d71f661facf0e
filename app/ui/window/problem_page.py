"""The store cannot be opened: what is the matter, what to do, and the ways on. Never a traceback."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.kit.buttons import Button, PrimaryButton
from app.ui.kit.card import Card, HintBox
from app.ui.kit.facts import DefinitionList, Fact
from app.ui.kit.text import IconLabel, Text
from app.ui.override import override
from app.ui.shell.actions import Actions, KeyAction
from app.ui.shell.page import Page
from app.ui.theme import Space
from app.ui.window.program import Program

_WIDTH = 620


@dataclass(frozen=True)
class Trouble:
    """A problem by its code and parameters; `backups` are the newest copies that were found."""

    code: str
    params: Mapping[str, str]
    backups: tuple[str, ...] = ()


class ProblemPage(Page):
    """One sentence, what to do, and buttons.

    Signals: `again` to try once more, `switch` to bring up the window that has the store open,
    `quit_wanted`.
    """

    again = Signal()
    switch = Signal()
    quit_wanted = Signal()

    def __init__(self, program: Program, trouble: Trouble) -> None:
        super().__init__()
        self._program = program
        self._trouble = trouble
        self.retry = Button(self.tr("Try again"), key="F5", icon="refresh-cw")
        self.leave = Button(self.tr("Quit"))
        self.bring_up = PrimaryButton(self.tr("Go to that window"))
        self.retry.clicked.connect(self.again)
        self.leave.clicked.connect(self.quit_wanted)
        self.bring_up.clicked.connect(self.switch)
        self._build()

    @override
    def title(self) -> str:
        return self.tr("Cannot open the data")

    @override
    def actions_now(self) -> Actions:
        return Actions(
            [
                KeyAction("F5", self.tr("Try again"), self.again.emit),
                KeyAction("Esc", self.tr("Quit"), self.quit_wanted.emit),
            ]
        )

    @override
    def first_focus(self) -> QWidget:
        return self.bring_up if self._in_use else self.retry

    @property
    def _in_use(self) -> bool:
        return self._trouble.code == "store_in_use"

    def _build(self) -> None:
        trouble, program = self._trouble, self._program
        sentence = program.sentence(trouble.code, trouble.params)
        card = Card()
        head = QHBoxLayout()
        head.setSpacing(Space.M)
        head.addWidget(IconLabel("triangle-alert", tone="danger", size=28), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.addWidget(Text(self.tr("Cannot open the data"), "title"))
        words.addWidget(Text(sentence, "strong", wrap=True))
        head.addLayout(words, 1)
        card.body.addLayout(head)
        advice = program.advice(trouble.code, trouble.params)
        if advice:
            card.add(HintBox(advice, "lightbulb"))
        card.add(DefinitionList(self._facts(), label_width=96))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.leave, self.retry, self.bring_up):
            buttons.addWidget(button)
        self.bring_up.setVisible(self._in_use)
        card.body.addLayout(buttons)
        card.setMaximumWidth(_WIDTH)
        _centre(self, card)
        self.setAccessibleName(sentence)

    def _facts(self) -> list[Fact]:
        facts = [Fact(self.tr("Folder"), str(self._program.places.store))]
        if self._trouble.params.get("process"):
            facts.append(Fact(self.tr("Process"), self._trouble.params["process"]))
        facts += [Fact(self.tr("Backup"), name) for name in self._trouble.backups]
        facts.append(Fact(self.tr("Log"), str(self._program.places.log)))
        return facts


def _centre(page: QWidget, card: QWidget) -> None:
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(card, 8)
    row.addStretch(1)
    column = QVBoxLayout(page)
    column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
    column.addStretch(1)
    column.addLayout(row)
    column.addStretch(2)

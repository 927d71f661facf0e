"""Labels and values under each other: what is known about a thing."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from app.ui.kit.card import clear_layout
from app.ui.kit.chips import Chip
from app.ui.kit.look import current_look
from app.ui.kit.paint import text_width
from app.ui.kit.text import Text
from app.ui.theme import Space, Tone


@dataclass(frozen=True)
class Fact:
    """A label, its value, and a chip after the value."""

    label: str
    value: str
    chip: str = ""
    tone: Tone = "neutral"
    icon: str = ""


_LEAST_CHIP = 96


class DefinitionList(QWidget):
    """Rows of label and value; the labels share one column of `label_width` pixels."""

    def __init__(self, facts: Iterable[Fact] = (), *, label_width: int = 72) -> None:
        super().__init__()
        self._label_width = label_width
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(Space.XS + 2)
        self._grid.setColumnStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.show_facts(facts)

    def show_facts(self, facts: Iterable[Fact]) -> None:
        """Replace all rows."""
        clear_layout(self._grid)
        self._grid.setColumnMinimumWidth(0, self._label_width)
        for row, fact in enumerate(facts):
            label = Text(fact.label, "muted")
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            most = self._label_width * 3 // 2
            if text_width(current_look().font("body"), fact.label) > most:
                label.setWordWrap(True)  # a promise in the customer's words must not push the values out
                label.setFixedWidth(most)
            self._grid.addWidget(label, row, 0)
            self._grid.addLayout(self._value(fact), row, 1)

    def _value(self, fact: Fact) -> QHBoxLayout:
        value = Text(fact.value, wrap=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setAccessibleName(f"{fact.label} {fact.value} {fact.chip}".strip())
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        line.addWidget(value, 1)
        if fact.chip:
            chip = Chip(fact.chip, fact.tone, fact.icon)
            chip.setMinimumWidth(min(chip.sizeHint().width(), _LEAST_CHIP))  # cut rather than out of sight
            line.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        return line

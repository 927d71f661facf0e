"""A line of the rules that can be chosen with the arrows and opened with Enter, and a card of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.kit.card import Card, Divider
from app.ui.kit.chain import bring_into_view
from app.ui.kit.chips import Chip
from app.ui.kit.focusring import FocusRing
from app.ui.kit.text import Text
from app.ui.override import override
from app.ui.screens.settings.policy_words import origin_chip
from app.ui.theme import Space
from app.usecases.profile_values import Line

_NAME, _ORIGIN = 142, 92
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True)
class LineView:
    """A line in words; `rules` are the numbers under which the house keeps its demands."""

    line: Line
    name: str
    value: str
    source: str
    rules: str


class LineRow(QFrame):
    """Signals: `opened` on Enter or double click, `moved` by an arrow, with the step."""

    opened = Signal()
    moved = Signal(int)

    def __init__(self, view: LineView) -> None:
        super().__init__()
        self.view = view
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        word, tone, icon = origin_chip(view.line.origin)
        self.setAccessibleName(f"{view.name}: {view.value}; {word}; {view.source}")
        self._ring = FocusRing(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 3, 4, 3)
        row.setSpacing(Space.M)
        name = Text(view.name, "strong", wrap=True)
        name.setFixedWidth(_NAME)
        row.addWidget(name)
        row.addWidget(Text(view.value, wrap=True), 6)
        row.addWidget(_held(Chip(word, tone, icon), _ORIGIN))
        row.addWidget(Text(view.source, "note", wrap=True), 6)
        self.setToolTip(view.rules)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.opened.emit()
        elif key in _STEPS:
            self.moved.emit(_STEPS[key])
        else:
            super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()


class LineCard(Card):
    """Rows under each other; a place under each for what edits it."""

    def __init__(self, title: str, views: Sequence[LineView]) -> None:
        super().__init__(title)
        self.rows: list[LineRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(1)
        for view in views:
            if self.rows:
                self._list.addWidget(Divider())
            self.rows.append(LineRow(view))
            self._list.addWidget(self.rows[-1])
        self.body.addLayout(self._list)

    def put_under(self, row: LineRow, widget: QWidget) -> None:
        """Show a widget directly under a row."""
        self._list.insertWidget(self._list.indexOf(row) + 1, widget)


class LineWalk:
    """The arrows lead through the rows of all cards; Tab enters at the one that was chosen last."""

    def __init__(self, rows: Sequence[LineRow]) -> None:
        self.rows = rows
        self._at = 0
        for at, row in enumerate(rows):
            row.moved.connect(lambda step, at=at: self.go(at + step))
        self._mark()

    def current(self) -> LineRow | None:
        """The row that Tab leads to."""
        return self.rows[self._at] if self.rows else None

    def go(self, at: int) -> None:
        """Choose a row and put the keyboard there."""
        if 0 <= at < len(self.rows):
            self._at = at
            self._mark()
            self.rows[at].setFocus(Qt.FocusReason.TabFocusReason)
            bring_into_view(self.rows[at])

    def _mark(self) -> None:
        for at, row in enumerate(self.rows):
            policy = Qt.FocusPolicy.StrongFocus if at == self._at else Qt.FocusPolicy.ClickFocus
            row.setFocusPolicy(policy)


def _held(chip: Chip, width: int) -> QWidget:
    holder = QWidget()
    holder.setFixedWidth(width)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(chip)
    row.addStretch(1)
    return holder

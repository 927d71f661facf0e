"""A text field under the wording guard: what should be said differently is underlined."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from app.domain.wording import Mark, Phrase
from app.ui.kit.look import current_look
from app.ui.kit.textedit import TextEdit
from app.ui.screens.common.wording_bar import WordingBar
from app.ui.theme import Space


class GuardedText(QWidget):
    """A text field that is watched. The field keeps the focus; the button under it says it differently."""

    def __init__(self, phrases: Sequence[Phrase], *, rows: int = 2) -> None:
        super().__init__()
        self.field = TextEdit(rows=rows)
        self.bar = WordingBar(phrases)
        self.swap = self.bar.swap
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self.field)
        column.addWidget(self.bar)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(lambda: self.bar.look(self.field.toPlainText()))
        self.bar.looked.connect(self._underline)
        self.swap.clicked.connect(self._swap)

    def text(self) -> str:
        """What is written."""
        return self.field.toPlainText().strip()

    def set_text(self, text: str) -> None:
        """Write something else."""
        if text != self.field.toPlainText():
            self.field.setPlainText(text)

    def watch(self, phrases: Sequence[Phrase]) -> None:
        """Look out for these from now on."""
        self.bar.watch(phrases)

    def allow(self, remedies: Collection[str]) -> None:
        """These remedies are owed, offered or agreed: speaking of them promises nothing new."""
        self.bar.allow(remedies)

    def marks(self) -> tuple[Mark, ...]:
        """What is marked now."""
        return self.bar.marks

    def set_wrong(self, wrong: bool) -> None:
        """Draw the field as wrong."""
        self.field.set_wrong(wrong)

    def _swap(self) -> None:
        if self.bar.marks:
            self.field.setPlainText(self.bar.better())
            self.field.moveCursor(QTextCursor.MoveOperation.End)
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _underline(self) -> None:
        self.field.setAccessibleDescription(self.bar.said)
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(QColor(current_look().theme.tones["warn"].ink))
        selections = []
        for mark in self.bar.marks:
            selection = QTextEdit.ExtraSelection()
            cursor = self.field.textCursor()
            cursor.setPosition(mark.start)
            cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
            selection.cursor, selection.format = cursor, look
            selections.append(selection)
        self.field.setExtraSelections(selections)

"""The wording guard under a text field: marks what should be said differently, and offers how."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from app.domain.wording import Mark, MarkKind, Phrase, find_marks, say_instead
from app.ui.kit.buttons import Button
from app.ui.kit.look import current_look
from app.ui.kit.text import IconLabel, Text
from app.ui.kit.textedit import TextEdit
from app.ui.theme import Space


class GuardedText(QWidget):
    """A text field that is watched. The field keeps the focus; the button under it says it differently.

    It never blocks: what is written in the end is the person's own decision.
    """

    def __init__(self, phrases: Sequence[Phrase], *, rows: int = 2) -> None:
        super().__init__()
        self._phrases = phrases
        self._remedies: frozenset[str] = frozenset()
        self._marks: tuple[Mark, ...] = ()
        self.field = TextEdit(rows=rows)
        self.swap = Button("", small=True, icon="refresh-cw")
        self._words = Text("", "small", tone="warn", wrap=True)
        self._bar = QFrame()
        self._bar.setProperty("surface", "warn")
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(Space.S, Space.XS, Space.XS, Space.XS)
        row.addWidget(IconLabel("triangle-alert", tone="warn", size=14))
        row.addWidget(self._words, 1)
        row.addWidget(self.swap)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self.field)
        column.addWidget(self._bar)
        self._bar.hide()
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self._look)
        self.swap.clicked.connect(self._swap)

    def text(self) -> str:
        """What is written."""
        return self.field.toPlainText().strip()

    def set_text(self, text: str) -> None:
        """Write something else."""
        if text != self.field.toPlainText():
            self.field.setPlainText(text)

    def allow(self, remedies: Collection[str]) -> None:
        """These remedies are owed, offered or agreed: speaking of them promises nothing new."""
        self._remedies = frozenset(remedies)
        self._look()

    def marks(self) -> tuple[Mark, ...]:
        """What is marked now."""
        return self._marks

    def set_wrong(self, wrong: bool) -> None:
        """Draw the field as wrong."""
        self.field.set_wrong(wrong)

    def _look(self) -> None:
        text = self.field.toPlainText()
        self._marks = find_marks(text, self._phrases, self._remedies)
        self._underline()
        self._bar.setVisible(bool(self._marks))
        if not self._marks:
            return
        mark = self._marks[0]
        if mark.kind is MarkKind.FORBIDDEN:
            words = self.tr("“{0}” is not said to customers").format(mark.text)
        else:
            words = self.tr("“{0}” promises what the plan does not hold").format(mark.text)
        self._words.setText(words)
        offer = self.tr("Say “{0}”").format(mark.instead) if mark.instead else self.tr("Leave it out")
        self.swap.set_words(offer)
        self.field.setAccessibleDescription(f"{words}. {offer}")

    def _swap(self) -> None:
        if self._marks:
            self.field.setPlainText(say_instead(self.field.toPlainText(), self._marks[0]))
            self.field.moveCursor(QTextCursor.MoveOperation.End)
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _underline(self) -> None:
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(QColor(current_look().theme.tones["warn"].ink))
        selections = []
        for mark in self._marks:
            selection = QTextEdit.ExtraSelection()
            cursor = self.field.textCursor()
            cursor.setPosition(mark.start)
            cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
            selection.cursor, selection.format = cursor, look
            selections.append(selection)
        self.field.setExtraSelections(selections)

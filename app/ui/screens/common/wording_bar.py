"""The wording guard under a field: says what should be said differently, and offers how."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextEdit

from app.domain.wording import Mark, MarkKind, Phrase, find_marks, say_instead
from app.ui.kit.buttons import Button
from app.ui.kit.combo import Combo
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.look import current_look
from app.ui.kit.text import IconLabel, Text
from app.ui.kit.textedit import TextEdit
from app.ui.theme import Space


class WordingBar(QFrame):
    """Stands under a field while something in it is marked. Signal `looked` after each look.

    It never blocks: what is written in the end is the person's own decision.
    """

    looked = Signal()

    def __init__(self, phrases: Sequence[Phrase] = ()) -> None:
        super().__init__()
        self._phrases = tuple(phrases)
        self._remedies: frozenset[str] = frozenset()
        self._text = ""
        self._field: LineEdit | TextEdit | None = None
        self.marks: tuple[Mark, ...] = ()
        self.said = ""
        self.swap = Button("", small=True, icon="refresh-cw")
        self._words = Text("", "small", tone="warn", wrap=True)
        self.setProperty("surface", "warn")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.S, Space.XS, Space.XS, Space.XS)
        row.addWidget(IconLabel("triangle-alert", tone="warn", size=14))
        row.addWidget(self._words, 1)
        row.addWidget(self.swap)
        self.hide()

    def watch(self, phrases: Sequence[Phrase]) -> None:
        """Look out for these from now on."""
        self._phrases = tuple(phrases)
        self.look(self._text)

    def allow(self, remedies: Collection[str]) -> None:
        """These remedies are owed, offered or agreed: speaking of them promises nothing new."""
        self._remedies = frozenset(remedies)
        self.look(self._text)

    def attach(self, field: LineEdit | TextEdit) -> None:
        """Stand under this field: look whenever it changes, and write what is offered into it.

        Where there is room for several lines, what is marked is underlined.
        """
        self._field = field
        field.textChanged.connect(lambda: self.look(_text_of(field)))
        self.swap.clicked.connect(self._swap)
        self.look(_text_of(field))

    def look(self, text: str) -> None:
        """Mark what is in the text."""
        self._text = text
        self.marks = find_marks(text, self._phrases, self._remedies)
        self.setVisible(bool(self.marks))
        self.said = self._say() if self.marks else ""
        if self._field is not None:
            self._field.setAccessibleDescription(self.said)
        if isinstance(self._field, TextEdit):
            _underline(self._field, self.marks)
        self.looked.emit()

    def better(self) -> str:
        """The text with the first mark said as offered."""
        return say_instead(self._text, self.marks[0]) if self.marks else self._text

    def _say(self) -> str:
        """Every phrase that is marked; what is offered is for the first, and then for the next."""
        first = self.marks[0]
        words = self.tr("; ").join(dict.fromkeys(self._fault(mark) for mark in self.marks))
        offer = self.tr("Say “{0}”").format(first.instead) if first.instead else self.tr("Leave it out")
        if len({mark.text for mark in self.marks}) > 1:
            offer = self.tr("“{0}”: {1}").format(first.text, offer)
        self._words.setText(words)
        self.swap.set_words(offer)
        return f"{words}. {offer}"

    def _fault(self, mark: Mark) -> str:
        if mark.kind is MarkKind.PROMISE:
            return self.tr("“{0}” promises what the plan does not hold").format(mark.text)
        if mark.source:
            return self.tr("“{0}” is forbidden by the rules of {1}").format(mark.text, mark.source)
        return self.tr("“{0}” is not said to customers").format(mark.text)

    def _swap(self) -> None:
        field = self._field
        if field is None or not self.marks:
            return
        if isinstance(field, LineEdit):
            field.setText(self.better())
            if isinstance(field, Combo):
                field.take_enter()  # what is offered is what was meant
        else:
            field.setPlainText(self.better())
            field.moveCursor(QTextCursor.MoveOperation.End)
        field.setFocus(Qt.FocusReason.OtherFocusReason)


def _text_of(field: LineEdit | TextEdit) -> str:
    return field.text() if isinstance(field, LineEdit) else field.toPlainText()


def _underline(field: TextEdit, marks: Sequence[Mark]) -> None:
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    look.setUnderlineColor(QColor(current_look().theme.tones["warn"].ink))
    selections = []
    for mark in marks:
        selection = QTextEdit.ExtraSelection()
        cursor = field.textCursor()
        cursor.setPosition(mark.start)
        cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
        selection.cursor, selection.format = cursor, look
        selections.append(selection)
    field.setExtraSelections(selections)

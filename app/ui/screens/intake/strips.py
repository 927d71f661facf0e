"""Strips that ask or tell without a window of their own: recovery, discarding, the number."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from app.ui.kit.buttons import Button
from app.ui.kit.text import Elided, IconLabel, Text
from app.ui.override import override
from app.ui.theme import Space, Tone


class QuestionStrip(QFrame):
    """A question with two answers: Enter and Esc. It takes the focus; letters typed on it go back.

    Signals: `accepted`, `declined`; `typed` carries a sign that was meant for the form.
    """

    accepted = Signal()
    declined = Signal()
    typed = Signal(str)

    def __init__(self, yes: str, no: str, *, tone: Tone = "info", icon: str = "history") -> None:
        super().__init__()
        self.setProperty("surface", tone)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._question = Text("", "strong")
        self._detail = Elided("", "body")
        accept = Button(yes, key="Enter", small=True)
        decline = Button(no, key="Esc", kind="quiet", small=True)
        for button in (accept, decline):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        accept.clicked.connect(self.accepted.emit)
        decline.clicked.connect(self.declined.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.XS, Space.S, Space.XS)
        row.setSpacing(Space.S)
        row.addWidget(IconLabel(icon, tone=tone, size=18))
        row.addWidget(self._question)
        row.addWidget(self._detail, 1)
        row.addWidget(accept)
        row.addWidget(decline)
        self.hide()

    def ask(self, question: str, detail: str = "") -> None:
        """Show the question and take the keyboard."""
        self._question.setText(question)
        self._detail.setText(detail)
        self.setAccessibleName(f"{question} {detail}".strip())
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def question(self) -> str:
        """What is asked now, or an empty string."""
        return "" if self.isHidden() else self._question.text()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.declined.emit()
        elif event.text().isprintable() and event.text():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)


class SavedStrip(QFrame):
    """The number of the ticket just saved, big enough to read out, and what happened to its paper."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "ok")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._icon = IconLabel("circle-check", tone="ok", size=22)
        self._number = Text("", "figure", tone="ok")
        self._words = Text("", "body", wrap=True)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self._number)
        lines.addWidget(self._words)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.XS, Space.M, Space.XS)
        row.setSpacing(Space.M)
        row.addWidget(self._icon)
        row.addLayout(lines, 1)
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._number.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_saved(self, number: str, words: str) -> None:
        """Show a number and what to say about it."""
        self._number.setText(number)
        self._words.setText(words)
        self.setAccessibleName(f"{number} {words}")
        self.show()

    def number(self) -> str:
        """The number that is shown, or an empty string."""
        return "" if self.isHidden() else self._number.text()

    def words(self) -> str:
        """What is said about it."""
        return self._words.text()

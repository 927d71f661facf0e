"""A line of input inside a page that Esc leaves before it leaves the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent

from app.ui.kit.escape import takes_escape
from app.ui.kit.lineedit import LineEdit
from app.ui.override import override


class EscLine(LineEdit):
    """Signals: `given_up` when Esc is pressed here, `entered` with the text for Enter.

    Enter that ends a composition belongs to the input method.
    """

    given_up = Signal()
    entered = Signal(str)

    def __init__(self, text: str = "", *, placeholder: str = "") -> None:
        super().__init__(text, placeholder=placeholder)
        self._composing = False

    @override
    def event(self, event: QEvent) -> bool:
        return takes_escape(event) or super().event(event)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._composing and not event.isAutoRepeat():
                self.entered.emit(self.text().strip())
        else:
            super().keyPressEvent(event)

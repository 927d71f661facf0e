"""Typing in a list: the signs typed so far, shown in a corner, forgotten after a pause."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QLabel, QWidget

from app.ui.kit.look import current_look

PAUSE_MS = 1_200
_MARGIN = 8


class TypeAhead(QObject):
    """Collects what is typed. Signal `changed` carries the text so far, empty when it was forgotten."""

    changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.text = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.forget)

    def type(self, text: str) -> None:
        """One more key, or a text committed by an input method."""
        self._set(self.text + text)

    def backspace(self) -> None:
        self._set(self.text[:-1])

    def forget(self) -> None:
        self._set("")

    def _set(self, text: str) -> None:
        if text == self.text:
            return
        self.text = text
        if text:
            self._pause.start()
        else:
            self._pause.stop()
        self.changed.emit(text)


class TypedBadge(QLabel):
    """What was typed so far, over the lower left corner of a list."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.hide()

    def show_typed(self, text: str) -> None:
        """Show `text`; an empty one hides the badge."""
        c = current_look().theme.colours
        self.setStyleSheet(f"background: {c.ink}; color: {c.panel}; border-radius: 4px; padding: 4px 8px;")
        self.setText(self.tr("Jump to {0}").format(text))
        self.adjustSize()
        self.move(_MARGIN, self._over.height() - self.height() - _MARGIN)
        self.setVisible(bool(text))

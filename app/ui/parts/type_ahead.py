"""Typing in a list: the signs typed so far, forgotten after a pause."""

from PySide6.QtCore import QObject, QTimer, Signal

PAUSE_MS = 1_200


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

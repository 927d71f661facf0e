"""Several lines of input: Enter goes on, Ctrl+Enter makes a new line."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from app.ui.kit.text import restyle
from app.ui.override import override


class TextEdit(QPlainTextEdit):
    """Plain text of `rows` lines; longer text scrolls. Tab leaves it."""

    def __init__(self, text: str = "", *, rows: int = 2, placeholder: str = "") -> None:
        super().__init__(text)
        self._rows = rows
        self._composing = False
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_wrong(self, wrong: bool) -> None:
        """Draw the frame as wrong; the sentence that says what is wrong stands beside the field."""
        self.setProperty("state", "error" if wrong else "")
        restyle(self)

    @override
    def sizeHint(self) -> QSize:
        margins = 2 * (round(self.document().documentMargin()) + 5)
        return QSize(super().sizeHint().width(), self._rows * self.fontMetrics().lineSpacing() + margins)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file is no text: it is for the page, or for the window."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            nothing = not self.document().isUndoAvailable()
            if event.matches(QKeySequence.StandardKey.Undo) and nothing:
                event.ignore()  # nothing to take back in here: let the page undo
                return False
        return super().event(event)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self._composing:
            event.accept()  # this Enter was the input method's
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.insertPlainText("\n")
            self.ensureCursorVisible()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.focusPreviousChild()
        else:
            self.focusNextChild()

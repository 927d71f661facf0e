"""The field for a PIN and the keys for fingers under it."""

from __future__ import annotations

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.domain.pins import LONGEST
from app.ui.kit.buttons import Button
from app.ui.kit.lineedit import LineEdit
from app.ui.override import override
from app.ui.theme import Space

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PinEdit(LineEdit):
    """Digits that nobody reads over a shoulder; number row and keypad alike, no input method, no copying.

    Signals: `entered` on Enter, `stepped` with columns and rows for an arrow key.
    """

    entered = Signal()
    stepped = Signal(int, int)

    def __init__(self, placeholder: str = "") -> None:
        super().__init__(placeholder=placeholder)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(LONGEST)
        self.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9０-９]*"), self))
        hints = Qt.InputMethodHint
        self.setInputMethodHints(hints.ImhDigitsOnly | hints.ImhSensitiveData | hints.ImhHiddenText)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if event.key() in _ENTER:
            if not event.isAutoRepeat():
                self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
        elif step is not None:
            self.stepped.emit(*step)
        else:
            super().keyPressEvent(event)


class KeyPad(QWidget):
    """Twelve keys for a finger. Signals: `digit`, `back` to take one away, `entered`."""

    digit = Signal(str)
    back = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(Space.S)
        for place, key in enumerate("123456789"):
            grid.addWidget(self._key(key), place // 3, place % 3)
        self.rub = Button("⌫", kind="quiet")
        self.rub.setAccessibleName(self.tr("Take one digit away"))
        self.rub.clicked.connect(self.back)
        self.done = Button("", icon="check")
        self.done.setAccessibleName(self.tr("Sign in"))
        self.done.clicked.connect(self.entered)
        for column, button in enumerate((self.rub, self._key("0"), self.done)):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            grid.addWidget(button, 3, column)

    def _key(self, key: str) -> Button:
        button = Button(key)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the field keeps the keyboard
        button.clicked.connect(lambda _checked=False: self.digit.emit(key))
        return button

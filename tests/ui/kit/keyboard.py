"""A person at the keyboard: whole windows, real key events, input methods."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key


def on_screen(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    """An active window with these widgets under each other."""
    window = QWidget()
    column = QVBoxLayout(window)
    for widget in widgets:
        column.addWidget(widget)
    qtbot.addWidget(window)
    vars(qtbot).setdefault("windows", []).append(window)  # qtbot itself holds it weakly
    show_active(qtbot, window)
    return window


def show_active(qtbot: QtBot, window: QWidget) -> None:
    """Show a window and wait until it has the keyboard."""
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the focus is."""
    target = QApplication.focusWidget()
    assert target is not None, "nothing has the focus"
    QTest.keyClick(target, key, modifiers)


def write(text: str) -> None:
    """Type where the focus is; what no key has comes from an input method."""
    target = QApplication.focusWidget()
    assert target is not None, "nothing has the focus"
    if text.isascii():
        QTest.keyClicks(target, text)
    else:
        compose("", text)


def compose(preedit: str, commit: str = "") -> None:
    """What an input method sends: text being composed, or text that is done."""
    target = QApplication.focusWidget()
    assert target is not None, "nothing has the focus"
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(target, event)

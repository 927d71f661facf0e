"""Esc belongs to the sheet or line that has the keyboard, before it is a key of the page under it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


def takes_escape(event: QEvent) -> bool:
    """Claim Esc for the widget whose `event` this is: then it arrives there as a key. Whether it did."""
    escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
    claimed = escape and event.type() == QEvent.Type.ShortcutOverride
    if claimed:
        event.accept()
    return claimed

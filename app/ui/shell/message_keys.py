"""The keys that answer messages, from wherever the keyboard is."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.ui.kit.messages import MessageBar


class MessageKeys(QObject):
    """`messages` from the top one down. `leave` gives the keyboard back to the page.

    The keys belong to messages even while there is none: one held too long, or pressed too late,
    must not type its letter into a field.
    """

    def __init__(self, window: QWidget, messages: tuple[MessageBar, ...], leave: Callable[[], None]) -> None:
        super().__init__(window)
        self._messages = messages
        for each in messages:
            each.leaving.connect(leave)
            for key in each.keys:
                shortcut = QShortcut(QKeySequence(key), window)
                shortcut.setAutoRepeat(False)
                shortcut.activated.connect(partial(each.answer, key))

    def serve_esc(self) -> bool:
        """Esc is about what lies on top: a message that waits for somebody goes before the page does."""
        waiting = next((each for each in self._messages if each.wants_esc()), None)
        if waiting is not None:
            waiting.dismiss()
        return waiting is not None

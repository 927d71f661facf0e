"""A card that a person fills in, with the two keys that end it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.ui.kit.card import Card
from app.ui.kit.escape import takes_escape
from app.ui.override import override

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FilledCard(Card):
    """Esc gives it up, F10 from anywhere does what it is for.

    Signal: `left` when it is given up.
    """

    left = Signal()

    def __init__(self, title: str, finish: Callable[[], object], *, by_enter: bool = False) -> None:
        """`finish` is called by F10, with `by_enter` also by an Enter that no field in it took."""
        super().__init__(title)
        self._finish = finish
        self._ending = (*ENTER, Qt.Key.Key_F10) if by_enter else (Qt.Key.Key_F10,)

    @override
    def event(self, event: QEvent) -> bool:
        return takes_escape(event) or super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in self._ending:
            self._finish()
        else:
            super().keyPressEvent(event)

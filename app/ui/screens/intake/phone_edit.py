"""The phone field: four digits, a name or its initials tell who it may be."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.ui.kit.droplist import DropList, DropRow
from app.ui.kit.lineedit import LineEdit
from app.ui.override import override

_FEWEST = 2
"""Initials of two characters; the store asks for four digits itself."""


class PhoneEdit(LineEdit):
    """Signals: `asked` with what to look for, never for text an input method still composes; `picked`
    with the key of a customer; `carried_on` when Enter leaves with what was typed.

    Enter before the answer came goes on at once (`hurried`), and `picked_late` says whom the list would
    have shown first: a fast clerk waits for nothing.
    """

    asked = Signal(str)
    picked = Signal(str)
    carried_on = Signal()
    hurried = Signal()
    picked_late = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._waiting = ""
        self._enter_pressed = False
        self._drop = DropList(self)
        self._drop.picked.connect(self._pick)
        self.textEdited.connect(self._ask)

    def show_rows(self, asked: str, rows: Sequence[DropRow]) -> None:
        """What was found for `asked`; an answer to an older question is dropped."""
        if asked != self._waiting:
            return
        self._waiting = ""
        if self._enter_pressed:
            self._enter_pressed = False
            if rows:
                self.picked_late.emit(rows[0].key)
            else:
                self.carried_on.emit()
            return
        self._drop.show_rows(rows if self.hasFocus() else ())

    def rows_shown(self) -> list[str]:
        """The titles in the open list."""
        return self._drop.titles()

    def settle(self) -> None:
        """Nothing is looked for any more: the field was filled by other means."""
        self._waiting = ""
        self._enter_pressed = False
        self._drop.hide()

    def take_enter(self) -> bool:
        """Enter picks the current row; where that goes, the page decides."""
        if self._drop.serve_key(Qt.Key.Key_Return):
            return True
        if self._waiting:
            self._enter_pressed = True
            self.hurried.emit()
            return True
        self.carried_on.emit()
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._drop.serve_key(event.key()):
            return
        super().keyPressEvent(event)

    def _ask(self, text: str) -> None:
        self._enter_pressed = False
        wanted = text.strip()
        if len(wanted) < _FEWEST:
            self.settle()
            self.asked.emit("")
            return
        self._waiting = wanted
        self.asked.emit(wanted)

    def _pick(self, key: str) -> None:
        self.settle()
        self.picked.emit(key)

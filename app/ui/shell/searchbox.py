"""The one search box: numbers, phones, names, initials, barcodes, words."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QSizePolicy

from app.ui.kit.droplist import DropList, DropRow
from app.ui.kit.escape import takes_escape
from app.ui.kit.lineedit import LineEdit
from app.ui.override import override

_SERVED = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class SearchBox(LineEdit):
    """Signals: `query_changed` while a person types (never for text an input method still
    composes), `submitted` for Enter without a list, `picked` with the key of a row, `left` when
    Esc gives the keyboard back.
    """

    query_changed = Signal(str)
    submitted = Signal(str)
    picked = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__(icon="search", key="F3")
        self.setPlaceholderText(self.tr("Phone tail, name, pinyin, number, barcode, problem"))
        self.setAccessibleName(self.tr("Search everything"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(160)
        self.setMaximumWidth(430)
        self._drop = DropList(self)
        self._drop.picked.connect(self._pick)
        self.textEdited.connect(self._announce)

    def show_rows(self, rows: Iterable[DropRow]) -> None:
        """Drop down with what was found, if the person is still here."""
        self._drop.show_rows(rows if self.hasFocus() and self.text().strip() else ())

    def rows_shown(self) -> list[str]:
        """The titles in the open list."""
        return self._drop.titles()

    @override
    def sizeHint(self) -> QSize:
        return QSize(430, super().sizeHint().height())

    @override
    def event(self, event: QEvent) -> bool:
        return takes_escape(event) or super().event(event)  # until it has given the keyboard back

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _SERVED:
            super().keyPressEvent(event)
        elif self._drop.serve_key(event.key()):
            return
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            self.submitted.emit(self.text().strip())

    def _announce(self, text: str) -> None:
        if not text.strip():
            self._drop.show_rows(())
        self.query_changed.emit(text.strip())

    def _pick(self, key: str) -> None:
        self.clear()
        self.picked.emit(key)

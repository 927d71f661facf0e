"""A list that drops down under a field without being a window of its own.

A popup window would take the keyboard away from the input method, so this is a child of the
main window: the field keeps the focus, and hands Up, Down and Enter over.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui.kit.look import current_look
from app.ui.kit.paint import chip_size, paint_chip, rounded, text_at
from app.ui.override import override
from app.ui.theme import Space, Tone

_ROW_ROLE = Qt.ItemDataRole.UserRole
_MOST_ROWS = 8


@dataclass(frozen=True)
class DropRow:
    """One line of the list: `key` identifies it, `title` is read first, `chip` says its state."""

    key: str
    title: str
    detail: str = ""
    icon: str = ""
    chip: str = ""
    tone: Tone = "neutral"


class DropList(QListWidget):
    """Shows rows under `anchor`. Signal `picked` carries the key of the row that was chosen.

    Esc closes an open list first, and means something to the page only then.
    """

    picked = Signal(str)

    def __init__(self, anchor: QWidget) -> None:
        super().__init__(anchor)
        self._anchor = anchor
        self._window: QWidget | None = None
        self.setProperty("role", "drop")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setItemDelegate(_RowPainter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.itemClicked.connect(self._pick)
        self.itemEntered.connect(self.setCurrentItem)
        anchor.installEventFilter(self)
        self.hide()

    def show_rows(self, rows: Iterable[DropRow]) -> None:
        """Drop down with these rows, the first one current; no rows close the list."""
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.title, self)
            item.setData(_ROW_ROLE, row)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.title} {row.detail} {row.chip}".strip())
        if not self.count():
            self.hide()
            return
        self.setCurrentRow(0)
        self._place()
        self.show()
        self.raise_()

    def titles(self) -> list[str]:
        """What the open list shows."""
        return [self.item(row).text() for row in range(self.count())] if self.isVisible() else []

    def serve_key(self, key: int) -> bool:
        """Up, Down, Enter and Esc while the list is open; whether the key was one of them."""
        if not self.isVisible():
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            self.setCurrentRow((self.currentRow() + step) % self.count())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(self.currentItem())
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._anchor and kind in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.hide()
        elif watched is self._anchor and self._claims(event):
            event.accept()
            return True
        elif self.isVisible() and kind in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place()
        return False

    def _claims(self, event: QEvent) -> bool:
        """Whether a shortcut of the page would take Esc away from the open list."""
        return (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.isVisible()
        )

    def _pick(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        row: DropRow = item.data(_ROW_ROLE)
        self.hide()
        self.picked.emit(row.key)

    def _place(self) -> None:
        window = self._anchor.window()
        if self.parent() is not window:
            self.setParent(window)
            window.installEventFilter(self)
        row = _row_height(current_look().theme.sizes.control)
        wanted = min(self.count(), _MOST_ROWS) * row + 2 * self.frameWidth() + 2
        top_left = self._anchor.mapTo(window, QPoint(0, self._anchor.height() + 2))
        below = window.height() - top_left.y() - Space.S
        height = max(row + 4, min(wanted, below))
        if below < min(wanted, 3 * row):
            above = self._anchor.mapTo(window, QPoint(0, 0)).y() - 2
            height = min(wanted, above - Space.S)
            top_left.setY(above - height)
        self.setGeometry(top_left.x(), top_left.y(), self._anchor.width(), height)


def _row_height(control: int) -> int:
    return control + Space.XS


class _RowPainter(QStyledItemDelegate):
    """Draws title, detail and chip on one line; the current row is marked by colour and a bar."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, _row_height(current_look().theme.sizes.control))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: DropRow = index.data(_ROW_ROLE)
        look = current_look()
        c = look.theme.colours
        place = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            rounded(painter, place, 0, c.accent_soft)
            rounded(painter, QRectF(place.left(), place.top(), 3, place.height()), 0, c.accent)
        inner = place.adjusted(Space.M, 0, -Space.S, 0)
        if row.chip:
            size = chip_size(look, row.chip)
            left = inner.right() - size.width()
            top = place.center().y() - size.height() / 2
            paint_chip(painter, look, QRectF(left, top, size.width(), size.height()), row.chip, row.tone)
            inner.setRight(left - Space.S)
        if row.icon:
            look.icons.paint(painter, row.icon, QRectF(inner.left(), inner.center().y() - 8, 16, 16), c.ink_2)
            inner.setLeft(inner.left() + 16 + Space.S)
        text_at(painter, inner, row.title, look.font("body"), c.ink)
        if row.detail:
            taken = option.fontMetrics.horizontalAdvance(row.title) + Space.M
            text_at(painter, inner.adjusted(taken, 0, 0, 0), row.detail, look.font("small"), c.ink_2)

"""F4: the earlier tickets of this customer, beside the form."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.kit.card import Card
from app.ui.kit.keys import HintRow, KeyHint
from app.ui.kit.look import current_look
from app.ui.kit.paint import chip_size, paint_chip, rounded, text_at
from app.ui.kit.text import Text
from app.ui.labels.progress import stage_label
from app.ui.labels.trade import demand_label
from app.ui.override import override
from app.ui.screens.intake.cards import put_head
from app.ui.theme import Space, Tone
from app.usecases.read_models import QueueRow

_ROW = Qt.ItemDataRole.UserRole
_CLOSED = ("closed", "withdrawn")


class HistoryPanel(Card):
    """A list. Enter opens a ticket (`opened` carries its id), Esc or F4 goes back (`closed`)."""

    opened = Signal(str)
    closed = Signal()

    def __init__(self, when: Callable[[datetime], str]) -> None:
        super().__init__()
        put_head(self, self.tr("Earlier tickets"), note=self.note)
        self.list = _Rows(when)
        self._empty = Text(self.tr("No earlier ticket under this phone."), "muted", wrap=True)
        hints = [KeyHint("Enter", self.tr("Open")), KeyHint("F4", self.tr("Back"))]
        self.add(self._empty)
        self.body.addWidget(self.list, 1)
        self.add(HintRow(hints))
        self.list.itemActivated.connect(lambda item: self.opened.emit(item.data(_ROW).id))
        self.list.left.connect(self.closed.emit)

    def show_rows(self, who: str, rows: Sequence[QueueRow]) -> None:
        """Show these tickets of `who`, the newest first."""
        self.note.setText(who)
        self.list.fill(rows)
        self.list.setVisible(bool(rows))
        self._empty.setVisible(not rows)


class _Rows(QListWidget):
    left = Signal()

    def __init__(self, when: Callable[[datetime], str]) -> None:
        super().__init__()
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setItemDelegate(_Painter(when, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Earlier tickets"))

    def fill(self, rows: Sequence[QueueRow]) -> None:
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.number, self)
            item.setData(_ROW, row)
            words = f"{row.number} {row.goods} {row.words} {stage_label(row.stage)}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
        if rows:
            self.setCurrentRow(0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.itemActivated.emit(self.currentItem())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _Painter(QStyledItemDelegate):
    """Two lines: number and day with the stage; goods, demand and the customer's words."""

    def __init__(self, when: Callable[[datetime], str], parent: QListWidget) -> None:
        super().__init__(parent)
        self._when = when

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, current_look().theme.sizes.control + 22)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: QueueRow = index.data(_ROW)
        look = current_look()
        c = look.theme.colours
        place = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            rounded(painter, place.adjusted(0, 1, 0, -1), 6, c.accent_soft)
        inner = place.adjusted(Space.S, 6, -Space.S, -6)
        word = stage_label(row.stage)
        size = chip_size(look, word)
        tone: Tone = "neutral" if row.stage in _CLOSED else "info"
        chip = QRectF(inner.right() - size.width(), inner.top(), size.width(), size.height())
        paint_chip(painter, look, chip, word, tone)
        upper = QRectF(inner.left(), inner.top(), inner.width() - size.width() - Space.S, inner.height() / 2)
        lower = QRectF(inner.left(), inner.center().y(), inner.width(), inner.height() / 2)
        title = f"{row.goods} · {demand_label(row.demand)}"
        text_at(painter, upper, title, look.font("body", bold=True), c.ink)
        words = f"{row.number} · {self._when(row.opened_at)} · {row.words}"
        text_at(painter, lower, " ".join(words.split()), look.font("small"), c.ink_2)

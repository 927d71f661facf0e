"""A short list at the left of a page: parts of it, one of which is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.kit.look import current_look
from app.ui.kit.paint import rounded, text_at
from app.ui.override import override
from app.ui.theme import Space

_PART = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class SidePart:
    """`key` identifies it; `icon` may be empty."""

    key: str
    title: str
    icon: str = ""


class SideList(QListWidget):
    """Up and Down choose. Signal `chosen` carries the key of the part that is current now."""

    chosen = Signal(str)

    def __init__(self, parts: Sequence[SidePart], name: str, width: int = 168) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setItemDelegate(_Painter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setFixedWidth(width)
        for part in parts:
            item = QListWidgetItem(part.title, self)
            item.setData(_PART, part)
        self.currentItemChanged.connect(self._tell)

    def current(self) -> str:
        """The key of the current part, or an empty string."""
        row = self.currentRow()
        return str(self.item(row).data(_PART).key) if row >= 0 else ""

    def choose(self, key: str) -> None:
        """Make a part current; an unknown key changes nothing."""
        for row in range(self.count()):
            if self.item(row).data(_PART).key == key:
                self.setCurrentRow(row)

    def _tell(self) -> None:
        if self.current():
            self.chosen.emit(self.current())


class _Painter(QStyledItemDelegate):
    """A part, drawn by hand like the rail but in the colours of the page."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, current_look().theme.sizes.control + 4)

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        look = current_look()
        c = look.theme.colours
        part: SidePart = index.data(_PART)
        place = QRectF(option.rect).adjusted(1, 1, -3, -1)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focused = chosen and bool(state & QStyle.StateFlag.State_HasFocus)
        radius = look.theme.sizes.control_radius
        if chosen:
            rounded(painter, place, radius, c.accent_soft, c.focus if focused else "", 2)
        left = float(Space.M)
        if part.icon:
            side = float(look.theme.sizes.icon)
            ink = c.accent if chosen else c.ink_2
            icon_place = QRectF(place.left() + left, place.center().y() - side / 2, side, side)
            look.icons.paint(painter, part.icon, icon_place, ink)
            left += side + Space.S
        words = place.adjusted(left, 0, -Space.S, 0)
        text_at(painter, words, part.title, look.font("body", bold=chosen), c.ink)

"""Fields side by side that go on in the next line where the page is narrow."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from app.ui.override import override

_GAP, _LINE_GAP = 10, 6
_NARROWEST = 300
"""Pixels a line may always ask for; a row of choices runs on to the next line instead."""


@dataclass(frozen=True)
class Room:
    """How wide a field is at least, in pixels, and its share of what is left. `first` begins a line."""

    least: int
    share: int = 1
    first: bool = False


class WrapLayout(QLayout):
    """Lines of fields. Where each line fits as it was meant it stays; else they run on like words.

    With `cells`, all fields are as wide as one of the equal cells a line is cut into, `share` counting
    how many cells a field takes.
    """

    def __init__(self, *, cells: bool = False) -> None:
        super().__init__()
        self._cells = cells
        self._items: list[tuple[QLayoutItem, Room]] = []
        self._next = Room(0)
        self.setContentsMargins(0, 0, 0, 0)

    def put(self, widget: QWidget, room: Room) -> None:
        """Add a field."""
        self._next = room
        self.addWidget(widget)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append((item, self._next))

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index][0] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index)[0] if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    @override
    def sizeHint(self) -> QSize:
        shown = self._shown()
        width = sum(room.least for _, room in shown) + _GAP * max(0, len(shown) - 1)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSize(self) -> QSize:
        least = max((room.least for _, room in self._shown()), default=0)
        return QSize(min(least, _NARROWEST), 0)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def _shown(self) -> list[tuple[QLayoutItem, Room]]:
        return [(item, room) for item, room in self._items if not item.isEmpty()]

    def _arrange(self, area: QRect, *, place: bool) -> int:
        top = area.y()
        for line in self._lines(area.width()):
            spans = self._spans(line, area.width())
            height = max(_height(item, width) for (item, _), (_, width) in zip(line, spans, strict=True))
            if place:
                for (item, _), (left, width) in zip(line, spans, strict=True):
                    item.setGeometry(QRect(QPoint(area.x() + left, top), QSize(width, height)))
            top += height + _LINE_GAP
        return max(0, top - area.y() - _LINE_GAP)

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, Room]]]:
        meant = _split_where_meant(self._shown())
        if not self._cells and all(_least(line) <= width for line in meant):
            return meant
        lines: list[list[tuple[QLayoutItem, Room]]] = []
        for item, room in self._shown():
            if lines and self._fits([*lines[-1], (item, room)], width):
                lines[-1].append((item, room))
            else:
                lines.append([(item, room)])
        return lines

    def _fits(self, line: list[tuple[QLayoutItem, Room]], width: int) -> bool:
        if not self._cells:
            return _least(line) <= width
        return sum(room.share for _, room in line) <= self._columns(width)

    def _columns(self, width: int) -> int:
        least = max((room.least for _, room in self._shown()), default=1)
        return max(1, (width + _GAP) // (least + _GAP))

    def _spans(self, line: list[tuple[QLayoutItem, Room]], width: int) -> list[tuple[int, int]]:
        """Where each field of a line begins, and how wide it is."""
        if self._cells:
            return self._cell_spans(line, width)
        spare = max(0, width - _least(line))
        shares = sum(room.share for _, room in line) or 1
        spans, left = [], 0
        for _, room in line:
            wide = min(room.least, width) + spare * room.share // shares
            spans.append((left, wide))
            left += wide + _GAP
        return spans

    def _cell_spans(self, line: list[tuple[QLayoutItem, Room]], width: int) -> list[tuple[int, int]]:
        columns = self._columns(width)
        step = (width + _GAP) / columns
        spans, column = [], 0
        for _, room in line:
            left = round(column * step)
            column += min(room.share, columns)
            spans.append((left, round(column * step) - _GAP - left))
        return spans


def _split_where_meant(shown: list[tuple[QLayoutItem, Room]]) -> list[list[tuple[QLayoutItem, Room]]]:
    lines: list[list[tuple[QLayoutItem, Room]]] = []
    for item, room in shown:
        if room.first or not lines:
            lines.append([])
        lines[-1].append((item, room))
    return lines


def _least(line: list[tuple[QLayoutItem, Room]]) -> int:
    return sum(room.least for _, room in line) + _GAP * (len(line) - 1)


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


class FieldLines(QWidget):
    """A widget of fields in a `WrapLayout`; out of sight while none of them is shown."""

    def __init__(self, *, cells: bool = False) -> None:
        super().__init__()
        self._layout = WrapLayout(cells=cells)
        self.setLayout(self._layout)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def put(self, widget: QWidget, room: Room) -> None:
        """Add a field."""
        self._layout.put(widget, room)

    def follow(self) -> None:
        """Show or hide with the fields."""
        self.setVisible(any(not self._hidden(place) for place in range(self._layout.count())))
        self._layout.invalidate()
        self.updateGeometry()

    def _hidden(self, place: int) -> bool:
        item = self._layout.itemAt(place)
        widget = item.widget() if item is not None else None
        return widget is None or widget.isHidden()

"""A layout of tiles: an even grid, or tiles that run on as words do where that takes fewer lines."""

from math import ceil

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from app.ui.kit.flow import FlowLayout
from app.ui.override import override


class TileLayout(FlowLayout):
    """At most `columns` tiles beside each other, fewer where the room is too narrow for their words."""

    def __init__(self, parent: QWidget | None = None, *, columns: int) -> None:
        super().__init__(parent)
        self._most = columns

    @override
    def sizeHint(self) -> QSize:
        columns = self._balanced(self._most)
        widths = self._widths(columns)
        lines = ceil(len(self._shown()) / columns)
        height = max((item.sizeHint().height() for item in self._shown()), default=0)
        return QSize(
            sum(widths) + self.spacing() * max(0, len(widths) - 1),
            lines * height + self.spacing() * max(0, lines - 1),
        )

    def columns(self, width: int) -> int:
        """How many tiles of an even grid fit into `width` pixels; 0 where they had better run on."""
        most = self._balanced(self._most)
        for columns in range(most, 0, -1):
            if columns == self._balanced(columns) and self._fits(columns, width):
                lines = ceil(len(self._shown()) / columns)
                return 0 if self._lines_running_on(width) < lines else columns
        return 0

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _balanced(self, columns: int) -> int:
        """The fewest columns that take no more lines than `columns`: no line holds one lost tile."""
        count = max(1, len(self._shown()))
        return ceil(count / ceil(count / max(1, columns)))

    def _widths(self, columns: int) -> list[int]:
        hints = [item.minimumSize().width() for item in self._shown()]
        return [max(hints[column::columns]) for column in range(min(columns, len(hints)))]

    def _fits(self, columns: int, width: int) -> bool:
        return sum(self._widths(columns)) + self.spacing() * (columns - 1) <= width

    def _lines_running_on(self, width: int) -> int:
        lines, left = 1, 0
        for item in self._shown():
            size = item.sizeHint().width()
            if left and left + size > width:
                lines, left = lines + 1, 0
            left += size + self.spacing()
        return lines

    @override
    def _arrange(self, area: QRect, *, place: bool) -> int:
        columns, shown = self.columns(area.width()), self._shown()
        if not columns or not shown:
            return super()._arrange(area, place=place)
        gap = self.spacing()
        height = max(item.sizeHint().height() for item in shown)
        if place:
            edges = self._edges(columns, area.width())
            for index, item in enumerate(shown):
                line, column = divmod(index, columns)
                left, right = edges[column]
                top = area.y() + line * (height + gap)
                item.setGeometry(QRect(area.x() + left, top, right - left, height))
        lines = ceil(len(shown) / columns)
        return lines * height + (lines - 1) * gap

    def _edges(self, columns: int, width: int) -> list[tuple[int, int]]:
        """Left and right of each column: all alike where that fits, else as wide as their words ask."""
        gap, widths = self.spacing(), self._widths(columns)
        room = width - gap * (columns - 1)
        if max(widths) * columns <= room:
            return [
                (room * at // columns + gap * at, room * (at + 1) // columns + gap * at)
                for at in range(columns)
            ]
        spare, edges, left = room - sum(widths), list[tuple[int, int]](), 0
        for at, size in enumerate(widths):
            right = left + size + spare * (at + 1) // columns - spare * at // columns
            edges.append((left, right))
            left = right + gap
        return edges

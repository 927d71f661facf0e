"""Rows of a sheet laid over a page: a name, one or two columns of words, and a reason for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.kit.look import Look, current_look
from app.ui.kit.paint import CENTRE, chip_size, paint_chip, rounded, text_at
from app.ui.override import override
from app.ui.theme import Space, Tone

NARROW = 620
"""Below this width, in pixels, text stands under its chip."""

LEAST = 240
"""A sheet beside a form may become as narrow as this, in pixels."""

_LINE = Qt.ItemDataRole.UserRole
_MARK, _NAME_SHARE, _NAME_SHARE_ALONE, _NAME_LEAST = 20, 0.24, 0.34, 84


@dataclass(frozen=True)
class CellWords:
    """What stands in one column: a chip where there is a standing, the rest as text; and why."""

    text: str
    why: str = ""
    chip: str = ""
    tone: Tone = "neutral"
    icon: str = ""

    @property
    def spoken(self) -> str:
        """For a screen reader."""
        return f"{self.chip} {self.text}".strip()


@dataclass(frozen=True)
class SheetLine:
    """One row. `mark` is a sign before it and `said` the same for a screen reader; a `strong` row is bold.

    `head` is the title of a part. `key` tells what Enter is about, where it does something.
    """

    name: str
    cells: tuple[CellWords, ...]
    mark: str = ""
    said: str = ""
    strong: bool = False
    head: bool = False
    key: str = ""

    @property
    def spoken(self) -> str:
        """For a screen reader: what is only painted is said too."""
        words = " / ".join(cell.spoken for cell in self.cells)
        return self.name if self.head else f"{self.name}: {words} {self.said}".strip()


class SheetRows(QListWidget):
    """The rows; titles of parts cannot be chosen. Keys that move nothing are the panel's."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setItemDelegate(_Painter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)

    def show_lines(self, lines: Sequence[SheetLine]) -> None:
        """Replace the rows; the row of the same name stays current."""
        before = self.current()
        self.blockSignals(True)  # the rows in between are nobody's choice
        self.clear()
        wanted = -1
        for place, line in enumerate(lines):
            item = QListWidgetItem(line.name, self)
            item.setData(_LINE, line)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, line.spoken)
            if line.head:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            else:
                item.setToolTip("\n".join(cell.spoken for cell in line.cells if cell.spoken))
                if wanted < 0 or (before is not None and before.name == line.name):
                    wanted = place
        self.setCurrentRow(wanted)
        if wanted == 1:
            self.scrollToTop()  # with the title of its part
        self.blockSignals(False)

    def stand_on(self, key: str) -> None:
        """Put the keyboard on the row of that key, where there is one."""
        place = next((n for n, line in enumerate(self.lines()) if key and line.key == key), -1)
        if place >= 0:
            self.setCurrentRow(place)

    def lines(self) -> list[SheetLine]:
        """Every row, titles too."""
        return [self.item(place).data(_LINE) for place in range(self.count())]

    def current(self) -> SheetLine | None:
        """The row the keyboard is on."""
        lines, place = self.lines(), self.currentRow()
        return lines[place] if 0 <= place < len(lines) else None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        if event.key() in (*moves, Qt.Key.Key_Home, Qt.Key.Key_End):
            super().keyPressEvent(event)
            if self.currentRow() == 1:
                self.scrollToTop()  # with the title of its part
        else:
            event.ignore()


class _Painter(QStyledItemDelegate):
    """Mark, name and what each side says; a difference has a sign and bold words besides its ground."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line: SheetLine = index.data(_LINE)
        high = current_look().theme.sizes.control - (Space.XS if line.head else 0)
        stacked = not self._wide() and any(cell.chip and cell.text for cell in line.cells)
        return QSize(0, high + (current_look().theme.type.body + Space.S if stacked else 0))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line: SheetLine = index.data(_LINE)
        look = current_look()
        colours = look.theme.colours
        place = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if line.head:
            rounded(painter, place.adjusted(0, 3, 0, 0), 0, colours.sunken)
        elif chosen:
            rounded(
                painter, place.adjusted(0, 1, 0, -1), look.theme.sizes.control_radius, colours.accent_soft
            )
        focused = chosen and option.state & QStyle.StateFlag.State_HasFocus
        if focused:
            inner = place.adjusted(1, 2, -1, -2)
            rounded(painter, inner, look.theme.sizes.control_radius, "", colours.focus, 2)
        self._columns(painter, look, place.adjusted(Space.S, 0, -Space.S, 0), line)

    def _columns(self, painter: QPainter, look: Look, place: QRectF, line: SheetLine) -> None:
        colours = look.theme.colours
        share = _NAME_SHARE if len(line.cells) != 1 or self._wide() else _NAME_SHARE_ALONE
        name = max(place.width() * share, _NAME_LEAST)
        side = (place.width() - _MARK - name) / max(len(line.cells), 1)
        bold = line.head or line.strong
        mark = QRectF(place.left(), place.top(), _MARK - 4, place.height())
        ink = look.theme.tones["warn"].ink if line.strong else colours.ink_2
        text_at(painter, mark, line.mark, look.font("body", bold=True), ink, CENTRE)
        box = QRectF(place.left() + _MARK, place.top(), name - Space.S, place.height())
        text_at(painter, box, line.name, look.font("body", bold=bold), colours.ink)
        for number, cell in enumerate(line.cells):
            left = place.left() + _MARK + name + number * side
            self._cell(
                painter, look, QRectF(left, place.top(), side - Space.S, place.height()), cell, bold=bold
            )

    def _wide(self) -> bool:
        """Whether chip and text have room side by side; else the text stands under the chip."""
        view = self.parent()
        return not isinstance(view, QListWidget) or view.viewport().width() >= NARROW

    def _cell(self, painter: QPainter, look: Look, box: QRectF, cell: CellWords, *, bold: bool) -> None:
        if cell.chip and cell.text and not self._wide():
            half = box.height() / 2
            self._cell(painter, look, box.adjusted(0, 2, 0, -half), replace(cell, text=""), bold=bold)
            box = box.adjusted(0, half, 0, -2)
        elif cell.chip:
            size = chip_size(look, cell.chip, cell.icon)
            width = min(size.width() + 2, box.width())
            place = QRectF(box.left(), box.center().y() - size.height() / 2, width, size.height())
            paint_chip(painter, look, place, cell.chip, cell.tone, cell.icon)
            box = box.adjusted(width + Space.S, 0, 0, 0)
        ink = look.theme.colours.ink if bold else look.theme.colours.ink_2
        text_at(painter, box, cell.text, look.font("body", bold=bold), ink)

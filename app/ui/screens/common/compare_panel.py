"""比较政策: what two policies would grant for one case, side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from app.domain.refusals import InputError
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card, HintBox, row_of
from app.ui.kit.choices import Choice
from app.ui.kit.empty import EmptyState
from app.ui.kit.keys import HintRow, KeyHint
from app.ui.kit.look import Look, current_look
from app.ui.kit.paint import CENTRE, chip_size, paint_chip, rounded, text_at
from app.ui.kit.segmented import Segmented
from app.ui.kit.text import Text
from app.ui.override import override
from app.ui.screens.common.compare_words import (
    CellWords,
    CompareLine,
    compare_line,
    part_label,
    policy_label,
)
from app.ui.theme import Space
from app.usecases.compare_profiles import Comparison

_LINE = Qt.ItemDataRole.UserRole
_MARK, _NAME_SHARE, _NAME_LEAST = 20, 0.24, 84
_NARROW = 620
"""Below this width the two reasons stand one under the other."""


class ComparePanel(Card):
    """Rows of two policies; Up and Down go through them, and below stands why each side says so.

    Digits choose the other policy, E shows rows that are equal or hides them. Signal `left` on Esc.
    `compare` is given the id of the other policy; what it raises as InputError is nothing to compare yet.
    """

    left = Signal()

    def __init__(
        self,
        others: Sequence[str],
        compare: Callable[[str], Comparison | None],
        term_of: Callable[[str], str],
        year: int,
    ) -> None:
        super().__init__()
        self._compare = compare
        self._term_of = term_of
        self._year = year
        self._all = True
        self.comparison: Comparison | None = None
        self._others = tuple(others)
        self.others = Segmented([Choice(each, policy_label(each)) for each in others], wrap=True)
        self.equal = Button("", key="E", small=True)
        self.count = Text("", "note")
        self.rows = _Rows()
        self.whys = (HintBox(), HintBox())
        self._nothing = EmptyState("list-checks", self.tr("Nothing to compare yet"))
        self._build()
        self.others.set_value(others[0] if others else None)
        self.refresh()

    def refresh(self) -> None:
        """Compare anew: the case or the choice is another one; the row stays where it is."""
        other = self.others.value()
        try:
            self.comparison = self._compare(other) if other else None
        except InputError:
            self.comparison = None
        self._show()

    def lines(self) -> list[CompareLine]:
        """What is shown now, without the titles of parts."""
        return [line for line in self.rows.lines() if not line.head]

    @override
    def event(self, event: QEvent) -> bool:
        asked = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if asked and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = event.key() - Qt.Key.Key_1
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_E:
            self._turn_equal()
        elif 0 <= place < len(self._others):
            self.others.set_value(self._others[place])
            self.refresh()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        ways = QBoxLayout.Direction
        self._reasons.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def _turn_equal(self) -> None:
        self._all = not self._all
        self._show()

    def _show(self) -> None:
        found = self.comparison
        self._nothing.setVisible(found is None)
        self.rows.setVisible(found is not None)
        if found is None:
            self.count.setText("")
            self._tell(None)
            return
        rows = found.rows if self._all else found.different
        lines: list[CompareLine] = []
        part = None
        for row in rows:
            if row.part is not part:
                part = row.part
                left, right = (CellWords(policy_label(each)) for each in (found.left, found.right))
                lines.append(CompareLine(part_label(part), left, right, head=True))
            lines.append(compare_line(row, self._year, self._term_of))
        self.rows.show_lines(lines)
        differ, equal = len(found.different), len(found.rows) - len(found.different)
        self.count.setText(self.tr("{0} different, {1} equal").format(differ, equal))
        self.equal.set_words(self.tr("Hide equal rows") if self._all else self.tr("Show equal rows"))
        self._tell(self.rows.current())

    def _tell(self, line: CompareLine | None) -> None:
        sides = (line.left, line.right) if line is not None else (None, None)
        names = (self.comparison.left, self.comparison.right) if self.comparison else ("", "")
        for box, side, name in zip(self.whys, sides, names, strict=True):
            box.setVisible(side is not None)
            if side is not None:
                why = side.why or self.tr("The rules give no sentence for it.")
                box.set_text(self.tr("Why, {0}: {1}").format(policy_label(name), why))

    def _build(self) -> None:
        title = self.tr("Compare policies")
        self.setAccessibleName(title)
        self.rows.setAccessibleName(title)
        self.others.setAccessibleName(self.tr("Other policy"))
        self.body.addLayout(row_of(Text(title, "heading"), self.count, self.equal, stretch=(0, 1, 0)))
        self.add(self.others, self._nothing)
        self.body.addWidget(self.rows, 1)
        self._reasons = row_of(*self.whys, stretch=(1, 1))
        self.body.addLayout(self._reasons)
        digits = KeyHint(f"1…{len(self._others)}", self.tr("Other policy"))
        self.add(HintRow([KeyHint("↑ ↓", self.tr("Row")), digits, KeyHint("Esc", self.tr("Back"))]))
        self.others.changed.connect(self.refresh)
        self.equal.clicked.connect(self._turn_equal)
        self.rows.currentRowChanged.connect(lambda _row: self._tell(self.rows.current()))
        self.setFocusProxy(self.rows)


class _Rows(QListWidget):
    """The rows; titles of parts cannot be chosen. Keys that move nothing are the panel's."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setItemDelegate(_Painter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)

    def show_lines(self, lines: Sequence[CompareLine]) -> None:
        """Replace the rows; the row with the same name stays current."""
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
                item.setToolTip("\n".join(filter(None, (line.left.spoken, line.right.spoken))))
                if wanted < 0 or (before is not None and before.name == line.name):
                    wanted = place
        self.setCurrentRow(wanted)
        self.blockSignals(False)

    def lines(self) -> list[CompareLine]:
        """Every row, titles too."""
        return [self.item(place).data(_LINE) for place in range(self.count())]

    def current(self) -> CompareLine | None:
        """The row the keyboard is on."""
        lines, place = self.lines(), self.currentRow()
        return lines[place] if 0 <= place < len(lines) else None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        if event.key() in (*moves, Qt.Key.Key_Home, Qt.Key.Key_End):
            super().keyPressEvent(event)
        else:
            event.ignore()


class _Painter(QStyledItemDelegate):
    """Mark, name and what each side says; a difference has a sign and bold words besides its ground."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line: CompareLine = index.data(_LINE)
        high = current_look().theme.sizes.control - (Space.XS if line.head else 0)
        return QSize(0, high + (0 if line.head or self._wide() else current_look().theme.type.body + Space.S))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line: CompareLine = index.data(_LINE)
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

    def _columns(self, painter: QPainter, look: Look, place: QRectF, line: CompareLine) -> None:
        colours = look.theme.colours
        name = max(place.width() * _NAME_SHARE, _NAME_LEAST)
        side = (place.width() - _MARK - name) / 2
        if not line.head:
            mark = QRectF(place.left(), place.top(), _MARK - 4, place.height())
            ink = colours.ink_2 if line.same else look.theme.tones["warn"].ink
            text_at(painter, mark, "=" if line.same else "≠", look.font("body", bold=True), ink, CENTRE)
        bold = line.head or not line.same
        box = QRectF(place.left() + _MARK, place.top(), name - Space.S, place.height())
        text_at(painter, box, line.name, look.font("body", bold=bold), colours.ink)
        for number, cell in enumerate((line.left, line.right)):
            left = place.left() + _MARK + name + number * side
            self._cell(
                painter, look, QRectF(left, place.top(), side - Space.S, place.height()), cell, bold=bold
            )

    def _wide(self) -> bool:
        """Whether chip and text have room side by side; else the text stands under the chip."""
        view = self.parent()
        return not isinstance(view, QListWidget) or view.viewport().width() >= _NARROW

    def _cell(self, painter: QPainter, look: Look, box: QRectF, cell: CellWords, *, bold: bool) -> None:
        if cell.chip and cell.text and not self._wide():
            half = box.height() / 2
            self._cell(painter, look, box.adjusted(0, 2, 0, -half), replace(cell, text=""), bold=bold)
            box = box.adjusted(0, half, 0, -2)
        elif cell.chip:
            size = chip_size(look, cell.chip, cell.icon)
            width = min(size.width(), box.width())
            place = QRectF(box.left(), box.center().y() - size.height() / 2, width, size.height())
            paint_chip(painter, look, place, cell.chip, cell.tone, cell.icon)
            box = box.adjusted(width + Space.S, 0, 0, 0)
        ink = look.theme.colours.ink if bold else look.theme.colours.ink_2
        text_at(painter, box, cell.text, look.font("body", bold=bold), ink)

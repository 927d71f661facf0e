"""A list to choose from by typing: what can be done, which other tickets there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.kit.card import Card
from app.ui.kit.droplist import DropRow
from app.ui.kit.keys import HintRow, KeyHint
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.look import current_look
from app.ui.kit.paint import chip_size, paint_chip, rounded, text_at, text_width
from app.ui.kit.text import Text
from app.ui.override import override
from app.ui.theme import Space

_ROW = Qt.ItemDataRole.UserRole
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
_UNFOLD = "\0more"
"""The key of the row that stands for all folded ones."""


class PickList(Card):
    """A field that narrows a list. The keyboard stays in the field: Up and Down move, Enter takes.

    A row without a key is a heading: nobody stands on it, and typing leaves it out. Rows that are rarely
    wanted are folded behind one, which Enter on it or + opens; typing finds them as well.
    Signals: `picked` the key of a row, `left` when Esc gives up.
    """

    picked = Signal(str)
    left = Signal()

    def __init__(self, title: str, placeholder: str, nothing: str, *, take: str = "") -> None:
        """`take` says what Enter does with a row."""
        super().__init__(title)
        self._take = take or self.tr("Take")
        self._rows: tuple[tuple[DropRow, str], ...] = ()
        self._folded: tuple[DropRow, ...] = ()
        self._fold = DropRow("", "")
        self._composing = False
        self.field = LineEdit(icon="search", placeholder=placeholder)
        self.field.setAccessibleName(placeholder)
        self.list = QListWidget()
        self._nothing = Text(nothing, "muted", wrap=True)
        self._set_up()

    def show_rows(self, rows: Iterable[DropRow], keywords: Sequence[str] = (), *, keep: bool = False) -> None:
        """Offer these rows; `keywords` are found too, in the same order: initials, codes.

        `keep` leaves what is typed: the rows came anew while somebody looked for one.
        """
        listed = list(rows)
        more = [*keywords, *[""] * (len(listed) - len(keywords))]
        self._rows = tuple(
            (row, f"{row.title}\n{row.detail}\n{word}".casefold())
            for row, word in zip(listed, more, strict=True)
        )
        self._folded = ()
        if not keep:
            self.field.clear()
        self._narrow(self.field.text().strip())

    def fold(self, title: str, rows: Iterable[DropRow]) -> None:
        """Offer these below the others, behind one row with that title."""
        self._folded = tuple(rows)
        words = self.tr("%n kinds", "", len(self._folded))
        self._fold = DropRow(_UNFOLD, title, words, "chevron-down", "+", "neutral")
        self._narrow(self.field.text().strip())

    def titles(self) -> list[str]:
        """What is offered now."""
        listed = [self.list.item(row) for row in range(self.list.count())]
        return [item.text() for item in listed if item.data(_ROW).key]

    def offered(self) -> list[str]:
        """The keys of what is offered now."""
        listed = (self.list.item(row).data(_ROW).key for row in range(self.list.count()))
        return [key for key in listed if key]

    def current(self) -> str:
        """The key of the row that is stood on; empty where there is none."""
        row: DropRow | None = self.list.currentItem().data(_ROW) if self.list.count() else None
        return row.key if row is not None else ""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
        elif isinstance(event, QKeyEvent) and not self._composing:
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                return self._serve(event.key())
        return False

    def _unfold(self) -> bool:
        """Show what is folded, and stand on the first of it; False where nothing is or something is typed."""
        if not self._folded or self.field.text():
            return False
        first, folded = self._folded[0], self._folded
        heading = (DropRow("", self._fold.title), "")
        self._rows = (
            *self._rows,
            heading,
            *((row, f"{row.title}\n{row.detail}".casefold()) for row in folded),
        )
        self._folded = ()
        self._narrow("")
        self._stand_on(first.key)
        return True

    def _stand_on(self, key: str) -> None:
        for row in range(self.list.count()):
            if self.list.item(row).data(_ROW).key == key:
                self.list.setCurrentRow(row)
                above = self.list.item(max(row - 1, 0))  # its heading
                self.list.scrollToItem(above, QListWidget.ScrollHint.PositionAtTop)
                return

    def _step(self, by: int) -> None:
        """Up or down by so many rows, over headings."""
        taken = [row for row in range(self.list.count()) if self.list.item(row).data(_ROW).key]
        if taken:
            here = taken.index(self.list.currentRow()) if self.list.currentRow() in taken else 0
            self.list.setCurrentRow(taken[min(max(here + by, 0), len(taken) - 1)])
            if self.list.currentRow() == taken[0]:
                self.list.scrollToTop()  # with the heading above it

    def _serve(self, key: int) -> bool:
        if key in _ENTER:
            self._pick(self.list.currentItem())
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif (step := _MOVES.get(Qt.Key(key))) is not None:
            self._step(step)
        elif key == Qt.Key.Key_Plus:
            return self._unfold()
        else:
            return False
        return True

    def _set_up(self) -> None:
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_Painter(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.title.text())
        self.list.itemClicked.connect(self._pick)
        self.field.installEventFilter(self)
        self.field.textEdited.connect(lambda typed: self._narrow(typed.strip()))
        self.setFocusProxy(self.field)
        self.add(self.field, self._nothing)
        self.body.addWidget(self.list, 1)
        hints = [KeyHint("↑ ↓", self.tr("Choose")), KeyHint("Enter", self._take)]
        self.add(HintRow([*hints, KeyHint("Esc", self.tr("Back"))]))

    def _narrow(self, typed: str) -> None:
        words = typed.casefold().split()
        more = [(row, f"{row.title}\n{row.detail}".casefold()) for row in self._folded]
        fitting = [
            row
            for row, spoken in (*self._rows, *(more if words else ()))
            if (row.key or not words) and all(word in spoken for word in words)
        ]
        first = [row for row in fitting if words and row.title.casefold().startswith(words[0])]
        last = [self._fold] if self._folded and not words else []
        self.list.clear()
        for row in [*first, *(each for each in fitting if each not in first), *last]:
            item = QListWidgetItem(row.title, self.list)
            item.setData(_ROW, row)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.title} {row.detail} {row.chip}".strip())
            if not row.key:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
        self._step(0)
        self._nothing.setVisible(not fitting and not last)

    def _pick(self, item: QListWidgetItem | None) -> None:
        row: DropRow | None = item.data(_ROW) if item is not None else None
        if row is not None and row.key == _UNFOLD:
            self._unfold()
        elif row is not None and row.key:
            self.picked.emit(row.key)


class _Painter(QStyledItemDelegate):
    """Icon, title, small print and a chip on one line."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: DropRow = index.data(_ROW)
        look = current_look()
        if not row.key:
            return QSize(0, look.theme.type.small + Space.M + Space.XS)
        return QSize(0, look.theme.sizes.control + Space.XS)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: DropRow = index.data(_ROW)
        look = current_look()
        c = look.theme.colours
        place = QRectF(option.rect)
        if not row.key:
            words = place.adjusted(Space.S, Space.XS, -Space.S, 0)
            text_at(painter, words, row.title, look.font("small"), c.ink_2)
            return
        if option.state & QStyle.StateFlag.State_Selected:
            rounded(painter, place.adjusted(0, 1, 0, -1), look.theme.sizes.control_radius, c.accent_soft)
        inner = place.adjusted(Space.S, 0, -Space.S, 0)
        if row.chip:
            size = chip_size(look, row.chip)
            left, top = inner.right() - size.width(), inner.center().y() - size.height() / 2
            paint_chip(painter, look, QRectF(left, top, size.width(), size.height()), row.chip, row.tone)
            inner.setRight(left - Space.S)
        if row.icon:
            look.icons.paint(painter, row.icon, QRectF(inner.left(), inner.center().y() - 8, 16, 16), c.ink_2)
            inner.setLeft(inner.left() + 16 + Space.S)
        text_at(painter, inner, row.title, look.font("body"), c.ink)
        if row.detail:
            taken = max(text_width(look.font("body"), row.title) + Space.M, 132.0)
            text_at(painter, inner.adjusted(taken, 0, 0, 0), row.detail, look.font("small"), c.ink_2)

"""What stands in the window until the store is open: the outline of the queue, then its first rows.

The rows come by the shortest way there is and answer arrow keys at once; what is chosen is handed on to
the real queue, what needs the open store is kept until it is there (`TypedAhead`).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.ui.kit.look import current_look
from app.ui.kit.paint import rounded, text_at, text_width
from app.ui.override import override
from app.ui.shell.actions import ROUTED_KEYS, Actions, KeyAction
from app.ui.shell.page import Page
from app.ui.theme import Space

if TYPE_CHECKING:
    from app.ui.parts.tasks import Tasks
    from app.ui.parts.ticket_table import TicketTable
    from app.ui.window.first_rows import FirstRows

_ROW = 42
_PANE_FROM = 1_000
_TOP = 14.0
_LIST_TOP = 92.0
_WIDTHS = (96, 48, 120, 88, 44, 72, 150, 64)
"""Pixels of the grey bars in a row: number, customer, goods, problem, demand, level, clock, step."""


class OpeningPage(Page):
    """Signals: `seen` follows the first painting, `listed` the first painting of rows; once each.

    `chosen` is the number of the ticket in hand, `opened` carries it when Enter asks for it, `wished` a key
    that needs the open store.
    """

    seen = Signal()
    listed = Signal()
    opened = Signal(str)
    wished = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._told = False
        self._kept = ""
        self._table: TicketTable | None = None
        self.setAccessibleName(self.tr("Opening"))

    @override
    def title(self) -> str:
        return self.tr("Tickets")

    @override
    def first_focus(self) -> QWidget | None:
        return self._table

    @override
    def actions_now(self) -> Actions:
        shown = {"F2": self.tr("New intake"), "F3": self.tr("Find")}
        keys = (*shown, *(key for key in ROUTED_KEYS if key not in shown and key != "Esc"))
        return Actions(
            KeyAction(key, shown.get(key, key), partial(self.wished.emit, key), key in shown) for key in keys
        )

    @property
    def chosen(self) -> str:
        """The number of the ticket in hand; empty without one."""
        return self._table.current_number() if self._table is not None else ""

    @property
    def rows(self) -> QWidget | None:
        """The list, once it is shown."""
        return self._table

    def show_kept(self, words: str) -> None:
        """Show which keys wait for the store."""
        self._kept = words
        self.setAccessibleDescription(words)
        self.update()

    def show_rows(self, tasks: Tasks, rows: FirstRows) -> None:
        """Show the list; `listed` follows when it is painted."""
        from app.ui.parts.ticket_table import TicketTable

        table = TicketTable(tasks)
        table.setParent(self)
        table.filled.connect(lambda: QTimer.singleShot(0, self.listed.emit))
        table.opened.connect(self.opened)
        self._table = table
        self._place()
        table.show_source(rows)
        table.show()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self._paint(QPainter(self))
        if not self._told:
            self._told = True
            QTimer.singleShot(0, self.seen.emit)

    def _list_area(self) -> QRectF:
        """Where the queue has its table."""
        pane = 344 if self.width() >= _PANE_FROM else 0
        return QRectF(Space.L, _LIST_TOP, self.width() - 2 * Space.L - pane, self.height() - _LIST_TOP - _TOP)

    def _place(self) -> None:
        if self._table is not None:
            self._table.setGeometry(self._list_area().toRect())

    def _paint(self, painter: QPainter) -> None:
        look = current_look()
        c = look.theme.colours
        area = self._list_area()
        title = QRectF(area.left(), _TOP, area.width(), 32)
        text_at(painter, title, self.tr("Tickets"), look.font("title", bold=True), c.ink)
        if self._kept:
            said = self.tr("Done as soon as the data is open: {0}").format(self._kept)
            taken = text_width(look.font("title", bold=True), self.tr("Tickets")) + Space.L
            text_at(painter, title.adjusted(taken, 0, 0, 0), said, look.font("body"), c.accent)
        for place in range(8):
            rounded(painter, QRectF(area.left() + place * 92, _TOP + 42, 84, 26), 13, c.panel, c.line_soft)
        if self._table is None:
            self._paint_list(painter, area)
        if self.width() >= _PANE_FROM:
            pane = QRectF(area.right() + _TOP, _TOP, 330, self.height() - 2 * _TOP)
            rounded(painter, pane, look.theme.sizes.card_radius, c.panel, c.line)

    def _paint_list(self, painter: QPainter, area: QRectF) -> None:
        look = current_look()
        c = look.theme.colours
        rounded(painter, area, look.theme.sizes.card_radius, c.panel, c.line)
        row = area.top() + 32
        while row + _ROW < area.bottom():
            self._paint_row(painter, area.left() + 10, row, area.width() - 20)
            row += _ROW

    def _paint_row(self, painter: QPainter, left: float, top: float, width: float) -> None:
        c = current_look().theme.colours
        step = width / sum(_WIDTHS)
        painter.fillRect(QRectF(left - 9, top, width + 18, 1), c.line_soft)
        for bar in _WIDTHS:
            rounded(painter, QRectF(left, top + 15, bar * step * 0.7, 12), 6, c.line_soft)
            left += bar * step

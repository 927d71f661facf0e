"""What stands in the window until the store is open: the queue's outline, painted in one stroke."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.kit.look import current_look
from app.ui.kit.paint import rounded, text_at
from app.ui.override import override
from app.ui.shell.page import Page
from app.ui.theme import Space

_ROW = 42
_PANE_FROM = 1_000
_WIDTHS = (96, 48, 120, 88, 44, 72, 150, 64)
"""Pixels of the grey bars in a row: number, customer, goods, problem, demand, level, clock, step."""


class OpeningPage(Page):
    """The outline of the queue. Signal `seen` follows its first painting, once."""

    seen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._told = False
        self.setAccessibleName(self.tr("Opening"))

    @override
    def title(self) -> str:
        return self.tr("Opening")

    @override
    def first_focus(self) -> QWidget | None:
        return None

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self._paint(QPainter(self))
        if not self._told:
            self._told = True
            QTimer.singleShot(0, self.seen.emit)

    def _paint(self, painter: QPainter) -> None:
        look = current_look()
        c = look.theme.colours
        pane = 344 if self.width() >= _PANE_FROM else 0
        left, top = float(Space.L), 14.0
        width = self.width() - 2 * left - pane
        title = QRectF(left, top, width, 32)
        text_at(painter, title, self.tr("Tickets"), look.font("title", bold=True), c.ink)
        for place in range(6):
            rounded(painter, QRectF(left + place * 92, top + 42, 84, 26), 13, c.panel, c.line_soft)
        list_top = top + 78
        frame = QRectF(left, list_top, width, self.height() - list_top - 14)
        rounded(painter, frame, look.theme.sizes.card_radius, c.panel, c.line)
        row = list_top + 32
        while row + _ROW < frame.bottom():
            self._paint_row(painter, left + 10, row, width - 20)
            row += _ROW
        if pane:
            right = QRectF(self.width() - pane + 14 - left, top, pane - 14, self.height() - top - 14)
            rounded(painter, right, look.theme.sizes.card_radius, c.panel, c.line)

    def _paint_row(self, painter: QPainter, left: float, top: float, width: float) -> None:
        c = current_look().theme.colours
        step = width / sum(_WIDTHS)
        painter.fillRect(QRectF(left - 10, top, width + 20, 1), c.line_soft)
        for bar in _WIDTHS:
            rounded(painter, QRectF(left, top + 15, bar * step * 0.7, 12), 6, c.line_soft)
            left += bar * step

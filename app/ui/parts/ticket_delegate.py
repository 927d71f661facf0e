"""Paints the cells of the ticket table: one text or chip each, from records, without styles."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.kit.look import Look
from app.ui.kit.paint import CHIP_EDGES, chip_size, paint_chip
from app.ui.override import override
from app.ui.parts.column_fit import ICON
from app.ui.parts.row_source import CLOCK_PARTING, ClockCell, LevelCell, RowMark, SyncCell, TicketRow
from app.ui.parts.ticket_model import Column, TicketModel
from app.ui.theme import Tone

PADDING = 8
_FLAGS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_SELECTED = QStyle.StateFlag.State_Selected.value  # compared as ints: Qt's flags cost microseconds each
_MARK = 15
_CUT_KEPT = 4_000
_CHIPS_KEPT = 256
_NUMBER = int(Column.NUMBER)
_GOODS = int(Column.GOODS)
_LEVEL = int(Column.LEVEL)
_CLOCK = int(Column.CLOCK)
_SYNC = int(Column.SYNC)


class Pens:
    """Fonts and colours of one theme, made once: making them per cell would cost more than drawing."""

    def __init__(self, look: Look) -> None:
        colours = look.theme.colours
        self.body = look.font("body")
        self.small = look.font("small")
        self.chip = look.font("small", bold=True)
        self.metrics = {id(font): QFontMetricsF(font) for font in (self.body, self.small, self.chip)}
        self.ink = QColor(colours.ink)
        self.ink_2 = QColor(colours.ink_2)
        self.line = QPen(QColor(colours.line_soft), 1)
        self.selected = QColor(colours.accent_soft)
        self.bar = QColor(colours.accent)
        self.icon_colours: dict[Tone, str] = {tone: look.theme.tones[tone].ink for tone in look.theme.tones}
        self.sync = {tone: QColor(ink) for tone, ink in self.icon_colours.items()} | {"neutral": self.ink_2}
        self.cut: dict[tuple[str, int, int], str] = {}
        self.clocks: dict[tuple[str, int, int], str] = {}
        self.chips: dict[tuple[str, Tone, int, float], QPixmap] = {}


class TicketDelegate(QStyledItemDelegate):
    """Draws what `TicketModel.row_at` says. Asks nothing through Qt's roles."""

    def __init__(self, look: Look, model: TicketModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._model = model
        self._pens = Pens(look)
        look.changed.connect(self.retheme)

    def retheme(self) -> None:
        """Take fonts and colours of the theme now in use."""
        self._pens = Pens(self._look)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        window = self._model.window
        if window is None:
            return
        column = index.column()
        row = window.row(index.row())
        pens = self._pens
        if option.state.value & _SELECTED:
            painter.fillRect(rect, pens.selected)
            if column == _NUMBER:
                painter.fillRect(rect.left(), rect.top(), 3, rect.height(), pens.bar)
        painter.setPen(pens.line)
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        self._paint_cell(painter, rect, column, row)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, self._look.theme.sizes.control + 10)

    def _paint_cell(self, painter: QPainter, rect: QRect, column: int, row: TicketRow) -> None:
        value = row[column]
        if isinstance(value, str):
            number = column == _NUMBER
            pens = self._pens
            font, ink = (pens.small, pens.ink_2) if number else (pens.body, pens.ink)
            if column == _GOODS and row.number in self._model.marks:
                rect = self._mark(painter, rect, self._model.marks[row.number])
            self._text(painter, rect, value, font, ink, column=column)
        elif column == _LEVEL and isinstance(value, LevelCell):
            self._chip(painter, rect, PADDING, value.text, value.tone)
        elif column == _CLOCK and isinstance(value, ClockCell):
            self._clock(painter, rect, value)
        elif column == _SYNC:
            self._sync(painter, rect, self._model.sync_of(row))

    def _sync(self, painter: QPainter, rect: QRect, sync: SyncCell) -> None:
        """Its word, or where that has no room its icon; the tool tip says the rest."""
        pens = self._pens
        if sync.icon and rect.width() <= ICON:
            place = QRectF(rect.left() + PADDING, rect.center().y() - 7.5, 16, 16)
            self._look.icons.paint(painter, sync.icon, place, pens.icon_colours[sync.tone])
        else:
            self._text(painter, rect, sync.text, pens.small, pens.sync[sync.tone])

    def _mark(self, painter: QPainter, rect: QRect, mark: RowMark) -> QRect:
        """Draw a mark at the right end of a cell; what is left of the cell."""
        # The next cell begins with room of its own, and the goods need what there is of theirs.
        place = QRectF(rect.right() - _MARK, rect.center().y() - _MARK / 2 + 0.5, _MARK, _MARK)
        self._look.icons.paint(painter, mark.icon, place, self._pens.icon_colours[mark.tone])
        return rect.adjusted(0, 0, -_MARK, 0)

    def _text(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        font: QFont,
        colour: QColor,
        left: int = PADDING,
        column: int = -1,
    ) -> None:
        if not text:
            return
        width = rect.width() - left - PADDING // 2
        if column == _GOODS and self._cut(text, font, width) != text:
            text = without_brand(text)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(rect.adjusted(left, 0, 0, 0), _FLAGS, self._cut(text, font, width))

    def _cut(self, text: str, font: QFont, width: int) -> str:
        size = font.pixelSize()
        if len(text) * size <= width:  # hardly a sign is wider than it is high, and the cell clips it
            return text
        cut = self._pens.cut
        key = (text, width, id(font))
        shown = cut.get(key)
        if shown is None:
            if len(cut) >= _CUT_KEPT:
                cut.clear()
            metrics = self._pens.metrics[id(font)]
            shown = cut[key] = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        return shown

    def _clock(self, painter: QPainter, rect: QRect, clock: ClockCell) -> None:
        left = PADDING
        if clock.icon:
            side = 16.0
            place = QRectF(rect.left() + PADDING, rect.center().y() - side / 2 + 0.5, side, side)
            self._look.icons.paint(painter, clock.icon, place, self._pens.icon_colours["neutral"])
            left += 21
        pens = self._pens
        if clock.tone == "neutral":
            text = self._fit_clock(clock, pens.body, rect.width() - left - PADDING // 2)
            self._text(painter, rect, text, pens.body, pens.ink, left)
        else:
            text = self._fit_clock(clock, pens.chip, rect.width() - left - 2 - CHIP_EDGES)
            self._chip(painter, rect, left, text, clock.tone)

    def _fit_clock(self, clock: ClockCell, font: QFont, width: int) -> str:
        """The words of a clock in `width` pixels."""
        kept = self._pens.clocks
        key = (clock.text, width, id(font))
        shown = kept.get(key)
        if shown is None:
            if len(kept) >= _CUT_KEPT:
                kept.clear()
            shown = kept[key] = fit_clock(clock, self._pens.metrics[id(font)], width)
        return shown

    def _chip(self, painter: QPainter, rect: QRect, left: int, text: str, tone: Tone) -> None:
        if not text:
            return
        key = (text, tone, rect.width() - left - 2, painter.device().devicePixelRatioF())
        chips = self._pens.chips
        pixmap = chips.get(key)
        if pixmap is None:
            if len(chips) >= _CHIPS_KEPT:
                chips.clear()
            pixmap = chips[key] = self._draw_chip(*key)
        height = pixmap.height() / pixmap.devicePixelRatioF()
        painter.drawPixmap(QPointF(rect.left() + left, round(rect.center().y() - height / 2 + 0.5)), pixmap)

    def _draw_chip(self, text: str, tone: Tone, room: int, ratio: float) -> QPixmap:
        size = chip_size(self._look, text)
        size.setWidth(max(min(size.width(), room), 1.0))
        pixmap = QPixmap((size * ratio).toSize() + QSize(1, 1))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_chip(painter, self._look, QRectF(QPointF(0, 0), size), text, tone)
        painter.end()
        return pixmap


def fit_clock(clock: ClockCell, metrics: QFontMetricsF, width: int) -> str:
    """What of a clock is said in `width` pixels: how long there is stays whole, its name is what is cut."""
    if metrics.horizontalAdvance(clock.text) <= width:
        return clock.text
    text = clock.short or clock.text
    name, parting, rest = text.rpartition(CLOCK_PARTING)
    room = width - metrics.horizontalAdvance(parting + rest)
    if not name or metrics.horizontalAdvance(name) <= room:
        return text
    shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, max(room, 0.0))
    return f"{shown}{parting}{rest}" if len(shown) > 1 else rest


def without_brand(goods: str) -> str:
    """Name and model of goods in one line, for where the brand has no room: ``电水壶 MK-1508``.

    Brand, name and model stand in this order; a line of fewer words than that loses none of them.
    """
    words = goods.split(" ")
    named = [word for word in words if not word.startswith("+")]
    return " ".join(words[1:]) if len(named) > 2 else goods

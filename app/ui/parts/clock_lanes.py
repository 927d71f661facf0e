"""The full form: a lane per clock on one time line, with its start, pauses, due moment and state."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from app.ui.kit.look import Look, current_look
from app.ui.kit.paint import (
    CENTRE,
    RIGHT,
    chip_size,
    dot,
    paint_chip,
    paint_focus,
    rounded,
    struck,
    text_at,
    text_width,
)
from app.ui.override import override
from app.ui.parts.clock_chart import ClockChart
from app.ui.parts.clock_view import ClockState, ClockView
from app.ui.parts.clock_words import STATE_LOOKS, say_chip, say_due, say_end, say_time
from app.ui.parts.time_scale import TimeScale, place_labels
from app.ui.theme import Space

_TRACK = 6.0
_MIN_LINE = 140.0


@dataclass(frozen=True, slots=True)
class Columns:
    """Left edges and widths in pixels: label, time line (width 0 when too narrow), due, chip."""

    label: tuple[float, float]
    line: tuple[float, float]
    due: tuple[float, float]
    chip: tuple[float, float]


class ClockLanes(ClockChart):
    """Lanes under one another. When the strip is narrow the time line gives way, the words stay."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def columns(self) -> Columns:
        """How the present width is shared out."""
        look = current_look()
        small, strong = look.font("small"), look.font("small", bold=True)
        label = min(
            max((text_width(small, clock.label) for clock in self.clocks), default=0.0) + Space.M, 132.0
        )
        due = max((text_width(strong, self._due(clock)) for clock in self.clocks), default=0.0) + Space.S
        chip = max((self._chip_width(look, clock) for clock in self.clocks), default=0.0)
        left = label + Space.S
        line = self.width() - left - due - chip - 4 * Space.S
        if line < _MIN_LINE:
            line = 0.0
        due_left = left + (line + Space.M if line else 0)
        chip_left = due_left + due + Space.S
        return Columns((Space.S, label), (left, line), (due_left, due), (chip_left, chip))

    def scale(self, columns: Columns) -> TimeScale:
        """The time line of the present clocks and width."""
        left, width = columns.line
        return TimeScale(list(self._moments()), left + _TRACK, left + width - _TRACK)

    @override
    def boxes(self) -> Sequence[QRectF]:
        lane, top = self._lane(), self._axis()
        return [QRectF(0, top + index * lane, self.width(), lane) for index in range(len(self.clocks))]

    @override
    def sizeHint(self) -> QSize:
        return QSize(720, round(self._axis() + self._lane() * len(self.clocks)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        columns = self.columns()
        scale = self.scale(columns)
        for index, box in enumerate(self.boxes()):
            if index == self.current:
                rounded(
                    painter,
                    box.adjusted(0, 1, 0, -1),
                    look.theme.sizes.control_radius,
                    look.theme.colours.accent_soft,
                )
        if columns.line[1]:
            self._paint_axis(painter, look, columns, scale)
        for index, box in enumerate(self.boxes()):
            self._paint_words(painter, look, self.clocks[index], box, columns)
            if columns.line[1]:
                self._paint_lane(painter, look, self.clocks[index], box.center().y(), scale)
            if index == self.current and self.hasFocus():
                paint_focus(painter, look, box.adjusted(1, 1, -1, -1), look.theme.sizes.control_radius)

    def _paint_axis(self, painter: QPainter, look: Look, columns: Columns, scale: TimeScale) -> None:
        """Times above the lanes, the most telling first: now, the chosen clock, the start, the dues."""
        c = look.theme.colours
        small = look.font("small")
        now = say_time(self.now, self.now, self.zone)
        texts = [(scale.x(self.now), self.tr("now {0}").format(now))]
        dues = {clock.due for clock in self.clocks}
        for moment in self._ticks():
            say = say_end if moment in dues else say_time
            texts.append((scale.x(moment), say(moment, self.now, self.zone)))
        left, width = columns.line
        height = self._axis()
        places = place_labels(
            [(x, text_width(small, text) + Space.S) for x, text in texts], left, left + width, 4
        )
        for (x, text), place in zip(texts, places, strict=True):
            if place is None:
                continue
            is_now = text is texts[0][1]
            box = QRectF(place, 0, text_width(small, text) + Space.S, height - 5)
            if is_now:
                rounded(painter, box, 4, c.ink)
            text_at(painter, box, text, small, c.panel if is_now else c.ink_2, CENTRE)
            pen = QPen(QColor(c.ink if is_now else c.line), 1.5 if is_now else 1)
            pen.setStyle(Qt.PenStyle.SolidLine if is_now else Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawLine(QPointF(x, height - 5), QPointF(x, self.height() - 4))

    def _paint_lane(
        self, painter: QPainter, look: Look, clock: ClockView, y: float, scale: TimeScale
    ) -> None:
        c = look.theme.colours
        icon, tone = STATE_LOOKS[clock.state]
        ink = look.theme.tones[tone].ink
        start, end = scale.x(clock.start), scale.x(clock.due or clock.start)
        track = QRectF(start, y - _TRACK / 2, max(end - start, 1.0), _TRACK)
        rounded(painter, track, _TRACK / 2, c.step_todo)
        if clock.state is not ClockState.UPCOMING:
            done = scale.x(clock.stopped or clock.voided or self.now)
            rounded(painter, QRectF(start, track.top(), max(done - start, 1.0), _TRACK), _TRACK / 2, ink)
        for pause in clock.pauses:
            self._paint_pause(painter, look, scale.x(pause.start), scale.x(pause.end or self.now), y)
        dot(painter, QPointF(start, y), 4, c.panel, ink, 2)
        if clock.due is not None:
            dot(painter, QPointF(end, y), 5.5, c.panel, ink, 2.5)
        ended = clock.stopped or clock.voided
        if ended is not None:
            at = QPointF(scale.x(ended), y)
            dot(painter, at, 8, ink)
            look.icons.paint(
                painter, icon, QRectF(at.x() - 5.5, at.y() - 5.5, 11, 11), look.theme.tones[tone].fill
            )

    def _paint_pause(self, painter: QPainter, look: Look, left: float, right: float, y: float) -> None:
        c = look.theme.colours
        box = QRectF(left, y - _TRACK, max(right - left, 3.0), 2 * _TRACK)
        rounded(painter, box, 2, c.panel, c.decoration)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(QColor(c.ink_2), Qt.BrushStyle.BDiagPattern))
        painter.drawRect(box.adjusted(1, 1, -1, -1))

    def _paint_words(
        self, painter: QPainter, look: Look, clock: ClockView, box: QRectF, columns: Columns
    ) -> None:
        c = look.theme.colours
        icon, tone = STATE_LOOKS[clock.state]
        left, width = columns.label
        void = clock.state is ClockState.VOIDED
        small = look.font("small")
        text_at(
            painter,
            QRectF(left, box.top(), width - Space.XS, box.height()),
            clock.label,
            struck(small) if void else small,
            c.ink_2,
        )
        left, width = columns.due
        bold = clock.state in (ClockState.WARNING, ClockState.OVERDUE, ClockState.RUNNING)
        text_at(
            painter,
            QRectF(left, box.top(), width, box.height()),
            self._due(clock),
            struck(small) if void else look.font("small", bold=bold),
            c.ink_2 if void else c.ink,
            RIGHT,
        )
        left, _ = columns.chip
        size = _chip_room(look, clock)
        place = QRectF(
            left, box.center().y() - size.height() / 2, min(size.width(), self.width() - left), size.height()
        )
        paint_chip(painter, look, place, say_chip(clock), tone, icon)

    def _moments(self) -> Iterator[datetime]:
        yield self.now
        for clock in self.clocks:
            yield clock.start
            moments = (clock.due, clock.stopped, clock.voided)
            yield from (moment for moment in moments if moment is not None)
            for pause in clock.pauses:
                yield pause.start
                yield pause.end or self.now

    def _ticks(self) -> Iterator[datetime]:
        """Moments worth a label on the axis, most telling first."""
        chosen = self.clocks[self.current] if self.current >= 0 else None
        if chosen is not None and chosen.due is not None:
            yield chosen.due
        yield min(clock.start for clock in self.clocks)
        yield from sorted(
            {clock.due for clock in self.clocks if clock.due is not None and clock is not chosen}
        )

    def _due(self, clock: ClockView) -> str:
        return say_due(clock, self.now, self.zone)

    def _chip_width(self, look: Look, clock: ClockView) -> float:
        return _chip_room(look, clock).width()

    def _lane(self) -> float:
        return max(28.0, current_look().theme.sizes.control * 0.875)

    def _axis(self) -> float:
        return (
            current_look().font("small").pixelSize() * 1.5 + 8
            if self.clocks and self.columns().line[1]
            else 0.0
        )


def _chip_room(look: Look, clock: ClockView) -> QSizeF:
    """The room of a clock's chip; its icon is as large as the chip is high, which grows with the font."""
    size = chip_size(look, say_chip(clock))
    return QSizeF(size.width() + size.height() - 3, size.height())

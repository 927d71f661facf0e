"""The compact form: the moments that matter as dots on a line, as intake shows them before saving."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from app.ui.kit.look import Look, current_look
from app.ui.kit.paint import CENTRE, dot, paint_focus, struck, text_at, text_width
from app.ui.labels.lists import listed
from app.ui.override import override
from app.ui.parts.clock_chart import ClockChart
from app.ui.parts.clock_view import ClockState, ClockView
from app.ui.parts.clock_words import STATE_LOOKS, say_due, say_state, say_time
from app.ui.parts.time_scale import share_slots
from app.ui.theme import Space

_ASKS_MOST = (
    ClockState.OVERDUE,
    ClockState.WARNING,
    ClockState.RUNNING,
    ClockState.PAUSED,
    ClockState.UPCOMING,
    ClockState.MISSED,
    ClockState.MET,
    ClockState.VOIDED,
)
"""Which state a dot of several clocks shows: what still asks for something comes first."""

_DOT = 6.0


@dataclass(frozen=True, slots=True)
class Stop:
    """One dot: a time, words under it, and the clocks due then (none for the start)."""

    time: str
    words: str
    clocks: tuple[int, ...]
    state: ClockState = ClockState.UPCOMING


class ClockDots(ClockChart):
    """Start and due moments side by side. Clocks due at the same time share a dot."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def stops(self) -> list[Stop]:
        """The dots from left to right, as many as the width has room for."""
        every = list(self._all_stops())
        room = share_slots(len(every), self.width(), self._slot())
        if room >= len(every):
            return every
        rest = every[max(room - 1, 1) :]
        clocks = tuple(index for stop in rest for index in stop.clocks)
        return [*every[: max(room - 1, 1)], Stop(f"+{len(clocks)}", self.tr("more"), clocks)]

    @override
    def boxes(self) -> Sequence[QRectF]:
        boxes = [QRectF()] * len(self.clocks)
        stops = self.stops()
        width = self.width() / max(len(stops), 1)
        for place, stop in enumerate(stops):
            for index in stop.clocks:
                boxes[index] = QRectF(place * width, 0, width, self.height())
        return boxes

    @override
    def sizeHint(self) -> QSize:
        look = current_look()
        height = 4 * _DOT + look.font("small").pixelSize() * 2.9
        return QSize(round(self._slot() * max(len(self.clocks) + 1, 2)), round(height))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(round(self._slot() * 2), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stops = self.stops()
        if not self.clocks:
            return
        slot = self.width() / len(stops)
        line = 2 * _DOT
        painter.setPen(QPen(QColor(look.theme.colours.line), 2.5))
        painter.drawLine(QPointF(slot / 2, line), QPointF(self.width() - slot / 4, line))
        for place, stop in enumerate(stops):
            self._paint_stop(painter, look, stop, QRectF(place * slot, 0, slot, self.height()), line)

    def _paint_stop(self, painter: QPainter, look: Look, stop: Stop, box: QRectF, line: float) -> None:
        c = look.theme.colours
        icon, tone = STATE_LOOKS[stop.state]
        plain = stop.state in (ClockState.UPCOMING, ClockState.RUNNING)
        colour = c.accent if plain else look.theme.tones[tone].ink
        centre = QPointF(box.center().x(), line)
        if plain:
            dot(painter, centre, _DOT, c.panel, colour, 3)
        else:
            dot(painter, centre, _DOT + 2, colour)
            side = 11.0
            place = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
            look.icons.paint(painter, icon, place, look.theme.tones[tone].fill)
        small = look.font("small")
        height = small.pixelSize() * 1.45
        top = line + _DOT + 5
        void = stop.state is ClockState.VOIDED
        text_at(
            painter,
            QRectF(box.left(), top, box.width(), height),
            stop.time,
            small if void else look.font("small", bold=True),
            c.ink if plain else colour,
            CENTRE,
        )
        words = QRectF(box.left() + 2, top + height, box.width() - 4, height)
        text_at(painter, words, stop.words, struck(small) if void else small, c.ink_2, CENTRE)
        if self.current in stop.clocks:
            paint_focus(painter, look, box.adjusted(1, 1, -1, -1), look.theme.sizes.control_radius)

    def _all_stops(self) -> Iterator[Stop]:
        if not self.clocks:
            return
        first = min(self.clocks, key=lambda clock: clock.start)
        yield Stop(say_time(first.start, self.now, self.zone), first.start_event or self.tr("Start"), ())
        numbered = sorted(enumerate(self.clocks), key=self._order)
        for time, group in groupby(numbered, key=self._time):
            members = list(group)
            words = listed(clock.label for _, clock in members)
            state = min((clock.state for _, clock in members), key=_ASKS_MOST.index)
            yield Stop(time, words, tuple(index for index, _ in members), state)

    def _time(self, one: tuple[int, ClockView]) -> str:
        """What is void was due at no time any more."""
        void = one[1].state is ClockState.VOIDED
        return say_state(ClockState.VOIDED) if void else say_due(one[1], self.now, self.zone)

    def _order(self, one: tuple[int, ClockView]) -> tuple[bool, bool, float]:
        due = one[1].due
        return (one[1].state is ClockState.VOIDED, due is None, due.timestamp() if due else 0.0)

    def _slot(self) -> float:
        return text_width(current_look().font("small", bold=True), "00-00 周日") + 2 * Space.S

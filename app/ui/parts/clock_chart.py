"""What both forms of the clock strip share: the clocks, the one chosen, keys and pointer."""

from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from app.ui.override import override
from app.ui.parts.clock_view import ClockView
from app.ui.parts.clock_words import say_whole


class ClockChart(QWidget):
    """Clocks in a row or a column, one of them chosen with the arrow keys or the pointer.

    Signal `chosen` carries the clock that the keyboard or pointer moved to.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.clocks: tuple[ClockView, ...] = ()
        self.now = datetime(1970, 1, 1, tzinfo=UTC)
        self.zone: tzinfo = UTC
        self.current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_clocks(self, clocks: Sequence[ClockView], now: datetime, zone: tzinfo) -> None:
        """Replace the clocks; the chosen one stays chosen by its key."""
        key = self.clocks[self.current].key if self.current >= 0 else ""
        self.clocks, self.now, self.zone = tuple(clocks), now, zone
        self.current = next((index for index, clock in enumerate(self.clocks) if clock.key == key), -1)
        self._describe()
        self.updateGeometry()
        self.update()

    def choose(self, index: int) -> None:
        """Choose a clock by its place; places beyond the ends mean the ends."""
        if not self.clocks:
            return
        self.current = min(max(index, 0), len(self.clocks) - 1)
        self._describe()
        self.update()
        self.chosen.emit(self.clocks[self.current])

    def index_at(self, place: QPointF) -> int:
        """The clock drawn at `place`, or -1. Each form knows its own geometry."""
        return next((index for index, box in enumerate(self.boxes()) if box.contains(place)), -1)

    def boxes(self) -> Sequence[QRectF]:
        """Where each clock is drawn, in the order of `clocks`."""
        raise NotImplementedError

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self.clocks) - 1
        match event.key():
            case Qt.Key.Key_Right | Qt.Key.Key_Down:
                self.choose(self.current + 1)
            case Qt.Key.Key_Left | Qt.Key.Key_Up:
                self.choose(self.current - 1)
            case Qt.Key.Key_Home:
                self.choose(0)
            case Qt.Key.Key_End:
                self.choose(last)
            case _:
                super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.index_at(event.position())
        if index >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.choose(index)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        by_keyboard = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_keyboard and self.current < 0:
            self.choose(0)
        super().focusInEvent(event)

    def _describe(self) -> None:
        self.setAccessibleName(self.tr("Clocks"))
        chosen = self.clocks[self.current : self.current + 1] if self.current >= 0 else self.clocks
        self.setAccessibleDescription("; ".join(say_whole(clock, self.now, self.zone) for clock in chosen))

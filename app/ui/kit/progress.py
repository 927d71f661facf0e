"""Something is going on: a thin line that moves, or fills, and never blocks."""

from PySide6.QtCore import QRectF, QSize, QTimerEvent
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.kit.look import current_look
from app.ui.kit.paint import rounded
from app.ui.override import override

_FRAME_MS = 40
_TURN = 45  # frames from one end to the other


class BusyLine(QWidget):
    """A line of three pixels. `show_busy` moves, `show_share` fills, `rest` takes it away."""

    def __init__(self) -> None:
        super().__init__()
        self._share: float | None = None
        self._busy = False
        self._frame = 0
        self._timer = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(3)

    def show_busy(self, what: str) -> None:
        """Work of unknown length goes on; `what` is read out."""
        self._share, self._busy = None, True
        self.setAccessibleName(what)
        self._tick_while_seen()
        self.update()

    def show_share(self, share: float, what: str) -> None:
        """`share` (0 to 1) of the work is done."""
        self._share, self._busy = min(1.0, max(0.0, share)), False
        self.setAccessibleName(what)
        self._tick_while_seen()
        self.update()

    def rest(self) -> None:
        """Nothing is going on."""
        self._share, self._busy = None, False
        self.setAccessibleName("")
        self._tick_while_seen()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(80, 3)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick_while_seen()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick_while_seen()

    @override
    def timerEvent(self, event: QTimerEvent) -> None:
        self._frame = (self._frame + 1) % _TURN
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._busy and self._share is None:
            return
        c = current_look().theme.colours
        painter = QPainter(self)
        width = float(self.width())
        rounded(painter, QRectF(self.rect()), 1.5, c.accent_soft)
        if self._share is not None:
            rounded(painter, QRectF(0, 0, width * self._share, 3), 1.5, c.accent)
        else:
            left = (width * 1.3) * self._frame / _TURN - width * 0.3
            rounded(painter, QRectF(left, 0, width * 0.3, 3), 1.5, c.accent)

    def _tick_while_seen(self) -> None:
        wanted = self._busy and self.isVisible()
        if wanted and not self._timer:
            self._timer = self.startTimer(_FRAME_MS)
        elif not wanted and self._timer:
            self.killTimer(self._timer)
            self._timer = 0

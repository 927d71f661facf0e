"""Whether anybody is at the window: looked at now and then, by two clocks."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic, time
from typing import cast

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from app.ui.override import override

_LOOK_MS = 5_000
_USES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
    }
)


class Idle(QObject):
    """Signal `left` when nobody touched the window for `seconds`, and no `excuse` holds."""

    left = Signal()

    def __init__(self, seconds: Callable[[], float], excuse: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._seconds = seconds
        self._excuse = excuse
        self._watched: list[QWindow] = []
        self.used_at = (monotonic(), time())
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Watch every window of the program from now on."""
        self._watch()
        cast("QGuiApplication", QGuiApplication.instance()).focusWindowChanged.connect(self._watch)
        self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()

    def use(self, *_: object) -> None:
        """Somebody is at the window, or the camera looks."""
        self.used_at = (monotonic(), time())

    def look(self) -> None:
        """The clock that stands still in a sleeping computer, and the one that does not: either is enough."""
        if self._excuse():
            self.use()
        elif max(monotonic() - self.used_at[0], time() - self.used_at[1]) >= self._seconds():
            self.left.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What reaches a window of the program: a glance at each, none is kept."""
        if event.type() in _USES:
            self.use()
        return False

    def _watch(self, *_: object) -> None:
        for window in QGuiApplication.topLevelWindows():
            if window not in self._watched:
                self._watched.append(window)
                window.installEventFilter(self)

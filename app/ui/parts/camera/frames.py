"""From the frames of a running camera to pictures, at a pace that leaves the window time for the rest."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage, QTransform

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QVideoFrame, QVideoSink

PAUSE_MS = 66
"""Fifteen pictures a second are live enough to aim with."""

_SHARE = 3
"""Converting and drawing take a quarter of the time at most: a slow computer sees fewer pictures, not a
window that stumbles."""


class FramePump(QObject):
    """Looks at `sink` now and then instead of hearing every frame.

    Frames come on a thread of the camera's; asking for the newest one here needs no hand-over, and a
    busy window skips frames instead of queueing them. Signals as those of the Camera port.
    """

    frame_came = Signal(object)
    taken = Signal(object)

    def __init__(self, sink: QVideoSink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sink = sink
        self._last = sink.videoFrame()
        self._wanted = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self._timer.start(PAUSE_MS)

    def take(self) -> None:
        """The next frame that comes is wanted whole."""
        self._wanted = True

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._wanted = False

    def _look(self) -> None:
        began = monotonic()
        self._timer.start(PAUSE_MS)
        frame = self._sink.videoFrame()
        if not frame.isValid() or frame == self._last:
            return
        self._last = frame
        image = upright(frame)
        if image.isNull():
            return
        if self._wanted:
            self._wanted = False
            self.taken.emit(image)
        self.frame_came.emit(image)
        if self._timer.isActive():  # whoever got the picture may have stopped us
            self._timer.start(max(PAUSE_MS, round((monotonic() - began) * 1000 * _SHARE)))


def upright(frame: QVideoFrame) -> QImage:
    """The picture of a frame, turned as the camera is held.

    Qt turns by the frame's format alone; what the frame adds is meant for showing it. Its turning is done
    here. Its mirroring is not: that is for faces, and a label must stay readable.
    """
    image = frame.toImage()
    degrees = frame.rotation().value
    return image.transformed(QTransform().rotate(degrees)) if degrees else image

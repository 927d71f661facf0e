"""A camera being looked through: which one, whether pictures come, and what is wrong when none do."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from app.ui.parts.camera.live_view import LiveView
from app.ui.parts.camera.port import Camera, CameraDevice, Trouble, TroubleCode
from app.ui.parts.camera.words import say_trouble

PATIENCE_MS = 5_000
"""Cameras on slow buses need two to three seconds for the first picture."""


class Viewing(QObject):
    """Shows what the camera sees in `view` from `begin` to `end`, and says there what is wrong.

    Signals: `changed` when the devices, the one in use, or what is wrong are other ones; `taken` with the
    picture (QImage) that `take` asked for. A camera that comes back is looked through again by itself.
    """

    changed = Signal()
    taken = Signal(object)

    def __init__(
        self, camera: Camera, view: LiveView, parent: QObject, patience_ms: int = PATIENCE_MS
    ) -> None:
        super().__init__(parent)
        self._camera = camera
        self._view = view
        self.running = False
        self.devices: tuple[CameraDevice, ...] = ()
        self.device: CameraDevice | None = None
        self.trouble: Trouble | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(patience_ms)
        self._patience.timeout.connect(self._no_picture)
        camera.frame_came.connect(self._frame)
        camera.taken.connect(self._taken)
        camera.failed.connect(self._failed)
        camera.devices_changed.connect(self._plugged)

    def begin(self) -> None:
        """Look through the camera that was used last, or the first one there is."""
        self.running = True
        self.devices = self._camera.devices()
        known = [each for each in self.devices if self.device is not None and each.id == self.device.id]
        first = next(iter(known or self.devices), None)
        if first is None:
            self._failed(self._camera.absence() or Trouble(TroubleCode.NO_CAMERA))
        else:
            self._start(first)

    def end(self) -> None:
        """Let the camera go."""
        if self.running:
            self.running = False
            self._patience.stop()
            self._camera.stop()
            self._view.forget()

    def choose(self, place: int) -> None:
        """Look through another camera, counted from 0; a place without one changes nothing."""
        if self.running and 0 <= place < len(self.devices):
            self._start(self.devices[place])

    def take(self) -> bool:
        """Ask for a picture; where something is wrong, try the camera again and return False."""
        if self.trouble is not None:
            self.begin()
            return False
        self._camera.take()
        return True

    def _start(self, device: CameraDevice) -> None:
        self.device, self.trouble = device, None
        self._view.forget()
        self._view.show_words(self.tr("The camera starts…"))
        self._patience.start()
        self._camera.start(device)
        self.changed.emit()

    def _frame(self, image: QImage) -> None:
        if self.running:
            self._camera.was_seen = True
            self._patience.start()
            self._view.show_frame(image)

    def _taken(self, image: QImage) -> None:
        if self.running:
            self._view.flash()
            self.taken.emit(image)

    def _failed(self, trouble: Trouble) -> None:
        if not self.running:
            return
        self._patience.stop()
        self.trouble = trouble
        self._view.show_words(say_trouble(trouble))
        self.changed.emit()

    def _no_picture(self) -> None:
        if self._camera.asking():
            self._view.show_words(self.tr("The system asks whether this program may use the camera."))
            self._patience.start()
            return
        self._camera.stop()
        self._failed(Trouble(TroubleCode.NO_PICTURE))

    def _plugged(self) -> None:
        if not self.running:
            return
        before, self.devices = self.devices, self._camera.devices()
        back = self.device is None or self.device in self.devices
        if self.trouble is not None and self.devices and (back or not before):
            self.begin()
        else:
            self.changed.emit()

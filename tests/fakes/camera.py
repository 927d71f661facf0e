"""See `Camera`: cameras that draw their pictures, and break down when a test says so."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from app.ui.override import override
from app.ui.parts.camera.port import Camera, CameraDevice, Trouble, TroubleCode

DESK_CAMERA = CameraDevice("video0", "USB 高拍仪")
BUILT_IN = CameraDevice("video1", "Integrated Camera")


def drawn(number: int, width: int = 1280, height: int = 720) -> QImage:
    """A kettle on a desk, sharp and bright; `number` makes each picture another one."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#C9B79C"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for line in range(0, height, 6):
        painter.fillRect(0, line, width, 2, QColor("#B5A184") if line % 12 else QColor("#D8C9B1"))
    side = height // 2
    left, top = (width - side) // 2, height // 4
    painter.setPen(QPen(QColor("#222222"), 5))
    painter.setBrush(QColor("#E8EEF2"))
    painter.drawRoundedRect(left, top, side, side, side // 6, side // 6)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(left + side - side // 5, top + side // 5, side // 2, side // 2, -90 * 16, 180 * 16)
    for bar in range(40):
        wide = 2 + (bar * 7 + number) % 4
        painter.fillRect(left + side // 5 + bar * 5, top + side // 2, wide, side // 6, QColor("#111111"))
    painter.drawText(20, height - 30, f"No. {number}")
    painter.end()
    return image


class FakeCamera(Camera):
    """Two cameras at most. A test says when the next picture comes, or lets them come by themselves.

    `looks_through` is the device whose light is on. Set `missing` for a computer without cameras,
    `answer` for what starting one brings, `mute` for a camera that sends nothing.
    """

    def __init__(self, *devices: CameraDevice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plugged = list(devices or (DESK_CAMERA,))
        self.missing: Trouble | None = None
        self.answer: Trouble | None = None
        self.mute = False
        self.looks_through: CameraDevice | None = None
        self.asks = False
        self.starts: list[str] = []
        self.frames = 0
        self._wanted = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.send)

    @override
    def asking(self) -> bool:
        return self.asks

    @override
    def absence(self) -> Trouble | None:
        return self.missing or (None if self.plugged else Trouble(TroubleCode.NO_CAMERA))

    @override
    def devices(self) -> tuple[CameraDevice, ...]:
        return () if self.missing else tuple(self.plugged)

    @override
    def start(self, device: CameraDevice) -> None:
        self.stop()
        self.starts.append(device.id)
        if self.answer is not None:
            self.failed.emit(self.answer)
            return
        self.looks_through = device
        self._send_soon()

    @override
    def take(self) -> None:
        self._wanted = self.looks_through is not None
        self._send_soon()

    @override
    def stop(self) -> None:
        self.looks_through = None
        self._wanted = False
        self._soon.stop()

    def send(self) -> None:
        """The next picture comes."""
        if self.looks_through is None or self.mute:
            return
        self.frames += 1
        image = drawn(self.frames)
        if self._wanted:
            self._wanted = False
            self.taken.emit(image)
        self.frame_came.emit(image)

    def unplug(self, device: CameraDevice = DESK_CAMERA) -> None:
        """Somebody pulls the cable."""
        self.plugged.remove(device)
        if self.looks_through == device:
            self.stop()
            self.failed.emit(Trouble(TroubleCode.UNPLUGGED))
        self.devices_changed.emit()

    def plug_in(self, device: CameraDevice = DESK_CAMERA) -> None:
        """The cable is in again."""
        self.plugged.append(device)
        self.devices_changed.emit()

    def _send_soon(self) -> None:
        if not self.mute:
            self._soon.start(0)


def no_camera() -> FakeCamera:
    """A computer without the camera package; set `missing` to None to plug one in."""
    camera = FakeCamera()
    camera.missing = Trouble(TroubleCode.NOT_INSTALLED)
    return camera

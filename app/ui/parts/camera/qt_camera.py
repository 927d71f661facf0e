"""The camera port over QtMultimedia, which is an extra package and is read when a camera is first wanted."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCameraPermission, QCoreApplication, QObject, Qt

from app.ui.override import override
from app.ui.parts.camera.frames import FramePump
from app.ui.parts.camera.port import Camera, CameraDevice, Trouble, TroubleCode

if TYPE_CHECKING:
    from PySide6.QtMultimedia import (
        QCamera,
        QCameraDevice,
        QCameraFormat,
        QMediaCaptureSession,
        QMediaDevices,
        QVideoSink,
    )

PACKAGE = "PySide6.QtMultimedia"

LONGEST = 2592
"""Pixels of the longer side that a camera is asked for: five megapixels read any label, and each frame
has to be converted."""

SLOWEST = 10.0
"""Frames a second below which nobody can aim."""


def package_trouble() -> Trouble | None:
    """Whether QtMultimedia is installed, fits the window's Qt, and finds what it needs of the system."""
    if find_spec(PACKAGE) is None:
        return Trouble(TroubleCode.NOT_INSTALLED)
    wanted = out_of_step(_version_of)
    if wanted:
        return Trouble(TroubleCode.OUT_OF_STEP, wanted)
    try:
        import_module(PACKAGE)
    except ImportError as error:
        return Trouble(TroubleCode.LIBRARY_MISSING, str(error).partition(":")[0])
    return None


def out_of_step(version_of: Callable[[str], str]) -> str:
    """The version the camera package should have; empty when it has it, or nobody can tell.

    Both packages hold parts of one Qt: parts of two would end the program instead of refusing to load.
    """
    window, camera = version_of("PySide6-Essentials"), version_of("PySide6-Addons")
    return window if window and camera and window != camera else ""


def _version_of(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""


def shut_out(devices: Path) -> bool:
    """Whether Linux has a camera that this user may not open (not in the group ``video``)."""
    nodes = list(devices.glob("video*"))
    return bool(nodes) and not any(os.access(node, os.R_OK | os.W_OK) for node in nodes)


@dataclass(frozen=True)
class Offer:
    """Something a camera can deliver: pixels and frames a second."""

    width: int
    height: int
    rate: float


def best_offer(offers: Sequence[Offer]) -> int | None:
    """The place of the largest one that is not too large and not too slow; None: as the camera likes."""
    usable = [
        (offer.width * offer.height, offer.rate, -place)
        for place, offer in enumerate(offers)
        if max(offer.width, offer.height) <= LONGEST and offer.rate >= SLOWEST
    ]
    return -max(usable)[2] if usable else None


@dataclass(frozen=True)
class _Looking:
    """Everything that exists only while a camera looks."""

    device: str
    camera: QCamera
    sink: QVideoSink
    session: QMediaCaptureSession
    pump: FramePump


class QtCamera(Camera):
    """Cheap to make: QtMultimedia is imported by the first question, which takes some 60 ms."""

    def __init__(self, parent: QObject | None = None, *, nodes: Path = Path("/dev")) -> None:
        super().__init__(parent)
        self._nodes = nodes
        self._looking: _Looking | None = None
        self._wanted: CameraDevice | None = None
        self._asking = False
        self._watch: QMediaDevices | None = None

    @override
    def asking(self) -> bool:
        return self._asking

    @override
    def absence(self) -> Trouble | None:
        trouble = package_trouble()
        if trouble is not None:
            return trouble
        if self._inputs():
            return None
        return Trouble(TroubleCode.REFUSED if shut_out(self._nodes) else TroubleCode.NO_CAMERA)

    @override
    def devices(self) -> tuple[CameraDevice, ...]:
        if package_trouble() is not None:
            return ()
        found = sorted(self._inputs(), key=lambda each: not each.isDefault())
        return tuple(CameraDevice(_key(each), each.description()) for each in found)

    @override
    def start(self, device: CameraDevice) -> None:
        self.stop()
        self._wanted = device
        application = QCoreApplication.instance()
        permission = QCameraPermission()
        status = application.checkPermission(permission) if application else Qt.PermissionStatus.Undetermined
        if application is not None and status == Qt.PermissionStatus.Undetermined:
            self._asking = True
            application.requestPermission(permission, self, self._permitted)
        else:
            self._answer(granted=status == Qt.PermissionStatus.Granted)

    @override
    def take(self) -> None:
        if self._looking is not None:
            self._looking.pump.take()

    @override
    def stop(self) -> None:
        self._wanted = None
        self._asking = False
        looking, self._looking = self._looking, None
        if looking is None:
            return
        looking.pump.stop()
        looking.camera.stop()
        for each in (looking.pump, looking.session, looking.camera, looking.sink):
            each.deleteLater()

    def _permitted(self, permission: QCameraPermission) -> None:
        """The person answered the system's question; perhaps after the panel was closed."""
        self._asking = False
        application = QCoreApplication.instance()
        if self._wanted is not None and application is not None:
            self._answer(granted=application.checkPermission(permission) == Qt.PermissionStatus.Granted)

    def _answer(self, *, granted: bool) -> None:
        device = self._wanted
        if device is None:
            return
        found = next((each for each in self._inputs() if _key(each) == device.id), None)
        if not granted:
            self._fail(TroubleCode.REFUSED)
        elif found is None:
            self._fail(TroubleCode.UNPLUGGED)
        else:
            self._look_through(found)

    def _look_through(self, found: QCameraDevice) -> None:
        from PySide6.QtMultimedia import (  # noqa: PLC0415 - an extra package, read when it is wanted
            QCamera,
            QMediaCaptureSession,
            QVideoSink,
        )

        camera, sink, session = QCamera(found, self), QVideoSink(self), QMediaCaptureSession(self)
        wanted = best_format(found.videoFormats())
        if wanted is not None:
            camera.setCameraFormat(wanted)
        session.setCamera(camera)
        session.setVideoSink(sink)
        pump = FramePump(sink, self)
        pump.frame_came.connect(self.frame_came)
        pump.taken.connect(self.taken)
        self._looking = _Looking(_key(found), camera, sink, session, pump)
        camera.errorOccurred.connect(self._stumbled)
        camera.start()

    def _stumbled(self) -> None:
        """Qt knows one error alone; whether the camera is still there tells two of them apart."""
        if self._looking is not None:
            there = self._looking.device in map(_key, self._inputs())
            self._fail(TroubleCode.BUSY if there else TroubleCode.UNPLUGGED)

    def _plugged(self) -> None:
        if self._looking is not None and self._looking.device not in map(_key, self._inputs()):
            self._fail(TroubleCode.UNPLUGGED)
        self.devices_changed.emit()

    def _fail(self, code: TroubleCode) -> None:
        self.stop()
        self.failed.emit(Trouble(code))

    def _inputs(self) -> list[QCameraDevice]:
        from PySide6.QtMultimedia import QMediaDevices  # noqa: PLC0415 - the same

        if self._watch is None:
            self._watch = QMediaDevices(self)
            self._watch.videoInputsChanged.connect(self._plugged)
        return list(QMediaDevices.videoInputs())


def best_format(formats: Sequence[QCameraFormat]) -> QCameraFormat | None:
    """What a camera is asked to deliver; None: what it likes best."""
    offers = [
        Offer(each.resolution().width(), each.resolution().height(), each.maxFrameRate()) for each in formats
    ]
    place = best_offer(offers)
    return None if place is None else formats[place]


def _key(device: QCameraDevice) -> str:
    return bytes(device.id().data()).hex()

"""The adapter over QtMultimedia itself, with frames made here in place of a camera's."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtMultimedia import (
    QCameraDevice,
    QMediaCaptureSession,
    QtVideo,
    QVideoFrame,
    QVideoFrameFormat,
    QVideoFrameInput,
    QVideoSink,
)
from pytestqt.qtbot import QtBot

from app.media.inspection import inspect
from app.ui.parts.camera.frames import FramePump
from app.ui.parts.camera.port import CameraDevice, Trouble, TroubleCode
from app.ui.parts.camera.qt_camera import QtCamera, best_format
from app.ui.parts.camera.shot_file import Shot
from tests.fakes.camera import drawn

pytestmark = pytest.mark.qt_log_ignore(
    "No RHI backend", "Couldn't (load|resolve) ", extend=True
)  # what Qt would use if this computer had it

Pixels = QVideoFrameFormat.PixelFormat


class Feed:
    """A sink and the pump on it; what came."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.sink = QVideoSink()
        self.pump = FramePump(self.sink)
        self.seen: list[QImage] = []
        self.taken: list[QImage] = []
        self.pump.frame_came.connect(self.seen.append)
        self.pump.taken.connect(self.taken.append)

    def send(self, frame: QVideoFrame) -> QImage:
        before = len(self.seen)
        self.sink.setVideoFrame(frame)
        self.qtbot.waitUntil(lambda: len(self.seen) > before)
        return self.seen[-1]


@pytest.fixture
def feed(qtbot: QtBot) -> Iterator[Feed]:
    made = Feed(qtbot)
    yield made
    made.pump.stop()


def _planes(kind: Pixels, size: QSize, *planes: bytes) -> QVideoFrame:
    """A frame of one colour, in the way cameras send it: each plane filled with a pattern."""
    frame = QVideoFrame(QVideoFrameFormat(size, kind))
    assert frame.map(QVideoFrame.MapMode.WriteOnly)
    for place, pattern in enumerate(planes):
        bits = cast("memoryview", frame.bits(place))
        bits[:] = pattern * (len(bits) // len(pattern))
    frame.unmap()
    return frame


def test_a_frame_is_the_picture_it_was_made_of(feed: Feed) -> None:
    image = feed.send(QVideoFrame(drawn(1)))
    assert image.size() == QSize(1280, 720)
    assert image.pixelColor(640, 300) == drawn(1).pixelColor(640, 300)


@pytest.mark.parametrize(
    ("kind", "planes"),
    [
        (Pixels.Format_NV12, (b"\x51", b"\x5a\xf0")),
        (Pixels.Format_YUV420P, (b"\x51", b"\x5a", b"\xf0")),
        (Pixels.Format_YUYV, (b"\x51\x5a\x51\xf0",)),
        (Pixels.Format_UYVY, (b"\x5a\x51\xf0\x51",)),
    ],
)
def test_the_formats_of_cameras_keep_their_colour(
    feed: Feed, kind: Pixels, planes: tuple[bytes, ...]
) -> None:
    """81, 90, 240 is red by BT.601."""
    colour = feed.send(_planes(kind, QSize(640, 480), *planes)).pixelColor(320, 240)
    assert colour.red() > 225
    assert max(colour.green(), colour.blue()) < 40


def _marked() -> QImage:
    """White in the upper left corner."""
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    image.fill(QColor("blue"))
    for place in range(400):
        image.setPixelColor(place % 20, place // 20, QColor("white"))
    return image


def test_a_camera_held_upright_gives_an_upright_picture(feed: Feed) -> None:
    frame = QVideoFrame(_marked())
    frame.setRotation(QtVideo.Rotation.Clockwise90)
    turned = feed.send(frame)
    assert turned.size() == QSize(480, 640)
    assert turned.pixelColor(470, 10) == QColor("white")


def test_a_format_that_says_how_it_lies_is_turned_too(feed: Feed) -> None:
    lying = QVideoFrameFormat(QSize(640, 480), Pixels.Format_NV12)
    lying.setRotation(QtVideo.Rotation.Clockwise270)
    frame = QVideoFrame(lying)
    assert feed.send(frame).size() == QSize(480, 640)


def test_a_label_stays_readable_before_a_camera_for_faces(feed: Feed) -> None:
    frame = QVideoFrame(_marked())
    frame.setMirrored(True)
    assert feed.send(frame).pixelColor(10, 10) == QColor("white")


def test_only_the_next_new_frame_is_taken(feed: Feed) -> None:
    feed.send(QVideoFrame(drawn(1)))
    feed.pump.take()
    feed.send(QVideoFrame(drawn(2)))
    feed.send(QVideoFrame(drawn(3)))
    assert len(feed.taken) == 1
    assert feed.taken[0] == drawn(2).convertToFormat(feed.taken[0].format())


def test_what_is_no_frame_is_left_out(feed: Feed, qtbot: QtBot) -> None:
    feed.sink.setVideoFrame(QVideoFrame())
    feed.send(QVideoFrame(drawn(1)))
    assert len(feed.seen) == 1


def test_a_stopped_pump_stays_stopped_even_by_who_got_the_picture(feed: Feed, qtbot: QtBot) -> None:
    feed.pump.frame_came.connect(feed.pump.stop)
    feed.send(QVideoFrame(drawn(1)))
    assert not feed.pump._timer.isActive()


def test_a_capture_session_brings_frames_to_the_sink_and_a_shot_is_evidence(feed: Feed, qtbot: QtBot) -> None:
    session, source = QMediaCaptureSession(), QVideoFrameInput()
    session.setVideoSink(feed.sink)
    session.setVideoFrameInput(source)
    feed.pump.take()
    assert source.sendVideoFrame(QVideoFrame(drawn(7)))
    qtbot.waitUntil(lambda: len(feed.taken) == 1)
    at = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
    jpeg = Shot(feed.taken[0], "whole", at).jpeg()
    assert inspect(jpeg, "camera.jpg").refusal == ""
    kept, real = QImage.fromData(jpeg).pixelColor(640, 300), drawn(7).pixelColor(640, 300)
    assert abs(kept.lightness() - real.lightness()) < 12
    assert abs(kept.red() - real.red()) < 12


def test_a_computer_without_cameras(qtbot: QtBot, tmp_path: Path) -> None:
    """Also right where there is one: what is not plugged in cannot be looked through."""
    camera = QtCamera(nodes=tmp_path)
    absence = camera.absence()
    assert absence == (None if camera.devices() else Trouble(TroubleCode.NO_CAMERA))
    with qtbot.waitSignal(camera.failed) as heard:
        camera.start(CameraDevice("nowhere", "gone"))
    assert heard.args == [Trouble(TroubleCode.UNPLUGGED)]
    camera.take()
    camera.stop()
    camera.stop()


def test_a_camera_that_does_not_start_is_said_and_let_go(qtbot: QtBot) -> None:
    camera = QtCamera()
    with qtbot.waitSignal(camera.failed) as heard:
        camera._look_through(QCameraDevice())
        camera._stumbled()
    assert heard.args == [Trouble(TroubleCode.UNPLUGGED)]
    assert camera._looking is None


def test_a_camera_pulled_out_while_it_looks(qtbot: QtBot) -> None:
    camera = QtCamera()
    camera._look_through(QCameraDevice())
    with qtbot.waitSignals([camera.failed, camera.devices_changed]):
        camera._plugged()
    assert camera._looking is None
    camera._plugged()


def test_nothing_of_it_is_read_before_a_camera_is_wanted(repository: Path) -> None:
    words = "import sys, app.desk_window, app.ui.window.work, app.ui.screens.intake.page;"
    words += "from app.ui.parts.camera.qt_camera import QtCamera; QtCamera();"
    words += "print('PySide6.QtMultimedia' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", words], cwd=repository, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


def test_no_format_is_asked_for_where_none_is_offered() -> None:
    assert best_format([]) is None

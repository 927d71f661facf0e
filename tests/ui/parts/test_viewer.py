"""The picture viewer by keys: zoom, turn, move; a broken picture is said to be broken."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.kit.look import Look
from app.ui.parts.viewer import ImageViewer
from tests.ui.parts.desk_tasks import WatchedTasks


def halves() -> QImage:
    """Left red, right blue."""
    image = QImage(1600, 800, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    for x in range(800, 1600):
        for y in range(0, 800, 799):
            image.setPixelColor(x, y, QColor("blue"))
    for x in range(800, 1600):
        image.setPixelColor(x, 400, QColor("blue"))
    return image


@pytest.fixture
def viewer(qtbot: QtBot, look: Look, tasks: WatchedTasks) -> ImageViewer:
    viewer = ImageViewer(tasks)
    qtbot.addWidget(viewer)
    viewer.resize(400, 300)
    viewer.show_picture(halves, "特写")
    viewer.show()
    tasks.settle()
    return viewer


def test_a_picture_is_fitted_then_zoomed_within_limits(viewer: ImageViewer) -> None:
    assert viewer.scale() == pytest.approx(0.25)
    for _ in range(20):
        QTest.keyClick(viewer, Qt.Key.Key_Plus)
    assert viewer.zoom == 8.0
    QTest.keyClick(viewer, Qt.Key.Key_0)
    QTest.keyClick(viewer, Qt.Key.Key_Minus)
    assert viewer.zoom == 1.0
    QTest.keyClick(viewer, Qt.Key.Key_1)
    assert viewer.scale() == pytest.approx(1.0)


def test_turning_changes_what_fits(viewer: ImageViewer) -> None:
    QTest.keyClick(viewer, Qt.Key.Key_R)
    assert viewer.turn == 90
    assert viewer.scale() == pytest.approx(300 / 1600)
    QTest.keyClick(viewer, Qt.Key.Key_L)
    QTest.keyClick(viewer, Qt.Key.Key_L)
    assert viewer.turn == 270


def test_a_picture_is_never_moved_off_the_screen(viewer: ImageViewer) -> None:
    for _ in range(6):
        QTest.keyClick(viewer, Qt.Key.Key_Plus)
    for _ in range(50):
        QTest.keyClick(viewer, Qt.Key.Key_Left)
    left = viewer.grab().toImage().pixelColor(10, 150)
    for _ in range(100):
        QTest.keyClick(viewer, Qt.Key.Key_Right)
    right = viewer.grab().toImage().pixelColor(390, 150)
    assert left.red() > 200
    assert right.blue() > 100


def test_the_pointer_drags_and_the_wheel_zooms(viewer: ImageViewer) -> None:
    QTest.keyClick(viewer, Qt.Key.Key_1)
    before = viewer.grab().toImage()
    QTest.mousePress(viewer, Qt.MouseButton.LeftButton, pos=QPoint(200, 150))
    QTest.mouseMove(viewer, QPoint(20, 150))
    QTest.mouseRelease(viewer, Qt.MouseButton.LeftButton, pos=QPoint(20, 150))
    assert viewer.grab().toImage() != before


def test_what_cannot_be_shown_is_said(viewer: ImageViewer, qtbot: QtBot, tasks: WatchedTasks) -> None:
    viewer.show_picture(lambda: b"no picture", "x")
    tasks.settle()
    assert viewer._message == "This file cannot be shown"

    def gone() -> bytes:
        raise FileNotFoundError

    viewer.show_picture(gone, "x")
    tasks.settle()
    assert viewer._message == "This file cannot be read"
    viewer.clear()
    assert not viewer.grab().isNull()

"""The photo strip by keys: move, enlarge, take what is missing, set a role, ask to void, give files."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.kit.look import Look
from app.ui.parts.evidence_side import EvidenceSide
from app.ui.parts.evidence_strip import EvidenceStrip
from app.ui.parts.evidence_view import EvidenceTile, TileState
from app.ui.parts.images import decode
from tests.ui.parts.desk_tasks import WatchedTasks

TILES = [
    EvidenceTile("p1", "整体", TileState.TAKEN),
    EvidenceTile("p2", "特写", TileState.WARNING, "模糊 重拍"),
    EvidenceTile("p3", "包装", TileState.IMPORTING, progress=0.4),
    EvidenceTile("p4", "条码", TileState.FAILED, "文件损坏"),
    EvidenceTile("barcode", "条码", TileState.MISSING),
]


def picture(key: str) -> QImage:
    image = QImage(800, 600, QImage.Format.Format_RGB32)
    image.fill(QColor("#808080" if key == "p1" else "#202020"))
    return image


class Told:
    """A strip and its signals, as one list."""

    def __init__(self, strip: EvidenceStrip) -> None:
        self.strip = strip
        self.log: list[tuple[object, ...]] = []
        strip.opened.connect(lambda key: self.log.append(("open", key)))
        strip.role_chosen.connect(lambda key, digit: self.log.append(("role", key, digit)))
        strip.void_asked.connect(lambda key: self.log.append(("void", key)))
        strip.capture_asked.connect(lambda key: self.log.append(("capture", key)))
        strip.intake.files_given.connect(lambda files: self.log.append(("files", *files)))
        strip.intake.image_given.connect(lambda image: self.log.append(("image", image.width())))

    def keys(self, *keys: Qt.Key) -> list[tuple[object, ...]]:
        for key in keys:
            QTest.keyClick(self.strip, key)
        return self.log


@pytest.fixture
def told(qtbot: QtBot, look: Look, tasks: WatchedTasks) -> Iterator[Told]:
    page = QWidget()
    layout = QVBoxLayout(page)
    strip = EvidenceStrip(tasks, picture)
    layout.addWidget(strip)
    layout.addWidget(QLineEdit())
    qtbot.addWidget(page)
    strip.show_tiles(TILES)
    page.resize(400, 150)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    strip.setFocus()
    tasks.settle()
    yield Told(strip)
    tasks.settle()


def test_enter_enlarges_a_picture_and_takes_a_missing_one(told: Told) -> None:
    told.keys(Qt.Key.Key_Return, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Left, Qt.Key.Key_Enter)
    assert told.log == [("open", "p1"), ("capture", ""), ("capture", "barcode")]


def test_digits_set_the_role_of_pictures_only(told: Told) -> None:
    told.keys(Qt.Key.Key_3, Qt.Key.Key_End, Qt.Key.Key_4)
    assert told.log == [("role", "p1", 3)]


def test_voiding_takes_the_same_key_twice(told: Told) -> None:
    told.keys(Qt.Key.Key_Delete, Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Right)
    assert told.log == []
    told.keys(Qt.Key.Key_Delete)
    assert "Void?" in told.strip.accessibleDescription()
    assert told.keys(Qt.Key.Key_Delete) == [("void", "p2")]
    told.keys(Qt.Key.Key_End, Qt.Key.Key_Delete)
    assert told.log == [("void", "p2")]


def test_losing_the_focus_takes_the_question_back(told: Told, qtbot: QtBot) -> None:
    told.keys(Qt.Key.Key_Delete)
    page = told.strip.parentWidget()
    assert page is not None
    field = page.findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    assert told.strip.question == ""


def test_capture_goes_to_what_is_missing(told: Told) -> None:
    told.strip.capture_next()
    told.strip.show_tiles(TILES[:2])
    told.strip.capture_next()
    assert told.log == [("capture", "barcode"), ("capture", "")]


def test_a_click_on_a_missing_shot_takes_it(told: Told) -> None:
    told.strip.resize(900, 80)
    QTest.mouseClick(told.strip, Qt.MouseButton.LeftButton, pos=told.strip.boxes()[4].center().toPoint())
    QTest.mouseClick(told.strip, Qt.MouseButton.LeftButton, pos=told.strip.boxes()[1].center().toPoint())
    QTest.mouseDClick(told.strip, Qt.MouseButton.LeftButton, pos=told.strip.boxes()[0].center().toPoint())
    QTest.mouseClick(told.strip, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert told.log == [("capture", "barcode"), ("open", "p1")]


def test_the_current_tile_stays_in_sight_and_current(told: Told) -> None:
    told.keys(Qt.Key.Key_End)
    box = told.strip.boxes()[-1]
    assert box.left() >= 0
    assert box.right() <= told.strip.width()
    told.keys(Qt.Key.Key_Left)
    told.strip.show_tiles(TILES[3:])
    assert told.strip.current_key() == "barcode"
    told.strip.show_tiles([])
    assert told.strip.current_key() == ""


def test_files_and_pictures_are_taken_from_drop_and_clipboard(told: Told, tmp_path: Path) -> None:
    file = tmp_path / "a.jpg"
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(file)), QUrl("https://example.org/a.jpg")])
    place, buttons, keys = QPoint(5, 5), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy, nothing = Qt.DropAction.CopyAction, QMimeData()
    hovering: list[bool] = []
    told.strip.intake.hovering.connect(hovering.append)
    told.strip.intake.eventFilter(told.strip, QDragEnterEvent(place, copy, files, buttons, keys))
    told.strip.intake.eventFilter(told.strip, QDragEnterEvent(place, copy, nothing, buttons, keys))
    told.strip.intake.eventFilter(told.strip, QDragLeaveEvent())
    told.strip.intake.eventFilter(told.strip, QDropEvent(place.toPointF(), copy, files, buttons, keys))
    assert hovering == [True, False, False, False]
    clipboard = QGuiApplication.clipboard()
    clipboard.setImage(picture("p1"))
    QTest.keyClick(told.strip, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    clipboard.setText("words")
    QTest.keyClick(told.strip, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert told.log == [("files", file.as_posix()), ("image", 800)]
    assert not told.strip.intake.take(None)


def test_the_words_for_a_screen_reader(told: Told) -> None:
    words = [told.strip.accessibleDescription()]
    for _ in TILES:
        told.keys(Qt.Key.Key_Right)
        words.append(told.strip.accessibleDescription())
    assert words == [
        "整体, taken",
        "特写, 模糊 重拍",
        "包装, being imported",
        "条码, 文件损坏",
        "条码, missing",
        "Add a photo",
    ]


def test_thumbnails_are_small_and_made_off_the_ui_thread() -> None:
    assert max(decode(picture("p1"), 320).size().toTuple()) == 320
    assert decode(None, 320).isNull()
    assert decode(b"no picture", 320).isNull()


def test_the_side_follows_the_strip(qtbot: QtBot, each_look: Look, tasks: WatchedTasks) -> None:
    asked: list[str] = []

    def large(key: str) -> QImage:
        asked.append(key)
        return picture(key)

    side = EvidenceSide(
        tasks, thumbnail=picture, picture=large, caption=lambda tile: f"{tile.label} · 11-19 14:06"
    )
    qtbot.addWidget(side)
    side.show_tiles(TILES)
    side.resize(360, 420)
    with qtbot.waitActive(side):
        side.show()
        side.activateWindow()
    tasks.settle()
    QTest.keyClick(side.strip, Qt.Key.Key_Return)
    assert side.viewer.hasFocus()
    QTest.keyClick(side.viewer, Qt.Key.Key_PageDown)
    QTest.keyClick(side.viewer, Qt.Key.Key_PageUp)
    QTest.keyClick(side.viewer, Qt.Key.Key_Escape)
    assert side.strip.hasFocus()
    tasks.settle()
    assert asked[0] == asked[-1] == "p1"
    assert side.viewer.accessibleDescription() == "整体 · 11-19 14:06"
    assert not side.grab().isNull()
    side.strip.mark_drag(True)
    QTest.keyClick(side.strip, Qt.Key.Key_Delete)
    assert not side.grab().isNull()
    side.strip.move_to(4)
    assert not side.grab().isNull()

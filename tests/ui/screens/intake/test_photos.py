"""Photos at the counter: by file, drop and clipboard; a bad one stops nothing; a crash loses none."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from app.domain.ticket import Ticket
from app.ui.parts.evidence_view import TileState
from tests.ui.kit.keyboard import CTRL, Key, press, write
from tests.ui.screens.intake.conftest import Open
from tests.ui.screens.intake.counter import Counter


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A picture that is sharp enough."""
    picture = Image.effect_noise((900, 700), 90).convert("RGB")
    path = tmp_path / "漏水.jpg"
    picture.save(path, quality=90)
    return path


def _take(counter: Counter, *files: Path) -> None:
    counter.page.photos.take_files([str(file) for file in files])
    counter.settle()


def test_a_photo_fills_the_first_gap_of_the_shot_list(counter: Counter, photo: Path) -> None:
    _take(counter, photo)
    (kept,) = counter.page.front.form.photos
    assert kept.role == "whole"
    assert counter.work.blobs.read(kept.thumbnail)
    tiles = counter.page.view.photos.strip.tiles
    assert tiles[0].state is TileState.TAKEN
    assert "shot:whole" not in [tile.key for tile in tiles]


def test_the_same_photo_twice_is_there_once(counter: Counter, photo: Path) -> None:
    counter.page.photos.capture("shot:whole")
    _close_dialog(counter)
    _take(counter, photo)
    counter.page.photos.capture("shot:whole")
    _close_dialog(counter)
    _take(counter, photo)
    assert len(counter.page.front.form.photos) == 1


def test_a_bad_file_says_why_and_stops_nothing(counter: Counter, tmp_path: Path, photo: Path) -> None:
    bad = tmp_path / "notes.txt"
    bad.write_text("no picture at all", encoding="utf-8")
    _take(counter, bad, photo)
    page = counter.page
    assert page.view.photos.said()
    states = [tile.state for tile in page.view.photos.strip.tiles]
    assert TileState.FAILED in states
    assert len(page.front.form.photos) == 1
    assert counter.problems == []
    _finish(counter)


def test_refused_files_take_no_place_and_each_is_named(counter: Counter, tmp_path: Path, photo: Path) -> None:
    torn, empty = tmp_path / "torn.jpg", tmp_path / "empty.png"
    torn.write_bytes(photo.read_bytes()[:3000])
    empty.touch()
    shadowy = tmp_path / "notes\u202egpj.exe.jpg"
    shadowy.write_text("no picture at all", encoding="utf-8")
    second = tmp_path / "铭牌.png"
    Image.effect_noise((800, 600), 80).save(second)
    _take(counter, torn, photo, empty, shadowy, second)
    kept = [(each.role, each.evidence.file.blob.name) for each in counter.page.front.form.photos]
    assert kept == [("whole", "漏水.jpg"), ("close_up", "铭牌.png")]
    said = counter.page.view.photos.said()
    assert [line.split()[0] for line in said] == ["torn_file", "empty_file", "unknown_kind"]
    assert "torn.jpg" in said[0]
    assert "\u202e" not in said[2]
    strip = counter.page.view.photos.strip
    failed = [tile.label for tile in strip.tiles if tile.state is TileState.FAILED]
    assert failed[:2] == ["torn.jpg", "empty.png"]
    assert "shot:barcode" in [tile.key for tile in strip.tiles]


def test_thirty_refused_files_leave_the_form_its_place(counter: Counter, tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.jpg" for number in range(30)]
    for file in files:
        file.touch()
    _take(counter, *files)
    lines = counter.page.view.photos.said()
    assert len(lines) == 30
    card = counter.page.view.photos
    assert card.height() < counter.page.height() // 2


def test_photos_come_back_after_a_power_cut_and_go_to_the_ticket(open_counter: Open, photo: Path) -> None:
    before = open_counter()
    _take(before, photo)
    before.keep_drafts()
    before.kill()
    after = open_counter()
    press(Key.Key_Return)
    after.settle()
    assert [each.role for each in after.page.front.form.photos] == ["whole"]
    after.page.view.customer.phone.setFocus()
    ticket = _finish(after)
    assert [(each.role, each.file.blob.name) for each in ticket.evidence] == [("whole", "漏水.jpg")]


def test_a_photo_that_arrives_after_saving_follows_its_ticket(counter: Counter, photo: Path) -> None:
    _fill(counter)
    intake = counter.page.front
    ticket = counter.save(lambda: press(Key.Key_F10))
    counter.page.photos.importer.take_files(intake.id, [str(photo)], ["whole"])
    counter.settle()
    assert [each.role for each in counter.ticket(ticket.number).evidence] == ["whole"]
    assert counter.page.front.empty


def test_f6_opens_a_dialog_that_stops_nothing(counter: Counter) -> None:
    press(Key.Key_F6)
    assert counter.page.findChild(QFileDialog) is not None
    _close_dialog(counter)


def test_a_picture_on_the_clipboard_is_pasted_from_any_field(counter: Counter) -> None:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(0x808080)
    mime = QMimeData()
    mime.setImageData(image)
    QGuiApplication.clipboard().setMimeData(mime)
    press(Key.Key_V, CTRL)
    counter.settle()
    (kept,) = counter.page.front.form.photos
    assert kept.evidence.file.blob.mime == "image/png"
    assert counter.page.front.form.phone == ""
    assert counter.page.front.started_at == counter.time.moment


def test_a_picture_is_pasted_also_from_what_takes_no_text(counter: Counter) -> None:
    for known, place in enumerate((counter.page.view.problem.demand, counter.page.view.save)):
        image = QImage(400, 300, QImage.Format.Format_RGB32)
        image.fill(0x808080 + known)
        mime = QMimeData()
        mime.setImageData(image)
        QGuiApplication.clipboard().setMimeData(mime)
        place.setFocus()
        press(Key.Key_V, CTRL)
        counter.settle()
        assert len(counter.page.front.form.photos) == known + 1


def test_files_on_the_clipboard_are_photos_and_text_is_text(counter: Counter, photo: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(photo))])
    QGuiApplication.clipboard().setMimeData(mime)
    press(Key.Key_V, CTRL)
    counter.settle()
    assert len(counter.page.front.form.photos) == 1
    QGuiApplication.clipboard().setText("13900001111")
    press(Key.Key_V, CTRL)
    counter.settle()
    assert counter.page.front.form.phone == "13900001111"


def test_a_digit_says_what_a_picture_shows_and_delete_twice_takes_it_out(
    counter: Counter, photo: Path
) -> None:
    _take(counter, photo)
    strip = counter.page.view.photos.strip
    strip.setFocus()
    strip.move_to(0)
    press(Key.Key_3)
    assert counter.page.front.form.photos[0].role == "barcode"
    press(Key.Key_Delete)
    assert len(counter.page.front.form.photos) == 1
    press(Key.Key_Delete)
    assert not counter.page.front.form.photos


def test_enter_looks_closely_and_esc_comes_back(counter: Counter, photo: Path) -> None:
    _take(counter, photo)
    strip = counter.page.view.photos.strip
    strip.setFocus()
    strip.move_to(0)
    press(Key.Key_Return)
    counter.settle()
    assert counter.page.view.side.currentWidget() is counter.page.view.viewer
    press(Key.Key_Escape)
    assert counter.page.view.shows_live


def _close_dialog(counter: Counter) -> None:
    for dialog in counter.page.findChildren(QFileDialog):
        dialog.reject()
    counter.shell.activateWindow()
    counter.until(counter.shell.isActiveWindow)


def _fill(counter: Counter) -> None:
    counter.page.view.customer.phone.setFocus()
    counter.enter("13900001111")
    counter.settle()
    write("刘女士")
    counter.scan("6901234567892")
    counter.page.view.problem.words.setFocus()
    counter.enter("漏水", "", "2")
    counter.settle()


def _finish(counter: Counter) -> Ticket:
    _fill(counter)
    return counter.save(lambda: press(Key.Key_F10))

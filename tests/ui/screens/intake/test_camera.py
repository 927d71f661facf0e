"""F6 at the counter with a camera: pictures in a row along the shot list, and the focus given back."""

from dataclasses import dataclass, replace
from datetime import UTC
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from app.domain.refusals import ProblemError
from app.ui.parts.camera.port import Trouble, TroubleCode
from app.ui.parts.evidence_view import TileState
from app.usecases.evidence_ports import BlobSink, ImportedEvidence, Progress
from tests.fakes.camera import FakeCamera
from tests.ui.kit.keyboard import Key, press, write
from tests.ui.screens.intake.counter import Counter


@pytest.fixture
def camera(counter: Counter) -> FakeCamera:
    """A camera is plugged in."""
    counter.camera.missing = None
    return counter.camera


def _open(counter: Counter) -> None:
    press(Key.Key_F6)
    counter.until(lambda: counter.camera.frames > 0)


def _shoot(counter: Counter) -> None:
    count = len(counter.page.front.form.photos)
    press(Key.Key_Space)
    counter.until(lambda: len(counter.page.front.form.photos) == count + 1)
    counter.settle()


def test_pictures_are_taken_in_a_row_and_are_photos_like_any_other(
    counter: Counter, camera: FakeCamera
) -> None:
    _open(counter)
    for _ in range(3):
        _shoot(counter)
    photos = counter.page.front.form.photos
    assert [photo.role for photo in photos] == ["whole", "close_up", "barcode"]
    first = photos[0].evidence
    assert first.file.blob.mime == "image/jpeg"
    assert (first.file.width, first.file.height) == (1280, 720)
    assert first.file.taken_at == counter.time.moment.astimezone(UTC).replace(microsecond=0)
    assert counter.work.blobs.read(photos[0].thumbnail)
    assert counter.page.front.started_at == counter.time.moment


def test_the_next_role_is_known_before_the_picture_is_kept(counter: Counter, camera: FakeCamera) -> None:
    _open(counter)
    press(Key.Key_Space)
    panel = counter.page.photos.camera.door.panel
    assert panel is not None
    counter.until(lambda: panel.role == "close_up")
    counter.settle()
    assert panel.role == "close_up"


def test_esc_lets_the_camera_go_and_gives_the_focus_back(counter: Counter, camera: FakeCamera) -> None:
    words = counter.page.view.problem.words
    words.setFocus()
    _open(counter)
    press(Key.Key_Escape)
    assert camera.looks_through is None
    assert counter.page.view.shows_live
    assert words.hasFocus()
    write("leaks")
    assert words.toPlainText() == "leaks"
    assert counter.shell.current() == "intake"


def test_esc_closes_the_camera_before_it_answers_a_question(counter: Counter, camera: FakeCamera) -> None:
    recovery = counter.page.view.recovery
    recovery.ask("Restore?")
    _open(counter)
    press(Key.Key_Escape)
    assert camera.looks_through is None
    assert recovery.question()


def test_f6_again_asks_for_files_of_the_role_that_is_chosen(counter: Counter, camera: FakeCamera) -> None:
    _open(counter)
    press(Key.Key_Tab)
    press(Key.Key_F6)
    assert counter.page.findChild(QFileDialog) is not None
    assert counter.page.photos._wanted_role == "close_up"
    for dialog in counter.page.findChildren(QFileDialog):
        dialog.reject()


def test_without_a_camera_f6_asks_for_files_at_once(counter: Counter) -> None:
    press(Key.Key_F6)
    assert counter.page.findChild(QFileDialog) is not None
    assert counter.shell.message_bar.text() == ""
    for dialog in counter.page.findChildren(QFileDialog):
        dialog.reject()


def test_a_camera_the_system_keeps_is_said_once(counter: Counter) -> None:
    told: list[object] = []
    counter.page.message_ready.connect(told.append)
    counter.camera.missing = Trouble(TroubleCode.REFUSED)
    for _ in range(2):
        counter.page.photos.capture("")
    assert len(told) == 1
    for dialog in counter.page.findChildren(QFileDialog):
        dialog.reject()


def test_the_footer_shows_the_keys_of_the_camera(counter: Counter, camera: FakeCamera) -> None:
    _open(counter)
    shown = {hint.key: hint.label for hint in counter.shell.footer.hints.hints()}
    assert shown["Space"] == "Take"
    assert shown["F6"] == "Files"
    assert shown["Esc"] == "Close"
    press(Key.Key_Escape)
    shown = {hint.key: hint.label for hint in counter.shell.footer.hints.hints()}
    assert "Space" not in shown
    assert shown["F6"] == "Photo"


@pytest.mark.parametrize("key", [Key.Key_F8, Key.Key_F4, Key.Key_F2])
def test_whatever_takes_its_place_lets_the_camera_go(counter: Counter, camera: FakeCamera, key: Key) -> None:
    counter.enter("13900001111")
    counter.settle()
    _open(counter)
    press(key)
    counter.settle()
    assert camera.looks_through is None
    assert not counter.page.photos.camera.door.is_open


def test_a_missing_place_that_is_clicked_becomes_the_role(counter: Counter, camera: FakeCamera) -> None:
    _open(counter)
    counter.page.view.photos.strip.capture_asked.emit("shot:barcode")
    panel = counter.page.photos.camera.door.panel
    assert panel is not None
    assert panel.role == "barcode"
    _shoot(counter)
    assert [photo.role for photo in counter.page.front.form.photos] == ["barcode"]
    assert counter.page.findChild(QFileDialog) is None


@dataclass
class _FullDisk:
    """See `EvidenceImporterPort`: nothing fits any more."""

    def import_file(self, path: Path, blobs: BlobSink, progress: Progress | None = None) -> ImportedEvidence:
        raise ProblemError("disk_full")

    def import_bytes(self, data: bytes, name: str, blobs: BlobSink) -> ImportedEvidence:
        raise ProblemError("disk_full")


def test_a_full_disk_is_said_and_the_gap_stays(counter: Counter, camera: FakeCamera) -> None:
    importer = counter.page.photos.importer
    importer._workplace = replace(counter.work, importer=_FullDisk())
    _open(counter)
    press(Key.Key_Space)
    counter.until(lambda: bool(counter.page.view.photos.said()))
    assert TileState.FAILED in [tile.state for tile in counter.page.view.photos.strip.tiles]
    assert importer.roles(counter.page.front.id) == []
    assert counter.page.front.form.photos == ()
    assert counter.problems == []

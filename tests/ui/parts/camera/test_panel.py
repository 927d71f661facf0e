"""The panel by its keys, and that the camera is let go however the panel ends."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QHideEvent, QImage, QShowEvent
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.shots import shot_list_for
from app.ui.kit.look import Look
from app.ui.override import override
from app.ui.parts.camera.panel import CapturePanel
from app.ui.parts.camera.port import CameraDevice, Trouble, TroubleCode
from app.ui.parts.camera.shot_plan import ShotPlan
from app.ui.parts.camera.viewing import PATIENCE_MS
from tests.fakes.camera import BUILT_IN, DESK_CAMERA, FakeCamera
from tests.ui.kit.keyboard import SHIFT, Key, on_screen, press

ROLES = ("whole", "part", "close_up", "barcode", "proof", "other")


class Stand:
    """The panel in a window of its own, and a page that remembers what it got."""

    def __init__(self, qtbot: QtBot, *cameras: CameraDevice, patience_ms: int = PATIENCE_MS) -> None:
        self.qtbot = qtbot
        self.camera = FakeCamera(*cameras)
        self.panel = CapturePanel(self.camera, patience_ms)
        self.field = QLineEdit()
        self.window = on_screen(qtbot, self.field, self.panel)
        self.shots: list[str] = []
        self.images: list[QImage] = []
        self.files: list[str] = []
        self.closings = 0
        self.panel.shot.connect(self._keep)
        self.panel.files_wanted.connect(self.files.append)
        self.panel.closed.connect(self._count)

    def open(self, problem: str = "quality", asked: str = "") -> None:
        self.panel.open(self.plan(problem), asked)
        self.seen()

    def plan(self, problem: str = "quality") -> ShotPlan:
        return ShotPlan(shot_list_for(problem), ROLES, tuple(self.shots))

    def seen(self) -> None:
        frames = self.camera.frames
        self.qtbot.waitUntil(lambda: self.camera.frames > frames)

    def take(self) -> None:
        before = len(self.shots)
        press(Key.Key_Space)
        self.qtbot.waitUntil(lambda: len(self.shots) > before)

    def end(self) -> None:
        """However a test ends: no light is on once the window is gone."""
        self.window.hide()
        assert self.camera.looks_through is None

    def _keep(self, image: QImage, role: str) -> None:
        self.images.append(image)
        self.shots.append(role)
        self.panel.follow(self.plan())

    def _count(self) -> None:
        self.closings += 1


@pytest.fixture
def stand(qtbot: QtBot, look: Look) -> Iterator[Stand]:
    made = Stand(qtbot)
    yield made
    made.end()


@pytest.fixture
def two(qtbot: QtBot, look: Look) -> Iterator[Stand]:
    made = Stand(qtbot, DESK_CAMERA, BUILT_IN)
    yield made
    made.end()


@pytest.fixture
def hasty(qtbot: QtBot, look: Look) -> Iterator[Stand]:
    """Waits for pictures for a blink alone."""
    made = Stand(qtbot, patience_ms=30)
    yield made
    made.end()


def test_space_takes_one_picture_after_the_other_along_the_list(stand: Stand) -> None:
    stand.open()
    assert stand.panel.hasFocus()
    for _ in range(4):
        stand.take()
    assert stand.shots == ["whole", "part", "close_up", "barcode"]
    assert [image.size().toTuple() for image in stand.images] == [(1280, 720)] * 4
    assert stand.panel.role == "other"


def test_enter_takes_too_and_a_key_held_down_takes_once(stand: Stand, qtbot: QtBot) -> None:
    stand.open()
    press(Key.Key_Return)
    press(Key.Key_Return)  # quicker than the camera
    qtbot.waitUntil(lambda: len(stand.shots) == 1)
    stand.camera.send()
    assert stand.shots == ["whole"]


def test_tab_and_arrows_choose_what_the_picture_shows(stand: Stand) -> None:
    stand.open()
    press(Key.Key_Tab)
    assert stand.panel.role == "part"
    press(Key.Key_Right)
    assert stand.panel.role == "close_up"
    press(Key.Key_Backtab, SHIFT)
    press(Key.Key_Left)
    press(Key.Key_Left)
    assert stand.panel.role == "other"
    assert stand.panel.hasFocus()
    stand.take()
    assert stand.shots == ["other"]
    assert stand.panel.role == "whole"


def test_what_was_chosen_by_hand_goes_on_when_nothing_is_missing(stand: Stand) -> None:
    stand.open("service")
    assert stand.panel.role == "other"
    stand.panel.choose_role("proof")
    stand.shots += ["whole", "part", "close_up", "barcode"]
    stand.take()
    stand.take()
    assert stand.shots[-2:] == ["proof", "proof"]


def test_the_role_asked_for_comes_first(stand: Stand) -> None:
    stand.open(asked="barcode")
    stand.take()
    assert stand.shots == ["barcode"]


def test_a_film_is_asked_for_as_a_file(stand: Stand) -> None:
    stand.open("malfunction", asked="fault_video")
    assert stand.panel.film.isVisible()
    assert stand.panel.role == "whole"
    stand.panel.ask_files()
    press(Key.Key_Tab)
    stand.panel.ask_files()
    assert stand.files == ["fault_video", "part"]


def test_another_shot_list_moves_the_role(stand: Stand) -> None:
    stand.open(asked="part")
    stand.panel.follow(ShotPlan(shot_list_for("food"), ("whole", "date_mark"), ()))
    assert stand.panel.role == "whole"


def test_digits_choose_a_camera(two: Stand) -> None:
    two.open()
    assert two.camera.looks_through == DESK_CAMERA
    press(Key.Key_2)
    assert two.camera.looks_through == BUILT_IN
    press(Key.Key_3)
    assert two.camera.looks_through == BUILT_IN
    assert two.panel.cameras.isVisible()
    two.panel.cameras.picked.emit(DESK_CAMERA.id)
    assert two.camera.looks_through == DESK_CAMERA


def test_one_camera_is_named_and_digits_do_nothing(stand: Stand) -> None:
    stand.open()
    press(Key.Key_1)
    assert stand.camera.starts == [DESK_CAMERA.id]
    assert stand.panel.device.text() == DESK_CAMERA.name
    assert not stand.panel.cameras.isVisible()


@pytest.mark.parametrize("code", [TroubleCode.BUSY, TroubleCode.REFUSED])
def test_a_camera_that_does_not_start_says_why_and_space_tries_again(stand: Stand, code: TroubleCode) -> None:
    stand.camera.answer = Trouble(code)
    stand.panel.open(stand.plan())
    assert stand.panel.live.words()
    assert stand.panel.take_button.text() == "Try again"
    stand.camera.answer = None
    press(Key.Key_Space)
    stand.seen()
    assert stand.panel.live.words() == ""
    assert stand.panel.take_button.text() == "Take"
    assert stand.shots == []


def test_no_picture_for_a_while_is_said_and_the_camera_let_go(hasty: Stand, qtbot: QtBot) -> None:
    hasty.camera.mute = True
    hasty.panel.open(hasty.plan())
    qtbot.waitUntil(lambda: hasty.panel.viewing.trouble is not None)
    assert hasty.panel.viewing.trouble == Trouble(TroubleCode.NO_PICTURE)
    assert hasty.camera.looks_through is None


def test_pictures_that_cease_are_said_too(hasty: Stand, qtbot: QtBot) -> None:
    hasty.open()
    hasty.camera.mute = True
    press(Key.Key_Space)
    qtbot.waitUntil(lambda: hasty.panel.viewing.trouble is not None)
    assert "sends no picture" in hasty.panel.live.words()
    hasty.camera.mute = False
    press(Key.Key_Space)
    hasty.seen()
    assert hasty.shots == []


def test_while_the_system_asks_the_panel_waits(hasty: Stand, qtbot: QtBot) -> None:
    hasty.camera.mute = hasty.camera.asks = True
    hasty.panel.open(hasty.plan())
    qtbot.waitUntil(lambda: "The system asks" in hasty.panel.live.words())
    assert hasty.panel.viewing.trouble is None
    hasty.camera.mute = hasty.camera.asks = False
    hasty.camera.send()
    assert hasty.panel.live.words() == ""


def test_a_pulled_cable_is_said_and_the_camera_comes_back_by_itself(stand: Stand) -> None:
    stand.open()
    stand.camera.unplug()
    assert "Plug it in again" in stand.panel.live.words()
    stand.camera.plug_in()
    stand.seen()
    stand.take()
    assert stand.shots == ["whole"]


def test_with_a_second_camera_space_goes_on_with_that(two: Stand) -> None:
    two.open()
    two.camera.unplug(DESK_CAMERA)
    assert two.panel.viewing.trouble == Trouble(TroubleCode.UNPLUGGED)
    press(Key.Key_Space)
    assert two.camera.looks_through == BUILT_IN


def test_another_camera_plugged_in_is_offered(stand: Stand) -> None:
    stand.open()
    stand.camera.plug_in(BUILT_IN)
    assert stand.panel.cameras.isVisible()
    assert stand.camera.looks_through == DESK_CAMERA


def test_hidden_is_let_go_and_told_once(stand: Stand) -> None:
    stand.open()
    stand.panel.hide()
    assert stand.camera.looks_through is None
    stand.window.hide()
    assert stand.closings == 1


def test_a_window_that_closes_lets_the_camera_go(stand: Stand) -> None:
    stand.open()
    stand.window.hide()
    assert stand.camera.looks_through is None
    assert stand.closings == 1


def test_a_minimised_window_lets_the_camera_go_and_takes_it_again(stand: Stand) -> None:
    stand.open()
    stand.panel.hideEvent(_Minimised())
    assert stand.camera.looks_through is None
    assert stand.closings == 0
    stand.panel.showEvent(_Restored())
    stand.seen()
    stand.take()
    assert stand.shots == ["whole"]


def test_what_comes_after_closing_is_not_taken(stand: Stand) -> None:
    stand.open()
    press(Key.Key_Space)
    stand.panel.hide()
    stand.camera.frame_came.emit(QImage(4, 4, QImage.Format.Format_RGB32))
    stand.camera.taken.emit(QImage(4, 4, QImage.Format.Format_RGB32))
    stand.camera.failed.emit(Trouble(TroubleCode.BUSY))
    stand.camera.devices_changed.emit()
    assert stand.shots == []
    assert stand.camera.looks_through is None


def test_the_buttons_do_what_their_keys_do(stand: Stand, qtbot: QtBot) -> None:
    stand.open()
    stand.panel.take_button.click()
    qtbot.waitUntil(lambda: stand.shots == ["whole"])
    stand.panel.files_button.click()
    assert stand.files == ["part"]
    with qtbot.waitSignal(stand.panel.leave_asked):
        stand.panel.close_button.click()
    with qtbot.waitSignal(stand.panel.leave_asked):
        press(Key.Key_Escape)
    stand.panel.roles.picked.emit("proof")
    assert stand.panel.role == "proof"


def test_each_look_paints_it(stand: Stand, each_look: Look) -> None:
    stand.open()
    stand.take()
    stand.window.resize(360, 500)
    assert not stand.window.grab().isNull()
    stand.camera.unplug()
    assert not stand.window.grab().isNull()


class _Minimised(QHideEvent):
    """Sent by the window system, as Qt tells it."""

    @override
    def spontaneous(self) -> bool:
        return True


class _Restored(QShowEvent):
    """The same."""

    @override
    def spontaneous(self) -> bool:
        return True

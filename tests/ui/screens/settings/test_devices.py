"""Settings › devices: the camera tried with a picture that is kept nowhere, and how to get one."""

from __future__ import annotations

from app.ui.parts.camera.port import CameraDevice, Trouble, TroubleCode
from app.ui.screens.settings.devices_section import DevicesSection
from tests.fakes.camera import BUILT_IN, DESK_CAMERA
from tests.ui.kit.keyboard import Key, press
from tests.ui.screens.settings.conftest import SettingsBench


def _devices(bench: SettingsBench, *, plugged: bool = True) -> DevicesSection:
    if plugged:
        bench.camera.missing = None
    bench.choose("devices")
    shown = bench.settings.section()
    assert isinstance(shown, DevicesSection)
    return shown


def _light(bench: SettingsBench) -> CameraDevice | None:
    """The camera whose light is on."""
    return bench.camera.looks_through


def _keys(bench: SettingsBench) -> dict[str, str]:
    return {hint.key: hint.label for hint in bench.hints()}


def test_without_the_package_it_says_how_to_get_it(bench: SettingsBench) -> None:
    card = _devices(bench, plugged=False).camera
    assert card.reason.isVisible()
    assert "dev.py camera" in card.reason.words.text()
    assert "'counterfoil[camera]'" in card.reason.words.text()
    assert not card.can_look()
    assert "F6" not in _keys(bench)


def test_a_library_that_lacks_is_named(bench: SettingsBench) -> None:
    bench.camera.missing = Trouble(TroubleCode.LIBRARY_MISSING, "libpulse.so.0")
    card = _devices(bench, plugged=False).camera
    assert "libpulse.so.0" in card.reason.words.text()
    assert "pip install" not in card.reason.words.text()


def test_f6_looks_and_space_shows_a_picture_that_is_kept_nowhere(bench: SettingsBench) -> None:
    blobs = bench.opened().store.folder / "blobs"
    before = sorted(blobs.rglob("*"))
    card = _devices(bench).camera
    assert bench.camera.starts == []
    assert _keys(bench)["F6"] == "Try camera"
    press(Key.Key_F6)
    bench.until(lambda: bench.camera.frames > 0)
    assert _keys(bench)["F6"] == "Camera off"
    assert (card.live.resolution().width(), card.live.resolution().height()) == (1280, 720)
    press(Key.Key_Space)
    bench.until(card.still.isVisible)
    bench.settle()
    assert sorted(blobs.rglob("*")) == before
    press(Key.Key_Escape)
    assert _light(bench) is None
    assert bench.named() == "SettingsPage"
    assert card.on_off.hasFocus()
    press(Key.Key_Escape)
    assert bench.shell.current() == "queue"


def test_a_digit_tries_the_other_camera(bench: SettingsBench) -> None:
    bench.camera.plugged = [DESK_CAMERA, BUILT_IN]
    card = _devices(bench).camera
    press(Key.Key_F6)
    press(Key.Key_2)
    assert _light(bench) == BUILT_IN
    card.cameras.picked.emit(DESK_CAMERA.id)
    assert _light(bench) == DESK_CAMERA
    press(Key.Key_F6)
    assert _light(bench) is None


def test_another_section_or_page_lets_the_camera_go(bench: SettingsBench) -> None:
    _devices(bench)
    press(Key.Key_F6)
    assert _light(bench) == DESK_CAMERA
    bench.choose("look")
    assert _light(bench) is None
    bench.choose("devices")
    press(Key.Key_F6)
    assert _light(bench) == DESK_CAMERA
    bench.shell.open("queue")
    assert _light(bench) is None


def test_what_is_wrong_is_said_in_place_of_the_picture(bench: SettingsBench) -> None:
    card = _devices(bench).camera
    bench.camera.answer = Trouble(TroubleCode.BUSY)
    press(Key.Key_F6)
    assert "Another program" in card.live.words()
    assert card.take.text() == "Try again"
    bench.camera.answer = None
    press(Key.Key_Space)
    bench.until(lambda: bench.camera.frames > 0)
    assert card.live.words() == ""


def test_a_camera_plugged_in_while_the_section_is_shown_is_offered(bench: SettingsBench) -> None:
    bench.camera.plugged = []
    card = _devices(bench).camera
    assert "No camera is connected" in card.reason.words.text()
    bench.camera.plug_in()
    assert card.can_look()
    card.on_off.setFocus()
    bench.camera.unplug()
    assert not card.can_look()

"""What can be said about cameras without one: the package, the system's leave, the format asked for."""

from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from app.ui.parts.camera.port import Camera, NoCamera, Trouble, TroubleCode
from app.ui.parts.camera.qt_camera import (
    LONGEST,
    PACKAGE,
    SLOWEST,
    Offer,
    QtCamera,
    best_offer,
    out_of_step,
    package_trouble,
    shut_out,
)
from app.ui.parts.camera.words import say_trouble


def test_without_the_package_files_are_asked_for() -> None:
    trouble = package_trouble()
    installed = find_spec(PACKAGE) is not None
    assert (trouble is not None and trouble.code is TroubleCode.NOT_INSTALLED) is not installed


@pytest.mark.qt_log_ignore("Couldn't (load|resolve) ", extend=True)  # libraries that Qt can do without
def test_a_computer_without_cameras_says_why(qapp: QApplication) -> None:
    for camera in (NoCamera(), QtCamera()):
        absence = camera.absence()
        assert absence is None or say_trouble(absence)


@pytest.mark.parametrize("code", list(TroubleCode))
def test_every_trouble_has_its_sentence(code: TroubleCode) -> None:
    assert say_trouble(Trouble(code, "libpulse.so.0")).endswith(".")


def test_the_library_that_lacks_is_named() -> None:
    assert "libpulse.so.0" in say_trouble(Trouble(TroubleCode.LIBRARY_MISSING, "libpulse.so.0"))


def test_a_package_of_another_version_is_not_loaded() -> None:
    def versions(window: str, camera: str) -> str:
        return out_of_step({"PySide6-Essentials": window, "PySide6-Addons": camera}.__getitem__)

    assert versions("6.11.3", "6.11.3") == ""
    assert versions("6.11.4", "6.11.3") == "6.11.4"
    assert versions("", "6.11.3") == ""
    assert "6.11.4" in say_trouble(Trouble(TroubleCode.OUT_OF_STEP, "6.11.4"))


def test_a_camera_nobody_may_open_is_told_from_none(tmp_path: Path) -> None:
    assert not shut_out(tmp_path)
    (tmp_path / "video0").write_bytes(b"")
    assert not shut_out(tmp_path)


def test_a_desk_without_camera_is_left_in_peace() -> None:
    camera = Camera()
    assert not camera.worth_saying(Trouble(TroubleCode.NOT_INSTALLED))
    assert not camera.worth_saying(Trouble(TroubleCode.NO_CAMERA))


def test_what_can_be_mended_is_said_once() -> None:
    camera = Camera()
    refused = Trouble(TroubleCode.REFUSED)
    assert [camera.worth_saying(refused), camera.worth_saying(refused)] == [True, False]
    camera.was_seen = True  # there was one this morning
    assert camera.worth_saying(Trouble(TroubleCode.NO_CAMERA))


def test_the_largest_format_that_is_quick_enough_is_asked_for() -> None:
    webcam = [Offer(640, 480, 30), Offer(1920, 1080, 5), Offer(1920, 1080, 30), Offer(1280, 720, 30)]
    assert best_offer(webcam) == 2
    assert best_offer([Offer(4608, 3456, 15), Offer(2592, 1944, 15), Offer(1920, 1080, 30)]) == 1
    assert best_offer([Offer(4608, 3456, 3)]) is None
    assert best_offer([]) is None


OFFERS = st.builds(Offer, st.integers(1, 8000), st.integers(1, 8000), st.floats(0, 120))


@given(st.lists(OFFERS, max_size=8))
def test_no_usable_format_is_larger_than_the_one_asked_for(offers: list[Offer]) -> None:
    usable = [each for each in offers if max(each.width, each.height) <= LONGEST and each.rate >= SLOWEST]
    place = best_offer(offers)
    assert (place is None) is (not usable)
    if place is not None:
        assert offers[place] in usable
        assert all(each.width * each.height <= offers[place].width * offers[place].height for each in usable)

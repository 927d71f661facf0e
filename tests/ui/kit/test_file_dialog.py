"""The dialog for files, driven by what a person types into it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QDir, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.ui.kit.file_dialog import ask_files, ask_place


@pytest.fixture(autouse=True)
def _qts_own_dialog(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qapp: QApplication) -> None:
    """Not the system's, and in a folder of the test."""
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    monkeypatch.chdir(tmp_path)
    QDir.setCurrent(str(tmp_path))


def _dialog(parent: QWidget) -> QFileDialog:
    (dialog,) = parent.findChildren(QFileDialog)
    return dialog


def test_files_chosen_are_told_and_the_page_is_never_stopped(qtbot: QtBot, tmp_path: Path) -> None:
    page, told = QWidget(), list[list[str]]()
    qtbot.addWidget(page)
    page.show()
    photo = tmp_path / "a.jpg"
    photo.write_bytes(b"")
    ask_files(page, "Photos", told.append, kinds="Pictures (*.jpg)")
    dialog = _dialog(page)
    assert dialog.labelText(QFileDialog.DialogLabel.LookIn) == "Look in"
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("a.jpg")
    dialog.accept()
    assert told == [[str(photo)]]


def test_a_place_to_save_has_the_name_and_keeps_the_ending(qtbot: QtBot, tmp_path: Path) -> None:
    page, told = QWidget(), list[str]()
    qtbot.addWidget(page)
    page.show()
    ask_place(page, "Save", "SL-1.pdf", told.append)
    dialog = _dialog(page)
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("other")
    dialog.accept()
    assert told == [str(tmp_path / "other.pdf")]

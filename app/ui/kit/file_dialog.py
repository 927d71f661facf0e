"""The dialog for files. It stops nothing: the page works on behind it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QDir, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_files(
    parent: QWidget, title: str, then: Callable[[list[str]], object], *, kinds: str = "", many: bool = True
) -> None:
    """Let a person choose files that are there, one or `many`; `kinds` as ``Pictures (*.jpg *.png)``.

    Begins among the pictures of this person, afterwards where the last dialog ended.
    """
    dialog = _dialog(parent, title, QStandardPaths.StandardLocation.PicturesLocation)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles if many else QFileDialog.FileMode.ExistingFile)
    if kinds:
        dialog.setNameFilter(kinds)
    dialog.filesSelected.connect(then)
    dialog.open()


def ask_place(parent: QWidget, title: str, name: str, then: Callable[[str], object]) -> None:
    """Let a person choose where to save a file; `name` is proposed, its ending is kept."""
    dialog = _dialog(parent, title, QStandardPaths.StandardLocation.DocumentsLocation)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(name.rpartition(".")[2])
    dialog.selectFile(name)
    dialog.fileSelected.connect(then)
    dialog.open()


def ask_folder(parent: QWidget, title: str, start: str, then: Callable[[str], object]) -> None:
    """Let a person choose a folder, beginning at `start` where that is there."""
    dialog = _dialog(parent, title, QStandardPaths.StandardLocation.DocumentsLocation)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    if start and QDir(start).exists():
        dialog.setDirectory(start)
    dialog.fileSelected.connect(then)
    dialog.open()


def _dialog(parent: QWidget, title: str, home: QStandardPaths.StandardLocation) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    first = QStandardPaths.writableLocation(home)
    if dialog.directory() == QDir.current() and QDir(first).exists():
        dialog.setDirectory(first)
    translate = QCoreApplication.translate
    # Qt's own Chinese lacks these two.
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, translate("FileDialog", "Look in"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, translate("FileDialog", "Kind"))
    return dialog

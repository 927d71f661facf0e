"""The signed paper comes back: dropped, pasted, or chosen as a file from the scanner or the phone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.ui.kit.buttons import Button
from app.ui.kit.file_dialog import ask_files
from app.ui.kit.text import IconLabel, Text
from app.ui.override import override
from app.ui.parts.photo_intake import PhotoIntake
from app.ui.theme import Space

_FILES = "*.jpg *.jpeg *.png *.webp *.heic *.pdf"


class PaperReturn(QFrame):
    """Takes a file, a drop or what the clipboard holds (Ctrl+V).

    Signals: `file_given` a Path, `picture_given` PNG bytes. The file dialog is no modal stop: the page
    stays alive while it is open.
    """

    file_given = Signal(object)
    picture_given = Signal(bytes)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "sunken")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.choose = Button(self.tr("Choose a file"), key="S", icon="scan-barcode")
        self._words = Text(self.tr("Signed paper back: drop or paste a scan or photo"), "muted", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        row.setSpacing(Space.S)
        row.addWidget(IconLabel("file-text"))
        row.addWidget(self._words, 1)
        row.addWidget(self.choose)
        self._intake = PhotoIntake(self, papers=False)  # it is told what became of it beside the paper
        self._intake.files_given.connect(self._take_files)
        self._intake.image_given.connect(self._take_image)
        self.choose.clicked.connect(self.open)

    def open(self) -> None:
        """Let the clerk choose a file."""
        kinds = self.tr("Pictures and PDF ({0})").format(_FILES)
        ask_files(self.window(), self.tr("Signed paper"), self._take_files, kinds=kinds, many=False)

    def paste(self) -> bool:
        """Take what the clipboard holds; False when that is no picture."""
        return self._intake.paste()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def _take_files(self, files: list[str]) -> None:
        if files:
            self.file_given.emit(Path(files[0]))

    def _take_image(self, image: QImage) -> None:
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, Qt takes the name
        self.picture_given.emit(bytes(data.data()))

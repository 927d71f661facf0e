"""The head of the shop on its documents: logo, and on some a picture of its stamp, with the paper beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.refusals import InputError
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card, HintBox, row_of
from app.ui.kit.choices import Choice
from app.ui.kit.fields import FormField
from app.ui.kit.file_dialog import ask_files
from app.ui.kit.segmented import Segmented
from app.ui.kit.text import Text
from app.ui.labels.papers import document_label
from app.ui.parts.pdf_preview import PdfPreview
from app.ui.screens.settings.section import Room, Section
from app.ui.screens.settings.words import medium_label
from app.ui.theme import Space
from app.usecases.deed_rights import HEAD
from app.usecases.sample_paper import sample_pages
from app.usecases.shop_head import (
    LOGO,
    PICTURES,
    STAMP,
    drop_picture,
    keep_picture,
    keep_stamp_on,
    picture,
    stamp_on,
    stampable,
)

_SHOWN = (
    ("receipt", "80mm"),
    ("receipt", "a5"),
    ("result-notice", "a4"),
    ("exchange-return-slip", "241x140"),
)
"""What the preview can show: a roll, a sheet, one with a stamp, and an impact printer."""
_PICTURE = (150, 84)
"""Pixels a picture is shown in."""
_HIGH = 520
_MOST_BYTES = 4 * 1024 * 1024


class HeadSection(Section):
    """A picture counts from the next document on; names and addresses stand under 'Desk'."""

    DEED = HEAD

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.pictures = {key: QLabel() for key in PICTURES}
        self.choose = {key: Button(self.tr("Choose a picture"), icon="image") for key in PICTURES}
        self.remove = {key: Button(self.tr("Remove"), icon="trash-2") for key in PICTURES}
        self.wrong = {key: Text("", "small", tone="danger", wrap=True) for key in PICTURES}
        kinds = stampable(room.services.workplace)
        self.stamp_on = Segmented(
            [Choice(each, document_label(each)) for each in kinds], multi=True, numbered=False, wrap=True
        )
        self.shown = Segmented(
            [
                Choice(f"{kind}:{medium}", f"{document_label(kind)} {medium_label(medium)}")
                for kind, medium in _SHOWN
            ],
            wrap=True,
            numbered=False,
        )
        self.shown.set_value(":".join(_SHOWN[1]))
        self.preview = PdfPreview(room.services.tasks, room.services.renderer)
        self._build()
        for key in PICTURES:
            self.choose[key].clicked.connect(partial(self._choose, key))
            self.remove[key].clicked.connect(partial(self._remove, key))
        self.stamp_on.changed.connect(self._keep_stamp_on)
        self.shown.changed.connect(self._show_paper)

    def show_values(self, values: Mapping[str, object]) -> None:
        workplace = self.room.services.workplace

        def read() -> tuple[Mapping[str, bytes], tuple[str, ...]]:
            return {key: picture(workplace, key) for key in PICTURES}, stamp_on(workplace)

        self.ask(read, self._show, key="pictures")

    def changing(self) -> Sequence[QWidget]:
        return [*self.choose.values(), *self.remove.values(), self.stamp_on]

    def first_focus(self) -> QWidget:
        return self.choose[LOGO]

    def take(self, key: str, path: Path) -> None:
        """Take a file as logo or stamp, or say why not."""
        workplace, person = self.room.services.workplace, self.actor()
        self.wrong[key].hide()

        def work() -> bytes:
            with path.open("rb") as file:
                return keep_picture(workplace, key, file.read(_MOST_BYTES + 1), person)

        def kept(_: bytes) -> None:
            self.say_saved()
            self.show_values({})

        self.run(work, kept, partial(self._not_taken, key))

    def _choose(self, key: str) -> None:
        kinds = self.tr("Pictures") + " (*.png *.jpg *.jpeg)"
        ask_files(
            self,
            self.tr("Choose a picture"),
            lambda chosen: self.take(key, Path(chosen[0])),
            kinds=kinds,
            many=False,
        )

    def _remove(self, key: str) -> None:
        workplace, person = self.room.services.workplace, self.actor()

        def dropped(_: object) -> None:
            self.say_saved()
            self.show_values({})

        self.run(lambda: drop_picture(workplace, key, person), dropped)

    def _not_taken(self, key: str, error: Exception) -> None:
        if isinstance(error, InputError):
            self.wrong[key].setText(self.room.program.sentence(error.code, {**error.params, "field": ""}))
        elif isinstance(error, OSError):
            self.wrong[key].setText(self.tr("The file cannot be read."))
        else:
            self._refused(error)
            return
        self.wrong[key].show()

    def _keep_stamp_on(self) -> None:
        workplace, kinds = self.room.services.workplace, self.stamp_on.values()
        person = self.actor()

        def kept(_: object) -> None:
            self.say_saved()
            self._show_paper()

        self.run(lambda: keep_stamp_on(workplace, kinds, person), kept)

    def _show(self, found: tuple[Mapping[str, bytes], Sequence[str]]) -> None:
        pictures, kinds = found
        for key, png in pictures.items():
            pixmap = QPixmap()
            pixmap.loadFromData(png)
            fit, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self.pictures[key].setPixmap(pixmap.scaled(*_PICTURE, fit, smooth) if png else QPixmap())
            self.pictures[key].setText("" if png else self.tr("None"))
            self.remove[key].setEnabled(bool(png) and self.allowed)
        self.stamp_on.set_values(kinds)
        self.stamp_on.setEnabled(bool(pictures[STAMP]) and self.allowed)
        self._show_paper()

    def _show_paper(self) -> None:
        kind, _, medium = (self.shown.value() or "").partition(":")
        workplace = self.room.services.workplace
        self.preview.show_busy()
        self.ask(lambda: sample_pages(workplace, kind, medium=medium).pdf, self.preview.show_pdf, key="paper")

    def _picture_card(self, key: str, title: str, note: str) -> QVBoxLayout:
        shown = self.pictures[key]
        shown.setFixedSize(*_PICTURE)
        shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        shown.setAccessibleName(title)
        shown.setStyleSheet("background: white; color: #666; border: 1px solid #bbb")  # paper in every theme
        buttons = QVBoxLayout()
        buttons.addWidget(self.choose[key])
        buttons.addWidget(self.remove[key])
        buttons.addStretch(1)
        beside = QHBoxLayout()
        beside.setSpacing(Space.M)
        beside.addWidget(shown)
        beside.addLayout(buttons)
        beside.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(Space.S)
        column.addWidget(Text(title, "label"))
        column.addLayout(beside)
        column.addWidget(Text(note, "note", wrap=True))
        column.addWidget(self.wrong[key])
        self.wrong[key].hide()
        return column

    def _build(self) -> None:
        card = Card(self.tr("Head of documents"))
        words = self.tr("Names, address, phone and hours stand under “Desk”.")
        card.add(HintBox(words, "info"))
        files = self.tr(
            "PNG or JPEG, up to 4 MB. On rolls and impact paper it is printed in black and white."
        )
        stamps = self.tr(
            "PNG on transparent or white ground. A picture of a stamp is no electronic seal: it may stand "
            "only on notices of the shop alone. Agreements, money and what goes to others is stamped by hand."
        )
        left = QVBoxLayout()
        left.setSpacing(Space.M)
        left.addLayout(self._picture_card(LOGO, self.tr("Logo"), files))
        left.addLayout(self._picture_card(STAMP, self.tr("Picture of the stamp"), stamps))
        left.addWidget(FormField(self.tr("Print the stamp on"), self.stamp_on))
        left.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self.shown)
        right.addWidget(self.preview, 1)
        self.preview.setMinimumHeight(_HIGH)
        both = row_of(spacing=Space.M)
        both.addLayout(left, 4)
        both.addLayout(right, 5)
        card.body.addLayout(both)
        self.put(card)

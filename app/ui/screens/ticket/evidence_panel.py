"""证据 of a ticket: look at pictures, add them, say what they show, take them out with a reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QSizePolicy

from app.domain.shots import shot_list_for
from app.domain.steps.evidence import RetagEvidence, VoidEvidence
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card, row_of
from app.ui.kit.file_dialog import ask_files
from app.ui.kit.text import Elided, Text
from app.ui.labels.evidence import evidence_role_label
from app.ui.parts.camera.door import CameraDoor
from app.ui.parts.camera.shot_file import Shot
from app.ui.parts.camera.shot_plan import ShotPlan
from app.ui.parts.evidence_side import EvidenceSide
from app.ui.parts.evidence_view import EvidenceTile
from app.ui.screens.common.deeds import Deeds
from app.ui.screens.common.escline import EscLine
from app.ui.screens.common.evidence_tiles import (
    MISSING,
    EvidencePictures,
    caption,
    digit_roles,
    each_file_once,
    evidence_tiles,
    shot_note,
    valid_evidence,
)
from app.ui.screens.common.fetch_away import FetchAway
from app.ui.screens.ticket.photo_import import PhotoImport
from app.ui.services import Services
from app.ui.theme import Space
from app.usecases.situation import Situation

_NO_BREAK, _JOINER = "\u00a0", "\u2060"


class EvidencePanel(Card):
    """The pictures of one ticket."""

    def __init__(self, services: Services, deeds: Deeds) -> None:
        super().__init__(" ")
        self._zone = services.workplace.desk.tz
        self._sentence = services.sentence
        self._deeds = deeds
        self._situation: Situation | None = None
        self._pictures = EvidencePictures(services.workplace.pictures)
        self._away = FetchAway(services, deeds, self)
        self.imports = PhotoImport(services, deeds, self)
        self.door = CameraDoor(services, self)
        self.side = EvidenceSide(
            services.tasks,
            thumbnail=self._pictures.thumbnail,
            picture=self._pictures.picture,
            caption=self._caption,
        )
        self.add_button = Button(self.tr("Add"), key="F6", icon="camera", small=True)
        self.said = Elided("", "small", tone="danger")
        self.shots = Text("", "note", wrap=True)
        self.roles = Text("", "note", wrap=True)
        self.reason = EscLine(placeholder=self.tr("Reason for taking this photo out, Enter"))
        self._voiding = ""
        self._build()
        self._connect()

    def show_situation(self, situation: Situation) -> None:
        """Show what is there and what is missing."""
        self._situation = situation
        ticket = situation.ticket
        there = valid_evidence(ticket)
        self._pictures.know(there)
        self._away.follow(situation.awaited)
        self.title.setText(self.tr("Evidence {0}").format(len(each_file_once(there))))
        self.shots.setText(shot_note(ticket))
        self.shots.setVisible(bool(self.shots.text()))
        self._show_tiles()
        roles = [f"{n} {evidence_role_label(role)}" for n, role in enumerate(digit_roles(ticket), 1)]
        tag = self.tr("Tag: {0}")
        self.roles.setText(tag.format("  ".join(map(_on_one_line, roles))))
        self.roles.setAccessibleName(tag.format(", ".join(roles)))
        self.roles.setVisible(bool(there))
        self.reason.setVisible(bool(self._voiding))

    def capture(self) -> None:
        """F6: take the picture that is due; once more, files instead of the camera."""
        if self.door.is_open:
            self.door.ask_files()
        else:
            self.side.strip.capture_next()

    def add_files(self, files: Sequence[str]) -> None:
        """Take files into the ticket; the first gap of the shot list says what they show."""
        if self._situation is not None:
            self.imports.add_files(self._situation.ticket, [Path(file) for file in files])

    def _connect(self) -> None:
        strip = self.side.strip
        strip.role_chosen.connect(self._retag)
        strip.void_asked.connect(self._ask_reason)
        strip.capture_asked.connect(self._capture_asked)
        self.side.fetch_asked.connect(self._fetch)
        strip.intake.files_given.connect(self.add_files)
        strip.intake.image_given.connect(self._add_image)
        self.add_button.clicked.connect(self.capture)
        self.reason.entered.connect(self._void)
        self.reason.given_up.connect(self._keep)
        self.door.shot.connect(self._add_shot)
        self.door.files_wanted.connect(self._choose_files)
        self.imports.changed.connect(self._show_tiles)
        self.imports.said.connect(self._say)

    def _show_tiles(self) -> None:
        if self._situation is None:
            return
        tiles = evidence_tiles(self._situation.ticket, self._situation.awaited)
        first_missing = next(
            (at for at, tile in enumerate(tiles) if tile.key.startswith(MISSING)), len(tiles)
        )
        self.side.show_tiles([*tiles[:first_missing], *self.imports.tiles(), *tiles[first_missing:]])
        plan = self._plan()
        if plan is not None:
            self.door.follow(plan)

    def _caption(self, tile: EvidenceTile) -> str:
        same = self._pictures.same(tile.key)
        now = self._situation.now if self._situation else datetime.now(self._zone)
        return caption(same, now, self._zone) if same else tile.label

    def _fetch(self, key: str) -> None:
        each = self._pictures.evidence(key)
        if each is not None:
            self._away.again(each.file.sha256)

    def _capture_asked(self, key: str) -> None:
        role = key.removeprefix(MISSING) if key.startswith(MISSING) else ""
        plan = self._plan()
        if plan is None or not self.door.open(plan, role):
            self.side.strip.setFocus()
            self._choose_files(role)

    def _choose_files(self, role: str) -> None:
        self.imports.aim(role)
        ask_files(self, self.tr("Photos, video, scans"), self.add_files)

    def _plan(self) -> ShotPlan | None:
        """The shot list with what is there and on its way."""
        if self._situation is None:
            return None
        ticket = self._situation.ticket
        taken = [*(each.role for each in valid_evidence(ticket)), *self.imports.roles()]
        return ShotPlan(shot_list_for(ticket.problem.type), digit_roles(ticket), tuple(taken))

    def _add_shot(self, shot: Shot) -> None:
        if self._situation is not None:
            self.imports.add_shot(self._situation.ticket, shot)

    def _add_image(self, image: QImage) -> None:
        if self._situation is not None:
            self.imports.add_image(self._situation.ticket, image)

    def _retag(self, key: str, digit: int) -> None:
        if self._situation is None:
            return
        roles = digit_roles(self._situation.ticket)
        if digit <= len(roles):
            self._deeds.perform(self._situation.ticket.id, RetagEvidence(key, roles[digit - 1]))

    def _ask_reason(self, key: str) -> None:
        """Voiding was asked for twice; what is missing is the reason, here in place."""
        self._voiding = key
        self.reason.clear()
        self.reason.show()
        self.reason.setFocus()

    def _void(self, reason: str) -> None:
        if self._situation is None or not self._voiding:
            return

        def refuse(code: str, params: Mapping[str, str]) -> None:
            self.reason.set_wrong(True)
            self._say(self._sentence(code, params))

        def finish(_outcome: object) -> None:
            self._keep()

        self._deeds.perform(self._situation.ticket.id, VoidEvidence(self._voiding, reason), finish, refuse)

    def _keep(self) -> None:
        """No picture is being taken out any more."""
        self._voiding = ""
        self.reason.hide()
        self.reason.set_wrong(False)
        self._say("")
        self.side.strip.setFocus()

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def _build(self) -> None:
        self.reason.setAccessibleName(self.tr("Reason"))
        self.head.addWidget(self.add_button)
        self.body.setSpacing(Space.S)
        for words in (self.shots, self.roles, self.said):
            words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.add(self.shots)
        self.body.addWidget(self.side, 1)
        self.body.addLayout(row_of(self.reason))
        self.add(self.said, self.roles)
        self.said.hide()
        self.reason.hide()


def _on_one_line(words: str) -> str:
    """The same words, but no line ends between them: a digit and what it means stay side by side."""
    return _JOINER.join(words.replace(" ", _NO_BREAK))

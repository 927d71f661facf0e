"""照片: the strip with the shot list of this kind of problem, and one line about what is going on."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.shots import EvidenceRole, missing_shots, shot_list_for
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card
from app.ui.labels.evidence import evidence_role_label, hint_label
from app.ui.labels.intake import problem_type_label
from app.ui.parts.evidence_strip import EvidenceStrip
from app.ui.parts.evidence_view import EvidenceTile, TileState
from app.ui.parts.images import PictureLoader
from app.ui.parts.tasks import Tasks
from app.ui.screens.intake.cards import belongs_to
from app.ui.screens.intake.refused_lines import RefusedLines
from app.ui.theme import Space
from app.usecases.intake_draft import IntakeForm
from app.usecases.intake_photos import DraftPhoto

MISSING = "shot:"
"""Begins the key of a place whose picture is missing; the role follows."""

_WARNINGS = ("blurred", "too_dark", "over_exposed", "too_small")


class PhotoCard(Card):
    """The strip. `say` puts sentences under it: what is wrong with each file that was refused."""

    def __init__(self, tasks: Tasks, thumbnail: PictureLoader) -> None:
        super().__init__()
        self.strip = EvidenceStrip(tasks, thumbnail)
        self.shoot = Button("", key="F6", icon="camera", small=True)
        self._said = RefusedLines()
        self._running: tuple[EvidenceTile, ...] = ()
        self._build()

    def show_photos(self, form: IntakeForm, running: Sequence[EvidenceTile] = ()) -> None:
        """Pictures, those being imported, the shots that are missing; last what was refused."""
        self._running = tuple(running)
        wanted = shot_list_for(form.problem_type)
        missing = missing_shots(wanted, [photo.role for photo in form.photos])
        tiles = [_tile(photo) for photo in form.photos]
        refused = [tile for tile in self._running if tile.state is TileState.FAILED]
        tiles += [tile for tile in self._running if tile not in refused]
        tiles += [
            EvidenceTile(f"{MISSING}{shot.role}", evidence_role_label(shot.role), TileState.MISSING)
            for shot in missing
            if shot.required
        ]
        tiles += refused
        self.strip.show_tiles(tiles)
        self.strip.setToolTip(self._list_words(form))
        self.strip.setAccessibleDescription(self._list_words(form))

    def say(self, sentences: Sequence[str]) -> None:
        """A sentence about each file that was refused; none when all were taken."""
        self._said.show_lines(sentences)

    def said(self) -> tuple[str, ...]:
        """The sentences that are shown."""
        return self._said.lines()

    def roles(self, form: IntakeForm) -> list[str]:
        """What a digit means on a picture: the shot list, then everything else that is usual."""
        roles: list[str] = [shot.role for shot in shot_list_for(form.problem_type).shots]
        more = (EvidenceRole.PROOF, EvidenceRole.PAYMENT, EvidenceRole.OTHER)
        return [*dict.fromkeys([*roles, *more])][:9]

    def _list_words(self, form: IntakeForm) -> str:
        taken = [photo.role for photo in form.photos]
        lacking = {shot.role for shot in missing_shots(shot_list_for(form.problem_type), taken)}
        lacking_word = self.tr("missing")
        parts = [
            f"{evidence_role_label(shot.role)} {lacking_word if shot.role in lacking else '✓'}"
            for shot in shot_list_for(form.problem_type).shots
            if shot.required
        ]
        if not parts:
            return ""
        kind = problem_type_label(form.problem_type) if form.problem_type else self.tr("General")
        return self.tr("Shot list, {0}: {1}").format(kind, " · ".join(parts))

    def _build(self) -> None:
        self.setAccessibleName(self.tr("Photos"))
        belongs_to(self, self.note)
        self.title.setText(self.tr("Photos"))
        self.shoot.set_words(self.tr("Photo"))
        self.body.setContentsMargins(14, 8, 14, 8)
        self.body.setSpacing(3)
        beside = QVBoxLayout()
        beside.setSpacing(Space.XS)
        beside.addWidget(self.title)
        beside.addWidget(self.shoot)
        beside.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addLayout(beside)
        row.addWidget(self.strip, 1)
        self.body.addLayout(row)
        self.body.addWidget(self._said)
        self.shoot.clicked.connect(self.strip.capture_next)
        self.say(())


def _tile(photo: DraftPhoto) -> EvidenceTile:
    hints = [hint for hint in photo.evidence.file.hints if hint in _WARNINGS]
    label = evidence_role_label(photo.role)
    if hints:
        return EvidenceTile(photo.key, label, TileState.WARNING, hint_label(hints[0]))
    return EvidenceTile(photo.key, label, TileState.TAKEN)

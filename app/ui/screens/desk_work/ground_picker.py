"""The picker of grounds: chips of what was taken, a field that finds more by any part of a word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.standards import Caution, Doubt
from app.ui.kit.card import HintBox
from app.ui.kit.choices import Choice
from app.ui.kit.combo import Combo
from app.ui.labels.evidence import evidence_role_label
from app.ui.labels.lists import listed
from app.ui.screens.common.wording_bar import WordingBar
from app.ui.screens.desk_work.chosen_chip import ChipFlow, ChosenChip
from app.ui.screens.desk_work.grounds import Ground, written_ground
from app.ui.theme import Space

_BETWEEN = "\x1f"
"""Between texts that are watched together; nobody types it."""


class GroundPicker(QWidget):
    """Enter takes what the list shows, or the words as they were typed. Signal `changed` follows a person.

    Words of one's own are watched by `guard`, while they are typed and once they were taken.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._offered: dict[str, Ground] = {}
        self._taken: list[Ground] = []
        self._touched = False
        self.field = Combo(free=True, placeholder=self.tr("Photo, clause, standard, article"))
        self._caution = HintBox("", "triangle-alert", tone="warn")
        self._chips = ChipFlow()
        self.guard = WordingBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S - 2)
        column.addWidget(self._chips)
        column.addWidget(self._caution)
        column.addWidget(self.field)
        column.addWidget(self.guard)
        self.setFocusProxy(self.field)
        self.field.changed.connect(self._take_typed)
        self.field.textChanged.connect(self._look)
        self.guard.swap.clicked.connect(self._say_better)
        self._show()

    @property
    def touched(self) -> bool:
        """Whether a person changed what was proposed."""
        return self._touched

    def grounds(self) -> tuple[Ground, ...]:
        """What was taken, in the order it was taken."""
        return tuple(self._taken)

    def offer(self, grounds: Iterable[Ground]) -> None:
        """What the list holds."""
        self._offered = {ground.key: ground for ground in grounds}
        self.field.set_choices(
            Choice(key, self.words(ground), f"{ground.keywords} {ground.basis.text}")
            for key, ground in self._offered.items()
        )

    def propose(self, grounds: Sequence[Ground]) -> None:
        """Let these stand there first."""
        self._taken, self._touched = list(grounds), False
        self._show()

    def set_wrong(self, wrong: bool) -> None:
        """Draw the field as wrong."""
        self.field.set_wrong(wrong)

    def words(self, ground: Ground) -> str:
        """A ground in a few words."""
        if ground.evidence:
            return self.tr("Photo {0} {1}").format(ground.evidence, evidence_role_label(ground.keywords))
        basis = ground.basis
        if basis.kind == "standard" and basis.reference:
            return f"{basis.reference} {basis.text}"
        if basis.kind == "law" and basis.reference:
            return f"{basis.reference} {basis.text}"
        return f"{basis.text} {basis.reference or ''}".strip()

    def _take_typed(self) -> None:
        value = self.field.value()
        if value is None:
            return
        ground = self._offered.get(value) or written_ground(value)
        if all(each.key != ground.key for each in self._taken):
            self._taken.append(ground)
        elif ground.evidence:
            self._taken = [each for each in self._taken if each.key != ground.key]
        self.field.set_value(None)  # now it is taken: the guard, and the keyboard on it, stays where it is
        self._changed()

    def _written(self) -> list[Ground]:
        """What a person put into words, and no list has."""
        return [ground for ground in self._taken if ground.key not in self._offered and not ground.evidence]

    def _look(self) -> None:
        listed = self.field.text() in (self.words(ground) for ground in self._offered.values())
        typed = "" if listed else self.field.text()
        self.guard.look(_BETWEEN.join([*(ground.basis.text for ground in self._written()), typed]))
        self.field.setAccessibleDescription(self.guard.said)

    def _say_better(self) -> None:
        """The first mark said as offered: in the field, or in what was taken already."""
        *taken, typed = self.guard.better().split(_BETWEEN)
        for ground, text in zip(self._written(), taken, strict=True):
            if text != ground.basis.text:
                place = self._taken.index(ground)
                self._taken[place : place + 1] = [written_ground(text)] if text.strip() else []
                self._changed()
                break
        else:
            self.field.setText(typed)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _let_go(self, *keys: str) -> None:
        self._taken = [each for each in self._taken if each.key not in keys]
        self._changed()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self) -> None:
        self._touched = True
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self._chips.clear()
        before: QWidget | None = None
        photos = [ground for ground in self._taken if ground.evidence]
        chips = [self._photo_chip(photos)] if photos else []
        chips += [self._chip(ground) for ground in self._taken if not ground.evidence]
        for chip in chips:
            self._chips.add(chip)
            if before is not None:
                QWidget.setTabOrder(before, chip)
            before = chip
        if before is not None:
            QWidget.setTabOrder(before, self.field)
        cautions = [self._says(ground.caution) for ground in self._taken if ground.caution is not None]
        self._caution.set_text("\n".join(cautions))
        self._caution.setVisible(bool(cautions))
        self._look()

    def _photo_chip(self, photos: Sequence[Ground]) -> ChosenChip:
        """All photos together; one of them is let go by picking it once more."""
        places = listed(str(ground.evidence) for ground in photos)
        names = "\n".join(self.words(ground) for ground in photos)
        chip = ChosenChip(self.tr("Photos {0}").format(places), why=names)
        chip.let_go.connect(lambda: self._let_go(*(ground.key for ground in photos)))
        return chip

    def _chip(self, ground: Ground) -> ChosenChip:
        why = self._says(ground.caution) if ground.caution else ""
        words = self.words(ground)
        if (ground.caution is not None and ground.basis.reference) or (
            ground.basis.kind in ("standard", "law") and ground.basis.reference
        ):
            words = ground.basis.reference
        chip = ChosenChip(
            words if len(words) <= 34 else f"{words[:33]}…",
            "triangle-alert" if why else "check",
            "warn" if why else None,
            why or self.words(ground),
        )
        chip.let_go.connect(lambda key=ground.key: self._let_go(key))
        return chip

    def _says(self, caution: Caution) -> str:
        instead = caution.instead.code if caution.instead else ""
        if caution.doubt is Doubt.SUPERSEDED:
            text = self.tr("{0} was replaced before this purchase")
            better = self.tr("{0} was replaced before this purchase; cite {1}")
        else:
            text = self.tr("{0} was not yet in force at this purchase")
            better = self.tr("{0} was not yet in force at this purchase; cite {1}")
        return (
            better.format(caution.standard.code, instead) if instead else text.format(caution.standard.code)
        )

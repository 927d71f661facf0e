"""交接确认: both sides of a hand-over sheet, each with the PIN of who is named. Who is signed in stays so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.vocabulary import Signer
from app.ui.kit.card import HintBox
from app.ui.kit.fields import FormField
from app.ui.kit.messages import Message
from app.ui.labels.doings import means_label
from app.ui.labels.papers import signer_label
from app.ui.screens.common.deeds import Deeds
from app.ui.screens.sign_in.pin_pad import PinEdit
from app.ui.services import Services
from app.ui.theme import Space
from app.usecases.desk_papers import HAND_OVER_SHEET, DeskPaper
from app.usecases.hand_over import SIDES, Side, confirm_hand_over, sides_of
from app.usecases.pins import has_pins
from app.usecases.workplace import Outcome


class ConfirmSide(QWidget):
    """One side: the field for its PIN, or when and how it was confirmed. Signal `typed` carries a PIN."""

    typed = Signal(str)

    def __init__(self, role: Signer) -> None:
        super().__init__()
        self._role = signer_label(role)
        self.pin = PinEdit()
        self.field = FormField(self._role, self.pin)
        self.said = HintBox("", "circle-check", tone="ok")
        self.elsewhere = HintBox("", "info", tone="warn")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field, 1)
        row.addWidget(self.said, 1)
        row.addWidget(self.elsewhere, 1)
        self.pin.entered.connect(self._submit)

    def show_side(self, side: Side, local: datetime | None) -> None:
        """Ask for the PIN of that person, or say that they have confirmed."""
        open_still = local is None and side.pin
        label = self.tr("{0} {1}: PIN").format(self._role, side.name)
        self.field.set_label(label)
        self.pin.setAccessibleName(label)
        self.pin.clear()
        self.field.set_error("")
        self.field.setVisible(open_still)
        self.said.setVisible(local is not None)
        self.elsewhere.setVisible(local is None and not side.pin)
        if local is not None:
            words = self.tr("{0} {1}: confirmed {2}, {3}")
            self.said.set_text(
                words.format(self._role, side.name, f"{local:%m-%d %H:%M}", means_label(side.method))
            )
        else:
            words = self.tr("{0} {1} has no PIN at this desk: F11 takes a signature on the screen")
            self.elsewhere.set_text(words.format(self._role, side.name))

    def refuse(self, sentence: str) -> None:
        """Say what is wrong; the next PIN is typed at once."""
        self.field.set_error(sentence)
        self.pin.setFocus()

    def _submit(self) -> None:
        pin = self.pin.text()
        self.pin.clear()
        if pin:
            self.field.set_error("")
            self.typed.emit(pin)
        else:
            self.field.set_error(self.tr("Type the PIN"))


class ConfirmBox(QWidget):
    """Stands over the sheet: who confirmed it, and the fields for who has yet to.

    Signals: `told` carries a Message, `shown` when it asks for something else now.
    """

    told = Signal(object)
    shown = Signal()

    def __init__(self, services: Services, deeds: Deeds) -> None:
        super().__init__()
        self._services, self._deeds = services, deeds
        self._paper: DeskPaper | None = None
        self._open: dict[str, ConfirmSide] = {}
        self.sides = {role: ConfirmSide(role) for role in SIDES}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.L)
        for role, side in self.sides.items():
            row.addWidget(side, 1)
            side.typed.connect(partial(self._confirm, role))
        self.fields: Mapping[str, FormField] = {role.value: each.field for role, each in self.sides.items()}
        self.hide()

    @property
    def waits(self) -> bool:
        """Whether a PIN can be typed."""
        return bool(self._open) and self.isVisible()

    def show_paper(self, paper: DeskPaper | None) -> bool:
        """Ask for what that paper still waits for; whether it may, and `shown` tells when that is known.

        Another one than a hand-over sheet waits for nothing.
        """
        self._paper, self._open = paper, {}
        self.hide()
        if paper is None or paper.document.kind != HAND_OVER_SHEET or paper.document.voided:
            return False
        workplace, document = self._services.workplace, paper.document

        def work() -> Sequence[Side]:
            return sides_of(workplace, document) if has_pins(workplace.settings.all()) else ()

        self._deeds.ask(work, self._show, key="sides", quiet=True)
        return True

    def wanted(self) -> QWidget | None:
        """The field for the PIN of who is signed in, where the sheet waits for it."""
        side = self._open.get(self._services.person().name)
        return side.pin if side is not None else None

    def take_keyboard(self) -> None:
        """To the PIN of who is signed in, where the sheet waits for it; else to the first it waits for."""
        side = self._open.get(self._services.person().name) or next(iter(self._open.values()), None)
        if side is not None:
            side.pin.setFocus()

    def _show(self, sides: Sequence[Side]) -> None:
        zone = self._services.workplace.desk.tz
        for side in sides:
            at = side.confirmed_at
            self.sides[side.role].show_side(side, at.astimezone(zone) if at else None)
        self._open = {
            side.name: self.sides[side.role] for side in sides if side.pin and side.confirmed_at is None
        }
        self.setVisible(bool(sides))
        self.shown.emit()

    def _confirm(self, role: Signer, pin: str) -> None:
        paper, workplace = self._paper, self._services.workplace
        if paper is None:
            return

        def done(outcome: Outcome) -> None:
            left = outcome.ticket.documents[-1].unsigned_by
            both = not any(each in left for each in SIDES)
            words = self.tr("Handed over: both have confirmed") if both else self.tr("Confirmed")
            self.told.emit(Message(words, "ok", seconds=4))

        def refused(code: str, params: Mapping[str, str]) -> None:
            self.sides[role].refuse(self._services.sentence(code, params))

        self._deeds.run(
            paper.leaf, lambda: confirm_hand_over(workplace, paper.leaf, role, pin), done, refused
        )

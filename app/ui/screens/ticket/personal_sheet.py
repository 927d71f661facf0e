"""个人信息: what is kept of the customer, until when, by which consents; the number, a copy, erasure."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.identity import mask_id_number
from app.domain.rights import DEEDS
from app.domain.steps.privacy import RevealIdentity
from app.domain.vocabulary import Role
from app.ui.kit.buttons import Button, PrimaryButton
from app.ui.kit.card import Card, HintBox, row_of
from app.ui.kit.escape import takes_escape
from app.ui.kit.file_dialog import ask_folder
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.messages import Message
from app.ui.kit.text import Text
from app.ui.labels.lists import listed
from app.ui.labels.privacy import held_up_label, personal_label, purpose_label
from app.ui.labels.trade import role_label
from app.ui.override import override
from app.ui.screens.common.deeds import Deeds
from app.ui.screens.ticket.form_choices import Case
from app.ui.services import Services
from app.usecases.deed_rights import ANSWER_PERSON
from app.usecases.person_request import Answered, copy_person, erase_persons, what_is_kept
from app.usecases.reveal_identity import Revealed, reveal_identity

AskFolder = Callable[[QWidget, str, str, Callable[[str], object]], object]
"""The window, a title, where to begin, and what is done with the folder that was chosen."""


class PersonalSheet(Card):
    """Enter shows the ID number for half a minute, F10 writes a copy, F12 erases what may go; Esc leads back.

    The number cannot be marked or copied, and goes when the sheet does. Each is there for who may do it.

    Signals: `left` by Esc, `told` a Message.
    """

    left = Signal()
    told = Signal(object)

    def __init__(self, services: Services, deeds: Deeds, case: Case, ask: AskFolder = ask_folder) -> None:
        super().__init__(self.tr("Personal data"))
        self._services, self._deeds, self._ticket = services, deeds, case.ticket
        person = services.person()
        self.may_reveal = case.offers.has_right(RevealIdentity.NAME, person)
        self.may_answer = case.offers.may_do(ANSWER_PERSON, person)
        self.ask = ask
        self.number = Text("", "strong")
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.reason = LineEdit(placeholder=self.tr("Why the whole number is needed"))
        self.show_number = PrimaryButton(self.tr("Show the ID number"), "Enter", "user")
        self.copy = Button(self.tr("Copy for the customer"), key="F10", icon="file-text")
        self.erase = Button(self.tr("Erase what may go"), key="F12", icon="trash-2")
        self.give_up = Button(self.tr("Back"), key="Esc")
        answered_by = listed(role_label(role) for role in Role if role in DEEDS[ANSWER_PERSON].roles)
        words = self.tr("A customer who asks for a copy or for erasure is answered by: {0}")
        self.others = HintBox(words.format(answered_by), "lock")
        self._hiding = QTimer(self)
        self._hiding.setSingleShot(True)
        self._hiding.timeout.connect(self.hide_number)
        self._build()

    def first_focus(self) -> QWidget:
        """The reason, where there is a number to look at."""
        return self.reason if self._ticket.customer.id_number and self.may_reveal else self.give_up

    def hide_number(self) -> None:
        """Only the masked number is seen from here on."""
        number = self._ticket.customer.id_number
        self._hiding.stop()
        self.number.setText(self.tr("ID number: {0}").format(mask_id_number(number) if number else "–"))

    def reveal(self) -> None:
        """Show it; the entry that says who looked and why is written first."""
        workplace, person = self._services.workplace, self._services.person()
        ticket_id, reason = self._ticket.id, self.reason.text()
        self._deeds.run(
            ticket_id, lambda: reveal_identity(workplace, ticket_id, reason, person), self._reveal
        )

    def write_copy(self) -> None:
        """A copy of all that is held, into a new folder in the one that is chosen."""
        self.ask(self, self.tr("Where the copy is to lie"), "", self._write_copy)

    def _write_copy(self, chosen: str) -> None:
        workplace, person, ticket = self._services.workplace, self._services.person(), self._ticket
        out = Path(chosen) / f"{ticket.number}-copy"

        def work() -> Path:
            copy_person(workplace, (ticket.id,), person, workplace.reference.privacy_words(), out)
            return out

        self._deeds.run(ticket.id, work, self._tell_copy)

    def erase_now(self) -> None:
        """Erase what no law keeps; the answer for the customer lies in a new folder in the one chosen."""
        self.ask(self, self.tr("Where the answer is to lie"), "", self._erase)

    def _erase(self, chosen: str) -> None:
        workplace, person, ticket = self._services.workplace, self._services.person(), self._ticket
        out = Path(chosen) / f"{ticket.number}-answer"
        self._deeds.run(
            ticket.id,
            lambda: erase_persons(workplace, (ticket.id,), person, workplace.reference.privacy_words(), out),
            self._tell_answers,
        )

    @override
    def event(self, event: QEvent) -> bool:
        return takes_escape(event) or super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Escape: self.left.emit,
        }
        if self.may_answer:
            keys |= {Qt.Key.Key_F10: self.write_copy, Qt.Key.Key_F12: self.erase_now}
        act = keys.get(Qt.Key(event.key()))
        if act is not None:
            act()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.reason.hasFocus():
            self.reveal()
        else:
            super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.hide_number()
        super().hideEvent(event)

    def _reveal(self, seen: Revealed) -> None:
        self.number.setText(self.tr("ID number: {0}").format(seen.number))
        self._hiding.start(seen.seconds * 1000)
        self.reason.clear()

    def _tell_copy(self, out: Path) -> None:
        self.told.emit(Message(self.tr("The copy lies in {0}").format(out), "ok"))

    def _tell_answers(self, answers: tuple[Answered, ...]) -> None:
        gone = [personal_label(each.kind) for each in answers if each.erased]
        words = (
            self.tr("Erased: {0}").format(listed(gone))
            if gone
            else self.tr("The law keeps all of it for now")
        )
        self.told.emit(Message(words, "ok" if gone else "info"))
        self.left.emit()

    def _build(self) -> None:
        zone = self._services.workplace.desk.tz
        for kept in what_is_kept(self._services.workplace, self._ticket):
            words = (
                self.tr("{0}: kept until {1}").format(
                    personal_label(kept.kind), f"{kept.until.astimezone(zone):%Y-%m-%d}"
                )
                if kept.until
                else self.tr("{0}: how long it is kept counts from the end of the case").format(
                    personal_label(kept.kind)
                )
            )
            if kept.blocked:
                words += self.tr(" ({0})").format(held_up_label(kept.blocked))
            self.add(Text(words, wrap=True))
        for kind, at in self._ticket.erased.items():
            self.add(
                Text(
                    self.tr("{0}: erased on {1}").format(
                        personal_label(kind), f"{at.astimezone(zone):%Y-%m-%d}"
                    )
                )
            )
        for each in self._ticket.consents:
            at = each.withdrawn_at or each.at
            said = (
                self.tr("Consent: {0}, given on {1}")
                if each.stands
                else self.tr("Consent: {0}, withdrawn on {1}")
            )
            self.add(
                Text(said.format(purpose_label(each.purpose), f"{at.astimezone(zone):%Y-%m-%d}"), "muted")
            )
        self.hide_number()
        known = bool(self._ticket.customer.id_number)
        self.add(self.number, self.reason, self.others)
        self.body.addStretch(1)
        row = row_of(self.give_up)
        row.addStretch(1)
        for button, act in (
            (self.erase, self.erase_now),
            (self.copy, self.write_copy),
            (self.show_number, self.reveal),
        ):
            row.addWidget(button)
            button.clicked.connect(act)
        self.body.addLayout(row)
        # Not before they lie in the sheet: a button would be a window of its own, which takes the keyboard.
        for widget in (self.reason, self.show_number):
            widget.setVisible(known and self.may_reveal)
        self.number.setVisible(known)
        for button in (self.copy, self.erase):
            button.setVisible(self.may_answer)
        self.others.setVisible(not self.may_answer)
        self.give_up.clicked.connect(self.left)

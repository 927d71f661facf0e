"""The text message that tells the customer the result: read it, take it along, and keep that it was sent."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.domain.privacy import Purpose
from app.domain.steps.privacy import GiveConsent
from app.domain.ticket import Ticket
from app.ui.kit.buttons import Button, PrimaryButton
from app.ui.kit.card import row_of
from app.ui.kit.filled_card import FilledCard
from app.ui.kit.messages import Message
from app.ui.kit.text import Text
from app.ui.kit.textedit import TextEdit
from app.ui.labels.particulars import readable
from app.ui.screens.common.deeds import Deeds, trouble_of
from app.ui.services import Services
from app.usecases.result_message import RESULT_NOTICE, result_message, tell_result


class MessageSheet(FilledCard):
    """Ctrl+C copies the words, F10 copies them and keeps that the customer was told so; Esc leads back.

    Where the result notice has to say something first, Enter leads there; where the customer did not
    consent to messages, Enter records that now they do.

    Signals: `finished` when it was kept, `left` by Esc, `told` a Message, `notice_wanted` the item whose
    notice is to be filled in (None: of the only one).
    """

    kind = "message"
    """No kind of document: nobody signs it."""

    finished = Signal()
    told = Signal(object)
    notice_wanted = Signal(object)

    def __init__(self, services: Services, deeds: Deeds, ticket: Ticket, item_id: str) -> None:
        super().__init__(self.tr("Message to the customer"), self.keep)
        self._services = services
        self._deeds = deeds
        self._ticket = ticket
        self._item_id = item_id or None
        self.words = TextEdit(rows=6)
        self.words.setReadOnly(True)
        self.words.setAccessibleName(self.tr("Message to the customer"))
        self.to = Text("", "strong")
        self.count = Text("", "muted")
        self.wrong = Text("", "small", tone="danger", wrap=True)
        self.copy = Button(self.tr("Copy"), key="Ctrl+C", icon="copy")
        self.do = PrimaryButton(self.tr("Copy, and keep as told"), "F10", "message-square")
        self.state = PrimaryButton(self.tr("Fill in the result notice"), "Enter", "file-text")
        self.agreed = PrimaryButton(self.tr("The customer consents now"), "Enter", "check")
        self.give_up = Button(self.tr("Back"), key="Esc")
        self._running = False
        self._build()
        self._read()

    def first_focus(self) -> QWidget:
        """The words, so that Ctrl+C takes them."""
        return self.words

    def copy_words(self) -> None:
        """All of the message, to be pasted where messages are sent from."""
        QGuiApplication.clipboard().setText(self.words.toPlainText())
        self.told.emit(Message(self.tr("The message is copied"), "ok", seconds=4))

    def keep(self) -> None:
        """Copy it, and keep on the ticket that the customer was told this, once."""
        if self._running or not self.words.toPlainText():
            return
        self._running = True
        workplace, person = self._services.workplace, self._services.person()
        ticket_id, text = self._ticket.id, self.words.toPlainText()

        def done(_: object) -> None:
            self.copy_words()
            self.finished.emit()

        def refused(code: str, params: object) -> None:
            self._running = False
            self._deeds.refused.emit(code, params)

        self._deeds.run(ticket_id, lambda: tell_result(workplace, ticket_id, text, person), done, refused)

    def record_consent(self) -> None:
        """The customer was asked, and agrees to messages; then the message is read."""
        self._deeds.perform(self._ticket.id, GiveConsent(Purpose.MESSAGES), lambda _: self._read())

    def _read(self) -> None:
        workplace, person = self._services.workplace, self._services.person()
        ticket_id, item_id = self._ticket.id, self._item_id
        self.do.setEnabled(False)
        self.copy.setEnabled(False)
        self._services.tasks.run_query(
            lambda: result_message(workplace, ticket_id, person, item_id),
            self._show,
            self._failed,
            owner=self,
            key="message",
        )

    def _show(self, text: str) -> None:
        self.words.setPlainText(text)
        self.words.selectAll()
        self.count.setText(self.tr("%n characters", "", len(text)))
        self._offer()
        self.do.setEnabled(True)
        self.copy.setEnabled(True)
        self.words.setFocus()

    def _failed(self, error: Exception) -> None:
        code, params = trouble_of(error)
        self.wrong.setText(self._services.sentence(code, readable(RESULT_NOTICE, params)))
        asked = {"particulars_missing": self.state, "messages_not_consented": self.agreed}.get(code)
        self._offer(asked)
        self.words.hide()
        self.wrong.show()
        (asked or self.give_up).setFocus()

    def _offer(self, first: PrimaryButton | None = None) -> None:
        """What has to be done before there are words; nothing: the words."""
        for each in (self.state, self.agreed):
            each.setVisible(each is first)
        for rest in (self.words, self.copy, self.do):
            rest.setVisible(first is None)
        self.wrong.hide()

    def _item_of_several(self) -> str | None:
        """The item as documents name it."""
        return self._item_id if len(self._ticket.items) > 1 else None

    def _build(self) -> None:
        customer = self._ticket.customer
        phone = customer.phone or self.tr("no phone number")
        self.to.setText(" · ".join(filter(None, (customer.name, phone))))
        self.add(self.to, self.words, self.count, self.wrong)
        self.body.addStretch(1)
        row = row_of(self.give_up)
        row.addStretch(1)
        row.addWidget(self.state)
        row.addWidget(self.agreed)
        row.addWidget(self.copy)
        row.addWidget(self.do)
        self.body.addLayout(row)
        self._offer()  # not before they lie in the sheet: each would be a window of its own
        self.state.clicked.connect(lambda: self.notice_wanted.emit(self._item_of_several()))
        self.agreed.clicked.connect(self.record_consent)
        self.copy.clicked.connect(self.copy_words)
        self.do.clicked.connect(self.keep)
        self.give_up.clicked.connect(self.left)

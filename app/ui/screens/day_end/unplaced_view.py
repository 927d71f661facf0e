"""Papers that came back and could not be told: one after the other, somebody says what they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.refusals import RefusedError
from app.domain.vocabulary import Signer
from app.ui.kit.buttons import Button, PrimaryButton
from app.ui.kit.card import Card, HintBox
from app.ui.kit.choices import Choice
from app.ui.kit.fields import FormField
from app.ui.kit.header import PageHeader
from app.ui.kit.keys import KeyHint
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.messages import Message
from app.ui.kit.segmented import Segmented
from app.ui.labels.papers import signer_label
from app.ui.override import override
from app.ui.parts.viewer import ImageViewer
from app.ui.screens.common.deeds import Deeds, trouble_of
from app.ui.services import Services
from app.ui.shell.actions import Actions, KeyAction
from app.ui.shell.page import Page
from app.ui.theme import Space
from app.usecases.papers_back import place
from app.usecases.scan_back import WHICH_PLACE, ScannedBack
from app.usecases.unplaced import Unplaced, let_go, waiting_scans

_FORM = 380


class UnplacedPage(Page):
    """The picture at the left, at the right why it waits and the field for its number."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._deeds = Deeds(services, self)
        self._waiting: tuple[Unplaced, ...] = ()
        self._at = 0
        self.header = PageHeader(self.tr("Which paper is this?"))
        self.viewer = ImageViewer(services.tasks)
        self.why = HintBox("", "circle-question-mark")
        self.number = LineEdit(icon="search", placeholder="ZR-2F01-261120-0007")
        self.field = FormField(self.tr("Number of the document"), self.number)
        self.places = Segmented(multi=True)
        self.asked = FormField(self.tr("What is signed on it"), self.places)
        self.file = PrimaryButton(self.tr("File"), "Enter", "check")
        self.drop = Button(self.tr("Not a paper of ours"), icon="x")
        self.later = Button(self.tr("Next"), icon="chevron-right", key="F8")
        self._build()
        self._connect()

    @override
    def title(self) -> str:
        return self.tr("Which paper is this?")

    @override
    def first_focus(self) -> QWidget:
        return self.number

    @override
    def hints(self) -> Sequence[KeyHint]:
        return [KeyHint("Enter", self.tr("File"))]

    @override
    def actions_now(self) -> Actions:
        return Actions(
            [
                KeyAction("F8", self.tr("Next"), self.show_next),
                KeyAction("Esc", self.tr("Back"), self.left.emit),
            ]
        )

    @override
    def on_enter(self) -> None:
        workplace = self._services.workplace
        self._deeds.ask(lambda: waiting_scans(workplace), self._show, key="waiting")

    def current(self) -> Unplaced | None:
        """The paper that is shown."""
        return self._waiting[self._at] if self._waiting else None

    def file_it(self) -> None:
        """File the paper under the number in the field."""
        waiting, number = self.current(), self.number.text().strip()
        if waiting is None:
            return
        if not number:
            self.field.set_error(self.tr("Type the number that stands on the paper"))
            return
        workplace, person = self._services.workplace, self._services.person()
        asked = not self.asked.isHidden()
        places = [Signer(each) for each in self.places.values()] if asked else []

        def failed(error: Exception) -> None:
            code, params = trouble_of(error)
            words = self._services.sentence(code, params)
            if code == WHICH_PLACE:
                self._ask_places(params)
                self.asked.set_error(words if asked else "")
            elif isinstance(error, RefusedError):
                self.field.set_error(words)
            else:
                self.problem_met.emit(code, params)

        self._services.tasks.run_command(
            lambda: place(workplace, waiting, number, person, places), self._filed, failed, owner=self
        )

    def show_next(self) -> None:
        """Put this one behind the others."""
        self._at = (self._at + 1) % max(1, len(self._waiting))
        self._show_current()

    def _ask_places(self, params: Mapping[str, str]) -> None:
        """Which places are signed is to be seen on the picture alone: digits tick them, Enter files it."""
        self.number.setText(params.get("document", self.number.text()))
        chosen, roles = self.places.values(), params.get("places", "").split(", ")
        self.places.set_choices(Choice(role, signer_label(role)) for role in roles)
        self.places.set_values([each for each in chosen if each in roles])
        self.asked.show()
        self.places.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self) -> None:
        waiting, workplace = self.current(), self._services.workplace
        if waiting is not None:
            self._services.tasks.run_command(
                lambda: let_go(workplace, waiting), lambda _: self.on_enter(), owner=self
            )

    def _filed(self, done: ScannedBack) -> None:
        self._services.news.ticket_changed.emit(done.ticket.id)
        if done.warning is None:
            words = self.tr("{0} is signed; filed with {1}").format(done.document.number, done.ticket.number)
            self.message_ready.emit(Message(words, "ok", seconds=6))
        else:
            words = self._services.sentence(done.warning.code, done.warning.params)
            self.message_ready.emit(Message(words, "warn"))
        self.on_enter()

    def _show(self, waiting: tuple[Unplaced, ...]) -> None:
        self._waiting = waiting
        self._at = min(self._at, max(0, len(waiting) - 1))
        self._show_current()

    def _show_current(self) -> None:
        waiting = self.current()
        self.number.clear()
        self.field.set_error("")
        self.asked.set_error("")
        self.asked.hide()
        for widget in (self.field, self.file, self.drop):
            widget.setVisible(waiting is not None)
        self.later.setVisible(len(self._waiting) > 1)
        if waiting is None:
            self.header.set_note("")
            self.why.set_text(self.tr("Every paper that came back is filed."))
            self.viewer.clear()
            return
        self.header.set_note(f"{self._at + 1}/{len(self._waiting)} · {waiting.name}")
        self.why.set_text(self._services.sentence(waiting.refusal.code, waiting.refusal.params))
        blobs, sha256 = self._services.workplace.blobs, waiting.picture or waiting.sha256
        self.viewer.show_picture(lambda: blobs.read(sha256), waiting.name)
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)
        if waiting.refusal.code == WHICH_PLACE:
            self._ask_places(waiting.refusal.params)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.places.hasFocus():
            self.file_it()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        card, form = Card(), QWidget()
        card.body.addWidget(self.viewer, 1)
        form.setFixedWidth(_FORM)
        right = QVBoxLayout(form)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(Space.M)
        for widget in (self.why, self.field, self.asked, self.file, self.later, self.drop):
            right.addWidget(widget)
        self.later.hide()
        self.asked.hide()
        right.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(Space.M)
        both.addWidget(card, 1)
        both.addWidget(form)
        page = QVBoxLayout(self)
        page.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        page.setSpacing(Space.M)
        page.addWidget(self.header)
        page.addLayout(both, 1)

    def _connect(self) -> None:
        self._deeds.refused.connect(self.problem_met)
        self.number.returnPressed.connect(self.file_it)
        self.file.clicked.connect(self.file_it)
        self.drop.clicked.connect(self._drop)
        self.later.clicked.connect(self.show_next)

"""Enrolment: address and one-time code, the fingerprint to compare, done. Enter after Enter."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.refusals import InputError
from app.ui.kit.buttons import Button, PrimaryButton
from app.ui.kit.card import Card, HintBox, row_of
from app.ui.kit.chain import FieldChain
from app.ui.kit.fields import FormField
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.progress import BusyLine
from app.ui.kit.text import Text
from app.ui.screens.common.beside import beside
from app.ui.screens.common.deeds import trouble_of
from app.ui.screens.common.sync_words import Sentence, with_advice
from app.ui.services import Services
from app.usecases.desk_settings import JOIN_WANTED, JOINED_AT
from app.usecases.joining import check_join
from app.usecases.syncing import Enrolment, OfficeSeen

_FIELDS = {"URL": "url", "CODE": "code", "NAME": "name"}


class EnrolCard(Card):
    """Signals: `enrolled` carries the Enrolment; `turned` when F10 and Esc mean something else now."""

    enrolled = Signal(object)
    turned = Signal()

    def __init__(self, services: Services, advice: Sentence) -> None:
        super().__init__(self.tr("Join a head office"))
        self._services = services
        self._advice = advice
        self.seen: OfficeSeen | None = None
        self.url = LineEdit(placeholder="https://office.example.com")
        self.code = LineEdit(placeholder="7K3F-2M9-QXA")
        self.name = LineEdit(placeholder=self.tr("for example: till computer"))
        self.fields = {
            "url": FormField(self.tr("Address of head office"), self.url, required=True),
            "code": FormField(self.tr("One-time code"), self.code, required=True),
            "name": FormField(self.tr("Name of this computer"), self.name),
        }
        self.line = BusyLine()
        self.go = PrimaryButton(self.tr("Look who answers"), "F10", "search")
        self.back = Button(self.tr("Not the same"), key="Esc")
        self.print = Text("", "figure")
        self.question = HintBox("", "shield-check", tone="info")
        self.wrong = HintBox("", "circle-alert", tone="danger")
        self._busy = False
        self._build()
        self.chain = FieldChain(self, *self.fields.values())
        self.chain.finished.connect(self.submit)
        self.go.clicked.connect(self.submit)
        self.back.clicked.connect(self.begin_again)

    def first_focus(self) -> QWidget:
        """Where the keyboard starts."""
        return self.go if self.seen is not None else self.url

    def submit(self) -> None:
        """Look who answers; once that was compared, become one of its desks."""
        if self._busy:
            return
        self._forget_errors()
        if self.seen is not None:
            self._enrol(self.seen)
        elif self._is_filled():
            url, services, person = self.url.text(), self._services, self._services.person()

            def look() -> OfficeSeen:
                check_join(services.workplace, person)
                return services.link.syncing.look(url)

            self._wait(self.tr("Asking who answers"))
            services.tasks.run_query(look, self._show_seen, self._refused, owner=self, key="look")

    def begin_again(self) -> bool:
        """Back to the fields; False when they are shown already."""
        if self.seen is None:
            return False
        self._turn(None)
        self.url.setFocus()
        return True

    def _is_filled(self) -> bool:
        for name, edit in (("url", self.url), ("code", self.code)):
            if not edit.text().strip():
                self.fields[name].set_error(self.tr("Please fill this in"))
                edit.setFocus()
                return False
        return True

    def _enrol(self, seen: OfficeSeen) -> None:
        code, name, services = self.code.text(), self.name.text().strip(), self._services
        person = services.person()
        self._wait(self.tr("Joining"))

        def enrol() -> Enrolment:
            check_join(services.workplace, person)
            made = services.link.syncing.enrol(seen, code, name)
            since = services.workplace.time.now().isoformat(timespec="seconds")
            services.workplace.settings.put({JOINED_AT: since, JOIN_WANTED: False})
            return made

        services.tasks.run_command(enrol, self._done, self._refused, owner=self)

    def _show_seen(self, seen: OfficeSeen) -> None:
        self._rest()
        self._turn(seen)
        self.go.setFocus()

    def _done(self, enrolment: Enrolment) -> None:
        self._rest()
        self.code.clear()
        self._turn(None)
        self.enrolled.emit(enrolment)

    def _refused(self, error: Exception) -> None:
        self._rest()
        code, params = trouble_of(error)
        advice = self._advice(code, params)
        name = _FIELDS.get(error.field, "") if isinstance(error, InputError) else ""
        if self.seen is not None and name:
            self._turn(None)
        if name and isinstance(error, InputError):
            field = self.fields[name]
            said = beside(self._services.sentence, error)
            field.set_error(with_advice(said, advice))
            field.setFocus()
            return
        said = self._services.sentence(code, params)
        self.wrong.set_text(with_advice(said, advice))
        self.wrong.show()

    def _turn(self, seen: OfficeSeen | None) -> None:
        """Show the fields, or the fingerprint of who answered."""
        self.seen = seen
        for field in self.fields.values():
            field.setVisible(seen is None)
        for widget in (self.print, self.question, self.back):
            widget.setVisible(seen is not None)
        if seen is not None:
            self.print.setText(grouped(seen.fingerprint))
            self.print.setAccessibleName(self.tr("Fingerprint") + f" {seen.fingerprint}")
            words = self.tr(
                "{0} answers. Compare this fingerprint with the one on head office's screen, every letter."
            )
            self.question.set_text(words.format(seen.url))
        words = self.tr("Same fingerprint, join") if seen is not None else self.tr("Look who answers")
        self.go.set_words(words, "F10")
        self.go.set_icon("check" if seen is not None else "search")
        self.turned.emit()

    def _wait(self, words: str) -> None:
        self._busy = True
        self.go.setEnabled(False)
        self.line.show_busy(words)

    def _rest(self) -> None:
        self._busy = False
        self.go.setEnabled(True)
        self.line.rest()

    def _forget_errors(self) -> None:
        self.wrong.hide()
        for field in self.fields.values():
            field.set_error()

    def _build(self) -> None:
        words = self.tr("Head office gives both. The code works once, within three days.")
        self.add(Text(words, "muted", wrap=True))
        self.add(*self.fields.values())
        self.add(self.question, self.print, self.wrong, self.line)
        self.print.setWordWrap(True)
        row = row_of(self.go, self.back)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addStretch(1)
        for widget in (self.question, self.print, self.wrong, self.back):
            widget.hide()


def grouped(fingerprint: str) -> str:
    """In groups of four, four on a line, as people compare it."""
    plain = "".join(each for each in fingerprint if each.isalnum()).upper()
    groups = [plain[at : at + 4] for at in range(0, len(plain), 4)]
    return "\n".join("  ".join(groups[at : at + 4]) for at in range(0, len(groups), 4))

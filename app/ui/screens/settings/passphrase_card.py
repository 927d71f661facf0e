"""A passphrase in place of the key that this computer keeps."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from app.domain.refusals import InputError
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card, HintBox, row_of
from app.ui.kit.fields import FormField
from app.ui.kit.lineedit import LineEdit
from app.ui.screens.settings.section import Room


class PassphraseCard(Card):
    """Signals: `said` a sentence, `failed` an error."""

    said = Signal(str)
    failed = Signal(object)

    def __init__(self, room: Room) -> None:
        super().__init__(self.tr("Passphrase"))
        self._room = room
        self.typed, self.again = LineEdit(), LineEdit()
        for each in (self.typed, self.again):
            each.setEchoMode(QLineEdit.EchoMode.Password)
            each.returnPressed.connect(self.set_passphrase)
        self.field = FormField(self.tr("Passphrase"), self.typed)
        self.again_field = FormField(self.tr("Passphrase again"), self.again)
        self.set = Button(self.tr("Ask for it at each start"), icon="lock")
        words = self.tr(
            "The key leaves this computer, and each start asks for the passphrase: the account alone opens"
            " nothing any more. Nothing takes it back, and nobody else knows it: first make a recovery code"
            " and try it."
        )
        self.add(HintBox(words, "info"))
        self.body.addLayout(row_of(self.field, self.again_field, stretch=(1, 1)))
        row = row_of(self.set)
        row.addStretch(1)
        self.body.addLayout(row)
        self.set.clicked.connect(self.set_passphrase)

    def allow(self, *, allowed: bool) -> None:
        """Offer it only to whom it is for."""
        for each in (self.typed, self.again, self.set):
            each.setEnabled(allowed)

    def set_passphrase(self) -> None:
        """Take the key off this computer, once both fields say the same."""
        if not self.set.isEnabled():
            return
        typed = self.typed.text()
        differs = typed != self.again.text()
        self.field.set_error("")
        self.again_field.set_error(self.tr("not the same") if differs else "")
        if differs or not typed:
            (self.again if differs else self.typed).setFocus()
            return
        self.set.setEnabled(False)
        keys, today = self._room.store.keys, self._room.now().date()
        self._room.services.tasks.run_command(
            lambda: keys.set_passphrase(typed, today), lambda _: self._kept(), self._failed, owner=self
        )

    def _kept(self) -> None:
        self.set.setEnabled(True)
        for each in (self.typed, self.again):
            each.clear()
        self.said.emit(self.tr("From now on each start asks for the passphrase"))

    def _failed(self, error: Exception) -> None:
        self.set.setEnabled(True)
        if isinstance(error, InputError):
            self.field.set_error(self._room.program.sentence(error.code, error.params))
            self.typed.setFocus()
        else:
            self.failed.emit(error)

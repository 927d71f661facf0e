"""The key to the data: where it lies, the recovery code on paper, and its trial."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.ui.kit.buttons import Button
from app.ui.kit.card import Card, HintBox, row_of
from app.ui.kit.fields import FormField
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.text import Text
from app.ui.screens.settings.section import Room
from app.usecases.recovery_sheet import CodeMade, SheetPrinted, make_code, print_sheet
from app.usecases.store_keys import KeyStanding


class RecoveryCard(Card):
    """Signals: `said` a sentence, `failed` an error."""

    said = Signal(str)
    failed = Signal(object)

    def __init__(self, room: Room) -> None:
        super().__init__(self.tr("Recovery code"))
        self._room = room
        self._allowed = True
        self.where = HintBox("", "lock")
        self.reminder = HintBox("", "circle-alert", tone="warn")
        self.unprinted = HintBox("", "circle-alert", tone="warn")
        self.code = Text("", "title", wrap=True)
        self.make = Button(self.tr("Make and print a new code"), icon="printer")
        self.typed = LineEdit()
        self.prove = Button(self.tr("Try the code"), icon="shield-check")
        words = self.tr(
            "Whoever has this code opens the data and the backups on any computer: print it and lock it away."
            " A new code takes the place of the one before."
        )
        for each in (self.where, self.reminder, HintBox(words, "info"), self.unprinted, self.code):
            self.add(each)
        self._add_row(self.make)
        self.add(FormField(self.tr("Code from the sheet"), self.typed))
        self._add_row(self.prove)
        self.code.hide()
        self.unprinted.hide()
        self.reminder.hide()
        self.make.clicked.connect(self.make_code)
        self.prove.clicked.connect(self.try_code)
        self.typed.returnPressed.connect(self.try_code)

    def allow(self, *, allowed: bool) -> None:
        """A code is made by those whom it is for; everybody may try the one that there is."""
        self._allowed = allowed
        self.make.setEnabled(allowed)

    def refresh(self) -> None:
        """Read how the key is kept."""
        keys = self._room.store.keys
        self._room.services.tasks.run_query(
            keys.standing, self.show_standing, self.failed.emit, owner=self, key="standing"
        )

    def show_standing(self, standing: KeyStanding) -> None:
        """Where the key lies, and what somebody should do about the code."""
        self.where.set_text(
            {
                "system": self.tr("The key lies in the keyring of the operating system."),
                "file": self.tr(
                    "This system keeps no keys: the key lies in a file of this account. Whoever may read the"
                    " files of this account can open the data."
                ),
                "folder": self.tr("A demo: its key lies beside its data."),
                "typed": self.tr("A passphrase is asked for at each start."),
            }.get(standing.where, "")
        )
        said = {
            "code_missing": self.tr(
                "There is no recovery code yet: without it no other computer opens a backup."
            ),
            "code_untried": self.tr("The code was not tried for half a year: type it from the sheet once."),
        }.get(standing.reminder(self._room.now().date()), "")
        self.reminder.set_text(said)
        self.reminder.setVisible(bool(said))

    def make_code(self) -> None:
        """Make one and print its sheet."""
        if not self.make.isEnabled():
            return
        self.make.setEnabled(False)
        workplace, keys = self._room.services.workplace, self._room.store.keys

        def work() -> tuple[CodeMade, SheetPrinted]:
            made = make_code(workplace, keys)
            return made, print_sheet(workplace, made)

        self._room.services.tasks.run_command(work, self._made, self._failed, owner=self)

    def try_code(self) -> None:
        """Prove that what was typed opens the data."""
        typed = self.typed.text().strip()
        if not typed or not self.prove.isEnabled():
            return
        self.prove.setEnabled(False)
        keys, today = self._room.store.keys, self._room.now().date()
        self._room.services.tasks.run_command(
            lambda: keys.try_code(typed, today), lambda _: self._proved(), self._failed, owner=self
        )

    def _made(self, result: tuple[CodeMade, SheetPrinted]) -> None:
        """The code is on the screen whatever became of its sheet: nobody else knows it."""
        made, sheet = result
        self._rest()
        groups = made.code.split("-")
        self.code.setText("\n".join("   ".join(part) for part in (groups[:4], groups[4:])))
        self.code.show()
        self.unprinted.setVisible(sheet.problem is not None)
        if sheet.problem is not None:
            words = self._room.program.sentence(sheet.problem.code, sheet.problem.params)
            self.unprinted.set_text(self.tr("{0}: write the code down now, it is not kept").format(words))
        elif sheet.printer:
            self.said.emit(self.tr("The sheet was handed to {0}").format(sheet.printer))
        else:
            self.said.emit(self.tr("This desk has no printer: write the code down now, it is not kept"))

    def _proved(self) -> None:
        self.typed.clear()
        self._rest()
        self.said.emit(self.tr("The code opens the data; the trial is noted"))

    def _failed(self, error: Exception) -> None:
        self._rest()
        self.failed.emit(error)

    def _rest(self) -> None:
        self.make.setEnabled(self._allowed)
        self.prove.setEnabled(True)
        self.refresh()

    def _add_row(self, button: Button) -> None:
        row = row_of(button)
        row.addStretch(1)
        self.body.addLayout(row)

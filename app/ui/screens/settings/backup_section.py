"""Backup now, and a check of everything that is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.kit.buttons import Button, PrimaryButton
from app.ui.kit.card import Card, HintBox, clear_layout, row_of
from app.ui.kit.choices import Choice
from app.ui.kit.facts import DefinitionList, Fact
from app.ui.kit.fields import FormField
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.progress import BusyLine
from app.ui.kit.segmented import Segmented
from app.ui.kit.text import Text
from app.ui.screens.settings.encryption_card import EncryptionCard
from app.ui.screens.settings.erasing_card import ErasingCard
from app.ui.screens.settings.passphrase_card import PassphraseCard
from app.ui.screens.settings.recovery_card import RecoveryCard
from app.ui.screens.settings.section import Room, Section
from app.ui.shell.actions import KeyAction
from app.usecases.backup_plan import OLD_AFTER, BackupState, backup_state
from app.usecases.deed_rights import ANSWER_PERSON, POLICY, may_on
from app.usecases.housekeeping import BackupMade, Checked

REMADE = frozenset({"copy_missing", "copy_damaged", "list_differs", "search_differs", "count_differs"})
"""Findings that ``verify --rebuild`` puts right: nothing was lost."""

_DAYS = ("1", "2", "3", "5", "7", "14")


class BackupSection(Section):
    """The rolling backup, made now, and when its lack is told; recovery code and passphrase; a check of
    everything that is kept.
    """

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.folder = LineEdit(str(room.program.places.backups))
        self.go = PrimaryButton(self.tr("Back up now"), "F10", "save")
        self.check = Button(self.tr("Check the data"), icon="shield-check")
        self.line, self.check_line = BusyLine(), BusyLine()
        self.last = HintBox("", "history")
        self.days = Segmented([Choice(each, each) for each in _DAYS], numbered=False)
        self.recovery, self.passphrase = RecoveryCard(room), PassphraseCard(room)
        self.erasing = ErasingCard(room)
        for card in (self.recovery, self.passphrase, self.erasing):
            card.said.connect(self.say)
            card.failed.connect(self._refused)
        self.passphrase.said.connect(lambda _: self.recovery.refresh())
        self.encryption = EncryptionCard(room)
        self.encryption.failed.connect(self._refused)
        self.encryption.restart_wanted.connect(self.restart_wanted)
        self.reserved = HintBox(
            self.tr(
                "Recovery code, passphrase and encryption are set by a supervisor or manager; everybody backs"
                " up, checks the data and tries the code."
            ),
            "lock",
        )
        self.reserved.hide()
        self.result = QVBoxLayout()
        self.findings = QVBoxLayout()
        self._build()
        self.go.clicked.connect(self.back_up)
        self.check.clicked.connect(self.verify)
        self.days.changed.connect(self._keep_days)

    def first_focus(self) -> QWidget:
        return self.go

    def keys(self) -> Sequence[KeyAction]:
        return [KeyAction("F10", self.tr("Back up now"), self.back_up)]

    def show_values(self, values: Mapping[str, object]) -> None:
        state = backup_state(values)
        if state.folder:
            self.folder.setText(state.folder)
        self.days.set_value(str(state.old_after.days))
        self._show_last(state)
        self.recovery.refresh()
        self.encryption.refresh()
        self.erasing.refresh()

    def judge(self, values: Mapping[str, object]) -> None:
        """Everybody makes a backup; what the desk is warned of and opened with is a supervisor's."""
        super().judge(values)
        allowed = may_on(values, POLICY, self.room.services.person(), self.room.now().date())
        self.reserved.setVisible(not allowed)
        self.days.setEnabled(allowed)
        self.recovery.allow(allowed=allowed)
        self.passphrase.allow(allowed=allowed)
        self.encryption.allow(allowed=allowed)
        answers = may_on(values, ANSWER_PERSON, self.room.services.person(), self.room.now().date())
        self.erasing.allow(allowed=answers)

    def _keep_days(self) -> None:
        days = self.days.value()
        if days:
            self.keep({OLD_AFTER: int(days)})

    def _show_last(self, state: BackupState) -> None:
        if state.failed:
            self.last.set_text(self.room.program.sentence(state.failed, dict(state.params or {})))
        elif state.last is not None:
            local = state.last.astimezone(self.room.services.workplace.desk.tz)
            self.last.set_text(self.tr("The last good backup: {0}").format(f"{local:%Y-%m-%d %H:%M}"))
        else:
            self.last.set_text(self.tr("There is no backup yet: choose a folder on another disk, then F10."))

    def back_up(self) -> None:
        """Write a backup into the folder."""
        if not self.go.isEnabled():
            return
        folder = self.folder.text().strip() or str(self.room.program.places.backups)
        store = self.room.store
        self.go.setEnabled(False)
        self.line.show_busy(self.tr("Backing up"))

        def work() -> BackupMade:
            return store.roll(folder)

        # A query thread: the store may be written to meanwhile, and saving must not wait for the copy.
        self.room.services.tasks.run_query(work, self._done, self._failed, owner=self, key="backup")

    def verify(self) -> None:
        """Check chain, files, lists and numbers."""
        if not self.check.isEnabled():
            return
        self.check.setEnabled(False)
        self.check_line.show_busy(self.tr("Checking"))
        store = self.room.store
        self.room.services.tasks.run_query(
            store.check, self.show_found, self._failed, owner=self, key="check"
        )

    def _done(self, made: BackupMade) -> None:
        self._rest()
        self.room.program.choices.put("backups", str(made.path.parent))  # known even when no store opens
        clear_layout(self.result)
        self.result.addWidget(
            DefinitionList(
                [
                    Fact(self.tr("File"), str(made.path), self.tr("tried"), "ok", "check"),
                    Fact(self.tr("Size"), self.tr("{0} MB").format(f"{made.size / 1e6:,.1f}")),
                    Fact(self.tr("Entries"), f"{made.entries:,}"),
                    Fact(self.tr("Files"), f"{made.blobs:,}"),
                ]
            )
        )
        self.say(self.tr("The backup is written and was restored once on trial"))

    def show_found(self, found: Checked) -> None:
        """Say what a check found, and what to do about it."""
        self._rest()
        clear_layout(self.findings)
        words = self.tr("{0} tickets, {1} entries and {2} files looked at.").format(
            found.tickets, found.entries, found.blobs
        )
        self.findings.addWidget(Text(words))
        if found.waiting:
            coming = self.tr("%n files of other desks wait at head office", "", found.waiting)
            self.findings.addWidget(HintBox(coming, "hourglass"))
        if not found.findings:
            self.findings.addWidget(HintBox(self.tr("Everything is whole."), "circle-check", tone="ok"))
            return
        sentence = self.room.program.sentence
        for code, about in found.findings[:20]:
            said = sentence(code, {"value": about})
            self.findings.addWidget(HintBox(f"{said} · {about}", "circle-alert", tone="danger"))
        self.findings.addWidget(HintBox(self._advice({code for code, _ in found.findings}), "lightbulb"))

    def _advice(self, codes: AbstractSet[str]) -> str:
        """What can be made anew needs no backup; where anything else is wrong, nothing is touched."""
        remade = self.tr(
            "Lists and smaller copies of pictures are made anew from the entries and the originals:"
            " close the window and run counterfoil --store FOLDER verify --rebuild"
        )
        if codes <= REMADE:
            return remade
        restore = self.tr(
            "Make a backup now, change nothing in the folder, restore an older backup beside it."
        )
        return f"{restore}\n{remade}" if codes & REMADE else restore

    def _failed(self, error: Exception) -> None:
        self._rest()
        self._refused(error)

    def _rest(self) -> None:
        for button in (self.go, self.check):
            button.setEnabled(True)
        for line in (self.line, self.check_line):
            line.rest()

    def _build(self) -> None:
        backup = Card(self.tr("Backup"))
        backup.add(
            FormField(self.tr("Folder"), self.folder, hint=self.tr("best on another disk or a USB stick"))
        )
        backup.add(self.last)
        backup.add(FormField(self.tr("Say so after days without a good backup"), self.days))
        row = row_of(self.go)
        row.addStretch(1)
        backup.body.addLayout(row)
        backup.add(self.line)
        backup.body.addLayout(self.result)
        words = self.tr(
            "Made by itself once a day and at the end of the day: sealed, and tried each time. Kept are"
            " 7 days, 4 weeks and 12 months. On another computer the recovery code opens it."
        )
        backup.add(HintBox(words, "info"))
        check = Card(self.tr("Check"))
        row = row_of(self.check)
        row.addStretch(1)
        check.body.addLayout(row)
        check.add(self.check_line)
        check.body.addLayout(self.findings)
        self.column.addWidget(self.reserved)
        self.put(backup, self.recovery, self.passphrase, self.encryption, self.erasing, check)

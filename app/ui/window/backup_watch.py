"""The backup that is made by itself, while the window is open; and the word when there is no good one, or no
tried recovery code.
"""

from __future__ import annotations

from contextlib import suppress
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer

from app.domain.refusals import ProblemError
from app.ui.kit.messages import Message, MessageAction
from app.ui.services import Services
from app.ui.shell.shell import Shell
from app.ui.window.program import MachineChoices
from app.usecases.backup_plan import BackupState
from app.usecases.housekeeping import OpenedStore

_TURN_MS = 10 * 60_000
_DAY_END = "DayEndPage"
TOLD = "code_told"
"""The choice of this computer that holds the day on which the recovery code was spoken of last."""


class _Found(NamedTuple):
    """How backups stand; whether the last is old; what is to be done about the code; where the key lies."""

    state: BackupState
    old: bool
    reminder: str = ""
    where: str = ""


class BackupWatch(QObject):
    """Looks every ten minutes, and when the page of the day's end is opened. A demo is left alone."""

    def __init__(
        self, shell: Shell, services: Services, store: OpenedStore, choices: MachineChoices, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._shell, self._services, self._store = shell, services, store
        self._choices = choices
        self._told = self._waits = False
        self._turn = QTimer(self)
        self._turn.setInterval(_TURN_MS)
        self._turn.timeout.connect(self.look)
        if store.clock is None:
            self._turn.start()
            shell.page_turned.connect(self._turned)
            shell.message_bar.closed.connect(self._room_is_free)
            self.look()

    def stop(self) -> None:
        """Look no more."""
        self._turn.stop()

    def look(self, *, day_end: bool = False) -> None:
        """Make one where it is due; say so where the last good one is old."""
        workplace, store = self._services.workplace, self._store

        told = self._choices.get(TOLD)

        def work() -> _Found:
            now, zone = workplace.time.now(), workplace.desk.tz
            state = store.backups()
            if state.is_due(now, zone) or (day_end and state.is_due_at_day_end(now)):
                with suppress(ProblemError):  # remembered, and told below once it matters
                    store.roll()
                state = store.backups()
            today = now.astimezone(zone).date()
            if told == today.isoformat():
                return _Found(state, state.is_old(now))
            standing = store.keys.standing()
            return _Found(state, state.is_old(now), standing.reminder(today), standing.where)

        # A query thread: saving must not wait for the copy.
        self._services.tasks.run_query(work, self._show, lambda _error: None, owner=self, key="backup")

    def _turned(self, page: object) -> None:
        if type(page).__name__ == _DAY_END:
            self.look(day_end=True)

    def _show(self, found: _Found) -> None:
        if self._shell.message_bar.text():
            self._waits = bool(found.old or found.reminder)
            return
        if found.old and not self._told:
            self._told = True
            days = found.state.old_after.days
            words = self.tr("For more than %n days there was no good backup.", "", days)
            go = MessageAction(self.tr("Open backups"), self._open_settings)
            self._shell.say(Message(words, "warn", actions=(go,)))
        elif found.reminder:
            self._tell_of_code(found)

    def _room_is_free(self) -> None:
        """What could not be said because another message stood there, whose action has its turn first."""
        if self._waits:
            self._waits = False
            QTimer.singleShot(0, self, self.look)

    def _tell_of_code(self, found: _Found) -> None:
        """Where the key lies, and that nobody can open the data elsewhere; once a day."""
        workplace = self._services.workplace
        today = workplace.time.now().astimezone(workplace.desk.tz).date()
        with suppress(ProblemError):  # a disk that takes nothing is told of elsewhere
            self._choices.put(TOLD, today.isoformat())
        where = {
            "system": self.tr("The key to the data lies in the keyring of this computer."),
            "file": self.tr("The key to the data lies in a file of this account on this computer."),
        }.get(found.where, "")
        if found.reminder == "code_missing":
            words = self.tr("Print the recovery code: without it no other computer opens data or backups.")
            go = MessageAction(self.tr("Print the recovery sheet"), self._open_settings)
        else:
            words = self.tr("The recovery code was not tried for half a year: type it from the sheet once.")
            go = MessageAction(self.tr("Try the code"), self._open_settings)
        self._shell.say(Message(f"{where} {words}".strip(), "info", actions=(go,)))

    def _open_settings(self) -> None:
        from app.ui.screens.settings.view import SettingsPage

        self._shell.open("settings")
        page = self._shell.stack.page()
        if isinstance(page, SettingsPage):
            page.parts.choose("backup")

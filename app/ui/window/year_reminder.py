"""Next year's holiday plan is asked for on the queue, from 1 November on once a day (A12)."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QObject

from app.domain.refusals import ProblemError
from app.ui.kit.messages import Message, MessageAction
from app.ui.services import Services
from app.ui.shell.shell import Shell
from app.ui.window.program import MachineChoices
from app.usecases.holiday_years import year_wanted

_LIST = "queue"
TOLD = "calendar_told"
"""The choice of this computer that holds the day on which it was said last."""


class YearReminder(QObject):
    """Speaks when the queue is come to, in place of no other message and not while somebody searches.

    Above the list, not over it: what it would cover is the button of a new intake and the ticket's number.
    """

    def __init__(self, shell: Shell, services: Services, choices: MachineChoices, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._services = services
        self._choices = choices
        shell.page_turned.connect(lambda _page: self.look())
        self.look()

    def look(self) -> None:
        """Say it, if it is time."""
        workplace = self._services.workplace
        today = workplace.time.now().astimezone(workplace.desk.tz).date()
        wanted = year_wanted(workplace.policy.calendar, today)
        if wanted is None or not self._quiet() or self._choices.get(TOLD) == today.isoformat():
            return
        try:
            self._choices.put(TOLD, today.isoformat())
        except ProblemError:
            return  # a disk that takes nothing is told of elsewhere; this would be said again and again
        words = self.tr("Please import the holiday plan of {0}").format(wanted)
        go = MessageAction(self.tr("Open calendar"), self._open_calendar)
        self._shell.say(Message(words, "info", actions=(go,), unanswered=lambda: self._gone(words)))

    def _gone(self, words: str) -> None:
        """Another message came in its place, maybe before it was read: it is said again today."""
        if self._shell.message_bar.text() == words:
            with suppress(ProblemError):
                self._choices.put(TOLD, "")

    def _quiet(self) -> bool:
        shell = self._shell
        said = shell.toast.text() or shell.message_bar.text()
        return shell.current() == _LIST and not said and not shell.top.search.hasFocus()

    def _open_calendar(self) -> None:
        from app.ui.screens.settings.view import SettingsPage

        self._shell.open("settings")
        page = self._shell.stack.page()
        if isinstance(page, SettingsPage):
            page.parts.choose("calendar")

"""What is kept of persons goes when its time is over: soon after the start, and every day from then on."""

from __future__ import annotations

import logging
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, QTimer

from app.domain.refusals import InputError, ProblemError, RefusedError
from app.ui.kit.messages import Message, MessageAction
from app.ui.services import Services
from app.ui.shell.shell import Shell
from app.usecases.believed_clock import Doubt
from app.usecases.retention import Erased, erase_what_is_due, sweep_unnamed

_FIRST_MS: Final = 60_000
"""Nobody waits for it, and after the start there is other work."""

_LOOK_MS: Final = 30 * 60_000

log = logging.getLogger("app.window")


class RetentionWatch(QObject):
    """Erases what is over its time, once a day at the desk, beside whatever is done.

    Where the clock is not believed it says so once, and looks again every half hour.
    """

    def __init__(self, shell: Shell, services: Services, parent: QObject, first_ms: int = _FIRST_MS) -> None:
        super().__init__(parent)
        self._shell = shell
        self._services = services
        self._day: date | None = None
        self._told = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        QTimer.singleShot(first_ms, self, self.look)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Erase, unless that was done today."""
        workplace = self._services.workplace
        today = workplace.time.now().astimezone(workplace.desk.tz).date()
        if today == self._day or not self._timer.isActive():
            return
        self._day = today
        self._services.tasks.run_command(
            lambda: erase_what_is_due(workplace), self._tell, self._failed, owner=self
        )

    def _tell(self, done: Erased) -> None:
        if done.doubt is not None:
            self._wait(done.doubt)
            return
        if done.tickets:
            log.info("personal data of %d tickets erased, %d files", len(done.tickets), done.files)
            self._services.news.arrived.emit("")
        workplace = self._services.workplace
        # Beside the commands: it reads the whole journal, and a clerk who saves must not wait for that.
        self._services.tasks.run_query(
            lambda: sweep_unnamed(workplace), self._tell_unnamed, self._failed, owner=self
        )

    def _wait(self, doubt: Doubt) -> None:
        self._day = None  # head office may tell the time, or somebody say that the day is right
        if not self._told:
            self._told = True
            log.info("nothing is erased: %s, the clock shows %s", doubt.code, doubt.shown)
            shown = f"{doubt.shown:%Y-%m-%d}"
            words = self.tr(
                "The computer's clock shows {0}: no personal data are erased until it is believed."
            ).format(shown)
            go = MessageAction(self.tr("Look at it"), self._open_settings)
            self._shell.say(Message(words, "warn", actions=(go,)))

    def _tell_unnamed(self, files: int) -> None:
        if files:
            log.info("%d files that nothing names removed", files)

    def _open_settings(self) -> None:
        from app.ui.screens.settings.view import SettingsPage

        self._shell.open("settings")
        page = self._shell.stack.page()
        if isinstance(page, SettingsPage):
            page.parts.choose("backup")

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, ProblemError | InputError | RefusedError):
            raise error
        log.warning("personal data over their time were not erased: %s", error)
        self._day = None  # in half an hour again

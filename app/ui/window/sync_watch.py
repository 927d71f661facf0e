"""Synchronisation as the frame shows it: the word at the top, the badge on the rail, news for the pages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.ui.kit.messages import Message
from app.ui.screens.common.deeds import Deeds
from app.ui.screens.common.sync_words import sync_sign
from app.ui.services import Services
from app.ui.shell.shell import Shell
from app.usecases.desk_link import SyncNow, sync_now
from app.usecases.shut_out import SHUT_OUT
from app.usecases.syncing import Copied, LinkWord

_SOON_MS = 120
"""Several pieces of news at once are looked at once."""
_TURN_MS = 30_000
_TOLD = "sync.copied_told"
"""Under this stands the mark with which it was told here that the desk was copied."""
_MOST_NEWS = 50
"""More tickets at once are told as one piece of news: the list reads itself anew."""


class SyncWatch(QObject):
    """Hears of synchronisation on its threads and tells the window on its own."""

    _heard = Signal(object)

    def __init__(self, shell: Shell, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._services = services
        self._deeds = Deeds(services, self)
        self._here = 0
        self._joined = False
        self.now: SyncNow | None = None
        self.shut_out = False
        self._copied: Copied | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._look)
        self._turn = QTimer(self)
        self._turn.setInterval(_TURN_MS)
        self._turn.timeout.connect(self._look)
        self._turn.start()
        self._heard.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        services.link.listen(self._heard.emit)
        services.news.ticket_changed.connect(self._changed_here)
        services.news.standing.connect(self._show)
        self._soon.start()

    def show_here(self, count: int) -> None:
        """So many tickets are here only."""
        self._here = count
        if self.now is not None:
            self._show_word(self.now)

    def stop(self) -> None:
        """Look no more."""
        self._soon.stop()
        self._turn.stop()

    def _hear(self, tickets: Sequence[str]) -> None:
        """News of synchronisation; on the window's thread."""
        told = dict.fromkeys(tickets)
        for ticket in list(told)[:_MOST_NEWS] if len(told) <= _MOST_NEWS else ("",):
            self._services.news.arrived.emit(ticket)
        self._soon.start()

    def _changed_here(self) -> None:
        """Something was written at this desk: it goes up at once, not at the next look around."""
        if self._joined:
            link = self._services.link

            def wake() -> None:
                link.syncing.wake()  # asked for on a worker: it may have to be made first

            self._deeds.ask(wake, lambda _: None, key="wake", quiet=True)
        self._soon.start()

    def _look(self) -> None:
        link = self._services.link
        self._deeds.ask(lambda: sync_now(link), self._services.news.standing.emit, key="now", quiet=True)

    def _show(self, now: SyncNow) -> None:
        self.now = now
        self._joined = now.status.word is not LinkWord.OFF
        self._show_word(now)
        self._tell_copied(now.status.copied)
        self._tell_shut_out(now.status.revoked)
        words = self.tr("Conflicts on %n tickets", "", now.conflicts) if now.conflicts else ""
        self._shell.rail.set_badge("sync", now.conflicts, words, "warn")

    def _tell_copied(self, copied: Copied | None) -> None:
        """Say once at this computer that its desk goes on at another one too; the page says it for good."""
        if copied is None or copied == self._copied:
            return
        self._copied = copied
        workplace, mark = self._services.workplace, copied.mark
        said = copied.sentence(workplace.desk.code, workplace.desk.tz)

        def first_time() -> bool:
            known = workplace.settings.get(_TOLD) == mark
            if not known:
                workplace.settings.put({_TOLD: mark})
            return not known

        def tell(first: bool) -> None:
            if first:
                self._shell.say(Message(self._services.sentence(said.code, said.params), "warn"))

        self._deeds.ask(first_time, tell, key="copied", quiet=True)

    def _tell_shut_out(self, shut_out: bool) -> None:
        """Say when head office shuts this desk out, before somebody fills in what is not kept."""
        if shut_out and not self.shut_out:
            self._shell.report(SHUT_OUT, {})
        self.shut_out = shut_out

    def _show_word(self, now: SyncNow) -> None:
        workplace = self._services.workplace
        sign = sync_sign(now, self._services.sentence, workplace.time.now(), workplace.desk.tz, self._here)
        self._shell.top.set_sync(sign.word, sign.tone, sign.icon, sign.words)

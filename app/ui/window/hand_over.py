"""From the first rows to the real queue, without a flicker and without losing a key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLabel

from app.ui.screens.common.deeds import Deeds
from app.ui.services import Services
from app.ui.shell.shell import Shell
from app.ui.window.opening_page import OpeningPage
from app.ui.window.typed_ahead import TypedAhead

if TYPE_CHECKING:
    from app.ui.screens.queue.view import QueuePage

_AT_MOST_MS = 600
"""The picture of the first rows goes then at the latest."""

_LONGEST_MS = 3_000
"""Keys that were kept are done then at the latest, also over a queue that cannot be read."""


class HandOver(QObject):
    """Opens the queue under a picture of what was shown, and has done what was typed before."""

    def __init__(
        self,
        shell: Shell,
        services: Services,
        first: OpeningPage | None,
        ahead: TypedAhead,
        queue: Callable[[], QueuePage],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._services = services
        self._ahead = ahead
        self._deeds = Deeds(services, self)
        self._cover = QLabel(shell.stack)
        self._filled_once = False
        self._number = first.chosen if first is not None else ""
        ahead.open_ticket = self._look_up
        if self._number:
            self._cover.setPixmap(shell.stack.grab())
            self._cover.setGeometry(shell.stack.rect())
            self._cover.show()
            self._cover.raise_()
        shell.open("queue")
        ahead.hold_focus()
        self._cover.raise_()
        self._table = queue().board.table
        self._table.filled.connect(self._filled)
        QTimer.singleShot(_AT_MOST_MS, self, self._uncover)
        QTimer.singleShot(_LONGEST_MS, self, self._play)

    def _filled(self) -> None:
        self._table.filled.disconnect(self._filled)
        elsewhere = not self._table.isVisible() or self._shell.top.search.hasFocus()
        if not self._ahead.keeping and not elsewhere:  # a key may have opened another page meanwhile
            self._table.setFocus()  # an empty list could not take it
        if self._number and self._number != self._table.current_number():
            self._table.select_number(self._number)
        QTimer.singleShot(0, self, self._uncover)
        QTimer.singleShot(0, self, self._play)

    def _play(self) -> None:
        if not self._filled_once:
            self._filled_once = True
            self._ahead.play()

    def _look_up(self, number: str) -> None:
        tickets = self._services.workplace.tickets
        self._deeds.ask(lambda: tickets.find(number), self._open, key="first", quiet=True)

    def _open(self, ticket_id: str | None) -> None:
        if ticket_id is not None:
            self._services.news.ticket_wanted.emit(ticket_id)

    def _uncover(self) -> None:
        self._cover.hide()

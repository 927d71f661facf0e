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

if TYPE_CHECKING:
    from app.ui.screens.queue.view import QueuePage

_AT_MOST_MS = 600
"""The picture of the first rows goes then at the latest."""


class HandOver(QObject):
    """Opens the queue under a picture of what was shown, and passes on what was chosen or wished."""

    def __init__(
        self,
        shell: Shell,
        services: Services,
        first: OpeningPage | None,
        queue: Callable[[], QueuePage],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._services = services
        self._deeds = Deeds(services, self)
        self._cover = QLabel(shell.stack)
        self._number = first.chosen if first is not None else ""
        self._opened = first is not None and first.opened
        self._intake = first is not None and first.intake
        if self._number:
            self._cover.setPixmap(shell.stack.grab())
            self._cover.setGeometry(shell.stack.rect())
            self._cover.show()
            self._cover.raise_()
        shell.open("queue")
        self._cover.raise_()
        self._table = queue().board.table
        self._table.filled.connect(self._filled)
        QTimer.singleShot(_AT_MOST_MS, self, self._uncover)

    def _filled(self) -> None:
        self._table.filled.disconnect(self._filled)
        if not self._shell.top.search.hasFocus():
            self._table.setFocus()  # an empty list could not take it
        if self._number and self._number != self._table.current_number():
            self._table.select_number(self._number)
        QTimer.singleShot(0, self, self._uncover)
        if self._intake:
            self._services.news.intake_wanted.emit("")
        elif self._opened:
            tickets, number = self._services.workplace.tickets, self._number
            self._deeds.ask(lambda: tickets.find(number), self._open, key="first", quiet=True)

    def _open(self, ticket_id: str | None) -> None:
        if ticket_id is not None:
            self._services.news.ticket_wanted.emit(ticket_id)

    def _uncover(self) -> None:
        self._cover.hide()

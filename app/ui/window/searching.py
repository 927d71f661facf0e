"""The search box of the frame, wired to the queue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.kit.messages import Message
from app.ui.screens.common.deeds import Deeds
from app.ui.services import Services
from app.ui.shell.shell import Shell
from app.usecases.naming import GIVEN_TWICE, exactly

if TYPE_CHECKING:
    from app.ui.screens.queue.view import QueuePage


class SearchWiring(QObject):
    """Typing lists hits under the box, Enter opens an exact number or lists everything in the queue."""

    def __init__(self, shell: Shell, services: Services, queue: QueuePage, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._services = services
        self._queue = queue
        self._deeds = Deeds(services, self)
        self._deeds.refused.connect(self._refuse)
        box = shell.top.search
        box.query_changed.connect(queue.hits.look_for)
        box.picked.connect(services.news.ticket_wanted)
        box.submitted.connect(self.submit)
        queue.hits.found.connect(box.show_rows)
        queue.hits.nothing.connect(self._nothing)

    def submit(self, text: str) -> None:
        """A whole number opens its ticket; anything else is listed, and a number that several have."""
        workplace = self._services.workplace
        self._queue.hits.forget()
        self._deeds.ask(lambda: exactly(workplace, text), lambda found: self._go(text, found), key="submit")

    def list_all(self, text: str) -> None:
        """Show everything that `text` finds."""
        self._shell.top.search.show_rows(())
        self._shell.open("queue")
        self._queue.search(text)
        self._shell.stack.focus_page()

    def _go(self, text: str, found: str | None) -> None:
        if found is None:
            self.list_all(text)
            return
        self._shell.top.search.clear()
        self._services.news.ticket_wanted.emit(found)

    def _refuse(self, code: str, params: Mapping[str, str]) -> None:
        if code != GIVEN_TWICE:
            self._shell.report(code, params)
            return
        self.list_all(params["number"])
        self._shell.say(Message(self._services.sentence(code, params), "warn"))

    def _nothing(self, text: str) -> None:
        self._shell.say(Message(self.tr("Nothing found for «{0}»").format(text), "info", seconds=5))

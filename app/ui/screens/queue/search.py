"""Finding while a person types into the search box of the shell, off the UI thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.ui.kit.droplist import DropRow
from app.ui.screens.common.deeds import Deeds
from app.ui.screens.queue.presenter import QueuePresenter
from app.ui.services import Services


class SearchHits(QObject):
    """Signals: `found` carries rows for the list under the box, the best first, each with a ticket's id
    as its key; `nothing` carries the text that Enter found nothing for.
    """

    found = Signal(list)
    nothing = Signal(str)

    def __init__(self, services: Services, presenter: QueuePresenter, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._presenter = presenter
        self._deeds = Deeds(services, self)

    def look_for(self, text: str) -> None:
        """Find `text`; only the answer to what was typed last is told."""
        wanted, person = text.strip(), self._services.person().name
        if not wanted:
            self.forget()
            self.found.emit([])
            return
        self._deeds.ask(lambda: self._presenter.hits(wanted, person), self._tell, key="hits", quiet=True)

    def open_best(self, text: str) -> None:
        """Open what `text` means best, when Enter came before the list did."""
        wanted, person = text.strip(), self._services.person().name

        def open_it(ticket_id: str | None) -> None:
            if ticket_id is None:
                self.nothing.emit(wanted)
            else:
                self._services.news.ticket_wanted.emit(ticket_id)

        self._deeds.ask(lambda: self._presenter.best(wanted, person), open_it, key="best")

    def forget(self) -> None:
        """No answer is wanted any more."""
        self._services.tasks.forget("hits", owner=self._deeds)

    def _tell(self, rows: list[DropRow]) -> None:
        self.found.emit(rows)

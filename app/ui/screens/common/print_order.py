"""Ordering a print from a screen, and saying what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.domain.decide import Action
from app.domain.records import Document
from app.domain.ticket import Ticket
from app.ui.screens.common.deeds import Deeds, Refused
from app.ui.screens.common.print_words import bundle_words, printed_words
from app.ui.screens.common.printing import next_document
from app.ui.services import Services
from app.usecases.bundle.export import Exported, Handed, save_evidence
from app.usecases.issue import RECEIPT
from app.usecases.print_now import PrintedNow, print_now


class PrintOrder(QObject):
    """Signal `told` carries a Message about what became of the paper; what is refused, the deeds tell."""

    told = Signal(object)

    def __init__(self, services: Services, deeds: Deeds, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._deeds = deeds

    def perform(self, ticket_id: str, action: Action, done: Callable[[], None]) -> None:
        """Do on the ticket what a paper waits for."""
        self._deeds.perform(ticket_id, action, lambda _: done())

    def order(
        self, ticket_id: str, kind: str, item_id: str | None = None, *, bilingual: bool = False
    ) -> None:
        """Issue or find that document of the ticket (or of the item) and print it; with English if wanted."""
        workplace, person = self._services.workplace, self._services.person()
        self._deeds.run(
            ticket_id,
            lambda: print_now(workplace, ticket_id, kind, person, item_id=item_id, bilingual=bilingual),
            self._tell,
        )

    def order_stated(
        self,
        ticket_id: str,
        kind: str,
        item_id: str | None,
        stated: Mapping[str, object],
        done: Callable[[], None],
        refused: Refused,
    ) -> None:
        """Issue and print a document with what was stated on its form; what is refused, `refused` tells."""
        workplace, person = self._services.workplace, self._services.person()

        def tell(printed: PrintedNow) -> None:
            self._tell(printed)
            done()

        self._deeds.run(
            ticket_id,
            lambda: print_now(workplace, ticket_id, kind, person, item_id=item_id, stated=stated),
            tell,
            refused,
        )

    def save_bundle(
        self,
        ticket_id: str,
        stated: Mapping[str, object],
        path: Path,
        done: Callable[[], None],
        refused: Refused,
    ) -> None:
        """Make the evidence bundle of the ticket as a file, for whom and what was stated."""
        workplace, person = self._services.workplace, self._services.person()
        handed = Handed(*(str(stated.get(key) or "") for key in Handed._fields))

        def tell(made: Exported) -> None:
            self.told.emit(bundle_words(path.name, made))
            done()

        def work() -> Exported:
            return save_evidence(workplace, ticket_id, handed, person, path)

        self._deeds.run(ticket_id, work, tell, refused)

    def order_next(self, ticket: Ticket) -> None:
        """Print what the case is ripe for: the newest document it allows, else the last one again."""
        self.order(ticket.id, next_document(self._services.workplace, ticket))

    def order_again(self, ticket: Ticket, document: Document | None) -> None:
        """Print a document again: that one, else the one issued last; the receipt before any was."""
        valid = [each for each in ticket.documents if not each.voided]
        again = document or (valid[-1] if valid else None)
        self.order(ticket.id, again.kind if again else RECEIPT, again.item if again else None)

    def _tell(self, printed: PrintedNow) -> None:
        self.told.emit(printed_words(printed, self._services.sentence))

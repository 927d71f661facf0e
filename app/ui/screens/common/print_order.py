"""Ordering a print from a screen, and saying what came of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.ui.kit.messages import Message
from app.ui.screens.common.deeds import Deeds
from app.ui.screens.common.printing import Printed, print_document
from app.ui.services import Services


class PrintOrder(QObject):
    """Signals: `told` a Message about a print, `failed` a code and parameters of one that did not work."""

    told = Signal(object)
    failed = Signal(str, object)

    def __init__(self, services: Services, deeds: Deeds, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._deeds = deeds

    def order(self, ticket_id: str, kind: str) -> None:
        """Issue or find that document of the ticket and print it."""
        workplace, person = self._services.workplace, self._services.person()
        self._deeds.run(ticket_id, lambda: print_document(workplace, ticket_id, kind, person), self._tell)

    def _tell(self, printed: Printed) -> None:
        number = printed.copy.document.number
        if printed.failed:
            self.failed.emit(printed.failed, {"number": number, "printer": printed.printer})
            return
        if printed.printer:
            message = Message(self.tr("{0} sent to the printer").format(number), "ok", 4)
        else:
            message = Message(self.tr("{0} is kept, but no printer is set for it").format(number), "warn", 6)
        self.told.emit(message)

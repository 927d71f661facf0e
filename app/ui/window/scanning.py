"""Where a scan goes: our papers and labels open their ticket, goods go into the intake, the rest is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject

from app.domain.paper_code import ScannedDocument
from app.domain.scan import Barcode, TicketNumber, classify_scan
from app.ui.kit.messages import Message, MessageAction
from app.ui.screens.common.deeds import Deeds
from app.ui.services import Services
from app.ui.shell.shell import Shell
from app.usecases.naming import GIVEN_TWICE, meant
from app.usecases.scan_back import FoundPaper, find_paper


@runtime_checkable
class TakesScan(Protocol):
    """A page that has a use for some scans."""

    def take_scan(self, text: str) -> bool:
        """Use the scan; False leaves it to the window."""
        ...


class ScanRouter(QObject):
    """Serves `scanned` of the one Scanner of the program.

    The intake hears ``news.scanned`` while it is in front, so a scan is told there when it is meant for it.
    """

    def __init__(
        self, shell: Shell, services: Services, search: Callable[[str], None], parent: QObject
    ) -> None:
        """`search` lists what a text finds."""
        super().__init__(parent)
        self._shell = shell
        self._services = services
        self._search = search
        self._deeds = Deeds(services, self)
        self._deeds.refused.connect(self._refuse)

    def take(self, text: str) -> None:
        """Route one scan."""
        if self._offer(text):  # where scanners are tried, a label of ours is shown, not followed
            return
        scan = classify_scan(text)
        workplace = self._services.workplace
        if isinstance(scan, ScannedDocument):
            self._find_paper(scan)
        elif isinstance(scan, TicketNumber):
            reference = scan.number
            self._find(lambda: meant(workplace, reference), reference)
        elif self._shell.current() == "intake":
            self._services.news.scanned.emit(text)
        elif isinstance(scan, Barcode):
            self._into_new_intake(text)
        else:
            self._ask(scan.text)

    def tell_unreadable(self) -> None:
        """A burst went through an input method that changed it."""
        words = self.tr("The scan came through the input method and was changed. Switch it off, scan again.")
        self._shell.say(Message(words, "warn"))

    def _offer(self, text: str) -> bool:
        page: object = self._shell.stack.page()
        return isinstance(page, TakesScan) and page.take_scan(text)

    def _find(self, look: Callable[[], str | None], number: str) -> None:
        def show(ticket_id: str | None) -> None:
            if ticket_id is None:
                self._unknown(number)
            else:
                self._services.news.ticket_wanted.emit(ticket_id)

        self._deeds.ask(look, show, key="scan")

    def _find_paper(self, scan: ScannedDocument) -> None:
        workplace = self._services.workplace

        def show(found: FoundPaper | None) -> None:
            if found is None:
                self._unknown(scan.number)
                return
            self._services.news.document_wanted.emit(found.ticket, found.document)
            if found.warning is not None:  # said last: a page that is opened takes messages away
                self._shell.report(found.warning.code, found.warning.params)

        self._deeds.ask(lambda: find_paper(workplace, scan), show, key="scan")

    def _unknown(self, number: str) -> None:
        words = self.tr("No ticket for {0} here. It may belong to another desk.")
        self._shell.say(Message(words.format(number), "warn"))

    def _refuse(self, code: str, params: Mapping[str, str]) -> None:
        """Of several tickets with the number the person chooses from the list."""
        if code != GIVEN_TWICE:
            self._shell.report(code, params)
            return
        self._search(params["number"])
        self._shell.say(Message(self._services.sentence(code, params), "warn"))

    def _ask(self, text: str) -> None:
        """Nobody knows the code: it waits in the search box, F3 and Enter look for it."""
        self._shell.top.search.setText(text)
        actions = (
            MessageAction(self.tr("Search"), lambda: self._search(text)),
            MessageAction(self.tr("New intake"), lambda: self._into_new_intake(text)),
        )
        words = self.tr("Scanned «{0}»: not a ticket and not goods. F3 and Enter search for it.")
        self._shell.say(Message(words.format(text), "info", actions=actions))

    def _into_new_intake(self, text: str) -> None:
        self._services.news.intake_wanted.emit("")
        self._services.news.scanned.emit(text)

"""A panel about one kind of paper: issue it, look at it, sign it on the screen or take it back on paper."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from app.domain.records import Document
from app.ui.kit.keys import KeyHint
from app.ui.kit.messages import Message
from app.ui.override import override
from app.ui.screens.common.print_words import printed_words
from app.ui.screens.common.sign_words import to_sign
from app.ui.screens.desk_work.document_page import DocumentPage
from app.ui.screens.desk_work.panel import Panel
from app.ui.screens.desk_work.paper_return import PaperReturn
from app.ui.screens.desk_work.sign_page import SignPage
from app.ui.services import Services
from app.usecases.print_now import PrintedNow, print_now
from app.usecases.scan_back import ScannedBack, scan_back


class PaperPanel(Panel):
    """F9 issues and prints (again: 补打), F11 hands the screen over, Ctrl+V takes a scan back."""

    KIND = ""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.back = PaperReturn()
        self.back.file_given.connect(self.take_back)
        self.back.picture_given.connect(self.take_back)

    def document(self) -> Document | None:
        """The paper as it is issued now."""
        return self.case.document(self.KIND) if self.case else None

    def issue_and_print(self) -> None:
        """The entry first, then the paper."""
        case = self.case
        if case is None:
            return
        workplace, person = self.services.workplace, self.services.person()
        ticket, kind, item = case.ticket.id, self.KIND, case.item_id
        self.doer.run(ticket, lambda: print_now(workplace, ticket, kind, person, item_id=item), self._printed)

    def open_document(self) -> None:
        """Show the paper over the ticket."""
        document = self.document()
        if self.case is not None and document is not None:
            self.page_wanted.emit(DocumentPage(self.services, self.case.ticket.id, document.id))

    def hand_over(self) -> None:
        """Let the customer read and sign on the screen."""
        document = self.document()
        if self.case is None:
            return
        found = to_sign(self.case.ticket, "" if document else self.KIND, document)
        if isinstance(found, Document):
            self.page_wanted.emit(SignPage(self.services, self.case.ticket.id, found.id))
        else:
            self.told.emit(Message(found, "info", seconds=4))

    def take_back(self, source: Path | bytes) -> None:
        """File a scan or photo of the signed paper."""
        case, document = self.case, self.document()
        if case is None:
            return
        workplace, person = self.services.workplace, self.services.person()
        wanted = document.number if document else None
        name = f"{wanted or case.ticket.number}.png"
        self.doer.run(
            case.ticket.id,
            lambda: scan_back(workplace, source, person, name=name, wanted=wanted),
            self._came_back,
        )

    def hints(self) -> Sequence[KeyHint]:
        """The keys of a paper."""
        return (
            KeyHint("F11", self.tr("Sign")),
            KeyHint("Ctrl+V", self.tr("Scan back")),
        )

    def serve_key(self, key: str) -> bool:
        """F9, Shift+F9, F11."""
        served = {"F9": self.issue_and_print, "Shift+F9": self.issue_and_print, "F11": self.hand_over}
        if key not in served:
            return False
        served[key]()
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys no field used: S chooses a scan, Ctrl+V takes the clipboard, F11 hands the screen over."""
        free = not self.back.isHidden()
        if event.key() == Qt.Key.Key_F11:
            self.hand_over()
        elif free and event.matches(QKeySequence.StandardKey.Paste):
            self.back.paste()
        elif free and event.key() == Qt.Key.Key_S and not event.modifiers():
            self.back.open()
        else:
            super().keyPressEvent(event)

    def _printed(self, printed: PrintedNow) -> None:
        self.told.emit(printed_words(printed, self.services.sentence))

    def _came_back(self, result: ScannedBack) -> None:
        case = self.case
        number = result.document.number
        if case is not None and result.ticket.id != case.ticket.id:
            self.say(self.tr("{0} belongs to {1} and is filed there").format(number, result.ticket.number))
            self.services.news.ticket_changed.emit(result.ticket.id)
        else:
            self.say(self.tr("{0}: signed paper filed").format(number))

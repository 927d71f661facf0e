"""单据: the documents of a ticket; Enter shows one, or issues what is not issued yet."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from app.domain.records import Document
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card, row_of
from app.ui.kit.text import Elided
from app.ui.labels.papers import document_label
from app.ui.override import override
from app.ui.parts.pdf_preview import PdfPreview
from app.ui.screens.common.deeds import Deeds
from app.ui.screens.common.picklist import PickList
from app.ui.screens.common.print_order import PrintOrder
from app.ui.screens.ticket.paper_rows import ISSUE, paper_rows
from app.ui.services import Services
from app.usecases.issue import missing_for, outdated
from app.usecases.situation import Situation


class PapersTab(QWidget):
    """The list, and over it the preview of one. Signal `left` when Esc is pressed in the list."""

    left = Signal()

    def __init__(self, services: Services, deeds: Deeds, printing: PrintOrder) -> None:
        super().__init__()
        self._services = services
        self._deeds = deeds
        self._printing = printing
        self._situation: Situation | None = None
        self._shown: Document | None = None
        self.list = PickList(
            self.tr("Documents"),
            self.tr("Number or kind"),
            self.tr("No document of that name"),
            take=self.tr("Show"),
        )
        self.preview = PdfPreview(services.tasks, services.renderer)
        self.heading = Elided("", "heading")
        self.again = Button(self.tr("Print again"), key="Shift+F9", icon="printer", small=True)
        self.back = Button(self.tr("Back"), key="Esc", icon="arrow-left", small=True)
        self._stack = QStackedLayout(self)
        self._build()

    def show_situation(self, situation: Situation) -> None:
        """Show the documents as they stand; an open preview stays."""
        before = self._situation
        self._situation = situation
        if before is None or (before.ticket, before.left_prints) != (situation.ticket, situation.left_prints):
            ticket, workplace = situation.ticket, self._services.workplace
            kinds = tuple(workplace.typesetter.kinds())
            possible = tuple(kind.kind for kind in kinds if self._can_issue(situation, kind.kind))
            zone = workplace.desk.tz
            self.list.show_rows(paper_rows(ticket, kinds, possible, zone, situation.left_prints))
        if self._shown is not None:
            self._shown = situation.ticket.document(self._shown.id)

    def current(self) -> Document | None:
        """The document that is shown; None while the list is."""
        return self._shown

    def close_preview(self) -> bool:
        """Back to the list; False when the list is shown already."""
        if self._shown is None:
            return False
        self._shown = None
        self._stack.setCurrentIndex(0)
        self.list.setFocus()
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            return event.type() == QEvent.Type.KeyPress and self.close_preview()
        return False

    def _can_issue(self, situation: Situation, kind: str) -> bool:
        item = situation.ticket.items[0]
        issued = situation.ticket.latest(kind)
        allowed = missing_for(situation.ticket, item, kind) is None and situation.ticket.open
        return allowed and (issued is None or outdated(issued, item))

    def _picked(self, key: str) -> None:
        if self._situation is None:
            return
        if key.startswith(ISSUE):
            self._printing.order(self._situation.ticket.id, key.removeprefix(ISSUE))
            return
        document = self._situation.ticket.document(key)
        if document is not None:
            self._open(document)

    def _open(self, document: Document) -> None:
        """Show the file exactly as it was issued."""
        self._shown = document
        self.heading.setText(f"{document_label(document.kind)} {document.number} v{document.version}")
        self._stack.setCurrentIndex(1)
        self.preview.show_busy()
        self.preview.setFocus()
        blobs = self._services.workplace.blobs
        self._deeds.ask(lambda: blobs.read(document.blob.sha256), self.preview.show_pdf, key="paper")

    def _print_again(self) -> None:
        if self._situation is not None and self._shown is not None:
            self._printing.order(self._situation.ticket.id, self._shown.kind)

    def _build(self) -> None:
        card = Card()
        head = row_of(self.back, self.heading, self.again, stretch=(0, 1, 0))
        card.body.addLayout(head)
        card.body.addWidget(self.preview, 1)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self._stack.addWidget(self.list)
        self._stack.addWidget(holder)
        self.preview.installEventFilter(self)
        self.list.picked.connect(self._picked)
        self.list.left.connect(self.left)
        self.back.clicked.connect(self.close_preview)
        self.again.clicked.connect(self._print_again)
        self.setFocusProxy(self.list)

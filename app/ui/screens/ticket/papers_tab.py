"""单据: the documents of a ticket; Enter shows one, or issues what is not issued yet."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from app.domain.records import Document
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card, row_of
from app.ui.kit.flow import FlowLayout
from app.ui.kit.text import Elided
from app.ui.labels.papers import document_label
from app.ui.override import override
from app.ui.parts.pdf_preview import PdfPreview
from app.ui.screens.common.deeds import Deeds
from app.ui.screens.common.picklist import PickList
from app.ui.screens.common.print_order import PrintOrder
from app.ui.screens.ticket.paper_beside import PaperBeside
from app.ui.screens.ticket.paper_form import PaperForm
from app.ui.screens.ticket.paper_rows import ISSUE, issued_by, paper_rows
from app.ui.services import Services
from app.ui.theme import Space
from app.usecases.bundle.facts import EVIDENCE_BUNDLE
from app.usecases.issuing.drafting import BegunDocument, begin_document
from app.usecases.situation import Situation, possible_documents


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
        self.beside = PaperBeside(services, deeds, self)
        self.heading = Elided("", "heading")
        self.again = Button(self.tr("Print again"), key="Shift+F9", icon="printer", small=True)
        self.both = Button(self.tr("With English"), icon="printer", small=True)
        self.change = Button(self.tr("Change"), icon="pencil", small=True)
        self.form: PaperForm | None = None
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
            possible = tuple(each for each in possible_documents(workplace, ticket) if each.due)
            zone = workplace.desk.tz
            self.list.show_rows(paper_rows(ticket, kinds, possible, zone, situation.left_prints))
        if self._shown is not None:
            self._shown = situation.ticket.document(self._shown.id)

    def current(self) -> Document | None:
        """The document that is shown; None while the list is."""
        return self._shown

    def show_document(self, document_id: str) -> None:
        """Show that document, as a scan of it does."""
        document = self._situation.ticket.document(document_id) if self._situation else None
        if document is not None:
            self._drop_form()
            self._open(document)

    def close_preview(self) -> bool:
        """Back to the list; False when the list is shown already."""
        if self._shown is None and self.form is None:
            return False
        self._shown = None
        self._stack.setCurrentIndex(0)
        self._drop_form()
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

    def _picked(self, key: str) -> None:
        if self._situation is None:
            return
        if key.startswith(ISSUE):
            self._begin(*issued_by(key))
            return
        document = self._situation.ticket.document(key)
        if document is not None:
            self._open(document)

    def _open(self, document: Document) -> None:
        """Show the file exactly as it was issued."""
        self._shown = document
        self.heading.setText(f"{document_label(document.kind)} {document.number} v{document.version}")
        self.change.setVisible(self._asked_for(document.kind) and not document.voided)
        self.both.setVisible(self._comes_in_both(document.kind))
        self._stack.setCurrentIndex(1)
        if self._situation is not None:
            self.beside.show_for(self._situation.ticket, document)
        self.preview.show_busy()
        self.preview.setFocus()
        blobs = self._services.workplace.blobs
        self._deeds.ask(lambda: blobs.read(document.blob.sha256), self.preview.show_pdf, key="paper")

    def _print_again(self) -> None:
        if self._situation is not None and self._shown is not None:
            self._printing.order(self._situation.ticket.id, self._shown.kind, self._shown.item)

    def _print_in_both(self) -> None:
        if self._situation is not None and self._shown is not None:
            shown = self._shown
            self._printing.order(self._situation.ticket.id, shown.kind, shown.item, bilingual=True)

    def _comes_in_both(self, kind: str) -> bool:
        kinds = self._services.workplace.typesetter.kinds()
        return any(each.kind == kind and each.bilingual for each in kinds)

    def _change(self) -> None:
        """State something else: the next version of the document that is shown."""
        if self._shown is not None and not self._shown.voided:
            self._begin(self._shown.kind, self._shown.item)

    def _begin(self, kind: str, item_id: str | None) -> None:
        """Issue at once what asks for nothing; else ask on a form."""
        if self._situation is None:
            return
        ticket_id, workplace = self._situation.ticket.id, self._services.workplace
        if not self._asked_for(kind):
            self._printing.order(ticket_id, kind, item_id)
            return
        person = self._services.person()

        def open_form(begun: BegunDocument) -> None:
            self._open_form(ticket_id, kind, item_id, begun)

        self._deeds.ask(
            lambda: begin_document(workplace, ticket_id, kind, person, item_id), open_form, key="form"
        )

    def _asked_for(self, kind: str) -> bool:
        kinds = self._services.workplace.typesetter.kinds()
        return any(each.kind == kind and each.particulars for each in kinds)

    def _open_form(self, ticket_id: str, kind: str, item_id: str | None, begun: BegunDocument) -> None:
        self._drop_form()
        warning = self._undone_by(kind, item_id)
        form = PaperForm(self._services, self._printing, ticket_id, kind, item_id, begun, warning)
        form.left.connect(self.close_preview)
        form.finished.connect(self.close_preview)
        self.form = form
        self._stack.addWidget(form)
        self._stack.setCurrentWidget(form)
        form.first_focus().setFocus()

    def _undone_by(self, kind: str, item_id: str | None) -> str:
        """That another version makes an end of the signature on this one; nothing where there is none."""
        standing = self._situation.ticket.latest(kind, item_id) if self._situation else None
        if standing is None or not standing.signatures or kind == EVIDENCE_BUNDLE:
            return ""
        words = self.tr(
            "Version {0} is signed. What is issued here is a new version: the signature on version {0} then"
            " no longer counts, and the new one has to be signed again."
        )
        return words.format(standing.version)

    def _drop_form(self) -> None:
        if self.form is not None:
            self._stack.removeWidget(self.form)
            self.form.deleteLater()
            self.form = None

    def _build(self) -> None:
        card = Card()
        card.body.addLayout(row_of(self.back, self.heading, stretch=(0, 1)))
        deeds = FlowLayout(spacing=Space.S)
        for button in (self.again, self.change, self.both):
            deeds.addWidget(button)
        card.body.addLayout(deeds)
        self.beside.around(self.preview, card.body)
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
        self.both.clicked.connect(self._print_in_both)
        self.change.clicked.connect(self._change)
        self.setFocusProxy(self.list)

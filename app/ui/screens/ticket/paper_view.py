"""One document over the list: the pages as its printer would get them, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.records import Document
from app.domain.ticket import Ticket
from app.ui.kit.buttons import Button, PrimaryButton
from app.ui.kit.card import Card, HintBox, row_of
from app.ui.kit.flow import FlowLayout
from app.ui.kit.keys import HintRow
from app.ui.kit.text import Elided
from app.ui.labels.papers import document_label
from app.ui.override import override
from app.ui.parts.pdf_preview import PdfPreview, preview_keys
from app.ui.screens.common.deeds import Deeds
from app.ui.screens.common.print_words import goes_to_words, misfit_words, print_order_words
from app.ui.screens.ticket.paper_beside import PaperBeside
from app.ui.services import Services
from app.ui.theme import Space
from app.usecases.as_printed import AsPrinted, draft_as_printed, paper_shown


class PaperView(QWidget):
    """Keys of the pages are those of the preview; the others the tab serves.

    Signals: `left` by the button of Esc, `print_wanted` (F9), `sign_wanted` (F11), `change_wanted`,
    `both_wanted` (printed with English), `save_wanted` (Ctrl+S) and `printer_wanted` (Ctrl+P).
    """

    left = Signal()
    print_wanted = Signal()
    sign_wanted = Signal()
    change_wanted = Signal()
    both_wanted = Signal()
    save_wanted = Signal()
    printer_wanted = Signal()

    def __init__(self, services: Services, deeds: Deeds) -> None:
        super().__init__()
        self._services = services
        self._deeds = deeds
        self.preview = PdfPreview(services.tasks, services.renderer)
        self.beside = PaperBeside(services, deeds, self)
        self.heading = Elided("", "heading")
        self.goes_to = Elided("", "muted")
        self.back = Button(self.tr("Back"), key="Esc", icon="arrow-left", small=True)
        self.print = PrimaryButton("", "F9", "printer")
        self.sign = Button(self.tr("Sign on screen"), key="F11", icon="signature", small=True)
        self.both = Button(self.tr("With English"), icon="printer", small=True)
        self.change = Button(self.tr("Change"), icon="pencil", small=True)
        self.save = Button(self.tr("Save as PDF"), key="Ctrl+S", icon="download", small=True)
        self.elsewhere = Button(self.tr("Another printer"), key="Ctrl+P", icon="printer", small=True)
        self.misfit = HintBox("", "triangle-alert", tone="warn")
        self._build()

    def show_document(self, ticket: Ticket, document: Document, *, to_sign: bool) -> None:
        """Show an issued document as it goes to paper now; one that counts no more as it was issued."""
        kinds = {each.kind: each for each in self._services.workplace.typesetter.kinds()}
        kind = kinds.get(document.kind)
        self.heading.setText(f"{document_label(document.kind)} {document.number} v{document.version}")
        self.change.setVisible(bool(kind and kind.particulars) and not document.voided)
        self.both.setVisible(bool(kind and kind.bilingual) and not document.voided)
        self.sign.setVisible(to_sign)
        self.save.setVisible(not document.voided)
        self.print.set_words(print_order_words(document))
        self.beside.show_for(ticket, document)
        workplace = self._services.workplace

        self._show(lambda: paper_shown(workplace, ticket.id, document))

    def show_draft(self, ticket: Ticket, kind: str, item_id: str | None) -> None:
        """Show a document that asks for nothing before it is issued."""
        self.heading.setText(self.tr("{0}, not issued yet").format(document_label(kind)))
        for button in (self.change, self.both, self.sign):
            button.hide()
        self.save.show()
        self.print.set_words(print_order_words(None))
        self.beside.forget()
        workplace, person = self._services.workplace, self._services.person()
        self._show(lambda: draft_as_printed(workplace, ticket.id, kind, person, item_id))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that the pages did not use."""
        if event.matches(QKeySequence.StandardKey.Save) and self.save.isVisible():
            self.save_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Print) and self.save.isVisible():
            self.printer_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _show(self, read: Callable[[], AsPrinted]) -> None:
        self.goes_to.setText("")
        self.goes_to.show()
        self.elsewhere.hide()
        self.misfit.hide()
        self.preview.show_busy()
        self.preview.setFocus()

        def show(shown: AsPrinted) -> None:
            self.goes_to.setText("" if shown.misfit else goes_to_words(shown))
            self.goes_to.setVisible(shown.misfit is None)
            self.misfit.set_text(misfit_words(shown))
            self.misfit.setVisible(shown.misfit is not None)
            self.elsewhere.setVisible(bool(shown.medium) and (shown.misfit is not None or not shown.printer))
            self.preview.show_pdf(shown.pdf)

        self._deeds.ask(read, show, key="paper")

    def _build(self) -> None:
        card = Card()
        card.body.addLayout(row_of(self.back, self.heading, self.print, stretch=(0, 1, 0)))
        deeds = FlowLayout(spacing=Space.S)
        for button in (self.sign, self.change, self.both, self.save, self.elsewhere):
            deeds.addWidget(button)
        card.body.addLayout(deeds)
        card.add(self.goes_to, self.misfit)
        self.beside.around(self.preview, card.body)
        card.add(HintRow(preview_keys()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self.back.clicked.connect(self.left)
        self.print.clicked.connect(self.print_wanted)
        self.sign.clicked.connect(self.sign_wanted)
        self.both.clicked.connect(self.both_wanted)
        self.change.clicked.connect(self.change_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.elsewhere.clicked.connect(self.printer_wanted)

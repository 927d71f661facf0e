"""A document as it was issued: looked at page by page, printed, printed again, saved as a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.records import Document
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card, row_of
from app.ui.kit.chips import Chip
from app.ui.kit.choices import Choice
from app.ui.kit.file_dialog import ask_place
from app.ui.kit.header import PageHeader
from app.ui.kit.keys import KeyHint
from app.ui.kit.messages import Message
from app.ui.kit.segmented import Segmented
from app.ui.kit.text import Elided, Text
from app.ui.labels.papers import copy_label, document_label, times_printed
from app.ui.labels.trade import delivery_label
from app.ui.parts.clock_words import say_moment
from app.ui.parts.pdf_preview import PdfPreview, preview_keys
from app.ui.screens.common.deeds import trouble_of
from app.ui.screens.common.print_words import goes_to_words, printed_words
from app.ui.screens.desk_work.doer import Doer
from app.ui.services import Services
from app.ui.shell.actions import Actions, KeyAction
from app.ui.shell.page import Page
from app.ui.theme import Space
from app.usecases.as_printed import AsPrinted, as_printed
from app.usecases.print_now import PrintedNow, print_now
from app.usecases.whole_file import write_whole


class DocumentPage(Page):
    """Page Up and Page Down leaf, digits choose the copies, F9 prints, F10 saves a PDF, Esc returns."""

    def __init__(self, services: Services, ticket_id: str, document_id: str) -> None:
        super().__init__()
        self._services = services
        self._ticket_id = ticket_id
        self._document_id = document_id
        self._document: Document | None = None
        self._pdf = b""
        self._doer = Doer(services, self)
        self._doer.problem_met.connect(self.problem_met)
        self._doer.acted.connect(lambda _: self._read())
        self.preview = PdfPreview(services.tasks, services.renderer)
        self.copies = Segmented(multi=True)
        self.copies.setAccessibleName(self.tr("Copies"))
        self.language = Segmented(
            [Choice("zh", self.tr("Chinese")), Choice("both", self.tr("Chinese and English"))], numbered=False
        )
        self.language.set_value("zh")
        self.language.setAccessibleName(self.tr("Language"))
        self.language.hide()
        self.goes_to = Elided("", "muted")
        self.state = Chip()
        self._prints = Text("", "muted")
        self._header = PageHeader("", beside=(self.state,), right=(self._prints,))
        self.save = Button(self.tr("Save as PDF"), key="F10", icon="download")
        self.print = Button(self.tr("Print"), kind="primary", key="F9", icon="printer")
        self._build()
        self.copies.changed.connect(self._read)
        self.language.changed.connect(self._read)
        self.save.clicked.connect(self.save_as)
        self.print.clicked.connect(self.print_again)
        services.news.ticket_changed.connect(self._changed)
        services.news.arrived.connect(self._arrived)

    def title(self) -> str:
        """Kind and number."""
        return self._header.title.text()

    def hints(self) -> Sequence[KeyHint]:
        """Keys that the preview serves."""
        return preview_keys()

    def actions_now(self) -> Actions:
        """Printing and saving."""
        again = self._document is not None and self._document.prints > 0
        word = self.tr("Reprint") if again else self.tr("Print")
        return Actions(
            [
                KeyAction("F9", word, self.print_again),
                KeyAction("Shift+F9", self.tr("Reprint"), self.print_again, shown=False),
                KeyAction("F10", self.tr("Save PDF"), self.save_as),
            ]
        )

    def first_focus(self) -> QWidget | None:
        """The pages."""
        return self.preview

    def on_enter(self) -> None:
        """Read it anew: it may have been signed meanwhile."""
        self._read()

    def print_again(self) -> None:
        """Print the chosen copies; from the second print on the paper says so."""
        document = self._document
        if document is None:
            return
        workplace, person = self._services.workplace, self._services.person()
        ticket, kind, item, copies = self._ticket_id, document.kind, document.item, self.copies.values()
        bilingual = self.language.value() == "both"
        self._doer.run(
            ticket,
            lambda: print_now(
                workplace, ticket, kind, person, item_id=item, copies=copies, bilingual=bilingual
            ),
            self._printed,
        )

    def save_as(self) -> None:
        """Save the pages as they are shown into a file."""
        if self._document is None or not self._pdf:
            return
        name = f"{self._document.number}-v{self._document.version}.pdf"
        ask_place(self.window(), self.tr("Save as PDF"), name, lambda chosen: self.write_to(Path(chosen)))

    def write_to(self, path: Path) -> None:
        """Write the pages to `path` on a worker."""
        pdf = self._pdf

        def failed(error: Exception) -> None:
            self.problem_met.emit("file_not_written", {"path": path.name, "reason": str(error)})

        done = Message(self.tr("Saved as {0}").format(path.name), "ok", seconds=4)
        self._services.tasks.run_query(
            lambda: write_whole(path, pdf), lambda _: self.message_ready.emit(done), failed, owner=self
        )

    def _changed(self, ticket_id: str) -> None:
        if ticket_id == self._ticket_id and self.isVisible():
            self._read()

    def _arrived(self, ticket_id: str) -> None:
        """A file of the ticket may have come: maybe the one that was missing here."""
        if ticket_id in (self._ticket_id, "") and not self._pdf and self.isVisible():
            self._read()

    def _read(self) -> None:
        self.preview.show_busy()
        bilingual, copies = self.language.value() == "both", self.copies.values()
        workplace, ticket, document = self._services.workplace, self._ticket_id, self._document_id
        self._services.tasks.run_query(
            lambda: as_printed(workplace, ticket, document, copies, bilingual=bilingual),
            self._show,
            self._failed,
            owner=self,
            key="document",
        )

    def _show(self, shown: AsPrinted) -> None:
        document = shown.document
        if document is None:
            return
        if self._document is None:
            kinds = {each.kind: each for each in self._services.workplace.typesetter.kinds()}
            kind = kinds[document.kind]
            self.copies.set_choices(Choice(each, copy_label(each)) for each in kind.copies)
            self.language.setVisible(kind.bilingual)
        self.goes_to.setText(goes_to_words(shown))
        self._document, self._pdf = document, shown.pdf
        self._header.title.setText(f"{document_label(document.kind)} {document.number}")
        zone = self._services.workplace.desk.tz
        version = self.tr("version {0}, issued {1}").format(
            document.version, say_moment(document.issued_at, zone)
        )
        self._header.set_note(version)
        show_document_state(self.state, document)
        self._prints.setText(times_printed(document.prints))
        self.print.set_words(self.tr("Reprint") if document.prints else self.tr("Print"))
        self.preview.show_pdf(shown.pdf)
        self.keys_changed.emit()

    def _failed(self, error: Exception) -> None:
        self.preview.show_message(self.tr("This document cannot be shown"))
        code, params = trouble_of(error)
        self.problem_met.emit(code, params)

    def _printed(self, printed: PrintedNow) -> None:
        self.message_ready.emit(printed_words(printed, self._services.sentence))

    def _build(self) -> None:
        card = Card()
        card.add(self.preview)
        card.body.setStretch(card.body.count() - 1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        column.setSpacing(Space.M)
        column.addWidget(self._header)
        column.addWidget(card, 1)
        column.addLayout(
            row_of(
                Text(self.tr("Copies"), "label"),
                self.copies,
                self.language,
                QWidget(),
                self.goes_to,
                self.save,
                self.print,
                stretch=(0, 0, 0, 1),
            )
        )


def show_document_state(chip: Chip, document: Document) -> None:
    """Replaced, signed, delivered or still open."""
    translate = QCoreApplication.translate
    if document.voided:
        chip.show_word(translate("DocumentPage", "Replaced"), "neutral", "x")
    elif document.signed:
        chip.show_word(translate("DocumentPage", "Signed"), "ok", "signature")
    elif document.delivery:
        chip.show_word(delivery_label(document.delivery), "info", "circle-check")
    else:
        chip.show_word(translate("DocumentPage", "Not signed"), "warn", "circle")

"""单据 of the desk: hand-over sheets and reviews with their preview; manual and blank form to print."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from app.ui.kit.buttons import Button, PrimaryButton
from app.ui.kit.card import Card, row_of
from app.ui.kit.header import PageHeader
from app.ui.kit.keys import KeyHint
from app.ui.kit.messages import Message
from app.ui.kit.text import Elided
from app.ui.labels.papers import document_label
from app.ui.override import override
from app.ui.parts.pdf_preview import PdfPreview
from app.ui.screens.common.deeds import Deeds
from app.ui.screens.common.picklist import PickList
from app.ui.screens.common.print_order import PrintOrder
from app.ui.screens.desk_papers.rows import ISSUE, SHEET, desk_rows
from app.ui.screens.ticket.paper_form import PaperForm
from app.ui.services import Services
from app.ui.shell.actions import Actions, KeyAction
from app.ui.shell.page import Page
from app.usecases.desk_papers import DeskPaper, SheetPrinted, desk_papers, print_unnumbered, set_unnumbered
from app.usecases.issuing.drafting import BegunDocument, begin_document
from app.usecases.issuing.leaf import NEW


class DeskPapersPage(Page):
    """The list, and over it the preview of one or the form of a new one; Esc leads back step by step."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._deeds = Deeds(services, self)
        self._printing = PrintOrder(services, self._deeds, self)
        self._papers: dict[str, DeskPaper] = {}
        self._shown = ""
        self._wanted = ""
        self.list = PickList(
            self.tr("Papers of the desk"),
            self.tr("Number or kind"),
            self.tr("No paper of that name"),
            take=self.tr("Open"),
        )
        self.preview = PdfPreview(services.tasks, services.renderer)
        self.heading = Elided("", "heading")
        self.back = Button(self.tr("Back"), key="Esc", icon="arrow-left", small=True)
        self.change = Button(self.tr("Change"), icon="pencil", small=True)
        self.go = PrimaryButton(self.tr("Print"), "F9", "printer")
        self.form: PaperForm | None = None
        self._stack = QStackedLayout()
        self._build()
        self._connect()

    @override
    def title(self) -> str:
        return self.tr("Papers")

    @override
    def first_focus(self) -> QWidget:
        return (
            self.form.first_focus() if self.form is not None else self.preview if self._shown else self.list
        )

    @override
    def hints(self) -> Sequence[KeyHint]:
        return [KeyHint("+ - 0", self.tr("Zoom"))] if self._shown else []

    @override
    def actions_now(self) -> Actions:
        away = KeyAction("Esc", self.tr("Back"), self._step_back)
        if not self._shown:
            return Actions([away])
        return Actions([KeyAction("F9", self.tr("Print"), self.print_shown), away])

    @override
    def on_enter(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read the list anew; what is open stays."""
        workplace = self._services.workplace
        self._deeds.ask(lambda: desk_papers(workplace), self._show, key="papers", quiet=True)

    def show_paper(self, leaf: str) -> None:
        """Open the paper of that leaf: it was scanned, or its number typed."""
        self._wanted = leaf
        self.refresh()

    def print_shown(self) -> None:
        """Print what is open: an issued paper again, the others as often as they are wanted."""
        workplace, shown = self._services.workplace, self._shown
        paper = self._papers.get(shown)
        if paper is not None:
            self._printing.order(paper.leaf, paper.document.kind)
        elif shown.startswith(SHEET):
            kind = shown.removeprefix(SHEET)
            self._deeds.ask(
                lambda: print_unnumbered(workplace, kind), lambda done: self._tell(kind, done), key="print"
            )

    def _show(self, papers: tuple[DeskPaper, ...]) -> None:
        self._papers = {each.leaf: each for each in papers}
        self.list.show_rows(desk_rows(papers, self._services.workplace.desk.tz))
        wanted, self._wanted = self._wanted, ""
        if wanted in self._papers:
            self._picked(wanted)

    def _picked(self, key: str) -> None:
        if key.startswith(ISSUE):
            self._begin(NEW + self._services.workplace.ids.fresh(), key.removeprefix(ISSUE))
            return
        workplace, paper = self._services.workplace, self._papers.get(key)
        self._drop_form()
        self._shown = key
        self.change.setVisible(paper is not None and not paper.document.voided)
        self._stack.setCurrentIndex(1)
        self.preview.show_busy()
        self.preview.setFocus()
        if paper is not None:
            document = paper.document
            self.heading.setText(f"{document_label(document.kind)} {document.number} v{document.version}")
            self._deeds.ask(
                lambda: workplace.blobs.read(document.blob.sha256), self.preview.show_pdf, key="paper"
            )
        else:
            kind = key.removeprefix(SHEET)
            self.heading.setText(document_label(kind))
            self._deeds.ask(lambda: set_unnumbered(workplace, kind).pdf, self.preview.show_pdf, key="paper")
        self.keys_changed.emit()

    def _change(self) -> None:
        """State something else: the next version of the paper that is open, its numbers counted anew."""
        paper = self._papers.get(self._shown)
        if paper is not None:
            self._begin(paper.leaf, paper.document.kind)

    def _begin(self, reference: str, kind: str) -> None:
        workplace, person = self._services.workplace, self._services.person()

        def open_form(begun: BegunDocument) -> None:
            self._drop_form()
            self._shown = ""
            form = PaperForm(self._services, self._printing, reference, kind, None, begun)
            form.left.connect(self._step_back)
            form.finished.connect(self._to_list)
            self.form = form
            self._stack.addWidget(form)
            self._stack.setCurrentWidget(form)
            form.first_focus().setFocus()
            self.keys_changed.emit()

        self._deeds.ask(lambda: begin_document(workplace, reference, kind, person), open_form, key="form")

    def _step_back(self) -> None:
        """From form or preview to the list, from the list to where the page was opened."""
        if self._shown or self.form is not None:
            self._to_list()
        else:
            self.page_wanted.emit("queue")

    def _to_list(self) -> None:
        self._shown = ""
        self._drop_form()
        self._stack.setCurrentIndex(0)
        self.list.setFocus()
        self.refresh()  # what was typed to find a paper finds no other
        self.keys_changed.emit()

    def _drop_form(self) -> None:
        if self.form is not None:
            self._stack.removeWidget(self.form)
            self.form.deleteLater()
            self.form = None

    def _tell(self, kind: str, done: SheetPrinted) -> None:
        name = document_label(kind)
        if done.problem:
            words = self._services.sentence(done.problem, {"printer": done.printer})
            self.message_ready.emit(Message(words, "warn"))
        elif not done.printer:
            words = self.tr("{0}: no printer is set").format(name)
            self.message_ready.emit(Message(words, "warn"))
        else:
            words = self.tr("{0} goes to {1}").format(name, done.printer)
            self.message_ready.emit(Message(words, "ok", seconds=4))

    def _build(self) -> None:
        card = Card()
        card.body.addLayout(row_of(self.back, self.heading, self.change, self.go, stretch=(0, 1, 0, 0)))
        card.body.addWidget(self.preview, 1)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(card)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addWidget(PageHeader(self.tr("Papers"), self.tr("Of the desk, about no single ticket")))
        column.addLayout(self._stack, 1)
        self._stack.addWidget(self.list)
        self._stack.addWidget(holder)

    def _connect(self) -> None:
        self._deeds.refused.connect(self.problem_met)
        self._printing.told.connect(self.message_ready)
        self.list.picked.connect(self._picked)
        self.list.left.connect(self._step_back)
        self.back.clicked.connect(self._step_back)
        self.change.clicked.connect(self._change)
        self.go.clicked.connect(self.print_shown)
        self._deeds.done.connect(lambda _leaf: self.refresh())

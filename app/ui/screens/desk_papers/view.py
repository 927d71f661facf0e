"""单据 of the desk: hand-over sheets and reviews with their preview; manual and blank form to print."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from app.ui.kit.buttons import Button, PrimaryButton
from app.ui.kit.card import Card, row_of
from app.ui.kit.header import PageHeader
from app.ui.kit.keys import KeyHint
from app.ui.kit.text import Elided
from app.ui.labels.papers import document_label
from app.ui.override import override
from app.ui.parts.early_keys import EarlyKeys
from app.ui.parts.pdf_preview import PdfPreview, preview_keys
from app.ui.screens.common.deeds import Deeds
from app.ui.screens.common.picklist import PickList
from app.ui.screens.common.print_order import PrintOrder
from app.ui.screens.common.print_words import goes_to_words
from app.ui.screens.desk_papers.confirm_box import ConfirmBox
from app.ui.screens.desk_papers.rows import ISSUE, SHEET, desk_rows, sheet_words
from app.ui.screens.ticket.paper_form import PaperForm
from app.ui.screens.ticket.paper_outlet import PaperOutlet
from app.ui.services import Services
from app.ui.shell.actions import Actions, KeyAction
from app.ui.shell.page import Page
from app.usecases.as_printed import AsPrinted, paper_shown, sheet_as_printed
from app.usecases.deed_rights import deed_refused
from app.usecases.desk_papers import HAND_OVER_SHEET, DeskPaper, desk_papers, print_unnumbered
from app.usecases.issuing.drafting import BegunDocument, begin_document
from app.usecases.issuing.leaf import NEW, deed_of
from app.usecases.offers import Offers, offers_now
from app.usecases.signers import left_to_sign

MakeSign = Callable[[Services, str, str | None], Page]
"""Makes the page on which a document is signed: services, the leaf's id, the document's."""


class DeskPapersPage(Page):
    """The list, and over it the preview of one or the form of a new one; Esc leads back step by step.

    `make_sign` makes the page on which a paper is signed; signal `page_over` carries it.
    """

    page_over = Signal(object)

    def __init__(self, services: Services, make_sign: MakeSign | None = None) -> None:
        super().__init__()
        self._services = services
        self._make_sign = make_sign
        self._deeds = Deeds(services, self)
        self._printing = PrintOrder(services, self._deeds, self)
        self._papers: dict[str, DeskPaper] = {}
        self._shown = ""
        self._wanted = ""
        self._read = False
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
        self.sign = Button(self.tr("Sign on screen"), key="F11", icon="signature", small=True)
        self.confirm = ConfirmBox(services, self._deeds)
        self.goes_to = Elided("", "muted")
        self.go = PrimaryButton(self.tr("Print"), "F9", "printer")
        self.form: PaperForm | None = None
        self._early = EarlyKeys(self)
        self._stack = QStackedLayout()
        self.outlet = PaperOutlet(services, self._deeds, self._stack)
        self._build()

    @override
    def title(self) -> str:
        paper = self._papers.get(self._shown)
        if self.form is not None:
            return self.tr("Papers {0}").format(document_label(self.form.kind))
        return self.tr("Papers {0}").format(paper.document.number) if paper else self.tr("Papers")

    @override
    def first_focus(self) -> QWidget:
        if self.form is not None:
            return self.form.first_focus()
        if self._shown:
            return self.confirm.wanted() or self.preview
        return self.list if self._read else self._early

    @override
    def hints(self) -> Sequence[KeyHint]:
        return preview_keys() if self._shown else []

    @override
    def actions_now(self) -> Actions:
        away = KeyAction("Esc", self.tr("Back"), self._step_back)
        if not self._shown:
            return Actions([away])
        sign = [KeyAction("F11", self.tr("Sign"), self.sign_shown)] if self._to_sign() else []
        if sign and self.confirm.waits:
            sign.append(KeyAction("F10", self.tr("Confirm by PIN"), self.confirm.take_keyboard))
        return Actions([KeyAction("F9", self.tr("Print"), self.print_shown), *sign, away])

    @override
    def on_enter(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read the list anew; what is open stays."""
        workplace = self._services.workplace
        self._deeds.ask(
            lambda: (desk_papers(workplace), offers_now(workplace)), self._show, key="papers", quiet=True
        )

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
                lambda: print_unnumbered(workplace, kind),
                lambda done: self.message_ready.emit(sheet_words(kind, done, self._services.sentence)),
                key="print",
            )

    def sign_shown(self) -> None:
        """Hand the screen over to whoever has not signed the paper that is open."""
        paper = self._to_sign()
        if paper is not None and self._make_sign is not None:
            self.page_over.emit(self._make_sign(self._services, paper.leaf, paper.document.id))

    def _to_sign(self) -> DeskPaper | None:
        paper = self._papers.get(self._shown)
        return paper if paper is not None and left_to_sign(paper.document) else None

    def _show(self, read: tuple[tuple[DeskPaper, ...], Offers]) -> None:
        papers, offers = read
        person, zone = self._services.person(), self._services.workplace.desk.tz

        def may(kind: str) -> bool:
            return offers.may_do(deed_of(kind), person)

        self._papers = {each.leaf: each for each in papers if may(each.document.kind)}
        self.list.show_rows(desk_rows(papers, zone, may), keep=True)
        wanted, self._wanted = self._wanted, ""
        hidden = next((each.document.kind for each in papers if each.leaf == wanted), "")
        if hidden and not may(hidden):
            refused = deed_refused(deed_of(hidden), person)
            self.problem_met.emit(refused.code, refused.params)
        if wanted in self._papers:
            self._picked(wanted)
        elif self._shown in self._papers:
            self._picked(self._shown)  # it was printed or signed meanwhile
        elif not self._read:
            self._early.give(self.list)
        self._read = True

    def _picked(self, key: str) -> None:
        if key.startswith(ISSUE):
            self._begin(NEW + self._services.workplace.ids.fresh(), key.removeprefix(ISSUE))
            return
        workplace, paper = self._services.workplace, self._papers.get(key)
        self._drop_form()
        self._shown = key
        self.change.setVisible(paper is not None and not paper.document.voided)
        self._stack.setCurrentIndex(1)
        self.sign.setVisible(self._to_sign() is not None)
        self.goes_to.setText("")
        self.preview.show_busy()
        if self.confirm.show_paper(paper):
            self._early.setFocus()  # a PIN typed ahead is for its field
        else:
            self.preview.setFocus()
            self._early.give(None)
        if paper is not None:
            document = paper.document
            self.heading.setText(f"{document_label(document.kind)} {document.number} v{document.version}")
            leaf = paper.leaf
            self._deeds.ask(lambda: paper_shown(workplace, leaf, document), self._show_pages, key="paper")
        else:
            kind = key.removeprefix(SHEET)
            self.heading.setText(document_label(kind))
            self._deeds.ask(lambda: sheet_as_printed(workplace, kind), self._show_pages, key="paper")
        self.keys_changed.emit()

    def _show_pages(self, shown: AsPrinted) -> None:
        self.goes_to.setText(goes_to_words(shown))
        self.preview.show_pdf(shown.pdf)

    def _change(self) -> None:
        """State something else: the next version of the paper that is open, its numbers counted anew."""
        paper = self._papers.get(self._shown)
        if paper is not None:
            self._begin(paper.leaf, paper.document.kind)

    def _begin(self, reference: str, kind: str) -> None:
        workplace, person = self._services.workplace, self._services.person()

        def issued() -> None:
            self._to_list()
            if kind == HAND_OVER_SHEET:  # both are here: they confirm what was printed
                self.show_paper(reference.removeprefix(NEW))

        def open_form(begun: BegunDocument) -> None:
            self._drop_form()
            self._shown = ""
            form = PaperForm(self._services, self._printing, self.outlet, reference, kind, None, begun)
            form.left.connect(self._step_back)
            form.finished.connect(issued)
            self.form = form
            self._stack.addWidget(form)
            self._stack.setCurrentWidget(form)
            form.first_focus().setFocus()
            self.keys_changed.emit()
            self._early.give(None)

        self._early.setFocus()
        self._deeds.ask(lambda: begin_document(workplace, reference, kind, person), open_form, key="form")

    def _step_back(self) -> None:
        """From form or preview to the list, from the list to where the page was opened."""
        if self.outlet.close():
            return
        if self._shown or self.form is not None:
            self._to_list()
        else:
            self.page_wanted.emit("queue")

    def _to_list(self) -> None:
        self._shown = ""
        self._drop_form()
        self._stack.setCurrentIndex(0)
        self.list.setFocus()
        self.list.field.clear()  # what was typed to find a paper finds no other
        self.refresh()
        self.keys_changed.emit()

    def _drop_form(self) -> None:
        if self.form is not None:
            self._stack.removeWidget(self.form)
            self.form.deleteLater()
            self.form = None

    def _build(self) -> None:
        card = Card()
        card.body.addLayout(row_of(self.back, self.heading, self.change, self.sign, self.go, stretch=(0, 1)))
        card.add(self.confirm, self.goes_to)
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

        self._deeds.refused.connect(self.problem_met)
        self._deeds.refused.connect(lambda *_: self._early.give(self.preview if self._shown else self.list))
        self._printing.told.connect(self.message_ready)
        self.outlet.told.connect(self.message_ready)
        self.confirm.told.connect(self.message_ready)
        self.confirm.shown.connect(self.keys_changed)
        self.confirm.shown.connect(lambda: self._early.give(self.confirm.wanted() or self.preview))
        self.list.picked.connect(self._picked)
        self.list.left.connect(self._step_back)
        self.back.clicked.connect(self._step_back)
        self.change.clicked.connect(self._change)
        self.go.clicked.connect(self.print_shown)
        self.sign.clicked.connect(self.sign_shown)
        self._deeds.done.connect(lambda _leaf: self.refresh())

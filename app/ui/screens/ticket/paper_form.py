"""Filling in a document before it is issued: the form on the left, the paper beside it as it grows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.refusals import InputError
from app.ui.kit.buttons import Button
from app.ui.kit.card import HintBox
from app.ui.kit.escape import takes_escape
from app.ui.kit.file_dialog import ask_place
from app.ui.kit.flow import FlowLayout
from app.ui.labels.papers import document_label
from app.ui.labels.particulars import readable
from app.ui.override import override
from app.ui.parts.pdf_preview import PdfPreview
from app.ui.screens.common.deeds import trouble_of
from app.ui.screens.common.print_order import PrintOrder
from app.ui.screens.common.print_words import misfit_words
from app.ui.screens.ticket.consent_asked import ConsentAsked
from app.ui.screens.ticket.form_body import FormBody
from app.ui.screens.ticket.form_controls import Desk
from app.ui.screens.ticket.form_frame import FormFrame
from app.ui.screens.ticket.paper_outlet import PaperOutlet
from app.ui.screens.ticket.paper_specs import paper_specs, stated_values
from app.ui.services import Services
from app.ui.theme import Space
from app.usecases.as_printed import AsPrinted, goes_where
from app.usecases.bundle.facts import EVIDENCE_BUNDLE
from app.usecases.issuing.drafting import BegunDocument, draft_document

_PAUSE_MS = 350
"""After the last key, before the paper is set anew."""


class PaperForm(QWidget):
    """One document of one ticket, about to be issued: F10 (or F9) prints it, Ctrl+S makes a file of it.

    Signals: `finished` when it was issued, `left` when Esc gives it up.
    """

    finished = Signal()
    left = Signal()

    def __init__(
        self,
        services: Services,
        printing: PrintOrder,
        outlet: PaperOutlet,
        ticket_id: str,
        kind: str,
        item_id: str | None,
        begun: BegunDocument,
        warning: str = "",
    ) -> None:
        """`warning` says what issuing it undoes."""
        super().__init__()
        self._services, self._printing, self._outlet = services, printing, outlet
        self._ticket_id, self._item_id = ticket_id, item_id
        self.kind = kind
        self._kinds = begun.kinds
        desk = Desk(services.workplace.policy, services.workplace.time.now)
        self.fields = FormBody(paper_specs(kind, begun), desk)
        self.warning = HintBox(warning, "info", tone="warn")
        title = document_label(kind)
        self.frame = FormFrame(title, self.fields, self.tr("Issue and print"), below=self.warning)
        self.wrong = self.frame.wrong
        self.pack = Button(self.tr("Save bundle (ZIP)"), key="F8", icon="download")
        self.misfit = HintBox("", "triangle-alert", tone="warn")
        self.save = Button(self.tr("Save as PDF"), key="Ctrl+S", icon="download", small=True)
        self.elsewhere = Button(self.tr("Another printer"), key="Ctrl+P", icon="printer", small=True)
        self.consent = ConsentAsked(printing, ticket_id)
        self.preview = PdfPreview(services.tasks, services.renderer)
        self._running = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._soon.timeout.connect(self._show_draft)
        self._build()
        self._soon.start(0)

    def first_focus(self) -> QWidget:
        """Where the keyboard starts."""
        return self.frame.first_focus()

    def submit(self) -> None:
        """Issue and print it, once."""
        stated = self._stated()
        if stated is None:
            return
        self._running = True
        self._soon.stop()
        self._printing.order_stated(
            self._ticket_id, self.kind, self._item_id, stated, self.finished.emit, self._refused
        )

    def save_pdf(self) -> None:
        """Issue it into a file that is asked for."""
        stated = self._stated()
        if stated is not None:
            self._outlet.save(
                self._ticket_id, self.kind, self._item_id, stated, self.finished.emit, self._refused
            )

    def look_where(self) -> None:
        """Say where it would go, when that is no printer with paper for it."""
        workplace, kind = self._services.workplace, self.kind

        def show(shown: AsPrinted) -> None:
            nowhere = shown.misfit is not None or not shown.printer
            self.misfit.set_text(misfit_words(shown))
            self.misfit.setVisible(shown.misfit is not None)
            for each in (self.save, self.elsewhere):
                each.setVisible(nowhere)

        self._services.tasks.run_query(lambda: goes_where(workplace, kind), show, owner=self, key="where")

    def save_bundle(self) -> None:
        """Issue the report and save it with everything it rests on as one file."""
        stated = self._stated()
        if stated is None:
            return
        missing = [each.key for each in self._kinds if each.required and not stated.get(each.key)]
        if missing:
            self._refuse("particulars_missing", {"kind": self.kind, "fields": ", ".join(missing)})
            return
        name, title = f"{document_label(self.kind)}.zip", self.tr("Save bundle (ZIP)")
        ask_place(self.window(), title, name, lambda at: self.save_to(Path(at), stated))

    def save_to(self, path: Path, stated: Mapping[str, object]) -> None:
        """Write the bundle to `path`, once."""
        if self._running:
            return
        self._running = True
        self._soon.stop()
        self._printing.save_bundle(self._ticket_id, stated, path, self.finished.emit, self._refused)

    def _stated(self) -> Mapping[str, object] | None:
        """What the form holds; None while it is being issued, or where something cannot be read."""
        if self._running:
            return None
        self.frame.clear()
        try:
            return stated_values(self._kinds, self.fields.values())
        except InputError as error:
            self._refuse(error.code, {"field": error.field, **error.params})
            return None

    @override
    def event(self, event: QEvent) -> bool:
        return takes_escape(event) or super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F8 and self.pack.isVisible():
            self.save_bundle()
        elif self.consent.isVisible() and self.consent.is_asked_by(event):
            self.consent.click()
        elif event.matches(QKeySequence.StandardKey.Save):
            self.save_pdf()
        elif event.matches(QKeySequence.StandardKey.Print):
            self._outlet.choose_printer(self.kind)
        elif self.preview.hasFocus():
            self.frame.keyPressEvent(event)  # the keys of the form work beside it, too
        else:
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.KeyRelease, QEvent.Type.MouseButtonRelease, QEvent.Type.FocusOut):
            self._soon.start()
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.frame.keys.insertWidget(self.frame.keys.count() - 1, self.pack)
        self.save.clicked.connect(self.save_pdf)
        self.elsewhere.clicked.connect(lambda: self._outlet.choose_printer(self.kind))
        self.look_where()
        both = QHBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(Space.M)
        both.addWidget(self.frame, 1)
        both.addLayout(self._beside(), 1)
        self._link()
        self.frame.wanted.connect(self.submit)
        self.frame.left.connect(self.left)
        self.frame.grown.connect(self._link)
        self.consent.given.connect(self._show_draft)
        self.pack.clicked.connect(self.save_bundle)
        self.warning.setVisible(bool(self.warning.words.text()))
        self.pack.setVisible(self.kind == EVIDENCE_BUNDLE)

    def _beside(self) -> QVBoxLayout:
        """The paper as it grows; over it, where its printer does not take it, what can be done instead."""
        ways = FlowLayout(spacing=Space.S)
        for each in (self.consent, self.save, self.elsewhere):
            ways.addWidget(each)
            each.hide()
        self.misfit.hide()
        column = QVBoxLayout()
        column.setSpacing(Space.S)
        column.addWidget(self.misfit)
        column.addLayout(ways)
        column.addWidget(self.preview, 1)
        return column

    def _link(self) -> None:
        """Each field makes the paper follow."""
        for each in self.frame.link():
            each.installEventFilter(self)

    def _show_draft(self) -> None:
        try:
            stated = stated_values(self._kinds, self.fields.values())
        except InputError:
            return  # half a date: the paper waits until it is one
        workplace, person = self._services.workplace, self._services.person()
        ticket, kind, item = self._ticket_id, self.kind, self._item_id
        self.preview.show_busy()

        def show(pdf: bytes) -> None:
            self.consent.ask("")
            self.preview.show_pdf(pdf)

        self._services.tasks.run_query(
            lambda: draft_document(workplace, ticket, kind, person, stated, item),
            show,
            self._no_draft,
            owner=self,
            key="draft",
        )

    def _no_draft(self, error: Exception) -> None:
        code, params = trouble_of(error)
        self.consent.ask(code)
        self.preview.show_message(self._services.sentence(code, self._readable(params)))

    def _readable(self, params: Mapping[str, str]) -> Mapping[str, str]:
        """Fields by the names that stand on the form."""
        return readable(self.kind, params)

    def _refused(self, code: str, params: Mapping[str, str]) -> None:
        self._running = False
        self._refuse(code, params)

    def _refuse(self, code: str, params: Mapping[str, str]) -> None:
        """Beside the field it speaks of, else under the form."""
        self.consent.ask(code)
        path = params.get("field") or params.get("fields", "").split(", ")[0]
        self.frame.refuse(path, self._services.sentence(code, self._readable(params)))

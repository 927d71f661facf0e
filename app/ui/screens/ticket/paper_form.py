"""Filling in a document before it is issued: the form on the left, the paper beside it as it grows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.refusals import InputError
from app.ui.kit.buttons import Button, PrimaryButton
from app.ui.kit.card import Card, HintBox, ScrollColumn, row_of
from app.ui.kit.chain import FieldChain, bring_into_view
from app.ui.kit.escape import takes_escape
from app.ui.kit.file_dialog import ask_place
from app.ui.kit.text import Text
from app.ui.labels.lists import listed
from app.ui.labels.papers import document_label
from app.ui.labels.particulars import particular_label
from app.ui.override import override
from app.ui.parts.pdf_preview import PdfPreview
from app.ui.screens.common.deeds import trouble_of
from app.ui.screens.common.print_order import PrintOrder
from app.ui.screens.ticket.form_body import FormBody
from app.ui.screens.ticket.form_controls import Desk
from app.ui.screens.ticket.paper_specs import paper_specs, stated_values
from app.ui.services import Services
from app.ui.theme import Space
from app.usecases.bundle.facts import EVIDENCE_BUNDLE
from app.usecases.issuing.drafting import BegunDocument, draft_document

_PAUSE_MS = 350
"""After the last key, before the paper is set anew."""


class PaperForm(QWidget):
    """One document of one ticket, about to be issued.

    Signals: `finished` when it was issued, `left` when Esc gives it up.
    """

    finished = Signal()
    left = Signal()

    def __init__(
        self,
        services: Services,
        printing: PrintOrder,
        ticket_id: str,
        kind: str,
        item_id: str | None,
        begun: BegunDocument,
        warning: str = "",
    ) -> None:
        """`warning` says what issuing it undoes."""
        super().__init__()
        self._services, self._printing = services, printing
        self._ticket_id, self._kind, self._item_id = ticket_id, kind, item_id
        self._kinds = begun.kinds
        desk = Desk(services.workplace.policy, services.workplace.time.now)
        self.fields = FormBody(paper_specs(kind, begun), desk)
        self.do = PrimaryButton(self.tr("Issue and print"), "F10")
        self.give_up = Button(self.tr("Back"), key="Esc")
        self.wrong = Text("", "small", tone="danger", wrap=True)
        self.warning = HintBox(warning, "info", tone="warn")
        self.pack = Button(self.tr("Save bundle (ZIP)"), key="F8", icon="download")
        self.preview = PdfPreview(services.tasks, services.renderer)
        self._chain = FieldChain(self)
        self._running = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._soon.timeout.connect(self._show_draft)
        self._build()
        self._soon.start(0)

    def first_focus(self) -> QWidget:
        """Where the keyboard starts."""
        return next(self.fields.chain(), self.do)

    def submit(self) -> None:
        """Issue and print it, once."""
        stated = self._stated()
        if stated is None:
            return
        self._running = True
        self._soon.stop()
        self._printing.order_stated(
            self._ticket_id, self._kind, self._item_id, stated, self.finished.emit, self._refused
        )

    def save_bundle(self) -> None:
        """Issue the report and save it with everything it rests on as one file."""
        stated = self._stated()
        if stated is None:
            return
        missing = [each.key for each in self._kinds if each.required and not stated.get(each.key)]
        if missing:
            self._refuse("particulars_missing", {"kind": self._kind, "fields": ", ".join(missing)})
            return
        name, title = f"{document_label(self._kind)}.zip", self.tr("Save bundle (ZIP)")
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
        for field in self.fields.every_field():
            field.set_error()
        self.wrong.hide()
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
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_F10:
            self.submit()
        elif event.key() == Qt.Key.Key_F8 and self.pack.isVisible():
            self.save_bundle()
        else:
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.KeyRelease, QEvent.Type.MouseButtonRelease, QEvent.Type.FocusOut):
            self._soon.start()
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        card = Card(document_label(self._kind))
        column = ScrollColumn()
        column.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.add(self.fields)
        card.body.addWidget(column, 1)
        card.add(self.warning, self.wrong)
        self.wrong.hide()
        row = row_of(self.give_up)
        row.addStretch(1)
        row.addWidget(self.pack)
        row.addWidget(self.do)
        card.body.addLayout(row)
        both = QHBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(Space.M)
        both.addWidget(card, 1)
        both.addWidget(self.preview, 1)
        self._link()
        self._chain.finished.connect(self.submit)
        self.fields.grown.connect(self._link)
        self.do.clicked.connect(self.submit)
        self.pack.clicked.connect(self.save_bundle)
        self.give_up.clicked.connect(self.left)
        self.warning.setVisible(bool(self.warning.words.text()))
        self.pack.setVisible(self._kind == EVIDENCE_BUNDLE)

    def _link(self) -> None:
        """Enter and Tab run through the fields; each of them makes the paper follow."""
        known = self._chain.fields()
        fresh = [each for each in self.fields.chain() if each not in known]
        self._chain.add(*fresh)
        for each in fresh:
            each.installEventFilter(self)

    def _show_draft(self) -> None:
        try:
            stated = stated_values(self._kinds, self.fields.values())
        except InputError:
            return  # half a date: the paper waits until it is one
        workplace, person = self._services.workplace, self._services.person()
        ticket, kind, item = self._ticket_id, self._kind, self._item_id
        self.preview.show_busy()
        self._services.tasks.run_query(
            lambda: draft_document(workplace, ticket, kind, person, stated, item),
            self.preview.show_pdf,
            self._no_draft,
            owner=self,
            key="draft",
        )

    def _no_draft(self, error: Exception) -> None:
        code, params = trouble_of(error)
        self.preview.show_message(self._services.sentence(code, self._readable(params)))

    def _readable(self, params: Mapping[str, str]) -> Mapping[str, str]:
        """Fields by the names that stand on the form."""
        keys = params.get("fields", "").split(", ")
        return {**params, "fields": listed(particular_label(self._kind, key) for key in keys)}

    def _refused(self, code: str, params: Mapping[str, str]) -> None:
        self._running = False
        self._refuse(code, params)

    def _refuse(self, code: str, params: Mapping[str, str]) -> None:
        """Beside the field it speaks of, else under the form."""
        sentence = self._services.sentence(code, self._readable(params))
        name = params.get("field") or params.get("fields", "").split(", ")[0]
        field = self.fields.field(name) if name else None
        if field is None:
            self.wrong.setText(sentence)
            self.wrong.show()
            return
        field.set_error(sentence)
        field.setFocus()
        bring_into_view(field)

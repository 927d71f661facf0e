"""单据: the documents of a ticket, those needed now first; Enter shows one, or asks what is to be stated."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.domain.records import Document
from app.domain.ticket import Ticket
from app.ui.kit.messages import Message
from app.ui.override import override
from app.ui.screens.common.deeds import Deeds
from app.ui.screens.common.picklist import PickList
from app.ui.screens.common.print_order import PrintOrder
from app.ui.screens.common.printing import next_fresh
from app.ui.screens.common.sign_words import to_sign, undone_by
from app.ui.screens.ticket.message_sheet import MessageSheet
from app.ui.screens.ticket.paper_form import PaperForm
from app.ui.screens.ticket.paper_outlet import PaperOutlet
from app.ui.screens.ticket.paper_rows import ISSUE, MESSAGE, PaperRows, issued_by, paper_rows
from app.ui.screens.ticket.paper_view import PaperView
from app.ui.services import Services
from app.usecases.issuing.drafting import BegunDocument, begin_document
from app.usecases.result_message import RESULT_NOTICE
from app.usecases.signers import SIGNERS, left_to_sign
from app.usecases.situation import PossibleDocument, Situation, possible_documents


class PapersTab(QWidget):
    """The list, and over it the preview of one, a form, or the text message to the customer.

    Signals: `left` when Esc is pressed in the list, `told` a Message, `sign_wanted` the id of a document.
    """

    left = Signal()
    told = Signal(object)
    sign_wanted = Signal(str)

    def __init__(self, services: Services, deeds: Deeds, printing: PrintOrder) -> None:
        super().__init__()
        self._services = services
        self._deeds = deeds
        self._printing = printing
        self._situation: Situation | None = None
        self._shown: Document | None = None
        self._draft: tuple[str, str | None] | None = None
        self.list = PickList(
            self.tr("Documents"),
            self.tr("Number or kind"),
            self.tr("No document of that name"),
            take=self.tr("Show"),
        )
        self.view = PaperView(services, deeds)
        self.preview = self.view.preview
        self.form: PaperForm | MessageSheet | None = None
        self.stack = QStackedLayout(self)
        self.outlet = PaperOutlet(services, deeds, self.stack)
        self._build()

    def show_situation(self, situation: Situation) -> None:
        """Show the documents as they stand; an open preview stays."""
        before = self._situation
        self._situation = situation
        if before is None or (before.ticket, before.left_prints) != (situation.ticket, situation.left_prints):
            rows = self._rows(situation)
            self.list.show_rows(rows.listed)
            self.list.fold(self.tr("Other documents"), rows.others)
        if self._shown is not None:
            now = situation.ticket.document(self._shown.id)
            if now is not None and now != self._shown:
                self._open(now, focus=False)  # it was printed or signed meanwhile

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
        if self.outlet.close():
            return True
        if self._shown is None and self.form is None and self._draft is None:
            return False
        self._shown = self._draft = None
        self.stack.setCurrentIndex(0)
        self._drop_form()
        self.list.setFocus()
        return True

    def print_shown(self) -> bool:
        """F9: issue and print what is filled in, shown, or stood on in the list; False where none is."""
        if self._situation is None:
            return False
        if isinstance(self.form, PaperForm):
            self.form.submit()
            return True
        if self.form is not None:
            words = self.tr("A message is copied and sent from a phone: nothing of it is printed")
            self.told.emit(Message(words, "info", seconds=4))
            return True
        ticket_id = self._situation.ticket.id
        if self._draft is not None:
            kind, item_id = self._draft
            self._printing.order(ticket_id, kind, item_id)
            if self.view.misfit.isHidden():  # else the pages stay, with what can be done instead
                self.close_preview()
            return True
        if self._shown is not None:
            self._print_open()
            return True
        if self._situation.left_prints:  # what did not print comes first
            return False
        return self._print_stood_on(self._situation.ticket, self.list.current())

    def _print_stood_on(self, ticket: Ticket, key: str) -> bool:
        """Print the row the list stands on; one that asks for something is asked first."""
        document = ticket.document(key)
        if document is not None:
            self._printing.order(ticket.id, document.kind, document.item)
        elif key.startswith(ISSUE) and not _asks(self._services, issued_by(key)[0]):
            self._printing.order(ticket.id, *issued_by(key))
        elif key.startswith(ISSUE):
            self._begin(*issued_by(key))
        else:
            return False
        return True

    def hand_over(self) -> None:
        """F11: hand the screen over to sign what is shown, or stood on; else what was issued last."""
        if self._situation is None:
            return
        ticket = self._situation.ticket
        key = self.list.current()
        if self.form is not None:
            begun = self.form.kind
        elif self._draft is not None:
            begun = self._draft[0]
        else:
            stood_on = issued_by(key)[0] if self._shown is None and key.startswith(ISSUE) else ""
            begun = stood_on if stood_on in SIGNERS else ""  # in the list, a label is passed over
        found = to_sign(ticket, begun, self._shown or ticket.document(key), filling=self.form is not None)
        if isinstance(found, Document):
            self.sign_wanted.emit(found.id)
        else:
            self.told.emit(Message(found, "info", seconds=4))

    def _turned(self) -> None:
        """Another printer was chosen: show where it goes now."""
        if isinstance(self.form, PaperForm):
            self.form.look_where()
        elif self._shown is not None:
            self._open(self._shown)
        elif self._draft is not None:
            self._begin(*self._draft)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            return event.type() == QEvent.Type.KeyPress and self.close_preview()
        return False

    def _rows(self, situation: Situation) -> PaperRows:
        ticket, workplace = situation.ticket, self._services.workplace
        possible: tuple[PossibleDocument, ...] = possible_documents(workplace, ticket)
        kinds = tuple(workplace.typesetter.kinds())
        first = next_fresh(workplace, ticket)
        return paper_rows(ticket, kinds, possible, workplace.desk.tz, situation.left_prints, first)

    def _picked(self, key: str) -> None:
        if self._situation is None:
            return
        if key.startswith(MESSAGE):
            self._lay(MessageSheet(self._services, self._deeds, self._situation.ticket, key[len(MESSAGE) :]))
        elif key.startswith(ISSUE):
            self._begin(*issued_by(key))
        elif (document := self._situation.ticket.document(key)) is not None:
            self._open(document)

    def _open(self, document: Document, *, focus: bool = True) -> None:
        """Show it as its printer would get it now."""
        if self._situation is None:
            return
        self._shown, self._draft = document, None
        self.stack.setCurrentWidget(self.view)
        self.view.show_document(self._situation.ticket, document, to_sign=bool(left_to_sign(document)))
        if focus:
            self.preview.setFocus()

    def _order(self, *, elsewhere: bool) -> None:
        """Ctrl+S saves what is shown as a file, Ctrl+P chooses another printer for it."""
        stands = (self._shown.kind, self._shown.item) if self._shown is not None else self._draft
        if self._situation is None or stands is None:
            return
        if elsewhere:
            self.outlet.choose_printer(stands[0])
        else:
            done = self.close_preview if self._shown is None else None
            self.outlet.save(self._situation.ticket.id, *stands, done=done)

    def _print_open(self, *, bilingual: bool = False) -> None:
        if self._situation is not None and self._shown is not None:
            shown = self._shown
            self._printing.order(self._situation.ticket.id, shown.kind, shown.item, bilingual=bilingual)

    def _change(self) -> None:
        """State something else: the next version of the document that is shown."""
        if self._shown is not None and not self._shown.voided:
            self._begin(self._shown.kind, self._shown.item)

    def _begin(self, kind: str, item_id: str | None) -> None:
        """Show what asks for nothing as it would be issued; else ask on a form."""
        if self._situation is None:
            return
        ticket, workplace = self._situation.ticket, self._services.workplace
        if not _asks(self._services, kind):
            self._shown, self._draft = None, (kind, item_id)
            self.stack.setCurrentWidget(self.view)
            self.view.show_draft(ticket, kind, item_id)
            self.preview.setFocus()
            return
        person = self._services.person()

        def open_form(begun: BegunDocument) -> None:
            warning = undone_by(ticket, kind, item_id)
            way = self._printing, self.outlet
            self._lay(PaperForm(self._services, *way, ticket.id, kind, item_id, begun, warning))

        self._deeds.ask(
            lambda: begin_document(workplace, ticket.id, kind, person, item_id), open_form, key="form"
        )

    def _lay(self, form: PaperForm | MessageSheet) -> None:
        self._drop_form()
        form.left.connect(self.close_preview)
        form.finished.connect(self.close_preview)
        if isinstance(form, MessageSheet):
            form.told.connect(self.told)
            form.notice_wanted.connect(partial(self._begin, RESULT_NOTICE))
        self.form = form
        self.stack.addWidget(form)
        self.stack.setCurrentWidget(form)
        form.first_focus().setFocus()

    def _drop_form(self) -> None:
        if self.form is not None:
            self.stack.removeWidget(self.form)
            self.form.deleteLater()
            self.form = None

    def _build(self) -> None:
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.view)
        self.preview.installEventFilter(self)
        self.list.picked.connect(self._picked)
        self.list.left.connect(self.left)
        self.view.left.connect(self.close_preview)
        self.view.print_wanted.connect(self.print_shown)
        self.view.sign_wanted.connect(self.hand_over)
        self.view.both_wanted.connect(partial(self._print_open, bilingual=True))
        self.view.save_wanted.connect(partial(self._order, elsewhere=False))
        self.view.printer_wanted.connect(partial(self._order, elsewhere=True))
        self.outlet.told.connect(self.told)
        self.outlet.turned.connect(self._turned)
        self.view.change_wanted.connect(self._change)
        self.setFocusProxy(self.list)


def _asks(services: Services, kind: str) -> bool:
    """Whether something has to be stated on that kind."""
    known = services.workplace.typesetter.kinds()
    return any(each.kind == kind and each.particulars for each in known)

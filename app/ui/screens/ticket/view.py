"""The ticket 工单详情: one case, what it needs now, and everything that is known about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.kit.choices import Choice
from app.ui.kit.keys import KeyHint
from app.ui.override import override
from app.ui.parts.early_keys import EarlyKeys
from app.ui.screens.common.deeds import Deeds
from app.ui.screens.common.print_order import PrintOrder
from app.ui.screens.common.ticket_words import next_act
from app.ui.screens.ticket.abroad import Abroad
from app.ui.screens.ticket.action_list import NEXT_FORMS
from app.ui.screens.ticket.body import PAPERS, TABS, WORK, TicketBody
from app.ui.screens.ticket.form_choices import Case
from app.ui.screens.ticket.frame import TicketFrame
from app.ui.screens.ticket.overlays import Overlays
from app.ui.screens.ticket.undo_key import UndoKey
from app.ui.screens.ticket.work_host import MakeWork
from app.ui.services import Services
from app.ui.shell.actions import Actions, KeyAction
from app.ui.shell.page import Page
from app.usecases.desk import staff_of
from app.usecases.error_maker import shown_to
from app.usecases.situation import Situation, situation

MakePage = Callable[[Services, str, str | None], Page]
"""Makes a page about a ticket: services, the ticket's id, and that of an item or a document."""

_MINUTE_MS = 60_000


class TicketPage(Page):
    """One ticket. `make_work` gives the widget for the work of the step, `make_determination` the page
    that F7 shows over this one, `make_sign` the one on which a document (its id) is signed; without them
    the next step and what usually follows are offered.

    Signal `page_over` carries a page to be shown over this one.
    """

    page_over = Signal(object)

    def __init__(
        self,
        services: Services,
        ticket_id: str,
        make_work: MakeWork | None = None,
        make_determination: MakePage | None = None,
        make_sign: MakePage | None = None,
    ) -> None:
        super().__init__()
        self._services = services
        self._ticket_id = self.ticket_id = ticket_id
        self._make_determination = make_determination
        self._make_sign = make_sign
        self._hosted = make_work(services) if make_work else None
        self._situation: Situation | None = None
        self._item_id = ""
        self._staff: tuple[str, ...] = ()
        rulebook = services.workplace.policy.rulebook
        self._categories = tuple(
            Choice(each.code, each.name, each.code) for each in rulebook.categories.values()
        )
        self._deeds = Deeds(services, self)
        self._printing = PrintOrder(services, self._deeds, self)
        self.frame = TicketFrame(services.workplace.desk.tz)
        self.body = TicketBody(services, self._deeds, self._printing, self._hosted)
        self.overlays = Overlays(services, self._deeds, self.body, _elsewhere(self.body), self)
        self.undo = UndoKey(services, self._deeds, self)
        self.abroad = Abroad(services, self._deeds, ticket_id, self.body, self)
        self._minute = QTimer(self)
        self._early = EarlyKeys(self)
        self._build()
        self._connect()

    @override
    def title(self) -> str:
        return self._situation.ticket.number if self._situation else self.tr("Ticket")

    @override
    def hints(self) -> Sequence[KeyHint]:
        door = self.body.evidence.door
        if door.is_open:
            return door.hints()
        own = [KeyHint(".", self.tr("Actions")), KeyHint("N", self.tr("Note"))]
        own.append(KeyHint("R", self.tr("Rights")))
        if self._situation is not None and len(self._situation.ticket.items) > 1:
            own.append(KeyHint("Alt+1…9", self.tr("Goods")))
        working = self.body.tab() == WORK and self._hosted is not None
        own.append(KeyHint("Ctrl+1…5", self.tr("Views")))
        served = self.actions_now().keys()
        guest = self._hosted.hints() if self._hosted and working else ()
        return [*(hint for hint in guest if hint.key not in served), *own]

    @override
    def actions_now(self) -> Actions:
        if self._situation is None:  # all others are kept until the ticket was read
            return Actions([KeyAction("Esc", self.tr("Back"), self._back)])
        camera = self.body.evidence.door.is_open
        reprint = KeyAction("Shift+F9", self.tr("Print again"), partial(self._print, again=True), shown=False)
        left = bool(self._situation.left_prints)
        at_papers = self.body.tab() == PAPERS
        return Actions(
            [
                KeyAction("F4", self.tr("Customer"), self.overlays.open_customer),
                KeyAction("F6", self.tr("Files") if camera else self.tr("Photo"), self.body.evidence.capture),
                KeyAction("F7", self.tr("Determine"), self.determine),
                KeyAction("F9", self.tr("Print"), partial(self._print, again=False)),
                *([] if left else [reprint]),  # what failed goes first, and the frame has the key for it
                KeyAction("F11", self.tr("Sign"), partial(self.body.work_key, "F11"), shown=at_papers),
                KeyAction("Ctrl+Z", self.tr("Undo"), self.undo.press, shown=False),
                KeyAction("Esc", self.tr("Close") if camera else self.tr("Back"), self._back),
            ]
        )

    @override
    def serve_key(self, key: str) -> bool:
        working = self.body.tab() == WORK and self.body.over() is None
        if working and self._hosted is not None and self._hosted.serve_key(key):
            return True
        return super().serve_key(key)

    @override
    def first_focus(self) -> QWidget:
        return self._early if self._situation is None else self.body.tabs

    @override
    def on_enter(self) -> None:
        self._minute.start()
        self.reload()

    @override
    def on_leave(self) -> None:
        self._minute.stop()

    def reload(self) -> None:
        """Read the ticket anew; what is being typed stays."""
        workplace, ticket_id = self._services.workplace, self._ticket_id

        def read() -> tuple[Situation, tuple[str, ...]]:
            staff = tuple(person.name for person in staff_of(workplace.settings.all()))
            return shown_to(situation(workplace, ticket_id), person), staff

        person = self._services.person()
        self._deeds.ask(read, self._show, key="ticket")
        self.abroad.read()

    def determine(self) -> None:
        """F7: the determination desk, or the work of the step where there is none."""
        if self._make_determination is not None and self._situation is not None:
            several = len(self._situation.ticket.items) > 1
            item_id = self._item_id if several else None
            self.page_over.emit(self._make_determination(self._services, self._ticket_id, item_id))
        elif self._hosted is not None:
            self.body.choose(WORK)
            self._hosted.serve_key("F7")
        else:
            self.overlays.open_form("DetermineLiability")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no field used: they are those of the page."""
        if event.key() == Qt.Key.Key_Period and not event.modifiers():
            self.overlays.open_actions()
        elif event.key() == Qt.Key.Key_P and not event.modifiers():
            self.overlays.open_compare()
        elif event.key() == Qt.Key.Key_C and not event.modifiers():
            self.abroad.open()
        elif event.key() == Qt.Key.Key_R and not event.modifiers():
            self.overlays.open_rights()
        elif event.key() == Qt.Key.Key_N and not event.modifiers():
            self.body.note("note")
        else:
            super().keyPressEvent(event)

    def _show(self, found: tuple[Situation, tuple[str, ...]]) -> None:
        stands, staff = found
        if stands.ticket.book:  # a paper of the desk was scanned: it has a page of its own
            self.left.emit()
            self._services.news.paper_wanted.emit(stands.ticket.id)
            return
        first = self._situation is None
        self._situation = stands
        self._staff = staff
        self.undo.follow(stands)
        self._show_item(self._item_id)
        if first:
            self._early.give(self.body.tabs)

    def _show_item(self, item_id: str) -> None:
        """See the ticket from one of its goods."""
        if self._situation is None:
            return
        ticket = self._situation.ticket
        item = ticket.item(item_id) or ticket.items[0]
        self._item_id = item.id
        case = Case(ticket, item, self._staff, self._categories, self._situation.offers)
        self.overlays.show_case(case, self._situation)
        self.frame.show_situation(self._situation, item)
        self.body.show_situation(self._situation, item, case)
        self.keys_changed.emit()

    def _back(self) -> None:
        if not self.body.step_back():
            self.left.emit()

    def _print(self, *, again: bool) -> None:
        if self._situation is None:
            return
        if self.body.tab() == PAPERS and self.body.over() is None and self.body.papers.print_shown():
            return
        if again:
            self._printing.order_again(self._situation.ticket, self.body.papers.current())
        else:
            self._printing.order_next(self._situation.ticket)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addWidget(self.frame)
        column.addWidget(self.abroad.bar)
        column.addWidget(self.body, 1)
        self.frame.put_sync(self.abroad.chip)
        self._minute.setInterval(_MINUTE_MS)
        shortcuts: dict[str, Callable[[], None]] = {"Ctrl+K": self.overlays.open_actions}
        for place in range(1, 10):
            shortcuts[f"Alt+{place}"] = partial(self._show_place, place)
            if place <= len(TABS):
                shortcuts[f"Ctrl+{place}"] = partial(self.body.choose, TABS[place - 1])
        for keys, act in shortcuts.items():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _show_place(self, place: int) -> None:
        if self._situation is not None and place <= len(self._situation.ticket.items):
            self._show_item(self._situation.ticket.items[place - 1].id)

    def _connect(self) -> None:
        self._deeds.refused.connect(self.problem_met)
        self._printing.told.connect(self.message_ready)
        self.undo.told.connect(self.message_ready)
        self.abroad.told.connect(self.message_ready)
        self.overlays.told.connect(self.message_ready)
        self.abroad.stale.connect(self.reload)
        self.body.evidence.door.said.connect(self.message_ready)
        self.body.evidence.door.turned.connect(self.keys_changed)
        self.undo.refused.connect(self.problem_met)
        self.frame.item_chosen.connect(self._show_item)
        self.body.papers.told.connect(self.message_ready)
        if (make_sign := self._make_sign) is not None:
            self.body.papers.sign_wanted.connect(
                lambda document: self.page_over.emit(make_sign(self._services, self._ticket_id, document))
            )
        self.body.turned.connect(lambda _tab: self.keys_changed.emit())
        self.body.usual.form_wanted.connect(self.overlays.open_form)
        self.body.usual.acted.connect(self._act)
        self.overlays.determination_wanted.connect(self.determine)
        if self._hosted is not None:
            self._hosted.on_form(self.overlays.open_form)
        self._minute.timeout.connect(self.reload)
        self._services.news.ticket_changed.connect(self._changed)

    def _changed(self, ticket_id: str) -> None:
        """Whichever panel did it: the ticket is read anew, and that it is saved is said."""
        if ticket_id != self._ticket_id:
            return
        self.reload()
        now = self._services.workplace.time.now().astimezone(self._services.workplace.desk.tz)
        self.saved.emit(self.tr("Saved {0}").format(f"{now:%H:%M:%S}"))

    def _act(self) -> None:
        """The button of the next action: what its key would do, or the form that usually follows."""
        act = next_act(self._situation.ticket) if self._situation else None
        if act is None:
            return
        form = NEXT_FORMS.get(act.code)
        if form is not None:
            self.overlays.open_form(form)
        else:
            self.serve_key(act.key)


def _elsewhere(body: TicketBody) -> dict[str, Callable[[], None]]:
    """Actions that are done on the page itself, without a form."""
    return {
        "AttachEvidence": body.evidence.capture,
        "AddNote": partial(body.note, "note"),
        "LogContact": partial(body.note, "contact"),
        "MakePromise": partial(body.note, "promise"),
        "AmendCustomer": partial(body.amend, "customer."),
        "AmendGoods": partial(body.amend, "goods."),
        "AmendProblem": partial(body.amend, "problem."),
        "ListReceivedItems": partial(body.amend, "received_items"),
    }

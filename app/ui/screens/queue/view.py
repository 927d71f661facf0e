"""The queue 工单: open tickets, most urgent first, with what each of them needs next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.numbering import short_form
from app.ui.kit.keys import KeyHint
from app.ui.override import override
from app.ui.parts.early_keys import EarlyKeys
from app.ui.screens.common.deeds import Deeds, trouble_of
from app.ui.screens.common.preview import PreviewPane
from app.ui.screens.common.print_order import PrintOrder
from app.ui.screens.queue.board import QueueBoard
from app.ui.screens.queue.presenter import QueuePresenter
from app.ui.screens.queue.search import SearchHits
from app.ui.services import Services
from app.ui.shell.actions import Actions, KeyAction
from app.ui.shell.page import Page
from app.usecases.error_maker import shown_to
from app.usecases.issue import RECEIPT
from app.usecases.situation import Situation, situation

_MINUTE_MS = 60_000
_SETTLE_MS = 70
"""Arrow keys held down run through rows; the preview waits until they rest."""
_PANE, _SLIM_PANE = 330, 308
_SLIM_UNTIL = 1_260
"""Up to this width of the page the pane leaves the list more room, for its last column."""
_PANE_FROM = 1_000
"""Narrower than this the list needs the whole width."""


class QueuePage(Page):
    """The list, its filters, and the pane of the chosen ticket.

    Opening a ticket is told through ``services.news.ticket_wanted``, a new intake through
    ``intake_wanted``. The search box of the shell is served by `search` (the whole list) and by
    `hits` (rows while typing, Enter opens the best). `determine` opens the determination of the
    ticket with that id (F7); without it F7 opens the ticket.
    """

    def __init__(self, services: Services, determine: Callable[[str], None] | None = None) -> None:
        super().__init__()
        self._determine = determine or services.news.ticket_wanted.emit
        self._services = services
        self._presenter = QueuePresenter(services.workplace, services.link)
        self._deeds = Deeds(services, self)
        self._printing = PrintOrder(services, self._deeds, self)
        self._stale = True
        self.hits = SearchHits(services, self._presenter, self)
        self.board = QueueBoard(services.tasks, self._presenter, self._deeds, lambda: services.person().name)
        self.pane = PreviewPane(services.tasks, services.workplace.pictures, self._presenter.zone)
        self._early = EarlyKeys(self)
        self._rest = QTimer(self)
        self._minute = QTimer(self)
        self._build()
        self._connect()

    @override
    def title(self) -> str:
        return self.tr("Tickets")

    @override
    def first_focus(self) -> QWidget:
        return self.board.keyboard_place()

    @override
    def hints(self) -> Sequence[KeyHint]:
        return [KeyHint("↑ ↓", self.tr("Choose")), KeyHint("Enter", self.tr("Open"))]

    @override
    def actions_now(self) -> Actions:
        if self._early.hasFocus():
            return Actions()  # kept for the page that is about to be opened
        actions = [KeyAction("F2", self.tr("New intake"), self._wish_intake)]
        if self.board.table.current_number():
            actions += [
                KeyAction("F7", self.tr("Determine"), partial(self._open_with_current, self._determine)),
                KeyAction("F9", self.tr("Print"), partial(self._with_current, self._print)),
            ]
        actions.append(KeyAction("F5", self.tr("Refresh"), self.board.read_again, shown=False))
        if self.board.searched:
            actions.append(KeyAction("Esc", self.tr("Queue"), partial(self.search, "")))
        return Actions(actions)

    @override
    def on_enter(self) -> None:
        self._minute.start()
        if self.focusWidget() in (self.board.new_intake, self._early):
            self.board.keyboard_place().setFocus()  # used on the way out: Enter opens a row again
        if self._stale:
            self._stale = False
            self.board.show_list()
        else:
            self.refresh()

    @override
    def on_leave(self) -> None:
        self._minute.stop()
        self.hits.forget()

    def search(self, text: str) -> None:
        """List what `text` finds, newest first; an empty text shows the queue again."""
        self.board.search(text)
        self.keys_changed.emit()

    def refresh(self) -> None:
        """Read list, counts and preview anew; what is chosen stays chosen."""
        self.board.refresh()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.pane.setVisible(self.width() >= _PANE_FROM)
        self.pane.setFixedWidth(_SLIM_PANE if self.width() < _SLIM_UNTIL else _PANE)

    def _build(self) -> None:
        page = QHBoxLayout(self)
        page.setContentsMargins(16, 14, 16, 14)
        page.setSpacing(14)
        page.addWidget(self.board, 1)
        page.addWidget(self.pane)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_SETTLE_MS)
        self._minute.setInterval(_MINUTE_MS)

    def _connect(self) -> None:
        news = self._services.news
        self._deeds.refused.connect(self.problem_met)
        self._printing.told.connect(self.message_ready)
        self.board.new_intake.clicked.connect(self._wish_intake)
        self.board.chosen.connect(self._chosen)
        self.board.table.opened.connect(lambda _number: self._open_with_current(news.ticket_wanted.emit))
        for wish in (self.pane.wanted, self.pane.photos_wanted):
            wish.connect(lambda: self._open_with_current(news.ticket_wanted.emit))
        self._rest.timeout.connect(partial(self._with_current, self._read_preview, key="preview", quiet=True))
        self._minute.timeout.connect(self.refresh)
        news.ticket_changed.connect(self._something_changed)
        news.arrived.connect(self._something_changed)
        news.person_changed.connect(self._something_changed)

    def _something_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _chosen(self, number: str) -> None:
        if number:
            self._rest.start()
        else:
            self.pane.show_nothing()
        self.keys_changed.emit()

    def _read_preview(self, ticket_id: str) -> None:
        workplace = self._services.workplace
        person = self._services.person()
        self._deeds.ask(
            lambda: shown_to(situation(workplace, ticket_id), person), self._show_pane, key="pane", quiet=True
        )

    def _show_pane(self, found: Situation) -> None:
        ticket = found.ticket
        if self.board.table.current_number() in (ticket.number, short_form(ticket.number, ticket.id)):
            self.pane.show_situation(found)

    def _with_current(self, act: Callable[[str], None], *, key: str = "current", quiet: bool = False) -> None:
        """Do something with the id of the chosen ticket."""
        number, tickets = self.board.table.current_number(), self._services.workplace.tickets

        def go_on(ticket_id: str | None) -> None:
            if ticket_id is not None:
                act(ticket_id)

        if number:
            self._deeds.ask(lambda: tickets.find(number), go_on, key=key, quiet=quiet)

    def _open_with_current(self, show: Callable[[str], None]) -> None:
        """Open a page on the chosen ticket; keys pressed until it is there are that page's."""
        number, tickets = self.board.table.current_number(), self._services.workplace.tickets

        def go_on(ticket_id: str | None) -> None:
            if ticket_id is not None:
                show(ticket_id)
            self._early.give(self.board.table)
            self.keys_changed.emit()

        def fail(error: Exception) -> None:
            self._early.give(self.board.table)
            self.keys_changed.emit()
            self.problem_met.emit(*trouble_of(error))

        if number:
            self._early.setFocus()
            self.keys_changed.emit()
            self._services.tasks.run_query(
                lambda: tickets.find(number), go_on, fail, owner=self, key="current"
            )

    def _print(self, ticket_id: str) -> None:
        self._printing.order(ticket_id, RECEIPT)

    def _wish_intake(self) -> None:
        self._services.news.intake_wanted.emit("")

"""The desk at work: services, pages, and everything that listens while the store is open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from app.ui.kit.messages import Message, MessageAction
from app.ui.parts.scanner import Scanner
from app.ui.parts.tasks import Tasks
from app.ui.screens.common.deeds import Deeds
from app.ui.services import News, Services
from app.ui.shell.actions import Actions, KeyAction
from app.ui.shell.asides import Asides
from app.ui.shell.page import Page
from app.ui.shell.shell import Shell
from app.ui.window.hand_over import HandOver
from app.ui.window.lock import Lock
from app.ui.window.lock_help import LockHelp
from app.ui.window.opening_page import OpeningPage
from app.ui.window.pages import SHARED, Pages
from app.ui.window.paper_drop import PaperDrop
from app.ui.window.print_watch import PrintWatch
from app.ui.window.program import Program
from app.ui.window.scanning import ScanRouter
from app.ui.window.searching import SearchWiring
from app.ui.window.signed_in import SignedIn
from app.ui.window.standing import Standing
from app.ui.window.sync_watch import SyncWatch
from app.ui.window.taking_over import TakingOver
from app.ui.window.typed_ahead import TypedAhead
from app.ui.window.warming import Warming
from app.usecases.desk_settings import DEMO, JOIN_WANTED
from app.usecases.housekeeping import OpenedStore
from app.usecases.shut_out import SHUT_OUT

if TYPE_CHECKING:
    from app.ui.window.backup_watch import BackupWatch
    from app.ui.window.call_up import Listening
    from app.ui.window.retention_watch import RetentionWatch
    from app.usecases.read_models import SavedDraft

_QUIET_MS = 400
"""What need not be seen at once waits until the list stands and answers keys."""


class Work(QObject):
    """Made when the store is open; `store` is closed by whoever owns this.

    Signals: `restart_wanted`, `called` when another start of the program wants to see this window.
    """

    restart_wanted = Signal()
    called = Signal()

    def __init__(
        self, program: Program, store: OpenedStore, shell: Shell, tasks: Tasks, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.store = store
        self._program = program
        self._shell = shell
        settings = store.first_settings
        self.news = News(self)
        self.signed_in = SignedIn(settings, self.news)
        self.services = Services(
            store.workplace,
            tasks,
            program.sentence,
            self.signed_in.person,
            self.news,
            program.camera(self),
            store.link,
        )
        self.pages = Pages(
            program, store, self.services, self.signed_in, self.restart_wanted.emit, shell.push
        )
        demo = store.clock is not None or settings.get(DEMO) is True
        self.standing = Standing(shell, self.services, demo=demo, parent=self)
        self.sync = SyncWatch(shell, self.services, self)
        self.standing.unsynced_counted.connect(self.sync.show_here)
        self.lock = Lock(shell, self.services, self.signed_in, demo, self)
        self.lock.help = LockHelp(shell.cover, partial(self.pages.help, "sign_in", None, None), self)
        self.lock.entered.connect(self._entered)
        self._asides = Asides(shell, SHARED)
        self._taking_over = TakingOver(self.services, self)
        self.prints = PrintWatch(shell, self.services, self)
        self.paper_drop = PaperDrop(shell, self.services, self._open_unplaced)
        self._warming = Warming(tasks, self._soon_wanted(), self)
        self._searching: SearchWiring | None = None
        self._calls: Listening | None = None
        self._backups: BackupWatch | None = None
        self._retention: RetentionWatch | None = None
        self.news.ticket_wanted.connect(self._open_ticket)
        self.news.document_wanted.connect(self._open_document)
        self.news.intake_wanted.connect(self._open_intake)
        self.news.paper_wanted.connect(self._open_paper)
        self.news.arrived.connect(self._read_staff)
        self.prints.changed.connect(self._show_keys)
        self.standing.parked_changed.connect(self._show_keys)
        shell.page_turned.connect(lambda _page: self._show_keys())
        shell.top.sync_wanted.connect(lambda: shell.open("sync"))

    def begin(self, first: OpeningPage | None, ahead: TypedAhead, scanner: Scanner) -> None:
        """Show the queue in place of its `first` rows, do what was typed `ahead`, wire what listens."""
        self._show_keys()
        left = self.store.workplace.drafts.all()  # a handful; later, one typed since would be among them
        self.prints.start(_QUIET_MS)  # before anybody can order a print: what waits now was left behind
        HandOver(self._shell, self.services, first, ahead, self.pages.queue, self)
        self.lock.begin()
        if self.lock.is_locked:
            ahead.drop()  # it was typed for somebody who is not signed in
        QTimer.singleShot(0, self, lambda: self._listen(ahead, scanner))
        QTimer.singleShot(_QUIET_MS, self, lambda: self._settle(left))

    def _read_staff(self, ticket: str) -> None:
        """More than single tickets is news: head office may have named other people, or other roles."""
        if not ticket:
            settings = self.services.workplace.settings
            Deeds(self.services, self).ask(settings.all, self.signed_in.read, key="staff", quiet=True)

    def _entered(self, before: str) -> None:
        """Somebody signed in. What another one was typing is put aside, and stays that one's."""
        from app.ui.screens.intake.page import IntakePage

        now = self.signed_in.person().name
        if before != now:
            self._asides.turn(before, now)
            page = self.pages.make("intake") if self.pages.has("intake") else None
            if isinstance(page, IntakePage):
                page.tabs.hand_over()
        self._taking_over.look()

    def make(self, key: str) -> Page:
        """The page of a destination."""
        return self.pages.make(key)

    def stop(self) -> None:
        """Listen no more."""
        if self._calls is not None:
            self._calls.stop()
        if self._retention is not None:
            self._retention.stop()
        if self._backups is not None:
            self._backups.stop()
        self._warming.stop()
        self.lock.stop()
        self.standing.stop()
        self.prints.stop()
        self.sync.stop()
        self.services.camera.stop()

    def _listen(self, ahead: TypedAhead, scanner: Scanner) -> None:
        self._searching = SearchWiring(self._shell, self.services, self.pages.queue(), self)
        router = ScanRouter(self._shell, self.services, self._searching.list_all, self)
        ahead.serve_scan = partial(self.lock.take_scan, router.take)
        scanner.unreadable.connect(router.tell_unreadable)

    def _settle(self, left: tuple[SavedDraft, ...]) -> None:
        """The list stands: ask about what was left, hear another start, read the next screens' code."""
        from app.ui.window.backup_watch import BackupWatch
        from app.ui.window.call_up import Listening
        from app.ui.window.left_intakes import ask_about_left
        from app.ui.window.retention_watch import RetentionWatch
        from app.ui.window.thrift import Thrift
        from app.ui.window.year_reminder import YearReminder

        self._calls = Listening(self.store.folder, self)
        self._calls.called.connect(self.called)
        Thrift(self.services.tasks, self)
        self._backups = BackupWatch(self._shell, self.services, self.store, self._program.choices, self)
        self._retention = RetentionWatch(self._shell, self.services, self)
        ask_about_left(self._shell, left)
        YearReminder(self._shell, self.services, self._program.choices, self)
        self._ask_to_join()
        self.paper_drop.tell_waiting()
        self._warming.go_on()

    def _ask_to_join(self) -> None:
        """The first start was told of a head office: its form comes up until it is joined, or put off."""
        if self.store.first_settings.get(JOIN_WANTED) is not True:
            return
        off = partial(self.store.workplace.settings.put, {JOIN_WANTED: False})
        tasks = self.services.tasks
        actions = (
            MessageAction(self.tr("Join now"), lambda: self._shell.open("sync"), "F12"),
            MessageAction(self.tr("Not now"), lambda: tasks.run_command(off, lambda _: None, owner=self)),
        )
        self._shell.say(Message(self.tr("This desk is to join a head office."), "info", actions=actions))

    def _soon_wanted(self) -> Iterator[Callable[[], object]]:
        yield from self.pages.warm_up_steps()
        from app.usecases.warm_up import warm_up_steps  # the steps before have read what it imports

        yield from warm_up_steps(self.store.workplace)

    def _show_keys(self) -> None:
        again = self.prints.action()
        parked = self.standing.parked_words()
        at_queue = self._shell.current() == "queue"
        waiting = KeyAction("F8", parked, lambda: self._shell.open("intake"))
        self._shell.set_own_actions(
            Actions(
                [
                    KeyAction("F1", self.tr("Help"), self._help),
                    KeyAction("F2", self.tr("New intake"), lambda: self.news.intake_wanted.emit("")),
                    KeyAction("F3", self.tr("Find"), self._shell.focus_search),
                    KeyAction("F5", self.tr("Tickets"), lambda: self._shell.open("queue")),
                    *([waiting] if parked else []),
                    *([again] if again else []),
                    self._twelve(),
                    KeyAction("Shift+F12", self.tr("Day end"), self._open_day_end, shown=at_queue),
                ]
            )
        )

    def _twelve(self) -> KeyAction:
        """F12 leads to sync, and from there to the papers of the desk, the hand-over sheet among them."""
        if self._shell.current() == "sync":
            return KeyAction("F12", self.tr("Papers"), lambda: self._shell.open("papers"))
        return KeyAction("F12", self.tr("Sync"), lambda: self._shell.open("sync"))

    def _open_ticket(self, ticket_id: str) -> None:
        self._shell.push(self.pages.ticket(ticket_id))

    def _open_paper(self, leaf: str) -> None:
        self._shell.open("papers")
        self.pages.papers().show_paper(leaf)

    def _open_document(self, ticket_id: str, document_id: str) -> None:
        """In the ticket that is in front already, else over what is shown."""
        from app.ui.screens.ticket.view import TicketPage

        front = self._shell.stack.page()
        page = front if isinstance(front, TicketPage) and front.ticket_id == ticket_id else None
        made = self.pages.ticket(ticket_id) if page is None else page
        if isinstance(made, TicketPage) and document_id:
            made.body.show_paper(document_id)
        if page is None:
            self._shell.push(made)
        else:
            page.reload()

    def _open_day_end(self) -> None:
        self._shell.push(self.pages.day_end(self._open_unplaced, self.paper_drop.take_files))

    def _open_unplaced(self) -> None:
        self._shell.push(self.pages.unplaced())

    def _open_intake(self, draft: str) -> None:
        if self.sync.shut_out:
            self._shell.report(SHUT_OUT, {})
            return
        known = self.pages.has("intake")
        self._shell.open("intake")
        if not known:
            self.news.intake_wanted.emit(draft)  # the page was made just now and did not hear the wish

    def _help(self) -> None:
        page = self._shell.stack.page()
        key = self._shell.current()
        self._shell.push(self.pages.help(key, page, QApplication.focusWidget()))

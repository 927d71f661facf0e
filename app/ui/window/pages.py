"""Each page, made when it is first wanted: what one of them imports, the first window need not wait for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.ui.services import Services
from app.ui.shell.page import Page
from app.ui.window.program import Program
from app.ui.window.signed_in import SignedIn
from app.usecases.housekeeping import OpenedStore

if TYPE_CHECKING:
    from app.ui.screens.desk_papers.view import DeskPapersPage
    from app.ui.screens.queue.view import QueuePage


SHARED = frozenset({"queue", "intake"})
"""Destinations that are the same whoever is signed in; of the others each person has one of their own."""


class Pages:
    """Makes pages and remembers those that stay. `show_over` shows a page over the one in front."""

    def __init__(
        self,
        program: Program,
        store: OpenedStore,
        services: Services,
        signed_in: SignedIn,
        restart: Callable[[], None],
        show_over: Callable[[Page], None],
    ) -> None:
        self._program = program
        self._store = store
        self._services = services
        self._signed_in = signed_in
        self._restart = restart
        self._show_over = show_over
        self._made: dict[tuple[str, str], Page] = {}

    def make(self, key: str) -> Page:
        """The page of a destination, for who is signed in. KeyError for one there is not."""
        whose = "" if key in SHARED else self._signed_in.person().name
        if (key, whose) not in self._made:
            makers = {
                "queue": self._queue,
                "intake": self._intake,
                "papers": self._papers,
                "sync": self._sync,
                "settings": self._settings,
            }
            self._made[key, whose] = makers[key]()
        return self._made[key, whose]

    def has(self, key: str) -> bool:
        """Whether that page was made before, for anybody."""
        return any(made == key for made, _ in self._made)

    def warm_up_steps(self) -> Sequence[Callable[[], object]]:
        """Read the code of the screens that come next, on a worker: F2 and Enter then open at once."""
        names = ("intake.page", "ticket.view", "desk_work.hosting", "desk_work.determination_page")
        return [partial(import_module, f"app.ui.screens.{name}") for name in names]

    def queue(self) -> QueuePage:
        """The queue."""
        from app.ui.screens.queue.view import QueuePage

        page = self.make("queue")
        if not isinstance(page, QueuePage):
            raise TypeError(page)
        return page

    def papers(self) -> DeskPapersPage:
        """The papers of the desk."""
        from app.ui.screens.desk_papers.view import DeskPapersPage

        page = self.make("papers")
        if not isinstance(page, DeskPapersPage):
            raise TypeError(page)
        return page

    def ticket(self, ticket_id: str) -> Page:
        """A ticket, to be opened over what is shown."""
        from app.ui.screens.desk_work.determination_page import DeterminationPage
        from app.ui.screens.desk_work.hosting import make_work
        from app.ui.screens.desk_work.sign_page import sign_page
        from app.ui.screens.ticket.view import TicketPage

        page = TicketPage(self._services, ticket_id, make_work, DeterminationPage, sign_page)
        page.page_over.connect(self._show_over)
        return page

    def day_end(self, ask: Callable[[], None], take: Callable[[list[str]], None]) -> Page:
        """The count of a day; `ask` shows papers that could not be told, `take` files chosen ones."""
        from app.ui.screens.day_end.view import DayEndPage

        return DayEndPage(self._services, ask, take)

    def unplaced(self) -> Page:
        """The papers that could not be told."""
        from app.ui.screens.day_end.unplaced_view import UnplacedPage

        return UnplacedPage(self._services)

    def help(self, key: str, page: Page | None, focus: QWidget | None) -> Page:
        """The guide, open where it speaks of the field that has the focus."""
        from app.ui.screens.help.anchors import anchor_for
        from app.ui.screens.help.view import HelpPage

        folder = self._program.places.resources / "help"
        return HelpPage(folder, self._program.language, anchor_for(key, page, focus))

    def _queue(self) -> Page:
        from app.ui.screens.queue.view import QueuePage

        return QueuePage(self._services, self._determine)

    def _determine(self, ticket_id: str) -> None:
        from app.ui.screens.desk_work.determination_page import DeterminationPage

        self._show_over(DeterminationPage(self._services, ticket_id))

    def _intake(self) -> Page:
        from app.ui.screens.intake.page import IntakePage

        return IntakePage(self._services)

    def _papers(self) -> DeskPapersPage:
        from app.ui.screens.desk_papers.view import DeskPapersPage
        from app.ui.screens.desk_work.sign_page import sign_page

        page = DeskPapersPage(self._services, sign_page)
        page.page_over.connect(self._show_over)
        return page

    def _sync(self) -> Page:
        from app.ui.screens.sync.presenter import Helping
        from app.ui.screens.sync.view import SyncPage

        program = self._program
        helping = Helping(program.advice, program.places.log, program.places.backups, program.version)
        return SyncPage(self._services, helping)

    def _settings(self) -> Page:
        from app.ui.screens.settings.section import Room
        from app.ui.screens.settings.view import SettingsPage

        page = SettingsPage(Room(self._program, self._store, self._services, self._signed_in))
        page.restart_wanted.connect(self._restart)
        return page

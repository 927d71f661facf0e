"""The desk window: from the first painting to the last draft, whatever happens in between."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPixmap

from app.domain.refusals import InputError, ProblemError, RefusedError
from app.ui.kit.messages import Message
from app.ui.parts.tasks import Tasks
from app.ui.shell.destinations import Destination
from app.ui.shell.page import Page
from app.ui.shell.shell import Shell
from app.ui.window.faults import FaultWatch
from app.ui.window.known_store import remember, was_here
from app.ui.window.opening import Opening
from app.ui.window.program import Program

if TYPE_CHECKING:
    from app.ui.window.crash_page import CrashPage
    from app.ui.window.rescue import Rescue
    from app.ui.window.work import Work
    from app.usecases.housekeeping import OpenedStore

log = logging.getLogger("app.window")


class DeskWindow(QObject):
    """Owns the frame, the background tasks and, once it is open, the store.

    Signals: `opened` when the desk can be worked at; `restart_wanted` when somebody chose something
    that counts from the next start on; `quit_wanted`.
    """

    opened = Signal()
    restart_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, program: Program, faults: FaultWatch) -> None:
        super().__init__()
        self._program = program
        self._folder = program.places.store
        self._closed = False
        self._refused_form: Exception | None = None
        self._crash: CrashPage | None = None
        self._rescue: Rescue | None = None
        self.work: Work | None = None
        self.tasks = Tasks(self._failed, parent=self)
        logo = QPixmap(str(program.places.resources / "icons" / "counterfoil.png"))
        self.shell = Shell(self._destinations(), program.sentence, logo)
        self._opening = Opening(program, self.tasks, self.shell, self)
        self._opening.opened.connect(self._store_open)
        self._opening.shut.connect(self._store_shut)
        self._faults = faults
        faults.met.connect(self._show_crash)

    @property
    def folder(self) -> Path:
        """The store that is open, or was asked for."""
        return self._folder

    def begin(self) -> None:
        """Show the window, then open the store; nothing heavy happens before it is painted."""
        if self._program.stores.exists(self._folder):
            self._allow(False)
            wanted = self._program.stores.form_wanted(self._folder)
            if wanted is None:
                self._opening.begin(self._folder)
            else:
                self._give_form(sealed=wanted)
        elif was_here(self._program, self._folder):
            self._store_shut(ProblemError("store_gone", folder=str(self._folder)))
        else:
            self._show_first_start()
        self.shell.show()

    def _give_form(self, *, sealed: bool) -> None:
        """The form that was asked for, then the store; what refuses it is told when that is open."""
        from app.ui.window.form_page import FormPage
        from app.ui.window.problem_page import IN_USE, LOCKED

        page = FormPage(self._program, self.tasks, self._folder, sealed=sealed)

        def go_on(error: Exception | None) -> None:
            if self._closed:
                return
            told_by_opening = isinstance(error, ProblemError) and error.code in (IN_USE, LOCKED)
            self._refused_form = None if told_by_opening else error
            self._opening.begin(self._folder)

        page.ended.connect(go_on)
        self.shell.show_alone(page)
        page.begin()

    def raise_window(self) -> None:
        """Come to the front: another start of the program asked for it."""
        self.shell.setWindowState(self.shell.windowState() & ~Qt.WindowState.WindowMinimized)
        self.shell.show()
        self.shell.raise_()
        self.shell.activateWindow()

    def close(self) -> None:
        """Keep what was typed, finish what was ordered, close the store. No thread is left."""
        if self._closed:
            return
        self._closed = True
        page = self.shell.stack.page()
        if page is not None:
            page.on_leave()
        if self.work is not None:
            self.work.stop()
        self.tasks.close()
        try:
            self._opening.close()
            if self.work is not None:
                self.work.store.close()
        except ProblemError as problem:
            log.error("closing the store: %s", problem.code)  # noqa: TRY400 - the code says it all
        self.shell.hide()

    def _destinations(self) -> list[Destination]:
        return [
            Destination("queue", self.tr("Tickets"), "inbox", partial(self._make, "queue")),
            Destination("intake", self.tr("Intake"), "file-plus", partial(self._make, "intake")),
            Destination("papers", self.tr("Papers"), "file-text", partial(self._make, "papers")),
            Destination("sync", self.tr("Sync"), "refresh-cw", partial(self._make, "sync")),
            Destination(
                "settings", self.tr("Settings"), "settings", partial(self._make, "settings"), at_bottom=True
            ),
        ]

    def _make(self, key: str) -> Page:
        if self.work is None:
            raise LookupError(key)  # the rail is off until the store is open
        return self.work.make(key)

    def _store_open(self, store: OpenedStore) -> None:
        from app.ui.window.work import Work

        if self._closed:
            store.close()
            return
        self.work = Work(self._program, store, self.shell, self.tasks, self)
        self.shell.rail.setVisible(True)
        self.shell.top.setVisible(True)
        self._allow(True)
        self.work.restart_wanted.connect(self.restart_wanted)
        self.work.called.connect(self.raise_window)
        self.work.begin(self._opening.first, self._opening.ahead, self._opening.scanner())
        remember(self._program, store.folder)
        self.opened.emit()
        if self._rescue is not None:
            self._rescue.tell_restored(store.folder)
        if self._refused_form is not None:
            self._failed(self._refused_form)
            self._refused_form = None

    def _store_shut(self, error: Exception) -> None:
        from app.ui.window.problem_page import Trouble

        trouble = Trouble("bug", {"kind": type(error).__name__}, self._folder)
        if isinstance(error, ProblemError):
            log.warning("the store cannot be opened: %s", error.code)
            trouble = Trouble(error.code, error.params, self._folder)
        else:
            self._faults.tell(error)
        self._allow(False)
        if trouble.code == "store_without_desk":
            self._show_first_start()  # the first start ended before its questions were answered
        else:
            self._saviour().show_trouble(trouble)

    def _saviour(self) -> Rescue:
        """Made when it is first needed: most starts go well."""
        if self._rescue is None:
            from app.ui.window.rescue import Rescue

            self._rescue = Rescue(self._program, self.tasks, self.shell.show_alone, self)
            self._rescue.open_wanted.connect(self._use)
            self._rescue.anew.connect(partial(self._show_first_start, over=True))
            self._rescue.quit_wanted.connect(self.quit_wanted)
            self._rescue.told.connect(self.shell.say)
            self._rescue.failed.connect(self._failed)
        return self._rescue

    def _allow(self, work: bool) -> None:
        """Rail and search lead nowhere while no store is open."""
        self.shell.rail.setEnabled(work)
        self.shell.top.search.setEnabled(work)

    def _show_first_start(self, *, over: bool = False) -> None:
        """The questions of a new store; `over` a page that Esc returns to."""
        from app.ui.screens.first_start.view import FirstStartPage

        page = FirstStartPage(self._program, self.tasks)
        page.made.connect(self._use)
        self.shell.rail.hide()
        self.shell.top.hide()
        (self.shell.push if over else self.shell.show_alone)(page)

    def _use(self, folder: str | Path) -> None:
        """There is a store: open it."""
        self._folder = Path(folder)
        wanted = self._program.stores.form_wanted(self._folder)
        if wanted is None:
            self._opening.open(self._folder)
        else:  # its key came with a passphrase just now
            self._give_form(sealed=wanted)

    def _failed(self, error: Exception) -> None:
        """Whatever a task brought that its screen did not want to judge."""
        if isinstance(error, RefusedError):
            self.shell.report(error.refusal.code, error.refusal.params)
        elif isinstance(error, InputError):
            self.shell.report(error.code, {"field": error.field, **error.params})
        elif isinstance(error, ProblemError):
            self.shell.report(error.code, error.params)
        else:
            self._faults.tell(error)

    def _show_crash(self, details: str) -> None:
        from app.ui.window.crash_page import CrashPage

        if self._closed:
            return
        if self._crash is not None:
            self._crash.add_details(details)
            return
        page = CrashPage(details, str(self._program.places.log), self._program.version())
        page.copied.connect(lambda: self.shell.say(Message(self.tr("Copied"), "ok", seconds=3)))
        page.destroyed.connect(self._forget_crash)
        self._crash = page
        self.shell.push(page)

    def _forget_crash(self) -> None:
        self._crash = None

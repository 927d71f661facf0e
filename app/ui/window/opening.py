"""From the first painting to an open store: first rows, keys that come too early, the store itself."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from app.ui.parts.tasks import Tasks
from app.ui.shell.shell import Shell
from app.ui.window.opening_page import OpeningPage
from app.ui.window.program import Program
from app.ui.window.typed_ahead import OpenTicket, TypedAhead

if TYPE_CHECKING:
    from app.ui.parts.scanner import Scanner
    from app.ui.window.first_rows import FirstRows
    from app.usecases.housekeeping import OpenedStore


class Opening(QObject):
    """Opens one store after the other, should the first not open. `first` is the page of first rows while
    it is shown, `ahead` what was typed meanwhile.

    Signals: `opened` with the store, `shut` with the error.
    """

    opened = Signal(object)
    shut = Signal(object)

    def __init__(self, program: Program, tasks: Tasks, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self.first: OpeningPage | None = None
        self.ahead = TypedAhead(shell)
        self._program = program
        self._tasks = tasks
        self._shell = shell
        self._folder = Path()
        self._scanner: Scanner | None = None
        self._undelivered: OpenedStore | None = None

    def begin(self, folder: Path) -> None:
        """Show the outline of the queue; look at the store once that is painted."""
        self._folder = folder
        page = self.first = OpeningPage()
        page.seen.connect(self._glance)
        page.listed.connect(self._listed)
        page.wished.connect(self.ahead.keep_key)
        page.opened.connect(lambda number: self.ahead.keep(OpenTicket(number)))
        self.ahead.changed.connect(self._show_kept)
        self._shell.push(page)
        self.ahead.begin()
        self.scanner()  # before the first key: half a scan would be typed words

    def open(self, folder: Path) -> None:
        """Open the store in `folder`."""
        stores = self._program.stores

        def work() -> OpenedStore:
            store = self._undelivered = stores.open(folder)
            import_module("app.ui.window.work")
            import_module("app.ui.screens.queue.view")  # on the worker: the first rows answer keys meanwhile
            return store

        self._tasks.run_command(work, self._deliver, self._fail, owner=self)

    def scanner(self) -> Scanner:
        """The one scanner of the program."""
        if self._scanner is None:
            from app.ui.parts.scanner import Scanner

            self._scanner = Scanner(cast("QApplication", QApplication.instance()), parent=self)
            self._scanner.scanned.connect(self.ahead.take_scan)
        return self._scanner

    def close(self) -> None:
        """The window was closed while a store was being opened: give it back. No task runs any more."""
        if self._undelivered is not None:
            self._undelivered.close()
            self._undelivered = None

    def _glance(self) -> None:
        folder, stores = self._folder, self._program.stores

        def look() -> FirstRows | None:
            from app.ui.window.first_rows import FirstRows

            seen = stores.glance(folder)
            return FirstRows(seen.rows, seen.now, seen.zone) if seen is not None else None

        self._tasks.run_query(look, self._show_first, lambda _: self.open(folder), owner=self, key="glance")

    def _show_first(self, rows: FirstRows | None) -> None:
        page = self.first
        if page is None or rows is None or not rows.count():
            self.open(self._folder)
            return
        page.show_rows(self._tasks, rows)

    def _listed(self) -> None:
        page = self.first
        self._show_kept()
        if page is not None and page.rows is not None:
            self.ahead.move_on(page.rows, lambda: page.chosen)
        self.open(self._folder)

    def _show_kept(self) -> None:
        """Only beside rows: where none may be seen yet, the keys may be somebody's PIN."""
        if self.first is not None and self.first.rows is not None:
            self.first.show_kept(self.ahead.words())

    def _deliver(self, store: OpenedStore) -> None:
        self._undelivered = None
        self.opened.emit(store)
        self.first = None

    def _fail(self, error: Exception) -> None:
        self.ahead.drop()
        self.first = None
        self.shut.emit(error)

"""When the store cannot be opened: which page says so, which copies there are, and how one is restored."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.domain.refusals import InputError, ProblemError
from app.ui.kit.messages import Message
from app.ui.parts.tasks import Tasks
from app.ui.shell.page import Page
from app.ui.window.backup_card import ABOUT_CODES
from app.ui.window.problem_page import ProblemPage, Trouble
from app.ui.window.program import Program
from app.usecases.housekeeping import BackupFound

log = logging.getLogger("app.window")


class Rescue(QObject):
    """Signals: `open_wanted` a folder to open (again), `anew` to begin with an empty store, `quit_wanted`,
    `told` a Message, `failed` an error that nobody here can judge.
    """

    open_wanted = Signal(object)
    anew = Signal()
    quit_wanted = Signal()
    told = Signal(object)
    failed = Signal(object)

    def __init__(self, program: Program, tasks: Tasks, show: Callable[[Page], None], parent: QObject) -> None:
        super().__init__(parent)
        self._program = program
        self._tasks = tasks
        self._show = show
        self._page: ProblemPage | None = None
        self._turn = 0
        self._restored: tuple[Path, Path] | None = None

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what is the matter; look for copies where one helps."""
        page = ProblemPage(self._program, trouble)
        page.again.connect(partial(self.open_wanted.emit, trouble.folder))
        page.anew.connect(self.anew)
        page.quit_wanted.connect(self.quit_wanted)
        page.switch.connect(partial(self._call_up_other, trouble.folder))
        page.search_wanted.connect(self._search_in)
        page.restore_wanted.connect(partial(self._restore, trouble.folder))
        page.unlock_wanted.connect(partial(self._unlock, trouble.folder))
        self._turn += 1
        page.destroyed.connect(partial(self._forget, self._turn))
        self._page = page
        self._show(page)
        if page.copies is not None:
            self._search(self._usual_folders(trouble.folder))

    def tell_restored(self, opened: Path) -> None:
        """The store in `opened` can be worked at: say so if it is the one that was restored."""
        if self._restored is None or self._restored[0] != opened:
            return
        folder, lost = self._restored
        self._restored = None
        words = self.tr("The copy is restored and open, in {0}. What cannot be opened stays in {1}.").format(
            folder, lost
        )
        if not self._program.stores.keep_to(folder, lost):
            words += " " + self.tr("From now on start the program with --store {0}").format(folder)
        self.told.emit(Message(words, "ok"))

    def _usual_folders(self, lost: Path) -> list[Path]:
        places, chosen = self._program.places, self._program.choices.get("backups")
        folders = [places.backups, lost.parent / f"{lost.name}-backups", lost.parent]
        return [*([Path(chosen)] if chosen else []), *folders]

    def _search_in(self, folder: Path) -> None:
        lost = self._program.places.store
        self._search([folder, *self._usual_folders(lost)])

    def _search(self, folders: Sequence[Path]) -> None:
        stores = self._program.stores
        self._tasks.run_query(
            lambda: stores.backups(folders), self._show_backups, self.failed.emit, owner=self, key="backups"
        )

    def _show_backups(self, found: Sequence[BackupFound]) -> None:
        if self._page is not None:
            self._page.show_backups(found)

    def _restore(self, lost: Path, backup: Path) -> None:
        stores, page = self._program.stores, self._page
        if page is None:
            return
        typed = page.copies.typed() if page.copies is not None else ""
        page.show_restoring(True)

        def succeed(folder: Path) -> None:
            log.info("a backup was restored beside the store")
            self._restored = (folder, lost)
            self.open_wanted.emit(folder)

        self._tasks.run_command(
            lambda: stores.restore(backup, lost, typed), succeed, self._restore_failed, owner=self
        )

    def _restore_failed(self, error: Exception) -> None:
        page = self._page
        if page is None or not isinstance(error, ProblemError | InputError):
            self.failed.emit(error)
            return
        page.show_restoring(False)
        if page.copies is not None:
            page.copies.say(self._program.sentence(error.code, error.params))
            if error.code in ABOUT_CODES:
                page.copies.ask_code()
            else:
                page.copies.setFocus()

    def _unlock(self, folder: Path, typed: str) -> None:
        """With a recovery code or a passphrase; the store is opened then."""
        stores, page = self._program.stores, self._page
        if page is None:
            return
        page.show_restoring(True)
        self._tasks.run_command(
            lambda: stores.unlock(folder, typed),
            lambda _: self.open_wanted.emit(folder),
            self._unlock_failed,
            owner=self,
        )

    def _unlock_failed(self, error: Exception) -> None:
        page = self._page
        if page is None or not isinstance(error, ProblemError | InputError):
            self.failed.emit(error)
            return
        page.show_restoring(False)
        if page.lock is not None:
            page.lock.say(self._program.sentence(error.code, error.params))

    def _call_up_other(self, folder: Path) -> None:
        from app.ui.window.call_up import call_up

        if call_up(folder):
            self.quit_wanted.emit()
        else:
            words = self.tr("That program did not answer. Look for its window, or end it first.")
            self.told.emit(Message(words, "warn"))

    def _forget(self, turn: int, _page: object = None) -> None:
        """A page is gone; another one may be there already."""
        if turn == self._turn:
            self._page = None

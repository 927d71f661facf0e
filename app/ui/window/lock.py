"""Signing in, locking and switching: who may see the window at all, where people have PINs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import cast

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.labels.trade import role_label
from app.ui.parts.early_keys import EarlyKeys
from app.ui.screens.common.deeds import trouble_of
from app.ui.screens.sign_in.page import Asked, SignInPage
from app.ui.screens.sign_in.tiles import Tile
from app.ui.services import Services
from app.ui.shell.shell import Shell
from app.ui.window.idle import Idle
from app.ui.window.lock_help import LockHelp
from app.ui.window.signed_in import SignedIn
from app.usecases.absence import is_absent
from app.usecases.desk import Person, staff_of
from app.usecases.desk_settings import DEMO_PINS, LOCK_MINUTES, PERSON, text_of
from app.usecases.pins import check_pin, has_pin, has_pins, let_time_pass, running, tries_of

_WRITE_MS = 60_000
Settings = Mapping[str, object]


class Lock(QObject):
    """Covers the window until somebody signs in. While nobody has a PIN it does nothing.

    Signals: `locked` when the window was covered, `entered` with the name of whoever was there before.
    """

    locked = Signal()
    entered = Signal(str)

    def __init__(
        self,
        shell: Shell,
        services: Services,
        signed_in: SignedIn,
        demo: bool,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._shell, self._services, self._signed_in = shell, services, signed_in
        self._demo = demo
        self._early = EarlyKeys(shell)
        self._early.show()  # what is not shown takes no key
        self._cover: SignInPage | None = None
        self.help: LockHelp | None = None
        self._who = self._before = signed_in.person().name
        self.idle = Idle(self._seconds, self._with_customer, self)
        self.idle.left.connect(self.lock)
        self._writing = QTimer(self)
        self._writing.setInterval(_WRITE_MS)
        self._writing.timeout.connect(self._write_waits)
        key = QShortcut(QKeySequence("Ctrl+L"), shell)
        key.setAutoRepeat(False)
        key.activated.connect(self.lock)
        services.camera.frame_came.connect(self.idle.use)
        services.news.person_changed.connect(self._retell)
        services.news.lock_wanted.connect(self.lock)
        shell.top.person_clicked.connect(self.lock)

    @property
    def is_locked(self) -> bool:
        """Whether the window is covered."""
        return self._cover is not None

    @property
    def cover(self) -> SignInPage | None:
        """The sign-in page while it covers the window."""
        return self._cover

    def begin(self) -> None:
        """The store was opened: nobody is signed in yet."""
        self.idle.begin()
        self.lock()

    def stop(self) -> None:
        """The window closes."""
        self.idle.stop()
        self._writing.stop()

    def lock(self) -> None:
        """Cover everything at once; what is typed is kept under it."""
        if self._cover is not None or not has_pins(self._signed_in.settings):
            return
        page = self._shell.stack.page()
        if page is not None:
            page.on_leave()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        self._cover = SignInPage(self._services.sentence)
        self._cover.tried.connect(self._try)
        self._cover.ask(self._asked())
        if self.help is not None:
            self.help.serve(self._cover)
        self._shell.cover.put(self._cover, self._cover.title())
        self._cover.take_keyboard()
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._hold_keyboard)
        self._write_waits()
        self._writing.start()
        self.locked.emit()

    def take_scan(self, serve: Callable[[str], None], text: str) -> None:
        """Hand a scan on, unless nobody is signed in: then it is nobody's."""
        if self._cover is None:
            serve(text)

    def _try(self, name: str, pin: str) -> None:
        workplace = self._services.workplace
        self._early.setFocus()  # what is typed while the PIN is checked is for whatever comes then

        def work() -> Settings:
            check_pin(workplace, name, pin)
            if workplace.settings.get(PERSON) != name:
                workplace.settings.put({PERSON: name})
            return workplace.settings.all()

        self._services.tasks.run_command(work, self._enter, partial(self._refuse, name), owner=self)

    def _enter(self, settings: Settings) -> None:
        cover, self._cover = self._cover, None
        if cover is None:
            return
        cast("QApplication", QApplication.instance()).focusChanged.disconnect(self._hold_keyboard)
        self._writing.stop()
        self.idle.use()
        self._who = str(settings.get(PERSON) or "")
        self._signed_in.read(settings)
        if self.help is not None:
            self.help.close(cover)
        before, self._before = self._before, self._who
        self.entered.emit(before)  # while nothing is seen yet
        self._shell.cover.take_away()
        cover.deleteLater()
        page = self._shell.stack.page()
        if page is not None:
            page.on_enter()
        self._shell.stack.focus_page()
        self._early.give(None)

    def _refuse(self, name: str, error: Exception) -> None:
        code, params = trouble_of(error)
        if self._cover is not None:
            self._cover.refuse(name, code, params)
        self._early.give(None)

    def _retell(self) -> None:
        """The staff changed, here or at head office; whoever is no more of it is not signed in any more."""
        name = self._signed_in.person().name
        if self._cover is not None:
            self._cover.retell(self._tiles())
        elif name != self._who and has_pins(self._signed_in.settings):
            self.lock()
        self._who = name

    def _asked(self) -> Asked:
        told = self._signed_in.settings.get(DEMO_PINS)
        pins = told if self._demo and isinstance(told, dict) else None
        desk = self._services.workplace.desk
        place = " · ".join(part for part in (desk.mall, desk.name or desk.code) if part)
        return Asked(self._tiles(), self._signed_in.person().name, pins, place)

    def _tiles(self) -> list[Tile]:
        workplace = self._services.workplace
        today = workplace.time.now().astimezone(workplace.desk.tz).date()
        return [
            Tile(each.name, role_label(each.role), self._note(each, today))
            for each in staff_of(self._signed_in.settings)
        ]

    def _note(self, person: Person, today: date) -> str:
        if not has_pin(self._signed_in.settings, person.name):
            return self.tr("no PIN yet")
        if tries_of(self._signed_in.settings, person.name, running(self._services.workplace.time)).locked:
            return self.tr("locked")
        if not is_absent(person, today):
            return ""
        until = person.absent_until
        return self.tr("away until {0}").format(f"{until:%m-%d}") if until else self.tr("away")

    def _write_waits(self) -> None:
        """Time that passed counts also after a restart; and whoever must wait sees how long."""
        workplace = self._services.workplace

        def show(seconds: Mapping[str, int]) -> None:
            for name, left in seconds.items():
                if self._cover is not None:
                    self._cover.wait(name, left)

        def work() -> Mapping[str, int]:
            return {name: tries.left_s for name, tries in let_time_pass(workplace).items()}

        self._services.tasks.run_command(work, show, lambda _: None, owner=self)

    def _seconds(self) -> float:
        return 60.0 * int(text_of(self._signed_in.settings, LOCK_MINUTES) or "5")

    def _with_customer(self) -> bool:
        page = self._shell.stack.page()
        return page is not None and page.with_customer

    def _hold_keyboard(self, _old: QWidget | None, now: QWidget | None) -> None:
        cover = self._cover
        if (
            cover is None
            or now is None
            or now is self._early
            or (self.help is not None and self.help.holds(now))
        ):
            return
        if now is not cover and not cover.isAncestorOf(now):
            cover.take_keyboard()

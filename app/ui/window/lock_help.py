"""F1 while the window is covered: the guide alone, and nothing of the desk with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.ui.screens.sign_in.page import SignInPage
from app.ui.shell.cover import Cover
from app.ui.shell.page import Page


class LockHelp(QObject):
    """Lays the guide over the sign-in page; Esc or F1 leads back to it. `make` makes the guide's page."""

    def __init__(self, cover: Cover, make: Callable[[], Page], parent: QObject) -> None:
        super().__init__(parent)
        self._cover = cover
        self._make = make
        self._guide: Page | None = None

    def serve(self, page: SignInPage) -> None:
        """F1 opens the guide over `page` from now on."""
        QShortcut(QKeySequence("F1"), page).activated.connect(partial(self._open, page))

    def holds(self, widget: QWidget) -> bool:
        """Whether the widget is of the guide that is open."""
        return self._guide is not None and (widget is self._guide or self._guide.isAncestorOf(widget))

    def close(self, page: SignInPage | None = None) -> None:
        """Take the guide away; `page` is shown again, where it still is there."""
        guide, self._guide = self._guide, None
        if guide is None:
            return
        if page is not None:
            self._cover.setCurrentWidget(page)
        self._cover.removeWidget(guide)
        guide.deleteLater()
        if page is not None:
            page.take_keyboard()

    def _open(self, page: SignInPage) -> None:
        if self._guide is not None:
            return
        guide = self._guide = self._make()
        for key in ("Esc", "F1"):
            QShortcut(QKeySequence(key), guide).activated.connect(partial(self.close, page))
        self._cover.addWidget(guide)
        self._cover.setCurrentWidget(guide)
        guide.on_enter()
        focus = guide.first_focus()
        if focus is not None:
            focus.setFocus()

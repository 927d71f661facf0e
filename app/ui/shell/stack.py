"""The pages: one shown at a time, the way back remembered."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QStackedWidget, QWidget
from shiboken6 import isValid

from app.ui.shell.page import Page


class PageStack(QStackedWidget):
    """Destinations stay; a page pushed over them is let go when it is left.

    Every page scrolls by itself when the window is smaller than it needs. Signal `turned` follows
    a change of page.
    """

    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._frames: dict[Page, QScrollArea] = {}
        self._way: list[Page] = []
        self._passing: set[Page] = set()
        self._done: set[Page] = set()
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._hold_keyboard)

    def page(self) -> Page | None:
        """The page that is shown."""
        return self._way[-1] if self._way else None

    def go_to(self, page: Page) -> None:
        """Show a page that stays; pages pushed over the one before are let go."""
        if self.page() is page:
            return
        self._leave()
        passed = [other for other in self._way if other in self._passing]
        self._way = [page]
        self._enter(page)
        for other in passed:
            self._let_go(other)

    def push(self, page: Page) -> None:
        """Show a page over the current one; `back` returns and lets it go."""
        self._leave()
        self._passing.add(page)
        self._way.append(page)
        self._enter(page)

    def show_alone(self, page: Page) -> None:
        """Show a page with nothing under it to go back to; it is let go when another takes its place."""
        self._leave()
        passed = [other for other in self._way if other in self._passing]
        self._passing.add(page)
        self._way = [page]
        self._enter(page)
        for other in passed:
            self._let_go(other)

    def back(self) -> bool:
        """Return to the page before; False when there is none."""
        if len(self._way) < 2:
            return False
        self._leave()
        left = self._way.pop()
        self._enter(self._way[-1])
        self._let_go(left)
        return True

    def leave(self, page: Page) -> None:
        """The page is done: return to the one before. One that was put aside is let go when it comes back."""
        if page in self._way:
            self.back()
        elif page in self._passing:
            self._done.add(page)

    def way(self) -> tuple[Page, ...]:
        """The pages from the destination to the one that is shown."""
        return tuple(self._way)

    def swap(self, way: Sequence[Page]) -> tuple[Page, ...]:
        """Show `way` in place of the one there was, which is returned as it stands, to be shown again later.

        Neither is told: that is for whoever takes the cover away. Pages of `way` that were done meanwhile
        are let go.
        """
        left, now = self.way(), self.page()
        self._way = [page for page in way if page not in self._done]
        for page in self._done.intersection(way):
            self._done.discard(page)
            self._let_go(page)
        shown = self._way[-1]
        if shown not in self._frames:
            self._frames[shown] = self._frame(shown)
        if shown is not now:
            self.setCurrentWidget(self._frames[shown])
            self.turned.emit()
        return left

    def focus_page(self) -> None:
        """Put the keyboard where it was on this page, or where the page starts."""
        page = self.page()
        if page is None:
            return
        before = cast("QWidget | None", page.focusWidget())  # the stub leaves None out
        usable = before is not None and before.isVisibleTo(page) and before.isEnabled()
        target = before if usable else page.first_focus()
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self, page: Page) -> None:
        if page not in self._frames:
            self._frames[page] = self._frame(page)
        before = cast("QWidget | None", page.focusWidget())  # the stub leaves None out
        self.setCurrentWidget(self._frames[page])
        first = cast("QWidget | None", page.focusWidget())
        if before is None and first is not None:
            first.clearFocus()  # Qt gave it to whatever comes first; where it starts the page says
        self.turned.emit()
        page.on_enter()
        self.focus_page()

    def _leave(self) -> None:
        page = self.page()
        if page is not None:
            page.on_leave()

    def _hold_keyboard(self, old: QWidget | None, now: QWidget | None) -> None:
        """A page that is not shown takes no keyboard, whatever it has read meanwhile."""
        shown = self.currentWidget()
        behind = (frame for frame in self._frames.values() if frame is not shown)
        if now is None or not self.isVisible() or not any(frame.isAncestorOf(now) for frame in behind):
            return
        if old is not None and isValid(old) and old.isVisible():
            old.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_page()

    def _frame(self, page: Page) -> QScrollArea:
        frame = QScrollArea()
        frame.setFrameShape(QFrame.Shape.NoFrame)
        frame.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        frame.setWidgetResizable(True)
        frame.setWidget(page)
        self.addWidget(frame)
        return frame

    def _let_go(self, page: Page) -> None:
        self._passing.discard(page)
        frame = self._frames.pop(page)
        self.removeWidget(frame)
        frame.deleteLater()

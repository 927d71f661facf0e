"""Sheets over the right side of the intake: rights with every reason (Alt+R), another policy (Alt+P)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.steps.circumstances import STATABLE
from app.ui.kit.messages import Message
from app.ui.screens.common.compare_panel import ComparePanel
from app.ui.screens.common.rights_lines import FACT, next_fact, rights_lines
from app.ui.screens.common.rights_sheet import RightsSheet
from app.ui.screens.common.sheet_rows import SheetLine
from app.ui.screens.intake.day_sheet import DaySheet
from app.ui.screens.intake.live_cards import clock_view
from app.ui.screens.intake.live_side import field_of_gap
from app.ui.services import Services
from app.usecases.closing_windows import closing_windows
from app.usecases.compare_profiles import other_profiles
from app.usecases.stated_day import state_day, wrong_day

if TYPE_CHECKING:
    from app.ui.screens.intake.page import IntakePage

RIGHTS_KEY, COMPARE_KEY = "Alt+R", "Alt+P"


class Sheets(QObject):
    """Opens one sheet at a time; it follows what is typed, and Esc gives the keyboard back to the field."""

    def __init__(self, services: Services, page: IntakePage) -> None:
        super().__init__(page)
        self._services = services
        self._page = page
        self._before: QWidget | None = None
        self._refresh: Callable[[], None] = _stay
        self.sheet: QWidget | None = None

    def connect_view(self) -> None:
        """Once the page has its view."""
        self._page.shortcut(RIGHTS_KEY, self.open_rights)
        self._page.shortcut(COMPARE_KEY, self.open_compare)

    def open_rights(self) -> None:
        """Rights, periods, what is missing and the clocks to come, each with its reason; again: away."""
        if isinstance(self.sheet, RightsSheet):
            self.close()
            return
        self.lay_rights()

    def lay_rights(self, at: str = "") -> None:
        """Rights and what is missing; `at` is the key of the row to stand on."""
        sheet = RightsSheet()
        sheet.wanted.connect(self._answer)
        sheet.left.connect(self.close)
        sheet.show_lines(self._lines())
        sheet.rows.stand_on(at)
        self.lay(sheet, sheet.rows, lambda: sheet.show_lines(self._lines()))

    def open_compare(self) -> None:
        """The goods on the page under another policy beside the desk's own; again: away."""
        if isinstance(self.sheet, ComparePanel):
            self.close()
            return
        page, policy = self._page, self._services.workplace.policy
        others = other_profiles(policy, policy.profile)
        panel = ComparePanel(
            others,
            lambda other: page.presenter.compared(page.front, other),
            lambda fact: policy.rulebook.phrases.term("facts", fact),
            page.presenter.today().year,
        )
        panel.left.connect(self.close)
        self.lay(panel, panel.rows, panel.refresh)

    def ask_day(self) -> bool:
        """Ask which day it is, where the computer's clock cannot be right; False where it can."""
        shown = wrong_day(self._services.workplace)
        if shown is None:
            return False
        sheet = DaySheet(shown)
        sheet.left.connect(self.close)
        sheet.stated.connect(self._go_by)
        self.lay(sheet, sheet.day, _stay)
        return True

    def _go_by(self, day: date) -> None:
        state_day(self._services.workplace, day)
        self.close()
        self._page.checks.forget()
        self._page.live.show()
        said = self.tr("The desk goes by {0} until the clock is right").format(day.isoformat())
        self._page.message_ready.emit(Message(said, "ok", seconds=8))

    def follow(self) -> None:
        """Something was typed, or another intake came to the front."""
        if self.sheet is None:
            return
        if self._page.view.side.currentWidget() is not self.sheet:
            self._drop()  # the side shows something else now
        else:
            self._refresh()

    def close(self) -> bool:
        """Back to the form; False where there is no sheet."""
        if self.sheet is None:
            return False
        before = self._before
        self._page.view.show_live_side()
        self._drop()
        target = before if before is not None and before.isVisible() else self._page.view.customer.phone
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def take_away(self) -> None:
        """The sheet is of no use any more; the keyboard is elsewhere already."""
        self._page.view.show_live_side()
        self._drop()

    def lay(self, sheet: QWidget, first: QWidget, refresh: Callable[[], None]) -> None:
        """Show a sheet in place of the one there is; `refresh` follows what is typed."""
        focus = QApplication.focusWidget()
        if self.sheet is None or focus is None or not self.sheet.isAncestorOf(focus):
            self._before = focus
        self._drop()
        self.sheet, self._refresh = sheet, refresh
        view = self._page.view
        view.side.addWidget(sheet)
        view.show_side(sheet)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self) -> None:
        if self.sheet is not None:
            self._page.view.side.removeWidget(self.sheet)
            self.sheet.deleteLater()
            self.sheet = None

    def _lines(self) -> list[SheetLine]:
        page, zone = self._page, self._services.workplace.desk.tz
        assessed = page.presenter.assessed(page.front)
        if assessed is None:
            return []
        view, phrases = page.view, self._services.workplace.policy.rulebook.phrases
        return rights_lines(
            assessed.decision,
            closing_windows(assessed.decision, page.presenter.today()),
            [clock_view(clock, zone, self.tr("Intake")) for clock in assessed.clocks],
            lambda fact: fact in STATABLE or view.card_of(field_of_gap(fact)) is not None,
            page.presenter.now(),
            zone,
            lambda fact: phrases.term("facts", fact),
        )

    def _answer(self, fact: str) -> None:
        """State it, or go to the field that answers it; without one the sheet stays."""
        if fact in STATABLE:
            after = next_fact([line.key for line in self._lines()], FACT + fact)
            self._page.stating.open_fact(fact, lambda: self.lay_rights(after))
        elif self._page.view.card_of(field_of_gap(fact)) is not None:
            self.take_away()
            self._page.live.go_to(fact)


def _stay() -> None:
    """Nothing to bring up to date."""

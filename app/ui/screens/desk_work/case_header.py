"""Who, what goods, how grave, which step, and the clock that runs: above the determination desk."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.kit.chips import Chip
from app.ui.kit.header import PageHeader
from app.ui.kit.steps import StepBar
from app.ui.screens.common.clock_views import clock_views, most_urgent, view_cell
from app.ui.screens.common.ticket_words import ticket_head
from app.ui.screens.desk_work.case import Case
from app.ui.screens.ticket.frame import STEP_OF, step_marks
from app.ui.services import Services
from app.ui.theme import Space


class CaseHeader(QWidget):
    """One row, and the step bar where there is room for it."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._zone = services.workplace.desk.tz
        self._number = ""
        self.level = Chip()
        self.clock = Chip()
        self.row = PageHeader("", beside=(self.level,), right=(self.clock,))
        self.steps = StepBar(step_marks())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self.row)
        column.addWidget(self.steps)
        for chip in (self.level, self.clock):
            chip.show_word("")

    def title(self) -> str:
        """The ticket's number. Window titles stand in task bars and screen recordings: no name is in them."""
        return self._number

    def show_case(self, case: Case) -> None:
        """Show the item as it stands."""
        head = ticket_head(case.ticket, case.item)
        self._number = head.number
        self.row.title.setText(f"{head.who} · {head.what}")
        self.row.set_note(" · ".join(filter(None, (head.number, head.price, head.demand))))
        self.steps.set_current(STEP_OF[case.item.stage])
        self.level.show_word(head.level.text, head.level.tone)
        views = clock_views(case.situation.clocks, case.ticket, case.situation.now, self._zone)
        urgent = most_urgent(views)
        if urgent is None:
            self.clock.show_word("")
        else:
            cell = view_cell(urgent, case.situation.now, self._zone)
            self.clock.show_word(cell.text, cell.tone, cell.icon)

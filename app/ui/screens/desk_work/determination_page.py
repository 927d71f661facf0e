"""The determination desk (F7): evidence, verdict and the notice as it will be printed, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.ui.kit.card import ScrollColumn
from app.ui.kit.keys import KeyHint
from app.ui.kit.messages import Message
from app.ui.override import override
from app.ui.parts.early_keys import EarlyKeys
from app.ui.screens.common.deeds import trouble_of
from app.ui.screens.common.print_words import printed_words
from app.ui.screens.desk_work.case import Case, make_case
from app.ui.screens.desk_work.case_header import CaseHeader
from app.ui.screens.desk_work.doer import Doer
from app.ui.screens.desk_work.errors import FieldErrors
from app.ui.screens.desk_work.evidence_column import EvidenceColumn
from app.ui.screens.desk_work.notice_panel import NoticePanel
from app.ui.screens.desk_work.notice_preview import NoticePreview
from app.ui.screens.desk_work.verdict_desk import VerdictDesk
from app.ui.services import Services
from app.ui.shell.actions import Actions, KeyAction
from app.ui.shell.page import Page
from app.ui.shell.shell import Shell
from app.ui.theme import Space
from app.usecases.error_maker import shown_to
from app.usecases.notice import Determined, determine
from app.usecases.perform import perform
from app.usecases.situation import Situation, situation

_THREE_COLUMNS = 1040
"""Below this width of the page the preview goes under the evidence."""


_PREVIEW = 120
"""In less height than this a preview shows nothing of the paper."""


_STEPS_FROM = 660
"""In a lower page the form needs the room more than the step bar does."""


class DeterminationPage(Page):
    """Digits take the cause, Enter goes on and at last issues, F9 prints again, Esc returns."""

    def __init__(self, services: Services, ticket_id: str, item_id: str | None = None) -> None:
        super().__init__()
        self._services = services
        self._ticket_id = ticket_id
        self._item_id = item_id
        self._case: Case | None = None
        self._again = False
        self.errors = FieldErrors(services)
        self._doer = Doer(services, self, self.errors)
        self.header = CaseHeader(services)
        self.evidence = EvidenceColumn(services)
        self.desk = VerdictDesk(services, self.errors)
        self.told = NoticePanel(services)
        self.paper = NoticePreview(services, self.desk.action)
        self._early = EarlyKeys(self)
        self._middle = QStackedWidget()
        self._grid = QGridLayout()
        self._build()
        self._connect()

    def title(self) -> str:
        """What is determined, for whom."""
        return self.tr("Determination {0}").format(self.header.title()).strip()

    def hints(self) -> Sequence[KeyHint]:
        """Keys of the fields."""
        if self._issued():
            served = self.actions_now().keys()
            return [hint for hint in self.told.hints() if hint.key not in served]
        return (
            KeyHint("1–9", self.tr("Cause")),
            KeyHint("Enter", self.tr("Next")),
            KeyHint("Tab", self.tr("Next field")),
        )

    def actions_now(self) -> Actions:
        """F10 issues from anywhere on the form; the keys of a paper once it is issued."""
        if self._case is None:
            return Actions()  # pressed before the case was read they are kept
        if not self._issued():
            return Actions([KeyAction("F10", self.tr("Issue"), self.issue)])
        return Actions(
            [
                KeyAction("F7", self.tr("Correct"), self._correct),
                KeyAction("F9", self.tr("Reprint"), self.told.issue_and_print),
                KeyAction("Shift+F9", self.tr("Reprint"), self.told.issue_and_print, shown=False),
                KeyAction("F11", self.tr("Sign"), self.told.hand_over),
            ]
        )

    def first_focus(self) -> QWidget | None:
        """The causes, or the delivery once the notice is out; nowhere before the case was read."""
        if self._case is None:
            return self._early
        return self.told.first_focus() if self._issued() else self.desk.form.causes

    def on_enter(self) -> None:
        """Read the case."""
        self._read()

    def issue(self) -> None:
        """Determine, issue and print: kept first, printed afterwards."""
        action, case = self.desk.action(), self._case
        if case is None or self._doer.busy:
            return
        if action is None:
            self._doer.refuse("text_missing", {"field": "cause"})
            return
        look = self.evidence.action()
        workplace, person = self._services.workplace, self._services.person()
        ticket = case.ticket.id

        def work() -> Determined:
            if look is not None:
                perform(workplace, ticket, look, person)
            return determine(workplace, ticket, action, person)

        self._doer.run(ticket, work, self._determined)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _written(self) -> None:
        """Something that shows on the notice is another one now."""
        if self._case is not None and not self._issued():
            self.paper.show_draft(self._case)

    def _issued(self) -> bool:
        return self._middle.currentIndex() == 1

    def _correct(self) -> None:
        """Open the form again: a later determination replaces the one before, with a new version."""
        self._again = True
        if self._case is not None:
            self._show(self._case.situation)
        self.desk.form.causes.setFocus()

    def _read(self) -> None:
        workplace, person, ticket = self._services.workplace, self._services.person(), self._ticket_id

        def read() -> Situation:
            return shown_to(situation(workplace, ticket), person)

        self._services.tasks.run_query(read, self._show, self._refused, owner=self, key="case")

    def _show(self, found: Situation) -> None:
        before = self._case
        case = make_case(found, self._item_id)
        fresh = before is None or before.item.liability != case.item.liability
        self._case = case
        self.header.show_case(case)
        self.evidence.show_case(case, fresh=before is None)
        self.told.show_case(case)
        determined = case.item.liability is not None and not case.item.liability.disputed
        show_form = not determined or self._again
        if show_form:
            self.desk.show_case(case, fresh=fresh)
        moved = self._middle.currentIndex() != (0 if show_form else 1)
        self._middle.setCurrentIndex(0 if show_form else 1)
        if show_form:
            self.paper.show_draft(case)
        else:
            self.paper.show_issued(self.told.document())
        target = self.first_focus()
        if target is not None and moved and before is not None:
            target.setFocus()
        self.keys_changed.emit()
        if before is None:
            self._early.give(target)

    def _determined(self, result: Determined) -> None:
        self._again = False
        if result.printed is None:
            text = self.tr("Marked as disputed: to be verified")
            self.message_ready.emit(Message(text, "ok", seconds=4))
        else:
            self.message_ready.emit(printed_words(result.printed, self._services.sentence))
        work = self._services.workplace
        now = work.time.now().astimezone(work.desk.tz)
        self.saved.emit(self.tr("Saved {0}").format(f"{now:%H:%M:%S}"))

    def _refused(self, error: Exception) -> None:
        code, params = trouble_of(error)
        self.problem_met.emit(code, params)

    def _changed(self, ticket_id: str) -> None:
        if ticket_id == self._ticket_id and self.isVisible():
            self._read()

    def _open(self, page: Page) -> None:
        shell = self.window()
        if isinstance(shell, Shell):
            shell.push(page)

    def _connect(self) -> None:
        self._doer.problem_met.connect(self.problem_met)
        self.desk.changed.connect(self._written)
        self.paper.problem_met.connect(self.problem_met)
        self.desk.issue_asked.connect(self.issue)
        for asked in (self.desk.test_asked, self.evidence.inspected):
            asked.connect(lambda action: self._doer.do(self._ticket_id, action))
        self.told.problem_met.connect(self.problem_met)
        self.told.told.connect(self.message_ready)
        self.told.page_wanted.connect(self._open)
        self._services.news.ticket_changed.connect(self._changed)
        self._services.news.arrived.connect(lambda ticket_id: self._changed(ticket_id or self._ticket_id))

    def _build(self) -> None:
        told = ScrollColumn()
        told.add(self.told)
        self._middle.addWidget(self.desk)
        self._middle.addWidget(told)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        column.setSpacing(Space.M)
        column.addWidget(self.header)
        self._grid.setSpacing(Space.M)
        for widget, least in ((self.evidence, 250), (self._middle, 400), (self.paper, 220)):
            widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
            widget.setMinimumWidth(least)
        column.addLayout(self._grid, 1)
        self._arrange()

    def _arrange(self) -> None:
        """Three columns, or two where the page is narrow: the preview under the evidence, if it has room."""
        wide = self.width() >= _THREE_COLUMNS
        self.header.steps.setVisible(wide and self.height() >= _STEPS_FROM)
        under = not wide and _room_below(self, self.header, self.evidence) >= _PREVIEW
        self.paper.setVisible(wide or under)
        for widget in (self.evidence, self._middle, self.paper):
            self._grid.removeWidget(widget)
        self._grid.addWidget(self.evidence, 0, 0)
        self._grid.addWidget(self._middle, 0, 1, 2 if under else 1, 1)
        self._grid.addWidget(self.paper, *((0, 2) if wide else (1, 0)))
        for place, share in enumerate((29, 55, 26) if wide else (33, 67, 0)):
            self._grid.setColumnStretch(place, share)
        self._grid.setRowStretch(0, 1)
        self._grid.setRowStretch(1, 1 if under else 0)


def _room_below(page: QWidget, *above: QWidget) -> int:
    """The height that is left under some widgets in what is seen of the page."""
    seen = page.parentWidget()
    height = page.height() if seen is None else seen.height()
    return height - sum(each.minimumSizeHint().height() for each in above) - 4 * Space.M

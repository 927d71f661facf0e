"""The determination desk (F7): evidence, verdict and the notice as it will be printed, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.domain.decide import Action
from app.domain.vocabulary import Cause
from app.ui.kit.card import Card, ScrollColumn
from app.ui.kit.chips import Chip
from app.ui.kit.header import PageHeader
from app.ui.kit.keys import KeyHint
from app.ui.kit.messages import Message
from app.ui.kit.steps import StepBar
from app.ui.kit.text import Elided
from app.ui.override import override
from app.ui.parts.pdf_preview import PdfPreview
from app.ui.screens.common.clock_views import clock_views, most_urgent, view_cell
from app.ui.screens.common.deeds import trouble_of
from app.ui.screens.common.ticket_words import ticket_head
from app.ui.screens.desk_work.case import Case, make_case
from app.ui.screens.desk_work.doer import Doer
from app.ui.screens.desk_work.errors import FieldErrors
from app.ui.screens.desk_work.evidence_column import EvidenceColumn
from app.ui.screens.desk_work.notice_panel import NoticePanel
from app.ui.screens.desk_work.print_words import printed_words
from app.ui.screens.desk_work.verdict_desk import VerdictDesk
from app.ui.screens.ticket.frame import STEP_OF, step_marks
from app.ui.services import Services
from app.ui.shell.actions import Actions, KeyAction
from app.ui.shell.page import Page
from app.ui.shell.shell import Shell
from app.ui.theme import Space
from app.usecases.notice import Determined, determine, draft_notice
from app.usecases.perform import perform
from app.usecases.situation import Situation, situation

_PAUSE_MS = 280
"""How long typing must rest before the draft is set anew."""

_THREE_COLUMNS = 1040
"""Below this width of the page the preview goes under the evidence."""


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
        self.level = Chip()
        self.clock = Chip()
        self.number = Elided("", "muted")
        self.header = PageHeader("", beside=(self.level,), right=(self.clock,))
        self.steps = StepBar(step_marks())
        self.evidence = EvidenceColumn(services)
        self.desk = VerdictDesk(services, self.errors)
        self.told = NoticePanel(services)
        self.preview = PdfPreview(services.tasks, services.renderer)
        self._draft = Chip()
        self._middle = QStackedWidget()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._grid = QGridLayout()
        self._build()
        self._connect()
        for chip in (self.level, self.clock, self._draft):
            chip.show_word("")

    def title(self) -> str:
        """What is determined, for whom."""
        return f"{self.tr('Determination')} {self.header.title.text()}".strip()

    def hints(self) -> Sequence[KeyHint]:
        """Keys of the fields."""
        if self._issued():
            return self.told.hints()[1:]
        return (
            KeyHint("1–9", self.tr("Cause")),
            KeyHint("Enter", self.tr("Next")),
            KeyHint("Tab", self.tr("Next field")),
        )

    def actions_now(self) -> Actions:
        """F10 issues from anywhere on the form; the keys of a paper once it is issued."""
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
        """The causes, or the delivery once the notice is out."""
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

    def _issued(self) -> bool:
        return self._middle.currentIndex() == 1

    def _correct(self) -> None:
        """Open the form again: a later determination replaces the one before, with a new version."""
        self._again = True
        if self._case is not None:
            self._show(self._case.situation)
        self.desk.form.causes.setFocus()

    def _read(self) -> None:
        workplace, ticket = self._services.workplace, self._ticket_id
        self._services.tasks.run_query(
            lambda: situation(workplace, ticket), self._show, self._refused, owner=self, key="case"
        )

    def _show(self, found: Situation) -> None:
        before = self._case
        case = make_case(found, self._item_id)
        fresh = before is None or before.item.liability != case.item.liability
        self._case = case
        self._show_header(case)
        self.evidence.show_case(case, fresh=before is None)
        self.told.show_case(case)
        determined = case.item.liability is not None and not case.item.liability.disputed
        show_form = not determined or self._again
        if show_form:
            self.desk.show_case(case, fresh=fresh)
        moved = self._middle.currentIndex() != (0 if show_form else 1)
        self._middle.setCurrentIndex(0 if show_form else 1)
        if show_form:
            self._draft_wanted()
        else:
            self._show_issued()
        if before is None or moved:
            target = self.first_focus()
            if target is not None:
                target.setFocus()
        self.keys_changed.emit()

    def _show_header(self, case: Case) -> None:
        head = ticket_head(case.ticket, case.item)
        self.header.title.setText(f"{head.who} · {head.what}")
        self.header.set_note(" · ".join(filter(None, (head.number, head.price, head.demand))))
        self.steps.set_current(STEP_OF[case.item.stage])
        self.level.show_word(head.level.text, head.level.tone)
        zone = self._services.workplace.desk.tz
        views = clock_views(case.situation.clocks, case.ticket, case.situation.now, zone)
        urgent = most_urgent(views)
        if urgent is None:
            self.clock.show_word("")
        else:
            cell = view_cell(urgent, case.situation.now, zone)
            self.clock.show_word(cell.text, cell.tone, cell.icon)

    def _draft_wanted(self) -> None:
        if not self._issued():
            self._timer.start()

    def _set_draft(self) -> None:
        """Set the notice as it would be issued now, on a worker; a newer draft replaces this one."""
        case, action = self._case, self.desk.action()
        if case is None or action is None or self._issued():
            return
        if action.cause is Cause.DISPUTED:
            self._draft.show_word("")
            self.preview.show_message(self.tr("A dispute makes no notice yet"))
            return
        self._draft.show_word(self.tr("Draft"), "warn", "pencil")
        self.preview.show_busy()
        workplace, person = self._services.workplace, self._services.person()
        self._services.tasks.run_query(
            lambda: draft_notice(workplace, case.ticket, case.item, action, person),
            self._show_pdf,
            lambda _: self.preview.show_message(self.tr("The preview could not be made")),
            owner=self,
            key="draft",
        )

    def _show_issued(self) -> None:
        document = self.told.document()
        if document is None:
            self._draft.show_word("")
            self.preview.show_message(self.tr("Not issued yet: F9"))
            return
        self._services.tasks.forget("draft", owner=self)
        self._draft.show_word(document.number, "ok", "circle-check")
        blobs, sha256 = self._services.workplace.blobs, document.blob.sha256
        self._services.tasks.run_query(
            lambda: blobs.read(sha256), self._show_pdf, self._refused, owner=self, key="issued"
        )

    def _show_pdf(self, pdf: bytes) -> None:
        self.preview.show_pdf(pdf)

    def _determined(self, result: Determined) -> None:
        self._again = False
        if result.printed is None:
            text = self.tr("Marked as disputed: to be verified")
            self.message_ready.emit(Message(text, "ok", seconds=4))
        else:
            self.message_ready.emit(printed_words(result.printed, self._services.sentence))
        self.saved.emit(f"{self._services.workplace.time.now():%H:%M:%S}")

    def _do(self, action: Action) -> None:
        self._doer.do(self._ticket_id, action)

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
        self._timer.timeout.connect(self._set_draft)
        self.desk.changed.connect(self._draft_wanted)
        self.desk.issue_asked.connect(self.issue)
        self.desk.test_asked.connect(self._do)
        self.evidence.inspected.connect(self._do)
        self.told.problem_met.connect(self.problem_met)
        self.told.told.connect(self.message_ready)
        self.told.page_wanted.connect(self._open)
        self._services.news.ticket_changed.connect(self._changed)

    def _build(self) -> None:
        told = ScrollColumn()
        told.add(self.told)
        self._middle.addWidget(self.desk)
        self._middle.addWidget(told)
        self._right = Card(self.tr("Preview"), side=self._draft)
        self._right.add(self.preview)
        self._right.body.setStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        column.setSpacing(Space.M)
        column.addWidget(self.header)
        column.addWidget(self.steps)
        self._grid.setSpacing(Space.M)
        for widget, least in ((self.evidence, 250), (self._middle, 400), (self._right, 220)):
            widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
            widget.setMinimumWidth(least)
        column.addLayout(self._grid, 1)
        self._arrange()

    def _arrange(self) -> None:
        """Three columns, or two where the page is narrow: the preview under the evidence."""
        wide = self.width() >= _THREE_COLUMNS
        self.steps.setVisible(wide and self.height() >= _STEPS_FROM)
        for widget in (self.evidence, self._middle, self._right):
            self._grid.removeWidget(widget)
        self._grid.addWidget(self.evidence, 0, 0)
        self._grid.addWidget(self._middle, 0, 1, 1 if wide else 2, 1)
        self._grid.addWidget(self._right, *((0, 2) if wide else (1, 0)))
        for place, share in enumerate((29, 52, 29) if wide else (36, 64, 0)):
            self._grid.setColumnStretch(place, share)
        self._grid.setRowStretch(0, 1)
        self._grid.setRowStretch(1, 0 if wide else 1)

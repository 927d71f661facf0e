"""The work of a ticket's current step, with every other step one key away."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.domain.vocabulary import Demand
from app.ui.kit.keys import KeyHint
from app.ui.kit.pills import PillItem, PillTabs
from app.ui.screens.desk_work.case import Case, make_case
from app.ui.screens.desk_work.check_panel import CheckPanel
from app.ui.screens.desk_work.determination_page import DeterminationPage
from app.ui.screens.desk_work.execution_panel import ExecutionPanel
from app.ui.screens.desk_work.follow_up_panel import FollowUpPanel
from app.ui.screens.desk_work.notice_panel import NoticePanel
from app.ui.screens.desk_work.panel import Panel
from app.ui.screens.desk_work.plan_panel import PlanPanel
from app.ui.screens.desk_work.slip_panel import SlipPanel
from app.ui.screens.desk_work.talk_panels import AnswerPanel, EmergencyPanel
from app.ui.services import Services
from app.ui.theme import Space
from app.usecases.issue import missing_for
from app.usecases.situation import Situation, next_step

CHECK, NOTICE, PLAN, SLIP = "check", "notice", "plan", "slip"
EXECUTION, FOLLOW_UP, ANSWER, EMERGENCY = "execution", "follow_up", "answer", "emergency"

_PANEL_OF = {
    "inspect": CHECK,
    "await_proof": CHECK,
    "confirm_proof": CHECK,
    "determine": CHECK,
    "await_appraisal": CHECK,
    "await_test": CHECK,
    "settle_dispute": CHECK,
    "issue_notice": NOTICE,
    "offer_plan": PLAN,
    "ask_customer": PLAN,
    "offer_again": PLAN,
    "carry_out": EXECUTION,
    "finish": EXECUTION,
    "follow_up": FOLLOW_UP,
    "close": FOLLOW_UP,
    "start_emergency": EMERGENCY,
    "answer": ANSWER,
}
"""The panel of each next step."""


def panel_for(case: Case) -> str:
    """Which panel the next step belongs to; an agreed exchange or return is signed before it is done."""
    key = _PANEL_OF.get(next_step(case.ticket), FOLLOW_UP)
    if key != EXECUTION or missing_for(case.ticket, case.item, SlipPanel.KIND) is not None:
        return key
    slip = case.document(SlipPanel.KIND)
    return key if slip is not None and slip.signed else SLIP


class WorkArea(QWidget):
    """`show` picks the panel of the next step; the tabs above reach the others.

    Signals: `acted` with the ticket's id after something was kept; `problem_met` with a code and its
    parameters; `told` with a Message; `page_wanted` with a page to be shown over this one; `form_wanted`
    with the name of an action whose form is to be opened; `keys_changed` when hints are other ones.
    """

    acted = Signal(str)
    problem_met = Signal(str, object)
    told = Signal(object)
    page_wanted = Signal(object)
    form_wanted = Signal(str)
    keys_changed = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._case: Case | None = None
        self._step = ""
        self._panels: dict[str, Panel] = {}
        self._makers: dict[str, Callable[[], Panel]] = {
            CHECK: lambda: self._check(CheckPanel(services)),
            NOTICE: lambda: NoticePanel(services),
            PLAN: lambda: PlanPanel(services),
            SLIP: lambda: SlipPanel(services),
            EXECUTION: lambda: ExecutionPanel(services),
            FOLLOW_UP: lambda: FollowUpPanel(services),
            ANSWER: lambda: AnswerPanel(services),
            EMERGENCY: lambda: EmergencyPanel(services),
        }
        self._current = ""
        self.tabs = PillTabs()
        self.tabs.setAccessibleName(self.tr("Steps"))
        self.tabs.picked.connect(self._picked)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.M)
        self._column.addWidget(self.tabs)
        self._column.addStretch(1)

    def show_situation(self, situation: Situation, item_id: str | None = None) -> None:
        """Show the item; when its next step is another one now, its panel comes by itself."""
        case = make_case(situation, item_id)
        before = self._case
        step = f"{case.ticket.id}:{case.item.id}:{panel_for(case)}"
        working = self._has_keyboard()
        self._case = case
        self.tabs.show_items(self._items(case))
        moved = step != self._step
        self._step = step
        self.open(panel_for(case) if moved else self._current)
        if working and before is not None and before.item.stage is not case.item.stage:
            self.focus_work()

    def open(self, key: str) -> None:
        """Show the panel of a step."""
        if self._case is None:
            return
        had_focus = self._has_keyboard()
        if key not in self._panels:
            self._panels[key] = self._adopt(self._makers[key]())
        changed = key != self._current
        self._current = key
        for name, panel in self._panels.items():
            panel.setVisible(name == key)
        self._panels[key].show_case(self._case)
        self.tabs.set_current(key)
        if changed and had_focus:
            self.focus_work()
        self.keys_changed.emit()

    @property
    def current(self) -> str:
        """The key of the panel that is shown."""
        return self._current

    def panels(self) -> Mapping[str, Panel]:
        """The panels that were opened, by key."""
        return self._panels

    def panel(self) -> Panel | None:
        """The panel that is shown."""
        return self._panels.get(self._current)

    def first_focus(self) -> QWidget | None:
        """Where the keyboard starts."""
        panel = self.panel()
        return panel.first_focus() if panel is not None else None

    def focus_work(self) -> None:
        """Put the keyboard where the work is."""
        target = self.first_focus()
        if target is not None:
            target.setFocus()

    def hints(self) -> Sequence[KeyHint]:
        """Keys that the panel serves."""
        panel = self.panel()
        return panel.hints() if panel is not None else ()

    def serve_key(self, key: str) -> bool:
        """Do what a routed key means here: F7 the determination, F9 and F11 the paper."""
        if key == "F7" and self._case is not None:
            self._determine()
            return True
        panel = self.panel()
        return panel is not None and panel.serve_key(key)

    def _has_keyboard(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _items(self, case: Case) -> list[PillItem]:
        words = {
            EMERGENCY: self.tr("Emergency"),
            ANSWER: self.tr("Answer"),
            CHECK: self.tr("Check"),
            NOTICE: self.tr("Notice"),
            PLAN: self.tr("Plan"),
            SLIP: self.tr("Slip"),
            EXECUTION: self.tr("Carry out"),
            FOLLOW_UP: self.tr("Follow-up"),
        }
        grave = case.ticket.level is not None and case.ticket.level.level == 1
        asks = case.item.demand in (Demand.CONSULT, Demand.SUGGESTION, Demand.COMPLAINT)
        left_out = {EMERGENCY: not grave, ANSWER: not asks}
        now = panel_for(case)
        return [
            PillItem(key, label, "•" if key == now else "", "accent")
            for key, label in words.items()
            if not left_out.get(key)
        ]

    def _picked(self, key: str) -> None:
        self.open(key)

    def _adopt(self, panel: Panel) -> Panel:
        panel.acted.connect(self.acted)
        panel.problem_met.connect(self.problem_met)
        panel.told.connect(self.told)
        panel.page_wanted.connect(self.page_wanted)
        panel.form_wanted.connect(self.form_wanted)
        self._column.insertWidget(self._column.count() - 1, panel)
        return panel

    def _check(self, panel: CheckPanel) -> CheckPanel:
        panel.determination_wanted.connect(self._determine)
        return panel

    def _determine(self) -> None:
        if self._case is not None:
            page = DeterminationPage(self._services, self._case.ticket.id, self._case.item_id)
            self.page_wanted.emit(page)

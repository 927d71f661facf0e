"""The upper part of a ticket's page: who and what, the way it goes, its goods, its clocks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.status import Stage
from app.domain.ticket import Item, Ticket
from app.ui.kit.chips import Chip
from app.ui.kit.pills import PillItem, PillTabs
from app.ui.kit.steps import StepBar, StepMark
from app.ui.kit.text import Elided, Text
from app.ui.labels.grading import pause_label
from app.ui.labels.progress import stage_label
from app.ui.override import override
from app.ui.parts.clock_strip import ClockStrip
from app.ui.parts.clock_words import STATE_LOOKS, say_due
from app.ui.screens.common.clock_views import clock_views, most_urgent
from app.ui.screens.common.closing_words import ClosingRow
from app.ui.screens.common.ticket_words import goods_words, state_words, ticket_head
from app.ui.theme import Space
from app.usecases.closing_windows import closing_on_ticket
from app.usecases.situation import Situation

_TITLE, _NARROW_TITLE = 260, 150
"""The title keeps at least this much, in pixels, in a wide and in a narrow window; price and demand give way
first.
"""

_WIDE = 960
_LABEL = 160

STEP_OF: Mapping[Stage, str] = {
    Stage.ACCEPTED: "check",
    Stage.PROOF_REQUESTED: "check",
    Stage.PROOF_UNVERIFIED: "check",
    Stage.AWAITING_APPRAISAL: "check",
    Stage.IN_TESTING: "check",
    Stage.INSPECTING: "determine",
    Stage.AWAITING_VERIFICATION: "determine",
    Stage.LIABILITY_DETERMINED: "tell",
    Stage.NOTIFIED: "plan",
    Stage.PLAN_OFFERED: "plan",
    Stage.PLAN_REFUSED: "plan",
    Stage.PLAN_ACCEPTED: "carry_out",
    Stage.EXECUTING: "carry_out",
    Stage.COMPLETED: "follow_up",
    Stage.FOLLOWED_UP: "archive",
    Stage.CLOSED: "archive",
    Stage.WITHDRAWN: "archive",
}
"""Which step of the bar is being worked on in which stage."""


def step_marks() -> list[StepMark]:
    """受理 → 核查 → 认定 → 告知 → 方案 → 执行 → 回访 → 归档."""
    translate = QCoreApplication.translate
    return [
        StepMark("accept", translate("TicketFrame", "Intake")),
        StepMark("check", translate("TicketFrame", "Check")),
        StepMark("determine", translate("TicketFrame", "Liability")),
        StepMark("tell", translate("TicketFrame", "Notice")),
        StepMark("plan", translate("TicketFrame", "Plan")),
        StepMark("carry_out", translate("TicketFrame", "Execution")),
        StepMark("follow_up", translate("TicketFrame", "Follow-up")),
        StepMark("archive", translate("TicketFrame", "Archive")),
    ]


class TicketFrame(QWidget):
    """Header, step bar, goods, clock strip. Signal `item_chosen` carries the id of one of the goods."""

    item_chosen = Signal(str)

    def __init__(self, zone: tzinfo) -> None:
        super().__init__()
        self._zone = zone
        self.number = Text("", "note")
        self.title = Elided("", "title")
        self.level = Chip()
        self.facts = Elided("", "muted")
        self.state = Chip()
        self.pause = Chip()
        self._paused = ""
        self.due_label = Elided("", "muted")
        self.due_label.setMaximumWidth(_LABEL)  # a promise is called as it was given
        self.due = Chip()
        self.steps = StepBar(step_marks())
        self.items = PillTabs()
        self.items.setAccessibleName(self.tr("Goods"))
        self.items.picked.connect(self.item_chosen)
        self.clocks = ClockStrip("dots")
        self.closing = ClosingRow()
        self._head = QHBoxLayout()
        self._build()

    def show_situation(self, situation: Situation, item: Item) -> None:
        """Show the ticket, seen from one of its goods."""
        ticket, several = situation.ticket, len(situation.ticket.items) > 1
        head = ticket_head(ticket, item if several else None)
        self.number.setText(head.number)
        self.title.setText(f"{head.who} · {head.what}")
        self.level.show_word(head.level.text, head.level.tone)
        self.facts.setText(" · ".join(word for word in (head.price, head.demand) if word))
        self._show_state(ticket, item)
        self.steps.set_current(STEP_OF[item.stage])
        self.items.setVisible(several)
        if several:
            self.items.show_items(_pill(each, place) for place, each in enumerate(ticket.items, 1))
            self.items.set_current(item.id)
        self._show_clocks(situation)
        today = situation.now.astimezone(self._zone).date()
        self.closing.show_closing(closing_on_ticket(situation.decision(item), situation.clocks, item, today))

    def put_sync(self, chip: Chip) -> None:
        """The word about sync stands with the other words in the head."""
        self._head.insertWidget(self._head.indexOf(self.pause) + 1, chip)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """In a narrow window the step bar and the clocks say what the words in the head would."""
        wide = self.width() >= _WIDE
        for widget in (self.facts, self.due_label):
            widget.setVisible(wide)
        self.state.setVisible(wide and bool(self.state.text()))
        shown = self._paused if wide or not self._paused else self.tr("Paused")
        self.pause.show_word(shown, "neutral", "pause")
        self.pause.setAccessibleName(self._paused)
        self.pause.setToolTip(self._paused)
        self.title.setMinimumWidth(min(self.title.sizeHint().width(), _TITLE if wide else _NARROW_TITLE))

    def _show_state(self, ticket: Ticket, item: Item) -> None:
        self.state.show_word(state_words(ticket, item), "danger" if ticket.voided else "neutral")
        pause = ticket.paused if ticket.open else None
        self._paused = self.tr("Paused: {0}").format(pause_label(pause.reason)) if pause else ""
        self._fit()

    def _show_clocks(self, situation: Situation) -> None:
        views = clock_views(situation.clocks, situation.ticket, situation.now, self._zone)
        self.clocks.show_clocks(views, situation.now, self._zone)
        self.clocks.setVisible(bool(views))
        first = most_urgent(views) if situation.ticket.open else None
        self.due_label.setText(first.label if first else "")
        if first is None:
            self.due.show_word("")
            return
        icon, tone = STATE_LOOKS[first.state]
        said = say_due(first, situation.now, self._zone)
        self.due.show_word(f"{said} · {first.remaining_text}" if first.remaining_text else said, tone, icon)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        row = self._head
        row.setSpacing(Space.M)
        row.addWidget(self.number)
        row.addWidget(self.title)
        for widget in (self.level, self.facts, self.state, self.pause):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.due_label)
        row.addWidget(self.due)
        column.addLayout(row)
        for line in (self.steps, self.items, self.clocks, self.closing):
            column.addWidget(line)


def _pill(item: Item, place: int) -> PillItem:
    return PillItem(item.id, f"{place} {goods_words(item.goods)}", stage_label(item.stage))

"""A desk with a head office: how things stand, and under it the parts: conflicts, tickets, calls, stick."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.ui.kit.card import ScrollColumn
from app.ui.kit.empty import EmptyState
from app.ui.kit.keys import KeyHint
from app.ui.kit.pills import PillItem, PillTabs
from app.ui.screens.common.conflict_card import ConflictList, Seen
from app.ui.screens.sync.enrol_card import EnrolCard
from app.ui.screens.sync.lists import LastCalls, TicketsToSend
from app.ui.screens.sync.presenter import Helping, SyncPageState, first_part
from app.ui.screens.sync.standing_card import StandingCard
from app.ui.screens.sync.stick_panel import StickPanel
from app.ui.services import Services

CONFLICTS, TICKETS, CALLS, STICK, JOIN = "conflicts", "tickets", "calls", "stick", "join"
PARTS = (CONFLICTS, TICKETS, CALLS, STICK, JOIN)
_FORM = 560


class JoinedView(QWidget):
    """Ctrl+1…5 choose a part. Signal `turned` when another part is shown."""

    turned = Signal()

    def __init__(self, services: Services, helping: Helping) -> None:
        super().__init__()
        self._chosen = False
        self.standing = StandingCard(services.sentence, helping.advice)
        self.tabs = PillTabs(self._items())
        self.conflicts = ConflictList()
        self.tickets = TicketsToSend()
        self.calls = LastCalls()
        self.stick = StickPanel(services, helping)
        self.again = EnrolCard(services, helping.advice)
        self._nothing = EmptyState(
            "circle-check",
            self.tr("No conflicts"),
            self.tr("When two desks say different things about one ticket, it is decided here."),
        )
        self._parts = QStackedWidget()
        self._build()

    def part(self) -> str:
        """Which part is shown under the figures."""
        return self.tabs.current()

    def choose(self, part: str, *, focus: bool = True) -> None:
        """Show a part because a person wants it; with `focus` the keyboard goes there."""
        self._chosen = True
        self._turn(part)
        if focus:
            self._place(part).setFocus()

    def stay(self) -> None:
        """Somebody works at the part that is shown: it stays, so that what was decided can be undone."""
        self._chosen = True

    def show_state(self, state: SyncPageState, seen: Seen, moment: datetime, zone: tzinfo) -> None:
        """Show everything anew. Until a person chooses a part, the one that asks for somebody is shown."""
        self.standing.show_state(state, moment, zone)
        self.conflicts.show_cases(state.waiting, state.decided, seen)
        self.conflicts.setVisible(bool(state.waiting or state.decided))
        self._nothing.setVisible(not state.waiting and not state.decided)
        self.tickets.show_tickets(state.tickets)
        self.calls.show_calls(state.calls, moment, zone)
        self.tabs.show_items(self._items(state))
        if not self._chosen and self.part() != first_part(state):
            self._turn(first_part(state))

    def first_focus(self) -> QWidget:
        """Where the keyboard starts."""
        waiting = self.part() == CONFLICTS and self.conflicts.cards
        return self.conflicts.first_focus() if waiting else self.tabs

    def hints(self) -> Sequence[KeyHint]:
        """Keys of the part that is shown."""
        views = KeyHint("Ctrl+1…5", self.tr("Views"))
        if self.part() == CONFLICTS and self.conflicts.cards:
            keep, take = KeyHint("1", self.tr("Keep")), KeyHint("2", self.tr("Take other"))
            return [KeyHint("↑ ↓", self.tr("Choose")), keep, take, views]
        if self.part() == TICKETS:
            return [KeyHint("Enter", self.tr("Open")), views]
        return [views]

    def _turn(self, part: str) -> None:
        self.tabs.set_current(part)
        self._parts.setCurrentIndex(PARTS.index(part))
        self.turned.emit()

    def _place(self, part: str) -> QWidget:
        places: dict[str, QWidget] = {
            CONFLICTS: self.conflicts.first_focus(),
            TICKETS: self.tickets,
            CALLS: self.calls,
            STICK: self.stick.folder,
            JOIN: self.again.first_focus(),
        }
        return places[part]

    def _items(self, state: SyncPageState | None = None) -> list[PillItem]:
        waiting = len(state.waiting) if state else 0
        unsent = state.unsent if state else 0
        return [
            PillItem(CONFLICTS, self.tr("Conflicts"), str(waiting or ""), "warn" if waiting else "neutral"),
            PillItem(TICKETS, self.tr("Not received"), str(unsent or "")),
            PillItem(CALLS, self.tr("Last calls")),
            PillItem(STICK, self.tr("USB stick")),
            PillItem(JOIN, self.tr("Join again")),
        ]

    def _build(self) -> None:
        self.tabs.setAccessibleName(self.tr("Parts"))
        self.tabs.picked.connect(partial(self.choose, focus=False))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.standing)
        column.addWidget(self.tabs)
        column.addWidget(self._parts, 1)
        scroll, again, stick = ScrollColumn(), ScrollColumn(), ScrollColumn()
        scroll.add(self._nothing, self.conflicts)
        again.add(self.again)
        stick.add(self.stick)
        self.again.setMaximumWidth(_FORM)
        for part in (scroll, self.tickets, self.calls, stick, again):
            self._parts.addWidget(part)
        self._turn(TICKETS)
        for place, key in enumerate(PARTS, 1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{place}"), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.choose, key))

"""过程: the course of a ticket, newest first; notes, contacts and promises are written down here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.decide import Action
from app.domain.records import Promise
from app.domain.steps.promising import KeepPromise
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card, Divider, ScrollColumn, clear_layout
from app.ui.kit.chips import Chip
from app.ui.kit.text import Elided, IconLabel, Text
from app.ui.parts.clock_view import remaining_words
from app.ui.parts.clock_words import say_moment, say_remaining, say_weekday
from app.ui.screens.common.course import ATTACHED, CourseLine, course_lines
from app.ui.screens.common.deeds import Deeds
from app.ui.screens.ticket.jot import Jot
from app.ui.services import Services
from app.ui.theme import Space
from app.usecases.guarded_words import guarded_phrases
from app.usecases.situation import Situation

_ICONS: Mapping[str, str] = {
    "ticket": "inbox",
    "evidence": "image",
    "contact": "phone",
    "note": "message-square",
    "promise": "flag",
    "document": "file-text",
    "liability": "shield-check",
    "plan": "list-checks",
    "execution": "truck",
    "clocks": "timer",
    "customer": "pencil",
    "goods": "pencil",
    "problem": "pencil",
    "level": "triangle-alert",
    "emergency": "alarm-clock",
    "approved": "circle-check",
    "stage": "flag",
}


class CourseTab(Card):
    """The line to write into, running promises, and what happened. Signal `form_wanted` an action's name."""

    form_wanted = Signal(str)

    def __init__(self, services: Services, deeds: Deeds) -> None:
        super().__init__()
        self._services = services
        self._deeds = deeds
        self._zone = services.workplace.desk.tz
        self._situation: Situation | None = None
        self.jot = Jot(services.workplace.policy, services.workplace.time.now)
        self.promises = QWidget()
        self._promise_rows = QGridLayout(self.promises)
        self.lines = ScrollColumn(spacing=Space.XS)
        self.lines.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lines.setAccessibleName(self.tr("Course"))
        self._build()

    def show_situation(self, situation: Situation) -> None:
        """Show the course anew; what is being written stays."""
        moved = self._situation is None or self._situation.history != situation.history
        self._situation = situation
        ticket = situation.ticket
        theirs = {option.remedy for item in ticket.items if item.plan for option in item.plan.options}
        self.jot.watch(guarded_phrases(self._services.workplace, ticket.profile), theirs)
        self._show_promises([p for p in situation.ticket.promises if p.kept_at is None and not p.voided])
        self.jot.setEnabled(not situation.ticket.voided)
        if moved:
            self._show_course(course_lines(situation.history, situation.ticket, self._zone, situation.names))

    def _build(self) -> None:
        self._promise_rows.setContentsMargins(0, 0, 0, 0)
        self._promise_rows.setColumnStretch(1, 1)
        self.add(self.jot, self.promises, Divider())
        self.body.addWidget(self.lines, 1)
        self.jot.written.connect(self._write)
        self.jot.given_up.connect(self._leave_line)

    def _leave_line(self) -> None:
        self.jot.refuse("")
        self.lines.setFocus()

    def _write(self, action: Action) -> None:
        situation = self._situation
        if situation is None:
            return

        def refuse(code: str, params: Mapping[str, str]) -> None:
            self.jot.refuse(self._services.sentence(code, params))

        self._deeds.perform(situation.ticket.id, action, lambda _: self.jot.clear(), refuse)

    def _show_promises(self, running: Sequence[Promise]) -> None:
        clear_layout(self._promise_rows)
        self.promises.setVisible(bool(running))
        now = self._situation.now if self._situation else datetime.now(self._zone)
        for row, promise in enumerate(running):
            kept = Button(self.tr("Kept"), icon="check", small=True)
            kept.setAccessibleName(self.tr("Promise kept: {0}").format(promise.text))
            kept.clicked.connect(partial(self._keep, promise.id))
            overdue = promise.due < now
            rest = say_remaining(remaining_words(now, promise.due))
            chip = Chip(rest, "danger" if overdue else "info", "alarm-clock" if overdue else "timer")
            self._promise_rows.addWidget(IconLabel("flag", size=15), row, 0)
            self._promise_rows.addWidget(Elided(promise.text, "strong"), row, 1)
            self._promise_rows.addWidget(Text(say_moment(promise.due, self._zone), "note"), row, 2)
            self._promise_rows.addWidget(chip, row, 3)
            self._promise_rows.addWidget(kept, row, 4)

    def _keep(self, promise_id: str) -> None:
        if self._situation is not None:
            self._deeds.perform(self._situation.ticket.id, KeepPromise(promise_id))

    def _show_course(self, lines: Sequence[CourseLine]) -> None:
        clear_layout(self.lines.column)
        days = groupby(reversed(lines), key=lambda line: line.at.astimezone(self._zone).date())
        for day, members in days:
            noon = datetime(day.year, day.month, day.day, 12, tzinfo=self._zone)
            self.lines.column.addWidget(Text(f"{day:%Y-%m-%d} {say_weekday(noon)}", "strong"))
            self.lines.column.addWidget(_day(list(members), self._zone))
            self.lines.column.addSpacing(Space.S)
        self.lines.column.addStretch(1)


def _day(lines: Sequence[CourseLine], zone: tzinfo) -> QWidget:
    """What happened on one day: when, what, by whom."""
    day = QWidget()
    grid = QGridLayout(day)
    grid.setContentsMargins(0, 0, Space.S, 0)
    grid.setHorizontalSpacing(Space.S)
    grid.setVerticalSpacing(Space.XS + 2)
    grid.setColumnStretch(3, 1)
    top = Qt.AlignmentFlag.AlignTop
    for row, line in enumerate(lines):
        what = Text(line.what, "strong")
        what.setMinimumWidth(72)
        detail = Text(line.detail, wrap=True)
        detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        detail.setAccessibleName(f"{line.what} {line.detail} {line.user}")
        count = f" ×{line.count}" if line.kind == ATTACHED and line.count > 1 else ""
        grid.addWidget(Text(f"{line.at.astimezone(zone):%H:%M}", "muted"), row, 0, top)
        icon = IconLabel(_ICONS.get(line.kind.partition(".")[0], "circle-dot"), size=15)
        icon.setFixedHeight(what.sizeHint().height())  # in the middle of the first line
        grid.addWidget(icon, row, 1, top)
        what.setText(line.what + count)
        grid.addWidget(what, row, 2, top)
        grid.addWidget(detail, row, 3, top)
        grid.addWidget(Text(line.user, "note"), row, 4, top)
    return day

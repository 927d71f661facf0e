"""The pane beside the queue: the one next action, the clocks, the photos, the last entries."""

from __future__ import annotations

from datetime import datetime, tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from app.ui.kit.buttons import PrimaryButton
from app.ui.kit.card import Card, ScrollColumn, clear_layout
from app.ui.kit.empty import EmptyState
from app.ui.kit.facts import DefinitionList, Fact
from app.ui.kit.text import Elided, Text
from app.ui.parts.clock_view import ClockState, ClockView
from app.ui.parts.clock_words import STATE_LOOKS, say_due, say_state, say_time
from app.ui.parts.evidence_strip import EvidenceStrip
from app.ui.parts.tasks import Tasks
from app.ui.screens.common.clock_views import clock_views
from app.ui.screens.common.closing_words import ClosingRow
from app.ui.screens.common.course import CourseLine, course_lines, newest
from app.ui.screens.common.evidence_tiles import (
    EvidencePictures,
    each_file_once,
    evidence_tiles,
    valid_evidence,
)
from app.ui.screens.common.ticket_words import NextAct, TicketHead, next_act, ticket_head
from app.ui.theme import Space
from app.usecases.closing_windows import closing_of_all
from app.usecases.pictures import Pictures
from app.usecases.situation import Situation

_LAST = 3
_MOST_CLOCKS = 6
_MOST_WORDS = 120
"""Of a complaint: four lines, so that the next action and the clocks stay in sight."""


class PreviewPane(Card):
    """Signals: `wanted` when the button of the next action is pressed, `photos_wanted` from the photos."""

    wanted = Signal()
    photos_wanted = Signal()

    def __init__(self, tasks: Tasks, pictures: Pictures, zone: tzinfo) -> None:
        super().__init__()
        self._zone = zone
        self._pictures = EvidencePictures(pictures)
        self.setAccessibleName(self.tr("Preview"))
        self._number = Text("", "note")
        self._title = Text("", "heading", wrap=True)
        self._sentence = Text("", "muted", wrap=True)
        self.next = NextBox()
        self.next.button.clicked.connect(self.wanted)
        self.closing = ClosingRow()
        self._clock_title = Text(self.tr("Clocks"), "strong")
        self._clocks = DefinitionList(label_width=76)
        self._photo_title = Text("", "strong")
        self.photos = EvidenceStrip(tasks, self._pictures.thumbnail, small=True)
        self.photos.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.photos.capture_asked.connect(lambda _key: self.photos_wanted.emit())
        self.photos.opened.connect(lambda _key: self.photos_wanted.emit())
        self._last_title = Text(self.tr("Latest"), "strong")
        self._last = CourseList()
        self._content = self._build()
        self._nothing = EmptyState("inbox", self.tr("No ticket chosen"))
        self.body.addWidget(self._nothing, 1)
        self.show_nothing()

    def show_nothing(self) -> None:
        """No ticket is chosen."""
        self._content.hide()
        self._nothing.show()

    def show_situation(self, situation: Situation) -> None:
        """Show a ticket as it stands."""
        ticket = situation.ticket
        self._show_head(ticket_head(ticket))
        self.next.show_act(next_act(ticket))
        today = situation.now.astimezone(self._zone).date()
        self.closing.show_closing(closing_of_all(ticket, situation.decisions, situation.clocks, today))
        views = clock_views(situation.clocks, ticket, situation.now, self._zone)
        self._clocks.show_facts(clock_fact(view, situation.now, self._zone) for view in _chosen(views))
        self._clock_title.setVisible(bool(views))
        evidence = valid_evidence(ticket)
        self._pictures.know(evidence)
        self.photos.show_tiles(evidence_tiles(ticket, situation.awaited, with_missing=False))
        self.photos.setVisible(bool(evidence))
        self._photo_title.setText(
            self.tr("Evidence {0}").format(len(each_file_once(evidence)))
            if evidence
            else self.tr("No evidence yet")
        )
        lines = course_lines(situation.history, ticket, self._zone, situation.names)
        self._last.show_lines(newest(lines, _LAST), situation.now, self._zone)
        self._nothing.hide()
        self._content.show()

    def _show_head(self, head: TicketHead) -> None:
        self._number.setText(head.number)
        self._title.setText(f"{head.who} · {head.what}")
        words = " ".join(head.words.split())
        said = words if len(words) <= _MOST_WORDS else f"{words[:_MOST_WORDS]}…"
        parts = (f"「{said}」", head.demand, head.price)
        self._sentence.setText(" · ".join(part for part in parts if part))

    def _build(self) -> ScrollColumn:
        self.body.setContentsMargins(14, 12, 8, 8)
        column = ScrollColumn(spacing=Space.XS)
        column.column.setContentsMargins(0, 0, 6, 0)
        column.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.add(self._number, self._title, self._sentence)
        for widgets in (
            (self.next, self.closing),
            (self._clock_title, self._clocks),
            (self._photo_title, self.photos),
            (self._last_title, self._last),
        ):
            column.column.insertSpacing(column.column.count() - 1, Space.S)
            column.add(*widgets)
        self.body.addWidget(column, 1)
        return column


def _chosen(views: tuple[ClockView, ...]) -> tuple[ClockView, ...]:
    """Those that still run first; of what is over only as many as there is room for."""
    over = (ClockState.MET, ClockState.MISSED, ClockState.VOIDED)
    running = [view for view in views if view.state not in over]
    done = [view for view in views if view.state in over]
    room = max(_MOST_CLOCKS - len(running), 0)
    kept = {id(view) for view in (*running, *done[len(done) - min(room, len(done)) :])}
    return tuple(view for view in views if id(view) in kept)


def clock_fact(view: ClockView, now: datetime, zone: tzinfo) -> Fact:
    """A clock as a line: its moment, then how it stands as a chip."""
    icon, tone = STATE_LOOKS[view.state]
    said = say_due(view, now, zone)
    if view.state is ClockState.RUNNING:
        return Fact(view.label, f"{said} · {view.remaining_text}")
    over = view.stopped or view.voided
    if over is not None and view.state in (ClockState.MET, ClockState.MISSED, ClockState.VOIDED):
        return Fact(view.label, say_time(over, now, zone), say_state(view.state), tone, icon)
    words = view.remaining_text if view.state is not ClockState.PAUSED else say_state(view.state)
    return Fact(view.label, said, words or say_state(view.state), tone, icon)


class NextBox(QFrame):
    """What to do now, and the button that leads there."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.M)
        column.setSpacing(Space.XS)
        self._label = Text(self.tr("To do now"), "note")
        self._words = Text("", "strong", wrap=True)
        self.button = PrimaryButton("")
        for widget in (self._label, self._words, self.button):
            column.addWidget(widget)

    def show_act(self, act: NextAct | None) -> None:
        """Show the next action; nothing to do hides the box."""
        self.setVisible(act is not None)
        if act is not None:
            self._words.setText(act.words)
            self.button.set_words(act.button, act.key)


class CourseList(QWidget):
    """A few lines of the course under each other: when, what."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(Space.XS)
        self._grid.setColumnMinimumWidth(0, 76)
        self._grid.setColumnStretch(1, 1)

    def show_lines(self, lines: list[CourseLine], now: datetime, zone: tzinfo) -> None:
        """Replace the lines."""
        clear_layout(self._grid)
        for row, line in enumerate(lines):
            words = Elided(" ".join(part for part in (line.what, line.detail) if part))
            self._grid.addWidget(Text(say_time(line.at, now, zone), "muted"), row, 0)
            self._grid.addWidget(words, row, 1)

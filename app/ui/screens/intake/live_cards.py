"""Beside the rights: clocks that will start, what is missing, and cases that may be the same."""

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from app.domain.clocks import Clock
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card, clear_layout, row_of
from app.ui.kit.text import Elided, IconLabel, Text
from app.ui.labels.evidence import evidence_role_label
from app.ui.labels.grading import clock_label
from app.ui.labels.intake import change_label, gap_label
from app.ui.labels.lists import listed
from app.ui.parts.clock_strip import ClockStrip
from app.ui.parts.clock_view import ClockState, ClockView
from app.ui.screens.common.missing_words import say_change
from app.ui.screens.intake.cards import STATE_KEY, FlowRow, put_head
from app.ui.screens.intake.live import PIECE_GAP, Gap
from app.ui.screens.intake.presenter import Related
from app.ui.theme import Space
from app.usecases.finish_intake import Promised

MOST_GAPS = 6
"""Lines of the list; what weighs less waits until one of them is done."""


class ClocksCard(Card):
    """保存后开始的时限: the clocks as dots, the promise among them."""

    def __init__(self) -> None:
        super().__init__()
        put_head(self, self.tr("Clocks that start when saved"))
        self.strip = ClockStrip("dots")
        self.add(self.strip)

    def show_clocks(
        self, clocks: Sequence[Clock], promise: Promised | None, now: datetime, zone: tzinfo
    ) -> None:
        """`clocks` carry wall time of `zone`; without any there is no card."""
        views = [clock_view(clock, zone, self.tr("Intake")) for clock in clocks]
        if promise is not None:
            views.append(
                ClockView(
                    key="promise",
                    label=self.tr("Promised"),
                    start=now,
                    due=promise.due,
                    state=ClockState.UPCOMING,
                    remaining_text="",
                    why=promise.text,
                )
            )
        self.setVisible(bool(views))
        self.strip.show_clocks(views, now, zone)


def clock_view(clock: Clock, zone: tzinfo, start_event: str) -> ClockView:
    """A clock that will start when the form is saved."""
    return ClockView(
        key=clock.key,
        label=clock_label(clock.key) or clock.name,
        start=clock.start.replace(tzinfo=zone),
        due=clock.due.replace(tzinfo=zone),
        state=ClockState.UPCOMING,
        remaining_text="",
        why=clock.why,
        start_event=start_event,
        estimated=clock.provisional,
    )


class GapsCard(Card):
    """还缺: one line each, the gravest first.

    Signals: `wanted` carries what the person wants to fill in, `stating_wanted` asks for all circumstances.
    """

    wanted = Signal(str)
    stating_wanted = Signal()

    def __init__(self, term_of: Callable[[str], str]) -> None:
        """`term_of` is the trade's word for a fact that has no word here."""
        super().__init__()
        self._term_of = term_of
        self._state = Button(self.tr("State a circumstance"), kind="quiet", small=True, key=STATE_KEY)
        self._state.clicked.connect(self.stating_wanted)
        put_head(self, self.tr("Still missing"), self._state)
        self._lines: list[_GapLine] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.body.addLayout(self._column)
        self._shown: tuple[Gap, ...] = ()

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """Show what is missing; nothing missing: no card."""
        shown = tuple(gaps[:MOST_GAPS])
        if shown == self._shown:
            return
        self._shown = shown
        while len(self._lines) < len(shown):
            line = _GapLine()
            line.pressed.connect(self.wanted.emit)
            self._column.addWidget(line)
            self._lines.append(line)
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(shown))
            if place < len(shown):
                line.show_gap(shown[place], self._word(shown[place].what))
        self.setVisible(bool(shown))

    def words(self) -> list[str]:
        """What the lines say, in order."""
        return [self._word(gap.what) for gap in self._shown]

    def _word(self, what: str) -> str:
        if what.startswith("shot:"):
            return self.tr("Photo: {0}").format(evidence_role_label(what.removeprefix("shot:")))
        if what.startswith(PIECE_GAP):
            return self.tr("Article {0}").format(int(what.removeprefix(PIECE_GAP)) + 1)
        return gap_label(what) or self._term_of(what)


class _GapLine(QWidget):
    """What is missing, and in grey what it would change."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._what = ""
        self._go = Button("", kind="quiet", small=True)
        self._go.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._change = Elided("", "muted")
        line = row_of(self._go, self._change)
        line.insertStretch(1, 1)
        self.setLayout(line)
        self._go.clicked.connect(lambda: self.pressed.emit(self._what))

    def show_gap(self, gap: Gap, word: str) -> None:
        self._what = gap.what
        self._go.set_words(word)
        said = say_change(gap.missing) if gap.missing is not None else ""
        self._change.setText(said or (change_label(gap.changes[0]) if gap.changes else ""))


class RelatedBox(QFrame):
    """The open ticket of the same phone, and others with the same goods. Never in the way of saving.

    Signals: `open_wanted` and `note_wanted` carry the id of a ticket.
    """

    open_wanted = Signal(str)
    note_wanted = Signal(str)

    def __init__(self, when: Callable[[datetime], str]) -> None:
        super().__init__()
        self._when = when
        self.setProperty("surface", "warn")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        self._column.setSpacing(Space.XS + 2)
        self.related = Related()
        self.hide()

    def show_related(self, related: Related, level1_above: int) -> None:
        """Show what may be the same case."""
        self.related = related
        clear_layout(self._column)
        self.setVisible(related.any)
        if related.open:
            self._add_open(related)
        if related.batch:
            self._add_batch(related, level1_above)

    def words(self) -> str:
        """Everything that stands in the box."""
        labels = self.findChildren(Text)
        return "\n".join(label.text() for label in labels if not label.isHidden())

    def _add_open(self, related: Related) -> None:
        first = related.open[0]
        more = len(related.open) - 1
        title = self.tr("This phone has an open ticket")
        if more:
            title = self.tr("This phone has {0} open tickets").format(more + 1)
        self._add_title(title)
        self._column.addWidget(
            Elided(
                f"{first.number} · {first.customer} · {first.goods} · {self._when(first.opened_at)}", "body"
            )
        )
        go = Button(self.tr("Open it"), key="Alt+O", small=True)
        note = Button(self.tr("Add a note there"), key="Alt+N", small=True)
        go.clicked.connect(lambda: self.open_wanted.emit(first.id))
        note.clicked.connect(lambda: self.note_wanted.emit(first.id))
        self._column.addWidget(FlowRow(go, note))

    def _add_batch(self, related: Related, level1_above: int) -> None:
        if related.people > level1_above:
            title = self.tr("Batch: customer {0} with these goods in 7 days, level 1")
        else:
            title = self.tr("Customer {0} with these goods in 7 days")
        self._add_title(title.format(related.people))
        numbers = listed(each.number for each in related.batch)
        self._column.addWidget(Elided(numbers, "note"))

    def _add_title(self, words: str) -> None:
        row = row_of(IconLabel("triangle-alert", tone="warn", size=16), Text(words, "strong", wrap=True))
        row.setStretch(1, 1)
        self._column.addLayout(row)

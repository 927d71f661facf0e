"""Two who said different things: a card with both values, to keep the one or take the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.steps.deciding import DecideConflict
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card, HintBox, clear_layout
from app.ui.kit.chips import Chip
from app.ui.kit.focusring import FocusRing
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.text import Elided, Text
from app.ui.labels.history import entry_label
from app.ui.labels.syncing import claim_label, why_label
from app.ui.override import override
from app.ui.screens.common.conflict_words import (
    NOTHING,
    case_title,
    claim_value,
    decision_words,
    said_words,
    says_words,
)
from app.ui.screens.common.lender_fields import LenderFields, Lending
from app.ui.services import Services
from app.ui.theme import Space, Tone
from app.usecases.conflict_cases import ConflictCase, Said, settle
from app.usecases.deciders import Deciders
from app.usecases.desk import Person
from app.usecases.workplace import Outcome

KEEP, TAKE = "1", "2"
_LABEL = 96


@dataclass(frozen=True)
class Seen:
    """For whose eyes: who is signed in, the code of this desk, its zone, who decides what is weighty."""

    person: Person
    desk: str
    zone: tzinfo
    deciders: Deciders = field(default_factory=Deciders)


@dataclass(frozen=True)
class Wanted:
    """How a conflict is decided: whether the other one is taken, the note, and who lends the right to it."""

    take: bool
    note: str
    lending: Lending | None = None


def settle_lent(services: Services, case: ConflictCase, person: Person, wanted: Wanted) -> Outcome:
    """Decide it, by a right that is lent where it takes that; on a worker. Raises what `settle` raises, and
    what `lend` does.
    """
    workplace, lending = services.workplace, wanted.lending
    lent = lending.right(workplace, DecideConflict.NAME, person) if lending is not None else None
    return settle(workplace, services.link, case, person, take=wanted.take, note=wanted.note, override=lent)


class ConflictCard(Card):
    """One conflict. 1 keeps what stands, 2 takes the other, Enter opens the ticket.

    Signals: `settled` whether the other one is taken, and the note; `ticket_wanted` the id of the ticket.
    """

    settled = Signal(bool, str)
    ticket_wanted = Signal(str)

    def __init__(self, case: ConflictCase, seen: Seen, *, alone: bool = False) -> None:
        """`alone` on the page of the ticket itself, which need not be named."""
        super().__init__()
        self.case = case
        self._seen = seen
        self.remark = LineEdit()
        self.keep = Button(self.tr("Keep this one"), key=KEEP, small=True)
        self.take = Button(self.tr("Take the other one"), key=TAKE, small=True)
        self.wrong = HintBox("", "circle-alert", tone="danger")
        self.allowed = seen.deciders.may(seen.person, weighty=case.weighty)
        self.lender = LenderFields()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._ring = FocusRing(self)
        self._build(alone=alone)
        self.keep.clicked.connect(lambda: self._settle(take=False))
        self.take.clicked.connect(lambda: self._settle(take=True))
        self._name()

    def lending(self) -> Lending | None:
        """Who lends the right to this, where the own one is not enough."""
        return None if self.allowed or not self.lender.anybody() else self.lender.lending()

    def refuse(self, sentence: str) -> None:
        """Say why it could not be decided."""
        self.wrong.set_text(sentence)
        self.wrong.setVisible(bool(sentence))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        button = {KEEP: self.keep, TAKE: self.take}.get(event.text())
        if button is not None and button.isEnabled() and not button.isHidden():
            button.click()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ticket_wanted.emit(self.case.ticket)
        else:
            super().keyPressEvent(event)

    def _settle(self, *, take: bool) -> None:
        self.keep.setEnabled(False)
        self.take.setEnabled(False)
        self.settled.emit(take, self.remark.text().strip())

    def allow(self) -> None:
        """It was refused: it may be tried again, by who may or with a right that somebody lends."""
        possible = self.allowed or self.lender.anybody()
        self.keep.setEnabled(possible)
        self.take.setEnabled(possible)

    def _name(self) -> None:
        parts = [case_title(self.case), why_label(self.case.why)]
        for each in self.case.disputed:
            values = (claim_value(each.claim, value, self._seen.zone) for value in (each.stands, each.other))
            parts.append(f"{claim_label(each.claim)} {' / '.join(values)}")
        parts.append(says_words(self.case, self._seen.zone))
        self.setAccessibleName("; ".join(part for part in parts if part))

    def _build(self, *, alone: bool) -> None:
        case = self.case
        tone: Tone = "warn" if case.weighty else "info"
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        if not alone:
            head.addWidget(Elided(case_title(case), "strong"), 1)
        head.addWidget(Chip(why_label(case.why), tone, "triangle-alert" if case.weighty else "pencil"))
        head.addWidget(Text(entry_label(case.kind), "note"))
        if alone:
            head.addStretch(1)
        self.body.addLayout(head)
        self.body.addLayout(self._both())
        if not self.allowed:
            words = self.tr("This is about course, money, approval or identity: a supervisor must decide.")
            self.add(HintBox(words, "lock", tone="warn"), self.lender)
            self.lender.offer(self._seen.deciders.people)
            self.lender.pin.returnPressed.connect(self.lender.reason.setFocus)
            self.lender.reason.returnPressed.connect(self.setFocus)  # where 1 and 2 decide
        self.remark.setPlaceholderText(self.tr("why, if it needs saying"))
        self.remark.setAccessibleName(self.tr("Note"))
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        for widget in (self.keep, self.take):
            row.addWidget(widget)
        row.addWidget(self.remark, 1)
        self.body.addLayout(row)
        self.add(self.wrong)
        self.wrong.hide()
        self.allow()

    def _both(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.S)
        grid.setVerticalSpacing(Space.XS)
        grid.setColumnMinimumWidth(0, _LABEL)
        for column in (1, 2):
            grid.setColumnStretch(column, 1)
        grid.addWidget(self._side(self.tr("Counts now"), self.case.here), 0, 1)
        grid.addWidget(self._side(self.tr("Said otherwise"), self.case.there), 0, 2)
        for row, each in enumerate(self.case.disputed, 1):
            label = Text(claim_label(each.claim), "muted", wrap=True)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            for column, value in ((1, each.stands), (2, each.other)):
                grid.addWidget(_value(claim_value(each.claim, value, self._seen.zone)), row, column)
        if says := says_words(self.case, self._seen.zone):
            row = grid.rowCount()
            grid.addWidget(Text(self.tr("Says"), "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_value(NOTHING), row, 1)
            grid.addWidget(_value(says), row, 2)
        return grid

    def _side(self, title: str, said: Said) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Text(title, "label"))
        column.addWidget(Elided(said_words(said, self._seen.desk, self._seen.zone), "note"))
        return box


def _value(words: str) -> QWidget:
    box = QFrame()
    box.setProperty("role", "sunken")
    row = QHBoxLayout(box)
    row.setContentsMargins(Space.S, Space.XS, Space.S, Space.XS)
    text = Text(words, "strong", wrap=True)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    row.addWidget(text)
    return box


class DecidedLine(QFrame):
    """What was decided, and a button to decide the other way. Signals as those of a card."""

    settled = Signal(bool, str)
    ticket_wanted = Signal(str)

    def __init__(self, case: ConflictCase, seen: Seen, *, alone: bool = False) -> None:
        super().__init__()
        self.case = case
        self.setProperty("role", "sunken")
        words = decision_words(case, seen.zone)
        take = case.decision is not None and not case.decision.take
        self.undo = Button(
            self.tr("Take the other one after all") if take else self.tr("Put it back"),
            icon="undo-2",
            small=True,
        )
        self.undo.setAccessibleName(f"{self.undo.text()}: {case_title(case)} {words}")
        self.wrong = Text("", "small", tone="danger", wrap=True)
        self.wrong.hide()
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        if not alone:
            row.addWidget(Text(case.number, "note"))
        row.addWidget(Elided(words), 1)
        row.addWidget(self.undo)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.XS, Space.S, Space.XS)
        column.addLayout(row)
        column.addWidget(self.wrong)
        self.undo.clicked.connect(lambda: self._settle(take=take))

    def refuse(self, sentence: str) -> None:
        """Say why it stays."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))

    def allow(self) -> None:
        """It was refused: it may be tried again."""
        self.undo.setEnabled(True)

    def _settle(self, *, take: bool) -> None:
        self.undo.setEnabled(False)
        self.settled.emit(take, "")


class ConflictList(QWidget):
    """Cards of what waits, and under them what was decided. Up and Down go from card to card.

    Signals: `settled` a case, whether the other one is taken, and the note; `ticket_wanted` a ticket's id.
    """

    settled = Signal(object, bool, str)
    ticket_wanted = Signal(str)

    def __init__(self, *, alone: bool = False) -> None:
        super().__init__()
        self._alone = alone
        self._shown: tuple[tuple[ConflictCase, ...], tuple[ConflictCase, ...], Seen] | None = None
        self.cards: list[ConflictCard] = []
        self.lines: list[DecidedLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.S)

    def show_cases(
        self, waiting: Sequence[ConflictCase], decided: Sequence[ConflictCase], seen: Seen
    ) -> None:
        """Show these; what is being typed into a note stays where nothing changed."""
        shown = (tuple(waiting), tuple(decided), seen)
        if shown == self._shown:
            return
        notes = {card.case.entry: card.remark.text() for card in self.cards}
        focus = next((at for at, card in enumerate(self.cards) if _holds_focus(card)), -1)
        self._shown = shown
        clear_layout(self._column)
        self.cards = [self._card(case, seen) for case in waiting]
        for card in self.cards:
            card.remark.setText(notes.get(card.case.entry, ""))
            self._column.addWidget(card)
            card.show()  # at once, so that it can take the keyboard
        if decided:
            self._column.addWidget(Text(self.tr("Decided"), "label"))
        self.lines = [self._line(case, seen) for case in decided]
        for line in self.lines:
            self._column.addWidget(line)
            line.show()
        self._column.addStretch(1)
        if focus >= 0:
            self.first_focus(focus).setFocus()

    def first_focus(self, at: int = 0) -> QWidget:
        """Where the keyboard starts."""
        if self.cards:
            return self.cards[min(at, len(self.cards) - 1)]
        return self.lines[0].undo if self.lines else self

    def lending(self, case: ConflictCase) -> Lending | None:
        """Who lends the right to decide that case, where the own one is not enough."""
        return next((lent for card in self.cards if card.case == case and (lent := card.lending())), None)

    def refuse(self, case: ConflictCase, sentence: str) -> None:
        """Say at its card why a case could not be decided."""
        parts: list[ConflictCard | DecidedLine] = [*self.cards, *self.lines]
        for each in parts:
            if each.case == case:
                each.allow()
                each.refuse(sentence)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        at = next((place for place, card in enumerate(self.cards) if card.hasFocus()), -1)
        if step is None or at < 0 or not 0 <= at + step < len(self.cards):
            super().keyPressEvent(event)
        else:
            self.cards[at + step].setFocus(Qt.FocusReason.TabFocusReason)

    def _card(self, case: ConflictCase, seen: Seen) -> ConflictCard:
        card = ConflictCard(case, seen, alone=self._alone)
        card.settled.connect(lambda take, note: self.settled.emit(case, take, note))
        card.ticket_wanted.connect(self.ticket_wanted)
        return card

    def _line(self, case: ConflictCase, seen: Seen) -> DecidedLine:
        line = DecidedLine(case, seen, alone=self._alone)
        line.settled.connect(lambda take, note: self.settled.emit(case, take, note))
        return line


def _holds_focus(card: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and (focus is card or card.isAncestorOf(focus))

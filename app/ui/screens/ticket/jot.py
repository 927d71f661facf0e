"""One line to write down what was said: a note, a contact, a promise whose moment is read while typed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.decide import Action
from app.domain.promise import parse_promise
from app.domain.steps.contact import AddNote, LogContact
from app.domain.steps.promising import MakePromise
from app.domain.wording import Phrase
from app.ui.kit.buttons import Button
from app.ui.kit.choices import Choice
from app.ui.kit.segmented import Segmented
from app.ui.kit.text import Text
from app.ui.labels.doings import means_label
from app.ui.parts.clock_words import say_moment
from app.ui.screens.common.escline import EscLine
from app.ui.screens.common.wording_bar import WordingBar
from app.ui.theme import Space
from app.usecases.desk_policy import DeskPolicy

MEANS = ("phone", "in_person", "wechat", "sms")
NOT_REACHED = "not_reached"


class Jot(QWidget):
    """Enter writes it down: `written` carries the action. Esc gives up: `given_up`.

    `refuse` shows a sentence under the line.
    """

    written = Signal(object)
    given_up = Signal()

    def __init__(self, policy: DeskPolicy, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._policy = policy
        self._now = now
        self._phrases: tuple[Phrase, ...] = ()
        self.kind = Segmented(
            [
                Choice("note", self.tr("Note")),
                Choice("contact", self.tr("Contact")),
                Choice("promise", self.tr("Promise")),
            ],
            numbered=False,
        )
        self.kind.setAccessibleName(self.tr("Kind of entry"))
        self.means = Segmented(
            [
                *(Choice(each, means_label(each)) for each in MEANS),
                Choice(NOT_REACHED, self.tr("Not reached")),
            ],
            numbered=False,
        )
        self.means.setAccessibleName(self.tr("Means of contact"))
        self.line = EscLine()
        self.guard = WordingBar()
        self.guard.attach(self.line)
        self.keep = Button(self.tr("Keep"), key="Enter")
        self.read = Text("", "note")
        self.wrong = Text("", "small", tone="danger", wrap=True)
        self._build()
        self.choose("note")

    def choose(self, kind: str) -> None:
        """Write a ``note``, a ``contact`` or a ``promise``."""
        self.kind.set_value(kind)
        self._fit()

    def start(self, kind: str) -> None:
        """Put the keyboard into the line for that kind of entry."""
        self.choose(kind)
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def watch(self, phrases: Sequence[Phrase], remedies: Collection[str]) -> None:
        """A promise is said to the customer: look out for these phrases; these `remedies` are theirs."""
        self._phrases = tuple(phrases)
        self.guard.allow(remedies)
        self._fit_guard()

    def clear(self) -> None:
        """What was written is kept: the line is free again."""
        self.line.clear()
        self.refuse("")
        self._preview("")

    def refuse(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence takes it away."""
        self.line.set_wrong(bool(sentence))
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))

    def action(self, text: str) -> Action | None:
        """What the line says; None for a promise without a moment."""
        if self.kind.value() == "contact":
            how = self.means.value() or MEANS[0]
            reached = how != NOT_REACHED
            return LogContact(how if reached else MEANS[0], text, reached)
        if self.kind.value() == "promise":
            due = self._due(text)
            return MakePromise(text, due) if due is not None else None
        return AddNote(text)

    def _enter(self, text: str) -> None:
        action = self.action(text)
        if action is None:
            self.refuse(self.tr("Say until when, for example 明天10点前, 2小时内, 周五前"))
        else:
            self.written.emit(action)

    def _due(self, text: str) -> datetime | None:
        zone: tzinfo = self._policy.desk.tz
        local = self._now().astimezone(zone).replace(tzinfo=None)
        found = parse_promise(text, local, self._policy.desk.closes, self._policy.calendar)
        return found.due.replace(tzinfo=zone) if found else None

    def _preview(self, text: str) -> None:
        due = self._due(text) if self.kind.value() == "promise" else None
        self.read.setText(self.tr("Due {0}").format(say_moment(due, self._policy.desk.tz)) if due else "")
        self.read.setVisible(due is not None)

    def _fit_guard(self) -> None:
        self.guard.watch(self._phrases if self.kind.value() == "promise" else ())

    def _fit(self) -> None:
        kind = self.kind.value() or "note"
        hints: Mapping[str, str] = {
            "note": self.tr("What should be known about this case"),
            "contact": self.tr("What was said, what came of it"),
            "promise": self.tr("For example 明天10点前回电"),
        }
        self.line.setPlaceholderText(hints[kind])
        self.line.setAccessibleName(hints[kind])
        self.means.setVisible(kind == "contact")
        self._fit_guard()
        self.refuse("")
        self._preview(self.line.text())

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.kind)
        row.addWidget(self.line, 1)
        row.addWidget(self.keep)
        below = QHBoxLayout()
        below.setSpacing(Space.S)
        for widget in (self.means, self.read):
            below.addWidget(widget)
        below.addWidget(self.wrong, 1)
        below.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(row)
        column.addLayout(below)
        column.addWidget(self.guard)
        self.means.set_value(MEANS[0])
        self.read.hide()
        self.wrong.hide()
        self.kind.changed.connect(self._fit)
        self.line.textEdited.connect(self._preview)
        self.line.entered.connect(self._enter)
        self.line.given_up.connect(self.given_up)
        self.keep.clicked.connect(lambda: self._enter(self.line.text().strip()))

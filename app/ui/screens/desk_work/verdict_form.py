"""责任认定: the form of a determination; cause first, everything else is proposed from it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.steps.liability import NAMED_CAUSES
from app.domain.verdicts import MAY_ANSWER_FIRST
from app.domain.vocabulary import Cause
from app.domain.wording import Phrase
from app.ui.kit.card import HintBox, row_of
from app.ui.kit.chain import FieldChain
from app.ui.kit.choices import Choice
from app.ui.kit.combo import Combo
from app.ui.kit.fields import FormField
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.segmented import Segmented
from app.ui.labels.trade import cause_label, party_label
from app.ui.screens.common.wording_bar import WordingBar
from app.ui.screens.desk_work.checks_field import ChecksField
from app.ui.screens.desk_work.errors import FieldErrors
from app.ui.screens.desk_work.ground_picker import GroundPicker
from app.ui.screens.desk_work.hint_words import hint_words
from app.ui.screens.desk_work.share_rows import ShareRows
from app.ui.screens.desk_work.verdict_help import CauseHint
from app.ui.screens.desk_work.wording_guard import GuardedText
from app.ui.theme import Space
from app.usecases.reference import Reference

MORE = "more"
FIRST_CAUSES = (
    Cause.QUALITY,
    Cause.TRANSPORT,
    Cause.INSTALLATION,
    Cause.HUMAN_ERROR,
    Cause.SERVICE_FAULT,
    Cause.CUSTOMER,
    Cause.NO_FAULT,
    Cause.DISPUTED,
)
"""The causes that the digits 1 to 8 give; 9 opens the rest."""
_REST = tuple(cause for cause in Cause if cause not in FIRST_CAUSES)
_COLUMNS = 5
"""Causes beside each other where the words are as short as in Chinese."""


class VerdictForm(QWidget):
    """Signals: `cause_chosen` when a person takes another cause; `changed` after anything else changed."""

    cause_chosen = Signal()
    changed = Signal()

    def __init__(self, reference: Reference, errors: FieldErrors) -> None:
        super().__init__()
        self.causes = Segmented(self._choices(), columns=_COLUMNS)
        self.rest = Combo(Choice(cause, cause_label(cause), cause) for cause in _REST)
        self.hint = HintBox("", "lightbulb")
        self.shares = ShareRows()
        self.first = Combo(self._who_answers())
        self.person = LineEdit()
        self.grounds = GroundPicker()
        self.checks = ChecksField((Choice(text, text) for text in reference.wording.checks), free=True)
        self.checks_guard = WordingBar()
        self.checks_guard.attach(self.checks)
        self.conclusion = GuardedText(reference.wording.phrases, rows=2)
        self.suggestion = GuardedText(reference.wording.phrases, rows=2)
        self._fields(errors)
        self._build()
        self.chain = FieldChain(self, self.causes, self.rest)
        self._chain()
        self._connect()
        self.hint.hide()
        self.fit()

    def cause(self) -> Cause | None:
        """The cause that is taken."""
        value = self.causes.value()
        if value == MORE:
            value = self.rest.value()
        return Cause(value) if value in tuple(Cause) else None

    def set_cause(self, cause: Cause | None) -> None:
        """Take a cause without telling anyone."""
        if cause in _REST:
            self.causes.set_value(MORE)
            self.rest.set_value(cause)
        else:
            self.causes.set_value(cause)
        self.fit()

    def watch(self, phrases: Sequence[Phrase]) -> None:
        """Look out for these in what goes to the customer."""
        for guard in (self.conclusion, self.suggestion, self.grounds.guard, self.checks_guard):
            guard.watch(phrases)

    def allow(self, owed: Collection[str], suggested: Collection[str]) -> None:
        """These remedies are `owed`; a suggestion may speak of those that are `suggested`, too."""
        for guard in (self.conclusion, self.grounds.guard, self.checks_guard):
            guard.allow(owed)
        self.suggestion.allow({*owed, *suggested})

    def show_hints(self, hints: Iterable[CauseHint]) -> None:
        """Say what speaks for which cause."""
        hints = list(hints)
        lines = [hint_words(hint) for hint in hints]
        self.hint.set_text("\n".join(lines))
        self.hint.setToolTip("、".join(hint.rule for hint in hints if hint.rule))
        self.hint.setVisible(bool(lines))

    def fit(self) -> None:
        """Show the fields that this cause asks for."""
        cause = self.cause()
        disputed = cause is Cause.DISPUTED
        self.rest_field.setVisible(self.causes.value() == MORE)
        self.person_field.setVisible(cause in NAMED_CAUSES)
        self.shares.more.setVisible(not disputed)
        for field in (self.shares_field, self.first_field, self.grounds_field, self.checks_field):
            field.setVisible(not disputed)
        self.conclusion_field.setVisible(True)
        self.suggestion_field.setVisible(not disputed)

    def done(self) -> tuple[str, ...]:
        """The checks that were made, as they will stand on the notice."""
        return self.checks.checks()

    def _fields(self, errors: FieldErrors) -> None:
        self.cause_field = FormField(self.tr("Cause"), self.causes, required=True)
        self.rest_field = FormField(self.tr("Other cause"), self.rest, required=True)
        self.shares_field = FormField(self.tr("Liable party"), self.shares, required=True)
        self.first_field = FormField(self.tr("Answers to the customer"), self.first)
        self.person_field = FormField(
            self.tr("Responsible person"),
            self.person,
            required=True,
            hint=self.tr("Stands on the store copy only"),
        )
        self.grounds_field = FormField(self.tr("Grounds"), self.grounds, required=True)
        self.checks_field = FormField(
            self.tr("Checks made"),
            self.checks,
            hint=self.tr("Down shows what is usually checked; without a check the notice has no such part"),
        )
        self.checks_field.put_below(self.checks_guard)
        self.conclusion_field = FormField(self.tr("Conclusion"), self.conclusion, required=True)
        self.suggestion_field = FormField(self.tr("Suggestion"), self.suggestion, required=True)
        errors.add(
            cause=self.cause_field,
            shares=self.shares_field,
            person=self.person_field,
            basis=self.grounds_field,
            conclusion=self.conclusion_field,
            suggestion=self.suggestion_field,
        )

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(Space.S)
        for widget in (self.cause_field, self.rest_field, self.hint, self.shares_field):
            column.addWidget(widget)
        column.addLayout(row_of(self.shares.more, self.first_field, self.person_field, stretch=(0, 1, 1)))
        for widget in (
            self.grounds_field,
            self.conclusion_field,
            self.suggestion_field,
            self.checks_field,
        ):
            column.addWidget(widget)
        column.addStretch(1)

    def _chain(self) -> None:
        row = self.shares.rows()[0]
        self.chain.add(
            row.party,
            row.name,
            row.percent,
            self.first,
            self.person,
            self.grounds.field,
            self.conclusion.field,
            self.suggestion.field,
            self.checks,
        )

    def _connect(self) -> None:
        self.causes.changed.connect(self._chosen)
        self.rest.changed.connect(self._chosen)
        for signal in (
            self.shares.changed,
            self.first.changed,
            self.person.textEdited,
            self.grounds.changed,
            self.checks.changed,
            self.conclusion.field.textChanged,
            self.suggestion.field.textChanged,
        ):
            signal.connect(lambda *_: self.changed.emit())

    def _chosen(self) -> None:
        self.fit()
        if self.causes.value() == MORE and self.rest.value() is None:
            self.rest.setFocus()
            return
        self.cause_chosen.emit()

    def _choices(self) -> list[Choice]:
        named = [Choice(cause, cause_label(cause)) for cause in FIRST_CAUSES]
        return [*named, Choice(MORE, self.tr("More…"))]

    def _who_answers(self) -> list[Choice]:
        return [Choice(each, party_label(each), each) for each in MAY_ANSWER_FIRST]

"""The card in which the values of one line are edited: where it comes from, what would change, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.refusals import InputError
from app.ui.kit.buttons import Button, PrimaryButton
from app.ui.kit.card import HintBox, row_of
from app.ui.kit.chain import FieldChain, bring_into_view
from app.ui.kit.choices import Choice
from app.ui.kit.combo import Combo
from app.ui.kit.fields import FormField
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.progress import BusyLine
from app.ui.kit.text import Text
from app.ui.screens.common.beside import Sentence, beside
from app.ui.screens.settings.policy_rows import LineView
from app.ui.screens.settings.policy_words import field_words, owner_words
from app.ui.theme import Space
from app.usecases.profile_editing import Edit
from app.usecases.profile_values import Value, ValueKind

_PAUSE_MS = 250
"""Judging the latest tickets begins when typing pauses."""


class ValueEditor(QFrame):
    """Signals: `tried` when typing paused, `wanted` to save, `closed` to leave without."""

    tried = Signal()
    wanted = Signal()
    closed = Signal()

    def __init__(self, view: LineView, owners: Sequence[str], version: str, sentence: Sentence) -> None:
        super().__init__()
        self.view = view
        self._sentence = sentence
        self.setProperty("role", "sunken")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._read: dict[str, Callable[[], str]] = {}
        self.fields = {value.key: self._field(value, owners) for value in view.line.values}
        self.reason = LineEdit()
        self.fields["reason"] = FormField(self.tr("Reason"), self.reason, required=True)
        self.reason.textChanged.connect(lambda _text: self.fields["reason"].set_error())
        self.effect = HintBox("", "info")
        self.busy = BusyLine()
        self.save = PrimaryButton(self.tr("Save as version {0}").format(version), "F10")
        self.leave = Button(self.tr("Leave it"), key="Esc")
        self._build()
        self.chain = FieldChain(self, *self.fields.values())
        self.chain.finished.connect(self.wanted)
        self.save.clicked.connect(self.wanted)
        self.leave.clicked.connect(self.closed)
        self._pause.timeout.connect(self.tried)

    def follow(self, row: QWidget) -> None:
        """Let Tab lead from the row through every field and button, as soon as they lie in the window."""
        for before, after in pairwise([row, *self.chain.fields(), self.save, self.leave]):
            QWidget.setTabOrder(before, after)

    def begin(self) -> None:
        """Put the keyboard into the first value."""
        self.show()
        self.chain.focus_first()
        self.tried.emit()

    def edit(self, key: str, typed: str) -> None:
        """Put something into the field of a value, as if it was typed."""
        control = self.fields[key].control
        if isinstance(control, LineEdit):
            control.setText(typed)
            self._pause.start()

    def edits(self) -> list[Edit]:
        """What stands in the fields."""
        line = self.view.line
        return [Edit(line, value, self._read[value.key]()) for value in line.values]

    def complain(self, error: InputError) -> bool:
        """Say beside its field what is wrong; whether there is such a field."""
        field = self.fields.get(error.field)
        if field is not None:
            field.set_error(beside(self._sentence, error))
        return field is not None

    def clear_complaints(self) -> None:
        """Nothing is wrong so far."""
        for field in self.fields.values():
            field.set_error()

    def focus_complaint(self) -> None:
        """Put the keyboard into the first field that is wrong."""
        wrong = next((field for field in self.fields.values() if field.error), None)
        if wrong is not None:
            wrong.setFocus()

    def show_effect(self, words: Sequence[str]) -> None:
        """Say what the edit would change."""
        self.busy.rest()
        self.effect.set_text("\n".join(words))
        QTimer.singleShot(0, self, lambda: bring_into_view(self))  # when it has grown to its new height

    def show_busy(self) -> None:
        """The latest tickets are being judged."""
        self.busy.show_busy(self.tr("Judging the latest tickets"))
        self.effect.set_text(self.tr("Judging the latest tickets"))

    def _field(self, value: Value, owners: Sequence[str]) -> FormField:
        if value.kind is ValueKind.OWNER:
            known = dict.fromkeys([value.text, *owners])
            combo = Combo([Choice(each, owner_words(each)) for each in known], free=True)
            combo.set_value(value.text)
            combo.changed.connect(self._pause.start)
            names = {owner_words(each): each for each in known}
            self._read[value.key] = lambda: names.get(combo.text().strip(), combo.text())
            return FormField(field_words(value), combo, required=True)
        edit = LineEdit(value.text)
        edit.textEdited.connect(lambda _text: self._pause.start())
        self._read[value.key] = edit.text
        return FormField(field_words(value), edit, required=True)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.M)
        column.setSpacing(Space.S)
        source = self.tr("Now: {0} · Source: {1}")
        view = self.view
        column.addWidget(Text(source.format(view.value, view.source), "small", wrap=True))
        widths = [3 if value.kind is ValueKind.OWNER else 2 for value in view.line.values]
        column.addLayout(row_of(*self.fields.values(), stretch=(*widths, 5)))
        column.addWidget(Text(self.tr("What changes if it is edited"), "strong"))
        column.addWidget(self.effect)
        column.addWidget(self.busy)
        stays = self.tr("Tickets that are there keep their version; new ones are taken in under the new one.")
        column.addLayout(row_of(Text(stays, "note", wrap=True), self.leave, self.save, stretch=(1,)))

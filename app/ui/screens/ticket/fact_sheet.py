"""补充情况: one circumstance stated on a sheet over a ticket or an intake; Enter keeps it, Esc goes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.policy.vocabulary import VOCABULARY, FactKind
from app.domain.refusals import InputError
from app.domain.steps.circumstances import settled_fact
from app.domain.ticket import StatedFact
from app.ui.kit.card import HintBox, row_of
from app.ui.kit.chain import focus_target
from app.ui.kit.fields import CanBeWrong, FormField
from app.ui.kit.filled_card import ENTER, FilledCard
from app.ui.kit.keys import HintRow, KeyHint
from app.ui.kit.text import Text
from app.ui.override import override
from app.ui.screens.ticket.fact_controls import make_fact_control
from app.ui.screens.ticket.form_controls import Control, Desk
from app.ui.services import Services
from app.usecases.known_values import known_values

_WIDTH = 460
_DIGITS = (FactKind.FLAG, FactKind.CHOICE)


Refused = Callable[[str, Mapping[str, str]], None]
Keep = Callable[[StatedFact, Callable[[], None], Refused], None]
"""Keeps a value (UNKNOWN takes it back), then calls the second; or the third with a code and parameters."""


class FactSheet(FilledCard):
    """One fact of one piece of goods, which holds `value` so far; `keep` states another one.

    Signals: `finished` when it is stated, `left` when Esc gives it up.
    """

    finished = Signal()

    def __init__(self, services: Services, key: str, value: StatedFact, keep: Keep) -> None:
        super().__init__(self.tr("State a circumstance"), self.save, by_enter=True)
        self._services = services
        self._key, self._value, self._keep = key, value, keep
        self._name = ""
        self._running = False
        self.control: Control = make_fact_control(
            key,
            value,
            known_values(services.workplace.policy.rulebook, key),
            Desk(services.workplace.policy, services.workplace.time.now),
        )
        self.what = Text("", "title", wrap=True)
        self.change = HintBox()
        self.taken = Text("", "muted", wrap=True)
        self.wrong = Text("", "small", tone="danger", wrap=True)
        self._build()

    def tell(self, name: str, change: str, taken: str) -> None:
        """What the fact is called, what hangs on it, what the rules go by though nobody stated it."""
        change = self.tr("It may change: {0}").format(change.removeprefix("→ ")) if change else ""
        taken = self.tr("The rules go by: {0}").format(taken) if taken else ""
        self._name = name
        self.what.setText(name)
        self.control.widget.setAccessibleName(name)
        self.setAccessibleName(name)
        for box, said in ((self.change, change), (self.taken, taken)):
            box.setVisible(bool(said))
        self.change.set_text(change)
        self.taken.setText(taken)

    def first_focus(self) -> QWidget:
        """The control."""
        return focus_target(self.control.widget)

    def save(self) -> None:
        """State it, once."""
        if self._running:
            return
        self.refuse("")
        try:
            value = self.control.read()
        except InputError as error:
            self._refused(error.code, {"field": error.field, **error.params})
            return
        stated = settled_fact(
            self._key, value if value is None or isinstance(value, str | bool | int) else str(value)
        )
        if stated == self._value:
            self.finished.emit()
            return
        self._running = True
        self._keep(stated, self.finished.emit, self._refused)

    def refuse(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence takes it away."""
        if isinstance(self.control.widget, CanBeWrong):
            self.control.widget.set_wrong(bool(sentence))
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))

    @override
    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Enter in a control that would use it up itself saves."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in ENTER:
            self.save()
            return True
        return False

    def _refused(self, code: str, params: Mapping[str, str]) -> None:
        self._running = False
        named = {**params, "field": self._name} if params.get("field") == self._key else params
        self.refuse(self._services.sentence(code, named))
        self.first_focus().setFocus()

    def _build(self) -> None:
        field = FormField(self.tr("Answer"), self.control.widget)
        if not self.control.wide:
            field.setMaximumWidth(_WIDTH)
        self.add(self.what, self.change)
        self.body.addLayout(row_of(field, QWidget(), stretch=(1, 0 if self.control.wide else 1)))
        self.add(self.wrong, self.taken)
        self.body.addStretch(1)
        hints = [KeyHint("1 2 3", self.tr("Answer"))] if VOCABULARY[self._key].kind in _DIGITS else []
        self.add(HintRow([*hints, KeyHint("Enter", self.tr("Keep")), KeyHint("Esc", self.tr("Back"))]))
        self.wrong.hide()
        self.first_focus().installEventFilter(self)
        self.setFocusProxy(self.control.widget)

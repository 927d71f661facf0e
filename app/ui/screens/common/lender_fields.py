"""授权: who lends their right for one action, with PIN and reason. Nobody is signed in or out by it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.rights import Override
from app.ui.kit.card import HintBox, row_of
from app.ui.kit.choices import Choice
from app.ui.kit.combo import Combo
from app.ui.kit.fields import FormField
from app.ui.kit.lineedit import LineEdit
from app.ui.labels.trade import role_label
from app.ui.theme import Space
from app.usecases.desk import Person
from app.usecases.overrides import Lender, lend
from app.usecases.workplace import Workplace


@dataclass(frozen=True)
class Lending:
    """What was typed: who lends, the PIN, the reason. `right` turns it into the right, on a worker."""

    name: str
    pin: str
    reason: str

    def right(self, workplace: Workplace, action: str, acting: Person) -> Override:
        """Raises RefusedError as `lend` does."""
        return lend(workplace, action, acting, self.name, self.pin, self.reason)


class _PinOf(LineEdit):
    """Their PIN. Enter leaves it only when something is typed: what comes after is read by everybody."""

    def take_enter(self) -> bool:
        """See `TakesEnter`."""
        return not self.text()


class LenderFields(QWidget):
    """One row: who, PIN where that person has one, why."""

    def __init__(self) -> None:
        super().__init__()
        self._pins: dict[str, bool] = {}
        self.hint = HintBox(
            self.tr("Your role is not enough: somebody with the right lends it once."), "lock"
        )
        self.who = Combo()
        self.pin = _PinOf()
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9０-９]*"), self))
        self.reason = LineEdit()
        self.who_field = FormField(self.tr("Who lends the right"), self.who)
        self.pin_field = FormField(self.tr("Their PIN"), self.pin)
        self.reason_field = FormField(self.tr("Why"), self.reason)
        self.fields: Mapping[str, FormField] = {
            "sign_in#lend": self.who_field,
            "sign_in#wrong": self.pin_field,
            "sign_in#": self.reason_field,
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.hint)
        column.addLayout(row_of(self.who_field, self.pin_field, self.reason_field, stretch=(3, 2, 4)))
        self.who.changed.connect(self._fit)
        self._fit()

    def offer(self, people: Iterable[Lender]) -> None:
        """Who could lend; the first stands there already, and who was chosen stays."""
        known = tuple(people)
        chosen = self.who.value()
        self._pins = {each.name: each.pin for each in known}
        self.who.set_choices(Choice(each.name, f"{each.name} · {self._as_what(each)}") for each in known)
        self.who.set_value(chosen if chosen in self._pins else next(iter(self._pins), None))
        if not known:
            self.hint.set_text(self.tr("Your role is not enough, and nobody at this desk has the right."))
        self._fit()

    def anybody(self) -> bool:
        """Whether anybody could lend."""
        return bool(self._pins)

    def wants_pin(self) -> bool:
        """Whether the PIN of who was chosen is asked for and not typed."""
        return self._pins.get(self.who.value() or "", False) and not self.pin.text()

    def missing(self) -> LineEdit | None:
        """The first field that still has to be filled in: the PIN, then the reason."""
        if self.wants_pin():
            return self.pin
        return None if self.reason.text().strip() else self.reason

    def lead_on(self, done: Callable[[], None]) -> None:
        """Enter in a field goes to the first that is missing; where none is, it does `done`."""

        def enter() -> None:
            field = self.missing()
            if field is None:
                done()
            else:
                field.setFocus()

        for each in (self.pin, self.reason):
            each.returnPressed.connect(enter)

    def lending(self) -> Lending:
        """What was typed; the PIN is forgotten at once."""
        typed = Lending(self.who.value() or "", self.pin.text(), self.reason.text().strip())
        self.pin.clear()
        return typed

    def _as_what(self, lender: Lender) -> str:
        """The own role, or for whom the person stands in."""
        absent = lender.instead_of
        return self.tr("in place of {0}").format(absent) if absent else role_label(lender.role)

    def _fit(self) -> None:
        self.pin_field.setVisible(self._pins.get(self.who.value() or "", False))

"""One person of the staff: role, absence and deputy, PIN. Who may change what, the use case says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.dateentry import Toward
from app.domain.refusals import InputError
from app.domain.vocabulary import Role
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card, Divider, row_of
from app.ui.kit.chain import FieldChain
from app.ui.kit.choices import Choice
from app.ui.kit.combo import Combo
from app.ui.kit.dateedit import DateEdit
from app.ui.kit.fields import FormField
from app.ui.labels.trade import role_label
from app.ui.screens.common.beside import beside
from app.ui.screens.sign_in.pin_pad import PinEdit
from app.ui.window.program import Sentence
from app.usecases.desk import Person
from app.usecases.staffing import Absence, same_pins

ROLES = [role for role in Role if role is not Role.HEAD_OFFICE]


class StaffEditor(Card):
    """Signals: `role_wanted` with a role, `absence_wanted` with an Absence, `pin_wanted` with the new PIN and
    the old one, `reset_wanted`, `closed`.
    """

    role_wanted = Signal(str)
    absence_wanted = Signal(object)
    pin_wanted = Signal(str, str)
    reset_wanted = Signal()
    closed = Signal()

    def __init__(self, today: Callable[[], date], sentence: Sentence) -> None:
        self.close_button = Button("", kind="quiet", icon="x", small=True)
        super().__init__(" ", side=self.close_button)
        self._sentence = sentence
        self.person = Person("")
        self.role = Combo([Choice(role, role_label(role), role) for role in ROLES])
        self.since = DateEdit(today, toward=Toward.FUTURE, field="from")
        self.until = DateEdit(today, toward=Toward.FUTURE, field="until")
        self.deputy = Combo(placeholder=self.tr("Nobody"))
        self.old = PinEdit()
        self.pin = PinEdit(self.tr("6 digits"))
        self.again = PinEdit()
        self.fields = {
            "role": FormField(self.tr("Role"), self.role),
            "from": FormField(self.tr("Away from"), self.since),
            "until": FormField(self.tr("Away until"), self.until),
            "deputy": FormField(self.tr("Deputy"), self.deputy),
            "old": FormField(self.tr("PIN so far"), self.old),
            "pin": FormField(self.tr("New PIN"), self.pin),
            "pin_again": FormField(self.tr("The PIN again"), self.again),
        }
        self.keep_role = Button(self.tr("Change role"))
        self.keep_absence = Button(self.tr("Keep absence"))
        self.back = Button(self.tr("Is back"), kind="quiet")
        self.keep_pin = Button(self.tr("Set PIN"), icon="lock")
        self.reset = Button(self.tr("Take PIN away"), kind="quiet")
        self._for_allowed: list[QWidget] = []
        self._build()
        self._connect()

    def show_person(
        self,
        person: Person,
        others: Sequence[Person],
        *,
        own: bool,
        office: bool,
        pin: bool,
        allowed: bool = True,
    ) -> None:
        """Show one person; `own` PINs are changed by the old one, `office` gives the role of its people.

        Who is not `allowed` to change the staff sees the fields of the PIN alone.
        """
        if person.name != self.person.name:
            self.clear_pins()
        self.person = person
        self.title.setText(person.name)
        self.setAccessibleName(person.name)
        self.role.set_value(person.role)
        self.role.setEnabled(not office)
        self.keep_role.setEnabled(not office)
        self.since.set_day(person.absent_from)
        self.until.set_day(person.absent_until)
        self.deputy.set_choices([Choice(each.name, each.name) for each in others])
        self.deputy.set_value(person.deputy or None)
        for each in self._for_allowed:
            each.setVisible(allowed)
        self.back.setVisible(allowed and bool(person.absent_from or person.absent_until))
        self.fields["old"].setVisible(own and pin)
        self.reset.setVisible(pin and not own)
        self.show_errors({})

    def clear_pins(self) -> None:
        """No PIN stays in a field."""
        for edit in (self.old, self.pin, self.again):
            edit.clear()

    def first_focus(self) -> QWidget:
        """Where the keyboard starts."""
        if self.role.isHidden() or self.keep_role.isHidden():
            return self.pin if self.fields["old"].isHidden() else self.old
        return self.role if self.role.isEnabled() else self.since

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Say beside each field what is wrong with it."""
        for name, field in self.fields.items():
            field.set_error(errors.get(name, ""))

    def _want_pin(self) -> None:
        try:
            same_pins(self.pin.text(), self.again.text())
        except InputError as error:
            self.show_errors({error.field: beside(self._sentence, error)})
            self.again.setFocus()
            return
        self.pin_wanted.emit(self.pin.text(), self.old.text())

    def _want_absence(self) -> None:
        away = Absence(self.since.day(), self.until.day(), self.deputy.value() or "")
        self.absence_wanted.emit(away)

    def _connect(self) -> None:
        self.close_button.setAccessibleName(self.tr("Close"))
        self.close_button.clicked.connect(self.closed)
        self.keep_role.clicked.connect(lambda: self.role_wanted.emit(self.role.value() or ""))
        self.keep_absence.clicked.connect(self._want_absence)
        self.back.clicked.connect(lambda: self.absence_wanted.emit(Absence()))
        self.keep_pin.clicked.connect(self._want_pin)
        self.reset.clicked.connect(self.reset_wanted)
        pins = FieldChain(self, self.old, self.pin, self.again)
        pins.finished.connect(self._want_pin)

    def _build(self) -> None:
        fields, lines = self.fields, (Divider(), Divider())
        self._for_allowed = [
            *(fields[name] for name in ("role", "from", "until", "deputy")),
            *(self.keep_role, self.keep_absence, *lines),
        ]
        self.add_row(fields["role"])
        self.body.addLayout(_at_end(self.keep_role))
        self.add(lines[0])
        self.add_row(fields["from"], fields["until"], fields["deputy"], stretch=(1, 1, 1))
        self.body.addLayout(_at_end(self.back, self.keep_absence))
        self.add(lines[1])
        self.add_row(fields["old"], fields["pin"], fields["pin_again"], stretch=(1, 1, 1))
        self.body.addLayout(_at_end(self.reset, self.keep_pin))


def _at_end(*buttons: Button) -> QHBoxLayout:
    """Buttons at the right, under the fields that they keep."""
    row = row_of()
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row

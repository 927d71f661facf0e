"""Staff: who works here in which role, and who is signed in now. Head office’s are not changed here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.refusals import InputError
from app.domain.vocabulary import Role
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card, HintBox, clear_layout, row_of
from app.ui.kit.chain import FieldChain
from app.ui.kit.chips import Chip
from app.ui.kit.choices import Choice
from app.ui.kit.combo import Combo
from app.ui.kit.fields import FormField
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.text import Text
from app.ui.labels.trade import role_label
from app.ui.screens.common.beside import beside
from app.ui.screens.settings.section import Room, Section
from app.usecases.desk import Person, office_staff_of, own_staff_of, staff_of
from app.usecases.desk_settings import PERSON, STAFF, staff_value, with_person, without_person

_HERE = [role for role in Role if role is not Role.HEAD_OFFICE]


class StaffSection(Section):
    """A picker of the person at the desk, the list, and a line to add somebody."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._staff: tuple[Person, ...] = ()
        self._own: tuple[Person, ...] = ()
        self._office: tuple[Person, ...] = ()
        self._values: Mapping[str, object] = {}
        self.person = Combo()
        self.name = LineEdit()
        self.role = Combo([Choice(role, role_label(role), role) for role in _HERE])
        self.add = Button(self.tr("Add"), icon="plus")
        self.name_field = FormField(self.tr("Name"), self.name)
        self.role_field = FormField(self.tr("Role"), self.role)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.removers: dict[str, Button] = {}
        self._build()
        self.chain = FieldChain(self, self.name, self.role)
        self.chain.finished.connect(self.add_person)
        self.add.clicked.connect(self.add_person)
        self.person.changed.connect(self._sign_in)

    def show_values(self, values: Mapping[str, object]) -> None:
        self._values = values
        self._staff, self._own = staff_of(values), own_staff_of(values)
        self._office = office_staff_of(values)
        labels = [Choice(each.name, f"{each.name} · {role_label(each.role)}") for each in self._staff]
        self.person.set_choices(labels)
        self.person.set_value(str(values.get(PERSON) or "") or None)
        self._list()

    def first_focus(self) -> QWidget:
        return self.person

    def add_person(self) -> None:
        """Take somebody into the staff."""
        fields = {"name": self.name_field, "role": self.role_field}
        for field in fields.values():
            field.set_error()
        try:
            with_person(self._staff, self.name.text(), self.role.value() or "")  # of one name there is one
            staff = with_person(self._own, self.name.text(), self.role.value() or "")
        except InputError as error:
            fields[error.field].set_error(beside(self.room.program.sentence, error))
            fields[error.field].setFocus()
            return
        self.name.clear()
        self.role.set_value(None)
        self.name.setFocus()
        self._keep({STAFF: staff_value(staff)})

    def remove(self, name: str) -> None:
        """Take somebody out of the staff; what they did stays on their name."""
        try:
            staff = without_person(self._own, name, self._office)
        except InputError as error:
            self.problem_met.emit(error.code, {"field": error.field, **error.params})
            return
        values: dict[str, object] = {STAFF: staff_value(staff)}
        if name == self.room.signed_in.person().name:
            values[PERSON] = (*staff, *self._office)[0].name
        self._keep(values)

    def _sign_in(self) -> None:
        name = self.person.value()
        if name is not None and any(each.name == name for each in self._staff):
            self._keep({PERSON: name})

    def _keep(self, values: Mapping[str, object]) -> None:
        now = {**self._values, **values}

        def kept() -> None:
            self.room.signed_in.read(now)
            self.show_values(now)

        self.keep(values, kept)

    def _list(self) -> None:
        clear_layout(self._rows)
        self.removers = {}
        for person in self._staff:
            self._rows.addLayout(self._row(person))

    def _row(self, person: Person) -> QHBoxLayout:
        name = Text(person.name, "strong")
        name.setMinimumWidth(140)
        row = row_of(name, Text(role_label(person.role), "muted"))
        row.addStretch(1)
        if person.name == self.room.signed_in.person().name:
            row.addWidget(Chip(self.tr("Signed in"), "accent", "user"))
        if any(each.name == person.name for each in self._office):
            row.addWidget(Chip(self.tr("Head office"), "neutral", "store"))
        else:
            row.addWidget(self._remover(person))
        return row

    def _remover(self, person: Person) -> Button:
        remove = Button("", kind="quiet", icon="trash-2")
        remove.setAccessibleName(self.tr("Remove {0}").format(person.name))
        remove.setToolTip(self.tr("Remove {0}").format(person.name))
        remove.clicked.connect(partial(self.remove, person.name))
        self.removers[person.name] = remove
        return remove

    def _build(self) -> None:
        here = Card(self.tr("At the desk now"))
        here.add(FormField(self.tr("Person"), self.person))
        later = self.tr("Signing in with a PIN comes later; until then whoever is at the desk chooses here.")
        here.add(HintBox(later, "info"))
        staff = Card(self.tr("Staff"))
        staff.body.addLayout(self._rows)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.name_field, 2)
        line.addWidget(self.role_field, 2)
        holder = QVBoxLayout()
        holder.addSpacing(20)
        holder.addWidget(self.add)
        holder.addStretch(1)
        line.addLayout(holder)
        staff.body.addLayout(line)
        self.put(here, staff)

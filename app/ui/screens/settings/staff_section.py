"""Staff: who works here in which role, who is away, who has a PIN. Head office’s people keep their role."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.refusals import InputError
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card, HintBox, clear_layout, row_of
from app.ui.kit.chain import FieldChain
from app.ui.kit.chips import Chip
from app.ui.kit.choices import Choice
from app.ui.kit.combo import Combo
from app.ui.kit.fields import FormField
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.segmented import Segmented
from app.ui.kit.text import Text
from app.ui.labels.trade import role_label
from app.ui.screens.common.beside import beside
from app.ui.screens.settings.section import Room, Section
from app.ui.screens.settings.staff_editor import ROLES, StaffEditor
from app.usecases.absence import is_absent
from app.usecases.deed_rights import STAFF as STAFF_DEED
from app.usecases.desk import Person, office_staff_of, own_staff_of, staff_of
from app.usecases.desk_settings import LOCK_MINUTES, PERSON, SETTINGS, text_of, with_person
from app.usecases.pins import has_pin, has_pins, running, tries_of
from app.usecases.staffing import Absence, Staffing

_MINUTES = next(each.choices for each in SETTINGS if each.key == LOCK_MINUTES)

_LINE = 30
"""A person's line, in pixels, with buttons at its end or without."""


class StaffSection(Section):
    """Who is at the desk, the list, one person in hand, and a line to add somebody.

    Who may not change the staff sees the list, and changes the own PIN.
    """

    DEED = STAFF_DEED

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._staff: tuple[Person, ...] = ()
        self._values: Mapping[str, object] = {}
        self.person = Combo()
        self.person_field = FormField(self.tr("Person"), self.person)
        self.lock = Button(self.tr("Lock, or let another sign in"), key="Ctrl+L", icon="lock")
        self.minutes = Segmented([Choice(each, each) for each in _MINUTES], numbered=False)
        self.minutes_field = FormField(self.tr("Lock after minutes without a hand on it"), self.minutes)
        self.hint = HintBox("", "info")
        self.name = LineEdit()
        self.role = Combo([Choice(role, role_label(role), role) for role in ROLES])
        self.add = Button(self.tr("Add"), icon="plus")
        self.name_field = FormField(self.tr("Name"), self.name)
        self.role_field = FormField(self.tr("Role"), self.role)
        self.editor = StaffEditor(lambda: room.now().date(), room.program.sentence)
        self.adding = QWidget()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.removers: dict[str, Button] = {}
        self.changers: dict[str, Button] = {}
        self._build()
        self.chain = FieldChain(self, self.name, self.role)
        self._connect()

    def show_values(self, values: Mapping[str, object]) -> None:
        self._values = values
        self._staff = staff_of(values)
        signed = has_pins(values)
        labels = [Choice(each.name, f"{each.name} · {role_label(each.role)}") for each in self._staff]
        self.person.set_choices(labels)
        self.person.set_value(str(values.get(PERSON) or "") or None)
        self.person_field.setVisible(not signed)
        self.lock.setVisible(signed)
        self.minutes_field.setVisible(signed)
        self.minutes.set_value(text_of(values, LOCK_MINUTES))
        open_to_all = self.tr("Nobody has a PIN yet: whoever stands here sees and does everything.")
        first = self.tr("Set one for a supervisor first; from then on everybody signs in.")
        self.hint.set_text(f"{open_to_all} {first}")
        self.hint.setVisible(not signed)
        self._list()
        self._show_editor()

    def judge(self, values: Mapping[str, object]) -> None:
        super().judge(values)
        self.adding.setVisible(self.allowed)
        if self._values:
            self._list()
            self._show_editor()

    def open_to_all(self, values: Mapping[str, object]) -> bool:
        return not has_pins(values)

    def changing(self) -> Sequence[QWidget]:
        return (self.minutes,)

    def first_focus(self) -> QWidget:
        return self.lock if has_pins(self._values) else self.person

    def add_person(self) -> None:
        """Take somebody into the staff."""
        fields = {"name": self.name_field, "role": self.role_field}
        for field in fields.values():
            field.set_error()
        name, role = self.name.text(), self.role.value() or ""
        try:
            with_person(self._staff, name, role)  # of one name there is one
            with_person(own_staff_of(self._values), name, role)
        except InputError as error:
            fields[error.field].set_error(beside(self.room.program.sentence, error))
            fields[error.field].setFocus()
            return

        def added() -> None:
            self.name.clear()
            self.role.set_value(None)
            self.name.setFocus()

        self._change(lambda staffing: staffing.add(name, role), added)

    def remove(self, name: str) -> None:
        """Take somebody out of the staff; what they did stays on their name."""
        self._change(lambda staffing: staffing.remove(name))

    def change(self, name: str) -> None:
        """Take one person in hand."""
        self.editor.person = Person("")
        self.editor.setProperty("person", name)
        self._show_editor()
        self.editor.first_focus().setFocus()

    def _show_editor(self) -> None:
        name = str(self.editor.property("person") or "")
        person = next((each for each in self._staff if each.name == name), None)
        own = name == self.room.signed_in.person().name
        if not (self.allowed or own):
            person = None
        self.editor.setVisible(person is not None)
        if person is not None:
            self.editor.show_person(
                person,
                [each for each in self._staff if each is not person],
                own=own,
                office=any(each.name == name for each in office_staff_of(self._values)),
                pin=has_pin(self._values, name),
                allowed=self.allowed,
            )

    def _let_go(self) -> None:
        self.editor.clear_pins()
        self.editor.setProperty("person", "")
        self._show_editor()

    def _sign_in(self) -> None:
        name = self.person.value()
        if name is not None and any(each.name == name for each in self._staff):
            settings = self.room.services.workplace.settings
            self.run(lambda: settings.put({PERSON: name}), lambda _: self._read())

    def _keep_minutes(self) -> None:
        self.keep({LOCK_MINUTES: self.minutes.value() or "5"}, self._read)

    def _change(self, work: Callable[[Staffing], object], then: Callable[[], None] | None = None) -> None:
        """One change of the staff, by whoever is signed in; what is wrong stands beside its field.

        A right that was lent is used up by it.
        """
        workplace, actor = self.room.services.workplace, self.actor()

        def done(_: object) -> None:
            self.say_saved()
            self.editor.clear_pins()
            self._give_back()
            self._read()
            if then is not None:
                then()

        def refused(error: Exception) -> None:
            if (
                isinstance(error, InputError)
                and error.field in self.editor.fields
                and self.editor.isVisible()
            ):
                self.editor.show_errors({error.field: beside(self.room.program.sentence, error)})
            else:
                self._refused(error)

        tasks = self.room.services.tasks
        tasks.run_command(lambda: work(Staffing(workplace, actor)), done, refused, owner=self)

    def _read(self) -> None:
        def show(values: Mapping[str, object]) -> None:
            self.room.signed_in.read(values)
            self.judge(values)
            self.show_values(values)

        self.ask(self.room.services.workplace.settings.all, show, "staff")

    def _list(self) -> None:
        clear_layout(self._rows)
        self.removers, self.changers = {}, {}
        office = {each.name for each in office_staff_of(self._values)}
        for person in self._staff:
            self._rows.addLayout(self._row(person, person.name in office))

    def _row(self, person: Person, office: bool) -> QHBoxLayout:
        name = Text(person.name, "strong")
        name.setMinimumSize(140, _LINE)
        row = row_of(name, Text(role_label(person.role), "muted"))
        row.addStretch(1)
        for chip in self._chips(person, office):
            row.addWidget(chip)
        if self.allowed or person.name == self.room.signed_in.person().name:
            changer = _button(self.tr("Change {0}"), person.name, "pencil", self.change)
            self.changers[person.name] = changer
            row.addWidget(changer)
        if self.allowed and not office:
            self.removers[person.name] = _button(self.tr("Remove {0}"), person.name, "trash-2", self.remove)
            row.addWidget(self.removers[person.name])
        return row

    def _chips(self, person: Person, office: bool) -> list[Chip]:
        chips = []
        if is_absent(person, self.room.now().date()):
            until = person.absent_until
            words = self.tr("Away until {0}").format(f"{until:%m-%d}") if until else self.tr("Away")
            chips.append(Chip(" → ".join(filter(None, (words, person.deputy))), "info", "calendar"))
        if person.name == self.room.signed_in.person().name:
            chips.append(Chip(self.tr("Signed in"), "accent", "user"))
        if office:
            chips.append(Chip(self.tr("Head office"), "neutral", "store"))
        if has_pins(self._values):
            now = running(self.room.services.workplace.time)
            if tries_of(self._values, person.name, now).locked:
                chips.append(Chip(self.tr("Locked"), "danger", "lock"))
            elif not has_pin(self._values, person.name):
                chips.append(Chip(self.tr("No PIN"), "warn", "lock"))
        return chips

    def _connect(self) -> None:
        editor = self.editor
        self.chain.finished.connect(self.add_person)
        self.add.clicked.connect(self.add_person)
        self.person.changed.connect(self._sign_in)
        self.lock.clicked.connect(self.room.services.news.lock_wanted)
        self.minutes.changed.connect(self._keep_minutes)
        editor.role_wanted.connect(
            lambda role: self._change(partial(_set_role, name=editor.person.name, role=role))
        )
        editor.absence_wanted.connect(
            lambda away: self._change(partial(_set_absence, name=editor.person.name, away=away))
        )
        editor.pin_wanted.connect(
            lambda pin, old: self._change(partial(_set_pin, name=editor.person.name, pin=pin, old=old))
        )
        editor.reset_wanted.connect(lambda: self._change(partial(_reset_pin, name=editor.person.name)))
        editor.closed.connect(self._let_go)

    def _build(self) -> None:
        here = Card(self.tr("At the desk now"))
        here.add(self.person_field, self.hint)
        here.add_row(self.lock, QWidget(), stretch=(0, 1))
        here.add(self.minutes_field)
        staff = Card(self.tr("Staff"))
        staff.body.addLayout(self._rows)
        line = QHBoxLayout(self.adding)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(self.name_field, 2)
        line.addWidget(self.role_field, 2)
        holder = QVBoxLayout()
        holder.addSpacing(20)
        holder.addWidget(self.add)
        holder.addStretch(1)
        line.addLayout(holder)
        staff.add(self.adding)
        self.put(here, self.editor, staff)
        self.editor.hide()


def _button(words: str, name: str, icon: str, run: Callable[[str], None]) -> Button:
    button = Button("", kind="quiet", icon=icon)
    button.setAccessibleName(words.format(name))
    button.setToolTip(words.format(name))
    button.clicked.connect(partial(run, name))
    return button


def _set_role(staffing: Staffing, name: str, role: str) -> object:
    return staffing.set_role(name, role)


def _set_absence(staffing: Staffing, name: str, away: Absence) -> object:
    return staffing.set_absence(name, away)


def _set_pin(staffing: Staffing, name: str, pin: str, old: str) -> None:
    staffing.set_pin(name, pin, old)


def _reset_pin(staffing: Staffing, name: str) -> None:
    staffing.reset_pin(name)

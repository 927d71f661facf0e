"""Fields side by side, records as groups, several records with a button for one more."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from app.ui.kit.buttons import Button
from app.ui.kit.chain import focus_target
from app.ui.kit.fields import FormField
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.text import Text
from app.ui.screens.ticket.form_controls import Control, Desk, make_control
from app.ui.screens.ticket.form_spec import FieldSpec, Kind
from app.ui.theme import Space

_COLUMNS = 2
_LONG = 9
"""Signs: what is filled in and longer gets the whole width."""


class FormBody(QWidget):
    """Controls for a list of fields. Signal `grown` when a record was added: the chain must know."""

    grown = Signal()

    def __init__(self, specs: Sequence[FieldSpec], desk: Desk, columns: int = _COLUMNS) -> None:
        super().__init__()
        self._desk = desk
        self._columns = columns
        self._readers: dict[str, Callable[[], object]] = {}
        self.fields: dict[str, FormField] = {}
        self._groups: dict[str, _Records | FormBody] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(Space.S)
        self._row = self._column = 0
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        for spec in specs:
            self._add(spec)

    def values(self) -> dict[str, object]:
        """What the form holds. Raises InputError naming the field that cannot be read."""
        return {name: read() for name, read in self._readers.items()}

    def chain(self) -> Iterator[QWidget]:
        """The widgets that take the keyboard, in order."""
        for name in self._readers:
            group = self._groups.get(name)
            if group is not None:
                yield from group.chain()
            else:
                yield focus_target(self.fields[name])

    def field(self, path: str) -> FormField | None:
        """The field of that name, also inside a record (``refund.amount``)."""
        head, _, rest = path.partition(".")
        group = self._groups.get(head)
        if isinstance(group, FormBody):
            return group.field(rest)
        if isinstance(group, _Records):
            return group.field(rest)
        return self.fields.get(head)

    def fields_at(self, path: str) -> Iterator[FormField]:
        """The field of that name; one for each record where there are several (``options.remarks``)."""
        head, _, rest = path.partition(".")
        group = self._groups.get(head)
        if group is not None:
            yield from group.fields_at(rest)
        elif head in self.fields:
            yield self.fields[head]

    def every_field(self) -> Iterator[FormField]:
        """All fields, those of records too."""
        yield from self.fields.values()
        for group in self._groups.values():
            yield from group.every_field()

    def _add(self, spec: FieldSpec) -> None:
        if spec.kind is Kind.RECORD:
            self._add_group(spec, FormBody(spec.fields, self._desk, 3))
        elif spec.kind is Kind.RECORDS:
            self._add_group(spec, _Records(spec, self._desk))
        else:
            self._add_field(spec, make_control(spec, self._desk))

    def _add_field(self, spec: FieldSpec, control: Control) -> None:
        field = FormField(spec.label, control.widget, required=spec.required)
        self.fields[spec.name] = field
        self._readers[spec.name] = control.read
        long = isinstance(spec.initial, str) and len(spec.initial) > _LONG and spec.kind is Kind.TEXT
        if isinstance(control.widget, LineEdit) and long:
            control.widget.setCursorPosition(0)  # what is too long even so is read from its beginning
        self._place(field, wide=control.wide or long)

    def _add_group(self, spec: FieldSpec, body: FormBody | _Records) -> None:
        group = QFrame()
        group.setProperty("role", "sunken")
        column = QVBoxLayout(group)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.M)
        column.addWidget(Text(spec.label, "strong"))
        column.addWidget(body)
        body.grown.connect(self.grown)
        self._groups[spec.name] = body
        self._readers[spec.name] = body.values
        self._place(group, wide=True)

    def _place(self, widget: QWidget, *, wide: bool) -> None:
        if wide and self._column:
            self._row, self._column = self._row + 1, 0
        self._grid.addWidget(widget, self._row, self._column, 1, self._columns if wide else 1)
        self._column += self._columns if wide else 1
        if self._column >= self._columns:
            self._row, self._column = self._row + 1, 0


class _Records(QWidget):
    """One record after another; blank ones do not count."""

    grown = Signal()

    def __init__(self, spec: FieldSpec, desk: Desk) -> None:
        super().__init__()
        self._spec = spec
        self._desk = desk
        self._bodies: list[FormBody] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.M)
        self._more = Button(self.tr("One more"), icon="plus", small=True)
        self._more.clicked.connect(lambda: self._add({}))
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        given = spec.initial if isinstance(spec.initial, tuple) else ()
        for record in given or ({},):
            self._add(record)

    def values(self) -> tuple[dict[str, object], ...]:
        return tuple(body.values() for body in self._bodies)

    def chain(self) -> Iterator[QWidget]:
        for body in self._bodies:
            yield from body.chain()

    def field(self, path: str) -> FormField | None:
        return self._bodies[0].field(path)

    def fields_at(self, path: str) -> Iterator[FormField]:
        for body in self._bodies:
            yield from body.fields_at(path)

    def every_field(self) -> Iterator[FormField]:
        for body in self._bodies:
            yield from body.every_field()

    def _add(self, record: Mapping[str, object]) -> None:
        specs = [replace(each, initial=record.get(each.name, each.initial)) for each in self._spec.fields]
        body = FormBody(specs, self._desk, 3)
        self._bodies.append(body)
        self._column.insertWidget(self._column.count() - 1, body)
        self.grown.emit()

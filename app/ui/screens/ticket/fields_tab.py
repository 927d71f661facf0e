"""全部字段: read through with the arrow keys, Enter corrects one in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.refusals import InputError
from app.ui.kit.card import Card, ScrollColumn, clear_layout
from app.ui.kit.chain import bring_into_view, focus_target
from app.ui.kit.fields import CanBeWrong
from app.ui.kit.look import current_look
from app.ui.kit.paint import paint_focus
from app.ui.kit.text import IconLabel, Text
from app.ui.override import override
from app.ui.screens.common.deeds import Deeds
from app.ui.screens.ticket.field_rows import FieldGroup, FieldRow, amendment, field_groups
from app.ui.screens.ticket.form_choices import Case
from app.ui.screens.ticket.form_controls import Control, Desk, make_control
from app.ui.services import Services
from app.ui.theme import Space
from app.usecases.situation import Situation

_LABEL = 104
_TWO_COLUMNS = 720


class FieldLine(QWidget):
    """One field. Enter (or a click) asks to edit it, Up and Down go on: `edit_asked`, `moved`."""

    edit_asked = Signal()
    moved = Signal(int)

    def __init__(self, row: FieldRow) -> None:
        super().__init__()
        self.row = row
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)  # the customer's words are shown whole
        self.setSizePolicy(policy)
        self.setAccessibleName(f"{row.label} {row.value or '—'}")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(Space.S, 3, Space.S, 3)
        self._grid.setHorizontalSpacing(Space.S)
        self._grid.setColumnMinimumWidth(0, _LABEL)
        self._grid.setColumnStretch(1, 1)
        label = Text(row.label, "muted")
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.value = Text(row.value or "—", "body" if row.value else "muted", wrap=True)
        self.wrong = Text("", "small", tone="danger", wrap=True)
        self.wrong.hide()
        self._grid.addWidget(label, 0, 0)
        self._grid.addWidget(self.value, 0, 1)
        self._grid.addWidget(self.wrong, 1, 1)
        if row.editable:
            self._grid.addWidget(IconLabel("pencil", size=13), 0, 2, Qt.AlignmentFlag.AlignTop)

    def open_editor(self, control: Control) -> None:
        """Put the control where the value stood."""
        self.value.hide()
        control.widget.setAccessibleName(self.row.label)
        self._grid.addWidget(control.widget, 0, 1)
        if control.widget.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Maximum:
            self._grid.setAlignment(control.widget, Qt.AlignmentFlag.AlignLeft)
        control.widget.show()  # now, not with the next turn of the loop: keys may follow at once
        focus_target(control.widget).setFocus(Qt.FocusReason.TabFocusReason)

    def close_editor(self, control: Control) -> None:
        """Show the value again."""
        self._grid.removeWidget(control.widget)
        control.widget.hide()
        control.widget.deleteLater()
        self.wrong.hide()
        self.value.show()
        self.setFocus()

    def refuse(self, control: Control, sentence: str) -> None:
        """Say what is wrong under the control."""
        if isinstance(control.widget, CanBeWrong):
            control.widget.set_wrong(True)
        self.wrong.setText(sentence)
        self.wrong.show()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None:
            self.moved.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.row.editable:
            self.edit_asked.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.row.editable:
            self.edit_asked.emit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        bring_into_view(self)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            look = current_look()
            paint_focus(QPainter(self), look, QRectF(self.rect()), look.theme.sizes.control_radius)


class FieldsTab(Card):
    """Groups of fields in two columns of cards. Nothing is lost while the ticket changes elsewhere.

    Signal `fact_wanted`: the item and the key of a circumstance that is to be amended.
    """

    fact_wanted = Signal(str, str)

    def __init__(self, services: Services, deeds: Deeds) -> None:
        super().__init__()
        self._services = services
        self._deeds = deeds
        self._desk = Desk(services.workplace.policy, services.workplace.time.now)
        self._situation: Situation | None = None
        self._case: Case | None = None
        self._lines: list[FieldLine] = []
        self._wide = False
        self._editing: tuple[FieldLine, Control] | None = None
        self._column = ScrollColumn(spacing=Space.XS)
        self._column.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self._column, 1)

    def show_situation(self, situation: Situation, case: Case) -> None:
        """Show all fields, unless one of them is being typed."""
        changed = self._situation is None or self._situation.ticket != situation.ticket
        self._situation, self._case = situation, case
        if changed and self._editing is None:
            zone = self._services.workplace.desk.tz
            self._show(field_groups(case, zone))

    def first_focus(self) -> QWidget:
        """Where the keyboard starts."""
        return self._lines[0] if self._lines else self

    def line(self, path: str) -> FieldLine | None:
        """The line of that field."""
        return next((line for line in self._lines if line.row.path == path), None)

    def edit(self, path: str) -> None:
        """Start correcting a field: its first editable one when `path` names a whole record."""
        fitting = [line for line in self._lines if line.row.path.startswith(path) and line.row.editable]
        if fitting:
            fitting[0].setFocus()

    def give_up(self) -> bool:
        """Esc: leave the field as it was; False when none is being edited."""
        if self._editing is None:
            return False
        line, control = self._editing
        self._editing = None
        line.close_editor(control)
        return True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._case is not None and self._wide != (self.width() >= _TWO_COLUMNS) and self._editing is None:
            self._show(field_groups(self._case, self._services.workplace.desk.tz))

    @override
    def event(self, event: QEvent) -> bool:
        asked = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if asked and event.type() == QEvent.Type.ShortcutOverride and self._editing is not None:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.give_up():
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F10) and self._editing is not None:
            self._save()
        else:
            super().keyPressEvent(event)

    def _show(self, groups: Sequence[FieldGroup]) -> None:
        place = next((n for n, line in enumerate(self._lines) if line.hasFocus()), -1)
        at = self._lines[place].row.path if place >= 0 else ""
        clear_layout(self._column.column)
        self._lines = []
        self._wide = self.width() >= _TWO_COLUMNS
        columns = [QVBoxLayout() for _ in range(2 if self._wide else 1)]
        heights = [0] * len(columns)
        for group in groups:
            shortest = heights.index(min(heights))
            heights[shortest] += len(group.rows) + 2
            columns[shortest].addWidget(Text(group.title, "strong"))
            columns[shortest].addWidget(self._group(group))
            columns[shortest].addSpacing(Space.S)
        row = QHBoxLayout()
        row.setSpacing(Space.L)
        for column in columns:
            column.setSpacing(Space.XS)
            column.addStretch(1)
            row.addLayout(column, 1)
        self._column.column.addLayout(row)
        if place >= 0 and self._lines:  # a circumstance that was taken back has no row any more
            (self.line(at) or self._lines[min(place, len(self._lines) - 1)]).setFocus()

    def _group(self, group: FieldGroup) -> QWidget:
        holder = QWidget()
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for row in group.rows:
            line = FieldLine(row)
            line.edit_asked.connect(lambda each=line: self._open(each))
            line.moved.connect(lambda step, each=line: self._move(each, step))
            self._lines.append(line)
            rows.addWidget(line)
        return holder

    def _move(self, line: FieldLine, step: int) -> None:
        place = min(max(self._lines.index(line) + step, 0), len(self._lines) - 1)
        self._lines[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _open(self, line: FieldLine) -> None:
        self.give_up()
        if line.row.stated is not None:
            self.fact_wanted.emit(*line.row.stated)
        elif line.row.spec is not None:
            control = make_control(line.row.spec, self._desk)
            focus_target(control.widget).installEventFilter(self)
            self._editing = (line, control)
            line.open_editor(control)

    @override
    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Enter in a control that would use it up itself saves."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or self._editing is None:
            return False
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self._save()
            return True
        return False

    def _save(self) -> None:
        if self._editing is None or self._situation is None:
            return
        line, control = self._editing
        try:
            value = _said(line.row, control)
        except InputError as error:
            line.refuse(control, self._services.sentence(error.code, {"field": error.field, **error.params}))
            return

        def refuse(code: str, params: Mapping[str, str]) -> None:
            line.refuse(control, self._services.sentence(code, params))

        def finish(_outcome: object) -> None:
            self._editing = None
            line.close_editor(control)

        spec = line.row.spec
        if spec is not None and spec.enum is not None and value is not None:
            value = spec.enum(str(value))
        action = amendment(self._situation.ticket, line.row.path, value)
        self._deeds.perform(self._situation.ticket.id, action, finish, refuse)


def _said(row: FieldRow, control: Control) -> object:
    """What was typed. Raises InputError, for a blank in a field that must say something too."""
    value = control.read()
    if row.spec is not None and row.spec.required and value in (None, "", ()):
        raise InputError("text_missing", row.spec.name)
    return value

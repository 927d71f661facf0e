"""The widget for each field of a form, and how what it holds is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.domain.dateentry import Toward, parse_date
from app.domain.identity import normalise
from app.domain.money import Fen, parse_yuan
from app.domain.promise import parse_promise
from app.domain.refusals import InputError
from app.ui.kit.amountedit import AmountEdit
from app.ui.kit.choices import Choice
from app.ui.kit.combo import Combo
from app.ui.kit.dateedit import DateEdit
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.segmented import Segmented
from app.ui.kit.textedit import TextEdit
from app.ui.parts.clock_words import say_moment
from app.ui.screens.ticket.form_spec import FieldSpec, Kind
from app.usecases.desk_policy import DeskPolicy
from app.usecases.intake_fields import MOST
from app.usecases.typed_text import LONGEST_LINE, LONGEST_TEXT, fitting, plain_line, plain_text

_MOST_SEGMENTS = 4
_FUTURE = frozenset({"until", "expected", "due", "wanted_by"})
_PAST = frozenset({"sold_date", "received_date", "installed_date", "accepted_date"})
"""Goods were bought, delivered and found right before they were brought back."""

_COUNTED = frozenset({"quantity", "people_affected"})
_NUMBERS = frozenset({"phone", "barcode", "serial", "order_number", "invoice_number"})
YES, NO = "yes", "no"
_NOBODY = "none"


@dataclass(frozen=True)
class Desk:
    """What controls need to know of the desk: its policy (zone, hours, calendar) and the moment."""

    policy: DeskPolicy
    now: Callable[[], datetime]

    def today(self) -> date:
        """The desk's day."""
        return self.now().astimezone(self.policy.desk.tz).date()


@dataclass(frozen=True)
class Control:
    """A widget and what it holds now. Reading may raise InputError naming the field."""

    widget: QWidget
    read: Callable[[], object]
    wide: bool = False


def make_control(spec: FieldSpec, desk: Desk) -> Control:
    """The widget of a simple field; records are made of several (`form_records`)."""
    makers: Mapping[Kind, Callable[[FieldSpec, Desk], Control]] = {
        Kind.FLAG: _flag,
        Kind.MONEY: _money,
        Kind.DAY: _day,
        Kind.MOMENT: _moment,
        Kind.CHOICE: _choice,
        Kind.FREE: _free,
        Kind.LONG: _long,
        Kind.REMARK: _long,
        Kind.LINES: _lines,
        Kind.SEVERAL: _several,
        Kind.WHOLE: _whole,
    }
    return makers.get(spec.kind, _text)(spec, desk)


def _text(spec: FieldSpec, _desk: Desk) -> Control:
    edit = LineEdit(str(spec.initial or ""), placeholder=_hint(spec))
    clean = normalise if spec.name in _NUMBERS else plain_line
    return Control(edit, lambda: fitting(clean(edit.text()), spec.name, LONGEST_LINE) or None)


def _hint(spec: FieldSpec) -> str:
    translate = QCoreApplication.translate
    if spec.kind is Kind.TICKET:
        return translate("TicketForm", "Ticket number")
    if spec.kind is Kind.FILE:
        return translate("TicketForm", "Path of the scanned file")
    return ""


def _long(spec: FieldSpec, _desk: Desk) -> Control:
    edit = TextEdit(str(spec.initial or ""), rows=2)

    def read() -> str | None:
        text = fitting(plain_text(edit.toPlainText()), spec.name, LONGEST_TEXT)
        return text or ("" if spec.required else None)

    return Control(edit, read, wide=True)


def _lines(spec: FieldSpec, _desk: Desk) -> Control:
    given = spec.initial if isinstance(spec.initial, tuple) else ()
    edit = TextEdit("、".join(str(each) for each in given), rows=1)
    edit.setPlaceholderText(QCoreApplication.translate("TicketForm", "Several: separate with 、"))

    def read() -> tuple[str, ...]:
        text = edit.toPlainText().replace("\n", "、").replace("，", "、")
        return tuple(part.strip() for part in text.split("、") if part.strip())

    return Control(edit, read, wide=True)


def _several(spec: FieldSpec, _desk: Desk) -> Control:
    """Any number of a few; «nobody» stands alone."""
    control = Segmented(spec.choices, multi=True, wrap=True)
    control.set_values(spec.initial if isinstance(spec.initial, tuple) else ())

    def read() -> tuple[str, ...]:
        taken = control.values()
        return tuple(each for each in taken if each != _NOBODY) or taken

    return Control(control, read, wide=True)


def _whole(spec: FieldSpec, _desk: Desk) -> Control:
    edit = LineEdit(str(spec.initial) if spec.initial is not None else "")

    def read() -> int | None:
        text = edit.text().strip()
        if not text:
            return None
        digits = text.isdecimal() and len(text) <= len(str(MOST))
        count = int(text) if digits else -1
        least = 1 if spec.name in _COUNTED else 0
        if not least <= count <= MOST:
            raise InputError("count_expected", spec.name, value=text[:40], most=str(MOST))
        return count

    return Control(edit, read)


def _money(spec: FieldSpec, _desk: Desk) -> Control:
    edit = AmountEdit(Fen(spec.initial) if isinstance(spec.initial, int) else None, field=spec.name)

    def read() -> Fen | None:
        edit.take_enter()
        text = edit.text()
        return edit.amount() if edit.amount() is not None or not text.strip() else parse_yuan(text, spec.name)

    return Control(edit, read)


def _day(spec: FieldSpec, desk: Desk) -> Control:
    given = spec.initial if isinstance(spec.initial, date) else None
    toward = Toward.FUTURE if spec.name in _FUTURE else Toward.PAST
    edit = DateEdit(desk.today, given, toward=toward, field=spec.name)

    def read() -> date | None:
        text = edit.text()
        edit.take_enter()
        day = edit.day()
        if day is None and text.strip():
            day = parse_date(text, desk.today(), toward, spec.name)
        if day is not None and spec.name in _PAST and day > desk.today():
            raise InputError("date_in_future", spec.name, value=day.isoformat())
        if day is not None and spec.name in _FUTURE and day < desk.today():
            raise InputError("date_in_past", spec.name, value=day.isoformat())
        return day

    return Control(edit, read)


def _moment(spec: FieldSpec, desk: Desk) -> Control:
    """A moment in the clerk's words («明天10点», «2小时内»), said back in full while it is typed."""
    zone = desk.policy.desk.tz
    some_day = f"{desk.today() + timedelta(days=4):%m-%d}"
    examples = QCoreApplication.translate("TicketForm", "明天10点, 2小时内, {0} 18:00")
    edit = LineEdit(placeholder=examples.format(some_day))

    def parsed() -> datetime | None:
        local = desk.now().astimezone(zone).replace(tzinfo=None)
        found = parse_promise(edit.text(), local, desk.policy.desk.closes, desk.policy.calendar)
        return found.due.replace(tzinfo=zone) if found else None

    def read() -> datetime | None:
        due = parsed()
        if due is None and edit.text().strip():
            raise InputError("date_not_understood", spec.name, value=edit.text().strip())
        return due

    def preview() -> None:
        due = parsed()
        edit.set_note(say_moment(due, zone) if due else "")

    edit.textEdited.connect(preview)
    return Control(edit, read)


def _flag(spec: FieldSpec, _desk: Desk) -> Control:
    translate = QCoreApplication.translate
    control = Segmented(
        [Choice(YES, translate("TicketForm", "Yes")), Choice(NO, translate("TicketForm", "No"))]
    )
    if isinstance(spec.initial, bool):
        control.set_value(YES if spec.initial else NO)

    def read() -> bool | None:
        value = control.value()
        return None if value is None else value == YES

    return Control(control, read)


def _choice(spec: FieldSpec, _desk: Desk) -> Control:
    initial = str(spec.initial) if spec.initial is not None else None
    if initial is None and spec.required and len(spec.choices) == 1:
        initial = spec.choices[0].value
    if len(spec.choices) <= _MOST_SEGMENTS:
        control = Segmented(spec.choices)
        control.set_value(initial)
        return Control(control, control.value)
    combo = Combo(spec.choices)
    combo.set_value(initial)
    return Control(combo, lambda: _settled(combo))


def _free(spec: FieldSpec, _desk: Desk) -> Control:
    combo = Combo(spec.choices, free=True)
    combo.set_value(cast("str | None", spec.initial) or None)
    return Control(combo, lambda: _settled(combo))


def _settled(combo: Combo) -> str | None:
    combo.take_enter()
    return combo.value()

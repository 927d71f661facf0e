"""The control for one circumstance, by the kind of its fact, and how what it holds is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.domain.dateentry import Toward, parse_date
from app.domain.money import Fen, format_yuan, parse_yuan
from app.domain.policy.vocabulary import VOCABULARY, FactKind
from app.domain.refusals import InputError
from app.domain.steps.circumstances import UNKNOWN
from app.domain.ticket import StatedFact
from app.ui.kit.choices import Choice
from app.ui.kit.combo import Combo
from app.ui.kit.lineedit import LineEdit
from app.ui.kit.segmented import Segmented
from app.ui.labels.intake import yes_no_label
from app.ui.screens.common.fact_words import choice_words
from app.ui.screens.ticket.form_controls import NO, YES, Control, Desk, make_control
from app.ui.screens.ticket.form_spec import FieldSpec, Kind
from app.usecases.known_values import NONE
from app.usecases.typed_text import LONGEST_LINE, fitting, plain_line

_NOT_KNOWN = "unknown"
_MOST_SEGMENTS = 5
_MOMENT = re.compile(r"(?P<day>.*?)[ T]*(?P<hour>\d{1,2})[:：](?P<minute>\d\d)")
_MONTH = re.compile(r"(?P<year>\d{4})[-./年 ]?(?P<month>\d{1,2})月?")


def make_fact_control(key: str, value: StatedFact, known: Sequence[str], desk: Desk) -> Control:
    """The control that states `key`, holding `value`; `known` are values the rules know.

    Reading gives the value as it is written down, UNKNOWN for an empty one; it may raise InputError.
    """
    kind = VOCABULARY[key].kind
    if kind is FactKind.FLAG:
        return _flag(value)
    if kind is FactKind.CHOICE:
        return _choice(key, value, known)
    makers: Mapping[FactKind, Callable[[], Control]] = {
        FactKind.COUNT: lambda: _typed(key, Kind.WHOLE, value, desk, _as_it_is),
        FactKind.DATE: lambda: _typed(key, Kind.DAY, _day(value), desk, _iso),
        FactKind.MONEY: lambda: _typed(key, Kind.MONEY, _fen(value), desk, _yuan),
        FactKind.MOMENT: lambda: _line(key, value, f"{desk.today()} 14:05", lambda t: _moment(key, t, desk)),
        FactKind.MONTH: lambda: _line(key, value, f"{desk.today():%Y-%m}", lambda t: _month(key, t)),
        FactKind.RATE: lambda: _line(key, value, "0.001", str),
    }
    return makers.get(kind, lambda: _words(key, value, known))()


def _flag(value: StatedFact) -> Control:
    labels = ((YES, yes_no_label("yes")), (NO, yes_no_label("no")), (_NOT_KNOWN, _not_known()))
    control = Segmented(Choice(code, label) for code, label in labels)
    control.set_value({True: YES, False: NO}[value] if isinstance(value, bool) else _NOT_KNOWN)
    return Control(control, lambda: {YES: True, NO: False}.get(control.value() or "", UNKNOWN))


def _choice(key: str, value: StatedFact, known: Sequence[str]) -> Control:
    choices = [Choice(code, choice_words(key, code), code) for code in known]
    initial = str(value) if value else None
    if len(known) > _MOST_SEGMENTS:
        combo = Combo(choices)
        combo.set_value(initial)
        return Control(combo, lambda: _settled(combo))
    control = Segmented([*choices, Choice(_NOT_KNOWN, _not_known())], wrap=True)
    control.set_value(initial or _NOT_KNOWN)
    taken = {code: code for code in known}
    return Control(control, lambda: taken.get(control.value() or "", UNKNOWN), wide=True)


def _words(key: str, value: StatedFact, known: Sequence[str]) -> Control:
    """A text, with what the rules know to choose from; where «none» is among them it is a statement."""
    hint = QCoreApplication.translate("FactSheet", "Down shows what the rules know")
    choices = [Choice(code, choice_words(key, code), code) for code in known]
    if value != UNKNOWN:  # first: Enter on the emptied field takes it
        choices.insert(0, Choice(_NOT_KNOWN, _not_known()))
    combo = Combo(
        choices,
        free=True,
        placeholder=hint if known else "",
    )
    combo.set_value(NONE if value is None else str(value) or None)

    def read() -> StatedFact:
        text = fitting(plain_line(_settled(combo)), key, LONGEST_LINE)
        if text == _NOT_KNOWN:
            return UNKNOWN
        return None if text == NONE and NONE in known else text

    return Control(combo, read, wide=True)


def _settled(combo: Combo) -> str:
    combo.take_enter()
    return combo.value() or UNKNOWN


def _typed(
    key: str, kind: Kind, initial: object, desk: Desk, write: Callable[[object], StatedFact]
) -> Control:
    """A control of the forms; what it reads is written down as facts are."""
    made = make_control(FieldSpec(key, "", kind, initial=initial or None), desk)
    if kind is Kind.WHOLE and isinstance(made.widget, LineEdit):
        made.widget.setText("" if initial == UNKNOWN else str(initial))

    def read() -> StatedFact:
        value = made.read()
        return UNKNOWN if value is None else write(value)

    return Control(made.widget, read)


def _line(key: str, value: StatedFact, example: str, understand: Callable[[str], str]) -> Control:
    """A line whose words are understood when it is read."""
    edit = LineEdit(str(value or "").replace("T", " "), placeholder=example)

    def read() -> StatedFact:
        text = fitting(plain_line(edit.text()), key, LONGEST_LINE)
        return understand(text) if text else UNKNOWN

    return Control(edit, read)


def _moment(key: str, text: str, desk: Desk) -> str:
    found = _MOMENT.fullmatch(text)
    if found is None:
        raise InputError("date_form", key, expected=f"{desk.today()} 14:05")
    day = parse_date(found["day"], desk.today(), Toward.PAST, key) if found["day"].strip() else desk.today()
    return f"{day.isoformat()}T{int(found['hour']):02}:{found['minute']}"


def _month(key: str, text: str) -> str:
    found = _MONTH.fullmatch(text)
    if found is None:
        raise InputError("date_form", key, expected="YYYY-MM")
    return f"{found['year']}-{int(found['month']):02}"


def _not_known() -> str:
    return QCoreApplication.translate("FactSheet", "Not known")


def _as_it_is(value: object) -> StatedFact:
    return value if isinstance(value, int) else str(value)


def _iso(value: object) -> StatedFact:
    return value.isoformat() if isinstance(value, date) else str(value)


def _yuan(value: object) -> StatedFact:
    return format_yuan(Fen(value)) if isinstance(value, int) else str(value)


def _day(value: StatedFact) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and value else None


def _fen(value: StatedFact) -> Fen | None:
    return parse_yuan(value) if isinstance(value, str) and value else None

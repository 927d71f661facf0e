"""The particulars of a document as fields of a form, and what stands in the form as plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import cast

from app.domain.money import Fen, format_yuan
from app.ui.kit.choices import Choice
from app.ui.labels.particulars import choice_label, particular_label
from app.ui.screens.ticket.form_spec import FieldSpec, Kind
from app.usecases.issuing.drafting import BegunDocument
from app.usecases.paper import Particular, ParticularForm, ParticularKind

_KINDS: Mapping[ParticularForm, Kind] = {
    ParticularForm.LINE: Kind.TEXT,
    ParticularForm.TEXT: Kind.LONG,
    ParticularForm.CHOICE: Kind.CHOICE,
    ParticularForm.DAY: Kind.DAY,
    ParticularForm.MOMENT: Kind.MOMENT,
    ParticularForm.MONEY: Kind.MONEY,
    ParticularForm.YES: Kind.FLAG,
    ParticularForm.LIST: Kind.LINES,
    ParticularForm.ROWS: Kind.RECORDS,
}


def paper_specs(kind: str, begun: BegunDocument) -> tuple[FieldSpec, ...]:
    """A field for each particular, with what is filled in beforehand."""
    stated = {each.key: each for each in begun.particulars}
    return tuple(
        _spec(kind, each, stated.get(each.key, Particular(each.key)), begun.known.get(each.key, ()))
        for each in begun.kinds
    )


def stated_values(kinds: Sequence[ParticularKind], values: Mapping[str, object]) -> dict[str, object]:
    """What a form holds in the plain values that a document is issued with; every key stands there."""
    return {each.key: _plain(values.get(each.key)) for each in kinds}


def _spec(kind: str, asked: ParticularKind, stated: Particular, known: tuple[str, ...]) -> FieldSpec:
    fields = tuple(FieldSpec(column, particular_label(kind, column), Kind.TEXT) for column in asked.columns)
    choices = tuple(Choice(code, choice_label(kind, asked.key, code)) for code in asked.choices)
    initial = _initial(asked, stated)
    label = particular_label(kind, asked.key)
    if known:
        choices = tuple(Choice(each, each) for each in known)
    form = Kind.FREE if known else _KINDS[asked.form]
    return FieldSpec(asked.key, label, form, asked.required, choices, fields, initial=initial)


def _initial(asked: ParticularKind, stated: Particular) -> object:
    if asked.form is ParticularForm.ROWS:
        return tuple(dict(zip(asked.columns, row, strict=True)) for row in stated.rows)
    if asked.form is ParticularForm.LIST:
        return stated.lines
    held = (stated.amount, stated.day, stated.moment, stated.holds)
    return next((each for each in held if each is not None), stated.text or None)


def _plain(value: object) -> object:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        return format_yuan(Fen(value))
    if isinstance(value, tuple):
        return [_row(each) if isinstance(each, Mapping) else each for each in value]
    return value


def _row(record: Mapping[object, object]) -> dict[str, object]:
    return {cast("str", key): cell or "" for key, cell in record.items()}

"""Particulars read from plain values, as a form or the command line gives them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, tzinfo
from typing import TypeVar

from app.domain.money import parse_yuan
from app.domain.refusals import InputError
from app.usecases.paper.particulars import Particular, ParticularForm, ParticularKind, stated_only

LINE_LENGTH = 200
"""Characters of a LINE, of one entry of a LIST and of one cell of ROWS."""
TEXT_LENGTH = 10_000
"""Characters of a TEXT."""
MOST_LINES = 200
"""Entries of a LIST, and ROWS."""


def read_particulars(
    kinds: Sequence[ParticularKind], values: Mapping[str, object], zone: tzinfo
) -> tuple[Particular, ...]:
    """What `values` state, by the keys of `kinds`; an empty value states nothing.

    Plain values: text; yuan as text (``"128.50"``); days and moments in ISO 8601, a moment without an
    offset in `zone`; true or false; a list of texts; rows as lists of texts.
    Raises InputError naming the key: ``particular_unknown``, ``particular_form``, ``choice_expected``,
    ``text_too_long``, ``too_many_lines``, and those of `parse_yuan`.
    """
    known = {each.key: each for each in kinds}
    for key in values:
        if key not in known:
            raise InputError("particular_unknown", key, expected=", ".join(known))
    return stated_only(_read(known[key], value, zone) for key, value in values.items() if not _empty(value))


def overlaid(
    prefilled: Iterable[Particular], stated: Iterable[Particular], cleared: Iterable[str]
) -> tuple[Particular, ...]:
    """What is filled in beforehand, with what a person stated instead and without what they `cleared`."""
    given = {each.key: each for each in prefilled}
    given |= {each.key: each for each in stated}
    return stated_only(each for key, each in given.items() if key not in set(cleared))


def cleared_in(values: Mapping[str, object]) -> tuple[str, ...]:
    """The keys whose value was emptied by hand."""
    return tuple(key for key, value in values.items() if _empty(value))


def missing_particulars(
    kinds: Sequence[ParticularKind], particulars: Iterable[Particular]
) -> tuple[str, ...]:
    """The keys that are required and not stated, in the order of the form."""
    stated = {each.key for each in particulars if each.stated}
    return tuple(each.key for each in kinds if each.required and each.key not in stated)


def _empty(value: object) -> bool:
    return value is None or value in ("", [], ()) or (isinstance(value, str) and not value.strip())


def _read(kind: ParticularKind, value: object, zone: tzinfo) -> Particular:
    try:
        return _READERS[kind.form](kind, value, zone)
    except (ValueError, TypeError) as error:
        raise InputError("particular_form", kind.key, value=str(value)[:60], form=kind.form.value) from error


def _text(kind: ParticularKind, value: object, _zone: tzinfo) -> Particular:
    most = TEXT_LENGTH if kind.form is ParticularForm.TEXT else LINE_LENGTH
    return Particular(kind.key, text=_short(kind.key, value, most))


def _choice(kind: ParticularKind, value: object, _zone: tzinfo) -> Particular:
    if value not in kind.choices:
        raise InputError("choice_expected", kind.key, value=str(value), expected=", ".join(kind.choices))
    return Particular(kind.key, text=str(value))


def _day(kind: ParticularKind, value: object, _zone: tzinfo) -> Particular:
    return Particular(kind.key, day=date.fromisoformat(_string(value)))


def _moment(kind: ParticularKind, value: object, zone: tzinfo) -> Particular:
    moment = datetime.fromisoformat(_string(value))
    aware = moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)
    return Particular(kind.key, moment=aware)


def _money(kind: ParticularKind, value: object, _zone: tzinfo) -> Particular:
    return Particular(kind.key, amount=parse_yuan(_string(value), kind.key))


def _yes(kind: ParticularKind, value: object, _zone: tzinfo) -> Particular:
    words = {"true": True, "false": False}
    holds = words[value.lower()] if isinstance(value, str) and value.lower() in words else value
    if not isinstance(holds, bool):
        raise TypeError(value)
    return Particular(kind.key, holds=holds)


def _list(kind: ParticularKind, value: object, _zone: tzinfo) -> Particular:
    lines = value.splitlines() if isinstance(value, str) else _sequence(value)
    cut = tuple(_short(kind.key, each, LINE_LENGTH) for each in lines if not _empty(each))
    return Particular(kind.key, lines=_few(kind.key, cut))


def _rows(kind: ParticularKind, value: object, _zone: tzinfo) -> Particular:
    rows = []
    for each in _sequence(value):
        cells = [each.get(column, "") for column in kind.columns] if isinstance(each, Mapping) else each
        row = tuple(_short(kind.key, cell, LINE_LENGTH) for cell in _sequence(cells))
        if len(row) > len(kind.columns):
            raise ValueError(row)
        if any(row):
            rows.append(row + ("",) * (len(kind.columns) - len(row)))
    return Particular(kind.key, rows=_few(kind.key, tuple(rows)))


_READERS: Mapping[ParticularForm, Callable[[ParticularKind, object, tzinfo], Particular]] = {
    ParticularForm.LINE: _text,
    ParticularForm.TEXT: _text,
    ParticularForm.CHOICE: _choice,
    ParticularForm.DAY: _day,
    ParticularForm.MOMENT: _moment,
    ParticularForm.MONEY: _money,
    ParticularForm.YES: _yes,
    ParticularForm.LIST: _list,
    ParticularForm.ROWS: _rows,
}


_Each = TypeVar("_Each")


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value.strip()


def _sequence(value: object) -> Sequence[object]:
    if not isinstance(value, list | tuple):
        raise TypeError(value)
    return value


def _few(key: str, values: tuple[_Each, ...]) -> tuple[_Each, ...]:
    if len(values) > MOST_LINES:
        raise InputError("too_many_lines", key, count=str(len(values)), limit=str(MOST_LINES))
    return values


def _short(key: str, value: object, most: int) -> str:
    text = _string(value)
    if len(text) > most:
        raise InputError("text_too_long", key, length=str(len(text)), limit=str(most))
    return text.strip()

"""What a form for an action asks, read off the action's own fields. No widget here."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass, replace
from datetime import date, datetime
from enum import Enum, StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

from app.domain.decide import Action
from app.domain.money import Fen
from app.domain.records import BlobRef, Goods
from app.ui.kit.choices import Choice
from app.ui.labels.fields import field_label, record_field_label
from app.ui.screens.ticket.form_choices import Case, choices_for


class Kind(Enum):
    """How a value is typed."""

    TEXT = "text"
    LONG = "long"
    FLAG = "flag"
    WHOLE = "whole"
    MONEY = "money"
    DAY = "day"
    MOMENT = "moment"
    CHOICE = "choice"
    FREE = "free"
    LINES = "lines"
    SEVERAL = "several"
    REMARK = "remark"
    FILE = "file"
    TICKET = "ticket"
    RECORD = "record"
    RECORDS = "records"


@dataclass(frozen=True)
class FieldSpec:
    """One field. `fields` and `record` describe a record inside the action, `initial` what stands there."""

    name: str
    label: str
    kind: Kind
    required: bool = False
    choices: tuple[Choice, ...] = ()
    fields: tuple[FieldSpec, ...] = ()
    record: type | None = None
    initial: object = None
    optional: bool = False
    enum: type[StrEnum] | None = None

    @classmethod
    def lines(cls, name: str, label: str, initial: tuple[str, ...]) -> FieldSpec:
        """Several short texts in one field."""
        return cls(name, label, Kind.LINES, initial=initial)


_LONG = frozenset({"text", "result", "conclusion", "suggestion", "remarks", "words", "reason"})
_TICKETS = frozenset({"other", "parent", "into"})
_UNASKED = frozenset({"content_sha256", "agreed", "agreed_sha256", "device", "shown", "drawn"})
"""Read off the document that is signed, or recorded where a signature is drawn."""

_GOODS_ASKED = (
    "name", "category", "brand", "model", "barcode", "serial", "quantity", "price", "sold_date", "shop",
    "payment_method", "proof",
)  # fmt: skip # a list of fields
"""Of further goods only what is known at the counter; the rest is filled in among all fields."""


def specs_of(kind: type[Action], case: Case) -> tuple[FieldSpec, ...]:
    """The fields that a form for this action asks, in their order; the item only where there are several."""
    return _specs(kind, case, kind.NAME)


def field_specs(record: type, case: Case) -> tuple[FieldSpec, ...]:
    """Every field of a record by itself."""
    hints = get_type_hints(record)
    return tuple(_spec(each, hints[each.name], case, "") for each in fields(record))


def _specs(kind: type, case: Case, action: str) -> tuple[FieldSpec, ...]:
    hints = get_type_hints(kind)
    asked = [
        each
        for each in fields(kind)
        if each.name not in _UNASKED
        and not (each.name == "item" and len(case.ticket.items) == 1)
        and not (kind is Goods and each.name not in _GOODS_ASKED)
    ]
    specs = (_spec(each, hints[each.name], case, action) for each in asked)
    owner = kind.__name__.casefold()
    return tuple(replace(spec, label=record_field_label(owner, spec.name)) for spec in specs)


def _spec(field: Field[Any], hint: Any, case: Case, action: str) -> FieldSpec:
    inner, optional = _unwrapped(hint)
    given = field.default if field.default is not MISSING else None
    required = field.default is MISSING and field.default_factory is MISSING and not optional
    choices, free = choices_for(action, field.name, inner, case)
    kind, record = _kind(field.name, inner)
    if choices and kind in (Kind.TEXT, Kind.LONG, Kind.WHOLE, Kind.CHOICE):
        kind = Kind.FREE if free else Kind.CHOICE
    if choices and kind is Kind.LINES:
        kind = Kind.SEVERAL
    if field.name == "item":
        given, required = case.item.id, True
    nested = _specs(record, case, action) if record is not None else ()
    enum = inner if isinstance(inner, type) and issubclass(inner, StrEnum) else None
    return FieldSpec(
        field.name, field_label(field.name), kind, required, choices, nested, record, given, optional, enum
    )


def _kind(name: str, inner: Any) -> tuple[Kind, type | None]:
    """How a value of that type is typed, and the record it is made of."""
    if get_origin(inner) is tuple:
        member = get_args(inner)[0]
        return (Kind.RECORDS, member) if _is_record(member) else (Kind.LINES, None)
    if get_origin(inner) is not None and issubclass(get_origin(inner), Mapping):
        return Kind.REMARK, None
    simple: Mapping[Any, Kind] = {
        bool: Kind.FLAG,
        Fen: Kind.MONEY,
        int: Kind.WHOLE,
        datetime: Kind.MOMENT,
        date: Kind.DAY,
        BlobRef: Kind.FILE,
    }
    if inner in simple:
        return simple[inner], None
    if isinstance(inner, type) and issubclass(inner, StrEnum):
        return Kind.CHOICE, None
    if _is_record(inner):
        return Kind.RECORD, inner
    if name in _TICKETS:
        return Kind.TICKET, None
    return (Kind.LONG if name in _LONG else Kind.TEXT), None


def _is_record(kind: Any) -> bool:
    return isinstance(kind, type) and is_dataclass(kind)


def _unwrapped(hint: Any) -> tuple[Any, bool]:
    """The type without None, and whether None is allowed."""
    if get_origin(hint) in (Union, types.UnionType):
        members = [each for each in get_args(hint) if each is not type(None)]
        return members[0], True
    return hint, False

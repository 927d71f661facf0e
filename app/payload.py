"""Payloads of actions: JSON Schema out, checked values in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, tzinfo
from typing import Any

import msgspec
from msgspec import inspect

from app.domain.decide import Action
from app.domain.identity import check_id_number
from app.domain.money import MAX_FEN
from app.domain.records import Customer, Goods
from app.domain.refusals import InputError, as_written
from app.domain.registry import ACTIONS
from app.domain.shots import EvidenceRole
from app.domain.steps.evidence import AttachEvidence, RetagEvidence
from app.usecases.intake_fields import FIRST_YEAR, LAST_YEAR, MOST
from app.usecases.typed_text import LONGEST_LINE, LONGEST_TEXT, fitting, nothing_seen

_TO_THE_MINUTE = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(Z|[+-]\d\d:\d\d)?")
_EXPECTED = re.compile(r"Expected `(?P<expected>[^`]+)`(?:, got `(?P<got>[^`]+)`)?")
_LINES = frozenset({"signer", "witness", "owner", "name", "responsible_person"})
"""People are named in a line."""
_MOMENT = "2026-11-20T10:02, desk time unless an offset follows"


def schema_of(name: str) -> dict[str, Any]:
    """JSON Schema of an action's payload. Money in fen; moments without offset are desk time."""
    schema: dict[str, Any] = msgspec.json.schema(ACTIONS[name])
    shapes = {shape.cls.__name__: shape for shape in _shapes(inspect.type_info(ACTIONS[name]))}
    for title, definition in schema["$defs"].items():
        if "properties" not in definition:
            continue
        definition["additionalProperties"] = False
        for field in shapes[title].fields:
            if any(isinstance(each, inspect.DateTimeType) for each in _choices(field.type)):
                definition["properties"][field.encode_name]["description"] = _MOMENT
    return schema


def read_action(name: str, payload: object, zone: tzinfo, today: date = date.max) -> Action:
    """The action with its payload; nobody in it was born after `today`.

    Raises InputError naming the key that is wrong.
    """
    kind = ACTIONS.get(name)
    if kind is None or name == "TakeIn":
        expected = ", ".join(each for each in ACTIONS if each != "TakeIn")
        raise InputError("no_such_action", "ACTION", value=name, expected=expected)
    if not isinstance(payload, dict):
        raise InputError("object_expected", "FILE", value=as_written(payload))
    shape = inspect.type_info(kind)
    prepared = _prepared(payload, shape, "")
    try:
        action = msgspec.convert(prepared, kind)
    except msgspec.ValidationError as error:
        raise _located(error, shape) from None
    localised: Action = _localised(action, zone, "")
    _check_sizes(localised, "", LONGEST_TEXT)
    _check_records(localised, today)
    return localised


def _choices(kind: inspect.Type) -> tuple[inspect.Type, ...]:
    return kind.types if isinstance(kind, inspect.UnionType) else (kind,)


def _shapes(kind: inspect.Type) -> Iterator[inspect.DataclassType]:
    """Every record within a kind, itself included. None of ours holds its own kind."""
    for each in _choices(kind):
        if isinstance(each, inspect.DataclassType):
            yield each
            for field in each.fields:
                yield from _shapes(field.type)
        elif isinstance(each, inspect.VarTupleType | inspect.ListType):
            yield from _shapes(each.item_type)


def _prepared(value: object, kind: inspect.Type, path: str) -> object:
    """The value with moments to the second, after every unknown key was refused."""
    for each in _choices(kind):
        if isinstance(each, inspect.DataclassType) and isinstance(value, Mapping):
            return _prepared_record(value, each, path)
        if isinstance(each, inspect.VarTupleType | inspect.ListType) and isinstance(value, list):
            return [_prepared(part, each.item_type, f"{path}[{n}]") for n, part in enumerate(value)]
        if isinstance(each, inspect.DateTimeType) and isinstance(value, str):
            short = _TO_THE_MINUTE.fullmatch(value)
            return f"{short[1]}:00{short[2] or ''}" if short else value
    return value


def _prepared_record(value: Mapping[str, object], kind: inspect.DataclassType, path: str) -> object:
    known = {field.encode_name: field.type for field in kind.fields}
    prepared: dict[str, object] = {}
    for key, part in value.items():
        here = f"{path}.{key}" if path else str(key)
        if key not in known:
            raise InputError("unknown_key", here, value=here, expected=", ".join(sorted(known)))
        prepared[key] = _prepared(part, known[key], here)
    return prepared


def _located(error: msgspec.ValidationError, shape: inspect.Type) -> InputError:
    """Msgspec says `... - at `$.a[0].b``: the path is the field, the words before it the reason."""
    said = str(error)
    reason, _, path = said.partition(" - at `$")
    field = path.rstrip("`").lstrip(".") or "FILE"
    if "missing required field" in reason:
        missing = reason.rsplit("`", 2)[-2]
        return InputError("key_missing", f"{field}.{missing}" if path else missing)
    if "enum value" in reason:
        value = reason.partition("'")[2].rstrip("'")
        return InputError("choice_expected", field, value=value, expected=", ".join(_values(shape, field)))
    if "RFC3339" in reason:
        form = "YYYY-MM-DDTHH:MM" if "datetime" in reason else "YYYY-MM-DD"
        return InputError("date_form", field, expected=form)
    wanted = _EXPECTED.search(reason)
    if wanted:
        return InputError("type_expected", field, kind=wanted["expected"], got=wanted["got"] or "")
    return InputError("value_wrong", field, reason=reason)


def _values(kind: inspect.Type, path: str) -> tuple[str, ...]:
    """The values of the word list that stands at `path`."""
    for step in re.findall(r"[^.\[\]]+", path):
        for each in _choices(kind):
            if isinstance(each, inspect.DataclassType):
                kind = next((field.type for field in each.fields if field.encode_name == step), kind)
            elif isinstance(each, inspect.VarTupleType | inspect.ListType):
                kind = each.item_type
    listed = [each.cls for each in _choices(kind) if isinstance(each, inspect.EnumType)]
    return tuple(str(value.value) for each in listed for value in each)


def _localised(value: Any, zone: tzinfo, path: str) -> Any:
    """Moments without an offset are wall time at the desk. Raises InputError date_out_of_range."""
    if isinstance(value, date):
        if not FIRST_YEAR <= value.year <= LAST_YEAR:
            raise InputError(
                "date_out_of_range", path, value=str(value), expected=f"{FIRST_YEAR}–{LAST_YEAR}"
            )
        if isinstance(value, datetime) and value.tzinfo is None:
            return value.replace(tzinfo=zone)
        return value
    if isinstance(value, tuple):
        return tuple(_localised(each, zone, f"{path}[{n}]") for n, each in enumerate(value))
    if is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in fields(value)]
        return replace(
            value,
            **{
                name: _localised(getattr(value, name), zone, f"{path}.{name}" if path else name)
                for name in names
            },
        )
    return value


def _check_sizes(value: object, path: str, longest: int) -> None:
    """The limits of an intake hold for every action: a line of a customer or of goods, prose, a sum.

    Raises InputError text_too_long or amount_too_large; text_missing for marks that nobody sees.
    """
    if isinstance(value, str):
        fitting(value, path, longest)
        if nothing_seen(value):
            raise InputError("text_missing", path)
    elif isinstance(value, int) and value > MAX_FEN:
        raise InputError("amount_too_large", path, value=str(value)[:40])
    elif isinstance(value, tuple):
        length = sum(len(part) for part in value if isinstance(part, str))
        for number, part in enumerate(value):
            _check_sizes(part, f"{path}[{number}]", longest)
        if length > LONGEST_TEXT:
            raise InputError("text_too_long", path, length=str(length), limit=str(LONGEST_TEXT))
    elif isinstance(value, Mapping):
        for key, part in value.items():
            _check_sizes(key, path, LONGEST_LINE)
            _check_sizes(part, f"{path}.{key}", longest)
    elif is_dataclass(value):
        lines = isinstance(value, Customer | Goods)
        for field in fields(value):
            here = f"{path}.{field.name}" if path else field.name
            limit = LONGEST_LINE if lines or field.name in _LINES else longest
            _check_sizes(getattr(value, field.name), here, limit)


def _check_records(action: Action, today: date) -> None:
    """What no type says: identity numbers that cannot be right, less than no money, unknown roles."""
    for field in fields(action):  # type: ignore[arg-type]  # every action is a dataclass
        value = getattr(action, field.name)
        if isinstance(value, Customer) and value.id_number:
            check_id_number(value.id_number, today, f"{field.name}.id_number")
        if isinstance(value, Goods):
            if not 1 <= value.quantity <= MOST:
                raise InputError(
                    "count_expected", f"{field.name}.quantity", value=str(value.quantity), most=str(MOST)
                )
            if value.price is not None and value.price < 0:
                raise InputError("amount_not_positive", f"{field.name}.price", value=str(value.price))
    if isinstance(action, AttachEvidence | RetagEvidence) and action.role not in tuple(EvidenceRole):
        raise InputError("choice_expected", "role", value=action.role, expected=", ".join(EvidenceRole))

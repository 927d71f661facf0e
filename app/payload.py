"""Payloads of actions: JSON Schema out, checked values in."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import datetime, tzinfo
from typing import Any

import msgspec

from app.domain.decide import Action
from app.domain.refusals import InputError
from app.domain.registry import ACTIONS


def schema_of(name: str) -> dict[str, Any]:
    """JSON Schema of an action's payload. Money in fen; moments without offset are desk time."""
    return msgspec.json.schema(ACTIONS[name])


def read_action(name: str, payload: object, zone: tzinfo) -> Action:
    """The action with its payload. Raises InputError naming the key that is wrong."""
    kind = ACTIONS.get(name)
    if kind is None or name == "TakeIn":
        expected = ", ".join(each for each in ACTIONS if each != "TakeIn")
        raise InputError("no_such_action", "ACTION", value=name, expected=expected)
    if not isinstance(payload, dict):
        raise InputError("object_expected", "FILE", value=str(payload)[:40])
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]  # every action is a dataclass
    for key in payload:
        if key not in known:
            raise InputError("unknown_key", key, expected=", ".join(sorted(known)))
    try:
        action = msgspec.convert(payload, kind)
    except msgspec.ValidationError as error:
        raise _located(error) from None
    localised: Action = _localised(action, zone)
    return localised


def _located(error: msgspec.ValidationError) -> InputError:
    """Msgspec says `... - at `$.a[0].b``: the path is the field."""
    text = str(error)
    reason, _, path = text.partition(" - at `$")
    field = path.rstrip("`").lstrip(".") or "FILE"
    if "missing required field" in reason:
        missing = reason.rsplit("`", 2)[-2]
        return InputError("key_missing", f"{field}.{missing}" if path else missing)
    return InputError("value_wrong", field, reason=reason)


def _localised(value: Any, zone: tzinfo) -> Any:
    """Moments without an offset are wall time at the desk."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=zone) if value.tzinfo is None else value
    if isinstance(value, tuple):
        return tuple(_localised(each, zone) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        changes = {field.name: _localised(getattr(value, field.name), zone) for field in fields(value)}
        return replace(value, **changes)
    return value

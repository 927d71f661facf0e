"""One value of a type with every field filled, always the same: what a frozen sample is made of."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec

from tests.domain.cases import START

_DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
_NAMED = {"sha256": _DIGEST, "item": "1", "mime": "image/jpeg", "name": "小票.jpg"}


def richest(kind: Any, name: str = "") -> Any:
    """A value of `kind`; `name` is the field it is for."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return richest(next(each for each in inner if each is not NoneType), name)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{each.name: richest(hints[each.name], each.name) for each in fields(kind)})
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        shape = msgspec.structs.fields(kind)
        return kind(**{each.name: richest(each.type, each.name) for each in shape})
    if origin is not None:
        return _collection(kind, name)
    return _plain(getattr(kind, "__supertype__", kind), name)


def _collection(kind: Any, name: str) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    if origin is tuple:
        return (richest(inner[0], name),)
    if origin is not None and len(inner) == 2:
        return {"note": richest(inner[1], "note")}
    return [richest(inner[0], name)]


def _plain(kind: Any, name: str) -> Any:
    simple: dict[Any, Any] = {
        str: _NAMED.get(name, f"样 {name}"),
        bool: True,
        int: 3,
        float: 1.5,
        date: date(2026, 11, 2),
        datetime: START,
        Any: {"note": [1, "二", None, True]},
        object: "样 object",
    }
    return simple[kind]

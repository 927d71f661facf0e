"""What is held of a customer, in words that a customer reads: amounts, days and codes as people say them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import Any, Final

from app.domain.money import Fen, format_yuan

_CODE: Final = re.compile(r"[a-z][a-z0-9_-]*")
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d\S*")
_FREE: Final = frozenset({"name", "words", "text", "reason", "remarks", "brand", "model"})
"""What somebody typed, which is no code whatever it looks like."""


def field_word(key: str, words: Mapping[str, Any]) -> str:
    """The name of a field."""
    return str(words["field"].get(key.rpartition(".")[2], key))


def value_word(key: str, value: object, words: Mapping[str, Any], zone: tzinfo) -> str:
    """What stands in a field."""
    last = key.rpartition(".")[2]
    if isinstance(value, bool):
        return str(words["yes" if value else "no"])
    if isinstance(value, int) and last == "price":
        return f"{format_yuan(Fen(value))} {words['yuan']}"
    if isinstance(value, list | tuple):
        return "、".join(value_word(key, each, words, zone) for each in value)
    said = str(value)
    if _MOMENT.fullmatch(said):
        return moment_word(said, zone)
    if last not in _FREE and _CODE.fullmatch(said):
        return str(words["value"].get(said, said))
    return {"True": str(words["yes"]), "False": str(words["no"])}.get(said, said)


def moment_word(moment: str, zone: tzinfo) -> str:
    """A moment at the desk's own time."""
    try:
        return f"{datetime.fromisoformat(moment).astimezone(zone):%Y-%m-%d %H:%M}"
    except ValueError:  # it only looks like one
        return moment

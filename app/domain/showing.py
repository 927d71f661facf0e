"""What is worth showing of an entry: its values as text, without ids and hashes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Final

from app.domain.entry import Entry, UnknownBody
from app.domain.money import Fen, format_yuan
from app.domain.steps.checking import GoodsInspected
from app.domain.steps.circumstances import FactsStated

_HIDDEN: Final = frozenset(
    {
        "ticket",
        "document",
        "promise",
        "evidence",
        "blob",
        "content",
        "content_sha256",
        "sha256",
        "profile_version",
        "work_sha256",
        "thumb_sha256",
        "document_sha256",
        "replaces",
        "file_sha256",
        "shown",
        "drawn",
        "drawn_sha256",
        "agreed_sha256",
        "manifest_sha256",
        "previous",
        "seal",
        "stands_on",
        "shows",
        "taken_back",
        "entry",
        "by_entries",
        "size",
        "width",
        "height",
        "id_number",
        "names",
    }
)
"""Ids, hashes and sizes say nothing to a person; the identity number is shown in one place only."""

_MONEY: Final = frozenset({"price", "amount", "depreciation", "fee"})


def shown_values(entry: Entry) -> tuple[str, dict[str, str]]:
    """The entry's name and its values: simple fields by name, those of records as ``record.field``."""
    body = entry.body
    if isinstance(body, UnknownBody):
        return body.name, {}
    if isinstance(body, FactsStated):  # «no», «none» and «not known any more» are said too
        facts = {f"facts.{key}": json.dumps(value, ensure_ascii=False) for key, value in body.facts.items()}
        return body.TYPE, {"item": body.item, **facts}
    values = dict(_flat("", body))
    if isinstance(body, GoodsInspected):  # a tick that was denied is a finding as well
        found = ((each.name, getattr(body.inspection, each.name)) for each in fields(body.inspection))
        values = {"item": body.item} | {
            f"inspection.{name}": str(value) for name, value in found if value is not None and value != ""
        }
    return body.TYPE, values


def said_beside(entry: Entry) -> dict[str, str]:
    """What an entry says beyond single fields that it changes, of which what is disputed tells already."""
    _, values = shown_values(entry)
    return {} if "changed" in values else values


def _flat(name: str, value: object) -> Iterator[tuple[str, str]]:
    if value is None or value == "" or value is False:
        return
    last = name.rpartition(".")[2]
    if last in _HIDDEN:
        return
    if is_dataclass(value):
        for each in fields(value):
            yield from _flat(f"{name}.{each.name}" if name else each.name, getattr(value, each.name))
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _flat(f"{name}.{key}", each)
    elif isinstance(value, tuple | list):
        yield from _listed(name, value)
    else:
        yield name, _text(last, value)


def _listed(name: str, values: tuple[object, ...] | list[object]) -> Iterator[tuple[str, str]]:
    if not any(is_dataclass(each) or isinstance(each, Mapping) for each in values):
        if values:
            yield name, "、".join(_text("", each) for each in values)
        return
    for number, each in enumerate(values, 1):
        yield from _flat(f"{name}.{number}", each)


def _text(name: str, value: object) -> str:
    if name in _MONEY and isinstance(value, int):
        return format_yuan(Fen(value))
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)

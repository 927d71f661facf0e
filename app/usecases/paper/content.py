"""The hash of what a document says: printed on it, kept in the journal, held by its QR code."""

import hashlib
import json
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from app.usecases.paper.sheet import Paper

SHORT = 8
"""Hexadecimal digits of the hash that are printed."""

_NOT_CONTENT = frozenset({"reprint", "signatures", "clauses", "to_call"})
"""What comes after the content is fixed: it is signed and reprinted under the same hash.

The version of the wording is recorded beside the hash, not in it: whoever issues a document learns
it from the typesetter, that is, afterwards. `to_call` is printed and never kept.
"""


def content_hash(paper: Paper) -> str:
    """SHA-256 over the canonical JSON of the content, as 64 hexadecimal digits.

    A field that holds its default is left out, so a field added to the records later does not
    change the hash of a document that was issued before.
    """
    content = {name: value for name, value in _record(paper).items() if name not in _NOT_CONTENT}
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def short_hash(content_sha256: str) -> str:
    """The first digits of a content hash, as printed: ``ab12cd34``."""
    return content_sha256[:SHORT]


def _record(record: Any) -> dict[str, Any]:
    pairs = ((each, getattr(record, each.name)) for each in fields(record))
    return {each.name: _plain(value) for each, value in pairs if not _is_default(each, value)}


def _is_default(field: Field[Any], value: Any) -> bool:
    return field.default is not MISSING and bool(field.default == value)


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, date):  # a datetime too
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if is_dataclass(value):
        return _record(value)
    return value

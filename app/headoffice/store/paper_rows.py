"""Papers as issued, noted by what is printed on them, so that they are found by it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection

from app.domain.steps.papers import DocumentIssued
from app.headoffice.store.database import add_missing
from app.headoffice.store.docket import Filed
from app.headoffice.store.schema import PAPER

_LONGEST = 200


class _Issued(msgspec.Struct, frozen=True):
    document: str
    number: str
    version: int
    content_sha256: str


class _Line(msgspec.Struct, frozen=True):
    d: _Issued


_LINES = msgspec.json.Decoder(_Line)


def write_papers(connection: Connection, place: tuple[str, str], filed: Iterable[Filed]) -> None:
    """Note the papers that these entries issue; whether they count is seen when they are asked for."""
    rows = [row for each in filed if each.type == DocumentIssued.TYPE and (row := _row(place, each))]
    add_missing(connection, PAPER, rows)


def _row(place: tuple[str, str], filed: Filed) -> dict[str, Any] | None:
    """None for a line that cannot be read: it is in quarantine, and its paper unknown here."""
    try:
        issued = _LINES.decode(filed.line).d
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return {
        "tenant": place[0],
        "branch": place[1],
        "rno": filed.rno,
        "ticket": filed.ticket,
        "document": _plain(issued.document),
        "number": _plain(issued.number),
        "version": issued.version if 0 <= issued.version < 1 << 62 else 0,
        "digest": _plain(issued.content_sha256),
    }


def _plain(text: str) -> str:
    """As every database takes it."""
    return text.replace("\0", "")[:_LONGEST]

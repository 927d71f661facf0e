"""Numbers that entries use up, by series and day."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Final

from app.domain.entry import Body
from app.domain.steps.intake import TicketOpened
from app.domain.steps.papers import DocumentIssued
from app.store.marks import marked

TICKETS: Final = "ticket"
DOCUMENTS: Final = "document."
"""Series as the use cases name them: tickets, and each kind of document."""

Series = tuple[str, str]
"""Series and day (ISO). Each mark counts for itself: ``ticket.K7MQ``."""


def number_used(body: Body) -> tuple[Series, int] | None:
    """The number that an entry uses up: its series and day, and the serial; None when it uses none."""
    if isinstance(body, TicketOpened):
        return _split(TICKETS, body.number)
    if isinstance(body, DocumentIssued) and body.version == 1:
        return _split(DOCUMENTS + body.kind, body.number)
    return None


def _split(series: str, number: str) -> tuple[Series, int] | None:
    head, _, serial = number.rpartition("-")
    desk, _, digits = head.rpartition("-")
    day = _day(digits)
    if day is None or not serial.isdigit() or not desk:
        return None
    mark = desk.rpartition(".")[2] if "." in desk else ""
    return (marked(series, mark), day), int(serial)


@lru_cache(maxsize=16)  # the tickets of a day follow each other
def _day(digits: str) -> str | None:
    """The day of six digits, ISO; None when they are none."""
    if not (digits.isdigit() and len(digits) == 6):
        return None
    year, month, day = (int(digits[at : at + 2]) for at in (0, 2, 4))
    try:
        return date(2000 + year, month, day).isoformat()
    except ValueError:
        return None


def raise_counters(connection: sqlite3.Connection, used: Mapping[Series, int]) -> None:
    """Let every counter stand at least at the highest number used: none is given out twice."""
    connection.executemany(
        "INSERT INTO counter (series, day, last) VALUES (?, ?, ?) ON CONFLICT (series, day)"
        " DO UPDATE SET last = max(last, excluded.last)",
        [(series, day, last) for (series, day), last in used.items()],
    )


def highest(bodies: Iterable[Body]) -> dict[Series, int]:
    """The highest serial of each series and day."""
    found: dict[Series, int] = {}
    note_used(found, bodies)
    return found


def note_used(known: dict[Series, int], bodies: Iterable[Body]) -> None:
    """Raise the highest serial of each series and day in `known` to those of `bodies`."""
    for body in bodies:
        used = number_used(body)
        if used is not None:
            known[used[0]] = max(known.get(used[0], 0), used[1])

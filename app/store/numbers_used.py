"""Numbers that entries use up, by series and day."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from app.domain.entry import Body
from app.domain.steps.intake import TicketOpened
from app.domain.steps.papers import DocumentIssued

TICKETS: Final = "ticket"
DOCUMENTS: Final = "document."
"""Series as the use cases name them: tickets, and each kind of document."""

Series = tuple[str, str]
"""Series and day (ISO)."""


def number_used(body: Body) -> tuple[Series, int] | None:
    """The number that an entry uses up: its series and day, and the serial; None when it uses none."""
    if isinstance(body, TicketOpened):
        return _split(TICKETS, body.number)
    if isinstance(body, DocumentIssued) and body.version == 1:
        return _split(DOCUMENTS + body.kind, body.number)
    return None


def _split(series: str, number: str) -> tuple[Series, int] | None:
    parts = number.split("-")
    if len(parts) < 3 or not (parts[-1].isdigit() and parts[-2].isdigit() and len(parts[-2]) == 6):
        return None
    year, month, day = (int(parts[-2][at : at + 2]) for at in (0, 2, 4))
    try:
        return (series, date(2000 + year, month, day).isoformat()), int(parts[-1])
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
    for body in bodies:
        used = number_used(body)
        if used is not None:
            found[used[0]] = max(found.get(used[0], 0), used[1])
    return found

"""The queue: filters, order, pages by keyset.

Order: rank (level, closed last), moment due, row. It is one index, so that a page
costs the same at a hundred tickets and at a million.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.refusals import InputError
from app.store.moments import NEVER, to_stored
from app.store.records import QUEUE_COLUMNS, Values
from app.store.rows import CLOSED_RANK, UNGRADED
from app.usecases.read_models import CHIPS, QueueFilter

Place = tuple[int, int, int]
"""Where a ticket stands in the queue: rank, due, row."""

START: Final[Place] = (-1, 0, 0)

RANKS: Final = (*range(UNGRADED + 1), CLOSED_RANK)


@dataclass(frozen=True)
class Condition:
    """Which tickets a chip shows: SQL over ``ticket_row r``, its parameters, the index that answers it."""

    where: str
    params: tuple[object, ...] = ()
    index: str = "ix_ticket_row_queue"


_OPENED: Final = f"r.rank < {CLOSED_RANK}"

_PLAIN: Final[Mapping[str, Condition]] = {
    "all": Condition("1"),
    "open": Condition(_OPENED),
    "closed": Condition(f"r.rank = {CLOSED_RANK}"),
    "approval": Condition("r.approval = 1", (), "ix_ticket_row_approval"),
    "customer": Condition("r.waiting = 1", (), "ix_ticket_row_waiting"),
    "unsynced": Condition(
        "r.last_pos > coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'accepted_pos'), 0)"
    ),
}
"""Chips that ask nothing of the moment or the person; see `tallies.marks` for the last."""


def condition(wanted: QueueFilter) -> Condition:
    """The condition of a chip. Raises InputError naming ``filter`` when there is no such chip."""
    if wanted.chip in _PLAIN:
        return _PLAIN[wanted.chip]
    if wanted.chip == "mine":
        return Condition(f"r.person = ? AND {_OPENED}", (wanted.person or "",), "ix_ticket_row_person")
    if wanted.chip in ("overdue", "today"):
        return Condition(f"{_OPENED} AND r.due >= ? AND r.due < ?", due_range(wanted))
    raise InputError("no_such_filter", "filter", value=wanted.chip, known=", ".join(CHIPS))


def due_range(wanted: QueueFilter) -> tuple[int, int]:
    """From when until before when a clock is due, for the chips overdue and today."""
    now = to_stored(wanted.now)
    if wanted.chip == "overdue":
        return 0, now
    return now, NEVER if wanted.day_end is None else to_stored(wanted.day_end)


def read_page(connection: sqlite3.Connection, wanted: QueueFilter, after: Place, limit: int) -> list[Values]:
    """At most `limit` rows that stand behind `after`."""
    if wanted.chip in ("overdue", "today"):
        return _page_by_rank(connection, wanted, after, limit)
    chosen = condition(wanted)
    return connection.execute(
        f"SELECT {QUEUE_COLUMNS} FROM ticket_row r INDEXED BY {chosen.index}"  # noqa: S608 - own words only
        f" WHERE {chosen.where} AND (r.rank, r.due, r.row) > (?, ?, ?)"
        " ORDER BY r.rank, r.due, r.row LIMIT ?",
        (*chosen.params, *after, limit),
    ).fetchall()


def _page_by_rank(
    connection: sqlite3.Connection, wanted: QueueFilter, after: Place, limit: int
) -> list[Values]:
    """A page of what is due in a stretch of time: within each rank that is one stretch of the index."""
    first, last = due_range(wanted)
    rows: list[Values] = []
    for rank in RANKS[:-1]:
        if rank < after[0]:
            continue
        start = max((first, 0), after[1:]) if rank == after[0] else (first, 0)
        rows += connection.execute(
            f"SELECT {QUEUE_COLUMNS} FROM ticket_row r INDEXED BY ix_ticket_row_queue"  # noqa: S608 - own words
            " WHERE r.rank = ? AND (r.due, r.row) > (?, ?) AND r.due < ?"
            " ORDER BY r.due, r.row LIMIT ?",
            (rank, *start, last, limit - len(rows)),
        )
        if len(rows) >= limit:
            break
    return rows


def count_due(connection: sqlite3.Connection, wanted: QueueFilter) -> int:
    """How many open tickets are due in the stretch of the chip."""
    first, last = due_range(wanted)
    return sum(
        connection.execute(
            "SELECT count(*) FROM ticket_row INDEXED BY ix_ticket_row_queue"
            " WHERE rank = ? AND due >= ? AND due < ?",
            (rank, first, last),
        ).fetchone()[0]
        for rank in RANKS[:-1]
    )


def to_cursor(place: Sequence[int]) -> str:
    """A place as a text that a caller hands back to read on."""
    return ".".join(map(str, place))


def from_cursor(cursor: str | None, start: tuple[int, ...]) -> tuple[int, ...]:
    """The place of a cursor. Raises InputError naming ``after`` when it is none."""
    if cursor is None:
        return start
    try:
        place = tuple(int(part) for part in cursor.split("."))
    except ValueError:
        place = ()
    if len(place) != len(start):
        raise InputError("cursor_form", "after", value=cursor)
    return place

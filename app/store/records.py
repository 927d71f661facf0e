"""Rows of the database as read models."""

from __future__ import annotations

from typing import Any, Final

from app.domain.money import Fen
from app.store.moments import NEVER, from_stored
from app.store.rows import PAUSED, PROVISIONAL
from app.usecases.read_models import NextClock, QueueRow

QUEUE_COLUMNS: Final = ", ".join(
    f"r.{name}"
    for name in (
        *("row", "rank", "due", "ticket", "number", "customer", "goods", "words", "demand", "level", "mark"),
        *("stage", "owner", "opened_at", "changed_at", "clock_key", "clock_start", "clock_flags"),
        *("price", "phone", "approval", "last_pos"),
    )
)
"""Columns of a queue row, in the order `queue_row` takes them; the first three are its place in the queue."""


def queue_row(values: tuple[Any, ...], accepted: int, safe: int) -> QueueRow:
    """The read model of a row; `accepted` and `safe` are how far head office has the journal."""
    (
        _, _, due, ticket, number, customer, goods, words, demand, level, mark, stage, owner,
        opened_at, changed_at, clock_key, clock_start, flags, price, phone, approval, last_pos,
    ) = values  # fmt: skip # the columns as they are listed above
    clock = None
    if clock_key is not None:
        clock = NextClock(
            clock_key,
            from_stored(clock_start),
            None if due == NEVER else from_stored(due),
            bool(flags & PAUSED),
            bool(flags & PROVISIONAL),
        )
    return QueueRow(
        ticket,
        number,
        customer,
        goods,
        words,
        demand,
        level,
        mark,
        stage,
        owner,
        from_stored(opened_at),
        from_stored(changed_at),
        clock,
        sync_word(last_pos, accepted, safe),
        None if price is None else Fen(price),
        phone,
        approval == 1,
    )


def sync_word(last_pos: int, accepted: int, safe: int) -> str:
    """Where a ticket's newest entry is: ``here`` only, ``received``, or ``safe`` in head office's backup."""
    if last_pos > accepted:
        return "here"
    return "received" if last_pos > safe else "safe"

"""Rows of the database as read models."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from app.store.moments import MICROSECONDS, NEVER
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
    """The read model of a row; `accepted` and `safe` are how far head office has the journal.

    The records are filled through their dictionaries: a frozen record's own initialiser
    sets each field through `object.__setattr__`, which took two thirds of the time of a page.
    """
    (
        _, _, due, ticket, number, customer, goods, words, demand, level, mark, stage, owner,
        opened_at, changed_at, clock_key, clock_start, clock_flags, price, phone, approval, last_pos,
    ) = values  # fmt: skip # the columns as they are listed above
    moment = datetime.fromtimestamp  # as `from_stored` does, without two hundred calls a page
    clock = None
    if clock_key is not None:
        clock = object.__new__(NextClock)
        vars(clock).update(
            key=clock_key,
            start=moment(clock_start / MICROSECONDS, UTC),
            due=None if due == NEVER else moment(due / MICROSECONDS, UTC),
            paused=bool(clock_flags & PAUSED),
            provisional=bool(clock_flags & PROVISIONAL),
        )
    row = object.__new__(QueueRow)
    vars(row).update(
        id=ticket,
        number=number,
        customer=customer,
        goods=goods,
        words=words,
        demand=demand,
        level=level,
        mark=mark,
        stage=stage,
        owner=owner,
        opened_at=moment(opened_at / MICROSECONDS, UTC),
        changed_at=moment(changed_at / MICROSECONDS, UTC),
        clock=clock,
        sync="here" if last_pos > accepted else sync_word(last_pos, accepted, safe),
        price=price,
        phone=phone,
        awaiting_approval=approval == 1,
    )
    return row


def sync_word(last_pos: int, accepted: int, safe: int) -> str:
    """Where a ticket's newest entry is: ``here`` only, ``received``, or ``safe`` in head office's backup."""
    if last_pos > accepted:
        return "here"
    return "received" if last_pos > safe else "safe"

"""Rows of the database as read models."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Final, overload

from app.domain.numbering import short_form
from app.store.moments import MICROSECONDS, NEVER
from app.store.rows import PAUSED, PROVISIONAL
from app.store.unsure import SAFE_OF_OTHERS, unknown_there
from app.usecases.read_models import NextClock, QueueRow

Values = tuple[int, int, int, str, int, str, str, int]

QUEUE_COLUMNS: Final = (
    "r.row, r.rank, r.due, r.ticket, r.last_pos, r.label, r.state,"  # noqa: S608 - our own words
    " EXISTS (SELECT 1 FROM ticket_row o WHERE o.number = r.number AND o.row <> r.row)"
    " + 2 * (EXISTS (SELECT 1 FROM writer WHERE own = 0) AND EXISTS (SELECT 1 FROM journal j"
    " WHERE j.ticket = r.ticket AND j.writer IN (SELECT id FROM writer WHERE own = 0)"
    f" AND j.pos > {SAFE_OF_OTHERS})) + 4 * EXISTS ({unknown_there('r.ticket')})"
)
"""Columns of a queue row as `Values`; the first three are its place in the queue, the last says whether
another ticket has the same number (1) and whether others wrote in it what is not known to be safe (2)
or what this head office never received, for it was in another house (4).
"""

_TWICE, _UNSURE, _UNKNOWN = 1, 2, 4


class QueueRows(Sequence[QueueRow]):
    """Rows that are made when somebody looks at them: of five hundred found, forty are on the screen.

    `accepted` and `safe` are how far head office has the journal.
    """

    def __init__(self, values: Sequence[Values], accepted: int, safe: int) -> None:
        self._values = values
        self._accepted = accepted
        self._safe = safe

    def __len__(self) -> int:
        return len(self._values)

    @overload
    def __getitem__(self, place: int) -> QueueRow: ...
    @overload
    def __getitem__(self, place: slice) -> QueueRows: ...
    def __getitem__(self, place: int | slice) -> QueueRow | QueueRows:
        if isinstance(place, slice):
            return QueueRows(self._values[place], self._accepted, self._safe)
        return queue_row(self._values[place], self._accepted, self._safe)

    def __iter__(self) -> Iterator[QueueRow]:
        return (queue_row(values, self._accepted, self._safe) for values in self._values)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]  # compared by what it holds, as a list is


def queue_row(values: Values, accepted: int, safe: int) -> QueueRow:
    """The read model of a row; `accepted` and `safe` are how far head office has the journal.

    The records are filled through their dictionaries: a frozen record's own initialiser
    sets each field through `object.__setattr__`, which took two thirds of the time of a page.
    """
    _, _, due, ticket, last_pos, label, state, flagged = values
    # The order of `Label` and `State` in app/store/rows.py; their names would cost a fifth of the time.
    number, customer, phone, _, goods, demand, opened_at, words = label.split("\n")
    level, mark, stage, owner, clock_key, clock_start, clock_flags = state.split("\n")
    moment = datetime.fromtimestamp  # as `from_stored` does, without two hundred calls a page
    clock = None
    if clock_key:
        flags = int(clock_flags)
        clock = object.__new__(NextClock)
        vars(clock).update(
            key=clock_key,
            start=moment(int(clock_start) / MICROSECONDS, UTC),
            due=None if due == NEVER else moment(due / MICROSECONDS, UTC),
            paused=bool(flags & PAUSED),
            provisional=bool(flags & PROVISIONAL),
        )
    row = object.__new__(QueueRow)
    vars(row).update(
        id=ticket,
        number=short_form(number, ticket) if flagged & _TWICE else number,
        customer=customer,
        goods=goods,
        words=words,
        demand=demand,
        level=int(level) if level else None,
        mark=mark,
        stage=stage,
        owner=owner,
        opened_at=moment(int(opened_at) / MICROSECONDS, UTC),
        clock=clock,
        sync=sync_word(last_pos, -1 if flagged & _UNKNOWN else accepted, -1 if flagged & _UNSURE else safe),
        phone=phone,
    )
    return row


def sync_word(last_pos: int, accepted: int, safe: int) -> str:
    """Where a ticket's newest own entry is: ``here`` only, ``received``, or ``safe`` in head office's backup.

    `last_pos` is 0 where others wrote all of it, `safe` -1 where not all that others wrote is known to be.
    """
    if last_pos > accepted:
        return "here"
    return "safe" if last_pos <= safe else "received"

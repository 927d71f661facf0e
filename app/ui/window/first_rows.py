"""The first rows of the queue as a list of the table: no store behind it, nothing to wait for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo

from app.ui.parts.row_source import RowBlock, RowKey, TicketRow
from app.ui.screens.queue.rows import ticket_row
from app.usecases.read_models import QueueRow


class FirstRows:
    """A `RowSource` of rows that are there already."""

    def __init__(self, rows: Sequence[QueueRow], now: datetime, zone: tzinfo) -> None:
        self._rows: list[TicketRow] = [ticket_row(row, now, zone) for row in rows]

    def count(self) -> int:
        return len(self._rows)

    def anchors(self, size: int) -> Sequence[RowKey]:
        return [(place,) for place in range(0, len(self._rows), size)]

    def block(self, start: RowKey | None, size: int) -> RowBlock:
        first = int(start[0] or 0) if start else 0
        end = first + size
        return RowBlock(self._rows[first:end], (end,) if end < len(self._rows) else None)

    def find(self, text: str, after: int) -> int | None:
        meant = text.casefold()
        places = [*range(after + 1, len(self._rows)), *range(after + 1)]
        return next((place for place in places if meant in " ".join(self._rows[place][:3]).casefold()), None)

    def position(self, number: str) -> int | None:
        return next((place for place, row in enumerate(self._rows) if row.number == number), None)

"""Rows of the queue in words, and the lists the table scrolls through."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from app.ui.labels.grading import post_label
from app.ui.labels.progress import SYNC_ICONS, stage_label, sync_label
from app.ui.labels.trade import demand_label
from app.ui.parts.row_source import RowBlock, RowKey, SyncCell, TicketRow
from app.ui.screens.common.queue_cells import level_cell, next_cell
from app.usecases.read_models import QueueFilter, QueueRow

if TYPE_CHECKING:
    from app.usecases.ports import Tickets

Now = Callable[[], datetime]

MOST_LISTED = 500
"""Rows read at once where a list comes in pages: of a search nobody scrolls further."""

_SYNC_WORDS = {"here": "here_only", "received": "received", "safe": "safe"}


def ticket_row(row: QueueRow, now: datetime, zone: tzinfo) -> TicketRow:
    """A row of the table, every text ready."""
    return TicketRow(
        number=row.number,
        customer=row.customer,
        goods=row.goods,
        problem=row.words,
        demand=demand_label(row.demand),
        level=level_cell(row.level, row.mark),
        clock=next_cell(row.clock, now, zone),
        step=stage_label(row.stage),
        owner=post_label(row.owner),
        sync=_sync_cell(_SYNC_WORDS.get(row.sync, row.sync)),
    )


def _sync_cell(code: str) -> SyncCell:
    return SyncCell(sync_label(code), icon=SYNC_ICONS.get(code, ""))


class RawBlock(Protocol):
    """A block as the store hands it out."""

    @property
    def rows(self) -> Sequence[QueueRow]: ...

    @property
    def next_key(self) -> tuple[int, int, int] | None: ...


class RawBlocks(Protocol):
    """The list of a filter in blocks, as the store hands it out."""

    def count(self) -> int: ...

    def anchors(self, size: int) -> Sequence[tuple[int, int, int]]: ...

    def block(self, start: tuple[int, int, int] | None, size: int) -> RawBlock: ...

    def find(self, text: str, after: int) -> int | None: ...

    def position(self, number: str) -> int | None: ...


@runtime_checkable
class HasBlocks(Protocol):
    """A store that can seek into a list of a million."""

    def blocks(self, wanted: QueueFilter) -> RawBlocks: ...


class BlockSource:
    """A filter's list, read block by block. The words say how it stands at the moment of reading."""

    def __init__(self, make: Callable[[], RawBlocks], now: Now, zone: tzinfo) -> None:
        """`make` gives the list as of now: what is overdue changes by the minute."""
        self._make = make
        self._now = now
        self._zone = zone
        self._blocks = make()

    def count(self) -> int:
        self._blocks = self._make()
        return self._blocks.count()

    def anchors(self, size: int) -> Sequence[RowKey]:
        return self._blocks.anchors(size)

    def block(self, start: RowKey | None, size: int) -> RowBlock:
        key = None if start is None else (int(start[0] or 0), int(start[1] or 0), int(start[2] or 0))
        found = self._blocks.block(key, size)
        now = self._now()
        return RowBlock([ticket_row(row, now, self._zone) for row in found.rows], found.next_key)

    def find(self, text: str, after: int) -> int | None:
        return self._blocks.find(text, after)

    def position(self, number: str) -> int | None:
        return self._blocks.position(number)


class ListSource:
    """What a search found, or a list of a store without blocks: read whole when it is counted."""

    def __init__(self, tickets: Tickets, wanted: Callable[[], QueueFilter], now: Now, zone: tzinfo) -> None:
        self._tickets = tickets
        self._wanted = wanted
        self._now = now
        self._zone = zone
        self._rows: tuple[QueueRow, ...] = ()

    def count(self) -> int:
        rows: list[QueueRow] = []
        after: str | None = None
        while len(rows) < MOST_LISTED:
            page = self._tickets.page(self._wanted(), after, MOST_LISTED - len(rows))
            rows += page.rows
            after = page.next
            if after is None:
                break
        self._rows = tuple(rows)
        return len(rows)

    def anchors(self, size: int) -> Sequence[RowKey]:
        return [(place,) for place in range(0, len(self._rows), size)]

    def block(self, start: RowKey | None, size: int) -> RowBlock:
        first = int(start[0] or 0) if start else 0
        end = first + size
        now = self._now()
        rows = [ticket_row(row, now, self._zone) for row in self._rows[first:end]]
        return RowBlock(rows, (end,) if end < len(self._rows) else None)

    def find(self, text: str, after: int) -> int | None:
        meant = text.casefold()
        places = [*range(after + 1, len(self._rows)), *range(after + 1)]
        return next((place for place in places if meant in _spoken(self._rows[place])), None)

    def position(self, number: str) -> int | None:
        return next((place for place, row in enumerate(self._rows) if row.number == number), None)


def _spoken(row: QueueRow) -> str:
    return f"{row.number}\n{row.customer}\n{row.goods}\n{row.phone}".casefold()

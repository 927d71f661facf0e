"""The few rows of a long list that are in memory: blocks of 128, the 64 used last."""

from collections.abc import Sequence

from app.ui.parts.row_source import ClockCell, LevelCell, RowBlock, RowKey, RowSource, SyncCell, TicketRow

BLOCK = 128
KEPT = 64
PENDING_ROW = TicketRow("…", "", "", "", "", LevelCell(""), ClockCell(""), "", "", SyncCell(""))
"""Stands in for a row that cannot be reached yet, because the anchors are still being built."""


class RowWindow:
    """Rows by their place, read block by block through a seek.

    A block is reached from its anchor, or, before the anchors are there, from the end of the block
    before it. Nothing here waits: what cannot be reached yet is `PENDING_ROW`.
    """

    def __init__(
        self,
        source: RowSource,
        count: int,
        anchors: Sequence[RowKey] | None = None,
        first: RowBlock | None = None,
    ) -> None:
        """`first` is the block at the top, where it was read already."""
        self.source = source
        self.count = count
        self._anchors = anchors
        self._starts: dict[int, RowKey | None] = {0: None}
        self._blocks: dict[int, Sequence[TicketRow]] = {}
        self._last = -1
        self._current: Sequence[TicketRow] = ()
        self.loads = 0
        if first is not None:
            self._keep(0, first)

    @property
    def complete(self) -> bool:
        """Whether any row can be reached."""
        return self._anchors is not None

    def row(self, index: int) -> TicketRow:
        """Row `index`; a list that shrank meanwhile answers `PENDING_ROW` beyond its end."""
        number, offset = divmod(index, BLOCK)
        if number != self._last:
            self._current = self._reach(number)
            self._last = number
        block = self._current
        return block[offset] if offset < len(block) else PENDING_ROW

    def use_anchors(self, anchors: Sequence[RowKey]) -> None:
        """From now on every block can be reached."""
        self._anchors = anchors
        self._last = -1

    def loaded(self) -> int:
        """How many blocks are in memory."""
        return len(self._blocks)

    def _reach(self, number: int) -> Sequence[TicketRow]:
        block = self._blocks.pop(number, None)
        if block is None:
            return self._load(number)
        self._blocks[number] = block  # now the one used last
        return block

    def _load(self, number: int) -> Sequence[TicketRow]:
        start = self._start(number)
        if start is None and number:
            return ()
        self.loads += 1
        return self._keep(number, self.source.block(start, BLOCK))

    def _keep(self, number: int, block: RowBlock) -> Sequence[TicketRow]:
        if block.next_key is not None:
            self._starts[number + 1] = block.next_key
        if len(self._blocks) >= KEPT:
            del self._blocks[next(iter(self._blocks))]
        self._blocks[number] = block.rows
        return block.rows

    def _start(self, number: int) -> RowKey | None:
        if self._anchors is not None and number < len(self._anchors):
            return self._anchors[number] if number else None
        return self._starts.get(number)

"""Small marks on rows of the ticket table: asked for when the rows rest, never while painting."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer

from app.ui.override import override
from app.ui.parts.row_source import RowMark, SyncCell
from app.ui.parts.tasks import Tasks
from app.ui.parts.ticket_table import TicketTable

REST_MS: Final = 150
"""A list that is scrolled through needs no marks; what follows the first rows waits for their frame."""


class MarksInSight(QObject):
    """Keeps the marks of the rows in sight up to date, and the words about their sync.

    `ask` answers on a worker: ticket numbers to marks, nothing for a row that needs none; `ask_syncs` to
    where each of them is.
    """

    def __init__(
        self,
        table: TicketTable,
        tasks: Tasks,
        ask: Callable[[Sequence[str]], Mapping[str, RowMark]],
        ask_syncs: Callable[[Sequence[str]], Mapping[str, SyncCell]] | None = None,
    ) -> None:
        super().__init__(table)
        self._table = table
        self._tasks = tasks
        self._ask = ask
        self._ask_syncs = ask_syncs
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._look)
        table.filled.connect(self._rest.start)
        table.verticalScrollBar().valueChanged.connect(lambda _place: self._rest.start())
        table.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._rest.start()
        return False

    def _look(self) -> None:
        numbers = self._table.numbers_in_sight()
        if numbers:
            self._tasks.run_query(
                lambda: self._ask(numbers), partial(self._table.show_marks, numbers), owner=self, key="marks"
            )
        ask_syncs = self._ask_syncs
        if numbers and ask_syncs is not None:
            self._tasks.run_query(lambda: ask_syncs(numbers), self._table.show_syncs, owner=self, key="syncs")

"""The table of tickets: up to a million rows, scrolled without a stutter, found by typing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.ui.kit.look import current_look
from app.ui.override import override
from app.ui.parts.row_source import RowBlock, RowKey, RowMark, RowSource, SyncCell
from app.ui.parts.row_window import BLOCK, PENDING_ROW, RowWindow
from app.ui.parts.table_columns import TableColumns
from app.ui.parts.tasks import Tasks
from app.ui.parts.ticket_delegate import TicketDelegate
from app.ui.parts.ticket_model import TicketModel
from app.ui.parts.type_ahead import TypeAhead, TypedBadge

_REST_MS = 15
"""After the first rows are known: the window paints them before the whole list is read through."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class _Top:
    """What can be shown of a source at once."""

    count: int
    first: RowBlock


@dataclass(frozen=True, slots=True)
class _Reading:
    """A source read through: how many rows, where blocks start, where the chosen ticket is now."""

    count: int
    anchors: Sequence[RowKey]
    position: int | None


class TicketTable(QTableView):
    """Shows one `RowSource`. Rows are read in blocks while painting; all else happens on a worker.

    Signals: `opened` a ticket's number on Enter or double click; `current_changed` the number of the
    chosen row, empty for none; `filled` when every row can be reached. `columns` keeps dragged widths.
    """

    opened = Signal(str)
    current_changed = Signal(str)
    filled = Signal()

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._source: RowSource | None = None
        self._model = TicketModel(self)
        self._look = current_look()
        self.setModel(self._model)
        self.setItemDelegate(TicketDelegate(self._look, self._model, self))
        self.typed = TypeAhead(self)
        self.typed.changed.connect(self._jump)
        self._badge = TypedBadge(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._read_through)
        self._set_up()
        self.columns = TableColumns(self, self._model)
        self._look.changed.connect(self._retheme)
        self._retheme()

    def show_source(self, source: RowSource) -> None:
        """Show another list from its top. Its first rows appear as soon as its count is known."""
        self._source = source
        self._rest.stop()
        self._tasks.run_query(
            lambda: _Top(source.count(), source.block(None, BLOCK)), self._begin, owner=self, key="rows"
        )

    def refresh(self) -> None:
        """Read the same list anew. The chosen ticket stays chosen and stays where it is on the screen."""
        source, number = self._source, self.current_number()
        if source is None:
            return
        self._rest.stop()

        def read() -> _Reading:
            return _Reading(
                source.count(), source.anchors(BLOCK), source.position(number) if number else None
            )

        self._tasks.run_query(read, self._replace, owner=self, key="rows")

    def current_number(self) -> str:
        """The number of the chosen ticket, empty for none."""
        row = self.currentIndex().row()
        return self._model.row_at(row).number if 0 <= row < self._model.rowCount() else ""

    def numbers_in_sight(self) -> list[str]:
        """The tickets whose rows are on the screen, from the top; none while the list is not read."""
        window, count = self._model.window, self._model.rowCount()
        first = self.rowAt(0)
        if window is None or not count or first < 0:
            return []
        last = self.rowAt(self.viewport().height() - 1)
        rows = (window.row(row) for row in range(first, (last if last >= 0 else count - 1) + 1))
        return [row.number for row in rows if row is not PENDING_ROW]

    def show_marks(self, asked: Sequence[str], marks: Mapping[str, RowMark]) -> None:
        """Mark these tickets; those that were asked for and have no mark lose theirs."""
        known = self._model.marks
        before = {number: known[number] for number in asked if number in known}
        if before == marks:
            return
        for number in before:
            del known[number]
        known.update(marks)
        self.viewport().update()

    def show_syncs(self, cells: Mapping[str, SyncCell]) -> None:
        """Where these tickets are."""
        known = self._model.syncs
        if any(known.get(number) != cell for number, cell in cells.items()):
            known.update(cells)
            self.viewport().update()

    def select_number(self, number: str) -> None:
        """Choose a ticket wherever it is in the list; nothing happens when it is not there."""
        source = self._source
        if source is not None:
            self._tasks.run_query(lambda: source.position(number), self._go_to, owner=self, key="find")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        chord = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if event.key() in _ENTER and self.current_number():
            self.typed.forget()
            self.opened.emit(self.current_number())
        elif event.key() == Qt.Key.Key_Escape and self.typed.text:
            self.typed.forget()
        elif event.key() == Qt.Key.Key_Backspace and self.typed.text:
            self.typed.backspace()
        elif text and text.isprintable() and not chord and (text != " " or self.typed.text):
            self.typed.type(text)
        else:
            super().keyPressEvent(event)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.commitString():
            self.typed.type(event.commitString())
        event.accept()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.setAttribute(
            Qt.WidgetAttribute.WA_InputMethodEnabled
        )  # Qt takes it away where nothing is edited

    @override
    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.current_changed.emit(self.current_number())

    def _begin(self, top: _Top) -> None:
        source = self._source
        if source is None:
            return
        self.columns.make_room(row.number for row in top.first.rows)
        self._model.use(RowWindow(source, top.count, first=top.first))
        if not top.count:
            self._complete(())
            return
        self.selectRow(0)
        self._rest.start()

    def _read_through(self) -> None:
        source, window = self._source, self._model.window
        if source is None or window is None:
            return
        if window.count <= BLOCK:
            self._complete(())  # the first block was all there is
        else:
            self._tasks.run_query(lambda: source.anchors(BLOCK), self._complete, owner=self, key="rows")

    def _complete(self, anchors: Sequence[RowKey]) -> None:
        if self._model.window is not None:
            self._model.window.use_anchors(anchors)
            self.viewport().update()
            self.filled.emit()

    def _replace(self, reading: _Reading) -> None:
        if self._source is None:
            return
        row, top = self.currentIndex().row(), self.verticalScrollBar().value()
        self._model.replace(RowWindow(self._source, reading.count, reading.anchors))
        if not reading.count:
            return
        target = min(max(row, 0) if reading.position is None else reading.position, reading.count - 1)
        self.selectRow(target)
        self.verticalScrollBar().setValue(target - (max(row, 0) - top))
        self.columns.make_room(self.numbers_in_sight())
        self.filled.emit()

    def _jump(self, text: str) -> None:
        self._badge.show_typed(text)
        source, row = self._source, self.currentIndex().row()
        if source is not None and text:
            self._tasks.run_query(
                lambda: source.find(text, max(row - 1, -1)),
                self._go_to,
                owner=self,
                key="find",
            )

    def _go_to(self, row: int | None) -> None:
        if row is not None and row < self._model.rowCount():
            self.selectRow(row)
            self.scrollTo(self._model.index(row, 0), QAbstractItemView.ScrollHint.EnsureVisible)

    def _set_up(self) -> None:
        self.setAccessibleName(self.tr("Tickets"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(lambda _: self.opened.emit(self.current_number()))

    def _retheme(self) -> None:
        theme = self._look.theme
        self.verticalHeader().setDefaultSectionSize(theme.sizes.control + 10)
        radius = theme.sizes.card_radius - 2
        self.horizontalHeader().setStyleSheet(  # the header lies in the round corners of the table
            "QHeaderView { background: transparent; }"
            f"QHeaderView::section:first {{ border-top-left-radius: {radius}px; }}"
            f"QHeaderView::section:last {{ border-top-right-radius: {radius}px; }}"
        )
        self.columns.measure()

"""The Qt model of the ticket table: lean, because Qt asks it thousands of times per frame."""

from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.ui.override import override
from app.ui.parts.row_source import RowMark, SyncCell, TicketRow
from app.ui.parts.row_window import RowWindow

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
_NO_PARENT = QModelIndex()


class Column(IntEnum):
    """The columns in their order; also the place of a value in a `TicketRow`."""

    NUMBER = 0
    CUSTOMER = 1
    GOODS = 2
    PROBLEM = 3
    DEMAND = 4
    LEVEL = 5
    CLOCK = 6
    STEP = 7
    OWNER = 8
    SYNC = 9


_COLUMNS = len(Column)
_SAID = frozenset({_ACCESSIBLE, _TOOL_TIP})


class TicketModel(QAbstractTableModel):
    """Rows of one `RowWindow` after another. A new window keeps the columns and resets the rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window: RowWindow | None = None
        self.marks: dict[str, RowMark] = {}
        """By ticket number; drawn and said with its goods."""
        self.syncs: dict[str, SyncCell] = {}
        """By ticket number; known better than its row says."""
        self._labels = self._translated()
        self._headless: Column | None = None

    def use(self, window: RowWindow | None) -> None:
        """Show another list, or the same list read anew."""
        self.beginResetModel()
        self._window = window
        self.endResetModel()

    def replace(self, window: RowWindow) -> None:
        """The same list read anew: rows come or go at the end, so that the view keeps its place."""
        before = self.rowCount()
        if window.count > before:
            self.beginInsertRows(_NO_PARENT, before, window.count - 1)
            self._window = window
            self.endInsertRows()
        elif window.count < before:
            self.beginRemoveRows(_NO_PARENT, window.count, before - 1)
            self._window = window
            self.endRemoveRows()
        self._window = window
        if window.count:
            self.dataChanged.emit(self.index(0, 0), self.index(window.count - 1, _COLUMNS - 1))

    @property
    def window(self) -> RowWindow | None:
        return self._window

    def row_at(self, index: int) -> TicketRow:
        """Row `index` as a record; IndexError when there is none."""
        if self._window is None or not 0 <= index < self._window.count:
            raise IndexError(index)
        return self._window.row(index)

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() or self._window is None else self._window.count

    @override
    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else _COLUMNS

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = _DISPLAY) -> str | None:
        """The text of a cell. `role` is a bare int: comparing it with Qt's enum would cost 8 µs a call."""
        if (role and role not in _SAID) or self._window is None:
            return None
        row, column = self._window.row(index.row()), index.column()
        value = row[column]
        if column == Column.SYNC:
            return self._sync(row, role)
        text = value if isinstance(value, str) else value.text
        if not role:
            return text
        mark = self.marks.get(row.number) if column == Column.GOODS else None
        if role == _TOOL_TIP:
            return mark.text if mark else None
        return f"{text}, {mark.text}" if mark else text

    def sync_of(self, row: TicketRow) -> SyncCell:
        """Where the ticket of a row is, as far as was asked."""
        return self.syncs.get(row.number, row.sync)

    def _sync(self, row: TicketRow, role: int) -> str:
        cell = self.sync_of(row)
        return cell.text if not role else cell.why or cell.text

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> str | None:
        if orientation != Qt.Orientation.Horizontal or (role and role not in _SAID):
            return None
        return "" if not role and section == self._headless else self._labels[section]

    def leave_out(self, header: Column | None) -> None:
        """That column is too narrow for its word; its tool tip says it."""
        if header != self._headless:
            self._headless = header
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, _COLUMNS - 1)

    def retranslate(self) -> None:
        """Take the header's words from the language that is now in use."""
        self._labels = self._translated()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, _COLUMNS - 1)

    def _translated(self) -> tuple[str, ...]:
        return (
            self.tr("Number"),
            self.tr("Customer"),
            self.tr("Goods"),
            self.tr("Problem"),
            self.tr("Demand"),
            self.tr("Level"),
            self.tr("Next clock"),
            self.tr("Step"),
            self.tr("Owner"),
            self.tr("Sync"),
        )

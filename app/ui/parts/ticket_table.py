"""The table of tickets: up to a million rows, scrolled without a stutter, found by typing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QTableView

from app.ui.kit.look import current_look
from app.ui.kit.paint import chip_size, text_width
from app.ui.override import override
from app.ui.parts.column_fit import fit_columns
from app.ui.parts.row_source import RowKey, RowSource
from app.ui.parts.row_window import BLOCK, RowWindow
from app.ui.parts.tasks import Tasks
from app.ui.parts.ticket_delegate import PADDING, TicketDelegate
from app.ui.parts.ticket_model import Column, TicketModel
from app.ui.parts.type_ahead import TypeAhead

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEY_NUMBERS = count()
_DRAGGED_MS = 400


@dataclass(frozen=True, slots=True)
class _Reading:
    """A source read through: how many rows, where blocks start, where the chosen ticket is now."""

    count: int
    anchors: Sequence[RowKey]
    position: int | None


class TicketTable(QTableView):
    """Shows one `RowSource`. Rows are read in blocks while painting; all else happens on a worker.

    Signals: `opened` a ticket's number on Enter or double click; `current_changed` the number of the
    chosen row, empty for none; `columns_changed` the dragged widths by column name; `filled` when every
    row can be reached.
    """

    opened = Signal(str)
    current_changed = Signal(str)
    columns_changed = Signal(dict)
    filled = Signal()

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._query = f"tickets-{next(_KEY_NUMBERS)}"
        self._source: RowSource | None = None
        self._chosen_widths: dict[Column, int] = {}
        self._fitting = False
        self._model = TicketModel(self)
        self._look = current_look()
        self.setModel(self._model)
        self.setItemDelegate(TicketDelegate(self._look, self._model, self))
        self.typed = TypeAhead(self)
        self.typed.changed.connect(self._jump)
        self._typed_label = QLabel(self)
        self._typed_label.hide()
        self._dragged = QTimer(self)
        self._dragged.setSingleShot(True)
        self._dragged.setInterval(_DRAGGED_MS)
        self._dragged.timeout.connect(lambda: self.columns_changed.emit(self.column_widths()))
        self._set_up()
        self._look.changed.connect(self._retheme)
        self._retheme()

    def show_source(self, source: RowSource) -> None:
        """Show another list from its top. Its first rows appear as soon as its count is known."""
        self._source = source
        self._tasks.run_query(source.count, self._begin, owner=self, key=self._query)

    def refresh(self) -> None:
        """Read the same list anew. The chosen ticket stays chosen and stays where it is on the screen."""
        source, number = self._source, self.current_number()
        if source is None:
            return

        def read() -> _Reading:
            return _Reading(
                source.count(), source.anchors(BLOCK), source.position(number) if number else None
            )

        self._tasks.run_query(read, self._replace, owner=self, key=self._query)

    def current_number(self) -> str:
        """The number of the chosen ticket, empty for none."""
        row = self.currentIndex().row()
        return self._model.row_at(row).number if 0 <= row < self._model.rowCount() else ""

    def select_number(self, number: str) -> None:
        """Choose a ticket wherever it is in the list; nothing happens when it is not there."""
        source = self._source
        if source is not None:
            self._tasks.run_query(
                lambda: source.position(number), self._go_to, owner=self, key=f"{self._query}-find"
            )

    def column_widths(self) -> dict[str, int]:
        """The widths a person dragged, by column name, to be kept."""
        return {column.name: width for column, width in self._chosen_widths.items()}

    def restore_columns(self, widths: Mapping[str, int]) -> None:
        """Use widths kept from `column_widths`; names that are no column any more are left out."""
        self._chosen_widths = {
            Column[name]: width for name, width in widths.items() if name in Column.__members__
        }
        self._fit()

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

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _begin(self, rows: int) -> None:
        source = self._source
        if source is None:
            return
        window = RowWindow(source, rows)
        self._model.use(window)
        if rows:
            self.selectRow(0)
        self._tasks.run_query(lambda: source.anchors(BLOCK), self._complete, owner=self, key=self._query)

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
        self.filled.emit()

    def _jump(self, text: str) -> None:
        self._show_typed(text)
        source, row = self._source, self.currentIndex().row()
        if source is not None and text:
            self._tasks.run_query(
                lambda: source.find(text, max(row - 1, -1)),
                self._go_to,
                owner=self,
                key=f"{self._query}-find",
            )

    def _go_to(self, row: int | None) -> None:
        if row is not None and row < self._model.rowCount():
            self.selectRow(row)
            self.scrollTo(self._model.index(row, 0), QAbstractItemView.ScrollHint.EnsureVisible)

    def _show_typed(self, text: str) -> None:
        self._typed_label.setText(self.tr("Jump to {0}").format(text))
        self._typed_label.adjustSize()
        size = self._typed_label.sizeHint()
        self._typed_label.setGeometry(
            QRect(PADDING, self.height() - size.height() - PADDING, size.width(), size.height())
        )
        self._typed_label.setVisible(bool(text))

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
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(28)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.sectionResized.connect(self._remember_width)
        self.doubleClicked.connect(lambda _: self.opened.emit(self.current_number()))

    def _retheme(self) -> None:
        theme = self._look.theme
        self.verticalHeader().setDefaultSectionSize(theme.sizes.control + 10)
        colours = theme.colours
        radius = theme.sizes.card_radius - 2
        self.horizontalHeader().setStyleSheet(  # the header lies in the round corners of the table
            "QHeaderView { background: transparent; }"
            f"QHeaderView::section:first {{ border-top-left-radius: {radius}px; }}"
            f"QHeaderView::section:last {{ border-top-right-radius: {radius}px; }}"
        )
        self._typed_label.setStyleSheet(
            f"background: {colours.ink}; color: {colours.panel}; border-radius: 4px; padding: 4px 8px;"
        )
        self._fit()

    def _fit(self) -> None:
        self._fitting = True
        for column, width in fit_columns(self.viewport().width(), self._needs(), self._chosen_widths).items():
            self.setColumnHidden(column, width == 0)
            if width:
                self.setColumnWidth(column, width)
        self._fitting = False

    def _remember_width(self, section: int, _old: int, width: int) -> None:
        if not self._fitting and width:
            self._chosen_widths[Column(section)] = width
            self._dragged.start()

    def _needs(self) -> dict[Column, int]:
        """What each column needs for its usual content, in the font of the theme."""
        look = self._look
        body = look.font("body")
        em = text_width(body, "字")
        pad = 2 * PADDING
        return {
            Column.NUMBER: round(text_width(look.font("small"), "2F01-261120-0031") + pad),
            Column.CUSTOMER: round(3 * em + pad),
            Column.GOODS: 0,
            Column.PROBLEM: 0,
            Column.DEMAND: round(2 * em + pad),
            Column.LEVEL: round(chip_size(look, "三级 待观察").width() + pad),
            Column.CLOCK: round(chip_size(look, "应急启动 · 超时 59 分").width() + pad + 21),
            Column.STEP: round(5 * em + pad),
            Column.OWNER: round(3 * em + pad),
            Column.SYNC: 40,
        }

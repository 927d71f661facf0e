"""The columns of the ticket table: fitted to the width, dragged by a person, kept by name."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QTableView

from app.ui.kit.look import Look, current_look
from app.ui.kit.paint import chip_size, text_width
from app.ui.override import override
from app.ui.parts.column_fit import fit_columns
from app.ui.parts.ticket_delegate import PADDING
from app.ui.parts.ticket_model import Column

_DRAGGED_MS = 400


class TableColumns(QObject):
    """Widths of the columns of `table`. Signal `dragged` carries what `widths` returns, once a drag rests."""

    dragged = Signal(dict)

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self._chosen: dict[Column, int] = {}
        self._fitting = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_DRAGGED_MS)
        self._rest.timeout.connect(lambda: self.dragged.emit(self.widths()))
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(28)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.sectionResized.connect(self._remember)
        table.viewport().installEventFilter(self)

    def widths(self) -> dict[str, int]:
        """The widths a person dragged, by column name, to be kept."""
        return {column.name: width for column, width in self._chosen.items()}

    def restore(self, widths: Mapping[str, int]) -> None:
        """Use widths kept from `widths`; names that are no column any more are left out."""
        self._chosen = {Column[name]: width for name, width in widths.items() if name in Column.__members__}
        self.fit()

    def fit(self) -> None:
        """Share out the present width."""
        self._fitting = True
        width = self._table.viewport().width()
        for column, size in fit_columns(width, usual_widths(current_look()), self._chosen).items():
            self._table.setColumnHidden(column, size == 0)
            if size:
                self._table.setColumnWidth(column, size)
        self._fitting = False

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return False

    def _remember(self, section: int, _old: int, width: int) -> None:
        if not self._fitting and width:
            self._chosen[Column(section)] = width
            self._rest.start()


def usual_widths(look: Look) -> dict[Column, int]:
    """What each column needs for its usual content, in the font of the theme."""
    em = text_width(look.font("body"), "字")
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
        Column.SYNC: round(2 * text_width(look.font("small"), "字") + pad + 6),
    }

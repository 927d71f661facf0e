"""The columns of the ticket table: fitted to the width, dragged by a person, kept by name."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from math import ceil

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QTableView

from app.ui.kit.look import Look, current_look
from app.ui.kit.paint import chip_size, text_width
from app.ui.labels.grading import clock_label, level_label, mark_label
from app.ui.labels.progress import stage_label, sync_label
from app.ui.labels.trade import demand_label
from app.ui.override import override
from app.ui.parts.clock_view import remaining_words
from app.ui.parts.clock_words import say_remaining
from app.ui.parts.column_fit import ICON, fit_columns
from app.ui.parts.ticket_delegate import PADDING
from app.ui.parts.ticket_model import Column, TicketModel

_DRAGGED_MS = 400
_NUMBER = "2F01-261120-0031"
_ACROSS = Qt.Orientation.Horizontal


class TableColumns(QObject):
    """Widths of the columns of `table` that shows `model`; it calls `measure` when it is set up.

    Signal `dragged` carries what `widths` returns, once a drag rests.
    """

    dragged = Signal(dict)

    def __init__(self, table: QTableView, model: TicketModel) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        self._chosen: dict[Column, int] = {}
        self._needs: dict[Column, int] = {}
        self._least: dict[Column, int] = {}
        self._fitting = False
        self._number = _NUMBER
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

    def measure(self) -> None:
        """Ask the fonts and words now in use what each column needs, then share out."""
        look = current_look()
        words = {each: self._model.headerData(each, _ACROSS) or "" for each in Column}
        self._needs = with_headers(usual_widths(look, self._number), look, words)
        self._least = {Column.CLOCK: clock_width(look, longest_rest())}
        self.fit()

    def make_room(self, numbers: Iterable[str]) -> None:
        """Numbers of a copied desk are longer: they are told apart by their ends, which must be seen."""
        longest = max(numbers, key=len, default="")
        if len(longest) > len(self._number):
            self._number = longest
            self.measure()

    def fit(self) -> None:
        """Share out the present width."""
        self._fitting = True
        widths = fit_columns(self._table.viewport().width(), self._needs, self._chosen, self._least)
        self._model.leave_out(Column.SYNC if widths[Column.SYNC] == ICON else None)
        for column, size in widths.items():
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


def usual_widths(look: Look, number: str = _NUMBER) -> dict[Column, int]:
    """What each column needs for its usual content, in the font of the theme and the language in use."""
    pad = 2 * PADDING

    def wide(*words: str) -> int:
        return round(max(text_width(look.font("body"), word) for word in words) + pad)

    level = f"{level_label(3)} {mark_label('待观察')}"
    return {
        Column.NUMBER: round(text_width(look.font("small"), number) + pad),
        Column.CUSTOMER: wide("欧阳明"),
        Column.GOODS: 0,
        Column.PROBLEM: 0,
        Column.DEMAND: wide(*(demand_label(code) for code in ("return", "exchange", "repair"))),
        Column.LEVEL: round(chip_size(look, level).width() + pad),
        Column.CLOCK: clock_width(look, f"{clock_label('emergency_start')} · {_rest(minutes=59)}"),
        Column.STEP: wide(*(stage_label(code) for code in ("accepted", "inspecting", "completed"))),
        Column.OWNER: wide("欧阳明"),
        Column.SYNC: ceil(max(text_width(look.font("small"), word) for word in _syncs()) + pad),
    }


def _syncs() -> tuple[str, ...]:
    return tuple(sync_label(code) for code in ("here_only", "on_its_way", "received", "needs_you"))


def clock_width(look: Look, words: str) -> int:
    """What the column of the clock needs to show `words` in a chip behind its icon."""
    return ceil(chip_size(look, words).width()) + 2 * PADDING + 21


def longest_rest() -> str:
    """The longest that is usually said of how long there is."""
    return _rest(minutes=23 * 60 + 59)


def _rest(*, minutes: int) -> str:
    due = datetime(2026, 1, 1, tzinfo=UTC)
    return say_remaining(remaining_words(due + timedelta(minutes=minutes), due))


def with_headers(needs: Mapping[Column, int], look: Look, headers: Mapping[Column, str]) -> dict[Column, int]:
    """`needs` wide enough for the words at the top, too; columns that stretch stay as they are."""
    # Qt cuts the words of a header by the font of the widget, though the style sheet draws them smaller.
    font, pad = look.font("body"), 2 * PADDING
    least = {column: ceil(text_width(font, words)) + 1 + pad for column, words in headers.items()}
    return {column: max(need, least.get(column, 0)) if need else 0 for column, need in needs.items()}

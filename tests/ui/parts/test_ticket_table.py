"""The ticket table by keys: open, find by typing, refresh without losing one's place."""

from collections.abc import Iterator
from math import ceil

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, Qt
from PySide6.QtGui import QFontMetricsF, QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from app.ui.kit.look import Look
from app.ui.parts.row_source import ClockCell, RowSource
from app.ui.parts.row_window import BLOCK, RowWindow
from app.ui.parts.tasks import Tasks
from app.ui.parts.ticket_delegate import TicketDelegate, fit_clock
from app.ui.parts.ticket_model import Column, TicketModel
from app.ui.parts.ticket_table import TicketTable
from tests.ui.parts.sample_rows import FRIDAY, ListSource, LongSource, long_row

DISPLAY, TOOLTIP, ACCESSIBLE = (
    int(role)
    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
)


class Bench:
    """A shown table and what it told."""

    def __init__(self, qtbot: QtBot, source: RowSource) -> None:
        self.errors: list[Exception] = []
        self.tasks = Tasks(self.errors.append)
        self.table = TicketTable(self.tasks)
        self.opened: list[str] = []
        self.table.opened.connect(self.opened.append)
        self.qtbot = qtbot
        self.table.resize(900, 500)
        self.table.show_source(source)
        self.table.show()
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.tasks.busy == 0 and self.complete)

    @property
    def complete(self) -> bool:
        window = self.table._model.window
        return window is not None and window.complete

    def type(self, text: str) -> None:
        for char in text:
            QCoreApplication.sendEvent(
                self.table, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, char)
            )
        self.settle()

    def close(self) -> None:
        self.tasks.close()
        self.table.close()
        self.table.deleteLater()
        assert self.errors == []


@pytest.fixture
def friday(qtbot: QtBot, look: Look) -> Iterator[Bench]:
    bench = Bench(qtbot, ListSource(FRIDAY))
    yield bench
    bench.close()


@pytest.fixture
def many(qtbot: QtBot, look: Look) -> Iterator[Bench]:
    bench = Bench(qtbot, LongSource(1_000_000))
    yield bench
    bench.close()


def test_the_model_keeps_qts_rules(look: Look) -> None:
    model = TicketModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.use(RowWindow(ListSource(FRIDAY), len(FRIDAY)))
    model.replace(RowWindow(ListSource(FRIDAY[:4]), 4))
    model.replace(RowWindow(ListSource(FRIDAY), len(FRIDAY)))
    model.replace(RowWindow(ListSource(FRIDAY), len(FRIDAY)))
    model.replace(RowWindow(ListSource([]), 0))
    model.use(None)


def test_cells_say_their_words_and_nothing_else(look: Look) -> None:
    model = TicketModel()
    model.use(RowWindow(ListSource(FRIDAY), len(FRIDAY)))
    index = model.index(0, Column.LEVEL)
    assert (index.data(DISPLAY), index.data(ACCESSIBLE), index.data(TOOLTIP)) == (
        "一级 紧急",
        "一级 紧急",
        None,
    )
    assert model.index(1, Column.CLOCK).data(DISPLAY) == "初判 · 剩 12 分"
    assert model.index(1, Column.SYNC).data(DISPLAY) == "待传"
    assert model.headerData(0, Qt.Orientation.Horizontal, DISPLAY) == "Number"
    assert model.headerData(0, Qt.Orientation.Vertical, DISPLAY) is None
    assert model.rowCount(index) == 0
    assert model.data(QModelIndex(), TOOLTIP) is None
    with pytest.raises(IndexError):
        model.row_at(10)


def test_the_first_ticket_is_chosen_and_enter_opens(friday: Bench) -> None:
    told: list[str] = []
    friday.table.current_changed.connect(told.append)
    QTest.keyClick(friday.table, Qt.Key.Key_Return)
    QTest.keyClick(friday.table, Qt.Key.Key_Down)
    QTest.keyClick(friday.table, Qt.Key.Key_Enter)
    assert friday.opened == ["2F01-261120-0031", "2F01-261120-0028"]
    assert told == ["2F01-261120-0028"]


def test_typing_jumps(friday: Bench) -> None:
    friday.type("0051")
    assert friday.table.current_number() == "2F01-261115-0051"
    QTest.keyClick(friday.table, Qt.Key.Key_Escape)
    friday.type("书架")
    assert friday.table.current_number() == "2F01-261112-0018"
    QTest.keyClick(friday.table, Qt.Key.Key_Backspace)
    assert friday.table.typed.text == "书"
    friday.type("zzz")
    assert friday.table.current_number() == "2F01-261112-0018"


def test_an_input_method_jumps_by_its_committed_text(friday: Bench) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString("陈女士")
    QCoreApplication.sendEvent(friday.table, event)
    friday.settle()
    assert friday.table.current_number() == "2F01-261119-0112"


def test_what_was_typed_is_forgotten_after_a_pause(friday: Bench) -> None:
    friday.type("00")
    with friday.qtbot.waitSignal(friday.table.typed.changed, timeout=3_000):
        pass
    assert friday.table.typed.text == ""


def test_a_refresh_keeps_the_chosen_ticket_and_its_place(many: Bench) -> None:
    number = long_row(500_000).number
    many.table.select_number(number)
    many.settle()
    assert many.table.current_number() == number
    many.table.verticalScrollBar().setValue(499_995)
    shorter = LongSource(900_000)
    many.table._source = shorter
    many.table.refresh()
    many.settle()
    assert many.table.model().rowCount() == 900_000
    assert (many.table.current_number(), many.table.verticalScrollBar().value()) == (number, 499_995)


def test_a_ticket_that_left_the_list_leaves_the_choice_near(friday: Bench) -> None:
    friday.table.selectRow(9)
    friday.table._source = ListSource(FRIDAY[:5])
    friday.table.refresh()
    friday.settle()
    assert friday.table.current_number() == FRIDAY[4].number
    friday.table._source = ListSource([])
    friday.table.refresh()
    friday.settle()
    assert friday.table.current_number() == ""
    QTest.keyClick(friday.table, Qt.Key.Key_Return)
    assert friday.opened == []


def test_the_first_screen_does_not_wait_for_the_anchors(qtbot: QtBot, look: Look) -> None:
    source = LongSource(1_000_000)
    source.gate.clear()
    tasks = Tasks(lambda _: None)
    table = TicketTable(tasks)
    table.show_source(source)
    qtbot.waitUntil(lambda: table.model().rowCount() == 1_000_000)
    assert table.current_number() == long_row(0).number
    assert table.model().index(BLOCK * 9, 0).data() == "…"
    with qtbot.waitSignal(table.filled):
        source.gate.set()
    assert table.model().index(BLOCK * 9, 0).data() == long_row(BLOCK * 9).number
    tasks.close()
    table.deleteLater()


def test_a_short_list_is_whole_with_its_first_rows(qtbot: QtBot, look: Look) -> None:
    source = ListSource(FRIDAY)
    source.gate.clear()  # nobody asks for anchors
    bench = Bench(qtbot, source)
    assert bench.table.current_number() == FRIDAY[0].number
    bench.close()


def test_a_text_that_fits_is_drawn_whole_and_another_cut(look: Look) -> None:
    delegate = TicketDelegate(look, TicketModel())
    font = delegate._pens.body
    assert delegate._cut("电水壶", font, 3 * font.pixelSize()) == "电水壶"
    assert delegate._cut("illicit", font, 60) == "illicit"
    assert delegate._cut("电水壶", font, 2 * font.pixelSize()).endswith("…")


def test_of_a_clock_its_name_is_cut_and_never_how_long_there_is(look: Look) -> None:
    metrics = QFontMetricsF(look.font("body"))
    soon = ClockCell("Emergency · 3 min overdue", "alarm-clock", "danger")
    dated = ClockCell("15-day limit · 12-04 Fri", "calendar-clock", short="15-day limit · 12-04")

    def room_for(words: str) -> int:
        return ceil(metrics.horizontalAdvance(words))

    assert fit_clock(soon, metrics, room_for(soon.text)) == soon.text
    cut = fit_clock(soon, metrics, room_for("Eme… · 3 min overdue"))
    assert cut.startswith("Em")
    assert cut.endswith("… · 3 min overdue")
    assert fit_clock(soon, metrics, room_for("3 min overdue")) == "3 min overdue"
    assert fit_clock(dated, metrics, room_for(dated.text) - 1) == "15-day limit · 12-04"
    assert fit_clock(dated, metrics, room_for("15-… · 12-04")).endswith("… · 12-04")


def test_dragged_columns_are_told_and_restored(friday: Bench, look: Look) -> None:
    with friday.qtbot.waitSignal(friday.table.columns.dragged) as told:
        friday.table.horizontalHeader().resizeSection(Column.GOODS, 222)
    assert told.args == [{"GOODS": 222}]
    other = TicketTable(friday.tasks)
    other.columns.restore({"GOODS": 222, "GONE": 5})
    assert (other.columnWidth(Column.GOODS), other.columns.widths()) == (222, {"GOODS": 222})
    other.deleteLater()


def test_painting_works_in_every_theme(qtbot: QtBot, each_look: Look) -> None:
    bench = Bench(qtbot, ListSource(FRIDAY))
    for width in (320, 900, 1_600):
        bench.table.resize(width, 500)
        assert not bench.table.grab().isNull()
    each_look.use("light")
    assert not bench.table.grab().isNull()
    bench.close()

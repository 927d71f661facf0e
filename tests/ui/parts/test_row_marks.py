"""Marks on rows: for those in sight, when they rest; drawn, and said to those who do not see them."""

from collections.abc import Iterator, Mapping, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.ui.kit.look import Look
from app.ui.parts.row_marks import MarksInSight
from app.ui.parts.row_source import RowMark
from app.ui.parts.tasks import Tasks
from app.ui.parts.ticket_model import Column
from app.ui.parts.ticket_table import TicketTable
from tests.ui.parts.sample_rows import FRIDAY, ListSource, LongSource

KETTLE = FRIDAY[1]
ENDS = RowMark("alarm-clock", "danger", "三包七日 今日到期")
TOOLTIP, ACCESSIBLE = (
    int(role) for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
)


class Marked:
    """A shown table whose marks are those of `marks`; `asked` are the questions it put."""

    def __init__(self, qtbot: QtBot, source: ListSource) -> None:
        self.qtbot = qtbot
        self.errors: list[Exception] = []
        self.tasks = Tasks(self.errors.append)
        self.table = TicketTable(self.tasks)
        self.marks: dict[str, RowMark] = {KETTLE.number: ENDS}
        self.asked: list[Sequence[str]] = []
        MarksInSight(self.table, self.tasks, self.answer)
        self.table.resize(1200, 500)
        self.table.show_source(source)
        self.table.show()
        self.until_asked(1)

    def answer(self, numbers: Sequence[str]) -> Mapping[str, RowMark]:
        self.asked.append(numbers)
        return {number: self.marks[number] for number in numbers if number in self.marks}

    def until_asked(self, times: int) -> None:
        self.qtbot.waitUntil(lambda: len(self.asked) >= times and not self.tasks.busy)

    def said(self, row: int, role: int, column: Column = Column.GOODS) -> str | None:
        model = self.table.model()
        found: str | None = model.data(model.index(row, column), role)
        return found

    def drawn(self) -> QImage:
        self.table.clearFocus()
        return self.table.viewport().grab().toImage()

    def close(self) -> None:
        self.tasks.close()
        self.table.close()
        self.table.deleteLater()
        assert self.errors == []


@pytest.fixture
def friday(qtbot: QtBot, look: Look) -> Iterator[Marked]:
    marked = Marked(qtbot, ListSource(FRIDAY))
    yield marked
    marked.close()


@pytest.fixture
def many(qtbot: QtBot, look: Look) -> Iterator[Marked]:
    marked = Marked(qtbot, LongSource(100_000))
    yield marked
    marked.close()


def test_a_mark_is_said_with_the_goods(friday: Marked) -> None:
    assert friday.asked[0] == [row.number for row in FRIDAY]
    assert friday.said(1, TOOLTIP) == ENDS.text
    assert friday.said(1, ACCESSIBLE) == f"{KETTLE.goods}, {ENDS.text}"
    assert friday.said(1, TOOLTIP, Column.PROBLEM) is None
    assert (friday.said(0, TOOLTIP), friday.said(0, ACCESSIBLE)) == (None, FRIDAY[0].goods)


def test_a_mark_is_drawn_and_taken_away(friday: Marked) -> None:
    marked = friday.drawn()
    friday.marks.clear()
    friday.table.refresh()
    friday.until_asked(2)
    assert friday.said(1, TOOLTIP) is None
    assert friday.drawn() != marked


def test_only_rows_in_sight_are_asked_for_once_they_rest(many: Marked) -> None:
    assert 5 < len(many.asked[0]) < 30
    bar = many.table.verticalScrollBar()
    for place in range(100, 50_000, 1_000):
        bar.setValue(place)
    many.until_asked(2)
    assert len(many.asked) == 2
    assert many.asked[1] == many.table.numbers_in_sight()
    assert many.asked[1][0] != many.asked[0][0]


def test_an_empty_list_asks_for_nothing(qtbot: QtBot, look: Look) -> None:
    marked = Marked(qtbot, ListSource(FRIDAY))
    marked.table.show_source(ListSource([]))
    marked.qtbot.waitUntil(lambda: not marked.table.numbers_in_sight() and not marked.tasks.busy)
    marked.close()

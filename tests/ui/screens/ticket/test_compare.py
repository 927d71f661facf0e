"""Two policies side by side over the ticket, by keys alone."""

from dataclasses import replace
from datetime import date
from typing import cast

from PySide6.QtWidgets import QApplication

from app.domain.records import Goods
from app.ui.kit.look import Look
from app.ui.screens.common.compare_panel import ComparePanel
from app.ui.screens.common.compare_words import DIFFERENT, EQUAL
from app.ui.screens.ticket.view import TicketPage
from tests.ui.kit.keyboard import ALT, Key, press, write
from tests.ui.screens.ticket.bench import COOKER, KETTLE, WANG, Bench


def _open(bench: Bench, *goods: Goods, width: int = 1366) -> TicketPage:
    ticket = bench.ticket(WANG, *(goods or (KETTLE,)))
    page = cast("TicketPage", bench.show(lambda services: TicketPage(services, ticket.id), width))
    bench.until(lambda: page.title() == ticket.number)
    return page


def _panel(page: TicketPage) -> ComparePanel:
    panel = page.body.over()
    assert isinstance(panel, ComparePanel)
    return panel


def _compared(panel: ComparePanel) -> tuple[str, str]:
    assert panel.comparison is not None
    return panel.comparison.left, panel.comparison.right


def test_p_lays_two_policies_side_by_side_and_escape_takes_them_away(bench: Bench) -> None:
    page = _open(bench)
    press(Key.Key_P)
    panel = _panel(page)
    assert panel.rows.hasFocus()
    assert _compared(panel)[0] == "mall_desk"
    assert not page.body.evidence.isVisible()
    press(Key.Key_Escape)
    assert page.body.over() is None
    assert page.body.evidence.isVisible()


def test_it_stands_in_the_list_of_actions(bench: Bench) -> None:
    page = _open(bench)
    press(Key.Key_Period)
    write("bjzc")
    press(Key.Key_Return)
    assert isinstance(page.body.over(), ComparePanel)


def test_digits_choose_the_other_policy(bench: Bench) -> None:
    page = _open(bench)
    press(Key.Key_P)
    press(Key.Key_2)
    panel = _panel(page)
    assert _compared(panel)[1] == panel.others.value()
    assert panel.rows.hasFocus()
    press(Key.Key_9)  # there are not so many
    assert _compared(panel)[1] == panel.others.value()


def test_equal_rows_are_hidden_and_shown_by_e(bench: Bench) -> None:
    page = _open(bench)
    press(Key.Key_P)
    panel = _panel(page)
    everything = panel.lines()
    equal = [line for line in everything if line.mark == EQUAL]
    assert equal
    press(Key.Key_E)
    assert panel.lines() == [line for line in everything if line not in equal]
    press(Key.Key_E)
    assert panel.lines() == everything


def test_a_difference_is_said_and_both_reasons_follow_the_row(bench: Bench) -> None:
    page = _open(bench)
    press(Key.Key_P)
    press(Key.Key_2)
    panel = _panel(page)
    first = panel.whys[0].words.text()
    press(Key.Key_Down)
    press(Key.Key_Down)
    current = panel.rows.current()
    assert current is not None
    assert not current.head
    assert panel.whys[0].words.text() != first
    assert current.cells[0].why in panel.whys[0].words.text()
    assert current.cells[1].why in panel.whys[1].words.text()
    assert ("different" in current.spoken) is (current.mark == DIFFERENT)


def test_other_goods_are_compared_when_they_come_into_view(bench: Bench) -> None:
    page = _open(bench, KETTLE, replace(COOKER, sold_date=date(2026, 11, 16)))
    press(Key.Key_P)
    before = _panel(page).comparison
    press(Key.Key_2, ALT)
    assert _panel(page).comparison != before


def test_nothing_is_cut_off_in_any_look(each_look: Look, bench: Bench) -> None:
    page = _open(bench, width=1024)
    press(Key.Key_P)
    panel = _panel(page)
    QApplication.processEvents()
    assert panel.rows.visualItemRect(panel.rows.item(1)).height() > 0
    assert panel.width() > page.body.width() * 0.9

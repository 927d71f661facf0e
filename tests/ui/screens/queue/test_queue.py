"""The queue, worked by the keys a clerk presses."""

from dataclasses import replace
from datetime import date, timedelta
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.refusals import InputError
from app.domain.steps.contact import AddNote
from app.domain.steps.planning import OfferPlan
from app.domain.steps.promising import MakePromise
from app.domain.verdicts import Option
from app.domain.vocabulary import Demand
from app.ui.parts.ticket_model import Column
from app.ui.screens.common.deeds import trouble_of
from app.ui.screens.queue.presenter import QueuePresenter
from app.ui.screens.queue.view import QueuePage
from tests.fakes.shop import determination
from tests.ui.kit.keyboard import Key, press, write
from tests.ui.screens.ticket.bench import COOKER, KETTLE, LI, SOFA, WANG, Bench


def _open(bench: Bench, width: int = 1366) -> QueuePage:
    page = cast("QueuePage", bench.show(QueuePage, width))
    bench.until(lambda: bool(page.board.header.note.text()))
    return page


def _numbers(page: QueuePage) -> list[str]:
    model = page.board.table.model()
    return [model.data(model.index(row, 0)) for row in range(model.rowCount())]


def _cells(page: QueuePage, row: int) -> list[str]:
    model = page.board.table.model()
    return [model.data(model.index(row, column)) for column in range(model.columnCount())]


def _goods_said(page: QueuePage, row: int) -> str:
    """What a row is marked with."""
    model = page.board.table.model()
    tip: str | None = model.data(model.index(row, Column.GOODS), int(Qt.ItemDataRole.ToolTipRole))
    return tip or ""


def test_the_most_urgent_comes_first_with_its_clock_in_words(bench: Bench) -> None:
    kettle = bench.ticket(WANG, KETTLE, minutes_ago=50)
    cooker = bench.ticket(LI, COOKER, words="一碰就麻", demand=Demand.RETURN, minutes_ago=33)
    page = _open(bench)
    assert _numbers(page) == [cooker.number, kettle.number]
    assert _cells(page, 0)[1:] == [
        "李先生", "禾谷 电饭煲 FB40", "一碰就麻", "Return", "L1 urgent", "Emergency · 3 min overdue",
        "Taken in", "Service manager", "Here only",
    ]  # fmt: skip # one row as it is read
    assert _cells(page, 1)[6] == "Judgement · 10 min left"
    assert page.board.header.note.text() == "2 open · by urgency and time left"


def test_chips_count_and_filter(bench: Bench) -> None:
    bench.ticket(LI, COOKER, words="一碰就麻", minutes_ago=40)
    bench.ticket(WANG, KETTLE)
    page = _open(bench)
    chips = page.board.chips
    bench.until(lambda: chips._pills["open"].text() == "All 2")
    chips.setFocus()
    press(Key.Key_Right)
    bench.settle()
    assert chips.current() == "overdue"
    assert len(_numbers(page)) == 1


def test_what_ends_at_24_00_is_due_today(bench: Bench) -> None:
    bench.at("2026-11-20T14:00")
    midnight = bench.time.moment.replace(hour=0) + timedelta(days=1)
    planned = (determination(), OfferPlan((Option("repair_free", "by_right"),)))
    today, _ = (
        bench.ticket(then=(MakePromise("送货", midnight + timedelta(days=n)), *planned)) for n in (0, 1)
    )
    presenter = QueuePresenter(bench.work)
    shown = bench.work.tickets.page(presenter.wanted("today", "")).rows
    assert [(row.id, row.clock.due if row.clock else None) for row in shown] == [(today.id, midnight)]
    assert presenter.counts("")["today"] == 1


def test_the_first_ticket_gets_the_keyboard_of_an_empty_queue(bench: Bench) -> None:
    page = _open(bench)
    bench.settle()
    page.first_focus().setFocus()
    assert page.board.chips.hasFocus()
    bench.ticket()
    page.refresh()
    bench.settle()
    assert page.board.table.hasFocus()


def test_an_empty_filter_says_so(bench: Bench) -> None:
    bench.ticket()
    page = _open(bench)
    page.board.chips.setFocus()
    press(Key.Key_Right)
    bench.settle()
    bench.until(lambda: not page.board.table.isVisible())
    assert page.pane.accessibleName() == "Preview"


def test_a_new_store_asks_for_the_first_intake(bench: Bench) -> None:
    page = _open(bench)
    asked: list[str] = []
    bench.news.intake_wanted.connect(asked.append)
    assert not page.board.table.isVisible()
    press(Key.Key_F2)
    assert asked == [""]


def test_enter_opens_the_chosen_ticket(bench: Bench) -> None:
    first = bench.ticket(WANG, KETTLE, minutes_ago=30)
    second = bench.ticket(LI, SOFA, words="颜色不喜欢", demand=Demand.RETURN, minutes_ago=5)
    page = _open(bench)
    assert QApplication.focusWidget() is page.board.table
    order = _numbers(page)
    press(Key.Key_Down)
    press(Key.Key_Return)
    bench.until(lambda: bool(bench.wanted))
    ids = {first.number: first.id, second.number: second.id}
    assert bench.wanted == [ids[order[1]]]


def test_typing_jumps_to_a_customer(bench: Bench) -> None:
    bench.ticket(WANG, KETTLE, minutes_ago=30)
    li = bench.ticket(LI, COOKER, words="不热", minutes_ago=5)
    page = _open(bench)
    write("lxs")
    bench.until(lambda: page.board.table.current_number() == li.number)


def test_the_pane_shows_the_chosen_ticket_and_its_next_action(bench: Bench) -> None:
    bench.ticket(WANG, KETTLE, minutes_ago=50, then=(AddNote("客户在柜台等"),))
    page = _open(bench)
    bench.until(page.pane.next.button.isVisible)
    assert page.pane.next.button.accessibleName() == "To the determination F7"
    press(Key.Key_F7)
    bench.until(lambda: bool(bench.wanted))


def test_the_pane_warns_of_periods_about_to_close(bench: Bench) -> None:
    bought = replace(KETTLE, category="tv", sold_date=date(2026, 11, 14), received_date=date(2026, 11, 14))
    bench.ticket(WANG, bought)
    page = _open(bench)
    bench.until(page.pane.closing.isVisible)
    assert "7 days of the three guarantees 1 day left" in page.pane.closing.words()
    bench.until(lambda: bool(_goods_said(page, 0)))
    assert "7 days of the three guarantees 1 day left" in _goods_said(page, 0)


def test_a_narrow_window_gives_the_list_all_room(bench: Bench) -> None:
    bench.ticket()
    page = _open(bench, 1024)
    assert not page.pane.isVisible()
    assert page.board.table.isVisible()


def test_news_of_a_ticket_keeps_what_is_chosen(bench: Bench) -> None:
    bench.ticket(WANG, KETTLE, minutes_ago=30)
    bench.ticket(LI, COOKER, words="不热", minutes_ago=20)
    page = _open(bench)
    press(Key.Key_Down)
    chosen = page.board.table.current_number()
    urgent = bench.ticket(LI, COOKER, words="一碰就麻", minutes_ago=1)
    bench.news.ticket_changed.emit(urgent.id)
    bench.until(lambda: len(_numbers(page)) == 3)
    assert page.board.table.current_number() == chosen


def test_a_minute_later_the_words_are_other_ones(bench: Bench) -> None:
    bench.ticket(WANG, KETTLE, minutes_ago=50)
    page = _open(bench)
    assert _cells(page, 0)[6] == "Judgement · 10 min left"
    bench.time.advance(minutes=11)
    page.refresh()
    bench.until(lambda: _cells(page, 0)[6] == "Judgement · 1 min overdue")
    bench.until(lambda: page.board.chips._pills["overdue"].text() == "Overdue 1")


def test_f9_issues_the_receipt(bench: Bench) -> None:
    ticket = bench.ticket()
    _open(bench)
    press(Key.Key_F9)
    bench.until(lambda: bool(bench.messages))
    assert [document.kind for document in bench.now(ticket).documents] == ["receipt"]
    assert bench.messages[0].text.endswith("goes to front")


@pytest.mark.parametrize("typed", ["2233", "王建国", "wjg", "电水壶", "漏水", "6901234567892"])
def test_search_finds_by_what_a_clerk_knows(bench: Bench, typed: str) -> None:
    kettle = bench.ticket(WANG, KETTLE)
    bench.ticket(LI, SOFA, words="颜色不喜欢")
    page = _open(bench)
    found: list[list[str]] = []
    page.hits.found.connect(lambda rows: found.append([row.key for row in rows]))
    page.hits.look_for(typed)
    bench.until(lambda: bool(found))
    assert found == [[kettle.id]]


def test_enter_before_the_list_came_opens_the_best(bench: Bench) -> None:
    kettle = bench.ticket(WANG, KETTLE)
    page = _open(bench)
    missed: list[str] = []
    page.hits.nothing.connect(missed.append)
    page.hits.open_best(kettle.number.casefold())
    bench.until(lambda: bench.wanted == [kettle.id])
    page.hits.open_best("没有这个人")
    bench.until(lambda: missed == ["没有这个人"])


def test_a_search_lists_and_esc_returns_to_the_queue(bench: Bench) -> None:
    kettle = bench.ticket(WANG, KETTLE)
    bench.ticket(LI, SOFA, words="颜色不喜欢")
    page = _open(bench)
    page.search("2233")
    bench.until(lambda: _numbers(page) == [kettle.number])
    assert not page.board.chips.isVisible()
    press(Key.Key_Escape)
    bench.until(lambda: len(_numbers(page)) == 2)
    assert page.board.chips.isVisible()


def test_a_search_without_a_hit_says_so(bench: Bench) -> None:
    bench.ticket()
    page = _open(bench)
    page.search("没有这个人")
    bench.until(lambda: not page.board.table.isVisible())


def test_a_bug_is_not_told_as_a_refusal() -> None:
    with pytest.raises(ZeroDivisionError):
        trouble_of(ZeroDivisionError())
    assert trouble_of(InputError("text_missing", "name")) == ("text_missing", {"field": "name"})

"""The first ticket of a new desk: the list that was empty takes the keyboard when it is not."""

from __future__ import annotations

from pathlib import Path

from app.bootstrap import make_store
from app.domain.records import Customer, Goods, Problem
from app.domain.steps.intake import TakeIn
from app.domain.vocabulary import Cause, Demand
from app.ui.screens.desk_work.determination_page import DeterminationPage
from app.ui.screens.first_start.view import FirstStartPage
from app.ui.screens.queue.view import QueuePage
from app.usecases.desk import Person, make_desk
from app.usecases.take_in import take_in
from tests.ui.kit.keyboard import Key, press
from tests.ui.window.bench import SMALL, WindowBench
from tests.ui.window.conftest import Start

KETTLE = TakeIn(
    "counter", Customer("王建国", "13800002233"), (Goods("电水壶"),), Problem("漏水", Demand.EXCHANGE), ()
)


def taken_in_on(desk: WindowBench) -> QueuePage:
    """F2, a ticket, F5: the list as the clerk comes back to it."""
    desk.opened()
    desk.until(lambda: not desk.window._opening.ahead.keeping)
    press(Key.Key_F2)
    desk.until(lambda: desk.named() == "IntakePage")
    desk.settle()
    work = desk.opened()
    take_in(work.services.workplace, KETTLE, Person("林晓敏"))
    press(Key.Key_F5)
    page = desk.page
    assert isinstance(page, QueuePage)
    desk.until(lambda: bool(page.board.table.current_number()))
    return page


def made(folder: Path) -> Path:
    make_store(folder, make_desk({"code": "2F01", "mall": "云汇广场"}), SMALL)
    return folder


def test_after_an_empty_list_enter_opens_the_first_ticket(start: Start, tmp_path: Path) -> None:
    desk = start(made(tmp_path / "store"))
    page = taken_in_on(desk)
    assert page.board.table.hasFocus()
    press(Key.Key_Return)
    desk.until(lambda: desk.named() == "TicketPage")


def test_after_the_first_start_too(start: Start, tmp_path: Path) -> None:
    desk = start(tmp_path / "store")
    first = desk.page
    assert isinstance(first, FirstStartPage)
    first.made.emit(str(made(tmp_path / "store")))
    page = taken_in_on(desk)
    assert page.board.table.hasFocus()
    press(Key.Key_Return)
    desk.until(lambda: desk.named() == "TicketPage")


def test_a_button_pressed_on_the_way_out_does_not_keep_the_keyboard(desk: WindowBench) -> None:
    page = desk.page
    assert isinstance(page, QueuePage)
    page.board.new_intake.setFocus()
    press(Key.Key_F5)
    assert page.board.table.hasFocus()
    page.board.new_intake.setFocus()
    press(Key.Key_Space)
    desk.until(lambda: desk.named() == "IntakePage")
    desk.settle()
    press(Key.Key_F5)
    desk.settle()
    assert page.board.table.hasFocus()


def test_keys_pressed_while_a_ticket_is_being_opened_are_done_in_it(desk: WindowBench) -> None:
    assert isinstance(desk.page, QueuePage)
    for key in (Key.Key_Return, Key.Key_F7, Key.Key_1):
        press(key)
    desk.until(lambda: isinstance(desk.page, DeterminationPage))
    desk.settle()
    page = desk.page
    assert isinstance(page, DeterminationPage)
    assert page.desk.form.cause() is Cause.QUALITY
    press(Key.Key_Escape)
    assert desk.named() == "TicketPage"
    press(Key.Key_Escape)
    queue = desk.page
    assert isinstance(queue, QueuePage)
    assert queue.board.table.hasFocus()

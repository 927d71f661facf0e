"""Keys, words and scans that come while the store is being opened: kept, in order, done once."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.desk_window import open_for_window
from app.domain.refusals import ProblemError
from app.ui.screens.intake.page import IntakePage
from app.ui.screens.queue.view import QueuePage
from app.ui.window.opening_page import OpeningPage
from app.ui.window.program import Stores
from app.usecases.housekeeping import OpenedStore
from tests.ui.kit.keyboard import CTRL, Key, compose, press, write
from tests.ui.window.bench import SMALL, WindowBench
from tests.ui.window.conftest import Start

TICKET = "2F01-261120-0001"


class Gate:
    """A store that opens when the test says so; `glance` may be switched off."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.problem: ProblemError | None = None
        self.glancing = True

    def change(self, stores: Stores) -> Stores:
        def slowly(folder: Path) -> OpenedStore:
            self.go.wait(20)
            if self.problem is not None:
                raise self.problem
            return open_for_window(folder, SMALL)

        glance = stores.glance if self.glancing else (lambda _folder: None)
        return replace(stores, open=slowly, glance=glance)


@pytest.fixture
def gate() -> Gate:
    return Gate()


def opening(desk: WindowBench) -> OpeningPage:
    assert isinstance(desk.page, OpeningPage)
    return desk.page


def rows_shown(desk: WindowBench) -> OpeningPage:
    page = opening(desk)
    desk.until(lambda: bool(page.chosen) and not desk.window._opening.ahead.keeping)
    return page


def open_now(desk: WindowBench, gate: Gate) -> None:
    gate.go.set()
    desk.opened()
    desk.until(lambda: not desk.window._opening.ahead.keeping)
    desk.settle()


def typed(desk: WindowBench) -> str:
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit), field
    return field.text()


def test_f2_and_the_number_typed_after_it_are_in_the_intake(start: Start, store: Path, gate: Gate) -> None:
    desk = start(store, gate.change)
    page = rows_shown(desk)
    press(Key.Key_F2)
    write("13899990000")
    assert desk.page is page
    assert "F2 13899990000" in page.accessibleDescription()
    open_now(desk, gate)
    assert isinstance(desk.page, IntakePage)
    assert typed(desk).replace(" ", "") == "13899990000"


def test_enter_and_tab_go_from_field_to_field_afterwards(start: Start, store: Path, gate: Gate) -> None:
    desk = start(store, gate.change)
    rows_shown(desk)
    press(Key.Key_F2)
    write("13899990000")
    press(Key.Key_Return)
    compose("li", "李")
    open_now(desk, gate)
    assert typed(desk) == "李"
    drafts = desk.opened().services.workplace.drafts
    desk.until(lambda: any("13899990000" in draft.payload.replace(" ", "") for draft in drafts.all()))


def test_f3_and_the_words_after_it_are_searched(start: Start, store: Path, gate: Gate) -> None:
    desk = start(store, gate.change)
    rows_shown(desk)
    press(Key.Key_F3)
    write("2233")
    open_now(desk, gate)
    assert QApplication.focusWidget() is desk.shell.top.search
    assert desk.shell.top.search.text() == "2233"
    desk.until(lambda: bool(desk.shell.top.search.rows_shown()))


def test_f3_and_a_whole_number_and_enter_open_its_ticket(start: Start, store: Path, gate: Gate) -> None:
    desk = start(store, gate.change)
    rows_shown(desk)
    press(Key.Key_F, CTRL)
    write(TICKET.lower())
    press(Key.Key_Return)
    open_now(desk, gate)
    desk.until(lambda: desk.named() == "TicketPage" and desk.page.title() == TICKET)


def test_enter_opens_the_row_it_was_pressed_on_and_what_follows_is_for_the_ticket(
    start: Start, store: Path, gate: Gate
) -> None:
    desk = start(store, gate.change)
    page = rows_shown(desk)
    press(Key.Key_Down)
    number = page.chosen
    press(Key.Key_Return)
    press(Key.Key_Down)
    press(Key.Key_N)
    write("late")
    open_now(desk, gate)
    desk.until(lambda: desk.named() == "TicketPage" and desk.page.title() == number)
    desk.until(lambda: typed(desk) == "late")


def test_f5_and_esc_after_f2_lead_where_they_always_do(start: Start, store: Path, gate: Gate) -> None:
    desk = start(store, gate.change)
    rows_shown(desk)
    press(Key.Key_F2)
    write("138")
    press(Key.Key_F5)
    open_now(desk, gate)
    assert isinstance(desk.page, QueuePage)
    drafts = desk.opened().services.workplace.drafts
    desk.until(lambda: any("138" in draft.payload for draft in drafts.all()))


def test_esc_alone_does_nothing(start: Start, store: Path, gate: Gate) -> None:
    desk = start(store, gate.change)
    page = rows_shown(desk)
    press(Key.Key_Escape)
    assert desk.page is page
    open_now(desk, gate)
    assert isinstance(desk.page, QueuePage)


def test_keys_before_the_first_rows_move_in_them(start: Start, store: Path, gate: Gate) -> None:
    desk = start(store, gate.change)
    page = opening(desk)
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_Return)
    desk.until(lambda: bool(page.chosen))
    desk.until(lambda: "Enter" in page.accessibleDescription())
    third = page.chosen
    press(Key.Key_Down)
    open_now(desk, gate)
    desk.until(lambda: desk.named() == "TicketPage" and desk.page.title() == third)


def test_keys_over_an_outline_without_rows_are_done_in_the_queue(
    start: Start, store: Path, gate: Gate
) -> None:
    gate.glancing = False
    desk = start(store, gate.change)
    press(Key.Key_Down)
    open_now(desk, gate)
    page = desk.page
    assert isinstance(page, QueuePage)
    assert page.board.table.currentIndex().row() == 1


def test_a_scan_opens_its_ticket_once(start: Start, store: Path, gate: Gate) -> None:
    desk = start(store, gate.change)
    rows_shown(desk)
    scanner = desk.window._opening.scanner()
    scanner.scanned.emit(TICKET)
    open_now(desk, gate)
    desk.until(lambda: desk.named() == "TicketPage" and desk.page.title() == TICKET)
    desk.settle()
    assert desk.shell.stack.back()
    scanner.scanned.emit(TICKET)
    desk.until(lambda: desk.named() == "TicketPage")
    assert desk.shell.stack.back()
    assert not desk.shell.stack.back()


def test_goods_scanned_after_f2_go_into_the_intake(start: Start, store: Path, gate: Gate) -> None:
    desk = start(store, gate.change)
    rows_shown(desk)
    press(Key.Key_F2)
    desk.window._opening.scanner().scanned.emit("6901234567892")
    write("139")
    open_now(desk, gate)
    page = desk.page
    assert isinstance(page, IntakePage)
    desk.until(lambda: "6901234567892" in [field.text() for field in page.findChildren(QLineEdit)])
    assert "139" in [field.text() for field in page.findChildren(QLineEdit)]


@pytest.mark.expects_log("store_damaged")
def test_nothing_is_done_where_no_store_opens(start: Start, store: Path, gate: Gate) -> None:
    gate.problem = ProblemError("store_damaged", folder=str(store))
    desk = start(store, gate.change)
    rows_shown(desk)
    press(Key.Key_F2)
    press(Key.Key_Return)
    gate.go.set()
    desk.until(lambda: desk.named() == "ProblemPage")
    desk.settle()
    assert desk.named() == "ProblemPage"
    desk.window._opening.scanner().scanned.emit(TICKET)
    assert not desk.window._opening.ahead.keeping
    press(Key.Key_F5)


def test_a_window_closed_while_the_store_opens_leaves_it_closed_and_unlocked(
    start: Start, store: Path, gate: Gate
) -> None:
    desk = start(store, gate.change)
    rows_shown(desk)
    press(Key.Key_F2)
    gate.go.set()
    desk.window.close()
    again = open_for_window(store, SMALL)  # nobody holds the lock
    assert again.check().findings == ()
    again.close()


def test_f2_pressed_twice_is_one_intake_that_nobody_typed_into(start: Start, store: Path, gate: Gate) -> None:
    desk = start(store, gate.change)
    rows_shown(desk)
    press(Key.Key_F2)
    press(Key.Key_F2)
    open_now(desk, gate)
    work = desk.opened()
    assert isinstance(desk.page, IntakePage)
    assert len(work.services.workplace.drafts.all()) == 1  # the one of the demo

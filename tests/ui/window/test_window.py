"""The window put together: from the first rows to the last draft."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.kit.keys import KeyHint
from app.ui.screens.intake.page import IntakePage
from app.ui.screens.queue.view import QueuePage
from app.ui.window.crash_page import CrashPage
from app.ui.window.opening_page import OpeningPage
from app.ui.window.problem_page import ProblemPage
from app.usecases.read_models import QueueFilter
from tests.ui.kit.keyboard import Key, press, write
from tests.ui.window.bench import WindowBench
from tests.ui.window.conftest import Start

CALL = """
import sys
from pathlib import Path
from app.ui.window.call_up import call_up
sys.exit(0 if call_up(Path(sys.argv[1])) else 1)
"""
"""A second start, as far as the first can tell."""


def queue(desk: WindowBench) -> QueuePage:
    page = desk.page
    assert isinstance(page, QueuePage)
    return page


def test_the_queue_is_there_with_what_the_frame_tells(desk: WindowBench) -> None:
    assert desk.shell.current() == "queue"
    assert queue(desk).board.table.model().rowCount() == 30
    badge = desk.shell.rail._items["queue"]
    work = desk.opened()
    counts = work.services.workplace.tickets.counts(QueueFilter(work.services.workplace.time.now()))
    assert counts["overdue"] > 0
    desk.until(lambda: badge.accessibleDescription() == str(counts["overdue"]))
    assert desk.shell.top._person.text() == "Clerk · 林晓敏"
    assert desk.shell.top._desk.text() == "云汇广场 · 2F 服务台"
    assert desk.shell.top._shift.text() == "早班"
    desk.until(lambda: desk.shell.top._sync.text() == "Here only 38")
    assert desk.shell.top._demo.text() == "Demo data"


def test_the_first_rows_answer_keys_before_the_store_is_open(start: Start, store: Path) -> None:
    desk = start(store)
    first = desk.page
    assert isinstance(first, OpeningPage)
    desk.until(lambda: bool(first.chosen))
    before = first.chosen
    press(Key.Key_Down)
    desk.until(lambda: first.chosen != before)
    chosen = first.chosen
    desk.opened()
    desk.until(lambda: desk.named() == "QueuePage" and queue(desk).board.table.current_number() == chosen)
    assert QApplication.focusWidget() is queue(desk).board.table


def test_enter_on_the_first_rows_opens_the_ticket_when_it_can(start: Start, store: Path) -> None:
    desk = start(store)
    first = desk.page
    assert isinstance(first, OpeningPage)
    desk.until(lambda: bool(first.chosen))
    number = first.chosen
    press(Key.Key_Return)
    desk.opened()
    desk.until(lambda: desk.named() == "TicketPage" and desk.page.title() == number)


def test_keys_lead_from_page_to_page(desk: WindowBench) -> None:
    press(Key.Key_F2)
    desk.settle()
    assert desk.shell.current() == "intake"
    press(Key.Key_F5)
    desk.settle()
    assert desk.shell.current() == "queue"
    press(Key.Key_F1)
    desk.settle()
    assert desk.named() == "HelpPage"
    press(Key.Key_Escape)
    desk.settle()
    assert desk.shell.current() == "queue"
    press(Key.Key_Return)
    desk.until(lambda: desk.named() == "TicketPage")
    desk.settle()
    press(Key.Key_F7)
    desk.settle()
    assert desk.named() == "DeterminationPage"


def test_every_page_says_what_its_keys_do(desk: WindowBench) -> None:
    assert {"F1", "F2", "F3"} <= {hint.key for hint in desk.hints()}
    assert all(hint.label for hint in desk.hints())
    assert "F12" in {hint.key for hint in desk.hints()}


def test_a_whole_number_in_the_search_box_opens_its_ticket(desk: WindowBench) -> None:
    press(Key.Key_F3)
    write("2f01-261120-0001")
    press(Key.Key_Return)
    desk.until(lambda: desk.named() == "TicketPage")
    desk.settle()
    assert desk.page.title() == "2F01-261120-0001"


def test_words_in_the_search_box_are_listed(desk: WindowBench) -> None:
    press(Key.Key_F3)
    write("2233")
    desk.until(lambda: bool(desk.shell.top.search.rows_shown()))
    press(Key.Key_Escape)
    press(Key.Key_F3)
    write("zzzz")
    press(Key.Key_Return)
    desk.settle()
    assert desk.shell.current() == "queue"
    assert queue(desk).board.searched == "zzzz"


def test_what_was_typed_into_an_intake_is_kept_at_the_end(desk: WindowBench, store: Path) -> None:
    press(Key.Key_F2)
    desk.until(lambda: isinstance(desk.page, IntakePage))
    desk.settle()
    write("13900001234")
    desk.window.close()
    with closing(sqlite3.connect(store / "store.db")) as kept:
        drafts = [row[0] for row in kept.execute("SELECT payload FROM draft")]
    assert any("13900001234" in draft for draft in drafts)


def test_an_intake_that_was_not_finished_is_asked_about_at_the_start(start: Start, store: Path) -> None:
    first = start(store)
    first.opened()
    press(Key.Key_F2)
    first.settle()
    write("13900001234")
    first.window.close()
    desk = start(store)
    desk.opened()
    desk.until(lambda: desk.shell.current() == "intake")
    desk.settle()
    page = desk.page
    assert isinstance(page, IntakePage)
    desk.until(lambda: page.view.recovery.question() != "")
    press(Key.Key_Return)
    desk.settle()
    assert page.view.customer.phone.text() == "13900001234"


def test_parked_intakes_are_counted_after_a_restart_and_a_key_leads_there(start: Start, store: Path) -> None:
    first = start(store)
    first.opened()
    first.until(lambda: KeyHint("F8", "1 parked") in first.hints())
    for phone in ("13900001234", "13900005678"):
        press(Key.Key_F2)
        first.settle()
        write(phone)
    press(Key.Key_F8)
    first.settle()
    first.window.close()
    desk = start(store)
    desk.opened()
    desk.until(lambda: KeyHint("F8", "3 parked") in desk.hints())
    assert desk.shell.current() == "queue"
    assert desk.shell.rail.waiting("intake") == "3 parked"
    press(Key.Key_F8)
    desk.until(lambda: desk.shell.current() == "intake")
    page = desk.page
    assert isinstance(page, IntakePage)
    desk.until(lambda: len(page.presenter.book.parked()) == 3)
    assert KeyHint("F8", "Take up") in desk.hints()
    press(Key.Key_F8)
    assert not page.front.empty
    desk.until(lambda: desk.shell.rail.waiting("intake") == "2 parked")


def test_the_person_chosen_in_the_settings_acts_from_then_on(desk: WindowBench) -> None:
    work = desk.opened()
    work.signed_in.read({**work.store.first_settings, "person": "何立"})
    assert work.services.person().name == "何立"
    assert desk.shell.top._person.text() == "Manager · 何立"


@pytest.mark.expects_log("store_in_use")
def test_a_store_in_use_is_said_and_opened_when_it_is_free(start: Start, store: Path) -> None:
    first = start(store)
    first.opened()
    second = start(store)
    second.until(lambda: second.named() == "ProblemPage")
    assert not second.shell.rail.isEnabled()
    first.window.close()
    second.shell.activateWindow()
    second.shell.serve_key("F5")
    second.opened()
    assert second.shell.current() == "queue"


@pytest.mark.expects_log("store_in_use", "does not support raise")
def test_the_second_start_brings_the_first_window_up(start: Start, store: Path, repository: Path) -> None:
    first = start(store)
    work = first.opened()
    first.until(lambda: work._calls is not None)
    second = start(store)
    second.until(lambda: second.named() == "ProblemPage")
    page = second.page
    assert isinstance(page, ProblemPage)
    assert page.bring_up.isVisible()
    with first.qtbot.waitSignal(work.called, timeout=15_000):
        caller = subprocess.Popen([sys.executable, "-c", CALL, str(store)], cwd=repository)
    first.until(lambda: caller.poll() is not None)
    assert caller.returncode == 0


@pytest.mark.expects_log("store_damaged")
def test_a_damaged_store_is_a_sentence_and_no_trace(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    folder.mkdir()
    (folder / "store.db").write_bytes(b"no database at all" * 100)
    desk = start(folder)
    desk.until(lambda: desk.named() == "ProblemPage")
    assert "restore" in desk.program.advice("store_damaged", {"folder": "x"})
    quits: list[bool] = []
    desk.window.quit_wanted.connect(lambda: quits.append(True))
    desk.shell.serve_key("Esc")
    assert quits == [True]


@pytest.mark.expects_log("unexpected error")
def test_after_a_bug_the_work_goes_on(desk: WindowBench) -> None:
    desk.faults.tell(ValueError("王建国 13800002233"))
    desk.until(lambda: desk.named() == "CrashPage")
    page = desk.page
    assert isinstance(page, CrashPage)
    details = page.details.toPlainText()
    assert "ValueError" in details
    assert "王" not in details
    assert "1380000" not in details
    desk.faults.tell(KeyError("again"))
    desk.until(lambda: "KeyError" in page.details.toPlainText())
    press(Key.Key_F9)
    assert "KeyError" in QApplication.clipboard().text()
    press(Key.Key_Escape)
    desk.settle()
    assert desk.shell.current() == "queue"
    press(Key.Key_F2)
    desk.settle()
    assert desk.shell.current() == "intake"


def test_the_shift_follows_the_clock_of_the_desk(desk: WindowBench) -> None:
    work = desk.opened()
    clock, zone = work.store.clock, work.services.workplace.desk.tz
    assert clock is not None
    shown = []
    for moment in ("15:50", "21:00", "23:00"):
        clock.set(datetime.fromisoformat(f"2026-11-20T{moment}").replace(tzinfo=zone), frozen=True)
        work.standing._minute.timeout.emit()
        shown.append(desk.shell.top._shift.text())
    assert shown == ["早班 → 晚班", "晚班", ""]
    assert not desk.shell.top._shift.isVisible()

"""Print orders: after a crash, after a failure, after a save; asked and answered by keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from app.bootstrap import opened_store
from app.domain.refusals import ProblemError
from app.opened import OpenStore
from app.printing.file_printer import QUEUE, FilePrinter
from app.store.opening import StoreOptions
from app.ui.window.program import Stores
from app.ui.window.year_reminder import TOLD
from app.usecases.desk import Person
from app.usecases.evidence_ports import JobState, PrinterPort, PrintOptions, PrintQueue
from app.usecases.housekeeping import OpenedStore
from app.usecases.issue import RECEIPT, order_print
from app.usecases.left_prints import look_after_start
from app.usecases.print_orders import carry_out
from app.usecases.workplace import Workplace
from tests.fakes.shop import silent
from tests.ui.kit.keyboard import ALT, SHIFT, Key, press
from tests.ui.window.bench import WindowBench
from tests.ui.window.conftest import Start

CLERK = Person("林晓敏")
FIRST, SECOND = "2F01-261120-0001", "2F01-261120-0002"


class Tray(FilePrinter):
    """The folder as a printer; `fault` is what is wrong with it. Takes nothing until it is `free`."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder
        self.fault: ProblemError | None = None
        self.trouble = ""
        self.stands: JobState | None = None
        self.busy, self.free = Event(), Event()
        self.free.set()

    def submit(self, queue: str, pdf: bytes, title: str, options: PrintOptions) -> str:
        self.busy.set()
        self.free.wait(10)
        if self.fault is not None:
            raise self.fault
        return super().submit(queue, pdf, title, options)

    def queues(self) -> tuple[PrintQueue, ...]:
        return tuple(replace(queue, trouble=self.trouble) for queue in super().queues())

    def job_state(self, job: str) -> JobState:
        return self.stands or super().job_state(job)

    def sheets(self) -> list[str]:
        """What lies in it."""
        return sorted(path.stem for path in self.folder.glob("*.pdf"))


@dataclass
class Desk:
    """The window, its printer, and what its ticket's receipt is called."""

    bench: WindowBench
    tray: Tray
    ticket: str = ""
    number: str = ""
    numbers: list[str] = field(default_factory=list)

    @property
    def work(self) -> Workplace:
        return self.bench.opened().services.workplace

    def asks(self, *words: str) -> None:
        """Wait for the question."""
        self.bench.until(lambda: all(word in self.bench.message() for word in words))

    def quiet(self) -> None:
        """Wait until nothing is asked and nothing waits."""
        self.bench.until(lambda: self.left() == (0, 0))
        self.bench.until(lambda: (self.bench.message(), "")[0] == "")
        self.bench.settle()
        self.bench.until(lambda: "Shift+F9" not in self.hinted())

    def left(self) -> tuple[int, int]:
        return len(self.work.prints.waiting()), len(self.work.prints.held())

    def hinted(self) -> set[str]:
        return {hint.key for hint in self.bench.hints()}

    def answers(self) -> list[str]:
        return [button.text() for button in self.bench.shell.message_bar.answers()]

    def fail(self, fault: ProblemError) -> None:
        """Print the receipt of the first ticket on a printer with that fault."""
        self.tray.fault = fault
        self.ticket = self.work.tickets.find(FIRST) or ""
        self.number = order_print(self.work, self.ticket, RECEIPT, CLERK, printer=QUEUE).document.number
        self.bench.opened().news.ticket_changed.emit(self.ticket)
        self.asks(self.number)


def with_printer(store: OpenedStore, printer: PrinterPort) -> OpenedStore:
    """The opened store with another printer."""
    assert isinstance(store, OpenStore)
    store.workplace = replace(store.workplace, printers=printer)
    return store


def changed(tray: Tray) -> Callable[[Stores], Stores]:
    def change(stores: Stores) -> Stores:
        return replace(stores, open=lambda at: with_printer(stores.open(at), tray))

    return change


def cut_off(store: Path, ticket: str, *, begun: bool = False) -> str:
    """A receipt ordered by a program that ended before it was printed, or amidst; its number."""
    with opened_store(store, options=StoreOptions(reserve_bytes=0)) as (_, work):
        found = work.tickets.find(ticket)
        assert found is not None
        number = order_print(work, found, RECEIPT, CLERK, printer=QUEUE).document.number
        if begun:
            tray = Tray(store / "nowhere")
            tray.fault = silent()
            carry_out(replace(work, printers=tray))
        return number


@pytest.fixture
def open_desk(start: Start, store: Path, tmp_path: Path) -> Callable[[], Desk]:
    def opened() -> Desk:
        tray = Tray(tmp_path / "paper")
        bench = start(store, changed(tray))
        bench.program.choices.put(TOLD, "2026-11-20")  # nothing but prints is spoken of
        return Desk(bench, tray)

    return opened


@pytest.mark.parametrize("begun", [False, True])
def test_what_a_power_cut_left_is_asked_about_and_printed_by_a_key(
    open_desk: Callable[[], Desk], store: Path, begun: bool
) -> None:
    number = cut_off(store, FIRST, begun=begun)
    desk = open_desk()
    desk.asks("Did", number)
    assert desk.answers() == ["Print again", "It did print"]
    assert desk.tray.sheets() == []
    press(Key.Key_A, ALT)
    desk.bench.until(lambda: desk.tray.sheets() == [number])
    desk.quiet()


def test_what_printed_after_all_is_answered_by_a_key_and_not_printed(
    open_desk: Callable[[], Desk], store: Path
) -> None:
    numbers = [cut_off(store, FIRST), cut_off(store, SECOND, begun=True)]
    desk = open_desk()
    desk.asks(*numbers)
    press(Key.Key_S, ALT)
    desk.quiet()
    assert desk.tray.sheets() == []


def test_a_question_that_was_not_answered_comes_back_with_the_next_start(
    open_desk: Callable[[], Desk], store: Path
) -> None:
    number = cut_off(store, FIRST)
    with opened_store(store, options=StoreOptions(reserve_bytes=0)) as (_, work):
        assert [job.number for job in look_after_start(work)] == [number]
    open_desk().asks("Did", number)


def test_a_failed_order_is_said_and_tried_again_by_a_key(open_desk: Callable[[], Desk]) -> None:
    desk = open_desk()
    desk.fail(ProblemError("printer_refused", printer=QUEUE))
    assert desk.answers() == ["Print again", "Drop"]
    assert "Shift+F9" in desk.hinted()
    press(Key.Key_F9, SHIFT)
    desk.bench.settle()
    desk.asks(desk.number, "did not print")
    desk.tray.fault = None
    press(Key.Key_F9, SHIFT)
    desk.bench.until(lambda: desk.tray.sheets() == [desk.number])
    desk.quiet()


def test_a_failed_order_is_dropped_by_a_key(open_desk: Callable[[], Desk]) -> None:
    desk = open_desk()
    desk.fail(ProblemError("printer_missing", printer=QUEUE))
    press(Key.Key_S, ALT)
    desk.quiet()
    assert desk.tray.sheets() == []


def taken(desk: Desk) -> None:
    """The receipt of the first ticket is handed over, and its printer has no paper."""
    desk.tray.stands, desk.tray.trouble = JobState.PENDING, "printer_waits_paper"
    desk.ticket = desk.work.tickets.find(FIRST) or ""
    desk.number = order_print(desk.work, desk.ticket, RECEIPT, CLERK, printer=QUEUE).document.number
    desk.bench.opened().news.ticket_changed.emit(desk.ticket)
    desk.bench.until(lambda: bool(desk.work.prints.sent()))
    desk.bench.opened().prints.follow()


def test_paper_that_is_out_is_said_and_unsaid(open_desk: Callable[[], Desk]) -> None:
    desk = open_desk()
    taken(desk)
    desk.asks(QUEUE, "out of paper", desk.number, "by itself")
    assert desk.left() == (0, 0)
    desk.tray.stands, desk.tray.trouble = None, ""
    desk.bench.opened().prints.follow()
    desk.bench.until(lambda: not desk.work.prints.sent())
    desk.quiet()


def test_what_the_printing_system_gave_up_is_asked_about_with_its_reason(
    open_desk: Callable[[], Desk],
) -> None:
    desk = open_desk()
    taken(desk)
    desk.asks("out of paper")
    desk.tray.stands = JobState.ABORTED
    desk.bench.opened().prints.follow()
    desk.asks("gave up", desk.number, "Look at the printer first")
    assert desk.answers() == ["Print again", "It did print"]
    press(Key.Key_S, ALT)
    desk.quiet()


def test_nothing_is_asked_about_what_is_just_being_handed_to_the_printer(
    open_desk: Callable[[], Desk], qtbot: QtBot
) -> None:
    desk = open_desk()
    desk.tray.free.clear()
    news, ticket = desk.bench.opened().news, desk.work.tickets.find(FIRST) or ""
    number = order_print(desk.work, ticket, RECEIPT, CLERK, printer=QUEUE).document.number
    news.ticket_changed.emit(ticket)
    desk.bench.until(desk.tray.busy.is_set)
    with qtbot.assertNotEmitted(desk.bench.shell.message_bar.closed, wait=400):
        news.ticket_changed.emit(ticket)
    assert desk.bench.message() == ""
    desk.tray.free.set()
    desk.bench.until(lambda: desk.tray.sheets() == [number])
    desk.quiet()


def test_where_paper_may_be_there_shift_f9_asks_before_it_prints(open_desk: Callable[[], Desk]) -> None:
    desk = open_desk()
    desk.fail(silent())
    desk.asks("Did")
    press(Key.Key_Escape)
    assert desk.bench.message() == ""
    desk.tray.fault = None
    press(Key.Key_F9, SHIFT)
    desk.asks("Did", desk.number)
    assert desk.tray.sheets() == []
    press(Key.Key_F9, SHIFT)
    desk.bench.until(lambda: desk.tray.sheets() == [desk.number])
    desk.quiet()


def test_the_question_waits_on_the_list_and_on_the_tickets_own_page(open_desk: Callable[[], Desk]) -> None:
    desk = open_desk()
    desk.fail(silent())
    other = desk.work.tickets.find(SECOND)
    assert other is not None
    for ticket, asked in ((other, False), (desk.ticket, True)):
        desk.bench.opened().news.ticket_wanted.emit(ticket)
        desk.bench.settle()
        assert (desk.number in desk.bench.message()) is asked
        desk.bench.shell.stack.back()
        desk.asks(desk.number)
    desk.bench.opened().news.ticket_wanted.emit(desk.ticket)
    desk.bench.settle()
    desk.tray.fault = None
    press(Key.Key_F9, SHIFT)
    desk.bench.until(lambda: desk.tray.sheets() == [desk.number])
    desk.bench.until(lambda: desk.left() == (0, 0) and desk.bench.message() == "")
    press(Key.Key_F9, SHIFT)
    desk.bench.until(lambda: len(desk.tray.sheets()) == 2)
    prints = desk.work.tickets.ticket(desk.ticket)
    assert prints is not None
    assert [each.prints for each in prints.documents if each.number == desk.number] == [2]

"""Print orders: after a crash, after a failure, after a save."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.bootstrap import opened_store
from app.desk_window import OpenStore
from app.printing.file_printer import QUEUE, FilePrinter
from app.store.opening import StoreOptions
from app.ui.window.program import Stores
from app.usecases.desk import Person
from app.usecases.evidence_ports import PrinterPort
from app.usecases.housekeeping import OpenedStore
from app.usecases.issue import RECEIPT, order_print
from app.usecases.workplace import Workplace
from tests.ui.window.conftest import Start

CLERK = Person("林晓敏")


def with_printer(store: OpenedStore, printer: PrinterPort) -> OpenedStore:
    """The opened store with another printer."""
    assert isinstance(store, OpenStore)
    store.workplace = replace(store.workplace, printers=printer)
    return store


def changed(folder: Path) -> Callable[[Stores], Stores]:
    def change(stores: Stores) -> Stores:
        return replace(stores, open=lambda at: with_printer(stores.open(at), FilePrinter(folder)))

    return change


def order(store: Path, printer: str) -> str:
    """A receipt ordered by a program that ended before it printed; its number."""
    with opened_store(store, options=StoreOptions(reserve_bytes=0)) as (_, work):
        ticket = work.tickets.find("2F01-261120-0001")
        assert ticket is not None
        return order_print(work, ticket, RECEIPT, CLERK, printer=printer).document.number


def states(work: Workplace) -> tuple[int, int]:
    return len(work.prints.waiting()), len(work.prints.held())


def test_what_a_crash_left_is_asked_about_and_not_printed_by_itself(
    start: Start, store: Path, tmp_path: Path
) -> None:
    number = order(store, QUEUE)
    desk = start(store, changed(tmp_path / "paper"))
    work = desk.opened().services.workplace
    desk.until(lambda: number in desk.message())
    assert states(work) == (0, 1)
    assert not (tmp_path / "paper").exists()
    desk.opened().prints._print_held()
    desk.until((tmp_path / "paper" / f"{number}.pdf").exists)
    desk.settle()
    assert states(work) == (0, 0)


def test_what_printed_after_all_is_dropped(start: Start, store: Path, tmp_path: Path) -> None:
    number = order(store, QUEUE)
    desk = start(store, changed(tmp_path / "paper"))
    desk.until(lambda: number in desk.message())
    prints = desk.opened().prints
    prints._drop(desk.opened().services.workplace.prints.held())
    desk.settle()
    assert states(desk.opened().services.workplace) == (0, 0)
    assert not (tmp_path / "paper").exists()


def test_a_failed_order_is_said_and_tried_again_by_a_key(start: Start, store: Path, tmp_path: Path) -> None:
    desk = start(store, changed(tmp_path / "paper"))
    work = desk.opened().services.workplace
    ticket = work.tickets.find("2F01-261120-0001")
    assert ticket is not None
    number = order_print(work, ticket, RECEIPT, CLERK, printer="nowhere").document.number
    desk.opened().news.ticket_changed.emit(ticket)
    desk.until(lambda: number in desk.message())
    assert "Shift+F9" in {hint.key for hint in desk.hints()}
    desk.opened().prints._drop(work.prints.waiting())
    desk.settle()
    desk.until(lambda: "Shift+F9" not in {hint.key for hint in desk.hints()})

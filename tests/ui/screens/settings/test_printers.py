"""Printers: those without a driver are added and tried; each document its own; orders answered by keys."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel

from app.printing.file_printer import QUEUE
from app.ui.screens.settings.printers_section import PrintersSection
from app.usecases.direct_printers import DIRECT, Way
from app.usecases.issue import RECEIPT, order_print
from app.usecases.left_prints import all_orders, look_after_start
from app.usecases.read_models import QueueFilter
from tests.fakes.shop import CLERK
from tests.ui.kit.keyboard import Key, press
from tests.ui.screens.settings.conftest import SettingsBench


def shown(bench: SettingsBench) -> PrintersSection:
    bench.choose("printers")
    section = bench.settings.section()
    assert isinstance(section, PrintersSection)
    return section


def test_a_direct_printer_is_added_tried_and_removed(bench: SettingsBench, tmp_path: Path) -> None:
    card = shown(bench).direct
    card.name.setText("前台")
    card.address.setText("not an address")
    card.add_button.click()
    assert card.fields["address"].error
    card.address.setText(str(tmp_path / "roll.bin"))
    card.way.set_value(Way.FILE)
    card.says.set_value("quiet")
    card.add_button.click()
    kept = bench.kept(DIRECT)
    assert isinstance(kept, list)
    assert [(each["name"], each["way"], each["roll"], each["quiet"]) for each in kept] == [
        ("前台", "file", "80mm", True)
    ]
    assert not card.fields["address"].error
    card.name.setText("前台")
    card.address.setText("10.0.0.1")
    card.add_button.click()
    assert card.fields["name"].error
    card.removers["前台"].click()
    assert bench.kept(DIRECT) == []
    assert card.removers == {}


def test_another_document_gets_a_row(bench: SettingsBench) -> None:
    documents = shown(bench).documents
    assert "printer.result-notice" not in documents.printers
    documents.more.set_value("result-notice")
    documents.more.changed.emit()
    copies = documents.copies["copies.result-notice"]
    copies.set_value("customer*2 store*1")
    copies.changed.emit()
    assert bench.kept("copies.result-notice") == "customer*2 store*1"
    assert "2 " in copies.text()


def test_a_removed_printer_is_a_sentence(bench: SettingsBench) -> None:
    printers = shown(bench)
    combo = printers.printers["printer.receipt"]
    combo.set_value("Epson")
    combo.changed.emit()
    printers.look()
    bench.until(
        lambda: any(
            "Epson" in each.text() for each in printers.findChildren(QLabel) if "There is no" in each.text()
        )
    )


def failed_order(bench: SettingsBench, place: int) -> None:
    work = bench.opened().services.workplace
    rows = work.tickets.page(QueueFilter(work.time.now(), "all")).rows
    order_print(work, rows[place].id, RECEIPT, CLERK, printer="gone")
    look_after_start(work)


def test_orders_are_answered_by_keys(bench: SettingsBench, tmp_path: Path) -> None:
    work = bench.opened().services.workplace
    for place in range(2):
        failed_order(bench, place)
    printers = shown(bench)
    printers.look()
    bench.until(lambda: printers.orders.list.count() == 2)
    assert printers.orders.current() is not None
    bench.shell.serve_key("F7")
    assert printers.orders.list.hasFocus()
    press(Key.Key_Delete)
    bench.until(lambda: len(all_orders(work)) == 1)
    bench.until(lambda: printers.orders.list.count() == 1)
    printers.orders.list.setFocus()
    press(Key.Key_O)
    assert printers.orders.printer.hasFocus()
    printers.orders.printer.set_value(QUEUE)
    printers.orders.printer.changed.emit()
    bench.until(lambda: any((tmp_path / "paper").glob("*.pdf")))
    bench.until(lambda: all_orders(work) == ())
    bench.until(lambda: printers.orders.list.count() == 0)

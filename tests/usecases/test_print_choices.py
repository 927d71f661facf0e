"""What a kind of document is printed on: paper, copies, tray, as the desk remembers them."""

from __future__ import annotations

import pytest

from app.domain.refusals import InputError
from app.usecases.direct_printers import DIRECT, DirectPrinter, Way, direct_value
from app.usecases.evidence_ports import PrintOptions
from app.usecases.issue import LABEL, RECEIPT, order_print
from app.usecases.left_prints import all_orders, drop_orders, print_elsewhere
from app.usecases.print_choices import counts_text, read_counts
from app.usecases.print_orders import carry_out
from tests.fakes.shop import CLERK, Shop, silent


def test_copies_as_they_are_set(shop: Shop) -> None:
    shop.work.settings.put({"copies.receipt": "store*1 customer*2"})
    ticket = shop.intake()
    order_print(shop.work, ticket.id, RECEIPT, CLERK, printer="front")
    assert [job.copies for job in shop.work.prints.waiting()] == [1, 2]
    assert carry_out(shop.work) == ()
    assert len(shop.printers.sheets) == 2
    assert [each.prints for each in shop.ticket(ticket.id).documents] == [1]


@pytest.mark.parametrize(
    ("kept", "jobs"), [("store*2 customer*2", [2]), ("customer*1", [1]), ("junk", [1]), ("", [1])]
)
def test_one_order_where_all_are_alike(shop: Shop, kept: str, jobs: list[int]) -> None:
    shop.work.settings.put({"copies.receipt": kept})
    order_print(shop.work, shop.intake().id, RECEIPT, CLERK, printer="front")
    assert [job.copies for job in shop.work.prints.waiting()] == jobs


def test_what_is_said_for_one_print_counts_more(shop: Shop) -> None:
    shop.work.settings.put({"copies.receipt": "store*2 customer*2"})
    order_print(shop.work, shop.intake().id, RECEIPT, CLERK, printer="front", copies=("customer",))
    assert [job.copies for job in shop.work.prints.waiting()] == [1]


def test_counts_are_read_as_they_are_kept() -> None:
    assert read_counts(counts_text({"store": 1, "customer": 12}), ("store", "customer")) == {
        "store": 1,
        "customer": 9,
    }
    assert read_counts(None, ("store",)) == read_counts("merchant*2", ("store",)) == {}


def roll(name: str, width: str) -> dict[str, object]:
    return {DIRECT: direct_value([DirectPrinter(name, Way.FILE, "/nowhere", width)])}


def test_a_roll_printer_gets_its_roll(shop: Shop) -> None:
    shop.work.settings.put({"media.receipt": "a5", **roll("front", "58mm")})
    order_print(shop.work, shop.intake().id, RECEIPT, CLERK, printer="front")
    carry_out(shop.work)
    assert shop.printers.papers[0].startswith("Custom.58x")


def test_a_document_that_does_not_come_on_a_roll_is_not_issued_for_it(shop: Shop) -> None:
    shop.work.settings.put(roll("front", "80mm"))
    ticket = shop.intake()
    before = shop.entries()
    with pytest.raises(InputError) as error:
        order_print(shop.work, ticket.id, "application-form", CLERK, printer="front")
    assert error.value.code == "roll_not_for_kind"
    assert shop.entries() == before
    order_print(shop.work, ticket.id, LABEL, CLERK, printer="front")  # narrower than the roll


def test_a_tray_goes_with_its_printer(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[PrintOptions] = []
    taken = shop.printers.submit

    def submit(queue: str, pdf: bytes, title: str, options: PrintOptions) -> str:
        asked.append(options)
        return taken(queue, pdf, title, options)

    monkeypatch.setattr(shop.printers, "submit", submit)
    shop.work.settings.put({"tray.receipt": "tray-2", "printer.receipt": "back"})
    ticket = shop.intake()
    for printer in ("back", "front"):
        order_print(shop.work, ticket.id, RECEIPT, CLERK, printer=printer)
    order_print(shop.work, ticket.id, LABEL, CLERK, printer="back")
    carry_out(shop.work)
    assert [options.tray for options in asked] == ["tray-2", "", ""]


def test_an_order_goes_to_another_printer_or_is_taken_back(shop: Shop) -> None:
    ticket = shop.intake()
    shop.printers.faults["front"] = silent()
    order_print(shop.work, ticket.id, RECEIPT, CLERK, printer="front")
    carry_out(shop.work)
    order_print(shop.work, ticket.id, LABEL, CLERK, printer="front")
    doubted, queued = all_orders(shop.work)
    assert (doubted.state, queued.state) == ("failed", "queued")
    assert print_elsewhere(shop.work, [doubted], "back") == ()
    assert [queue for queue, _, _ in shop.printers.sheets] == ["back"]
    assert print_elsewhere(shop.work, [doubted], "back") == ()
    assert drop_orders(shop.work, [doubted, queued]) == 1
    assert all_orders(shop.work) == ()
    assert carry_out(shop.work) == ()
    assert len(shop.printers.sheets) == 1

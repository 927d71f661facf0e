"""Orders to print: each handed over once, a failing one holds up nobody."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.domain.refusals import ProblemError
from app.usecases.issue import LABEL, RECEIPT, order_print
from app.usecases.paper_sizes import sheet_name
from app.usecases.print_orders import UNCERTAIN, carry_out
from tests.fakes.shop import CLERK, Shop, opened_shop, silent


def test_orders_are_handed_over_once_and_in_their_order(shop: Shop) -> None:
    ticket = shop.intake()
    copies = [order_print(shop.work, ticket.id, kind, CLERK, printer="front") for kind in (RECEIPT, LABEL)]
    assert carry_out(shop.work) == ()
    assert shop.printers.sheets == [("front", copy.document.number, copy.pdf) for copy in copies]
    assert carry_out(shop.work) == ()
    assert len(shop.printers.sheets) == 2


def test_a_failing_order_holds_up_nobody_and_is_tried_again(shop: Shop) -> None:
    ticket = shop.intake()
    shop.printers.faults["back"] = ProblemError("printer_refused", printer="back")
    order_print(shop.work, ticket.id, RECEIPT, CLERK, printer="back")
    order_print(shop.work, ticket.id, LABEL, CLERK, printer="front")
    failed = carry_out(shop.work)
    assert [(job.number, job.state, job.problem) for job in failed] == [
        ("SL-2F01-261120-0001", "failed", "printer_refused")
    ]
    assert shop.printers.titles == ["BQ-2F01-261120-0001"]
    waiting = shop.work.prints.waiting()
    assert [(job.state, job.problem) for job in waiting] == [("failed", "printer_refused")]
    shop.printers.faults.clear()
    assert carry_out(shop.work) == ()
    assert shop.printers.titles[-1] == "SL-2F01-261120-0001"


def test_an_order_that_may_be_printed_is_never_printed_twice(shop: Shop) -> None:
    ticket = shop.intake()
    shop.printers.faults["front"] = silent()
    order_print(shop.work, ticket.id, RECEIPT, CLERK, printer="front")
    assert [job.problem for job in carry_out(shop.work)] == [UNCERTAIN]
    shop.printers.faults.clear()
    assert carry_out(shop.work) == ()
    assert shop.printers.titles == []
    assert [job.problem for job in shop.work.prints.waiting()] == [UNCERTAIN]


class PowerCutError(BaseException):
    """The program ends here."""


def test_a_program_that_ends_while_printing_does_not_print_again(folder: Path) -> None:
    with opened_shop(folder) as shop:
        ticket = shop.intake()
        order_print(shop.work, ticket.id, RECEIPT, CLERK, printer="front")
        shop.printers.faults["front"] = PowerCutError()  # type: ignore[assignment]  # ends the program
        with pytest.raises(PowerCutError):
            carry_out(shop.work)
    with opened_shop(folder) as shop:
        assert carry_out(shop.work) == ()
        assert shop.printers.titles == []
        assert [job.problem for job in shop.work.prints.waiting()] == [UNCERTAIN]


def test_orders_that_were_never_begun_are_carried_out_after_a_restart(folder: Path) -> None:
    with opened_shop(folder) as shop:
        order_print(shop.work, shop.intake().id, RECEIPT, CLERK, printer="front")
    with opened_shop(folder) as shop:
        assert carry_out(shop.work) == ()
        assert shop.printers.titles == ["SL-2F01-261120-0001"]


def test_a_lost_or_damaged_file_is_a_problem_of_that_order(shop: Shop) -> None:
    ticket = shop.intake()
    for kind in (RECEIPT, LABEL):
        order_print(shop.work, ticket.id, kind, CLERK, printer="front")
    lost = shop.work.prints.waiting()[0]
    path = shop.work.blobs.path(lost.pdf_sha256)
    assert path is not None
    path.unlink()
    shop.printers.faults["back"] = ValueError("not a PDF")
    order_print(shop.work, ticket.id, RECEIPT, CLERK, printer="back")
    assert [job.problem for job in carry_out(shop.work)] == ["blob_missing", "document_damaged"]
    assert shop.printers.titles == ["BQ-2F01-261120-0001"]


@pytest.mark.parametrize(
    ("kind", "medium", "paper"),
    [
        (RECEIPT, "a4", "A4"),
        (RECEIPT, "a5", "A5"),
        (LABEL, "60x40", "Custom.60x40mm"),
    ],
)
def test_the_printer_is_told_the_paper_the_pages_were_set_on(
    shop: Shop, kind: str, medium: str, paper: str
) -> None:
    ticket = shop.intake()
    order_print(shop.work, ticket.id, kind, CLERK, printer="front", medium=medium)
    assert carry_out(shop.work) == ()
    assert shop.printers.papers == [paper]


def test_a_roll_is_as_long_as_its_text(shop: Shop) -> None:
    shop.work.settings.put({"media.receipt": "80mm"})
    order_print(shop.work, shop.intake().id, RECEIPT, CLERK, printer="front")
    assert carry_out(shop.work) == ()
    assert re.fullmatch(r"Custom\.80x[1-9][0-9]{1,3}mm", shop.printers.papers[0])


@pytest.mark.parametrize(
    ("head", "paper"),
    [
        (b"/MediaBox [ 0 0 841.89 595.28 ]", "A4"),
        (b"/MediaBox[0 0 419.53 595.28]", "A5"),
        (b"/MediaBox [ 0 0 684 396 ]", "Custom.241x140mm"),
        (b"/MediaBox [ 0 0 841.89 595.28 ] /MediaBox [ 0 0 595.28 841.89 ]", "A4"),
        (b"/MediaBox [ 0 0 226.77 300 ] /MediaBox [ 0 0 226.77 600 ]", "Custom.80x212mm"),
        (b"/MediaBox [ 0 0 0 595.28 ]", ""),
        (b"no PDF", ""),
    ],
)
def test_a_sheet_is_named_by_its_size(head: bytes, paper: str) -> None:
    assert sheet_name(head) == paper

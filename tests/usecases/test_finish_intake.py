"""What a finished intake leaves: the ticket, its papers, and no print that never was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.usecases.finish_intake import IntakeToFinish, finish_intake
from app.usecases.issue import LABEL, RECEIPT, order_print
from tests.fakes.shop import CLERK, FakePrinters, Shop, kettle


class NoPrinter(FakePrinters):
    """A system that knows of none."""

    def default_queue(self) -> None:
        """No."""


@pytest.mark.parametrize("has_printer", [True, False])
def test_a_paper_counts_as_printed_only_where_there_is_a_printer(shop: Shop, *, has_printer: bool) -> None:
    work = shop.work if has_printer else replace(shop.work, printers=NoPrinter())
    done = finish_intake(work, IntakeToFinish(kettle()), CLERK)
    assert done.issued == (RECEIPT, LABEL)
    assert done.ordered == ((RECEIPT, LABEL) if has_printer else ())
    assert [document.prints for document in done.ticket.documents] == [int(has_printer)] * 2
    later = order_print(shop.work, done.ticket.id, RECEIPT, CLERK, printer="front")
    assert later.reprint == int(has_printer)

"""Which printer a document goes to, and what becomes of it without one."""

from __future__ import annotations

from app.domain.refusals import ProblemError
from app.usecases.chosen_printer import chosen_printer
from app.usecases.issue import LABEL, RECEIPT
from app.usecases.print_now import print_now
from tests.fakes.shop import CLERK, Shop


def test_the_printer_of_the_kind_comes_before_the_desks_and_the_systems(shop: Shop) -> None:
    assert chosen_printer(shop.work, LABEL) == "front"
    shop.work.settings.put({"printer.default": "back"})
    assert chosen_printer(shop.work, LABEL) == "back"
    shop.work.settings.put({"printer.label": "labels"})
    assert (chosen_printer(shop.work, LABEL), chosen_printer(shop.work, RECEIPT)) == ("labels", "back")


def test_a_printer_that_refuses_leaves_the_document_issued_and_says_why(shop: Shop) -> None:
    shop.printers.faults["front"] = ProblemError("printer_refused", printer="front")
    printed = print_now(shop.work, shop.intake().id, RECEIPT, CLERK)
    assert (printed.printer, printed.problem) == ("front", "printer_refused")
    assert [job.number for job in shop.work.prints.waiting()] == [printed.document.number]


def test_the_course_names_the_document_that_was_printed(shop: Shop) -> None:
    ticket = shop.intake()
    number = print_now(shop.work, ticket.id, RECEIPT, CLERK).document.number
    printed = shop.work.tickets.history(ticket.id)[-1]
    assert (printed.type, printed.values["number"]) == ("document.printed", number)

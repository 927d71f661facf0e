"""What nobody knows the end of: asked about, printed again as it was, or let be."""

from __future__ import annotations

from pathlib import Path

from app.domain.refusals import ProblemError
from app.usecases.issue import LABEL, RECEIPT, order_print
from app.usecases.left_prints import doubtful, drop_orders, left_prints, look_after_start, print_again
from app.usecases.print_now import print_now
from app.usecases.print_orders import STOPPED, UNCERTAIN, carry_out
from tests.fakes.shop import CLERK, Shop, opened_shop, silent

REFUSED = ProblemError("printer_refused", printer="front")


def test_an_order_cut_off_before_it_was_begun_is_held_until_somebody_answers(folder: Path) -> None:
    with opened_shop(folder) as shop:
        ticket = shop.intake()
        copy = order_print(shop.work, ticket.id, RECEIPT, CLERK, printer="front")
    for _ in range(2):
        with opened_shop(folder) as shop:
            (job,) = look_after_start(shop.work)
            assert (job.number, job.state, doubtful(job)) == (copy.document.number, "held", True)
            assert carry_out(shop.work) == ()
            assert shop.printers.titles == []
    with opened_shop(folder) as shop:
        assert print_again(shop.work, left_prints(shop.work)) == ()
        assert [pdf for _, _, pdf in shop.printers.sheets] == [copy.pdf]
        assert left_prints(shop.work) == ()


def test_an_order_whose_printer_fell_silent_is_in_doubt_and_can_be_printed_again(shop: Shop) -> None:
    ticket = shop.intake()
    shop.printers.faults["front"] = silent()
    order_print(shop.work, ticket.id, RECEIPT, CLERK, printer="front")
    carry_out(shop.work)
    left = left_prints(shop.work, ticket.id)
    assert [(job.problem, doubtful(job)) for job in left] == [(UNCERTAIN, True)]
    assert left_prints(shop.work, "another") == ()
    shop.printers.faults.clear()
    assert carry_out(shop.work) == ()
    assert shop.printers.titles == []
    assert print_again(shop.work, left) == ()
    assert print_again(shop.work, left) == ()
    assert shop.printers.titles == [left[0].number]


def test_what_did_print_is_asked_about_no_more(shop: Shop) -> None:
    ticket = shop.intake()
    shop.printers.faults["front"] = silent()
    order_print(shop.work, ticket.id, RECEIPT, CLERK, printer="front")
    carry_out(shop.work)
    left = left_prints(shop.work)
    assert (drop_orders(shop.work, left), drop_orders(shop.work, left)) == (1, 0)
    assert print_again(shop.work, left) == ()
    assert (left_prints(shop.work), shop.printers.titles) == ((), [])
    assert shop.ticket(ticket.id).documents[0].prints == 1


def test_an_order_goes_to_todays_printer_when_its_own_is_gone(shop: Shop) -> None:
    ticket = shop.intake()
    shop.printers.faults["old"] = ProblemError("printer_missing", printer="old")
    order_print(shop.work, ticket.id, RECEIPT, CLERK, printer="old")
    carry_out(shop.work)
    shop.work.settings.put({"printer.receipt": "back"})
    assert print_again(shop.work, left_prints(shop.work)) == ()
    assert [queue for queue, _, _ in shop.printers.sheets] == ["back"]


def test_printing_a_failed_document_makes_one_original_and_no_reprint(shop: Shop) -> None:
    ticket = shop.intake()
    shop.printers.faults["front"] = REFUSED
    first = print_now(shop.work, ticket.id, RECEIPT, CLERK)
    assert first.problem == "printer_refused"
    ordered = shop.work.blobs.read(left_prints(shop.work)[0].pdf_sha256)
    again = print_now(shop.work, ticket.id, RECEIPT, CLERK)
    assert (again.problem, again.document.id) == ("printer_refused", first.document.id)
    shop.printers.faults.clear()
    entries = shop.entries()
    done = print_now(shop.work, ticket.id, RECEIPT, CLERK)
    assert (done.problem, done.printer, shop.entries()) == ("", "front", entries)
    assert [pdf for _, _, pdf in shop.printers.sheets] == [ordered]
    assert shop.ticket(ticket.id).documents[0].prints == 1
    reprint = print_now(shop.work, ticket.id, RECEIPT, CLERK)
    assert (reprint.problem, shop.ticket(ticket.id).documents[0].prints) == ("", 2)
    assert shop.printers.sheets[-1][2] != ordered


def test_another_document_is_printed_beside_one_in_doubt(shop: Shop) -> None:
    ticket = shop.intake()
    shop.printers.faults["front"] = silent()
    print_now(shop.work, ticket.id, RECEIPT, CLERK)
    shop.printers.faults.clear()
    label = print_now(shop.work, ticket.id, LABEL, CLERK)
    assert (label.problem, shop.printers.titles) == ("", [label.document.number])
    assert [job.problem for job in left_prints(shop.work)] == [UNCERTAIN]


def test_a_newer_version_takes_the_place_of_a_failed_one(shop: Shop) -> None:
    ticket = shop.intake()
    shop.judge(ticket)
    shop.printers.faults["front"] = REFUSED
    old = print_now(shop.work, ticket.id, "liability-notice", CLERK).document
    shop.judge(ticket)
    shop.printers.faults.clear()
    new = print_now(shop.work, ticket.id, "liability-notice", CLERK).document
    assert (old.version, new.version) == (1, 2)
    assert len(shop.printers.sheets) == 1
    assert left_prints(shop.work) == ()


def test_a_printer_that_stands_still_is_told_and_nothing_is_left(shop: Shop) -> None:
    ticket = shop.intake()
    shop.printers.still.add("front")
    printed = print_now(shop.work, ticket.id, RECEIPT, CLERK)
    assert (printed.printer, printed.problem) == ("front", STOPPED)
    assert len(shop.printers.sheets) == 1
    assert left_prints(shop.work) == ()
    assert carry_out(shop.work) == ()

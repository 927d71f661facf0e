"""What a printing system took is followed: done, stuck, or come to nothing; and taken back before it goes elsewhere."""

from __future__ import annotations

import pytest

from app.domain.refusals import ProblemError
from app.usecases.day_end import OnPaper, count_day
from app.usecases.evidence_ports import JobState
from app.usecases.issue import RECEIPT, order_print
from app.usecases.left_prints import (
    all_orders,
    doubtful,
    drop_orders,
    left_prints,
    print_again,
    print_elsewhere,
)
from app.usecases.print_now import print_now
from app.usecases.print_orders import GAVE_UP, HELD, STOPPED, TAKEN_AWAY, UNCERTAIN, carry_out
from app.usecases.sent_prints import follow_sent, look_at_sent, settle_sent, stuck
from tests.fakes.shop import CLERK, Shop


def sent(shop: Shop) -> str:
    """A receipt that the printer ``front`` has; its ticket."""
    ticket = shop.intake()
    order_print(shop.work, ticket.id, RECEIPT, CLERK, printer="front")
    carry_out(shop.work)
    return ticket.id


def problems(shop: Shop) -> list[tuple[str, bool]]:
    return [(job.problem, doubtful(job)) for job in left_prints(shop.work)]


def test_what_came_out_is_followed_no_more(shop: Shop) -> None:
    sent(shop)
    (job,) = shop.work.prints.sent()
    assert (job.printer, job.taken, job.problem) == ("front", "front-1", "")
    assert follow_sent(shop.work) == ()
    assert shop.work.prints.sent() == left_prints(shop.work) == all_orders(shop.work) == ()


def test_a_printer_without_paper_is_told_once_and_prints_later(shop: Shop) -> None:
    sent(shop)
    shop.printers.states["front-1"] = JobState.PRINTING
    assert follow_sent(shop.work) == ()
    shop.printers.troubles["front"] = "printer_waits_paper"
    assert [job.problem for job in follow_sent(shop.work)] == ["printer_waits_paper"]
    assert follow_sent(shop.work) == ()
    assert left_prints(shop.work) == ()
    assert all_orders(shop.work) == stuck(shop.work)
    (row,) = count_day(shop.work, shop.time.now().astimezone(shop.work.desk.tz).date()).rows
    assert row.on_paper is OnPaper.FAILED
    shop.printers.troubles.clear()
    assert follow_sent(shop.work) == ()
    assert stuck(shop.work) == ()
    shop.printers.states.clear()
    assert follow_sent(shop.work) == shop.work.prints.sent() == ()


@pytest.mark.parametrize(
    ("state", "problem", "doubted"),
    [
        (JobState.ABORTED, GAVE_UP, True),
        (JobState.CANCELED, TAKEN_AWAY, False),
        (JobState.HELD, HELD, False),
    ],
)
def test_what_came_to_nothing_is_asked_about(
    shop: Shop, state: JobState, problem: str, doubted: bool
) -> None:
    sent(shop)
    shop.printers.states["front-1"] = state
    assert follow_sent(shop.work) == ()
    assert problems(shop) == [(problem, doubted)]
    assert shop.printers.canceled == (["front-1"] if problem == HELD else [])
    assert carry_out(shop.work) == ()
    assert len(shop.printers.sheets) == 1
    assert print_again(shop.work, left_prints(shop.work)) == ()
    assert [job.taken for job in shop.work.prints.sent()] == ["front-2"]
    assert follow_sent(shop.work) == left_prints(shop.work) == ()


@pytest.mark.parametrize(("waited", "problem"), [(True, "printer_missing"), (False, UNCERTAIN)])
def test_a_printer_that_was_removed(shop: Shop, *, waited: bool, problem: str) -> None:
    sent(shop)
    shop.printers.states["front-1"] = JobState.PENDING
    if waited:
        shop.printers.troubles["front"] = "printer_waits_line"
        assert len(follow_sent(shop.work)) == 1
    shop.printers.states["front-1"] = JobState.UNKNOWN
    shop.printers.removed.add("front")
    assert follow_sent(shop.work) == ()
    assert problems(shop) == [(problem, not waited)]


def test_a_job_the_system_forgot_is_let_be(shop: Shop) -> None:
    sent(shop)
    shop.printers.states["front-1"] = JobState.UNKNOWN
    assert follow_sent(shop.work) == shop.work.prints.sent() == left_prints(shop.work) == ()


def test_a_system_that_does_not_answer_tells_nothing(shop: Shop) -> None:
    sent(shop)
    shop.printers.down = ProblemError("printing_system_down")
    assert look_at_sent(shop.work) == ()
    assert len(shop.work.prints.sent()) == 1


def test_what_was_answered_meanwhile_is_left_alone(shop: Shop) -> None:
    sent(shop)
    shop.printers.still.add("front")
    shop.printers.states["front-1"] = JobState.ABORTED
    seen = look_at_sent(shop.work)
    assert settle_sent(shop.work, seen) == settle_sent(shop.work, seen) == ()
    (left,) = left_prints(shop.work)
    assert [job.problem for job in print_again(shop.work, [left])] == [STOPPED]
    assert settle_sent(shop.work, seen) == ()
    assert [(job.taken, job.problem) for job in shop.work.prints.sent()] == [("front-2", STOPPED)]


def test_one_that_waits_for_paper_goes_elsewhere_and_comes_out_once(shop: Shop) -> None:
    ticket = sent(shop)
    shop.printers.states["front-1"] = JobState.PRINTING
    shop.printers.troubles["front"] = "printer_waits_paper"
    (job,) = follow_sent(shop.work)
    shop.printers.faults["back"] = ProblemError("printer_refused", printer="back")
    (failed,) = print_elsewhere(shop.work, [job], "back")
    assert shop.printers.canceled == ["front-1"]
    assert (failed.printer, failed.problem) == ("back", "printer_refused")
    assert [each.printer for each in left_prints(shop.work)] == ["back"]
    shop.printers.faults.clear()
    assert print_again(shop.work, left_prints(shop.work, ticket)) == ()
    assert [queue for queue, _, _ in shop.printers.sheets] == ["front", "back"]
    assert shop.ticket(ticket).documents[0].prints == 1


def test_one_that_came_out_meanwhile_is_not_printed_elsewhere(shop: Shop) -> None:
    sent(shop)
    shop.printers.still.add("front")
    shop.printers.states["front-1"] = JobState.PENDING
    shop.printers.troubles["front"] = "printer_waits_paper"
    (job,) = follow_sent(shop.work)
    shop.printers.states["front-1"] = JobState.COMPLETED
    assert print_elsewhere(shop.work, [job], "back") == ()
    assert len(shop.printers.sheets) == 1
    assert all_orders(shop.work) == ()


def test_one_key_makes_one_paper_even_when_it_waits(shop: Shop) -> None:
    ticket = sent(shop)
    shop.printers.states["front-1"] = JobState.PENDING
    shop.printers.troubles["front"] = "printer_waits_paper"
    follow_sent(shop.work)
    assert print_now(shop.work, ticket, RECEIPT, CLERK).problem == ""
    assert shop.printers.canceled == ["front-1"]
    assert shop.ticket(ticket).documents[0].prints == 1
    assert [job.taken for job in shop.work.prints.sent()] == ["front-2"]


def test_a_waiting_one_can_be_dropped(shop: Shop) -> None:
    sent(shop)
    shop.printers.states["front-1"] = JobState.PENDING
    shop.printers.troubles["front"] = "printer_waits_cover"
    assert drop_orders(shop.work, follow_sent(shop.work)) == 1
    assert shop.printers.canceled == ["front-1"]
    assert all_orders(shop.work) == shop.work.prints.sent() == ()

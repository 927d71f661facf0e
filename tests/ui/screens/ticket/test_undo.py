"""Ctrl+Z on a ticket: what was changed today is found in the journal, also by a page opened later."""

from collections.abc import Callable
from datetime import timedelta
from typing import cast

import pytest

from app.domain.decide import Action
from app.domain.records import Customer
from app.domain.steps.amendment import AmendCustomer
from app.domain.steps.closing import VoidTicket
from app.domain.steps.contact import AddNote, AssignOwner
from app.domain.steps.promising import PauseClocks
from app.domain.ticket import Ticket
from app.ui.screens.ticket.body import FIELDS
from app.ui.screens.ticket.view import TicketPage
from app.usecases.issue import issue
from app.usecases.perform import perform
from tests.ui.kit.keyboard import CTRL, Key, press, write
from tests.ui.screens.ticket.bench import MANAGER, WANG, Bench

ZHANG = Customer("王建军", "13800002233", contact_verified_by="shown_phone")


def _open(bench: Bench, ticket: Ticket) -> TicketPage:
    page = cast("TicketPage", bench.show(lambda services: TicketPage(services, ticket.id)))
    bench.until(lambda: page.title() == ticket.number)
    return page


def _ask(bench: Bench) -> str:
    """Press Ctrl+Z; what is said."""
    told = len(bench.messages)
    press(Key.Key_Z, CTRL)
    bench.until(lambda: len(bench.messages) > told)
    return bench.messages[-1].text


def _do(bench: Bench, ticket: Ticket) -> None:
    """Press Ctrl+Z; wait until something is written and shown."""
    written = len(bench.history(ticket))
    press(Key.Key_Z, CTRL)
    bench.until(lambda: len(bench.history(ticket)) > written)
    bench.settle()


@pytest.fixture
def changed(bench: Bench) -> Ticket:
    """A ticket whose customer was corrected half an hour ago, before the program was started anew."""
    ticket = bench.ticket(minutes_ago=50)
    now = bench.time.moment
    bench.time.moment = now - timedelta(minutes=30)
    perform(bench.work, ticket.id, AmendCustomer(ZHANG), bench.person)
    bench.time.moment = now
    return ticket


def test_what_was_typed_on_the_page_is_taken_back_when_pressed_again(bench: Bench) -> None:
    ticket = bench.ticket()
    page = _open(bench, ticket)
    page.body.choose(FIELDS)
    page.body.fields.edit("goods.1.brand")
    press(Key.Key_Return)
    press(Key.Key_A, CTRL)
    write("MEICHU")
    press(Key.Key_Return)
    bench.until(lambda: bench.now(ticket).items[0].goods.brand == "MEICHU")
    bench.settle()
    assert "Take back «Goods corrected» 14:00" in _ask(bench)
    assert "美厨 → MEICHU" in bench.messages[-1].text
    assert bench.now(ticket).items[0].goods.brand == "MEICHU"
    _do(bench, ticket)
    assert bench.now(ticket).items[0].goods.brand == "美厨"
    assert bench.messages[-1].text.startswith("Taken back: «Goods corrected» 14:00")
    assert _ask(bench) == "Nothing that you changed here today could be taken back"


def test_a_page_opened_later_knows_it_from_the_journal(bench: Bench, changed: Ticket) -> None:
    _open(bench, changed)
    said = _ask(bench)
    assert said == (
        "Take back «Customer's data corrected» 13:30 (Full name 王建国 → 王建军)? Ctrl+Z again does it."
    )
    _do(bench, changed)
    assert bench.now(changed).customer == WANG
    kinds = [line.type for line in bench.history(changed)][-3:]
    assert kinds == ["customer.amended", "customer.amended", "change.taken_back"]


def test_the_course_says_what_was_taken_back(bench: Bench, changed: Ticket) -> None:
    page = _open(bench, changed)
    _ask(bench)
    _do(bench, changed)
    lines = page.body.course.lines
    words = [each.accessibleName() for each in lines.findChildren(type(page.frame.number))]
    assert any(word.startswith("Taken back Customer's data corrected") for word in words)


def test_esc_is_no(bench: Bench, changed: Ticket) -> None:
    _open(bench, changed)
    _ask(bench)
    press(Key.Key_Escape)
    assert "Take back" in _ask(bench)
    assert bench.now(changed).customer == ZHANG


def test_each_press_goes_one_change_further_back(bench: Bench, changed: Ticket) -> None:
    perform(bench.work, changed.id, PauseClocks("proof_pending"), bench.person)
    _open(bench, changed)
    assert "«Clocks paused» 14:00" in _ask(bench)
    _do(bench, changed)
    assert "«Customer's data corrected» 13:30" in _ask(bench)
    _do(bench, changed)
    assert (bench.now(changed).paused, bench.now(changed).customer) == (None, WANG)


def test_what_stays_is_said_with_what_is_done_instead_and_what_was_before_it(
    bench: Bench, changed: Ticket
) -> None:
    issue(bench.work, changed.id, "receipt", bench.person)
    _open(bench, changed)
    first, second = _ask(bench).split("\n")
    assert first == "«Document issued» 14:00 cannot be taken back: void the document instead (press .)."
    assert second.startswith("Take back «Customer's data corrected» 13:30")
    _do(bench, changed)
    assert bench.now(changed).customer == WANG


@pytest.mark.parametrize(
    ("action", "instead"),
    [
        (AddNote("来电"), "write another line that puts it right (press N)"),
        (VoidTicket("录错了"), "take the case in anew"),
    ],
)
def test_what_cannot_be_taken_back_is_said(bench: Bench, action: Action, instead: str) -> None:
    ticket = bench.ticket()
    perform(bench.work, ticket.id, action, MANAGER)
    bench.person = MANAGER
    _open(bench, ticket)
    assert _ask(bench).endswith(f"cannot be taken back: {instead}.")
    written = len(bench.history(ticket))
    _ask(bench)
    assert len(bench.history(ticket)) == written


def _by_another(bench: Bench) -> None:
    bench.person = MANAGER


def _tomorrow(bench: Bench) -> None:
    bench.time.moment += timedelta(days=1)


@pytest.mark.parametrize("turn", [_by_another, _tomorrow])
def test_what_others_did_or_another_day_is_not_offered(
    bench: Bench, changed: Ticket, turn: Callable[[Bench], None]
) -> None:
    turn(bench)
    _open(bench, changed)
    assert _ask(bench) == "Nothing that you changed here today could be taken back"


def test_what_changed_between_the_two_presses_is_asked_anew(bench: Bench, changed: Ticket) -> None:
    _open(bench, changed)
    _ask(bench)
    perform(bench.work, changed.id, AssignOwner("何立"), bench.person)
    bench.news.ticket_changed.emit(changed.id)
    bench.settle()
    assert "«Handed over»" in _ask(bench)
    assert bench.now(changed).customer == ZHANG

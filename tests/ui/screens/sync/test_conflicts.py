"""Two desks say different things: decided by keys on the page of sync and on the ticket, and decided again."""

from __future__ import annotations

from dataclasses import replace

from app.domain.steps.checking import CheckBegun
from app.domain.steps.closing import TicketWithdrawn
from app.domain.steps.contact import NoteAdded
from app.domain.steps.deciding import ConflictDecided
from app.domain.ticket import Ticket
from app.ui.kit.text import Text
from app.ui.screens.ticket.view import TicketPage
from app.usecases.conflict_cases import Said
from app.usecases.pins import KeptPin, pin_key
from tests.fakes.pins import QuickPins
from tests.ui.kit.keyboard import Key, press, write
from tests.ui.screens.sync.conftest import Show
from tests.ui.screens.sync.two_desks import TwoDesks, phone
from tests.ui.screens.ticket.bench import CLERK, MANAGER, Bench

HERE, THERE = "13900001111", "13900002222"


def disputed_phone(bench: Bench, desks: TwoDesks) -> Ticket:
    """A ticket of which this desk says one phone and the other desk, later, another."""
    ticket = bench.ticket()
    desks.meet()
    desks.say_here(bench.work, ticket.id, phone(HERE))
    desks.say_there(ticket.id, phone(THERE))
    desks.meet()
    return ticket


def now(bench: Bench, ticket: Ticket) -> str | None:
    return bench.now(ticket).customer.phone


def test_both_values_are_shown_with_who_and_where(bench: Bench, desks: TwoDesks, show: Show) -> None:
    disputed_phone(bench, desks)
    page = show(desks.link)
    assert page.joined.part() == "conflicts"
    card = page.joined.conflicts.cards[0]
    assert card.hasFocus()
    assert HERE in card.accessibleName()
    assert THERE in card.accessibleName()
    assert (card.case.here.user, card.case.here.origin.own) == ("林晓敏", True)
    assert (card.case.there.user, card.case.there.origin.own) == ("周静", False)


def test_two_who_withdrew_one_ticket_are_told_apart_by_their_reasons(
    bench: Bench, desks: TwoDesks, show: Show
) -> None:
    ticket = bench.ticket()
    desks.meet()
    desks.say_here(bench.work, ticket.id, TicketWithdrawn("客户不修了"))
    desks.say_there(ticket.id, TicketWithdrawn("客户联系不上"))
    desks.meet()
    card = show(desks.link).joined.conflicts.cards[0]
    assert "Reason 客户不修了 / 客户联系不上" in card.accessibleName()


def test_what_a_doubted_author_wrote_is_read_before_it_is_decided(
    bench: Bench, desks: TwoDesks, show: Show
) -> None:
    ticket = bench.ticket()
    desks.meet()
    desks.office.doubted.add("钱七")
    desks.say_there(ticket.id, NoteAdded("客户说已收到退款 & <b>签收</b>"), user="钱七")
    desks.meet()
    card = show(desks.link).joined.conflicts.cards[0]
    assert "「客户说已收到退款 & <b>签收</b>」" in card.accessibleName()
    assert "「客户说已收到退款 & <b>签收</b>」" in [text.text() for text in card.findChildren(Text)]
    assert (card.case.here, card.case.there.user) == (Said(), "钱七")


def test_1_keeps_what_stands(bench: Bench, desks: TwoDesks, show: Show) -> None:
    ticket = disputed_phone(bench, desks)
    page = show(desks.link)
    press(Key.Key_1)
    bench.settle()
    assert page.joined.conflicts.cards == []
    assert page.joined.part() == "conflicts"  # where it can be decided again
    assert page.joined.conflicts.lines[0].undo.hasFocus()
    assert now(bench, ticket) == HERE
    assert bench.last(ticket).type == "conflict.decided"


def test_2_takes_the_other_with_a_note(bench: Bench, desks: TwoDesks, show: Show) -> None:
    ticket = disputed_phone(bench, desks)
    page = show(desks.link)
    card = page.joined.conflicts.cards[0]
    card.remark.setFocus()
    write("来电核实")
    card.setFocus()
    press(Key.Key_2)
    bench.settle()
    assert now(bench, ticket) == THERE
    line = page.joined.conflicts.lines[0]
    assert line.case.decision is not None
    assert line.case.decision.note == "来电核实"


def test_a_decision_is_decided_again_and_back(bench: Bench, desks: TwoDesks, show: Show) -> None:
    ticket = disputed_phone(bench, desks)
    page = show(desks.link)
    press(Key.Key_1)
    bench.settle()
    page.joined.conflicts.lines[0].undo.setFocus()
    press(Key.Key_Return)
    bench.settle()
    assert now(bench, ticket) == THERE
    page.joined.conflicts.lines[0].undo.setFocus()
    press(Key.Key_Return)
    bench.settle()
    assert now(bench, ticket) == HERE
    desks.meet()
    there = desks.there.tickets.ticket(ticket.id)
    assert there is not None
    assert there.customer.phone == HERE


def test_two_who_decided_it_apart_are_shown_and_the_one_that_lost_is_marked(
    bench: Bench, desks: TwoDesks, show: Show
) -> None:
    ticket = disputed_phone(bench, desks)
    (conflict,) = desks.here.sync_state.conflicts(ticket.id)
    show(desks.link)
    press(Key.Key_1)
    bench.settle()
    desks.say_there(ticket.id, ConflictDecided(conflict.entry, True, "customer.amended", weighty=False))
    desks.meet()
    page = show(desks.link)
    (card,) = page.joined.conflicts.cards
    assert "Conflict decided kept as it was / taken over" in card.accessibleName()
    (line,) = page.joined.conflicts.lines
    said = line.undo.accessibleName()
    assert said.index("kept as it was") < said.index("Said otherwise: taken over · 周静")


def test_what_is_being_typed_stays_while_the_page_reads_itself_anew(
    bench: Bench, desks: TwoDesks, show: Show
) -> None:
    disputed_phone(bench, desks)
    page = show(desks.link)
    page.joined.conflicts.cards[0].remark.setFocus()
    write("等客户回")
    page.refresh()
    bench.settle()
    assert page.joined.conflicts.cards[0].remark.text() == "等客户回"
    assert page.joined.conflicts.cards[0].remark.hasFocus()


def disputed_course(bench: Bench, desks: TwoDesks) -> Ticket:
    ticket = bench.ticket()
    desks.meet()
    desks.say_here(bench.work, ticket.id, CheckBegun("1"))
    desks.say_there(ticket.id, TicketWithdrawn("客户不要了"))
    desks.meet()
    return ticket


def test_what_is_weighty_takes_a_supervisor(bench: Bench, desks: TwoDesks, show: Show) -> None:
    ticket = disputed_course(bench, desks)
    page = show(desks.link)
    card = page.joined.conflicts.cards[0]
    assert card.case.weighty
    press(Key.Key_2)
    bench.settle()
    assert "reason_missing" in card.wrong.words.text()
    assert len(page.joined.conflicts.cards) == 1
    bench.work.settings.put({"staff": [{"name": CLERK.name, "role": "clerk"}]})
    page.refresh()
    bench.settle()
    assert not page.joined.conflicts.cards[0].keep.isEnabled()  # nobody here has the right
    bench.person = MANAGER
    bench.news.person_changed.emit()
    bench.settle()
    page.joined.conflicts.cards[0].setFocus()
    press(Key.Key_1)
    bench.settle()
    assert page.joined.conflicts.cards == []
    assert bench.now(ticket).open


def test_a_supervisor_lends_the_right_to_decide_by_keys(bench: Bench, desks: TwoDesks, show: Show) -> None:
    ticket = disputed_course(bench, desks)
    bench.services = replace(bench.services, workplace=replace(bench.work, pin_hashes=QuickPins()))
    bench.work.settings.put({pin_key(MANAGER.name): KeptPin(QuickPins().hashed("4711")).value()})
    page = show(desks.link)
    for pin, wrong in (("0815", True), ("4711", False)):
        (card,) = page.joined.conflicts.cards
        assert card.lender.who.value() == MANAGER.name
        card.lender.pin.setFocus()
        write(pin)
        press(Key.Key_Return)
        if wrong:
            write("客户在柜台等")
        press(Key.Key_Return)
        assert card.hasFocus()
        press(Key.Key_2)
        bench.settle()
        assert bool(page.joined.conflicts.cards) == wrong
        if wrong:
            assert "pin" in card.wrong.words.text()
            assert card.lender.pin.text() == ""
    granted, decided = bench.history(ticket)[-3:-1]
    assert (granted.type, granted.user, granted.values["lender"]) == (
        "override.granted",
        CLERK.name,
        MANAGER.name,
    )
    assert (decided.type, decided.user) == ("conflict.decided", CLERK.name)
    assert not bench.now(ticket).open


def open_ticket(bench: Bench, desks: TwoDesks, ticket: Ticket) -> TicketPage:
    bench.services = replace(bench.services, link=desks.link)
    page = bench.show(lambda services: TicketPage(services, ticket.id))
    assert isinstance(page, TicketPage)
    return page


def test_the_ticket_says_it_and_c_leads_to_the_cards(bench: Bench, desks: TwoDesks) -> None:
    ticket = disputed_phone(bench, desks)
    page = open_ticket(bench, desks, ticket)
    assert page.abroad.chip.text() == "Needs you"
    assert not page.abroad.bar.isHidden()
    page.setFocus()
    page.body.tabs.setFocus()
    press(Key.Key_C)
    press(Key.Key_2)
    bench.settle()
    assert now(bench, ticket) == THERE
    assert page.abroad.bar.isHidden()
    assert page.body.over() is None


def test_what_comes_from_elsewhere_shows_without_losing_what_is_typed(bench: Bench, desks: TwoDesks) -> None:
    ticket = bench.ticket()
    desks.meet()
    page = open_ticket(bench, desks, ticket)
    press(Key.Key_N)
    write("客户下午")
    desks.say_there(ticket.id, phone(THERE))
    desks.meet()
    bench.news.arrived.emit(ticket.id)
    bench.settle()
    assert now(bench, ticket) == THERE
    assert page.body.course.jot.line.text() == "客户下午"
    assert "what you are typing stays" in bench.messages[-1].text

"""全部字段: everything that was taken in is there, and corrected there; the course says who, when and what."""

from dataclasses import replace
from datetime import date
from typing import cast

import pytest
from PySide6.QtWidgets import QLabel

from app.domain.records import Complaint, Problem
from app.domain.steps.intake import Piece, TakeIn
from app.domain.ticket import Ticket
from app.domain.vocabulary import Demand
from app.ui.screens.ticket.view import TicketPage
from app.usecases.take_in import take_in
from tests.ui.kit.keyboard import CTRL, Key, press, write
from tests.ui.screens.ticket.bench import CLERK, COOKER, KETTLE, WANG, Bench


def _open(bench: Bench, ticket: Ticket) -> TicketPage:
    page = cast("TicketPage", bench.show(lambda services: TicketPage(services, ticket.id)))
    bench.until(lambda: page.title() == ticket.number)
    press(Key.Key_5, CTRL)
    bench.settle()
    return page


def _value(page: TicketPage, path: str) -> str:
    line = page.body.fields.line(path)
    assert line is not None, path
    return line.row.value


def _edit(bench: Bench, page: TicketPage, path: str, *keys: str) -> None:
    """Enter on the field, type, Enter."""
    page.body.fields.edit(path)
    press(Key.Key_Return)
    for text in keys:
        write(text)
    press(Key.Key_Return)
    bench.settle()


def _wrong(page: TicketPage, path: str) -> str:
    line = page.body.fields.line(path)
    assert line is not None
    return line.wrong.text() if not line.wrong.isHidden() else ""


def _course(page: TicketPage) -> str:
    press(Key.Key_2, CTRL)
    return "\n".join(label.text() for label in page.body.course.lines.findChildren(QLabel))


def test_what_the_intake_holds_is_shown(bench: Bench) -> None:
    kettle = replace(KETTLE, quantity=2, custom_made=True, installed_date=date(2026, 11, 10))
    page = _open(bench, bench.ticket(WANG, kettle))
    assert _value(page, "ticket.clerk") == "林晓敏"
    assert _value(page, "ticket.profile").startswith("Mall service desk")
    assert _value(page, "goods.1.quantity") == "2"
    assert _value(page, "goods.1.custom_made") == "✓"
    assert _value(page, "goods.1.installed_date") == "2026-11-10"
    assert _value(page, "goods.1.proof_state") == "Valid"


def test_the_day_of_installation_is_corrected(bench: Bench) -> None:
    ticket = bench.ticket()
    page = _open(bench, ticket)
    _edit(bench, page, "goods.1.installed_date", "1110")
    assert bench.now(ticket).items[0].goods.installed_date == date(2026, 11, 10)
    assert bench.last(ticket).user == "林晓敏"


@pytest.mark.parametrize(
    ("path", "typed", "code"),
    [
        ("goods.1.sold_date", "neulich", "date_not_understood"),
        ("goods.1.sold_date", "+3", "date_in_future"),
        ("goods.1.price", "1.999", "amount_more_than_two_decimals"),
        ("goods.1.quantity", "0", "count_expected"),
        ("goods.1.quantity", "1000000000", "count_expected"),
        ("customer.name", "x" * 201, "text_too_long"),
    ],
)
def test_nonsense_is_refused_beside_the_field_and_nothing_is_erased(
    bench: Bench, path: str, typed: str, code: str
) -> None:
    ticket = bench.ticket(WANG, replace(KETTLE, sold_date=date(2026, 11, 8)))
    page = _open(bench, ticket)
    _edit(bench, page, path, typed)
    assert _wrong(page, path).startswith(code)
    assert bench.now(ticket).items == ticket.items
    assert bench.now(ticket).customer == ticket.customer


def test_the_state_of_the_proof_is_corrected_with_its_reason(bench: Bench) -> None:
    ticket = bench.ticket()
    page = _open(bench, ticket)
    _edit(bench, page, "goods.1.proof_state", "2")
    _edit(bench, page, "goods.1.proof_reason", "unreadable")
    goods = bench.now(ticket).items[0].goods
    assert (goods.proof, goods.proof_state, goods.proof_reason) == ("invoice", "pending", "unreadable")
    assert _value(page, "goods.1.proof_reason") == "Not readable"
    said = _course(page)
    assert "Valid → To be checked" in said
    assert "Not readable" in said


def test_a_member_record_is_not_made_valid_here(bench: Bench) -> None:
    ticket = bench.ticket()
    page = _open(bench, ticket)
    _edit(bench, page, "goods.1.proof", "member")
    assert bench.now(ticket).items[0].goods.proof_state == "pending"
    _edit(bench, page, "goods.1.proof_state", "1")
    assert _wrong(page, "goods.1.proof_state").startswith("supervisor_must_confirm")


def test_how_the_contact_was_verified_is_corrected(bench: Bench) -> None:
    ticket = bench.ticket()
    page = _open(bench, ticket)
    assert _value(page, "customer.contact_verified_by") == "Phone shown"
    _edit(bench, page, "customer.contact_verified_by", "2")
    assert bench.now(ticket).customer.contact_verified_by == "call_back"
    assert "Phone shown → Called back" in _course(page)


def test_who_was_asked_before_is_chosen_not_typed(bench: Bench) -> None:
    ticket = bench.ticket()
    page = _open(bench, ticket)
    _edit(bench, page, "problem.contacted", "12")
    assert bench.now(ticket).problem.contacted == ("salesperson", "brand")
    assert _value(page, "problem.contacted") == "Salesperson, Brand"


def test_of_several_goods_each_has_its_demand_and_its_words(bench: Bench) -> None:
    form = TakeIn(
        "counter",
        WANG,
        (KETTLE,),
        Problem("漏水", Demand.EXCHANGE),
        further=(Piece(COOKER, Demand.RETURN, Complaint("一碰就麻")),),
    )
    ticket = take_in(bench.work, form, CLERK).ticket
    page = _open(bench, ticket)
    assert page.body.fields.line("problem.demand") is None
    assert (_value(page, "complaint.1.demand"), _value(page, "complaint.2.demand")) == ("Exchange", "Return")
    _edit(bench, page, "complaint.2.part", "内胆")
    _edit(bench, page, "complaint.1.demand", "repair")
    items = bench.now(ticket).items
    assert items[1].complaint == Complaint("一碰就麻", part="内胆")
    assert [item.demand for item in items] == ["repair", "return"]
    assert bench.now(ticket).problem.demand == "exchange"
    assert "Exchange → Repair" in _course(page)

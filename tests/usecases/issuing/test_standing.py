"""A document is out of date once what it shows was put right, and by nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.decide import Action
from app.domain.money import Fen
from app.domain.records import Inspection
from app.domain.status import TrackKind
from app.domain.steps.amendment import AmendCustomer, AmendGoods, AmendProblem
from app.domain.steps.checking import InspectGoods
from app.domain.steps.contact import AddNote, LogContact
from app.domain.steps.execution import AdvanceExecution, StartExecution
from app.domain.steps.intake import AddGoods
from app.domain.steps.papers import EXCHANGE_RETURN_SLIP, LIABILITY_NOTICE, RecordDelivery
from app.domain.ticket import Ticket
from app.domain.vocabulary import Delivery, Demand
from app.usecases.issue import LABEL, RECEIPT, issue, order_print
from app.usecases.issuing.settling import issued_particulars
from app.usecases.issuing.standing import outdated, shown_facts
from app.usecases.perform import perform
from app.usecases.situation import possible_documents
from tests.fakes.shop import CLERK, Shop, kettle_goods


def amended(ticket: Ticket, what: str) -> Action:
    """The ticket's data put right in one place."""
    goods = ticket.items[0].goods
    actions: dict[str, Action] = {
        "name": AmendCustomer(replace(ticket.customer, name="王建华")),
        "phone": AmendCustomer(replace(ticket.customer, phone="13900001111")),
        "address": AmendCustomer(replace(ticket.customer, address="人民路8号")),
        "serial": AmendGoods(replace(goods, serial="SN-1")),
        "quantity": AmendGoods(replace(goods, quantity=2)),
        "price": AmendGoods(replace(goods, price=Fen(59_900))),
        "words": AmendProblem(replace(ticket.problem, words="壶底漏水，底座不通电")),
        "more": AddGoods(kettle_goods("壶二"), Demand.REPAIR),
    }
    return actions[what]


def stale(shop: Shop, ticket_id: str) -> set[str]:
    """The kinds that need a new version, as the lists of documents say."""
    return {each.kind for each in possible_documents(shop.work, shop.ticket(ticket_id)) if each.outdated}


@pytest.mark.parametrize(
    ("what", "kinds"),
    [
        ("name", {RECEIPT, LABEL, LIABILITY_NOTICE, EXCHANGE_RETURN_SLIP}),
        ("phone", {RECEIPT, LABEL, EXCHANGE_RETURN_SLIP}),
        ("address", set()),
        ("serial", {RECEIPT, LABEL, LIABILITY_NOTICE, EXCHANGE_RETURN_SLIP}),
        ("quantity", {RECEIPT, LIABILITY_NOTICE, EXCHANGE_RETURN_SLIP}),
        ("price", {RECEIPT, LIABILITY_NOTICE, EXCHANGE_RETURN_SLIP}),
        ("words", {RECEIPT, LIABILITY_NOTICE}),
        ("more", {RECEIPT, LABEL}),
    ],
)
def test_what_was_put_right_asks_for_a_new_version_of_whatever_shows_it(
    shop: Shop, what: str, kinds: set[str]
) -> None:
    ticket = shop.intake()
    shop.judge(ticket)
    shop.agree(ticket)
    for kind in (RECEIPT, LABEL, LIABILITY_NOTICE, EXCHANGE_RETURN_SLIP):
        issue(shop.work, ticket.id, kind, CLERK)
    assert stale(shop, ticket.id) == set()
    perform(shop.work, ticket.id, amended(shop.ticket(ticket.id), what), CLERK)
    assert stale(shop, ticket.id) == kinds


def test_a_new_version_says_what_is_right_and_voids_the_old_one_with_its_signature(shop: Shop) -> None:
    ticket = shop.intake()
    first = order_print(shop.work, ticket.id, RECEIPT, CLERK).document
    perform(shop.work, ticket.id, RecordDelivery(first.id, Delivery.SIGNED), CLERK)
    perform(shop.work, ticket.id, amended(shop.ticket(ticket.id), "name"), CLERK)
    second = order_print(shop.work, ticket.id, RECEIPT, CLERK).document
    assert (second.number, second.version, second.delivery) == (first.number, 2, None)
    assert second.content_sha256 != first.content_sha256
    assert [each.voided for each in shop.ticket(ticket.id).documents] == [True, False]
    assert stale(shop, ticket.id) == set()
    assert order_print(shop.work, ticket.id, RECEIPT, CLERK).document.id == second.id


def test_what_is_put_back_is_as_it_was(shop: Shop) -> None:
    ticket = shop.intake()
    first = issue(shop.work, ticket.id, RECEIPT, CLERK)
    perform(shop.work, ticket.id, amended(ticket, "name"), CLERK)
    perform(shop.work, ticket.id, AmendCustomer(ticket.customer), CLERK)
    assert issue(shop.work, ticket.id, RECEIPT, CLERK).id == first.id


def test_what_a_sheet_does_not_print_makes_nothing_out_of_date(shop: Shop) -> None:
    ticket = shop.intake()
    first = order_print(shop.work, ticket.id, RECEIPT, CLERK).document
    actions: list[Action] = [
        AddNote("客户来电"),
        LogContact("phone", "已说明进度", progress=True),
        InspectGoods(Inspection(packaging_intact=True, remarks="壶底有水渍")),
        RecordDelivery(first.id, Delivery.SIGNED),
    ]
    for action in actions:
        shop.time.advance(days=1)
        perform(shop.work, ticket.id, action, CLERK)
    shop.judge(ticket)
    assert stale(shop, ticket.id) == set()
    assert order_print(shop.work, ticket.id, RECEIPT, CLERK).document.id == first.id


def test_another_technician_or_result_asks_for_a_new_work_order_until_somebody_signed(shop: Shop) -> None:
    ticket = shop.intake()
    shop.judge(ticket)
    shop.agree(ticket, "repair_free")
    start = {"appointment": "2026-11-22 14:00-16:00"}
    perform(shop.work, ticket.id, StartExecution(TrackKind.REPAIR, start), CLERK)
    first = issue(shop.work, ticket.id, "work-order", CLERK)
    steps: tuple[tuple[str, dict[str, str]], ...] = (
        ("appointed", {"technician": "赵永强"}),
        ("technician_arrived", {}),
    )
    issued = first
    for version, (step, details) in enumerate(steps, 2):
        perform(shop.work, ticket.id, AdvanceExecution(TrackKind.REPAIR, step, details), CLERK)
        assert "work-order" in stale(shop, ticket.id)
        issued = issue(shop.work, ticket.id, "work-order", CLERK)
        assert (issued.number, issued.version) == (first.number, version)
    said = {each.key: each.text for each in issued_particulars(shop.work, issued)}
    assert said["technician"] == "赵永强"
    perform(shop.work, ticket.id, RecordDelivery(issued.id, Delivery.SIGNED), CLERK)
    done = AdvanceExecution(TrackKind.REPAIR, "awaiting_acceptance", {"remarks": "已换密封圈"})
    perform(shop.work, ticket.id, done, CLERK)  # by hand on the paper that was signed
    assert stale(shop, ticket.id) == set()
    perform(shop.work, ticket.id, amended(shop.ticket(ticket.id), "phone"), CLERK)
    assert stale(shop, ticket.id) == {"work-order"}


def test_a_waybill_asks_for_a_new_shipping_notice(shop: Shop) -> None:
    ticket = shop.intake()
    shop.judge(ticket)
    shop.agree(ticket, "exchange_same_model")
    perform(shop.work, ticket.id, StartExecution(TrackKind.EXCHANGE), CLERK)
    now = shop.ticket(ticket.id)
    item = now.items[0]
    before = shown_facts("shipping-notice", now, item)
    (track,) = item.executions
    sent = replace(item, executions=(replace(track, step="shipped", details={"waybill": "SF1"}),))
    after = shown_facts("shipping-notice", now, sent)
    assert (after[:64], after[64:] == before[64:]) == (before[:64], False)


def test_one_whose_facts_were_erased_goes_by_its_entry_alone(shop: Shop) -> None:
    ticket = shop.intake()
    issued = replace(issue(shop.work, ticket.id, RECEIPT, CLERK), shows="")
    perform(shop.work, ticket.id, amended(ticket, "name"), CLERK)
    now = shop.ticket(ticket.id)
    assert not outdated(issued, now, now.items[0])

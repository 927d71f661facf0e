"""The same goods on earlier tickets, found by their serial number, and what that gives the customer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from app.domain.records import Goods
from app.domain.status import TrackKind
from app.domain.steps.closing import VoidTicket
from app.domain.steps.execution import AdvanceExecution, CompleteItem, StartExecution
from app.domain.ticket import Item, Ticket
from app.usecases.perform import perform
from tests.fakes.shop import CLERK, MANAGER, Shop, kettle, kettle_goods

SERIAL = "SN20261101-77"


def goods(serial: str | None = SERIAL) -> Goods:
    bought = kettle_goods()
    return replace(bought, serial=serial)


def repaired(shop: Shop, serial: str | None = SERIAL) -> Ticket:
    """A ticket whose goods were repaired in two days."""
    ticket = shop.intake(kettle(goods=(goods(serial),)))
    shop.judge(ticket)
    shop.agree(ticket, "repair_free")
    perform(shop.work, ticket.id, StartExecution(TrackKind.REPAIR), CLERK)
    shop.time.advance(hours=48)
    perform(shop.work, ticket.id, AdvanceExecution(TrackKind.REPAIR, "done"), CLERK)
    perform(shop.work, ticket.id, CompleteItem(), CLERK)
    return shop.ticket(ticket.id)


def facts(shop: Shop, ticket: Ticket) -> dict[str, object]:
    return shop.work.policy.facts_of(ticket, ticket.items[0], shop.time.now())


def test_the_repair_of_an_earlier_ticket_is_counted_by_serial_number(shop: Shop) -> None:
    first = repaired(shop)
    assert "failed_repairs" not in facts(shop, first)
    assert facts(shop, first)["cumulative_repair_days"] == 2
    shop.time.advance(hours=24)
    again = shop.intake(kettle(goods=(goods(),)))
    assert facts(shop, again)["failed_repairs"] == 1
    assert facts(shop, again)["repair_days"] == 2


def test_two_repairs_in_vain_answer_what_the_three_guarantees_ask(shop: Shop) -> None:
    for _ in range(2):
        repaired(shop)
        shop.time.advance(hours=24)
    third = shop.intake(kettle(goods=(goods(),)))
    decision = shop.work.policy.item_decision(third, third.items[0], shop.time.now())
    assert facts(shop, third)["failed_repairs"] == 2
    assert "failed_repairs" not in decision.codes("missing")


def test_other_goods_no_number_and_void_tickets_count_nothing(shop: Shop) -> None:
    repaired(shop, "SN20261101-78")
    repaired(shop, None)
    shop.time.advance(hours=24)
    this = shop.intake(kettle(goods=(goods("SN20261101-7"),)))
    assert "failed_repairs" not in facts(shop, this)
    none = shop.intake(kettle(goods=(goods("1"),)))
    assert "failed_repairs" not in facts(shop, none)


def test_a_later_ticket_changes_nothing_on_an_earlier_one(shop: Shop) -> None:
    first = shop.intake(kettle(goods=(goods(),)))
    shop.time.advance(hours=24)
    later = repaired(shop)
    assert "failed_repairs" not in facts(shop, shop.ticket(first.id))
    perform(shop.work, later.id, VoidTicket("登记重复"), MANAGER)
    shop.time.advance(hours=24)
    third = shop.intake(kettle(goods=(goods(),)))
    assert "failed_repairs" not in facts(shop, third)


def test_clocks_look_nothing_up(shop: Shop) -> None:
    asked: list[str] = []
    policy = shop.work.policy

    def earlier(ticket: Ticket, _item: Item) -> tuple[Item, ...]:
        asked.append(ticket.id)
        return ()

    policy.earlier = earlier
    ticket = shop.intake(kettle(goods=(goods(),)))
    policy.clocks(ticket, shop.time.now() + timedelta(minutes=1))
    assert asked == []

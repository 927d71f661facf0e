"""The furniture shop: care of office furniture and the notice of shipping, as clocks of a ticket."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.bootstrap import make_store
from app.domain.clocks import ClockState
from app.domain.records import Goods
from app.domain.status import TrackKind
from app.domain.steps.circumstances import StateFacts
from app.domain.steps.closing import WithdrawTicket
from app.domain.steps.contact import LogContact
from app.domain.steps.execution import AdvanceExecution, StartExecution
from app.domain.ticket import Ticket
from app.usecases.desk import make_desk
from app.usecases.desk_policy import TicketClock
from app.usecases.perform import perform
from tests.fakes.shop import CLERK, NOTHING_ASIDE, Shop, kettle, kettle_goods, opened_shop


@pytest.fixture
def furniture(tmp_path: Path) -> Iterator[Shop]:
    """A furniture retailer at 10:02 on the sample day."""
    make_store(tmp_path, make_desk({"code": "2F-01", "profile": "furniture_retail"}), NOTHING_ASIDE)
    with opened_shop(tmp_path) as opened:
        yield opened


def desks(accepted: date) -> Goods:
    return replace(kettle_goods("班台"), category="furniture_office", accepted_date=accepted)


def clocks(shop: Shop, ticket: Ticket, key: str) -> list[TicketClock]:
    found = shop.work.policy.clocks(shop.ticket(ticket.id), shop.time.now())
    return [each for each in found if each.clock.key == key]


def test_care_is_counted_anew_from_the_day_that_somebody_states(furniture: Shop) -> None:
    ticket = furniture.intake(kettle(goods=(desks(date(2026, 9, 15)),)))
    assert [each.clock.due_day for each in clocks(furniture, ticket, "care_check")] == [date(2026, 12, 15)]
    furniture.time.advance(hours=24 * 26)
    assert clocks(furniture, ticket, "care_check")[0].state is ClockState.RED
    perform(furniture.work, ticket.id, StateFacts({"last_care_date": "2026-12-15"}), CLERK)
    (anew,) = clocks(furniture, ticket, "care_check")
    assert (anew.state, anew.clock.due_day) == (ClockState.RUNNING, date(2027, 3, 15))
    perform(furniture.work, ticket.id, WithdrawTicket("客户撤回"), CLERK)
    assert clocks(furniture, ticket, "care_check")[0].state is ClockState.VOIDED


def test_each_piece_has_its_own_care_and_the_case_comes_first(furniture: Shop) -> None:
    bought = (desks(date(2026, 9, 15)), desks(date(2026, 10, 1)))
    ticket = furniture.intake(kettle(goods=bought))
    days = {each.item: each.clock.due_day for each in clocks(furniture, ticket, "care_check")}
    assert days == {"1": date(2026, 12, 15), "2": date(2027, 1, 1)}
    coming = furniture.work.policy.next_clock(furniture.ticket(ticket.id))
    assert coming is not None
    assert not coming.key.startswith("care_")


def test_the_notice_of_shipping_is_met_by_telling_the_customer(furniture: Shop) -> None:
    ticket = furniture.intake(kettle(goods=(desks(date(2026, 9, 15)),)))
    furniture.judge(ticket)
    furniture.agree(ticket)
    perform(furniture.work, ticket.id, StartExecution(TrackKind.EXCHANGE), CLERK)
    assert clocks(furniture, ticket, "shipping_notice") == []
    perform(furniture.work, ticket.id, AdvanceExecution(TrackKind.EXCHANGE, "shipped"), CLERK)
    assert clocks(furniture, ticket, "shipping_notice")[0].state is ClockState.AMBER
    furniture.time.advance(minutes=5)
    perform(furniture.work, ticket.id, LogContact("sms", "已发货，单号已告知", progress=True), CLERK)
    assert clocks(furniture, ticket, "shipping_notice")[0].state is ClockState.MET

"""Goods in repair: the limits of the three guarantees as clocks, and told of when they come near."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.clocks import ClockState
from app.domain.status import TrackKind
from app.domain.steps.circumstances import StateFacts
from app.domain.steps.execution import AdvanceExecution, CallOffExecution, StartExecution
from app.domain.ticket import Ticket
from app.domain.vocabulary import Cause
from app.usecases.closing_windows import REPAIR_LIMITS, ClosingWindow, Urgency, closing_on_ticket
from app.usecases.desk_policy import TicketClock
from app.usecases.perform import perform
from tests.fakes.shop import CLERK, Shop, kettle, kettle_goods

SOLD = date(2026, 11, 1)


def taken_in(shop: Shop, category: str = "tv") -> Ticket:
    goods = replace(kettle_goods(), category=category, sold_date=SOLD, received_date=SOLD)
    return shop.intake(kettle(goods=(goods,)))


def in_repair(shop: Shop, category: str = "tv", kind: TrackKind = TrackKind.REPAIR) -> Ticket:
    """A case whose goods went into repair on 20 November."""
    ticket = taken_in(shop, category)
    shop.judge(ticket)
    shop.agree(ticket, "repair_free")
    perform(shop.work, ticket.id, StartExecution(kind), CLERK)
    return shop.ticket(ticket.id)


def limits(shop: Shop, ticket: Ticket) -> list[ClosingWindow]:
    now, ticket = shop.time.now(), shop.ticket(ticket.id)
    policy, item = shop.work.policy, ticket.items[0]
    decision, clocks = policy.item_decision(ticket, item, now), policy.clocks(ticket, now)
    found = closing_on_ticket(decision, clocks, item, now.astimezone(shop.work.desk.tz).date())
    return [each for each in found if each.key in REPAIR_LIMITS]


def clock(shop: Shop, ticket: Ticket, key: str = "repair_limit") -> TicketClock | None:
    found = shop.work.policy.clocks(shop.ticket(ticket.id), shop.time.now())
    return next((each for each in found if each.clock.key == key), None)


def days(shop: Shop, count: int) -> None:
    shop.time.advance(hours=24 * count)


@pytest.mark.parametrize("kind", [TrackKind.REPAIR, TrackKind.MAIL_IN])
def test_thirty_days_are_told_of_from_a_week_before_and_after_they_are_passed(
    shop: Shop, kind: TrackKind
) -> None:
    ticket = in_repair(shop, kind=kind)
    days(shop, 22)
    assert limits(shop, ticket) == []
    days(shop, 1)
    (near,) = limits(shop, ticket)
    assert (near.key, near.staff_day, near.left) == ("repair_limit_last_day", date(2026, 12, 20), 7)
    assert near.urgency is Urgency.SOON
    assert "30日" in near.why
    assert "第十二条" in near.why
    days(shop, 7)
    assert limits(shop, ticket)[0].urgency is Urgency.TODAY
    days(shop, 3)
    assert (limits(shop, ticket)[0].left, limits(shop, ticket)[0].urgency) == (-3, Urgency.PAST)


def test_the_limit_is_a_clock_of_the_repair_that_runs(shop: Shop) -> None:
    ticket = in_repair(shop)
    running = clock(shop, ticket)
    assert running is not None
    assert f"{running.clock.due:%m-%dT%H:%M}" == "12-21T00:00"
    assert (running.state, running.clock.owner) == (ClockState.RUNNING, "售后主管")
    days(shop, 25)
    assert (clock(shop, ticket) or running).state is ClockState.AMBER
    days(shop, 6)
    assert (clock(shop, ticket) or running).state is ClockState.RED
    perform(shop.work, ticket.id, AdvanceExecution(TrackKind.REPAIR, "done"), CLERK)
    assert (clock(shop, ticket) or running).state is ClockState.MISSED
    assert limits(shop, ticket) == []


def test_a_repair_that_is_called_off_and_begun_anew_has_its_own_days(shop: Shop) -> None:
    ticket = in_repair(shop)
    days(shop, 10)
    perform(shop.work, ticket.id, CallOffExecution(TrackKind.REPAIR, "改送另一家"), CLERK)
    over = clock(shop, ticket)
    assert over is not None
    assert over.state is ClockState.MET
    days(shop, 1)
    perform(shop.work, ticket.id, StartExecution(TrackKind.REPAIR), CLERK)
    anew = clock(shop, ticket)
    assert anew is not None
    assert (anew.state, anew.clock.due_day) == (ClockState.RUNNING, date(2026, 12, 31))


@pytest.mark.parametrize(
    ("category", "last"), [("tv", date(2027, 2, 18)), ("mobile_phone", date(2027, 1, 19))]
)
def test_who_waits_for_parts_has_the_longer_limit(shop: Shop, category: str, last: date) -> None:
    ticket = in_repair(shop, category)
    perform(shop.work, ticket.id, StateFacts({"repair_overdue_cause": "parts"}), CLERK)
    days(shop, 40)
    assert clock(shop, ticket) is None
    assert limits(shop, ticket) == []
    waiting = clock(shop, ticket, "parts_limit")
    assert waiting is not None
    assert waiting.clock.due_day == last
    days(shop, (last - date(2026, 12, 30)).days - 2)
    assert [(each.key, each.left) for each in limits(shop, ticket)] == [("parts_limit_last_day", 2)]


def test_a_repair_elsewhere_is_told_of_once_it_is_stated(shop: Shop) -> None:
    ticket = taken_in(shop)
    assert limits(shop, ticket) == []
    perform(shop.work, ticket.id, StateFacts({"sent_repair_date": "2026-11-02"}), CLERK)
    days(shop, 13)
    assert [each.left for each in limits(shop, ticket)] == [-1]
    perform(shop.work, ticket.id, StateFacts({"repair_delivered_date": "2026-12-03"}), CLERK)
    assert limits(shop, ticket) == []


def test_what_the_three_guarantees_leave_out_has_no_limit(shop: Shop) -> None:
    assert clock(shop, in_repair(shop, "kettle")) is None
    ticket = taken_in(shop)
    shop.judge(ticket, Cause.CUSTOMER)
    assert limits(shop, ticket) == []

"""Clocks that a change of level, a withdrawal or a word taken back ended stay in sight."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from app.domain.clocks import ClockState
from app.domain.steps.closing import WithdrawTicket
from app.domain.steps.level import LogEmergencyStep, SetLevel
from app.domain.steps.promising import MakePromise, VoidPromise
from app.domain.ticket import Ticket
from app.usecases.clock_lines import clock_objects, printed_clocks
from app.usecases.desk_policy import TicketClock
from app.usecases.ended_clocks import EndedBy, Ending
from app.usecases.perform import perform
from tests.fakes.shop import CLERK, Shop, kettle, minutes

EMERGENCY = "emergency_start"


def shown(shop: Shop, ticket: Ticket) -> tuple[TicketClock, ...]:
    return shop.work.policy.clocks(shop.ticket(ticket.id), shop.time.now())


def named(shop: Shop, ticket: Ticket, key: str) -> TicketClock:
    (found,) = [each for each in shown(shop, ticket) if each.clock.key == key]
    return found


def urgent(shop: Shop) -> Ticket:
    form = kettle()
    return shop.intake(replace(form, problem=replace(form.problem, safety_risk=True)))


def set_level(shop: Shop, ticket: Ticket, level: int, reason: str) -> None:
    shop.time.advance(minutes=5)
    perform(shop.work, ticket.id, SetLevel(level, reason), CLERK)


def test_a_clock_that_only_the_level_before_had_is_void_from_the_change_on(shop: Shop) -> None:
    ticket = urgent(shop)
    running = named(shop, ticket, EMERGENCY)
    set_level(shop, ticket, 3, "当面核实：不漏电")
    shop.time.advance(minutes=5)
    void = named(shop, ticket, EMERGENCY)
    assert (void.state, void.clock.due) == (ClockState.VOIDED, running.clock.due)
    assert void.clock.voided_at == datetime(2026, 11, 20, 10, 7)
    assert void.ending == Ending(EndedBy.LEVEL_CHANGED, "当面核实：不漏电", 3)
    assert shown(shop, ticket)[-1] == void
    assert EMERGENCY not in {
        line.key for line in printed_clocks(shop.work.policy, shop.ticket(ticket.id), shop.time.now())
    }
    following = shop.work.policy.next_clock(shop.ticket(ticket.id))
    assert following is not None
    assert following.key != EMERGENCY


def test_the_command_line_says_when_and_why(shop: Shop) -> None:
    ticket = urgent(shop)
    set_level(shop, ticket, 3, "当面核实：不漏电")
    (said,) = [each for each in clock_objects(shown(shop, ticket)) if each["key"] == EMERGENCY]
    assert {key: said[key] for key in ("state", "voided_at", "voided_by", "level", "reason")} == {
        "state": "voided",
        "voided_at": "2026-11-20T10:07",
        "voided_by": "level_changed",
        "level": 3,
        "reason": "当面核实：不漏电",
    }


def test_what_was_met_before_the_change_stays_met(shop: Shop) -> None:
    ticket = urgent(shop)
    shop.time.advance(minutes=1)
    perform(shop.work, ticket.id, LogEmergencyStep("暂停销售"), CLERK)
    set_level(shop, ticket, 3, "已排除危险")
    met = named(shop, ticket, EMERGENCY)
    assert (met.state, met.ending) == (ClockState.MET, None)


def test_a_level_that_comes_back_lets_its_clock_run_anew(shop: Shop) -> None:
    ticket = urgent(shop)
    set_level(shop, ticket, 3, "看错")
    set_level(shop, ticket, 1, "确有危险")
    clock = named(shop, ticket, EMERGENCY)
    assert (clock.state, clock.clock.start) == (ClockState.RUNNING, datetime(2026, 11, 20, 10, 12))
    assert named(shop, ticket, "answer").state is ClockState.VOIDED
    assert named(shop, ticket, "answer").ending == Ending(EndedBy.LEVEL_CHANGED, "确有危险", 1)


def test_a_promise_taken_back_says_when_and_why(shop: Shop) -> None:
    ticket = shop.intake()
    perform(shop.work, ticket.id, MakePromise("回电", shop.time.now() + minutes(60)), CLERK)
    (promise,) = shop.ticket(ticket.id).promises
    shop.time.advance(minutes=3)
    perform(shop.work, ticket.id, VoidPromise(promise.id, "改期"), CLERK)
    void = named(shop, ticket, f"promise.{promise.id}")
    assert void.clock.voided_at == datetime(2026, 11, 20, 10, 5)
    assert void.ending == Ending(EndedBy.PROMISE_VOIDED, "改期")


def test_a_case_taken_back_ends_what_ran(shop: Shop) -> None:
    ticket = shop.intake()
    shop.time.advance(minutes=3)
    perform(shop.work, ticket.id, WithdrawTicket("客户自行解决"), CLERK)
    void = named(shop, ticket, "preliminary_judgment")
    assert (void.state, void.ending) == (ClockState.VOIDED, Ending(EndedBy.WITHDRAWN))

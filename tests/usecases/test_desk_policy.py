"""Clocks and decisions of a ticket at this desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from app.domain.clocks import ClockState
from app.domain.money import Fen
from app.domain.steps.closing import WithdrawTicket
from app.domain.steps.planning import AcceptPlan, OfferPlan
from app.domain.steps.promising import KeepPromise, MakePromise, PauseClocks, ResumeClocks, VoidPromise
from app.domain.ticket import Ticket
from app.domain.verdicts import Option, Refund
from app.domain.vocabulary import ProofKind
from app.usecases.desk_policy import PROMISE, TicketClock
from app.usecases.perform import perform
from tests.fakes.shop import CLERK, Shop, kettle, kettle_goods, minutes


def clocks_of(shop: Shop, ticket_id: str, at: datetime | None = None) -> dict[str, TicketClock]:
    """The clocks of a ticket by key."""
    clocks = shop.work.policy.clocks(shop.ticket(ticket_id), at or shop.time.now())
    return {each.clock.key: each for each in clocks}


def two(shop: Shop) -> Ticket:
    return shop.intake(kettle(goods=(kettle_goods("壶一"), kettle_goods("壶二"))))


def test_a_clock_that_items_share_runs_until_the_last_is_done(shop: Shop) -> None:
    ticket = two(shop)
    shop.judge(ticket, item="1")
    assert clocks_of(shop, ticket.id)["preliminary_judgment"].state is ClockState.RUNNING
    assert next_key(shop, ticket.id) == "preliminary_judgment"
    shop.judge(ticket, item="2")
    judged = clocks_of(shop, ticket.id)["preliminary_judgment"]
    assert (judged.state, judged.item) == (ClockState.MET, None)
    assert judged.clock.stopped_at == datetime(2026, 11, 20, 10, 4)
    assert next_key(shop, ticket.id) == "plan"


def test_a_late_item_makes_the_shared_clock_late(shop: Shop) -> None:
    ticket = two(shop)
    shop.judge(ticket, item="1")
    shop.time.advance(hours=2)
    assert clocks_of(shop, ticket.id)["preliminary_judgment"].state is ClockState.RED
    shop.judge(ticket, item="2")
    assert clocks_of(shop, ticket.id)["preliminary_judgment"].state is ClockState.MISSED


def test_clocks_that_items_start_themselves_stand_apart(shop: Shop) -> None:
    ticket = two(shop)
    for item in ("1", "2"):
        shop.judge(ticket, item=item)
    shop.time.advance(minutes=5)
    refund = Refund(Fen(19_900), "bank_card")
    for item in ("1", "2"):
        perform(shop.work, ticket.id, OfferPlan((Option("return_full"),), refund=refund, item=item), CLERK)
    perform(shop.work, ticket.id, AcceptPlan(item="1"), CLERK)
    assert clocks_of(shop, ticket.id)["refund"].item == "1"
    shop.time.advance(days=3)  # from Friday to Monday
    perform(shop.work, ticket.id, AcceptPlan(item="2"), CLERK)
    refunds = [
        (each.item, each.clock.due_day.isoformat())
        for each in shop.work.policy.clocks(shop.ticket(ticket.id), shop.time.now())
        if each.clock.key == "refund"
    ]
    assert refunds == [("1", "2026-11-25"), ("2", "2026-11-26")]


def next_key(shop: Shop, ticket_id: str) -> str:
    clock = shop.work.policy.next_clock(shop.ticket(ticket_id))
    assert clock is not None
    return clock.key


def test_a_promise_is_a_clock_of_the_ticket_once(shop: Shop) -> None:
    ticket = two(shop)
    due = shop.time.now() + minutes(20)
    perform(shop.work, ticket.id, MakePromise("回电", due), CLERK)
    key = next(key for key in clocks_of(shop, ticket.id) if key.startswith(PROMISE))
    promise = clocks_of(shop, ticket.id)[key]
    assert (promise.clock.name, promise.item, promise.state) == ("回电", None, ClockState.RUNNING)
    following = shop.work.policy.next_clock(shop.ticket(ticket.id))
    assert following is not None
    assert (following.key, following.due) == (PROMISE, due)
    assert clocks_of(shop, ticket.id, due + minutes(1))[key].state is ClockState.RED
    perform(shop.work, ticket.id, KeepPromise(shop.ticket(ticket.id).promises[0].id), CLERK)
    assert clocks_of(shop, ticket.id)[key].state is ClockState.MET
    perform(shop.work, ticket.id, MakePromise("送货", due), CLERK)
    perform(shop.work, ticket.id, VoidPromise(shop.ticket(ticket.id).promises[1].id, "改期"), CLERK)
    states = [each.state for key, each in clocks_of(shop, ticket.id).items() if key.startswith(PROMISE)]
    assert sorted(states) == [ClockState.MET, ClockState.VOIDED]
    assert next_key(shop, ticket.id) == "preliminary_judgment"


def test_pausable_clocks_stand_still_and_go_on_later(shop: Shop) -> None:
    ticket = shop.intake()
    shop.time.advance(minutes=10)
    perform(shop.work, ticket.id, PauseClocks("proof_pending"), CLERK)
    paused = clocks_of(shop, ticket.id)
    assert paused["preliminary_judgment"].state is ClockState.PAUSED
    assert paused["delay_red_line"].state is ClockState.RUNNING
    shop.time.advance(minutes=30)
    perform(shop.work, ticket.id, ResumeClocks(), CLERK)
    later = clocks_of(shop, ticket.id)
    assert later["preliminary_judgment"].clock.due == datetime(2026, 11, 20, 11, 32)
    assert later["delay_red_line"].clock.due == paused["delay_red_line"].clock.due


def test_another_clock_comes_first_while_the_first_is_paused(shop: Shop) -> None:
    ticket = shop.intake()
    perform(shop.work, ticket.id, PauseClocks("proof_pending"), CLERK)
    following = shop.work.policy.next_clock(shop.ticket(ticket.id))
    assert following is not None
    assert (following.paused, following.due is None) == (False, False)
    assert clocks_of(shop, ticket.id)[following.key].state is not ClockState.PAUSED


def test_a_finished_ticket_has_no_next_clock(shop: Shop) -> None:
    ticket = shop.intake()
    perform(shop.work, ticket.id, WithdrawTicket("客户撤销"), CLERK)
    assert shop.work.policy.next_clock(shop.ticket(ticket.id)) is None
    running = {ClockState.RUNNING, ClockState.AMBER, ClockState.RED, ClockState.PAUSED}
    assert not running & {each.state for each in clocks_of(shop, ticket.id).values()}


def test_a_ticket_keeps_the_rules_it_was_taken_in_under(shop: Shop) -> None:
    ticket = shop.ticket(shop.intake().id)
    policy = shop.work.policy
    other = replace(ticket, profile_version="1999.1")
    assert ticket.profile_version == policy.version
    now = shop.time.now()
    assert policy.item_decision(ticket, ticket.items[0], now).as_json()["no_reason_last_day"] == "2026-11-15"
    assert policy.clocks(other, now)  # a version that is not installed is judged by the newest


def test_the_zone_of_the_computer_changes_nothing(shop: Shop, system_zone: Callable[[str], None]) -> None:
    ticket = shop.intake()
    here = clocks_of(shop, ticket.id)
    for zone in ("ODD-13:00", "ODD+11:45"):
        system_zone(zone)
        assert clocks_of(shop, ticket.id) == here
        assert shop.intake().number.startswith("2F01-261120-")


def test_a_member_record_waits_for_the_supervisor(shop: Shop) -> None:
    waiting = shop.intake(kettle(goods=(replace(kettle_goods(), proof=ProofKind.MEMBER_RECORD),)))
    assert shop.work.policy.awaiting_approval(shop.ticket(waiting.id))
    assert not shop.work.policy.awaiting_approval(shop.ticket(shop.intake().id))


def test_the_rules_of_a_province_count_where_the_desk_states_its_region(shop: Shop) -> None:
    facts = {"category": "tv", "sent_repair_date": "2026-11-04", "fault": "quality"}
    assert "repair_due" not in shop.work.policy.assess(facts)
    local = replace(shop.work.policy, desk=replace(shop.work.desk, region="浙江"))
    decision = local.assess(facts)
    assert (decision["repair_due"], decision["local_rules_to_be_verified"]) == ("2026-11-09", True)

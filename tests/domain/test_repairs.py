"""Repairs of the same goods: how often in vain, how many days, and which goods came in exchange."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.case_facts import item_facts, repair_facts
from app.domain.records import Goods
from app.domain.repairs import Repair, RepairCount, count_repairs
from app.domain.status import TrackKind
from app.domain.ticket import Item
from app.domain.verdicts import Exchange, Execution, Liability, Option, Plan
from app.domain.vocabulary import Cause
from tests.domain.cases import Course, leaking_kettle

NOW = datetime(2026, 11, 20, 4, tzinfo=UTC)
WASHER = Goods("滚筒洗衣机", category="washing_machine", serial="W10-778899")


def item(*tracks: Execution, past: tuple[Execution, ...] = (), **changes: Any) -> Item:
    return replace(Item("1", WASHER, "repair", executions=tracks, past_executions=past), **changes)


def repair(begun: int, done: int | None = None, kind: TrackKind = TrackKind.REPAIR) -> Execution:
    """A repair begun and done so many days before now."""
    step, since = ("done", done) if done is not None else ("awaiting_parts", begun)
    return Execution(kind, step, NOW - timedelta(since), begun=NOW - timedelta(begun))


def counted(this: Item, *earlier: Item) -> RepairCount:
    return count_repairs(this, earlier, UTC, NOW)


def test_repairs_of_earlier_tickets_were_in_vain_and_their_days_add_up() -> None:
    count = counted(item(), item(repair(60, 50)), item(repair(30, 25, TrackKind.MAIL_IN)))
    assert (count.failed, count.days, count.latest) == (2, 15, None)
    assert repair_facts(count) == {"failed_repairs": 2, "repair_days": 15, "cumulative_repair_days": 15}


def test_an_earlier_round_of_the_same_ticket_counts_and_the_running_repair_does_not_yet() -> None:
    count = counted(item(repair(3), past=(repair(20, 16),)))
    assert (count.failed, count.days) == (1, 4)
    assert count.latest == Repair(date(2026, 11, 17), None)
    assert repair_facts(count)["sent_repair_date"] == "2026-11-17"


def test_a_repair_done_on_this_ticket_tells_its_days_and_is_not_in_vain() -> None:
    facts = repair_facts(counted(item(repair(9, 2, TrackKind.MAIL_IN))))
    assert facts == {
        "repair_days": 7,
        "cumulative_repair_days": 7,
        "sent_repair_date": "2026-11-11",
        "repair_delivered_date": "2026-11-18",
        "repair_mode": "mail_in",
    }


def test_a_repair_called_off_is_no_failed_one() -> None:
    assert counted(item(past=(repair(9),))).failed == 0


@pytest.mark.parametrize("cause", [Cause.CUSTOMER, Cause.NO_FAULT])
def test_what_the_customer_did_is_not_repaired_under_the_three_guarantees(cause: Cause) -> None:
    blamed = Liability(cause, (), (), "", "")
    assert counted(item(), item(repair(60, 50), liability=blamed)) == RepairCount()


def test_what_nobody_repaired_here_is_left_unknown() -> None:
    assert repair_facts(counted(item())) == {}


def test_goods_that_came_in_exchange_start_anew() -> None:
    swap = Plan(
        (Option("exchange_same_model"),), NOW, None, exchange=Exchange("in_stock", serial="W10-778899")
    )
    done = Execution(TrackKind.EXCHANGE, "done", NOW - timedelta(5))
    before = item(done, plan=swap, goods=replace(WASHER, serial="W10-1"))
    assert repair_facts(counted(item(), before)) == {"exchanged_date": "2026-11-15"}
    assert repair_facts(counted(item(), item(done, plan=replace(swap, exchange=None)))) == {}


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), max_size=6))
def test_days_are_never_less_than_none_and_every_finished_repair_counts_once(
    spans: list[tuple[int, int]],
) -> None:
    earlier = [item(repair(max(a, b), min(a, b))) for a, b in spans]
    count = counted(item(), *earlier)
    assert count.failed == len(spans)
    assert count.days == sum(abs(a - b) for a, b in spans)


@pytest.mark.parametrize(("stock", "there"), [("in_stock", True), ("wait", False), ("substitute", False)])
def test_the_plan_says_whether_the_same_model_is_there(stock: str, *, there: bool) -> None:
    ticket = Course().must(leaking_kettle())
    plan = Plan(
        (Option("exchange_same_model"),), NOW, None, exchange=Exchange(stock, substitute_refused=True)
    )
    facts = item_facts(ticket, replace(ticket.items[0], plan=plan), UTC)
    assert (facts["same_model_in_stock"], facts["stock_available"]) == (there, there)
    assert facts["accepts_other_model"] is False
    assert "same_model_in_stock" not in item_facts(ticket, ticket.items[0], UTC)


def test_a_bad_review_is_a_fact_of_the_case() -> None:
    form = leaking_kettle()
    ticket = Course().must(replace(form, problem=replace(form.problem, bad_review=True)))
    assert item_facts(ticket, ticket.items[0], UTC)["bad_review"] is True

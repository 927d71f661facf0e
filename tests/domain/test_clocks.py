"""The clocks of a ticket: started, paused, stopped, and how they stand at a moment."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from app.domain.clocks import (
    AgreedDate,
    Clock,
    ClockState,
    Pause,
    agreed_clock,
    begun,
    clock_state,
    running_clocks,
)
from app.domain.counting import Length, Unit
from app.domain.hours import ServiceHours
from app.domain.milestones import Milestone
from app.domain.policy.facts import parse_facts
from app.domain.policy.rules import ClockRule, Head
from tests.domain.policy.desk import DESK, calendar, rulebook

HOURS = ServiceHours(time(10), time(22))
KETTLE = {"demand": "exchange", "amount": "199.00", "category": "kettle"}


def at(text: str) -> datetime:
    return datetime.fromisoformat(text if "T" in text else f"2026-11-20T{text}")


def clocks(
    facts: Mapping[str, object],
    milestones: Mapping[str, str],
    pauses: tuple[Pause, ...] = (),
) -> dict[str, Clock]:
    reached = {name: at(moment) for name, moment in milestones.items()}
    found = running_clocks(
        rulebook().rules_for("mall_desk"),
        calendar(),
        HOURS,
        parse_facts(DESK | dict(facts)),
        reached,
        pauses,
    )
    return {clock.key: clock for clock in found}


def test_the_kettle_of_the_sample_day() -> None:
    ticking = clocks(KETTLE, {"accepted": "10:00", "entered": "10:02", "triaged": "10:02"})
    assert ticking["entry"].stopped_at == at("10:02")
    assert clock_state(ticking["entry"], at("10:40")) is ClockState.MET
    assert ticking["preliminary_judgment"].due == at("11:02")
    assert ticking["plan"].due == at("12:02")
    assert (ticking["plan"].owner, ticking["preliminary_judgment"].owner) == ("售后主管", "售后专员")
    assert "emergency_start" not in ticking


def test_the_cooker_of_the_sample_day_starts_an_emergency() -> None:
    facts = {"demand": "complaint", "words": "一碰就麻, 不处理我发抖音"}
    ticking = clocks(facts, {"accepted": "10:45", "entered": "10:47", "triaged": "10:47"})
    assert ticking["emergency_start"].due == at("11:17")
    assert ticking["emergency_start"].owner == "售后经理"
    stopped = clocks(facts, {"triaged": "10:47", "emergency_started": "10:58"})["emergency_start"]
    assert clock_state(stopped, at("12:00")) is ClockState.MET


def test_g02_over_ten_thousand_runs_a_plan_of_the_manager_and_no_emergency() -> None:
    ticking = clocks({"demand": "return", "amount": "12800.00"}, {"triaged": "10:20"})
    assert "emergency_start" not in ticking
    assert (ticking["plan"].owner, ticking["plan"].due) == ("售后经理", at("12:20"))


def test_g03_level_1_counts_by_the_clock_and_the_others_while_the_desk_is_open() -> None:
    late = {"accepted": "21:50", "entered": "21:50", "triaged": "21:50"}
    assert clocks({"safety_risk": True}, late)["emergency_start"].due == at("22:20")
    assert clocks({}, late)["entry"].due == at("2026-11-21T10:20")
    assert clocks({"demand": "consult"}, {"triaged": "20:30"})["answer"].due == at("2026-11-21T12:30")


def test_refund_clock_follows_the_way_of_payment() -> None:
    approved = {"refund_approved": "2026-02-13T16:00"}
    card = clocks({"payment_method": "bank_card"}, approved)["refund"]
    assert card.due == at("2026-02-25T22:00")
    assert clocks({"payment_method": "mobile"}, approved)["refund"].due == at("2026-02-13T22:00")
    assert "refund" not in clocks({}, approved)


def test_what_is_owed_at_once_is_urgent_from_the_start_and_late_when_the_day_is_over() -> None:
    at_once = clocks({"payment_method": "cash"}, {"refund_approved": "11:40"})["refund"]
    assert (at_once.amber_at, at_once.due) == (at("11:40"), at("22:00"))
    states = [clock_state(at_once, at(moment)) for moment in ("11:40", "22:00", "22:01")]
    assert states == [ClockState.AMBER, ClockState.AMBER, ClockState.RED]
    after_hours = clocks({"payment_method": "cash"}, {"refund_approved": "22:30"})["refund"]
    assert after_hours.due == at("2026-11-21T00:00")


def test_waiting_for_an_exchange_is_at_most_seven_days() -> None:
    wait = clocks(KETTLE | {"stock_available": False}, {"exchange_approved": "11:40"})["exchange_wait"]
    assert wait.due_day.isoformat() == "2026-11-27"
    assert wait.due == at("2026-11-27T22:00")


def test_a_clock_turns_amber_when_a_quarter_is_left_and_red_after_the_due() -> None:
    plan = clocks(KETTLE, {"triaged": "10:02"})["plan"]
    assert plan.amber_at == at("11:32")
    states = [clock_state(plan, at(moment)) for moment in ("11:31", "11:32", "12:02", "12:03")]
    assert states == [ClockState.RUNNING, ClockState.AMBER, ClockState.AMBER, ClockState.RED]


def test_amber_counts_only_open_hours() -> None:
    plan = clocks(KETTLE, {"triaged": "21:10"})["plan"]
    assert (plan.due, plan.amber_at) == (at("2026-11-21T11:10"), at("2026-11-21T10:40"))


def test_a_late_stop_is_missed_and_a_withdrawn_ticket_voids() -> None:
    plan = clocks(KETTLE, {"triaged": "10:02", "plan_made": "12:30"})["plan"]
    assert clock_state(plan, at("13:00")) is ClockState.MISSED
    gone = clocks(KETTLE, {"triaged": "10:02", "withdrawn": "11:00"})["plan"]
    assert clock_state(gone, at("13:00")) is ClockState.VOIDED


def test_waiting_for_proof_pauses_handling_but_not_the_entry() -> None:
    pause = Pause("proof_pending", at("10:30"), at("11:30"))
    ticking = clocks(KETTLE, {"accepted": "10:00", "triaged": "10:02"}, (pause,))
    assert (ticking["plan"].due, ticking["plan"].nominal_due) == (at("13:02"), at("12:02"))
    assert ticking["plan"].paused_total == timedelta(hours=1)
    assert "暂停1小时" in ticking["plan"].why
    assert ticking["entry"].due == ticking["entry"].nominal_due


def test_a_pause_that_lasts_stops_the_clock_but_not_one_that_came_too_late() -> None:
    milestones = {"triaged": "10:02"}
    plan = clocks(KETTLE, milestones, (Pause("third_party_test", at("11:00")),))["plan"]
    assert plan.paused_since == at("11:00")
    assert clock_state(plan, at("18:00")) is ClockState.PAUSED
    late = clocks(KETTLE, milestones, (Pause("third_party_test", at("12:30")),))["plan"]
    assert clock_state(late, at("18:00")) is ClockState.RED


def test_overlapping_pauses_count_once() -> None:
    pauses = (
        Pause("proof_pending", at("10:30"), at("11:30")),
        Pause("third_party_test", at("11:00"), at("12:00")),
        Pause("lunch", at("12:00"), at("13:00")),
    )
    assert clocks(KETTLE, {"triaged": "10:02"}, pauses)["plan"].paused_total == timedelta(minutes=90)


def working_days(n: int) -> ClockRule:
    head = Head("determination", "T-22", "test", frozenset({"promise"}))
    return ClockRule(
        head=head,
        key="determination",
        name="责任认定",
        starts=(Milestone.ACCEPTED,),
        stops=(Milestone.NOTIFIED,),
        length=Length(n, Unit.WORKING_DAYS),
        owner="售后专员",
        pausable_by=frozenset({"proof_pending"}),
    )


@pytest.mark.parametrize(
    ("pause", "due"),
    [
        (None, "2026-11-23T22:00"),
        (("2026-11-19T09:00", "2026-11-23T09:00"), "2026-11-25T22:00"),
        (("2026-11-19T09:00", "2026-11-19T18:00"), "2026-11-23T22:00"),
        (("2026-11-18T09:00", "2026-11-19T09:00"), "2026-11-23T22:00"),
        (("2026-11-26T09:00", "2026-11-30T09:00"), "2026-11-23T22:00"),
    ],
)
def test_t22_a_pause_adds_the_working_days_it_took(pause: tuple[str, str] | None, due: str) -> None:
    rules = replace(rulebook().rules_for("mall_desk"), clocks=(working_days(3),))
    pauses = [Pause("proof_pending", at(pause[0]), at(pause[1]))] if pause else []
    (clock,) = running_clocks(
        rules, calendar(), HOURS, parse_facts({}), {"accepted": at("2026-11-18T09:00")}, pauses
    )
    assert clock.due == at(due)
    assert clock.amber_at == at(due[:10] + "T10:00")


def test_t21_a_due_in_a_year_without_plan_is_provisional() -> None:
    refund = clocks({"payment_method": "bank_card"}, {"refund_approved": "2026-12-30T10:30"})["refund"]
    assert refund.provisional
    assert "暂定" in refund.why


def test_an_agreed_date_is_a_clock_of_its_own() -> None:
    agreed = AgreedDate("call", "11-21 10:30 回电", at("10:30"), at("2026-11-21T10:30"), "林晓敏")
    clock = agreed_clock(agreed, rulebook().phrases)
    assert (clock.key, clock.rule, clock.source) == ("call", "", "")
    assert (clock.due, clock.owner, clock.name) == (at("2026-11-21T10:30"), "林晓敏", "11-21 10:30 回电")
    assert clock_state(clock, at("2026-11-21T04:00")) is ClockState.RUNNING
    assert clock_state(clock, at("2026-11-21T04:30")) is ClockState.AMBER
    assert clock_state(replace(clock, stopped_at=at("2026-11-21T10:31")), at("2026-11-22T10:30")) is (
        ClockState.MISSED
    )


def test_clocks_come_earliest_due_first() -> None:
    ticking = list(clocks(KETTLE, {"accepted": "10:00", "entered": "10:02", "triaged": "10:02"}).values())
    assert [clock.due for clock in ticking] == sorted(clock.due for clock in ticking)


def test_every_clock_says_why() -> None:
    for clock in clocks(KETTLE, {"accepted": "10:00", "entered": "10:02", "triaged": "10:02"}).values():
        assert clock.why.endswith("。")
        assert clock.name in clock.why
        assert clock.source in clock.why


def test_a_clock_that_runs_out_starts_one_of_whoever_is_next_above() -> None:
    taken = {"accepted": "10:00", "entered": "10:02", "triaged": "10:02"}
    above = clocks(KETTLE, taken)["overdue_plan"]
    assert (above.start, above.due, above.owner) == (at("12:02"), at("13:02"), "售后经理")
    assert above.start_event == "overdue"
    assert begun([above], at("12:02")) == ()
    assert begun([above], at("12:03")) == (above,)
    late = clocks(KETTLE, taken | {"plan_made": "12:30"})["overdue_plan"]
    assert clock_state(late, at("14:00")) is ClockState.MET
    assert "overdue_plan" not in clocks(KETTLE, taken | {"plan_made": "12:02"})


def test_what_waits_runs_out_no_clock() -> None:
    waiting = (Pause("proof_pending", at("10:30")),)
    assert "overdue_plan" not in clocks(KETTLE, {"triaged": "10:02"}, waiting)


def test_refusal_low_score_and_objection_have_clocks_of_their_own() -> None:
    reached = {"plan_refused": "11:00", "scored_low": "11:00", "appealed": "11:00"}
    ticking = clocks(KETTLE, reached)
    assert ticking["escalate"].due == at("2026-11-21T11:00")
    assert (ticking["low_score"].due_day, ticking["objection"].due_day) == (
        date(2026, 11, 23),
        date(2026, 11, 25),
    )
    stopped = {"escalated": "12:00", "revisited": "12:00", "appeal_decided": "12:00"}
    done = clocks(KETTLE, reached | stopped)
    assert all(done[key].stopped_at == at("12:00") for key in ("escalate", "low_score", "objection"))

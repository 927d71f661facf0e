"""How a ticket stands, and what comes next."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.refusals import RefusedError
from app.domain.steps.closing import VoidTicket, WithdrawTicket
from app.domain.steps.level import LogEmergencyStep
from app.domain.steps.linking import MergeTicket
from app.domain.vocabulary import Cause, Demand
from app.usecases.perform import perform
from app.usecases.situation import next_step, possible_actions, situation
from tests.fakes.shop import CLERK, Shop, kettle


def test_nothing_is_offered_on_a_ticket_that_was_merged_or_voided(shop: Shop) -> None:
    ticket, other = shop.intake(), shop.intake()
    perform(shop.work, ticket.id, MergeTicket(other.id), CLERK)
    assert possible_actions(shop.ticket(ticket.id)) == ()
    perform(shop.work, other.id, VoidTicket("误建"), CLERK)
    assert possible_actions(shop.ticket(other.id)) == ()


def test_the_next_step_follows_the_stage(shop: Shop) -> None:
    ticket = shop.intake()
    assert next_step(shop.ticket(ticket.id)) == "inspect"
    shop.judge(ticket, Cause.DISPUTED)
    assert next_step(shop.ticket(ticket.id)) == "settle_dispute"
    shop.judge(ticket)
    assert next_step(shop.ticket(ticket.id)) == "issue_notice"
    shop.agree(ticket)
    assert next_step(shop.ticket(ticket.id)) == "carry_out"
    perform(shop.work, ticket.id, WithdrawTicket("客户撤销"), CLERK)
    assert next_step(shop.ticket(ticket.id)) == ""


def test_an_emergency_comes_first_and_a_question_is_answered(shop: Shop) -> None:
    urgent = shop.intake(kettle(problem=replace(kettle().problem, words="一碰就麻")))
    assert next_step(shop.ticket(urgent.id)) == "start_emergency"
    perform(shop.work, urgent.id, LogEmergencyStep("暂停销售"), CLERK)
    assert next_step(shop.ticket(urgent.id)) == "inspect"
    question = shop.intake(kettle(problem=replace(kettle().problem, demand=Demand.CONSULT)))
    assert next_step(shop.ticket(question.id)) == "answer"


def test_a_situation_is_of_one_moment(shop: Shop) -> None:
    ticket = shop.intake()
    view = situation(shop.work, ticket.number)
    assert view.ticket == shop.ticket(ticket.id)
    assert view.decision(view.ticket.items[0]).as_json()["no_reason_last_day"] == "2026-11-15"
    assert [line.type for line in view.history] == ["ticket.opened"]
    with pytest.raises(RefusedError, match="no_such_ticket"):
        situation(shop.work, "nobody")


def test_actions_that_are_offered_are_not_refused_for_the_state(shop: Shop) -> None:
    names = possible_actions(shop.ticket(shop.intake().id))
    assert "DetermineLiability" in names
    assert "CloseTicket" not in names

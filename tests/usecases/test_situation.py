"""How a ticket stands, and what comes next."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.money import Fen
from app.domain.refusals import RefusedError
from app.domain.steps.approval import RequestApproval
from app.domain.steps.closing import VoidTicket, WithdrawTicket
from app.domain.steps.level import LogEmergencyStep
from app.domain.steps.linking import MergeTicket
from app.domain.steps.planning import OfferPlan
from app.domain.verdicts import Option
from app.domain.vocabulary import Cause, Demand
from app.usecases.desk import ABSENCES
from app.usecases.perform import perform
from app.usecases.situation import for_another, next_step, possible_actions, situation
from tests.fakes.shop import CLERK, SUPERVISOR, Shop, kettle


def test_nothing_is_offered_on_a_ticket_that_was_merged_or_voided(shop: Shop) -> None:
    ticket, other = shop.intake(), shop.intake()
    perform(shop.work, ticket.id, MergeTicket(other.id), CLERK)
    assert possible_actions(shop.ticket(ticket.id)) == ()
    perform(shop.work, other.id, VoidTicket("误建"), SUPERVISOR)
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


DEAR = OfferPlan((Option("compensation", "negotiable", amount=Fen(1_500_000)),))


def test_head_office_is_asked_where_there_is_one(shop: Shop) -> None:
    ticket = shop.intake()
    shop.judge(ticket)
    perform(shop.work, ticket.id, DEAR, CLERK)
    alone = situation(shop.work, ticket.id)
    assert RequestApproval.NAME not in possible_actions(alone.ticket, CLERK, alone.offers)
    with pytest.raises(RefusedError, match="no_head_office"):
        perform(shop.work, ticket.id, RequestApproval("客户在店等候"), CLERK)
    joined = replace(shop.work, joined=lambda: True)
    offers = situation(joined, ticket.id).offers
    assert RequestApproval.NAME in possible_actions(alone.ticket, CLERK, offers)
    perform(joined, ticket.id, RequestApproval("客户在店等候"), CLERK)


def test_a_deputy_is_offered_what_who_is_away_may_do(shop: Shop) -> None:
    ticket = shop.intake()
    away = {"何立": {"absent_until": "2026-11-20", "deputy": CLERK.name}}
    shop.work.settings.put(
        {
            "staff": [{"name": CLERK.name, "role": "clerk"}, {"name": "何立", "role": "manager"}],
            ABSENCES: away,
        }
    )
    for deputy in (True, False):
        view = situation(shop.work, ticket.id)
        own = possible_actions(view.ticket, CLERK, view.offers)
        assert (VoidTicket.NAME in own) == deputy
        assert (VoidTicket.NAME in for_another(view.ticket, CLERK, view.offers)) != deputy
        shop.time.advance(days=1)

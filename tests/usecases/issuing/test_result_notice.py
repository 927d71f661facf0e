"""D11 from a ticket: what was agreed, by when, and when money arrives; the same as a message."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.money import Fen
from app.domain.privacy import Purpose
from app.domain.refusals import RefusedError
from app.domain.status import TrackKind
from app.domain.steps.execution import AdvanceExecution, StartExecution
from app.domain.steps.level import AnswerQuestion
from app.domain.steps.planning import AcceptPlan, OfferPlan
from app.domain.steps.privacy import GiveConsent
from app.domain.verdicts import Option, Refund
from app.domain.vocabulary import Demand
from app.usecases.issue import issue
from app.usecases.issuing.settling import issued_particulars
from app.usecases.paper import Particular
from app.usecases.perform import perform
from app.usecases.result_message import result_message
from tests.fakes.shop import CLERK, MANAGER, SUPERVISOR, Shop, kettle

KIND = "result-notice"


def kept(shop: Shop, ticket: str, stated: dict[str, object] | None = None) -> dict[str, Particular]:
    document = issue(shop.work, ticket, KIND, CLERK, stated=stated)
    return {each.key: each for each in issued_particulars(shop.work, document)}


def refunded(shop: Shop) -> str:
    ticket = shop.intake()
    shop.judge(ticket)
    shop.time.advance(minutes=1)
    option = Option("return_full", "by_right", amount=Fen(19900), remarks="退回商品后原路退款")
    perform(shop.work, ticket.id, OfferPlan((option,), refund=Refund(Fen(19900), "bank_card")), CLERK)
    perform(shop.work, ticket.id, AcceptPlan(), CLERK)
    return ticket.id


def test_what_was_agreed_and_the_money_are_filled_in(shop: Shop) -> None:
    found = kept(shop, refunded(shop), {"until": "2026-11-22"})
    assert (found["remedy"].text, found["strength"].text) == ("return_full", "by_right")
    assert (found["amount"].amount, found["way"].text) == (Fen(19900), "bank_card")
    assert found["solution"].text == "退回商品后原路退款"
    assert "done" not in found


def test_money_that_arrived_is_told_with_its_day(shop: Shop) -> None:
    ticket = refunded(shop)
    for kind in (TrackKind.RETURN, TrackKind.REFUND):
        perform(shop.work, ticket, StartExecution(kind), CLERK)
        shop.time.advance(days=1)
        perform(shop.work, ticket, AdvanceExecution(kind, "done"), SUPERVISOR)
    found = kept(shop, ticket, {"until": "2026-11-22"})
    assert found["arrives"].day == date(2026, 11, 22)


def test_the_agreed_day_is_the_time_of_it(shop: Shop) -> None:
    ticket = shop.intake()
    shop.judge(ticket)
    shop.time.advance(minutes=1)
    option = Option("repair_free", "promise", until=date(2026, 11, 27))
    perform(shop.work, ticket.id, OfferPlan((option,)), CLERK)
    perform(shop.work, ticket.id, AcceptPlan(), CLERK)
    found = kept(shop, ticket.id)
    assert found["until"].day == date(2026, 11, 27)
    assert "amount" not in found


def test_a_new_plan_makes_a_new_version_with_what_is_agreed_now(shop: Shop) -> None:
    ticket = shop.intake()
    shop.judge(ticket)
    shop.agree(ticket, "exchange_same_model")
    first = issue(shop.work, ticket.id, KIND, CLERK, stated={"until": "2026-11-25"})
    shop.agree(ticket, "repair_free")
    second = issue(shop.work, ticket.id, KIND, CLERK)
    assert (second.number, second.version) == (first.number, 2)
    found = {each.key: each for each in issued_particulars(shop.work, second)}
    assert found["remedy"].text == "repair_free"
    assert found["until"].day == date(2026, 11, 25)


def test_an_answer_is_a_result(shop: Shop) -> None:
    problem = replace(kettle().problem, demand=Demand.CONSULT)
    ticket = shop.intake(kettle(problem=problem)).id
    perform(shop.work, ticket, AnswerQuestion("壶底水垢可用白醋清除", done=True), MANAGER)
    found = kept(shop, ticket)
    assert found["remedy"].text == "answer"
    assert found["until"].day == date(2026, 11, 20)
    assert found["done"].holds is True


def test_before_anything_is_settled_there_is_no_result(shop: Shop) -> None:
    ticket = shop.intake().id
    for attempt in (
        lambda: issue(shop.work, ticket, KIND, CLERK),
        lambda: result_message(shop.work, ticket, CLERK),
    ):
        with pytest.raises(RefusedError) as refused:
            attempt()
        assert refused.value.refusal.code == "nothing_settled_yet"


def test_the_message_says_what_the_notice_says(shop: Shop) -> None:
    ticket = refunded(shop)
    perform(shop.work, ticket, GiveConsent(Purpose.MESSAGES), CLERK)
    before = shop.entries()
    text = result_message(shop.work, ticket, CLERK, stated={"until": "2026-11-22"})
    assert "全额退货退款。退回商品后原路退款。最晚11月22日办妥。款项199.00元（银行卡）" in text
    assert len(text) <= 300
    assert shop.entries() == before


def test_a_message_is_about_one_piece_of_one_ticket(shop: Shop) -> None:
    with pytest.raises(RefusedError) as refused:
        result_message(shop.work, "nothing", CLERK)
    assert refused.value.refusal.code == "no_such_ticket"
    with pytest.raises(RefusedError) as unclear:
        result_message(shop.work, shop.intake().id, CLERK, item_id="9")
    assert unclear.value.refusal.code == "no_such_item"

"""What the desk writes on a paper denies nobody what the law gives; a customer's words stay as they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.decide import Action
from app.domain.money import Fen
from app.domain.records import Problem
from app.domain.refusals import InputError, Refusal
from app.domain.steps.planning import AcceptPlan, OfferPlan
from app.domain.verdicts import Option
from app.domain.vocabulary import Demand
from app.usecases.desk import Person
from app.usecases.issue import issue
from app.usecases.issuing.drafting import draft_document
from app.usecases.notice import determine
from app.usecases.perform import perform
from app.usecases.workplace import Workplace
from tests.fakes.shop import CLERK, SUPERVISOR, Shop, determination, kettle

DENIAL = "客户放弃一切追究权利，最终解释权归本店"
ORDER: dict[str, object] = {"service": "repair", "visit_from": "2026-11-20T10:00"}


def test_a_denial_is_refused_beside_its_field_and_nothing_is_issued(shop: Shop) -> None:
    ticket = shop.intake()
    stated = {**ORDER, "advice": f"请勿拆机。{DENIAL}"}
    for work in (draft_document, _issued):
        with pytest.raises(InputError) as refused:
            work(shop.work, ticket.id, "work-order", CLERK, stated)
        error = refused.value
        assert (error.code, error.field) == ("wording_forbidden", "advice")
        assert (error.params["why"], error.params["value"]) == ("law_final_say", "最终解释")
    assert shop.ticket(ticket.id).latest("work-order", None) is None
    rows = {**ORDER, "parts": [["电容", "", "新", "1", "5"], ["概不", "退换", "", "", ""]]}
    with pytest.raises(InputError, match="wording_forbidden"):
        issue(shop.work, ticket.id, "work-order", CLERK, stated=rows)


def test_what_the_customer_said_is_nobodys_to_judge(shop: Shop) -> None:
    said = "店员说特价商品概不退换，与本店无关"
    ticket = shop.intake(kettle(problem=Problem(said, Demand.REPAIR)))
    assert issue(shop.work, ticket.id, "work-order", CLERK, stated=ORDER).version == 1


def test_a_determination_with_a_denial_is_not_kept(shop: Shop) -> None:
    ticket = shop.intake()
    shop.time.advance(minutes=1)
    action = replace(determination(), suggestion="由物流方赔偿，与本店无关")
    with pytest.raises(InputError) as refused:
        determine(shop.work, ticket.id, action, SUPERVISOR)
    assert (refused.value.field, refused.value.params["why"]) == ("suggestion", "law_own_risk")
    assert shop.ticket(ticket.id).items[0].liability is None
    with pytest.raises(InputError, match="wording_forbidden"):
        perform(shop.work, ticket.id, action, SUPERVISOR)
    assert shop.ticket(ticket.id).items[0].liability is None
    _written_elsewhere(shop, ticket.id, action)  # by a desk that did not look
    with pytest.raises(InputError, match="wording_forbidden"):
        issue(shop.work, ticket.id, "liability-notice", CLERK)


@pytest.mark.parametrize("words", ["根据国家三包规定，签字后概不退换", "客户不得再以任何理由主张"])
def test_no_slip_says_statutory_and_denies_it(shop: Shop, words: str) -> None:
    ticket = shop.intake()
    shop.judge(ticket)
    shop.time.advance(minutes=1)
    offered = OfferPlan((Option("exchange_same_model", amount=Fen(0), remarks=words),))
    with pytest.raises(InputError) as refused:
        perform(shop.work, ticket.id, offered, CLERK)
    assert refused.value.field == "remarks"
    _written_elsewhere(shop, ticket.id, offered)
    shop.time.advance(minutes=1)
    perform(shop.work, ticket.id, AcceptPlan(), CLERK)
    with pytest.raises(InputError) as refused:
        issue(shop.work, ticket.id, "exchange-return-slip", CLERK)
    assert refused.value.field == "remarks"


def _written_elsewhere(shop: Shop, ticket: str, action: Action) -> None:
    decided = action.decide(shop.ticket(ticket), shop.work.context(SUPERVISOR))
    assert not isinstance(decided, Refusal)
    shop.work.journal.transact(lambda tx: tx.append(ticket, decided, shop.work.time.now(), "何立"))


def _issued(
    workplace: Workplace, ticket: str, kind: str, person: Person, stated: dict[str, object]
) -> object:
    return issue(workplace, ticket, kind, person, stated=stated)

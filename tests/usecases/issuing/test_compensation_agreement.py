"""D12 from a ticket: the amount that was agreed, and no other."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.money import Fen
from app.domain.records import Problem
from app.domain.refusals import InputError, RefusedError
from app.domain.steps.planning import AcceptPlan, OfferPlan
from app.domain.verdicts import Option
from app.domain.vocabulary import Demand, Injury
from app.usecases.issue import issue
from app.usecases.issuing.settling import issued_particulars
from app.usecases.paper import Particular
from app.usecases.perform import perform
from tests.fakes.shop import CLERK, Shop, kettle

KIND = "compensation-agreement"
PAID: dict[str, object] = {"way": "mobile", "until": "2026-11-23"}


def agreed(shop: Shop, amount: int = 5000, ticket: str | None = None) -> str:
    if ticket is None:
        problem = Problem("烫伤手背", Demand.COMPENSATION, people_affected=1, injury=Injury.MINOR)
        taken = shop.intake(kettle(problem=problem))
        shop.judge(taken)
        ticket = taken.id
    shop.time.advance(minutes=1)
    option = Option("compensation", "by_right", "消保法第四十九条", amount=Fen(amount), remarks="药费凭票")
    perform(shop.work, ticket, OfferPlan((option,)), CLERK)
    perform(shop.work, ticket, AcceptPlan(), CLERK)
    return ticket


def kept(shop: Shop, ticket: str, stated: dict[str, object] | None = None) -> dict[str, Particular]:
    document = issue(shop.work, ticket, KIND, CLERK, stated=stated)
    return {each.key: each for each in issued_particulars(shop.work, document)}


def test_what_was_agreed_is_filled_in(shop: Shop) -> None:
    found = kept(shop, agreed(shop), PAID)
    assert (found["kind"].text, found["strength"].text) == ("compensation", "by_right")
    assert (found["amount"].amount, found["ground"].text) == (Fen(5000), "消保法第四十九条")
    assert (found["injury"].text, found["payee"].text) == ("minor", "王建国")
    assert found["matter"].text == "壶身焊缝渗漏"
    assert found["until"].day == date(2026, 11, 23)


def test_another_amount_is_refused(shop: Shop) -> None:
    with pytest.raises(RefusedError) as refused:
        kept(shop, agreed(shop), {**PAID, "amount": "60"})
    assert refused.value.refusal.code == "amount_not_as_agreed"
    assert refused.value.refusal.params == {"amount": "60.00", "agreed": "50.00"}


def test_a_new_agreement_tells_the_amount_of_now(shop: Shop) -> None:
    ticket = agreed(shop)
    kept(shop, ticket, {**PAID, "receipts": [["药费", "1", "38.20"]]})
    agreed(shop, 8000, ticket)
    found = kept(shop, ticket)
    assert found["amount"].amount == Fen(8000)
    assert found["receipts"].rows == (("药费", "1", "38.20"),)


def test_without_an_agreed_amount_there_is_no_agreement(shop: Shop) -> None:
    ticket = shop.intake()
    for step in (lambda: None, lambda: (shop.judge(ticket), shop.agree(ticket))):
        step()
        with pytest.raises(RefusedError) as refused:
            kept(shop, ticket.id, PAID)
        assert refused.value.refusal.code == "no_amount_agreed"


def test_a_receipt_names_an_amount_in_figures(shop: Shop) -> None:
    with pytest.raises(InputError) as wrong:
        kept(shop, agreed(shop), {**PAID, "receipts": [["药费", "1", "三十八元"]]})
    assert (wrong.value.code, wrong.value.field) == ("amount_not_a_number", "receipts")

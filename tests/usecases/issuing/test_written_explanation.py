"""D10 from a ticket: the day that was promised, which lies ahead."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.refusals import RefusedError
from app.domain.steps.promising import MakePromise
from app.usecases.issue import issue
from app.usecases.issuing.settling import issued_particulars
from app.usecases.perform import perform
from tests.fakes.shop import CLERK, Shop, minutes

KIND = "written-explanation"


def test_the_last_promise_is_the_day(shop: Shop) -> None:
    ticket = shop.intake().id
    for days in (7, 3):
        due = shop.time.now() + minutes(days * 24 * 60)
        perform(shop.work, ticket, MakePromise("给出解决办法", due), CLERK)
    document = issue(shop.work, ticket, KIND, CLERK, stated={"reason": "等待调货"})
    found = {each.key: each for each in issued_particulars(shop.work, document)}
    assert found["until"].day == date(2026, 11, 27)
    assert found["contact"].text == "林晓敏"


def test_a_day_that_has_passed_promises_nothing(shop: Shop) -> None:
    ticket = shop.intake().id
    with pytest.raises(RefusedError) as refused:
        issue(shop.work, ticket, KIND, CLERK, stated={"reason": "等待调货", "until": "2026-11-19"})
    assert refused.value.refusal.code == "promise_in_past"


def test_without_a_definite_day_nothing_is_explained(shop: Shop) -> None:
    with pytest.raises(RefusedError) as refused:
        issue(shop.work, shop.intake().id, KIND, CLERK, stated={"reason": "等待调货"})
    assert refused.value.refusal.params["fields"] == "until"

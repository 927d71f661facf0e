"""Above the desk's limit a manager approves, whichever sum of the plan is above it (S4-28, G-02)."""

from __future__ import annotations

import pytest

from app.domain.approving import approval_open
from app.domain.money import Fen
from app.domain.records import Goods
from app.domain.refusals import Refusal
from app.domain.steps.liability import DetermineLiability
from app.domain.steps.planning import AcceptPlan, OfferPlan
from app.domain.verdicts import Basis, Option, Refund, Share
from app.domain.vocabulary import Cause, Demand
from tests.domain.cases import ZONE, Course, opened, refused

VERDICT = DetermineLiability(
    Cause.QUALITY, (Share("brand", 100),), (Basis("clause", "§3"),), conclusion="漏水", suggestion="补偿"
)
LIMIT = 1_000_000
"""10,000.00 yuan in fen: the sum itself needs no approval, one fen more does."""


def offered(demand: Demand, *options: Option, price: int = 19_900, refund: Refund | None = None) -> Course:
    """Goods of that price, with those options on the table."""
    course = opened(demand, (Goods("电水壶", category="kettle", price=Fen(price)),))
    course.must(VERDICT)
    course.must(OfferPlan(options, refund=refund))
    return course


def needs(course: Course) -> bool:
    """Whether a manager must approve."""
    assert course.ticket is not None
    return approval_open(course.ticket, course.ticket.items[0], ZONE, course.policy.assess)


@pytest.mark.parametrize("demand", [Demand.RETURN, Demand.EXCHANGE, Demand.REPAIR, Demand.COMPLAINT])
@pytest.mark.parametrize("remedy", ["compensation", "return_full", "small_payment", "partial_refund"])
@pytest.mark.parametrize(("amount", "above"), [(LIMIT, False), (LIMIT + 1, True), (10**14, True)])
def test_a_large_sum_for_cheap_goods_needs_the_manager(
    demand: Demand, remedy: str, amount: int, above: bool
) -> None:
    course = offered(demand, Option(remedy, amount=Fen(amount)))
    assert needs(course) is above
    answer = course.do(AcceptPlan())
    assert isinstance(answer, Refusal) is above
    if above:
        assert refused(answer) == "manager_must_approve"


def test_the_greatest_of_two_options_counts() -> None:
    assert needs(offered(Demand.REPAIR, Option("apology"), Option("compensation", amount=Fen(LIMIT + 1))))


@pytest.mark.parametrize(("amount", "above"), [(LIMIT, False), (LIMIT + 1, True)])
def test_the_refund_and_the_goods_count_too(amount: int, above: bool) -> None:
    refund = Refund(Fen(amount), "bank_card")
    assert needs(offered(Demand.REPAIR, Option("refund_only"), price=amount, refund=refund)) is above
    assert needs(offered(Demand.REPAIR, Option("return_full"), price=amount)) is above
    assert needs(offered(Demand.RETURN, Option("apology"), price=amount)) is above


def test_what_the_customer_pays_and_dear_goods_that_stay_need_nobody() -> None:
    assert not needs(offered(Demand.REPAIR, Option("repair_paid", amount=Fen(LIMIT + 1), paid=True)))
    assert not needs(offered(Demand.REPAIR, Option("repair_free"), price=LIMIT + 1))

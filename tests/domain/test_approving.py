"""Above the desk's limit a manager approves, whichever sum of the plan is above it (S4-28, G-02)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.approving import approval_open, request_of, waits_for_head_office
from app.domain.decide import decide
from app.domain.entry import Draft
from app.domain.money import Fen
from app.domain.records import Goods
from app.domain.refusals import Refusal
from app.domain.rights import Override, Standing
from app.domain.steps.amendment import AmendGoods
from app.domain.steps.approval import (
    ApprovalDenied,
    ApprovalMethod,
    Approved,
    ApprovePlan,
    DenyPlan,
    RequestApproval,
    approve_plan,
    deny_plan,
)
from app.domain.steps.liability import DetermineLiability
from app.domain.steps.planning import AcceptPlan, OfferPlan
from app.domain.verdicts import Basis, Option, Refund, Share
from app.domain.vocabulary import Cause, Demand, Role
from tests.domain.cases import ZONE, Course, context, opened, refused

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


DEAR = Option("compensation", amount=Fen(LIMIT + 1))


def approved(course: Course) -> Course:
    course.must(ApprovePlan(reason="老客户"), Role.MANAGER)
    assert not needs(course)
    return course


def test_an_approval_names_what_it_is_for() -> None:
    course = approved(offered(Demand.REPAIR, DEAR))
    assert course.ticket is not None
    (found,) = course.ticket.approvals
    plan = course.ticket.items[0].plan
    assert plan is not None
    assert (found.by, found.role, found.reason) == ("林晓敏", Role.MANAGER, "老客户")
    assert (found.amount, found.remedies, found.offer) == (LIMIT + 1, ("compensation",), plan.offered_in)


def test_it_dies_with_another_remedy_or_another_sum() -> None:
    course = approved(offered(Demand.REPAIR, DEAR))
    course.must(OfferPlan((replace(DEAR, amount=Fen(LIMIT + 2)),)))
    assert needs(course)
    course = approved(offered(Demand.REPAIR, DEAR))
    course.must(OfferPlan((replace(DEAR, remedy="small_payment"),)))
    assert needs(course)
    course = approved(offered(Demand.RETURN, Option("return_full"), price=LIMIT + 1))
    assert course.ticket is not None
    dearer = replace(course.ticket.items[0].goods, price=Fen(LIMIT + 2))
    course.must(AmendGoods(dearer))
    assert needs(course)


def test_at_the_desk_a_manager_lends_the_right_and_is_the_one_who_approved() -> None:
    course = offered(Demand.REPAIR, DEAR)
    manager = Override("何立", Role.MANAGER, reason="当面看过")
    clerk = replace(context(course.now, Role.CLERK), override=manager)
    decided = decide(course.ticket, ApprovePlan(), clerk)
    assert not isinstance(decided, Refusal)
    body = decided[1].body
    assert isinstance(body, Approved)
    assert (body.by, body.role, body.method, body.reason) == ("何立", Role.MANAGER, "at_desk", "当面看过")
    supervisor = replace(context(course.now, Role.CLERK), override=replace(manager, role=Role.SUPERVISOR))
    assert refused(decide(course.ticket, ApprovePlan(), supervisor)) == "role_not_enough"


def test_a_deputy_approves_and_it_says_for_whom() -> None:
    course = offered(Demand.REPAIR, DEAR)
    deputy = replace(context(course.now, Role.SUPERVISOR), deputy_for=(Standing("何立", Role.MANAGER),))
    decided = decide(course.ticket, ApprovePlan(), deputy)
    assert not isinstance(decided, Refusal)
    body = decided[1].body
    assert isinstance(body, Approved)
    assert (body.by, body.role, body.instead_of) == ("林晓敏", Role.MANAGER, "何立")


def test_head_office_is_asked_once_and_its_answer_is_for_that_plan() -> None:
    course = offered(Demand.REPAIR, DEAR)
    assert refused(course.do(RequestApproval(" "), Role.CLERK)) == "text_missing"
    ticket = course.must(RequestApproval("客户在店等候"), Role.CLERK)
    assert waits_for_head_office(ticket)
    assert refused(course.do(RequestApproval("再问"), Role.CLERK)) == "approval_asked_already"
    item = ticket.items[0].id
    denied = deny_plan(ticket, item, Standing("周总", Role.HEAD_OFFICE), "先走维修")
    assert isinstance(denied, ApprovalDenied)
    course.write(Draft(denied))
    assert course.ticket is not None
    asked = request_of(course.ticket, course.ticket.items[0])
    assert asked is not None
    assert (asked.denied_by, asked.denied_reason) == ("周总", "先走维修")
    assert not waits_for_head_office(course.ticket)
    course.must(RequestApproval("客户不同意维修"), Role.CLERK)
    assert course.ticket is not None
    yes = approve_plan(course.ticket, item, Standing("周总", Role.HEAD_OFFICE), ApprovalMethod.REMOTE)
    assert isinstance(yes, Approved)
    course.write(Draft(yes))
    assert not needs(course)
    assert course.ticket is not None
    assert not waits_for_head_office(course.ticket)
    course.must(OfferPlan((replace(DEAR, amount=Fen(LIMIT + 5)),)))
    assert course.ticket is not None
    assert (course.ticket.requests, course.ticket.approvals) == ((), ())


def test_nobody_is_asked_where_nobody_must_approve() -> None:
    course = offered(Demand.REPAIR, Option("repair_free"))
    assert refused(course.do(RequestApproval("以防万一"))) == "approval_not_needed"
    assert refused(course.do(DenyPlan(" "), Role.MANAGER)) == "text_missing"
    assert refused(course.do(DenyPlan("不行"), Role.CLERK)) == "role_not_enough"

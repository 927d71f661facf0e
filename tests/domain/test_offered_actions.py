"""What is offered can be done, what is not offered opens no finished case."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.decide import Action
from app.domain.money import Fen
from app.domain.records import Goods
from app.domain.status import TrackKind
from app.domain.steps.closing import ReopenTicket, VoidTicket, WithdrawTicket
from app.domain.steps.contact import AddNote
from app.domain.steps.execution import AdvanceExecution, StartExecution
from app.domain.steps.intake import AddGoods
from app.domain.steps.liability import DetermineLiability
from app.domain.steps.planning import AcceptPlan, ApprovePlan, OfferPlan, RefusePlan
from app.domain.steps.promising import MakePromise, PauseClocks
from app.domain.verdicts import Basis, Option, Refund, Share
from app.domain.vocabulary import Cause, Demand, Role
from tests.domain.cases import START, Course, opened, refused

SOFA = Goods("沙发", price=Fen(1_280_000))
VERDICT = DetermineLiability(
    Cause.QUALITY,
    (Share("brand", 100),),
    (Basis("clause", "§3"),),
    conclusion="坐垫塌陷，属质量问题",
    suggestion="退货",
)
PLAN = OfferPlan((Option("return_full", "warranty"),), refund=Refund(Fen(1_280_000), "bank_card"))


def judged() -> Course:
    """The sofa, judged, with nothing offered yet."""
    course = opened(Demand.RETURN, (SOFA,))
    course.must(VERDICT)
    return course


@pytest.mark.parametrize(
    "action",
    [
        AddGoods(Goods("底座"), Demand.REPAIR),
        MakePromise("明天回电", START.replace(year=2027)),
        PauseClocks("等配件"),
    ],
    ids=lambda action: action.NAME,
)
def test_a_finished_case_goes_on_only_when_it_is_reopened(action: Action) -> None:
    course = opened()
    course.must(WithdrawTicket("客户撤销"))
    assert refused(course.do(action)) == "ticket_finished"
    course.must(AddNote("客户又来问过"))
    course.must(ReopenTicket("客户反悔"))
    assert course.must(action).open


def test_an_answer_is_asked_for_while_a_plan_waits_for_it() -> None:
    course = judged()
    answers = (AcceptPlan, RefusePlan)
    assert course.ticket is not None
    assert [kind.offered(course.ticket) for kind in answers] == [False, False]
    assert OfferPlan.offered(course.ticket)
    assert [kind.offered(course.must(PLAN)) for kind in answers] == [True, True]


def test_a_plan_is_offered_once_somebody_is_liable() -> None:
    ticket = opened().ticket
    assert ticket is not None
    assert not OfferPlan.offered(ticket)


def test_an_approval_holds_for_the_plan_that_was_approved() -> None:
    course = judged()
    course.must(PLAN)
    course.must(ApprovePlan(), Role.MANAGER)
    larger = replace(PLAN, options=(*PLAN.options, Option("compensation", "promise", amount=Fen(900_000))))
    assert course.must(larger).approvals == ()
    assert refused(course.do(AcceptPlan())) == "manager_must_approve"
    course.must(ApprovePlan(), Role.MANAGER)
    course.must(AcceptPlan())


def test_an_approval_given_before_the_first_offer_holds_for_it() -> None:
    course = judged()
    course.must(ApprovePlan(), Role.MANAGER)
    course.must(PLAN)
    course.must(AcceptPlan())


def test_nothing_of_an_approval_is_left_in_a_reopened_case() -> None:
    course = judged()
    course.must(PLAN)
    course.must(ApprovePlan(), Role.MANAGER)
    course.must(WithdrawTicket("客户撤销"))
    assert course.must(ReopenTicket("客户反悔")).approvals == ()


def test_a_ticket_for_which_money_was_paid_is_not_voided() -> None:
    course = judged()
    course.must(OfferPlan((Option("small_payment", "negotiable", amount=Fen(5_000)),)))
    course.must(ApprovePlan(), Role.MANAGER)
    course.must(AcceptPlan())
    course.must(StartExecution(TrackKind.COMPENSATION))
    assert VoidTicket.offered(course.must(AdvanceExecution(TrackKind.COMPENSATION, "done"))) is False
    assert refused(course.do(VoidTicket("误建"))) == "paid_cannot_be_voided"

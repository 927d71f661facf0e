"""What is offered can be done, what is not offered opens no finished case."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.decide import Action
from app.domain.money import Fen
from app.domain.records import Goods
from app.domain.status import TrackKind
from app.domain.steps.approval import ApprovePlan
from app.domain.steps.checking import BeginCheck, CommissionTest
from app.domain.steps.closing import ReopenTicket, VoidTicket, WithdrawTicket
from app.domain.steps.contact import AddNote
from app.domain.steps.evidence import RetagEvidence, VoidEvidence
from app.domain.steps.execution import AdvanceExecution, StartExecution
from app.domain.steps.intake import AddGoods
from app.domain.steps.level import AnswerQuestion, LogEmergencyStep
from app.domain.steps.liability import DetermineLiability
from app.domain.steps.linking import LinkTicket, MergeTicket, SetParent
from app.domain.steps.planning import AcceptPlan, OfferPlan, RefusePlan
from app.domain.steps.promising import MakePromise, PauseClocks
from app.domain.steps.proof import RequestProof
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


def test_a_finished_case_is_linked_to_a_later_one_and_nothing_else() -> None:
    course = opened()
    course.must(WithdrawTicket("客户撤销"))
    assert LinkTicket.offered(course.must(LinkTicket("later", "同一台壶")))
    assert course.must(LinkTicket("later")).linked == ("later",)
    for action in (SetParent("batch"), SetParent(None), MergeTicket("later")):
        assert refused(course.do(action)) == "ticket_finished"
    voided = opened()
    voided.must(VoidTicket("误建"))
    assert refused(voided.do(LinkTicket("later"))) == "ticket_voided"


def test_what_the_state_does_not_allow_is_not_offered() -> None:
    course = opened()
    assert course.ticket is not None
    missing = (ApprovePlan, RetagEvidence, VoidEvidence, AnswerQuestion, LogEmergencyStep, StartExecution)
    assert not any(kind.offered(course.ticket) for kind in missing)
    assert refused(course.do(AnswerQuestion("好", done=False))) == "demand_not_answered_by_words"
    assert refused(course.do(LogEmergencyStep("暂停销售"))) == "not_an_emergency"
    early = (BeginCheck, RequestProof, CommissionTest, PauseClocks)
    assert all(kind.offered(course.ticket) for kind in early)
    assert not PauseClocks.offered(course.must(PauseClocks("等配件")))
    course.must(VERDICT)
    assert not RequestProof.offered(course.must(replace(PLAN, refund=None)))
    course.must(ApprovePlan(), Role.MANAGER)
    accepted = course.must(AcceptPlan())
    late = (BeginCheck, CommissionTest, DetermineLiability, AcceptPlan, ApprovePlan)
    assert not any(kind.offered(accepted) for kind in late)


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


def test_nobody_approves_in_blank() -> None:
    course = judged()
    assert refused(course.do(ApprovePlan(), Role.MANAGER)) == "no_plan_offered"
    course.must(PLAN)
    course.must(ApprovePlan(), Role.MANAGER)
    course.must(AcceptPlan())
    assert refused(course.do(ApprovePlan(), Role.MANAGER)) == "no_plan_offered"


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

"""What the course of a ticket says as facts."""

from dataclasses import replace

import pytest

from app.domain.case_facts import item_facts
from app.domain.money import Fen
from app.domain.policy.facts import parse_facts
from app.domain.status import AppealStage, Stage, TrackKind
from app.domain.steps.checking import CommissionTest
from app.domain.steps.closing import JumpStage, RecordFollowUp
from app.domain.steps.execution import AdvanceExecution, CompleteItem, StartExecution
from app.domain.steps.liability import DetermineLiability
from app.domain.steps.linking import AdvanceAppeal
from app.domain.steps.planning import AcceptPlan, OfferPlan
from app.domain.verdicts import Basis, Option, Share
from app.domain.vocabulary import Cause, Demand
from tests.domain.cases import ZONE, Course, opened

VERDICT = DetermineLiability(
    Cause.QUALITY, (Share("brand", 100),), (Basis("clause", "§3"),), conclusion="漏水", suggestion="修理"
)


def facts(course: Course) -> dict[str, object]:
    """Of the one item, and they are ones the policy function takes."""
    assert course.ticket is not None
    stated = item_facts(course.ticket, course.ticket.items[0], ZONE)
    parse_facts(stated)
    return stated


@pytest.mark.parametrize(
    ("cause", "party", "fault"),
    [
        (Cause.QUALITY, "brand", "quality"),
        (Cause.WRONG_SIZE, "merchant", "size_merchant"),
        (Cause.WRONG_SIZE, "customer", "size_customer"),
        (Cause.SERVICE_FAULT, "mall", "service"),
        (Cause.OTHER, "merchant", None),
    ],
)
def test_the_cause_names_the_fault(cause: Cause, party: str, fault: str | None) -> None:
    course = opened(Demand.REPAIR)
    course.must(replace(VERDICT, cause=cause, shares=(Share(party, 100),)))
    assert facts(course).get("fault") == fault


def test_what_was_agreed_and_mailed_in() -> None:
    course = opened(Demand.REPAIR)
    course.must(VERDICT)
    assert "decided_remedy" not in facts(course)
    course.must(OfferPlan((Option("repair_free", "by_right"),)))
    course.must(AcceptPlan())
    course.must(StartExecution(TrackKind.MAIL_IN))
    course.must(AdvanceExecution(TrackKind.MAIL_IN, "in_transit"))
    sent = facts(course)
    assert (sent["decided_remedy"], sent["repair_sent_date"]) == ("repair_free", "2026-11-20")
    assert "repair_returned_date" not in sent
    course.must(AdvanceExecution(TrackKind.MAIL_IN, "done"))
    assert facts(course)["repair_returned_date"] == "2026-11-20"
    course.must(CompleteItem())
    course.must(RecordFollowUp(2))
    assert facts(course)["satisfaction_score"] == 2


def test_an_apology_is_no_remedy_of_the_rules() -> None:
    course = opened(Demand.COMPLAINT)
    course.must(VERDICT)
    course.must(OfferPlan((Option("apology", "negotiable", amount=Fen(0)),)))
    course.must(AcceptPlan())
    assert "decided_remedy" not in facts(course)


def test_a_test_and_an_objection_are_told() -> None:
    course = opened(Demand.REPAIR)
    course.must(CommissionTest("省质检院", "板材甲醛"))
    assert facts(course)["third_party_test"] is True
    course.must(VERDICT)
    course.must(AdvanceAppeal(AppealStage.APPEALING, "客户不认可"))
    assert facts(course)["customer_disputes_liability"] is True
    course.must(AdvanceAppeal(AppealStage.DECIDED, "维持"))
    assert "customer_disputes_liability" not in facts(course)


def test_a_pickup_is_told_by_its_moments() -> None:
    course = opened(Demand.RETURN)
    course.must(JumpStage(Stage.PLAN_ACCEPTED, "电话里已谈妥"))
    course.must(StartExecution(TrackKind.RETURN))
    course.must(AdvanceExecution(TrackKind.RETURN, "pickup_requested"))
    course.must(AdvanceExecution(TrackKind.RETURN, "picked_up"))
    assert {"pickup_requested_at", "picked_up_at"} <= set(facts(course))

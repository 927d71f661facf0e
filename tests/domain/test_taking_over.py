"""采纳: what the act itself would be refused for now refuses taking it over, too."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from app.domain.entry import Body
from app.domain.status import Stage
from app.domain.steps import checking
from app.domain.steps.checking import BeginCheck, CheckBegun, CommissionTest
from app.domain.steps.closing import StageJumped
from app.domain.steps.level import LevelSet, QuestionAnswered
from app.domain.steps.liability import DetermineLiability, LiabilityDetermined
from app.domain.steps.linking import MergeTicket, TicketMerged
from app.domain.steps.planning import OfferPlan
from app.domain.taking_over import may_not_take_over
from app.domain.ticket import Level, Ticket
from app.domain.verdicts import Basis, Liability, Option, Share
from app.domain.vocabulary import Cause, Party
from tests.domain.cases import Course, FixedPolicy, context, opened


@dataclass(frozen=True)
class NoLevels(FixedPolicy):
    """Head office, which knows no levels of the house."""

    @property
    def levels(self) -> dict[int, tuple[str, str]]:
        return {}


def determined(percent: int = 100, cause: Cause = Cause.QUALITY) -> LiabilityDetermined:
    shares = (Share(Party.BRAND, percent),)
    basis = (Basis("inspection", "壶底裂纹"),)
    said = Liability(cause, shares, basis, "质量问题", "换货")
    return LiabilityDetermined("1", said)


def judged() -> Course:
    course = opened()
    course.must(BeginCheck())
    said = determined().liability
    course.must(DetermineLiability(Cause.QUALITY, said.shares, said.basis, said.conclusion, said.suggestion))
    return course


def said_of(body: Body, ticket: Ticket | None, policy: FixedPolicy | None = None) -> str:
    assert ticket is not None
    refusal = may_not_take_over(body, ticket, context(policy=policy))
    return refusal.code if refusal else ""


def test_a_determination_passes_the_gate_of_determining() -> None:
    ticket = judged().ticket
    assert said_of(determined(), ticket) == "", "a second one replaces the first"
    assert said_of(determined(60), ticket) == "shares_not_100"
    assert said_of(determined(cause=Cause.HUMAN_ERROR), ticket) == "responsible_person_missing"
    stranger = replace(determined().liability, answers_to_customer="manufacturer")
    assert said_of(LiabilityDetermined("1", stranger), ticket) == "cannot_answer_first"


def test_what_a_plan_on_the_table_has_overtaken_is_refused() -> None:
    course = judged()
    ticket = course.must(OfferPlan((Option("repair_free", "by_right"),)))
    for late in (determined(), checking.TestCommissioned("1", "市检测中心", "漏水")):
        assert said_of(late, ticket) == "stage_not_reachable"
    assert said_of(CheckBegun("1"), ticket) == "", "the check may begin anew"
    assert said_of(QuestionAnswered("1", "请按说明书使用", True), ticket) == "stage_not_reachable"


def test_checks_and_tests_are_taken_over_while_the_case_is_there() -> None:
    course = opened()
    assert said_of(CheckBegun("1"), course.ticket) == ""
    assert said_of(checking.TestReported("1", "合格"), course.ticket) == "no_test_running"
    course.must(BeginCheck())
    course.must(CommissionTest("市检测中心", "漏水"))
    assert said_of(checking.TestReported("1", "合格"), course.ticket) == ""
    assert said_of(checking.TestReported("1", ""), course.ticket) == "text_missing"


@pytest.mark.parametrize(("level", "code"), [(1, ""), (3, ""), (9, "no_such_level")])
def test_a_level_is_one_of_the_profile(level: int, code: str) -> None:
    body = LevelSet(Level(level, "紧急", "售后经理", ("会曝光",), "何立"))
    assert said_of(body, opened().ticket) == code
    assert said_of(body, opened().ticket, NoLevels()) == "", "head office knows no levels of the house"


def test_a_merger_is_not_taken_over_where_something_was_signed() -> None:
    ticket = opened().ticket
    assert ticket is not None
    assert said_of(TicketMerged("other"), ticket) == ""
    assert said_of(TicketMerged(ticket.id), ticket) == "ticket_is_itself"
    assert MergeTicket.offered(ticket)


def test_a_jump_is_none_where_the_usual_step_leads_there() -> None:
    ticket = opened().ticket
    assert said_of(StageJumped("1", Stage.INSPECTING, "客户在场"), ticket) == "no_jump_needed"
    assert said_of(StageJumped("1", Stage.EXECUTING, "客户在场"), ticket) == ""
    assert said_of(StageJumped("1", Stage.CLOSED, "客户在场"), ticket) == "stage_not_reachable"

"""采纳: an entry in conflict is taken over only where the act itself would be allowed now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from app.domain.approving import plan_subject
from app.domain.decide import Action, Context, decide
from app.domain.entry import Body
from app.domain.money import Fen, format_yuan
from app.domain.refusals import Refusal
from app.domain.rights import Standing
from app.domain.status import Stage
from app.domain.steps.approval import Approved, approve_plan
from app.domain.steps.checking import (
    BeginCheck,
    CheckBegun,
    CommissionTest,
    ReportTest,
    TestCommissioned,
    TestReported,
)
from app.domain.steps.closing import (
    CloseTicket,
    JumpStage,
    ReopenTicket,
    StageJumped,
    TicketClosed,
    TicketReopened,
    TicketVoided,
    TicketWithdrawn,
    VoidTicket,
    WithdrawTicket,
)
from app.domain.steps.execution import (
    AdvanceExecution,
    CallOffExecution,
    CompleteItem,
    ExecutionAdvanced,
    ExecutionCalledOff,
    ExecutionStarted,
    ItemCompleted,
    StartExecution,
)
from app.domain.steps.level import AnswerQuestion, LevelSet, QuestionAnswered, SetLevel
from app.domain.steps.liability import DetermineLiability, LiabilityDetermined
from app.domain.steps.linking import MergeTicket, TicketMerged
from app.domain.steps.planning import (
    AcceptPlan,
    OfferPlan,
    PlanAccepted,
    PlanOffered,
    PlanRefused,
    RefusePlan,
)
from app.domain.ticket import Ticket
from app.domain.verdicts import Plan
from app.domain.vocabulary import Cause

_ANSWERED = (Stage.PLAN_ACCEPTED, Stage.PLAN_REFUSED)


def may_not_take_over(body: Body, ticket: Ticket, context: Context) -> Refusal | None:
    """The refusal where what `body` says could not be done now on `ticket`. Pure.

    An answer or an approval holds for the plan it was given for: while another one stands it is refused
    (accepted_another_plan, answered_another_plan). Another answer to the same plan is judged as if the
    first had not been given. A plan taken over was approved by nobody; its acceptance needs that (S4-28).
    """
    if isinstance(body, PlanAccepted | PlanRefused | Approved):
        return _answer_refused(body, ticket, context)
    if isinstance(body, LevelSet) and not context.policy.levels:
        return None  # head office knows no levels of the house; the desk that set it did
    again = _AGAIN.get(type(body))
    decided = decide(ticket, again(body), context) if again else None
    return decided if isinstance(decided, Refusal) else None


def _answer_refused(
    body: PlanAccepted | PlanRefused | Approved, ticket: Ticket, context: Context
) -> Refusal | None:
    item_id = body.subject.removeprefix(plan_subject("")) if isinstance(body, Approved) else body.item
    item = ticket.item(item_id)
    if item is None or item.plan is None:
        return Refusal("no_plan_offered", params={"item": item_id})
    if body.offer != item.plan.offered_in:
        return _another_plan(body, item.plan)
    if item.stage in _ANSWERED:
        ticket = ticket.with_item(item_id, lambda each: replace(each, stage=Stage.PLAN_OFFERED))
    if isinstance(body, Approved):
        found = approve_plan(ticket, item_id, Standing(body.by, body.role))
        return found if isinstance(found, Refusal) else None
    action: Action = (
        AcceptPlan(body.option, body.how, item_id)
        if isinstance(body, PlanAccepted)
        else RefusePlan(body.reason, body.how, item_id)
    )
    decided = decide(ticket, action, context)
    return decided if isinstance(decided, Refusal) else None


def _another_plan(body: PlanAccepted | PlanRefused | Approved, plan: Plan) -> Refusal:
    stands = ", ".join(_yuan(plan.sum_of(each)) for each in plan.options)
    if isinstance(body, PlanAccepted):
        return Refusal("accepted_another_plan", "S4-28", {"amount": _yuan(body.amount), "stands": stands})
    return Refusal("answered_another_plan", "S4-28", {"stands": stands})


def _yuan(amount: Fen | None) -> str:
    return "–" if amount is None else format_yuan(amount)


def _determined(body: LiabilityDetermined) -> Action:
    said = body.liability
    return DetermineLiability(
        cause=Cause(said.cause) if said.cause in tuple(Cause) else Cause.OTHER,
        shares=said.shares,
        basis=said.basis,
        conclusion=said.conclusion or "",
        suggestion=said.suggestion or "",
        checks=said.checks,
        answers_to_customer=said.answers_to_customer,
        responsible_person=said.responsible_person,
        override_reason=said.override_reason,
        item=body.item,
    )


_AGAIN: Mapping[type[Body], Callable[[Any], Action]] = MappingProxyType(
    {
        LevelSet: lambda body: SetLevel(body.level.level, "; ".join(body.level.reasons or ())),
        CheckBegun: lambda body: BeginCheck(body.stage, body.item),
        TestCommissioned: lambda body: CommissionTest(
            body.body, body.subject, body.fee, body.advanced_by, body.borne_by, body.item
        ),
        TestReported: lambda body: ReportTest(body.result or "", body.report_number, body.item),
        LiabilityDetermined: _determined,
        QuestionAnswered: lambda body: AnswerQuestion(body.text or "", body.done, body.item),
        PlanOffered: lambda body: OfferPlan(body.options, body.exchange, body.refund, body.item),
        ExecutionStarted: lambda body: StartExecution(body.kind, body.details, body.item),
        ExecutionAdvanced: lambda body: AdvanceExecution(body.kind, body.to, body.details, body.item),
        ExecutionCalledOff: lambda body: CallOffExecution(body.kind, body.reason, body.item),
        ItemCompleted: lambda body: CompleteItem(body.item),
        TicketClosed: lambda _: CloseTicket(),
        TicketWithdrawn: lambda body: WithdrawTicket(body.reason),
        TicketReopened: lambda body: ReopenTicket(body.reason, body.item),
        TicketVoided: lambda body: VoidTicket(body.reason),
        TicketMerged: lambda body: MergeTicket(body.into),
        StageJumped: lambda body: JumpStage(body.to, body.reason, body.item),
    }
)
"""What stage, level, money, approval or the end of a case hangs on, as the action that does it now."""

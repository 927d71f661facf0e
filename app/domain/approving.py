"""审批: whether a plan is above what the desk may grant, and whether a manager approved it (S4-28, G-02).

An approval is for one plan with its remedies and sums: another plan, another remedy or a greater sum needs
an approval of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import tzinfo
from typing import Any

from app.domain.case_facts import goods_value, item_facts
from app.domain.money import MAX_FEN, Fen, format_yuan
from app.domain.records import Approval, ApprovalRequest
from app.domain.rights import TABLE
from app.domain.status import Stage
from app.domain.ticket import Item, Ticket
from app.domain.verdicts import Option, Plan
from app.domain.vocabulary import Demand, Remedy, Role

Assess = Callable[[Mapping[str, object]], Mapping[str, Any]]

ABOVE = "amount_over_10000"
"""The gap that a policy names where the desk may not grant it by itself."""

_CHARGED = frozenset({Remedy.REPAIR_PAID, Remedy.RESIZE_PAID})
"""The customer pays these; nothing is granted."""

_GOODS_BACK = ("return_", "exchange_", "remake_")
"""Remedies that are worth what the goods are, whatever amount is written beside them."""


def approvers(settings: Mapping[str, Any]) -> frozenset[Role]:
    """Who may approve by the profile (``approval.roles``): of those the table of rights lets, all where the
    profile names none of them.
    """
    may = TABLE["ApprovePlan"].roles
    said = settings.get("approval")
    named = said.get("roles", ()) if isinstance(said, Mapping) else ()
    return frozenset(role for role in may if role in named) or may


def plan_subject(item: str) -> str:
    """What an approval of that item's plan names as its subject."""
    return f"plan:{item}"


def remedies_of(plan: Plan) -> tuple[str, ...]:
    """What the plan would grant, one remedy for each way."""
    return tuple(str(option.remedy) for option in plan.options)


def worth_of_plan(item: Item) -> Fen:
    """The most that the plan of the item gives the customer, in fen; nothing without a plan."""
    return _granted(item.plan, goods_value(item.goods)) if item.plan else Fen(0)


def approval_of(ticket: Ticket, item: Item) -> Approval | None:
    """The approval that holds for the plan as it stands, if there is one."""
    plan = item.plan
    if plan is None:
        return None
    holds = (
        each
        for each in reversed(ticket.approvals)
        if each.subject == plan_subject(item.id)
        and each.offer == plan.offered_in
        and each.remedies == remedies_of(plan)
        and worth_of_plan(item) <= each.amount
        and each.role in TABLE["ApprovePlan"].roles
    )
    return next(holds, None)


def request_of(ticket: Ticket, item: Item) -> ApprovalRequest | None:
    """What the desk asked head office about the plan as it stands, if it did; denied or not."""
    plan = item.plan
    if plan is None:
        return None
    asked = (
        each
        for each in reversed(ticket.requests)
        if each.subject == plan_subject(item.id)
        and each.offer == plan.offered_in
        and each.remedies == remedies_of(plan)
        and worth_of_plan(item) <= each.amount
    )
    return next(asked, None)


def waits_for_head_office(ticket: Ticket) -> bool:
    """Whether head office was asked for an approval of this ticket and has not answered."""
    asked = (request_of(ticket, item) for item in ticket.items if item.stage is Stage.PLAN_OFFERED)
    answered = {each.subject for item in ticket.items if (each := approval_of(ticket, item))}
    return ticket.open and any(r and not r.denied_by and r.subject not in answered for r in asked)


def approval_open(ticket: Ticket, item: Item, zone: tzinfo, assess: Assess) -> bool:
    """Whether the plan of the item is above the desk's limit and no manager approved it yet.

    The limit is the policy's own. It is asked with the greatest of the goods' value, the options'
    amounts and the refund; and what the plan grants counts as a return, whatever was demanded.
    """
    if approval_of(ticket, item) is not None:
        return False
    facts = item_facts(ticket, item, zone)
    worth = goods_value(item.goods)
    granted = _granted(item.plan, worth) if item.plan else None
    known = [sum_ for sum_ in (worth, granted) if sum_ is not None]
    if known:
        facts["amount"] = _yuan(max(known))
    if assess(facts).get("policy_gap") == ABOVE:
        return True
    if not granted:
        return False
    back = {**facts, "demand": Demand.RETURN.value, "amount": _yuan(granted)}
    return assess(back).get("policy_gap") == ABOVE


def _granted(plan: Plan, worth: Fen | None) -> Fen:
    """The most that any way of the plan gives the customer, in fen."""
    sums = [_worth_of(option, worth) for option in plan.options]
    if plan.refund is not None:
        sums.append(plan.refund.amount)
    return max(sums, default=Fen(0))


def _worth_of(option: Option, worth: Fen | None) -> Fen:
    if option.remedy in _CHARGED:
        return Fen(0)
    goods = worth if option.remedy.startswith(_GOODS_BACK) else None
    return max(option.amount or Fen(0), goods or Fen(0))


def _yuan(amount: Fen) -> str:
    """As the facts want it; a sum no case can have counts as the largest there is."""
    return format_yuan(min(max(amount, Fen(0)), MAX_FEN))

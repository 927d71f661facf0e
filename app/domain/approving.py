"""审批: whether a plan is above what the desk may grant, and whether a manager approved it (S4-28, G-02).

An approval is for one plan with its remedies and sums: another plan, another remedy or a greater sum needs
an approval of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import tzinfo
from typing import Any

from app.domain.carrying_out import agreed_tracks, refund_besides
from app.domain.case_facts import goods_value, item_facts
from app.domain.money import MAX_FEN, Fen, format_yuan
from app.domain.records import Approval, ApprovalRequest
from app.domain.rights import TABLE
from app.domain.status import Stage, TrackKind
from app.domain.ticket import Item, Ticket
from app.domain.verdicts import Option, Plan
from app.domain.vocabulary import Demand, Remedy, Role

Assess = Callable[[Mapping[str, object]], Mapping[str, Any]]

ABOVE = "amount_over_10000"
"""The gap that a policy names where the desk may not grant it by itself."""

_CHARGED = frozenset({Remedy.REPAIR_PAID, Remedy.RESIZE_PAID})
"""The customer pays these; nothing is granted."""

_MONEY = frozenset({TrackKind.REFUND, TrackKind.COMPENSATION})
_GIVING = _MONEY | {TrackKind.EXCHANGE}

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
    amounts and the refund; and what the plan grants counts as a return, whatever was demanded. What the
    desk grants by itself for one ticket counts together: several goods, and one plan after another (0071).
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
    together = granted_by_desk(ticket, item)
    if not together:
        return False
    back = {**facts, "demand": Demand.RETURN.value, "amount": _yuan(together)}
    return assess(back).get("policy_gap") == ABOVE


def granted_by_desk(ticket: Ticket, item: Item) -> Fen:
    """What the customer gets in this ticket that nobody approved, in fen, the plan of the item included."""
    others = sum(_unapproved(ticket, each) for each in ticket.items if each.id != item.id)
    earlier = sum(track.unapproved for track in item.past_executions)
    return Fen(_going_out(item) + earlier + others)


def _going_out(item: Item) -> Fen:
    """What the plan grants, in fen; or what is on its way by an earlier one, where that is more. What was
    paid before the customer answers this plan comes on top.
    """
    waiting = item.plan is not None and item.plan.chosen is None
    paid = sum(track.unapproved for track in item.executions if waiting and track.step == "done")
    running = sum(track.unapproved for track in item.executions) - paid
    planned = worth_of_plan(item) if item.plan else _worth_without_plan(item)
    return Fen(max(planned, running) + paid)


def _worth_without_plan(item: Item) -> Fen:
    """After a jump to the carrying out nobody knows what was agreed: it may be all that the goods cost."""
    carried_out = item.stage in (Stage.PLAN_ACCEPTED, Stage.EXECUTING)
    return (goods_value(item.goods) or Fen(0)) if carried_out else Fen(0)


def _unapproved(ticket: Ticket, other: Item) -> Fen:
    """What the desk granted by itself for another piece of the ticket: agreed, on its way or paid, in fen."""
    earlier = sum(track.unapproved for track in other.past_executions)
    agreed = other.plan is not None and other.plan.chosen is not None
    if agreed and approval_of(ticket, other) is None:
        return Fen(_going_out(other) + earlier)
    return Fen(sum(track.unapproved for track in other.executions) + earlier)


def gives(kind: TrackKind) -> bool:
    """Whether money or goods leave the house that way."""
    return kind in _GIVING


def paid_unapproved(ticket: Ticket, item: Item, kind: TrackKind) -> Fen:
    """The money that goes that way without anybody having approved it, in fen."""
    if kind not in _MONEY or approval_of(ticket, item) is not None:
        return Fen(0)
    plan, worth = item.plan, goods_value(item.goods)
    agreed = plan.agreed if plan else None
    if kind is TrackKind.COMPENSATION:
        own = agreed is not None and kind in agreed_tracks(item)
        return (agreed.amount or Fen(0)) if agreed and own else Fen(0)
    if plan is not None and plan.refund is not None:
        return plan.refund.amount
    return _worth_of(agreed, worth) if agreed else worth or Fen(0)


def sum_is_known(item: Item) -> bool:
    """Whether it is said how much is refunded: by the refund, by the way agreed, or by the goods' price."""
    plan = item.plan
    if plan is not None and (plan.refund is not None or (plan.agreed and plan.agreed.amount)):
        return True
    return item.goods.price is not None


def _granted(plan: Plan, worth: Fen | None) -> Fen:
    """The most that any way of the plan gives the customer, in fen."""
    refunded = plan.refund.amount if plan.refund is not None else Fen(0)
    sums = [
        _worth_of(option, worth) + (refunded if refund_besides(plan, option) else 0)
        for option in plan.options
    ]
    return Fen(max((refunded, *sums)))


def _worth_of(option: Option, worth: Fen | None) -> Fen:
    if option.remedy in _CHARGED:
        return Fen(0)
    goods = worth if option.remedy.startswith(_GOODS_BACK) else None
    return max(option.amount or Fen(0), goods or Fen(0))


def _yuan(amount: Fen) -> str:
    """As the facts want it; a sum no case can have counts as the largest there is."""
    return format_yuan(min(max(amount, Fen(0)), MAX_FEN))

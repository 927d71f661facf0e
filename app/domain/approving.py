"""审批: whether a plan is above what the desk may grant, and whether a manager approved it (S4-28, G-02)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import tzinfo
from typing import Any

from app.domain.case_facts import goods_value, item_facts
from app.domain.money import MAX_FEN, Fen, format_yuan
from app.domain.ticket import Item, Ticket
from app.domain.verdicts import Option, Plan
from app.domain.vocabulary import Demand, Remedy, Role

Assess = Callable[[Mapping[str, object]], Mapping[str, Any]]

_ABOVE = "amount_over_10000"
_CHARGED = frozenset({Remedy.REPAIR_PAID, Remedy.RESIZE_PAID})
"""The customer pays these; nothing is granted."""

_GOODS_BACK = ("return_", "exchange_", "remake_")
"""Remedies that are worth what the goods are, whatever amount is written beside them."""


def plan_subject(item: str) -> str:
    """What an approval of that item's plan names as its subject."""
    return f"plan:{item}"


def approval_open(ticket: Ticket, item: Item, zone: tzinfo, assess: Assess) -> bool:
    """Whether the plan of the item is above the desk's limit and no manager approved it yet.

    The limit is the policy's own. It is asked with the greatest of the goods' value, the options'
    amounts and the refund; and what the plan grants counts as a return, whatever was demanded.
    """
    subject = plan_subject(item.id)
    if any(a.subject == subject and a.role == Role.MANAGER for a in ticket.approvals):
        return False
    facts = item_facts(ticket, item, zone)
    worth = goods_value(item.goods)
    granted = _granted(item.plan, worth) if item.plan else None
    known = [sum_ for sum_ in (worth, granted) if sum_ is not None]
    if known:
        facts["amount"] = _yuan(max(known))
    if assess(facts).get("policy_gap") == _ABOVE:
        return True
    if not granted:
        return False
    back = {**facts, "demand": Demand.RETURN.value, "amount": _yuan(granted)}
    return assess(back).get("policy_gap") == _ABOVE


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

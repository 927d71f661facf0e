"""D05 退换货确认单: of an item whose return or exchange is agreed (S4-33)."""

from __future__ import annotations

from app.domain.refusals import Refusal
from app.domain.ticket import Item, Ticket
from app.usecases.issuing.rule import IssuingRule


def _refusal(ticket: Ticket, item: Item) -> Refusal | None:  # noqa: ARG001 - the form of a rule
    if item.plan is None or item.plan.agreed is None:
        return Refusal("plan_not_accepted", "S4-33", {"item": item.id})
    if not item.plan.agreed.remedy.startswith(("return", "exchange", "refund")):
        return Refusal("nothing_to_return", "S4-33", {"remedy": item.plan.agreed.remedy})
    return None


def _answer(item: Item) -> str | None:
    return item.plan.answered_in if item.plan else None


RULE = IssuingRule(of_item=True, refusal=_refusal, ground=_answer)

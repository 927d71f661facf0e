"""D21 物品标签: where something was left at the desk (S4-20)."""

from __future__ import annotations

from app.domain.refusals import Refusal
from app.domain.ticket import Item, Ticket
from app.usecases.issuing.rule import IssuingRule


def _refusal(ticket: Ticket, item: Item) -> Refusal | None:  # noqa: ARG001 - the form of a rule
    return None if ticket.received_items else Refusal("nothing_received", "S4-20")


RULE = IssuingRule(refusal=_refusal)

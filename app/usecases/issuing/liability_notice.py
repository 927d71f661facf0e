"""D03 责任认定告知书: of an item whose liability is determined (S0-25)."""

from __future__ import annotations

from app.domain.refusals import Refusal
from app.domain.ticket import Item, Ticket
from app.usecases.issuing.rule import IssuingRule


def _refusal(ticket: Ticket, item: Item) -> Refusal | None:  # noqa: ARG001 - the form of a rule
    if item.liability is None or item.liability.disputed:
        return Refusal("liability_not_determined", "S0-25", {"item": item.id})
    return None


RULE = IssuingRule(of_item=True, refusal=_refusal, ground=lambda item: item.determined_in, photos=True)

"""D20 服务手册: it is set from the rules in force and never issued: it has no number."""

from __future__ import annotations

from app.domain.refusals import Refusal
from app.domain.ticket import Item, Ticket
from app.usecases.issuing.rule import IssuingRule


def _never(ticket: Ticket, item: Item) -> Refusal:  # noqa: ARG001 - the form of a rule
    return Refusal("paper_unnumbered", params={"kind": "service-manual"})


RULE = IssuingRule(of_desk=True, refusal=_never)

"""处理方案建议 with the day by which each step is done, if the customer agrees on the day of the notice."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from app.domain.ticket import Item, Ticket
from app.domain.vocabulary import Remedy
from app.usecases.paper import SuggestionLine
from app.usecases.workplace import Workplace

_ENDS: Mapping[str, tuple[str, ...]] = {
    "exchange": ("exchange_ready_latest",),
    "refund": ("refund_due", "refund_due_at"),
}
"""What the rules call the end of a step (S4-35, S4-37). They set no term for a repair."""


def suggestion_lines(
    workplace: Workplace, ticket: Ticket, item: Item, now: datetime
) -> tuple[SuggestionLine, ...]:
    """The lines of the suggestion of `item`; each kind of step names its day where it is first suggested.

    `now` is the moment of the notice in the desk's zone. The wait for ordered goods counts for an
    exchange, and the way the goods were paid for a refund: the longest the rules allow.
    """
    if item.liability is None:
        return ()
    told: set[str] = set()
    lines = []
    for text in filter(None, map(str.strip, item.liability.suggestion.splitlines())):
        kind = _kind(workplace, text)
        due, provisional = (None, False) if kind in told else _due(workplace, ticket, item, now, kind)
        told.add(kind)
        lines.append(SuggestionLine(text, due, provisional, kind if due else ""))
    return tuple(lines)


def _kind(workplace: Workplace, text: str) -> str:
    """The step a line speaks of: by the words of the house for a remedy, else by its own words."""
    wording = workplace.reference.wording
    said = {_step(code) for code, words in wording.suggestions.items() if words.rstrip("。") in text}
    found = said or {step for step, words in wording.steps.items() if any(word in text for word in words)}
    return found.pop() if len(found) == 1 else ""


def _step(remedy: str) -> str:
    if remedy.startswith("exchange"):
        return "exchange"
    refunding = remedy.startswith("return") or remedy in (Remedy.REFUND_ONLY, Remedy.PARTIAL_REFUND)
    return "refund" if refunding else ""


def _due(
    workplace: Workplace, ticket: Ticket, item: Item, now: datetime, kind: str
) -> tuple[date | None, bool]:
    if kind not in _ENDS:
        return None, False
    agreed = f"{now:%Y-%m-%dT%H:%M}"
    facts: dict[str, object] = {"decided_remedy": kind, f"{kind}_approved_at": agreed}
    if kind == "exchange":
        facts["stock_available"] = False
    decision = workplace.policy.assess({**workplace.policy.facts_of(ticket, item, now), **facts})
    ends = next(filter(None, map(decision.text, _ENDS[kind])), None)
    if ends is None:
        return None, False
    due = date.fromisoformat(ends[:10])  # other days of the decision may be provisional where this one is not
    return due, not workplace.policy.calendar.is_official(due)

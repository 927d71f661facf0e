"""What is not known, in the order of how much it would change."""

from collections.abc import Iterable, Mapping

from app.domain.policy.case import Case
from app.domain.policy.demanded import Nearness, nearness
from app.domain.policy.remedies import RemedyLine
from app.domain.policy.rules import Strength

CLOSING_DAYS = 3
"""What a right hangs on is asked before all else from so many days before its last day."""

WEIGHTS = (("priority_level", 100), ("remedies", 50))
OTHER_KEY, DEADLINE_KEY = 5, 20


def order_missing(gaps: Iterable[tuple[str, str]], urgent: Mapping[str, int]) -> dict[str, list[str]]:
    """Unknown fact → decision keys it would change; the fact that would change most comes first.

    First come those in `urgent`, by the number they have there: what the customer asked for hangs on
    them. Of the others a level weighs most, then a remedy, then a deadline, then anything else; among
    equals, the fact that was met first.
    """
    changes: dict[str, list[str]] = {}
    for fact, key in gaps:
        keys = changes.setdefault(fact, [])
        if key not in keys:
            keys.append(key)
    order = {fact: place for place, fact in enumerate(changes)}
    ranked = sorted(
        changes,
        key=lambda fact: (urgent.get(fact, len(order)), -_weight(changes[fact]), order[fact]),
    )
    return {fact: changes[fact] for fact in ranked}


def urgent_facts(lines: Iterable[RemedyLine], case: Case) -> dict[str, int]:
    """Facts that a remedy asked for hangs on, numbered from 0; those of a right about to close come first."""
    today = case.first_day(("today", "claim_date"))
    asked: list[tuple[tuple[bool, Nearness], tuple[str, ...]]] = []
    lines = tuple(lines)
    for line in (reason for each in lines for reason in (each, *each.also)):
        near, last = nearness(line, lines, case), line.last_day
        soon = today is not None and last is not None and 0 <= (last - today).days <= CLOSING_DAYS
        if line.strength is not Strength.NOT_OWED and (soon or near is not Nearness.ELSE):
            asked.append(((not soon, near), line.pending))
    asked.sort(key=lambda each: each[0])
    facts = dict.fromkeys(fact for _, pending in asked for fact in pending)
    return {fact: place for place, fact in enumerate(facts)}


def _weight(keys: list[str]) -> int:
    known = dict(WEIGHTS)
    return sum(known.get(key, DEADLINE_KEY if _is_deadline(key) else OTHER_KEY) for key in keys)


def _is_deadline(key: str) -> bool:
    return key.endswith(("_due", "_due_at", "_last_day", "_latest", "_start"))

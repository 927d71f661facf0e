"""Evaluates elapsed days, such as days in repair, and notes them in the case for later rules."""

from dataclasses import dataclass
from datetime import date

from app.domain.policy.case import Case
from app.domain.policy.rules import ElapsedRule


@dataclass(frozen=True)
class Elapsed:
    """Days from `start` (not counted) to `end` (counted), less the days that do not count."""

    rule: ElapsedRule
    start: date
    end: date
    days: int
    left_out: int


def evaluate_elapsed(case: Case) -> tuple[Elapsed, ...]:
    """Every elapsed count whose two days are known."""
    found: list[Elapsed] = []
    for rule in case.rules.elapsed:
        start, end = case.first_day(rule.starts), case.first_day(rule.ends)
        if start is None or end is None or not rule.head.when.find(case).holds:
            continue
        left_out = sum(case.whole(key) or 0 for key in rule.minus)
        days = max((end - start).days - left_out, 0)
        case.derived[rule.key] = days
        found.append(Elapsed(rule, start, end, days, left_out))
    return tuple(found)

"""Evaluates plain outcomes (if this, then these values) and tables by date."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.policy.case import Case
from app.domain.policy.conditions import Truth
from app.domain.policy.rules import LookupRule, OutcomeRule
from app.domain.policy.why import Why


@dataclass(frozen=True)
class Outcomes:
    """Values by decision key, the account of those that have a sentence, and what was not known."""

    values: dict[str, object]
    why: tuple[Why, ...]
    missing: tuple[tuple[str, str], ...]
    """(fact, decision key it would change)."""


def evaluate_outcomes(case: Case) -> Outcomes:
    """Later rules win over earlier ones; lists of several rules are joined."""
    values: dict[str, object] = {}
    why: list[Why] = []
    missing: list[tuple[str, str]] = []
    for rule in case.rules.outcomes:
        finding = rule.head.when.find(case)
        if rule.head.ask and finding.truth is not Truth.NO:
            missing += [(fact, key) for fact in finding.open_facts for key in rule.values]
        if finding.truth is Truth.UNKNOWN:
            continue
        _merge(values, rule.values if finding.holds else rule.otherwise)
        why += _account(rule, "holds" if finding.holds else "otherwise")
    for table in case.rules.lookups:
        value = _look_up(table, case)
        if table.head.ask and value is None and table.head.when.find(case).holds:
            missing += [(fact, table.key) for fact in table.by[:1] if case.day(fact) is None]
        if value is not None:
            values[table.key] = value
            why += _account(table, "holds", value=value)
    return Outcomes(values, tuple(why), tuple(missing))


def _merge(values: dict[str, object], new: Mapping[str, object]) -> None:
    for key, value in new.items():
        known = values.get(key)
        if isinstance(known, list) and isinstance(value, list):
            values[key] = list(dict.fromkeys([*known, *value]))
        else:
            values[key] = value


def _account(rule: OutcomeRule | LookupRule, state: str, **values: str) -> list[Why]:
    text = rule.head.texts.get(state)
    if text is None:
        return []
    keys = (rule.key,) if isinstance(rule, LookupRule) else tuple(rule.values)[:1]
    return [Why(key, text.format_map(values), rule.head.rule, rule.head.source) for key in keys]


def _look_up(rule: LookupRule, case: Case) -> str | None:
    """The value in force on the day that decides; nothing when that day is not known."""
    if not rule.head.when.find(case).holds:
        return None
    day = case.first_day(rule.by)
    if day is None:
        return None
    for choice in rule.choices:
        if choice.valid_from <= day and (choice.valid_to is None or day <= choice.valid_to):
            return choice.value
    return None

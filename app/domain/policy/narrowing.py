"""Which rules a goods category rules out, whatever else becomes known: they need not be looked at."""

from collections.abc import Callable

from app.domain.policy.conditions import AllOf, AnyOf, Comparison, Condition, Not, Operator

InGroup = Callable[[str, str], bool]


def never_for(condition: Condition, category: str, in_group: InGroup) -> bool:
    """Whether `condition` is false for every case of goods of that category."""
    match condition:
        case Comparison(key="category"):
            return _compared(condition, category, in_group) is False
        case AllOf(parts=parts):
            return any(never_for(part, category, in_group) for part in parts)
        case AnyOf(parts=parts):
            return all(never_for(part, category, in_group) for part in parts)
        case Not(part=part):
            return _always_for(part, category, in_group)
        case _:
            return False


def _always_for(condition: Condition, category: str, in_group: InGroup) -> bool:
    """Whether it is true for every case of goods of that category."""
    match condition:
        case Comparison(key="category"):
            return _compared(condition, category, in_group) is True
        case AllOf(parts=parts):
            return all(_always_for(part, category, in_group) for part in parts)
        case AnyOf(parts=parts):
            return any(_always_for(part, category, in_group) for part in parts)
        case Not(part=part):
            return never_for(part, category, in_group)
        case _:
            return False


def _compared(test: Comparison, category: str, in_group: InGroup) -> bool | None:
    match test.operator:
        case Operator.GROUP:
            return in_group(category, str(test.operand))
        case Operator.IS:
            return category == test.operand
        case Operator.UNLESS:
            return category != test.operand
        case Operator.IN:
            return isinstance(test.operand, tuple) and category in test.operand
        case Operator.KNOWN:
            return bool(test.operand)
        case _:
            return None

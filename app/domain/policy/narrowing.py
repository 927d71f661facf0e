"""Which rules a goods category rules out, whatever else becomes known: they need not be looked at."""

from collections.abc import Callable

from app.domain.policy.conditions import AllOf, AnyOf, Comparison, Condition, Not, Operator

InGroup = Callable[[str, str], bool]


def never_for(condition: Condition, category: str, in_group: InGroup) -> bool:
    """Whether `condition` is false for every case of goods of that category."""
    return _settled(condition, category, in_group) is False


def _settled(condition: Condition, category: str, in_group: InGroup) -> bool | None:
    """What the category alone makes of it; None where other facts decide."""
    match condition:
        case Comparison(key="category"):
            return _compared(condition, category, in_group)
        case AllOf(parts=parts):
            found = {_settled(part, category, in_group) for part in parts}
            return False if False in found else None if None in found else True
        case AnyOf(parts=parts):
            found = {_settled(part, category, in_group) for part in parts}
            return True if True in found else None if None in found else False
        case Not(part=part):
            inner = _settled(part, category, in_group)
            return None if inner is None else not inner
        case _:
            return None


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

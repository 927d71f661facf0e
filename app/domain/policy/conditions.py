"""Conditions of a rule over the facts, in three-valued logic.

A fact that is unknown makes a condition unknown, never true or false; what would
have to be known is carried along, so that it can be asked for.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, StrEnum
from typing import NamedTuple, Protocol


class Truth(Enum):
    """Three values."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Finding(NamedTuple):
    """The truth of a condition, and the unknown facts that could still change it."""

    truth: Truth
    open_facts: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        return self.truth is Truth.YES


YES = Finding(Truth.YES)
NO = Finding(Truth.NO)


class Known(Protocol):
    """Where conditions look facts up: stated facts first, then what was derived from them."""

    def value(self, key: str) -> object:
        """The value of `key`, or UNKNOWN_VALUE."""

    def in_group(self, category: str, group: str) -> bool:
        """Whether the goods category belongs to a group of categories."""


class _Unknown(Enum):
    UNKNOWN = "unknown"


UNKNOWN_VALUE = _Unknown.UNKNOWN
"""What a fact has that nobody stated; None is a statement («there is none»)."""


class Operator(StrEnum):
    """How a fact is compared. `gt` and `lt` leave the bound out, `ge` and `le` include it (C8)."""

    IS = "is"
    IN = "in"
    GT = "gt"
    GE = "ge"
    LT = "lt"
    LE = "le"
    GROUP = "group"
    KNOWN = "known"
    UNLESS = "unless"
    """True as long as the fact is not known to have the value; the fact is still asked for."""


class Condition(Protocol):
    """Something that can be found true, false or unknown."""

    def find(self, known: Known) -> Finding:
        """Evaluate against what is known."""


@dataclass(frozen=True)
class Comparison:
    """One fact compared with one value."""

    key: str
    operator: Operator
    operand: object

    def find(self, known: Known) -> Finding:
        value = known.value(self.key)
        if self.operator is Operator.KNOWN:
            return YES if (value is not UNKNOWN_VALUE) == self.operand else NO
        if value is UNKNOWN_VALUE:
            truth = Truth.YES if self.operator is Operator.UNLESS else Truth.UNKNOWN
            return Finding(truth, (self.key,))
        return YES if self._compare(value, known) else NO

    def _compare(self, value: object, known: Known) -> bool:
        operand = self.operand
        match self.operator:
            case Operator.IS:
                return value == operand
            case Operator.UNLESS:
                return value != operand
            case Operator.IN:
                return isinstance(operand, tuple) and value in operand
            case Operator.GROUP:
                return known.in_group(str(value), str(operand))
            case _:
                return _ordered(self.operator, value, operand)


def _ordered(operator: Operator, value: object, operand: object) -> bool:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date) and isinstance(operand, date):
        value, operand = value.toordinal(), operand.toordinal()
    if not isinstance(value, int) or not isinstance(operand, int):
        return False
    match operator:
        case Operator.GT:
            return value > operand
        case Operator.GE:
            return value >= operand
        case Operator.LT:
            return value < operand
        case _:
            return value <= operand


@dataclass(frozen=True)
class AllOf:
    """Every part holds. One part that is false settles it, whatever is unknown elsewhere."""

    parts: tuple[Condition, ...]

    def find(self, known: Known) -> Finding:
        truth = Truth.YES
        open_facts: tuple[str, ...] = ()
        for part in self.parts:
            finding = part.find(known)
            if finding.truth is Truth.NO:
                return NO
            if finding.truth is Truth.UNKNOWN:
                truth = Truth.UNKNOWN
            open_facts += finding.open_facts
        return Finding(truth, open_facts)


@dataclass(frozen=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Condition, ...]

    def find(self, known: Known) -> Finding:
        truth = Truth.NO
        open_facts: tuple[str, ...] = ()
        for part in self.parts:
            finding = part.find(known)
            if finding.truth is Truth.YES:
                return finding
            if finding.truth is Truth.UNKNOWN:
                truth = Truth.UNKNOWN
            open_facts += finding.open_facts
        return Finding(truth, open_facts)


@dataclass(frozen=True)
class Not:
    """The part does not hold."""

    part: Condition

    def find(self, known: Known) -> Finding:
        finding = self.part.find(known)
        match finding.truth:
            case Truth.YES:
                return Finding(Truth.NO, finding.open_facts)
            case Truth.NO:
                return Finding(Truth.YES, finding.open_facts)
            case _:
                return finding


ALWAYS = AllOf(())


def facts_of(condition: Condition) -> frozenset[str]:
    """Every fact a condition looks at."""
    match condition:
        case Comparison(key=key):
            return frozenset({key})
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return frozenset().union(*(facts_of(part) for part in parts))
        case Not(part=part):
            return facts_of(part)
        case _:
            return frozenset()

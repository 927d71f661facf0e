"""Three-valued conditions: the unknown is neither true nor false, and is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.policy.conditions import (
    ALWAYS,
    UNKNOWN_VALUE,
    AllOf,
    AnyOf,
    Comparison,
    Condition,
    Not,
    Operator,
    Truth,
    facts_of,
)


@dataclass(frozen=True)
class Known:
    values: Mapping[str, object] = field(default_factory=dict)

    def value(self, key: str) -> object:
        return self.values.get(key, UNKNOWN_VALUE)

    def in_group(self, category: str, group: str) -> bool:
        return (category, group) == ("tv", "durable")


def check(key: str, operator: Operator, operand: object) -> Comparison:
    return Comparison(key, operator, operand)


RED = check("colour", Operator.IS, "red")
BIG = check("size", Operator.GT, 5)


@pytest.mark.parametrize(
    ("condition", "values", "truth"),
    [
        (RED, {"colour": "red"}, Truth.YES),
        (RED, {"colour": "blue"}, Truth.NO),
        (RED, {}, Truth.UNKNOWN),
        (BIG, {"size": 5}, Truth.NO),  # 超过 leaves the bound out (C8)
        (BIG, {"size": 6}, Truth.YES),
        (check("size", Operator.GE, 5), {"size": 5}, Truth.YES),
        (check("size", Operator.LT, 5), {"size": 5}, Truth.NO),
        (check("size", Operator.LE, 5), {"size": 5}, Truth.YES),  # 以内 includes it
        (check("size", Operator.GT, 5), {"size": "big"}, Truth.NO),
        (check("colour", Operator.IN, ("red", "blue")), {"colour": "blue"}, Truth.YES),
        (check("goods", Operator.GROUP, "durable"), {"goods": "tv"}, Truth.YES),
        (check("goods", Operator.GROUP, "durable"), {"goods": "sofa"}, Truth.NO),
        (check("colour", Operator.KNOWN, operand=True), {}, Truth.NO),
        (check("colour", Operator.KNOWN, operand=False), {}, Truth.YES),
        (check("colour", Operator.UNLESS, "red"), {}, Truth.YES),
        (check("colour", Operator.UNLESS, "red"), {"colour": "red"}, Truth.NO),
        (check("agreement", Operator.IS, None), {"agreement": None}, Truth.YES),
        (AllOf((RED, BIG)), {"colour": "blue"}, Truth.NO),
        (AllOf((RED, BIG)), {"colour": "red"}, Truth.UNKNOWN),
        (AnyOf((RED, BIG)), {"colour": "red"}, Truth.YES),
        (AnyOf((RED, BIG)), {"colour": "blue"}, Truth.UNKNOWN),
        (AnyOf((RED, BIG)), {"colour": "blue", "size": 1}, Truth.NO),
        (Not(RED), {}, Truth.UNKNOWN),
        (Not(RED), {"colour": "red"}, Truth.NO),
        (Not(RED), {"colour": "blue"}, Truth.YES),
        (ALWAYS, {}, Truth.YES),
    ],
)
def test_truth(condition: Condition, values: dict[str, object], truth: Truth) -> None:
    assert condition.find(Known(values)).truth is truth


def test_what_is_unknown_is_asked_for_unless_it_cannot_matter() -> None:
    both = AllOf((RED, BIG))
    assert both.find(Known()).open_facts == ("colour", "size")
    assert both.find(Known({"size": 1})).open_facts == ()
    assert check("colour", Operator.UNLESS, "red").find(Known()).open_facts == ("colour",)


def test_facts_of_a_condition() -> None:
    assert facts_of(AllOf((Not(RED), AnyOf((BIG, ALWAYS))))) == {"colour", "size"}


CONDITIONS = st.recursive(
    st.sampled_from([RED, BIG, check("colour", Operator.KNOWN, operand=True)]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda parts: AllOf(tuple(parts))),
        st.lists(inner, max_size=3).map(lambda parts: AnyOf(tuple(parts))),
        inner.map(Not),
    ),
    max_leaves=6,
)


@given(CONDITIONS, st.sampled_from(["red", "blue"]), st.integers(0, 10))
def test_with_everything_known_nothing_is_unknown(condition: Condition, colour: str, size: int) -> None:
    finding = condition.find(Known({"colour": colour, "size": size}))
    assert finding.truth is not Truth.UNKNOWN
    assert finding.open_facts == ()


@given(CONDITIONS)
def test_the_unknown_names_a_fact(condition: Condition) -> None:
    finding = condition.find(Known())
    assert (finding.truth is not Truth.UNKNOWN) or finding.open_facts

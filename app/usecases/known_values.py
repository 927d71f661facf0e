"""Values of a circumstance that the rules know: what is offered where one is stated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from types import MappingProxyType

from app.domain.policy.conditions import Comparison, Operator
from app.domain.policy.rulebook import Rulebook
from app.domain.policy.vocabulary import VOCABULARY

NONE = "none"
"""Offered where «there is none» is a statement of its own."""

_USUAL: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "promise": ("exchange_180d", "exchange_365d", "replace_365d"),
        "faulty_part": ("main", "wear", "other"),
        "damage": ("total", "severe", "minor"),
        "issue": ("formaldehyde", "board_emission", "odor", "hardware", "waterproof"),
        "hazard": ("tipping", "electric_shock", "fire", "injury"),
        "claim": ("product_defect", "contract"),
        "document": ("liability_notice", "return_exchange_slip"),
        "fault_found_by": ("official_service", "third_party", "merchant"),
        "agreement": (NONE,),
    }
)
"""In the order in which they are offered. Rules that ask only whether there is a hazard name none."""


def known_values(rulebook: Rulebook, key: str) -> tuple[str, ...]:
    """The closed choices of a fact, else the usual values and those that some rule compares it with."""
    closed = VOCABULARY[key].choices
    if closed:
        return closed
    compared = sorted({value for policy in rulebook.policies for value in _compared(policy.rules, key)})
    return tuple(dict.fromkeys((*_USUAL.get(key, ()), *compared)))


def _compared(node: object, key: str) -> Iterator[str]:
    """Every text that `key` is compared with in the conditions below `node`."""
    if isinstance(node, Comparison):
        if node.key == key and node.operator in (Operator.IS, Operator.IN, Operator.UNLESS):
            operands = node.operand if isinstance(node.operand, tuple) else (node.operand,)
            yield from (each for each in operands if isinstance(each, str))
    elif isinstance(node, tuple | list | frozenset):
        for each in node:
            yield from _compared(each, key)
    elif isinstance(node, Mapping):
        for each in node.values():
            yield from _compared(each, key)
    elif is_dataclass(node) and not isinstance(node, type):
        for field in fields(node):
            yield from _compared(getattr(node, field.name), key)

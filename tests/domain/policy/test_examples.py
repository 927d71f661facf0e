"""The worked examples: facts, what must come out, and the source that justifies it."""

from typing import Any

import pytest

from app.domain.policy.decision import Decision
from tests.domain.policy.desk import EXAMPLES, decide, examples

CASES = [
    pytest.param(example, id=f"{path.stem}-{example['id']}")
    for path in sorted(EXAMPLES.glob("*.json"))
    for example in examples(path.stem)
]


def met(decision: Decision, key: str, expected: Any) -> bool:
    """Whether one expectation holds; a list is compared as a set."""
    if key.endswith("_include"):
        return set(expected) <= set(decision.codes(key.removesuffix("_include")))
    if key.endswith("_subset_of"):
        name = key.removesuffix("_subset_of")
        return name in decision and set(decision.codes(name)) <= set(expected)
    if key.endswith("_not"):
        return bool(decision.get(key.removesuffix("_not")) != expected)
    if isinstance(expected, list):
        return key in decision and set(decision.codes(key)) == set(expected)
    return bool(decision.get(key) == expected)


@pytest.mark.parametrize("example", CASES)
def test_worked_example(example: dict[str, Any]) -> None:
    decision = decide(**example["facts"])
    unmet = {
        key: {"expected": expected, "found": decision.get(key)}
        for key, expected in example["expected"].items()
        if not met(decision, key, expected)
    }
    told = f"{example['title']} / {'; '.join(example['source'])} / {example['arithmetic']}"
    assert unmet == {}, told


def test_every_example_of_the_mall_desk_is_here() -> None:
    assert len(examples("mall_desk")) >= 16


@pytest.mark.parametrize("example", CASES)
def test_every_deadline_and_remedy_is_explained(example: dict[str, Any]) -> None:
    decision = decide(**example["facts"])
    explained = {line["key"] for line in decision.get("why", [])}  # type: ignore[attr-defined] # a list of lines
    wanted = {key for key in decision if key.endswith(("_due", "_due_at", "_last_day", "_latest", "_after"))}
    remedies: Any = decision["remedies"]
    wanted |= {line["remedy"] for line in remedies}
    assert wanted <= explained

"""What the rules of a file share is written once and holds for each of them."""

from pathlib import Path
from typing import Any

import pytest

from app.domain.policy.assess import assess
from app.domain.policy.decision import Decision
from app.domain.policy.facts import parse_facts
from app.domain.refusals import InputError
from app.library.calendars import load_calendar
from app.library.policies import load_rulebook
from tests.library.policy_files import outcome, policy, window, write

SOILED = {"when": {"soiled": True}, "code": "not_intact", "text": "{remedy}不适用。"}


def remedy(**changes: Any) -> dict[str, Any]:
    whole: dict[str, Any] = {
        "kind": "remedy",
        "id": "back",
        "rule": "X-2",
        "source": "样例",
        "strength": "promise",
    }
    whole |= {
        "remedies": ["return_full", "repair_free"],
        "basis": "merchant_promise",
        "when": {"fault": "quality"},
    }
    return whole | changes


def decide(folder: Path, file: dict[str, Any], **facts: object) -> Decision:
    book = load_rulebook(write(folder, file))
    return assess(parse_facts({"profile": "mall_desk", **facts}), book, load_calendar())


def test_the_head_fills_what_a_rule_leaves_out_and_its_condition_holds_besides(tmp_path: Path) -> None:
    rule = {"kind": "outcome", "id": "one", "when": {"fault": "quality"}, "set": {"sample": True}}
    shared = {"head": {"rule": "X-9", "source": "共同出处", "when": {"category": "kettle"}}}
    file = policy(rule, shared=shared)
    assert decide(tmp_path, file, fault="quality", category="kettle").get("sample") is True
    again = load_rulebook(tmp_path)
    for facts in ({"fault": "quality", "category": "tv"}, {"category": "kettle"}):
        decision = assess(parse_facts({"profile": "mall_desk", **facts}), again, load_calendar())
        assert "sample" not in decision


def test_an_exclusion_is_named_and_may_concern_one_remedy_only(tmp_path: Path) -> None:
    shared = {"exclusions": {"soiled": {**SOILED, "only": ["return_full"]}}}
    file = policy(remedy(excluded=["soiled"]), shared=shared)
    decision = decide(tmp_path, file, fault="quality", soiled=True)
    assert "return_full" in decision.codes("excluded_remedies")
    assert decision.codes("remedies_by_right") == ("repair_free",)


@pytest.mark.parametrize(
    ("file", "field"),
    [
        (policy(remedy(excluded=["torn"]), shared={"exclusions": {"soiled": SOILED}}), "excluded"),
        (policy(outcome(), shared={"head": {"set": {}}}), "head.set"),
        (policy(outcome(), shared={"colour": "red"}), "colour"),
        (policy(remedy(excluded=[{**SOILED, "only": ["apple"]}])), "excluded[0].only"),
    ],
)
def test_a_wrong_shared_part_is_named(tmp_path: Path, file: dict[str, Any], field: str) -> None:
    with pytest.raises(InputError) as refused:
        load_rulebook(write(tmp_path, file))
    assert refused.value.field.endswith(field)


def test_a_period_may_start_some_days_after_its_fact(tmp_path: Path) -> None:
    file = policy(window(starts=[{"fact": "sold_date", "plus_days": 90}], start_key="sample_start"))
    decision = decide(tmp_path, file, sold_date="2025-01-01")
    assert (decision.get("sample_start"), decision.get("sample_last_day")) == ("2025-04-01", "2025-04-08")


@pytest.mark.parametrize(
    ("facts", "last"),
    [
        ({"agreed_warranty_months": 18}, "2027-07-05"),
        ({"agreed_warranty_years": 2, "agreed_warranty_months": 18}, "2028-01-05"),
        ({}, None),
    ],
)
def test_a_length_that_was_agreed_is_the_longer_of_the_two(
    tmp_path: Path, facts: dict[str, object], last: str | None
) -> None:
    file = policy(window(length={"agreed": "warranty"}))
    assert decide(tmp_path, file, sold_date="2026-01-05", **facts).get("sample_last_day") == last

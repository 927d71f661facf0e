"""What is missing and what hangs on it."""

from __future__ import annotations

from app.bootstrap import packaged_policy
from app.domain.policy.decision import Decision
from app.usecases.desk import Desk
from app.usecases.desk_policy import DeskPolicy
from app.usecases.missing_facts import MissingFact, missing_facts


def test_a_fact_names_the_remedies_that_wait_for_it() -> None:
    rulebook, calendar = packaged_policy()
    decision = DeskPolicy(rulebook, calendar, Desk("2F-01")).assess(
        {
            "profile": "mall_desk",
            "category": "tv",
            "channel": "offline",
            "sold_date": "2026-11-14",
            "received_date": "2026-11-14",
            "demand": "return",
            "accepted_at": "2026-11-20T10:00",
            "today": "2026-11-20",
        }
    )
    asked = {each.fact: each for each in missing_facts(decision)}
    assert asked["intact"].remedies == ("return_no_reason",)
    assert "return_full" in asked["fault"].remedies
    assert asked["safety_risk"] == MissingFact("safety_risk", level=True)
    assert "proof_status" in asked["proof_of_purchase"].keys
    assert [each.fact for each in missing_facts(decision)] == list(decision.codes("missing"))


def test_nothing_missing_is_nothing() -> None:
    assert missing_facts(Decision({"missing": [], "missing_changes": {}, "remedies": []})) == ()


def test_a_further_reason_waits_too() -> None:
    decision = Decision(
        {
            "missing": ["fault"],
            "missing_changes": {"fault": ["remedies"]},
            "remedies": [{"remedy": "return_full", "also": [{"pending": ["fault"]}]}],
        }
    )
    assert missing_facts(decision) == (MissingFact("fault", remedies=("return_full",)),)

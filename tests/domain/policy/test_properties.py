"""What must hold for every case."""

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.milestones import MILESTONE_FACTS
from app.domain.policy.assess import assess, facts_missing, propose_level
from app.domain.policy.case import CLAIM_FACTS
from app.domain.policy.facts import parse_facts
from app.domain.policy.rulebook import Rulebook, RuleSet
from app.domain.policy.rules import AnyRule
from app.domain.policy.shelf import Shelf
from app.domain.policy.vocabulary import VOCABULARY, FactKind
from app.library.policies import facts_named
from tests.domain.policy.any_case import BROAD, CATEGORIES, PROFILE, cases, value_of
from tests.domain.policy.desk import EXAMPLES, calendar, decide, examples, rulebook


@BROAD
@given(cases())
def test_assess_is_total_and_its_decision_is_json(raw: dict[str, Any]) -> None:
    decision = decide(**raw)
    assert json.loads(json.dumps(decision.as_json(), ensure_ascii=False)) == decision.as_json()


@BROAD
@given(cases())
def test_every_sentence_is_one_sentence(raw: dict[str, Any]) -> None:
    lines: Any = decide(**raw)["why"]
    for line in lines:
        assert line["text"].endswith("。")
        assert "{" not in line["text"]
        assert line["source"]
        assert line["rule"]


@BROAD
@given(cases())
def test_start_counted_and_skipped_of_every_account_give_its_deadline(raw: dict[str, Any]) -> None:
    decision = decide(**raw)
    lines: Any = decision["why"]
    for line in lines:
        shown = decision.get(line["key"])
        if line["counted"] is None or not isinstance(shown, str):
            continue
        assert shown == added_up(line)


def added_up(line: dict[str, Any]) -> str:
    """The deadline that an account adds up to."""
    start = datetime.fromisoformat(line["start"])
    if line["unit"] == "minutes":
        due = start + timedelta(minutes=line["counted"])
        for span in line["skipped"]:
            first, last = map(datetime.fromisoformat, span.split("/"))
            due += last - first
        return f"{due:%Y-%m-%dT%H:%M}"
    if line["unit"] in {"months", "years"}:
        months = line["counted"] * (12 if line["unit"] == "years" else 1)
        year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
        last_of_month = date(year + month // 11, (month + 1) % 12 + 1, 1) - timedelta(days=1)
        start = datetime(year, month + 1, min(start.day, last_of_month.day))
        return f"{start + timedelta(days=len(line['skipped'])):%Y-%m-%d}"
    return f"{start + timedelta(days=line['counted'] + len(line['skipped'])):%Y-%m-%d}"


def looked_at(profile: str) -> frozenset[str]:
    """Every fact that a rule, or the engine itself, looks at under this profile."""
    rules = rulebook().rules_for(profile)
    kinds = (rules.windows, rules.elapsed, rules.clocks, rules.levels, rules.words, rules.remedies)
    every: list[AnyRule] = [rule for kind in kinds for rule in kind]
    every += [*rules.outcomes, *rules.amounts, *rules.lookups]
    named = frozenset().union(*(facts_named(rule) for rule in every))
    return named | ENGINE | (frozenset(MILESTONE_FACTS) & set(VOCABULARY))


ENGINE = frozenset(
    {"profile", "layers", "clock", "open", "close", "calendar_years_loaded", "level", "words", "today"}
    | {"agreed_warranty_months", "agreed_warranty_years", "daily_rate", "category", "channel"}
    | {"intake_channel", "packaging_complete", "unused", "accessories_complete", "demand"}
)


@BROAD
@given(PROFILE, cases("profile"), st.data())
def test_a_fact_no_rule_looks_at_changes_nothing(
    profile: str, raw: dict[str, Any], data: st.DataObject
) -> None:
    unrelated = sorted(set(VOCABULARY) - looked_at(profile) - set(raw))
    assert unrelated
    key = data.draw(st.sampled_from(unrelated))
    known = {"profile": profile, **raw}
    assert decide(**known) == decide(**known, **{key: data.draw(value_of(VOCABULARY[key]))})


@BROAD
@given(PROFILE, cases("profile", "layers"))
def test_a_house_adds_to_the_law_and_takes_nothing_away(profile: str, raw: dict[str, Any]) -> None:
    law = decide(profile="statute", **raw)
    house = decide(profile=profile, **raw)
    assert set(law.codes("remedies_by_right")) <= set(house.codes("remedies_by_right"))


PROMISES: tuple[dict[str, Any], ...] = (
    {"promise": "exchange_180d"},
    {"promise": "replace_365d"},
    {"agreed_warranty_years": 9},
    {"merchant_no_reason_promise_days": 60},
)


@BROAD
@given(
    PROFILE, cases("profile", *(key for promise in PROMISES for key in promise)), st.sampled_from(PROMISES)
)
def test_no_remedy_disappears_when_a_promise_is_added(
    profile: str, raw: dict[str, Any], promise: dict[str, Any]
) -> None:
    before, after = decide(profile=profile, **raw), decide(profile=profile, **raw, **promise)
    # Article 24 gives an exchange without end only where nothing was agreed; a promise of one is agreed.
    agreed = {"exchange_same_model"} if "promise" in promise else set()
    assert set(before.codes("remedies_by_right")) - agreed <= set(after.codes("remedies_by_right"))


STARTS = sorted({*MILESTONE_FACTS, "sold_date", "received_date", "known_date", "mediation_accepted_date"})


@BROAD
@given(PROFILE, st.sampled_from(STARTS), st.datetimes(datetime(2026, 5, 1), datetime(2026, 9, 1)), st.data())
def test_a_later_start_never_ends_earlier(
    profile: str, start: str, moment: datetime, data: st.DataObject
) -> None:
    later = moment + timedelta(minutes=data.draw(st.integers(0, 60 * 24 * 20)))
    facts = data.draw(st.sampled_from(CIRCUMSTANCES))
    form = "%Y-%m-%d" if VOCABULARY[start].kind is FactKind.DATE else "%Y-%m-%dT%H:%M"
    first, second = (decide(profile=profile, **facts, **{start: at.strftime(form)}) for at in (moment, later))
    ends = [
        key
        for key in first
        if key.endswith(("_due", "_due_at", "_last_day", "_nominal", "_latest", "_after"))
    ]
    assert all(str(first[key]) <= str(second[key]) for key in ends if key in second)


CIRCUMSTANCES: tuple[dict[str, Any], ...] = (
    {"category": "tv", "channel": "online", "fault": "quality"},
    {"category": "furniture_office", "demand": "complaint", "complex": True},
    {"demand": "repair", "payment_method": "bank_card", "region": "浙江"},
    {"demand": "exchange", "decided_remedy": "exchange", "urgent": True, "stock_available": False},
    {"third_party_test": True, "agreed_warranty_years": 1, "clock": "service_hours"},
)


@BROAD
@given(cases())
def test_what_is_rolled_keeps_its_nominal_day(raw: dict[str, Any]) -> None:
    decision = decide(**raw)
    lines: Any = decision["why"]
    rolled = {
        line["key"] for line in lines if line["skipped"] and line["unit"] not in ("minutes", "working_days")
    }
    for key in rolled & set(decision):
        assert str(decision[f"{key}_nominal"]) < str(decision[key])


EVERY = [example for path in sorted(EXAMPLES.glob("*.json")) for example in examples(path.stem)]


@pytest.mark.parametrize("zone", ["UTC0", "ASIA-08:00", "WEST+11:00"])
def test_the_zone_of_the_computer_does_not_matter(zone: str, system_zone: Callable[[str], None]) -> None:
    before = [decide(**example["facts"]) for example in EVERY]
    system_zone(zone)
    assert [decide(**example["facts"]) for example in EVERY] == before


@given(st.dates(date(2026, 1, 1), date(2026, 10, 1)), st.integers(0, 30))
def test_later_bought_is_never_earlier_over(sold: date, later: int) -> None:
    ends = [
        decide(profile="mall_desk", category="kettle", sold_date=str(sold + timedelta(days=n)))
        for n in (0, later)
    ]
    for key in ("no_reason_last_day", "quality_return_last_day"):
        assert str(ends[0][key]) <= str(ends[1][key])


def test_without_a_profile_the_law_alone_answers_and_the_profile_is_asked_for() -> None:
    decision = decide(
        category="kettle", fault="quality", sold_date="2026-11-08", reported_at="2026-11-10T10:00"
    )
    assert decision.codes("remedies_by_right") == ("return_full",)
    assert "profile" in decision.codes("missing")


def test_claim_facts_are_facts() -> None:
    assert set(CLAIM_FACTS) <= set(VOCABULARY)


def test_the_parts_for_live_typing_agree_with_the_whole() -> None:
    facts = parse_facts({"profile": "mall_desk", "demand": "return", "words": "漏电"})
    whole = assess(facts, rulebook(), calendar())
    assert facts_missing(facts, rulebook(), calendar()) == whole.codes("missing")
    assert propose_level(facts, rulebook(), calendar()).level == whole["priority_level"]


class Unnarrowed(Rulebook):
    """Looks at every rule, whatever the goods are."""

    def rules_for(
        self,
        profile: str | None,
        day: date | None = None,
        layers: frozenset[str] | None = None,
        category: str | None = None,  # the whole point
    ) -> RuleSet:
        return super().rules_for(profile, day, layers)


@cache
def unnarrowed() -> Rulebook:
    return Unnarrowed(Shelf(rulebook().policies), rulebook().categories, rulebook().phrases)


@BROAD
@given(PROFILE, st.sampled_from(CATEGORIES), cases("profile", "category"))
def test_leaving_out_what_goods_never_meet_changes_nothing(
    profile: str, category: str, raw: dict[str, Any]
) -> None:
    facts = parse_facts({"profile": profile, "category": category, **raw})
    assert assess(facts, rulebook(), calendar()) == assess(facts, unnarrowed(), calendar())

"""What must hold for every case."""

import json
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.policy.assess import assess, facts_missing, propose_level
from app.domain.policy.case import CLAIM_FACTS
from app.domain.policy.facts import parse_facts
from app.domain.policy.vocabulary import VOCABULARY, FactKind, FactSpec
from tests.domain.policy.desk import calendar, decide, examples, rulebook


def value_of(spec: FactSpec) -> st.SearchStrategy[Any]:
    """Any value that a fact of this kind may have."""
    days = st.dates(date(2024, 1, 1), date(2027, 12, 31)).map(str)
    moments = st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 31)).map(lambda m: f"{m:%Y-%m-%dT%H:%M}")
    by_kind: dict[FactKind, st.SearchStrategy[Any]] = {
        FactKind.TEXT: st.sampled_from(["kettle", "tv", "浙江", "漏电", "other"]),
        FactKind.TEXT_OR_NONE: st.none() | st.just("本店另有约定"),
        FactKind.CHOICES: st.lists(st.sampled_from(spec.choices or ("",)), max_size=4),
        FactKind.FLAG: st.booleans(),
        FactKind.COUNT: st.integers(0, min(spec.top, 400)),
        FactKind.MONEY: st.integers(0, 3_000_000).map(lambda fen: f"{fen // 100}.{fen % 100:02d}"),
        FactKind.RATE: st.sampled_from(["0.0005", "0.001", "0.005"]),
        FactKind.DATE: days,
        FactKind.MOMENT: moments,
        FactKind.MONTH: days.map(lambda day: day[:7]),
        FactKind.YEARS: st.lists(st.integers(2024, 2027), max_size=3),
    }
    if spec.key == "profile":
        return st.sampled_from(["mall_desk", "statute"])
    if spec.kind is FactKind.CHOICE:
        return st.sampled_from(spec.choices)
    if spec.kind is FactKind.TIME:
        return st.sampled_from(["09:00", "10:00"] if spec.key == "open" else ["18:00", "22:00"])
    return by_kind[spec.kind]


CASES = st.lists(st.sampled_from(sorted(VOCABULARY)), max_size=14, unique=True).flatmap(
    lambda keys: st.fixed_dictionaries({key: value_of(VOCABULARY[key]) for key in keys})
)
BROAD = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])


@BROAD
@given(CASES)
def test_assess_is_total_and_its_decision_is_json(raw: dict[str, Any]) -> None:
    decision = decide(**raw)
    assert json.loads(json.dumps(decision.as_json(), ensure_ascii=False)) == decision.as_json()


@BROAD
@given(CASES)
def test_every_sentence_is_one_sentence(raw: dict[str, Any]) -> None:
    lines: Any = decide(**raw)["why"]
    for line in lines:
        assert line["text"].endswith("。")
        assert "{" not in line["text"]
        assert line["source"]
        assert line["rule"]


@BROAD
@given(CASES)
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


@BROAD
@given(CASES, st.data())
def test_a_fact_no_rule_looks_at_changes_nothing(raw: dict[str, Any], data: st.DataObject) -> None:
    unrelated = sorted(UNRELATED - set(raw))
    key = data.draw(st.sampled_from(unrelated))
    assert decide(**raw) == decide(**raw, **{key: data.draw(value_of(VOCABULARY[key]))})


UNRELATED = {"claim", "damage", "evidence_conclusive", "needs_large_part", "needs_small_part"}
"""Facts of other trades, which neither the mall desk nor the law looks at."""


@pytest.mark.parametrize("zone", ["UTC0", "ASIA-08:00", "WEST+11:00"])
def test_the_zone_of_the_computer_does_not_matter(zone: str, system_zone: Callable[[str], None]) -> None:
    before = [decide(**example["facts"]) for example in examples("mall_desk")]
    system_zone(zone)
    assert [decide(**example["facts"]) for example in examples("mall_desk")] == before


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


def test_one_assessment_is_quick_enough_for_live_typing() -> None:
    facts = parse_facts(
        {
            "profile": "mall_desk",
            "category": "kettle",
            "demand": "exchange",
            "amount": "199.00",
            "sold_date": "2026-11-08",
            "accepted_at": "2026-11-20T10:02",
            "entered_at": "2026-11-20T10:02",
            "words": "用了3次就漏水",
        }
    )
    best = min(_seconds(lambda: assess(facts, rulebook(), calendar())) for _ in range(50))
    assert best < 0.002


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start

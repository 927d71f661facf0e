"""Facts are checked at the door: what is wrong is named, what is absent stays unknown."""

from datetime import date, datetime, time
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.policy.assess import assess
from app.domain.policy.facts import check_order, expected_form, parse_facts
from app.domain.policy.vocabulary import VOCABULARY, FactKind
from app.domain.refusals import InputError
from tests.domain.policy.desk import calendar, decide, rulebook


def test_values_are_typed() -> None:
    facts = parse_facts(
        {
            "amount": "5000.01",
            "daily_rate": "0.001",
            "sold_date": "2026-02-10",
            "reported_at": "2026-02-24T11:00",
            "manufactured": "2025-11",
            "open": "10:00",
            "calendar_years_loaded": [2024, 2025],
            "layers": ["sanbao", "local"],
            "agreement": None,
            "intact": True,
            "failed_repairs": 2,
        }
    )
    assert facts["amount"] == 500001
    assert facts["daily_rate"] == Decimal("0.001")
    assert facts["sold_date"] == date(2026, 2, 10)
    assert facts["reported_at"] == datetime(2026, 2, 24, 11)
    assert facts["manufactured"] == date(2025, 11, 1)
    assert facts["open"] == time(10)
    assert facts["calendar_years_loaded"] == (2024, 2025)
    assert facts["layers"] == ("sanbao", "local")
    assert facts["agreement"] is None
    assert "category" not in facts


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("colour", "red", "unknown_fact"),
        ("safety_risks", True, "unknown_fact"),
        ("safety_risk", "yes", "fact_wrong_type"),
        ("safety_risk", 1, "fact_wrong_type"),
        ("safety_risk", None, "fact_wrong_type"),
        ("amount", 299, "fact_wrong_type"),
        ("amount", 299.0, "fact_wrong_type"),
        ("amount", "-1.00", "fact_wrong_type"),
        ("amount", "1.999", "fact_wrong_type"),
        ("amount", "12,800.00", "fact_wrong_type"),
        ("sold_date", "2026-02-30", "fact_impossible"),
        ("sold_date", "2026/02/03", "fact_wrong_type"),
        ("sold_date", "20260203", "fact_wrong_type"),
        ("sold_date", "0026-02-03", "fact_out_of_range"),
        ("reported_at", "2026-02-03", "fact_wrong_type"),
        ("reported_at", "2026-02-03T24:00", "fact_impossible"),
        ("reported_at", "2026-02-03T10:00+08:00", "fact_wrong_type"),
        ("manufactured", "2025-13", "fact_impossible"),
        ("open", "25:00", "fact_impossible"),
        ("profile", "mall", "fact_not_a_choice"),
        ("profile", 4, "fact_wrong_type"),
        ("demand", "refund", "fact_not_a_choice"),
        ("layers", "sanbao", "fact_wrong_type"),
        ("layers", ["federal"], "fact_not_a_choice"),
        ("failed_repairs", -1, "fact_out_of_range"),
        ("failed_repairs", True, "fact_not_whole"),
        ("failed_repairs", "2", "fact_not_whole"),
        ("satisfaction_score", 6, "fact_out_of_range"),
        ("calendar_years_loaded", ["2026"], "fact_wrong_type"),
        ("calendar_years_loaded", [26], "fact_out_of_range"),
        ("daily_rate", "1.5", "fact_wrong_type"),
        ("category", "", "fact_wrong_type"),
    ],
)
def test_a_wrong_fact_is_named(key: str, value: object, code: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_facts({key: value})
    assert (refused.value.code, refused.value.field) == (code, key)
    assert "expected" in refused.value.params


def test_a_desk_that_closes_before_it_opens_is_refused() -> None:
    with pytest.raises(InputError) as refused:
        parse_facts({"open": "22:00", "close": "10:00"})
    assert refused.value.field == "close"


def test_a_misspelt_key_is_told_what_it_may_have_meant() -> None:
    with pytest.raises(InputError) as refused:
        parse_facts({"sold_at": "2026-02-10"})
    assert "sold_date" in refused.value.params["expected"].split("|")


def test_every_key_has_a_form_to_show() -> None:
    assert all(expected_form(spec) for spec in VOCABULARY.values())


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)


@given(st.dictionaries(st.sampled_from(sorted(VOCABULARY)) | st.text(max_size=12), JSON, max_size=5))
def test_anything_is_read_or_refused_by_name(raw: dict[str, object]) -> None:
    named = ""
    try:
        facts = set(parse_facts(raw))
    except InputError as refused:
        facts, named = set(raw), refused.field
    assert facts == set(raw)
    assert named == "" or named in raw


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        ({"sold_date": "2026-11-08", "reported_at": "2026-11-07T23:59"}, "reported_at"),
        ({"sold_date": "2026-11-08", "return_date": "2026-11-01"}, "return_date"),
        ({"sent_repair_date": "2026-11-08", "repair_delivered_date": "2026-11-07"}, "repair_delivered_date"),
        ({"sold_date": "2026-11-08", "manufactured": "2026-12"}, "sold_date"),
    ],
)
def test_what_cannot_have_happened_in_that_order_is_named(raw: dict[str, object], key: str) -> None:
    with pytest.raises(InputError) as refused:
        check_order(parse_facts(raw))
    assert (refused.value.code, refused.value.field) == ("fact_before", key)
    check_order(parse_facts({"sold_date": "2026-11-08", "reported_at": "2026-11-08T00:00"}))


def test_ten_thousand_torn_objects_are_judged_or_refused_by_name() -> None:
    chance = Random(20261122)
    judged = 0
    for _ in range(10_000):
        raw = torn_case(chance)
        named = ""
        try:
            judged += "remedies" in assess(parse_facts(raw), rulebook(), calendar())
        except InputError as refused:
            named = refused.field
        assert named in ("", *raw)
    assert 1_000 < judged < 9_500


def torn_case(chance: Random) -> dict[str, object]:
    """Facts as a careless program would send them: mostly right, some of the wrong kind."""
    keys = chance.sample(sorted(VOCABULARY), chance.randint(0, 8))
    raw: dict[str, object] = {key: chance.choice(LIKELY[VOCABULARY[key].kind] or ("x",)) for key in keys}
    for key in keys:
        choices = VOCABULARY[key].choices
        if choices and VOCABULARY[key].kind is FactKind.CHOICE:
            raw[key] = chance.choice(choices)
        if chance.random() < 0.1:
            raw[key] = chance.choice(TORN)
    if chance.random() < 0.03:
        raw[chance.choice(("sold_at", "", "<b>", "客户"))] = 1
    return raw


LIKELY: dict[FactKind, tuple[object, ...]] = {
    FactKind.TEXT: ("kettle", "tv", "漏电", "<b>&", "=1+1"),
    FactKind.TEXT_OR_NONE: (None, "另有约定"),
    FactKind.CHOICE: (),
    FactKind.CHOICES: ([], ["sanbao"], ["general", "local"]),
    FactKind.FLAG: (True, False),
    FactKind.COUNT: (0, 1, 2, 5),
    FactKind.MONEY: ("5000", "5000.00", "0.01", "12800.5"),
    FactKind.RATE: ("0.001", "0"),
    FactKind.DATE: ("2026-11-08", "2024-02-29", "2027-01-01", "2190-12-31"),
    FactKind.MOMENT: ("2026-11-08T10:00", "2027-12-31T23:59"),
    FactKind.MONTH: ("2025-11",),
    FactKind.TIME: ("09:00",),
    FactKind.YEARS: ([], [2026], [2024, 2027]),
}
TORN: tuple[object, ...] = (
    None,
    -1,
    1.5,
    "",
    "2026-02-30",
    "-5.00",
    "5,000.00",
    [],
    {},
    ["x"],
    "\u0000",
    10**30,
    "９９",
    True,
)


def refusal(**facts: object) -> InputError:
    with pytest.raises(InputError) as refused:
        parse_facts(facts)
    return refused.value


def test_a_number_in_quotation_marks_is_told_between_which_whole_numbers_it_should_lie() -> None:
    error = refusal(people_affected="6")
    assert (error.code, error.params["least"], error.params["most"]) == ("fact_not_whole", "0", "1000000")


def test_a_date_out_of_range_is_told_the_range() -> None:
    assert refusal(sold_date="0001-01-01").params["expected"] == "1990-01-01..2199-12-31"
    assert refusal(calendar_years_loaded=[1]).params["expected"] == "1990..2199"


@pytest.mark.parametrize(
    ("region", "expected"), [("浙江省", "浙江"), ("广西壮族自治区", "广西"), ("浙工", "浙江")]
)
def test_a_region_that_is_no_province_is_refused_with_the_nearest(region: str, expected: str) -> None:
    error = refusal(region=region)
    assert (error.code, error.params["expected"]) == ("fact_not_a_choice", expected)


def test_a_region_like_none_is_told_them_all() -> None:
    assert len(refusal(region="atlantis").params["expected"].split("|")) == 34
    assert parse_facts({"region": "浙江"})["region"] == "浙江"


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("delivered_on", ""),
        ("peopel", ""),
        ("demmand", "demand"),
        ("sold_on", "sold_date"),
        ("recieved_date", "received_date"),
    ],
)
def test_only_facts_spelt_nearly_so_are_offered(key: str, expected: str) -> None:
    assert refusal(**{key: "x"}).params["expected"] == expected


def test_goods_of_a_misspelt_kind_are_judged_as_any_goods_and_that_is_said() -> None:
    decision = decide(profile="mall_desk", category="kettel")
    assert decision["policy_gap"] == "category_not_listed"
    assert decision.codes("category_perhaps")[:1] == ("kettle",)
    assert "category_perhaps" not in decide(profile="mall_desk", category="none")

"""Policy files: the packaged ones load, a wrong one is refused by file, rule and field."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.domain.calendar import WorkCalendar
from app.domain.policy.assess import assess
from app.domain.policy.decision import Decision
from app.domain.policy.facts import parse_facts
from app.domain.policy.rulebook import Rulebook
from app.domain.policy.vocabulary import VOCABULARY
from app.domain.refusals import InputError
from app.library.calendars import load_calendar
from app.library.policies import load_rulebook
from tests.library.policy_files import outcome, policy, window, write


@pytest.fixture(scope="module")
def days() -> WorkCalendar:
    return load_calendar()


def decide(book: Rulebook, days: WorkCalendar, **facts: object) -> Decision:
    return assess(parse_facts({"profile": "mall_desk", **facts}), book, days)


def test_the_packaged_policies_load() -> None:
    book = load_rulebook()
    profile = book.rules_for("mall_desk").profile
    assert profile is not None
    assert (profile.name, profile.version) == ("商场服务台", "2026.1")
    assert [profile.levels[n].owner for n in (1, 2, 3)] == ["售后经理", "售后主管", "售后专员"]
    assert {f"G-{n:02d}" for n in range(1, 14)} == set(as_dict(profile.settings["gaps"]))


def as_dict(value: object) -> dict[str, object]:
    assert isinstance(value, dict)
    return value


def test_every_fact_and_remedy_has_a_chinese_term() -> None:
    phrases = load_rulebook().phrases
    own = {"clock", "close", "open", "layers", "calendar_years_loaded"}  # how to count, never asked for
    assert {key for key in VOCABULARY if key not in own and phrases.term("facts", key) == key} == set()


def test_what_the_catalogue_says_from_memory_is_never_used() -> None:
    categories = load_rulebook().categories
    assert categories["tv"].verified
    assert not categories["refrigerator"].verified
    assert categories["refrigerator"].terms["daily_rate"] == "0.0005"


@pytest.mark.parametrize(
    ("rule", "code", "field"),
    [
        (outcome(kind="magic"), "resource_field_wrong", "kind"),
        (outcome(colour="red"), "resource_field_unknown", "colour"),
        (outcome(source=""), "resource_field_wrong", "source"),
        (outcome(set=[]), "resource_field_wrong", "set"),
        (outcome(when={"colour": "red"}), "resource_fact_unknown", "colour"),
        (outcome(when={"window:none": "open"}), "resource_fact_unknown", "window:none"),
        (outcome(when={"window:seven": "ajar"}), "resource_field_wrong", "when.window:seven"),
        (outcome(when={"demand": "refund"}), "resource_field_wrong", "when.demand"),
        (outcome(when={"amount": {"gt": "lots"}}), "resource_field_wrong", "when.amount"),
        (outcome(when={"amount": {"above": "5.00"}}), "resource_field_wrong", "when.amount"),
        (outcome(when={"safety_risk": "yes"}), "resource_field_wrong", "when.safety_risk"),
        (outcome(when={"any": {"demand": "return"}}), "resource_field_wrong", "when.any"),
        (outcome(when={"any": [{"demand": "refund"}]}), "resource_field_wrong", "when.any[0].demand"),
        (outcome(when={"demand": {"known": "yes"}}), "resource_field_wrong", "when.demand"),
        (outcome(when={"demand": {}}), "resource_field_wrong", "when.demand"),
        (outcome(valid_from="2026-02-30"), "resource_field_wrong", "valid_from"),
        (outcome(status="X"), "resource_field_wrong", "status"),
        (outcome(texts={"holds": "{colour}"}), "resource_field_wrong", "texts.holds"),
        (outcome(texts={"holds": "{"}), "resource_field_wrong", "texts.holds"),
        (outcome(texts={"sometimes": "好"}), "resource_field_wrong", "texts.sometimes"),
        (window(length={"unit": "moons", "n": 1}), "resource_field_wrong", "length.unit"),
        (window(length={"unit": "days", "n": 0}), "resource_field_wrong", "length.n"),
        (window(length={"unit": "days", "n": -7}), "resource_field_wrong", "length.n"),
        (window(length={"unit": "days"}), "resource_field_missing", "length.n"),
        (window(starts=[{"fact": "birthday"}]), "resource_fact_unknown", "birthday"),
        (window(roll="yes"), "resource_field_wrong", "roll"),
    ],
)
def test_a_wrong_rule_is_named(tmp_path: Path, rule: dict[str, Any], code: str, field: str) -> None:
    rules = [rule] if rule["id"] == "seven" else [window(), rule]
    with pytest.raises(InputError) as refused:
        load_rulebook(write(tmp_path, policy(*rules)))
    error = refused.value
    assert (error.code, error.field) == (code, field)
    assert (error.params["file"], error.params["rule"]) == ("p0.json", rule["id"])


REMEDY = {"kind": "remedy", "rule": "X", "source": "样例", "strength": "promise", "basis": "merchant_promise"}


@pytest.mark.parametrize(
    ("rule", "code", "field"),
    [
        ({**REMEDY, "remedies": ["cake"]}, "resource_field_wrong", "remedies"),
        ({**REMEDY, "remedies": ["repair_free"], "window": "none"}, "resource_window_unknown", "none"),
        ({**REMEDY, "remedies": ["repair_free"], "strength": "maybe"}, "resource_field_wrong", "strength"),
        (
            {**REMEDY, "remedies": ["repair_free"], "excluded": [{"when": {}, "code": "x"}]},
            "resource_field_missing",
            "excluded[0].text",
        ),
    ],
)
def test_a_wrong_remedy_is_named(tmp_path: Path, rule: dict[str, Any], code: str, field: str) -> None:
    with pytest.raises(InputError) as refused:
        load_rulebook(write(tmp_path, policy({"id": "r", **rule})))
    assert (refused.value.code, refused.value.field) == (code, field)


def test_two_rules_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        load_rulebook(write(tmp_path, policy(outcome(), outcome())))
    assert refused.value.code == "resource_rule_twice"


@pytest.mark.parametrize("content", ["{", "[]", "\x00"])
def test_a_file_that_is_no_object_is_refused(tmp_path: Path, content: str) -> None:
    folder = write(tmp_path, policy())
    (folder / "profiles" / "p0.json").write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        load_rulebook(folder)
    assert (refused.value.code, refused.value.params["file"]) == ("resource_file_unreadable", "p0.json")


def test_a_missing_sentence_is_refused(tmp_path: Path) -> None:
    folder = write(tmp_path, policy())
    phrases = json.loads((folder / "phrases.json").read_text(encoding="utf-8"))
    del phrases["patterns"]["remedy_closed"]
    (folder / "phrases.json").write_text(json.dumps(phrases), encoding="utf-8")
    with pytest.raises(InputError) as refused:
        load_rulebook(folder)
    assert refused.value.field == "patterns.remedy_closed"


def test_a_profile_that_is_not_installed_is_refused(tmp_path: Path, days: WorkCalendar) -> None:
    book = load_rulebook(write(tmp_path, policy()))
    with pytest.raises(InputError) as refused:
        decide(book.pinned("mall_desk", "9"), days)
    assert (refused.value.code, refused.value.field) == ("profile_not_installed", "profile")


def test_the_version_in_force_on_the_day_of_the_claim_answers(tmp_path: Path, days: WorkCalendar) -> None:
    old = policy(window(), version="1", valid_to="2026-06-30")
    new = policy(window(length={"unit": "days", "n": 30}), version="2", valid_from="2026-07-01")
    book = load_rulebook(write(tmp_path, old, new))

    def last_day(reported: str, using: Rulebook = book) -> object:
        return decide(using, days, sold_date="2026-06-25", reported_at=reported)["sample_last_day"]

    assert last_day("2026-06-30T10:00") == "2026-07-02"
    assert last_day("2026-07-01T10:00") == "2026-07-25"
    assert last_day("2025-01-01T10:00") == "2026-07-02"  # before the first version, the first
    assert last_day("2026-07-01T10:00", book.pinned("mall_desk", "1")) == "2026-07-02"
    assert book.versions("mall_desk") == ("1", "2")


def test_a_rule_speaks_only_while_it_is_in_force_and_only_if_verified(
    tmp_path: Path, days: WorkCalendar
) -> None:
    dated = outcome(id="dated", set={"dated": True}, valid_from="2026-04-15", valid_to="2026-12-31")
    remembered = outcome(id="remembered", set={"remembered": True}, status="M")
    book = load_rulebook(write(tmp_path, policy(dated, remembered)))
    assert "dated" not in decide(book, days, reported_at="2026-04-14T10:00")
    assert decide(book, days, reported_at="2026-04-15T10:00")["dated"] is True
    assert "dated" not in decide(book, days, reported_at="2027-01-01T10:00")
    assert "remembered" not in decide(book, days, reported_at="2026-04-15T10:00")
    assert book.rules_for("mall_desk", date(2026, 5, 1)).unverified == ("remembered",)


def test_layers_restrict_what_is_evaluated(tmp_path: Path, days: WorkCalendar) -> None:
    book = load_rulebook(
        write(tmp_path, policy(outcome(layers=["local"]), outcome(id="own", set={"own": 1})))
    )
    assert "sample" in decide(book, days)
    assert "own" not in decide(book, days, layers=["local"])


def test_windows_from_facts_and_other_windows(tmp_path: Path, days: WorkCalendar) -> None:
    first = window(
        id="first", key="first_day", starts=[{"fact": "imei_factory_date"}], length={"unit": "days", "n": 90}
    )
    second = window(
        starts=[{"fact": "first_day"}],
        length={"fact": "agreed_warranty_years", "unit": "years", "default": 1, "at_least": 1},
        start_key="warranty_start",
        open_key="inside",
        extend_by=["repair_days"],
    )
    book = load_rulebook(write(tmp_path, policy(first, second)))
    decision = decide(book, days, imei_factory_date="2025-01-01", reported_at="2026-03-20T10:00")
    assert (decision["warranty_start"], decision["sample_last_day"]) == ("2025-04-01", "2026-04-01")
    assert decision["inside"] is True
    longer = decide(book, days, imei_factory_date="2025-01-01", agreed_warranty_years=2, repair_days=10)
    assert longer["sample_last_day"] == "2027-04-11"
    assert "inside" not in longer


def test_amounts_and_tables(tmp_path: Path, days: WorkCalendar) -> None:
    head = {"rule": "X", "source": "样例"}
    rules: list[dict[str, Any]] = [
        {
            "kind": "depreciation",
            "id": "d",
            **head,
            "price": ["invoice_price"],
            "start": "sold_date",
            "end": "return_date",
            "minus": ["repair_days"],
        },
        {
            "kind": "multiple",
            "id": "m",
            **head,
            "key": "punitive_damages",
            "of": "amount",
            "times": 3,
            "at_least": "500.00",
        },
        {
            "kind": "elapsed",
            "id": "e",
            **head,
            "key": "days_in_repair",
            "starts": ["sent_repair_date"],
            "ends": ["today"],
        },
        outcome(set={"overdue": True}, when={"days_in_repair": {"gt": 30}}),
        {
            "kind": "lookup",
            "id": "l",
            **head,
            "key": "standard",
            "by": ["manufactured"],
            "choices": [
                {"value": "GB 18584-2001", "valid_from": "2002-01-01", "valid_to": "2025-06-30"},
                {"value": "GB 18584-2024", "valid_from": "2025-07-01"},
            ],
        },
    ]
    book = load_rulebook(write(tmp_path, policy(*rules)))
    paid = {
        "invoice_price": "5000.00",
        "sold_date": "2025-09-01",
        "return_date": "2026-03-20",
        "repair_days": 15,
    }
    priced = decide(book, days, **paid, daily_rate="0.001")
    assert (priced["depreciation_days"], priced["depreciation_fee"], priced["refund_amount"]) == (
        185,
        "925.00",
        "4075.00",
    )
    assert decide(book, days, **paid, category="tv")["depreciation_fee"] == "925.00"
    assert "depreciation_fee" not in decide(book, days, **paid, category="refrigerator")  # rate not verified
    assert decide(book, days, amount="150.00")["punitive_damages"] == "500.00"
    assert decide(book, days, amount="1000.00")["punitive_damages"] == "3000.00"
    repaired = decide(book, days, sent_repair_date="2026-03-01", today="2026-04-01")
    assert (repaired["days_in_repair"], repaired["overdue"]) == (31, True)
    assert "overdue" not in decide(book, days, sent_repair_date="2026-03-02", today="2026-04-01")
    assert decide(book, days, manufactured="2025-11")["standard"] == "GB 18584-2024"
    assert decide(book, days, manufactured="2025-06")["standard"] == "GB 18584-2001"
    assert "standard" not in decide(book, days, manufactured="1999-06")

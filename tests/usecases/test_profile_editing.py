"""Values of a profile: listed, checked, made into a version of the house, and what they would change."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.refusals import InputError
from app.library.rules import NOTHING_ADDED, PackagedRules
from app.usecases.house_rules import keep_profile
from app.usecases.profile_editing import (
    Edit,
    Signed,
    changed_sentences,
    checked_reason,
    checked_value,
    edited,
    house_source,
    new_version,
    next_version,
)
from app.usecases.profile_effect import effect_of
from app.usecases.profile_values import Line, Value, ValueKind, editable_lines
from app.usecases.rule_library import Document, HouseRules
from tests.fakes.shop import SUPERVISOR, Shop

PROFILES = ("mall_desk", "home_groupbuy", "ecommerce", "furniture_retail", "appliance_channel")
SIGNED = Signed("何立", "周末人手不足", date(2026, 11, 20))


def profile(profile_id: str = "mall_desk") -> Document:
    return PackagedRules().profile(profile_id)


def line(document: Document, key: str) -> Line:
    return next(each for each in editable_lines(document) if each.key == key)


def edit(document: Document, key: str, typed: str, at: int = 0) -> Edit:
    found = line(document, key)
    return Edit(found, found.values[at], typed)


def rule(document: Mapping[str, Any], rule_id: str) -> Any:
    return next(each for each in document["rules"] if each["id"] == rule_id)


@pytest.mark.parametrize("profile_id", PROFILES)
def test_every_value_of_every_profile_can_be_typed_again_as_it_is(profile_id: str) -> None:
    document = profile(profile_id)
    lines = editable_lines(document)
    values = [value for each in lines for value in each.values]
    assert len(values) > 15
    assert len({value.key for value in values}) == len(values)
    assert [checked_value(value, value.text) for value in values] == [value.text for value in values]


@pytest.mark.parametrize("profile_id", PROFILES)
def test_every_value_can_be_changed_and_is_read_again(profile_id: str) -> None:
    document = profile(profile_id)
    for each in editable_lines(document):
        for value in each.values:
            typed = {ValueKind.OWNER: "值班经理", ValueKind.MONEY: "8000"}.get(value.kind, "3")
            if typed == value.text:
                typed = "4"
            new = new_version(document, [Edit(each, value, typed)], SIGNED, ())
            PackagedRules().read(HouseRules({}, [new]))
            again = next(v for k in editable_lines(new) for v in k.values if v.paths == value.paths)
            assert again.text == checked_value(value, typed)


def test_nothing_of_statute_can_be_edited() -> None:
    for each in (each for name in PROFILES for each in editable_lines(profile(name))):
        assert each.origin != "statute" or not each.values


def test_a_line_says_where_it_comes_from() -> None:
    document = profile()
    assert line(document, "plan").origin == "promise"
    assert line(document, "followup").origin == "house"
    plan = line(document, "plan").values
    assert [(value.kind, value.about, value.text) for value in plan] == [
        ("hours", "service_hours", "2"),
        ("owner", "owner", "level_owner"),
    ]


def test_a_threshold_of_several_rules_is_one_value() -> None:
    document = profile()
    limit = line(document, "amount.above.10000.00")
    assert limit.ids == ("over_limit", "level2_return", "over_limit_approval")
    new = edited(document, [edit(document, limit.key, "20000")])
    assert rule(new, "over_limit")["when"]["amount"] == {"gt": "20000.00"}
    assert rule(new, "level2_return")["when"]["amount"] == {"le": "20000.00"}


def test_the_sentences_of_a_rule_follow_its_number() -> None:
    document = profile()
    change = edit(document, "amount.above.10000.00", "20000")
    new = edited(document, [change])
    assert rule(new, "over_limit")["reason"] == "单客退换货金额超过2万元"
    said = dict(changed_sentences(document, new, [change.line]))
    assert said["单客退换货，金额不超过1万元"] == "单客退换货，金额不超过2万元"
    id_number = edited(document, [edit(document, "amount.above.5000.00", "6000.5")])
    assert "退换货金额超过6000.50元" in rule(id_number, "id_number")["texts"]["holds"]
    people = edited(document, [edit(document, "people_affected.above.5", "8")])
    assert rule(people, "level1_batch")["reason"] == "超过8人的批量客诉"


def test_the_scores_that_count_as_low_follow_in_the_settings() -> None:
    document = profile()
    new = edited(document, [edit(document, "satisfaction_score.above.2", "3")])
    assert new["profile"]["settings"]["survey"]["low_scores"] == [1, 2, 3]


def test_a_new_version_says_who_why_and_what() -> None:
    document = profile()
    new = new_version(document, [edit(document, "plan", "1.5")], SIGNED, ["2026.1", "2026.1-4"])
    assert (new["version"], new["valid_from"]) == ("2026.1-5", "2026-11-20")
    assert rule(new, "plan")["length"] == {"unit": "service_hours", "hours": 1, "minutes": 30}
    assert rule(new, "plan")["source"] == "本店设定（原：商场售后服务运作流程二（二）二级问题）"
    assert new["profile"]["settings"]["changes"] == [
        {
            "version": "2026.1-5",
            "day": "2026-11-20",
            "person": "何立",
            "reason": "周末人手不足",
            "values": [{"value": "plan.length", "before": "2", "after": "1.5"}],
        }
    ]
    assert document == profile()
    twice = new_version(new, [edit(new, "plan", "3")], SIGNED, ["2026.1", "2026.1-5"])
    assert len(twice["profile"]["settings"]["changes"]) == 2
    assert rule(twice, "plan")["source"] == rule(new, "plan")["source"]


def test_minutes_stay_minutes() -> None:
    document = profile()
    new = edited(document, [edit(document, "entry", "90")])
    assert rule(new, "entry")["length"] == {"unit": "service_hours", "minutes": 90}


@pytest.mark.parametrize(
    ("key", "typed", "code"),
    [
        ("plan", "", "text_missing"),
        ("plan", "two", "value_not_a_number"),
        ("plan", "NaN", "value_not_a_number"),
        ("plan", "0", "value_not_positive"),
        ("plan", "-1", "value_not_positive"),
        ("plan", "9999", "value_above_limit"),
        ("plan", "0.001", "value_not_whole"),
        ("plan", "2", "value_unchanged"),
        ("exchange_wait", "1.5", "value_not_whole"),
        ("exchange_wait", "4000", "value_above_limit"),
        ("mall_no_reason", "0", "value_not_positive"),
        ("amount.above.5000.00", "much", "amount_not_a_number"),
        ("amount.above.5000.00", "0", "value_not_positive"),
        ("amount.above.5000.00", "99999999", "value_above_limit"),
        ("satisfaction_score.above.2", "6", "value_above_limit"),
        ("people_affected.from.2", "6", "value_bounds_cross"),
        ("level.1", "字" * 21, "text_too_long"),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(key: str, typed: str, code: str) -> None:
    document = profile()
    change = edit(document, key, typed)
    with pytest.raises(InputError) as refused:
        edited(document, [change])
    assert (refused.value.code, refused.value.field) == (code, change.value.key)


def test_a_reason_is_needed() -> None:
    with pytest.raises(InputError) as refused:
        checked_reason("  ")
    assert (refused.value.code, refused.value.field) == ("text_missing", "reason")
    with pytest.raises(InputError):
        checked_reason("字" * 201)


@given(st.text(max_size=30))
def test_any_text_is_a_value_or_refused(typed: str) -> None:
    for kind, about in (
        (ValueKind.HOURS, "wall_hours"),
        (ValueKind.COUNT, "days"),
        (ValueKind.MONEY, "amount"),
    ):
        value = Value("x", kind, about, "1", ())
        with suppress(InputError):
            text = checked_value(value, typed)
            assert checked_value(value, text) == text


def test_versions_count_on() -> None:
    assert next_version("2026.1", []) == "2026.1-1"
    assert next_version("2026.1-1", ["2026.1", "2026.1-1", "2027.1-9"]) == "2026.1-2"


def test_a_source_is_rewritten_once() -> None:
    assert house_source("流程一") == "本店设定（原：流程一）"
    assert house_source(house_source("流程一")) == "本店设定（原：流程一）"
    assert house_source("本店设定：办结后3天内回访") == "本店设定（原：办结后3天内回访）"


def test_the_effect_counts_tickets_and_names_what_differs(shop: Shop) -> None:
    first = shop.intake()
    document = edited(profile(), [edit(profile(), "plan", "3")])
    effect = effect_of(shop.work, document, lambda: False)
    assert (effect.looked_at, effect.tickets) == (1, 1)
    (plan,) = effect.differences
    assert (plan.key, plan.tickets, plan.number) == ("plan_due", 1, first.number)
    assert str(plan.before) < str(plan.after)
    assert shop.work.policy.version == "2026.1"


def test_an_edit_without_effect_says_so(shop: Shop) -> None:
    shop.intake()
    document = edited(profile(), [edit(profile(), "level.1", "值班经理")])
    assert effect_of(shop.work, document, lambda: False).differences == ()


def test_looking_can_be_stopped(shop: Shop) -> None:
    shop.intake()
    document = edited(profile(), [edit(profile(), "plan", "3")])
    assert effect_of(shop.work, document, lambda: True).looked_at == 0


def test_the_new_version_is_kept_and_counts_for_new_tickets(shop: Shop) -> None:
    old = shop.intake()
    new = new_version(profile(), [edit(profile(), "plan", "3")], SIGNED, ["2026.1"])
    keep_profile(shop.work, new, SUPERVISOR)
    shop.time.advance(minutes=1)
    later = shop.intake()
    assert (old.profile_version, later.profile_version) == ("2026.1", "2026.1-1")
    house = HouseRules({}, [new])
    assert shop.work.rules.profile("mall_desk", house)["version"] == "2026.1-1"
    assert NOTHING_ADDED.profiles == []

"""What the page of the rules says, without a window: every profile, every kind of value, every effect."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.ui.screens.settings.policy_model import profile_ids, read_profile, try_edits
from app.ui.screens.settings.policy_words import effect_words, field_words, origin_chip, value_words
from app.usecases.desk_settings import INSTALLED
from app.usecases.house_rules import keep_profile
from app.usecases.profile_editing import Edit
from app.usecases.profile_effect import Difference, Effect
from app.usecases.profile_values import Group, Line, Value, ValueKind
from app.usecases.rule_library import HouseRules
from tests.fakes.shop import SUPERVISOR, Shop, make_shop_folder, opened_shop

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize("profile", INSTALLED)
def test_every_line_of_every_profile_has_a_name_a_value_and_a_source(tmp_path: Path, profile: str) -> None:
    make_shop_folder(tmp_path)
    with opened_shop(tmp_path) as shop:
        view = read_profile(shop.work, profile, TODAY)
    lines = [line for group in Group for line in view.lines[group]] + view.statutes
    assert [line.line.key for line in lines if not (line.name and line.value)] == []
    unsourced = {line.line.group for line in lines if not line.source}
    assert unsourced <= {Group.LEVEL}  # the levels themselves are the profile's
    assert view.may_edit
    assert view.next_version == f"{view.version}-1"


def test_the_profile_of_the_desk_comes_first(tmp_path: Path) -> None:
    make_shop_folder(tmp_path)
    with opened_shop(tmp_path) as shop:
        assert profile_ids(shop.work) == INSTALLED
        assert shop.work.policy.profile == INSTALLED[0]


def test_a_newer_profile_of_the_program_is_what_is_edited(tmp_path: Path) -> None:
    make_shop_folder(tmp_path)
    with opened_shop(tmp_path) as shop:
        older: dict[str, Any] = deepcopy(dict(shop.work.rules.profile("mall_desk", HouseRules({}, []))))
        keep_profile(shop.work, {**older, "version": "2025.1-1", "valid_from": "2025-06-01"}, SUPERVISOR)
        assert read_profile(shop.work, "mall_desk", TODAY).version == older["version"]


def test_an_edit_is_tried_in_sentences(tmp_path: Path) -> None:
    make_shop_folder(tmp_path)
    with opened_shop(tmp_path) as shop:
        said = tried(shop, "amount.above.10000.00", "100")
        assert said[0] == "1 of 1 tickets would come out differently, had they been taken in so:"
        assert "单客退换货金额超过1万元 → 单客退换货金额超过100元" in said


def tried(shop: Shop, key: str, typed: str) -> list[str]:
    shop.intake()
    view = read_profile(shop.work, "mall_desk", TODAY)
    line = next(each.line for each in view.lines[Group.THRESHOLD] if each.line.key == key)
    return try_edits(shop.work, view, [Edit(line, line.values[0], typed)], lambda: False)


@pytest.mark.parametrize(
    ("test", "words"),
    [("gt", "over 5"), ("ge", "from 5 on"), ("le", "up to 5"), ("lt", "under 5")],
)
def test_a_bound_is_said_as_the_rules_ask_for_it(test: str, words: str) -> None:
    value = Value(
        "x", ValueKind.COUNT, "people_affected", "5", (("rules", 0, "when", "people_affected", test),)
    )
    assert value_words(Line("x", Group.THRESHOLD, "above", "", "house", (), (), (value,)), value) == words
    assert field_words(value) == "Number"


def test_origins_differ_by_word_and_icon() -> None:
    chips = [origin_chip(origin) for origin in ("statute", "promise", "house")]
    assert len({chip[0] for chip in chips}) == len({chip[2] for chip in chips}) == 3


def test_effects_are_said_by_name_with_an_example() -> None:
    assert effect_words(Effect(0, 0, ()), {}) == ["There are no tickets yet to compare with."]
    assert "None of the 7" in effect_words(Effect(7, 0, ()), {})[0]
    differences = (
        Difference("plan_due", 7, "2F01-261120-0001", "2026-11-20T12:00", "2026-11-20T13:00"),
        Difference("id_number_required", 1, "2F01-261120-0002", True, None),
        Difference("remedies_by_right", 1, "2F01-261120-0002", ["return_full"], []),
    )
    said = effect_words(Effect(50, 7, differences), {"plan_due": "制定处理方案"})
    assert said[1] == "制定处理方案: 7 of 50 · 2F01-261120-0001: 11-20 Fri 12:00 → 11-20 Fri 13:00"
    assert said[2].endswith("Yes → none")
    assert said[3].endswith("→ none")

"""``counterfoil assess``: one object or an array, with the rules of a store only where one is named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.bootstrap import open_workplace
from app.domain.calendar import YearPlan
from app.usecases.house_rules import keep_year
from tests.cli.conftest import Desk
from tests.fakes.shop import SUPERVISOR

KETTLE = {
    "profile": "mall_desk",
    "category": "kettle",
    "channel": "offline",
    "sold_date": "2026-11-08",
    "demand": "exchange",
    "accepted_at": "2026-11-20T10:02",
    "today": "2026-11-20",
}


def test_one_object_gives_one_decision(desk: Desk) -> None:
    decided = desk.ok("assess", "-", given=KETTLE)
    assert decided["no_reason_last_day"] == "2026-11-15"
    assert decided["quality_return_last_day"] == "2026-11-23"
    assert all(why["text"] for why in decided["why"])


def test_an_array_gives_an_array_in_order(desk: Desk) -> None:
    later = {**KETTLE, "sold_date": "2026-11-18"}
    decided = desk.ok("assess", "-", given=[KETTLE, later])
    assert [each["no_reason_last_day"] for each in decided] == ["2026-11-15", "2026-11-25"]
    assert desk.ok("assess", "-", given=[]) == []


def test_it_needs_no_store(desk: Desk, tmp_path: Path) -> None:
    desk.folder = tmp_path / "nowhere"
    assert desk.ok("assess", "-", given=KETTLE)["no_reason_last_day"] == "2026-11-15"
    assert not desk.folder.exists()


def test_errors_name_the_key_and_in_an_array_the_index(desk: Desk) -> None:
    wrong = {**KETTLE, "sold_date": "2026-02-30"}
    assert desk.run("assess", "-", given=wrong).fault["field"] == "sold_date"
    assert desk.run("assess", "-", given=[KETTLE, wrong]).fault["field"] == "[1].sold_date"
    assert desk.run("assess", "-", given=[KETTLE, {"colour": "red"}]).fault["field"] == "[1].colour"
    assert desk.run("assess", "-", given=[KETTLE, 5]).fault["field"] == "[1]"
    assert desk.run("assess", "-", given=5).fault["field"] == "FILE"
    bad: list[object] = [wrong, [wrong], 5, [5], {"amount": 5}, {"profile": []}]
    for value in bad:
        assert desk.run("assess", "-", given=value).code == 2


def test_a_store_that_was_named_brings_its_own_years(desk: Desk) -> None:
    far = {**KETTLE, "profile": "home_groupbuy", "accepted_at": "2026-12-30T10:30", "today": "2026-12-30"}
    assert desk.ok("assess", "-", given=far)["provisional"] is True
    plan = YearPlan(2027, frozenset({date(2027, 1, 1)}), frozenset(), "样例", date(2026, 11, 4))
    with open_workplace(desk.folder) as workplace:
        keep_year(workplace, plan, SUPERVISOR)
    assert desk.ok("assess", "-", given=far)["provisional"] is False

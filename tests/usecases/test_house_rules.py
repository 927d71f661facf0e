"""Years and profile versions of the house: in force at once, kept, and old tickets stay as they were."""

from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.domain.calendar import YearPlan
from app.domain.refusals import InputError
from app.usecases.house_rules import house_rules, keep_profile, keep_year
from app.usecases.rule_library import YEARS, HouseRules
from app.usecases.workplace import Workplace
from tests.fakes.shop import SUPERVISOR, Shop, make_shop_folder, minutes, opened_shop

NEW_YEAR = YearPlan(2027, frozenset({date(2027, 1, 1)}), frozenset(), "样例", date(2026, 11, 20))


def longer_plan(work: Workplace, hours: int, version: str = "2026.1-1") -> dict[str, Any]:
    """The profile of the mall, with another time for making a plan."""
    document: dict[str, Any] = deepcopy(dict(work.rules.profile("mall_desk", HouseRules({}, []))))
    document |= {"version": version, "valid_from": "2026-11-20"}
    plan = next(rule for rule in document["rules"] if rule["id"] == "plan")
    plan["length"]["hours"] = hours
    return document


def due_of_plan(shop: Shop, ticket: str) -> datetime:
    clocks = shop.work.policy.clocks(shop.ticket(ticket), shop.time.now())
    return next(each.clock.due for each in clocks if each.clock.key == "plan")


def test_a_year_of_the_house_is_in_force_at_once_and_after_the_next_start(tmp_path: Path) -> None:
    make_shop_folder(tmp_path)
    with opened_shop(tmp_path) as shop:
        assert not shop.work.policy.calendar.is_official(date(2027, 1, 4))
        shop.intake()
        assert keep_year(shop.work, NEW_YEAR, SUPERVISOR) == 1
        assert shop.work.policy.calendar.is_official(date(2027, 1, 4))
    with opened_shop(tmp_path) as shop:
        assert shop.work.policy.calendar.plans[2027] == NEW_YEAR


def test_a_year_that_cannot_be_is_refused_and_nothing_is_kept(shop: Shop) -> None:
    wrong = YearPlan(2027, frozenset(), frozenset({date(2027, 1, 4)}), "样例", date(2026, 11, 20))
    with pytest.raises(InputError) as refused:
        keep_year(shop.work, wrong, SUPERVISOR)
    assert refused.value.field == "makeup"
    assert house_rules(shop.work.settings.all()).years == {}
    assert 2027 not in shop.work.policy.calendar.plans


def test_a_new_version_counts_for_new_tickets_and_never_rewrites_an_old_one(shop: Shop) -> None:
    old = shop.intake()
    before = due_of_plan(shop, old.id)
    keep_profile(shop.work, longer_plan(shop.work, 3), SUPERVISOR)
    shop.time.advance(minutes=1)
    new = shop.intake()
    assert (old.profile_version, new.profile_version) == ("2026.1", "2026.1-1")
    assert due_of_plan(shop, old.id) == before
    assert due_of_plan(shop, new.id) == before + timedelta(hours=1) + minutes(1)


def test_a_version_that_cannot_be_is_refused_by_rule_and_field(shop: Shop) -> None:
    document = longer_plan(shop.work, 0)
    with pytest.raises(InputError) as refused:
        keep_profile(shop.work, document, SUPERVISOR)
    assert refused.value.params["rule"] == "plan"
    assert refused.value.params["file"] == "mall_desk 2026.1-1"
    assert shop.work.policy.version == "2026.1"


def test_rules_that_this_program_cannot_read_are_left_out_and_said(tmp_path: Path) -> None:
    make_shop_folder(tmp_path)
    with opened_shop(tmp_path) as shop:
        assert shop.work.policy.left_out is None
        shop.work.settings.put({YEARS: {"2027": {"year": "next"}}})
    with opened_shop(tmp_path, datetime(2026, 11, 20, 3, tzinfo=UTC)) as shop:
        assert shop.work.policy.left_out is not None
        assert shop.work.policy.left_out.params["file"] == "cn-2027"
        assert shop.intake().number


def test_open_tickets_stand_in_the_lists_anew(shop: Shop) -> None:
    shop.intake()
    shop.time.advance(minutes=1)
    shop.intake()
    assert shop.work.journal.judge_again() == 2
    assert not shop.store.verify().findings

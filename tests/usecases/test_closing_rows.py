"""Periods about to close, for the tickets of a list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.domain.steps.closing import WithdrawTicket
from app.domain.steps.contact import AddNote
from app.usecases.closing_rows import ClosingRows
from app.usecases.perform import perform
from app.usecases.rule_library import HouseRules
from tests.fakes.shop import CLERK, Shop, kettle, kettle_goods


def television(shop: Shop, sold: date) -> str:
    """Number of a case about a television sold on that day."""
    goods = replace(kettle_goods(), name="电视", category="tv", sold_date=sold, received_date=sold)
    return shop.intake(kettle(goods=(goods,))).number


def test_a_row_is_told_of_what_is_about_to_close_and_of_nothing_else(shop: Shop) -> None:
    soon, later = television(shop, date(2026, 11, 14)), television(shop, date(2026, 11, 19))
    found = ClosingRows(shop.work).of([soon, later, "2F01-260101-0001", "…"])
    assert list(found) == [soon]
    assert found[soon][0].left == 1
    assert [each.left for each in found[soon]] == sorted(each.left for each in found[soon])


def test_what_was_found_is_kept_until_ticket_day_or_rules_change(shop: Shop) -> None:
    number = television(shop, date(2026, 11, 14))
    rows = ClosingRows(shop.work)
    first = rows.of([number])[number]
    assert rows.of([number])[number] is first
    perform(shop.work, number, AddNote("客户来电"), CLERK)
    changed = rows.of([number])[number]
    assert changed is not first
    shop.time.advance(hours=24)
    assert rows.of([number])[number][0].left == 0
    policy = shop.work.policy
    policy.rulebook, policy.calendar = shop.work.rules.read(HouseRules({}, []))
    assert rows.of([number])[number] is not changed


def test_a_case_that_is_over_is_not_told_of(shop: Shop) -> None:
    number = television(shop, date(2026, 11, 14))
    perform(shop.work, number, WithdrawTicket("客户撤回"), CLERK)
    assert ClosingRows(shop.work).of([number]) == {}

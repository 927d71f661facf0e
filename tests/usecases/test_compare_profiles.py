"""Two profiles side by side on one case: what differs, what is the same, and nothing written."""

from __future__ import annotations

from typing import Any

import pytest

from app.bootstrap import packaged_policy
from app.domain.refusals import InputError
from app.domain.steps.level import SetLevel
from app.usecases.compare_profiles import (
    Comparison,
    Part,
    Row,
    compare_facts,
    compare_ticket,
    other_profiles,
)
from app.usecases.desk import Desk
from app.usecases.desk_policy import DeskPolicy
from app.usecases.perform import perform
from tests.fakes.shop import SUPERVISOR, Shop

FACTS: dict[str, Any] = {
    "profile": "mall_desk",
    "category": "tv",
    "amount": "5199.00",
    "channel": "offline",
    "sold_date": "2026-11-14",
    "received_date": "2026-11-14",
    "demand": "return",
    "accepted_at": "2026-11-20T10:00",
    "entered_at": "2026-11-20T10:02",
    "triaged_at": "2026-11-20T10:02",
    "today": "2026-11-20",
    "fault": "quality",
}


@pytest.fixture(scope="module")
def policy() -> DeskPolicy:
    rulebook, calendar = packaged_policy()
    return DeskPolicy(rulebook, calendar, Desk("2F-01"))


def row(comparison: Comparison, key: str) -> Row:
    return next(each for each in comparison.rows if each.key == key)


def test_every_other_profile_and_the_law_alone_are_offered(policy: DeskPolicy) -> None:
    offered = other_profiles(policy, "mall_desk")
    assert "mall_desk" not in offered
    assert offered[-1] == "statute"
    assert "ecommerce" in offered
    assert len(set(offered)) == len(offered)


def test_a_case_compared_with_itself_differs_nowhere(policy: DeskPolicy) -> None:
    assert compare_facts(policy, FACTS, "mall_desk").different == ()


def test_the_level_is_the_one_each_profile_proposes(policy: DeskPolicy) -> None:
    level = row(compare_facts(policy, FACTS, "home_groupbuy"), "level")
    assert level.left is not None
    assert level.right is not None
    assert level.left.values == ("2", "一般", "售后主管")
    assert level.right.values[2] == "售后专员"
    assert not level.same
    assert "S4" not in level.left.why  # a sentence for people, with its source
    assert "二级问题" in level.left.why


def test_a_remedy_says_by_which_strength_and_until_when_on_both_sides(policy: DeskPolicy) -> None:
    full = row(compare_facts(policy, FACTS, "statute"), "return_full")
    assert full.part is Part.REMEDY
    assert full.left is not None
    assert full.right is not None
    assert full.left.values == full.right.values == ("by_right", "statute")
    assert (full.left.day, full.left.nominal) == ("2026-11-23", "2026-11-21")
    assert full.left.further == (("promise", "2026-11-29"),)
    assert full.right.further == ()
    assert not full.same
    assert "商场承诺" in full.left.why


def test_what_only_one_side_knows_is_a_difference(policy: DeskPolicy) -> None:
    entry = row(compare_facts(policy, FACTS, "ecommerce"), "entry_due")
    assert entry.right is None
    assert not entry.same
    assert entry.name == "信息录入"
    partial = row(compare_facts(policy, FACTS, "ecommerce"), "partial_refund")
    assert partial.left is None


def test_identity_and_money_are_compared_in_their_own_part(policy: DeskPolicy) -> None:
    compared = compare_facts(policy, FACTS, "ecommerce")
    identity = row(compared, "id_number_required")
    assert identity.part is Part.RULE
    assert identity.left is not None
    assert identity.left.values == ("yes",)
    assert row(compared, "return_freight").same


def test_parts_come_in_order_and_deadlines_by_day(policy: DeskPolicy) -> None:
    rows = compare_facts(policy, FACTS, "ecommerce").rows
    parts = list(dict.fromkeys(each.part for each in rows))
    assert parts == [Part.LEVEL, Part.REMEDY, Part.DEADLINE, Part.RULE]
    keys = [each.key for each in rows]
    assert len(set(keys)) == len(keys)
    days = [min(c.day for c in (r.left, r.right) if c) for r in rows if r.part is Part.DEADLINE]
    assert days == sorted(days)


def test_an_unknown_profile_is_refused(policy: DeskPolicy) -> None:
    with pytest.raises(InputError) as caught:
        compare_facts(policy, FACTS, "appliances")
    assert caught.value.field == "profile"


def test_a_ticket_is_compared_without_a_word_in_the_journal(shop: Shop) -> None:
    ticket = shop.intake()
    before = shop.entries()
    policy = shop.work.policy
    facts = policy.facts_of(ticket, ticket.items[0], shop.time.now())
    compared = compare_ticket(policy, ticket, facts, "ecommerce")
    assert (compared.left, compared.right) == ("mall_desk", "ecommerce")
    assert compared.different
    assert shop.entries() == before


def test_a_level_that_a_person_set_holds_under_both(shop: Shop) -> None:
    ticket = shop.intake()
    perform(shop.work, ticket.id, SetLevel(1, "客户在现场受伤"), SUPERVISOR)
    ticket = shop.ticket(ticket.id)
    facts = shop.work.policy.facts_of(ticket, ticket.items[0], shop.time.now())
    compared = compare_ticket(shop.work.policy, ticket, facts, "ecommerce")
    level = row(compared, "level")
    assert level.left is not None
    assert level.right is not None
    assert level.left.values[0] == level.right.values[0] == "1"

"""D13 from a ticket: the steps of the emergency, from the journal."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from app.domain.refusals import RefusedError
from app.domain.steps.amendment import AmendCustomer
from app.domain.steps.level import LogEmergencyStep, SetLevel
from app.domain.steps.papers import RecordDelivery
from app.domain.vocabulary import Delivery
from app.usecases.issue import issue
from app.usecases.issuing.settling import issued_particulars
from app.usecases.issuing.standing import outdated
from app.usecases.paper import Particular
from app.usecases.perform import perform
from app.usecases.situation import possible_documents
from tests.fakes.shop import CLERK, MANAGER, Shop

KIND = "emergency-sheet"


def emergency(shop: Shop) -> str:
    ticket = shop.intake().id
    shop.time.advance(minutes=5)
    perform(shop.work, ticket, SetLevel(1, "外壳带电"), MANAGER)
    return ticket


def kept(shop: Shop, ticket: str, stated: dict[str, object] | None = None) -> dict[str, Particular]:
    document = issue(shop.work, ticket, KIND, CLERK, stated=stated)
    return {each.key: each for each in issued_particulars(shop.work, document)}


def test_the_time_line_comes_from_the_journal(shop: Shop) -> None:
    ticket = emergency(shop)
    for step, text in (("暂停商品销售", "MK-1508 下架"), ("提醒客户停用", ""), ("联系品牌方现场处理", "")):
        shop.time.advance(minutes=4)
        perform(shop.work, ticket, LogEmergencyStep(step, text), MANAGER)
    found = kept(shop, ticket)
    assert found["timeline"].rows == (
        ("2026-11-20 10:11", "暂停商品销售：MK-1508 下架", "何立"),
        ("2026-11-20 10:15", "提醒客户停用", "何立"),
        ("2026-11-20 10:19", "联系品牌方现场处理", "何立"),
    )
    assert (found["sale_suspended"].holds, found["brand_contacted"].holds) == (True, True)
    assert _clock(found["suspended_at"].moment) == "10:11"
    assert _clock(found["brand_at"].moment) == "10:19"
    assert (_clock(found["raised"].moment), _clock(found["started"].moment)) == ("10:07", "10:11")
    assert found["reasons"].lines == ("外壳带电",)
    assert found["people"].rows == (("何立", ""), ("林晓敏", ""))
    assert found["hazard"].text == "用了3次就漏水"


def test_nothing_is_claimed_that_no_step_says(shop: Shop) -> None:
    ticket = emergency(shop)
    perform(shop.work, ticket, LogEmergencyStep("提醒客户停用"), MANAGER)
    found = kept(shop, ticket)
    assert "sale_suspended" not in found
    assert "brand_contacted" not in found
    assert kept(shop, ticket, {"sale_suspended": False})["sale_suspended"].holds is False


def test_it_stays_an_emergency_of_the_past(shop: Shop) -> None:
    ticket = emergency(shop)
    perform(shop.work, ticket, LogEmergencyStep("暂停销售"), MANAGER)
    shop.time.advance(minutes=30)
    perform(shop.work, ticket, SetLevel(2, "已控制"), MANAGER)
    found = kept(shop, ticket)
    assert found["reasons"].lines == ("外壳带电",)
    assert _clock(found["raised"].moment) == "10:07"


def test_before_the_first_step_there_is_no_time_line(shop: Shop) -> None:
    with pytest.raises(RefusedError) as refused:
        kept(shop, emergency(shop))
    assert refused.value.refusal.params["fields"] == "timeline"


def outdated_now(shop: Shop, ticket: str) -> bool:
    return next(
        each for each in possible_documents(shop.work, shop.ticket(ticket)) if each.kind == KIND
    ).outdated


def test_a_step_that_follows_asks_for_a_new_version(shop: Shop) -> None:
    ticket = emergency(shop)
    perform(shop.work, ticket, LogEmergencyStep("暂停商品销售"), MANAGER)
    first = issue(shop.work, ticket, KIND, CLERK)
    assert not outdated_now(shop, ticket)
    perform(shop.work, ticket, LogEmergencyStep("联系品牌方现场处理"), MANAGER)  # in the same minute
    assert outdated_now(shop, ticket)
    second = issue(shop.work, ticket, KIND, CLERK)
    assert (second.number, second.version) == (first.number, 2)
    said = {each.key: each for each in issued_particulars(shop.work, second)}
    assert [step for _, step, _ in said["timeline"].rows] == ["暂停商品销售", "联系品牌方现场处理"]
    assert said["brand_contacted"].holds is True
    assert not outdated_now(shop, ticket)
    perform(shop.work, ticket, SetLevel(2, "已控制"), MANAGER)  # it stays an emergency of the past
    assert not outdated_now(shop, ticket)


def test_one_that_was_signed_says_what_was_so_then(shop: Shop) -> None:
    ticket = emergency(shop)
    perform(shop.work, ticket, LogEmergencyStep("暂停商品销售"), MANAGER)
    signed = issue(shop.work, ticket, KIND, CLERK)
    perform(shop.work, ticket, RecordDelivery(signed.id, Delivery.SIGNED), CLERK)
    perform(shop.work, ticket, LogEmergencyStep("联系品牌方现场处理"), MANAGER)
    assert not outdated_now(shop, ticket)


def test_one_issued_before_steps_were_kept_with_it_goes_by_the_rest(shop: Shop) -> None:
    ticket = emergency(shop)
    perform(shop.work, ticket, LogEmergencyStep("暂停商品销售"), MANAGER)
    issued = issue(shop.work, ticket, KIND, CLERK)
    early = replace(issued, shows=issued.shows[:64])
    perform(shop.work, ticket, LogEmergencyStep("联系品牌方现场处理"), MANAGER)
    now = shop.ticket(ticket)
    assert not outdated(early, now, now.items[0])
    perform(shop.work, ticket, AmendCustomer(replace(now.customer, name="王建华")), CLERK)
    now = shop.ticket(ticket)
    assert outdated(early, now, now.items[0])


def test_an_ordinary_case_has_no_emergency_sheet(shop: Shop) -> None:
    with pytest.raises(RefusedError) as refused:
        kept(shop, shop.intake().id)
    assert refused.value.refusal.code == "not_an_emergency"


def _clock(moment: datetime | None) -> str:
    assert moment is not None
    return f"{moment:%H:%M}"

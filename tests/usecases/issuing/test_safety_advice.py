"""D09 from a ticket: what was found, and whether the warranty still runs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.domain.records import Inspection, Problem
from app.domain.steps.checking import InspectGoods
from app.domain.vocabulary import Demand
from app.usecases.issue import issue
from app.usecases.issuing.settling import issued_particulars
from app.usecases.paper import Particular
from app.usecases.perform import perform
from tests.fakes.shop import CLERK, Shop, kettle, kettle_goods

KIND = "safety-advice"


def kept(shop: Shop, ticket: str, stated: dict[str, object] | None = None) -> dict[str, Particular]:
    document = issue(shop.work, ticket, KIND, CLERK, stated=stated)
    return {each.key: each for each in issued_particulars(shop.work, document)}


def inspected(shop: Shop, sold: date) -> str:
    problem = Problem("漏电", Demand.REPAIR, people_affected=1, safety_risk=True)
    goods = replace(kettle_goods(), sold_date=sold)
    ticket = shop.intake(kettle(problem=problem, goods=(goods,))).id
    perform(shop.work, ticket, InspectGoods(Inspection(remarks="底座漏电")), CLERK)
    return ticket


def test_what_was_seen_is_filled_in_and_use_is_to_stop(shop: Shop) -> None:
    found = kept(shop, inspected(shop, date(2026, 11, 8)))
    assert found["hazard"].text == "底座漏电"
    assert found["stop_use"].holds is True
    assert "offer" not in found or found["cover"].text == "out"


def test_a_warranty_that_ended_is_said_with_its_day(shop: Shop) -> None:
    ticket = inspected(shop, date(2019, 11, 8))
    decision = shop.work.policy.item_decision(
        shop.ticket(ticket), shop.ticket(ticket).items[0], shop.time.now().astimezone(shop.work.desk.tz)
    )
    found = kept(shop, ticket)
    last = decision.text("warranty_whole_last_day")
    assert ("warranty_until" in found) == (last is not None)
    covered = decision.get("within_warranty")
    assert ("cover" in found) == isinstance(covered, bool)


def test_a_person_may_say_that_care_is_enough(shop: Shop) -> None:
    found = kept(shop, inspected(shop, date(2026, 11, 8)), {"stop_use": False, "advice": ["每日检查插头"]})
    assert found["stop_use"].holds is False
    assert found["advice"].lines == ("每日检查插头",)

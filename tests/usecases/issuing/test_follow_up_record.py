"""What a follow-up record knows from the profile and the last answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from app.domain.status import TrackKind
from app.domain.steps.closing import RecordFollowUp
from app.domain.steps.execution import AdvanceExecution, CompleteItem, StartExecution
from app.usecases.issue import issue
from app.usecases.issuing.rule import Case
from app.usecases.issuing.settling import issued_particulars, prefilled
from app.usecases.paper import Particular
from app.usecases.perform import perform
from tests.fakes.shop import CLERK, Shop

KIND = "follow-up-record"


def done(shop: Shop) -> str:
    ticket = shop.intake()
    shop.judge(ticket)
    shop.agree(shop.ticket(ticket.id))
    for step in (
        StartExecution(TrackKind.EXCHANGE),
        AdvanceExecution(TrackKind.EXCHANGE, "done"),
        CompleteItem(),
    ):
        perform(shop.work, ticket.id, step, CLERK)
    return ticket.id


def known(shop: Shop, ticket_id: str, profile: str) -> Mapping[str, Particular]:
    ticket = replace(shop.ticket(ticket_id), profile=profile)
    case = Case(shop.work, ticket, ticket.items[0], shop.time.now().astimezone(shop.work.desk.tz), CLERK)
    return {each.key: each for each in prefilled(case, KIND)}


@pytest.mark.parametrize(
    ("profile", "scale", "questions", "low", "high"),
    [
        ("mall_desk", "12345", 0, "2", "5"),
        ("ecommerce", "12345", 0, "2", "5"),
        ("appliance_channel", "12345", 0, "2", "5"),
        ("home_groupbuy", ("满意", "不满意"), 0, "不满意", "满意"),
        ("furniture_retail", ("不满意", "基本满意", "比较满意"), 2, "不满意", "比较满意"),
        ("nowhere", "12345", 0, "2", "5"),
    ],
)
def test_each_profile_asks_in_its_own_way(
    shop: Shop, profile: str, scale: tuple[str, ...] | str, questions: int, low: str, high: str
) -> None:
    ticket = done(shop)
    before = known(shop, ticket, profile)
    assert before["scale"].lines == tuple(scale)
    assert len(before["questions"].rows if questions else ()) == questions
    assert "score" not in before
    perform(shop.work, ticket, RecordFollowUp(score=2, on_time=False, remarks="等了两天"), CLERK)
    unhappy = known(shop, ticket, profile)
    assert unhappy["score"].text == low
    assert unhappy["on_time"].holds is False
    if profile != "nowhere":
        assert unhappy["dissatisfied_with"].text == "等了两天"
        assert unhappy["handling"].text == ("reverify" if profile == "home_groupbuy" else "revisit")
    last = replace(shop.ticket(ticket).surveys[-1], score=5)
    case = Case(
        shop.work,
        replace(shop.ticket(ticket), profile=profile, surveys=(last,)),
        shop.ticket(ticket).items[0],
        shop.time.now().astimezone(shop.work.desk.tz),
        CLERK,
    )
    happy = {each.key: each for each in prefilled(case, KIND)}
    assert happy["score"].text == high
    assert "handling" not in happy
    assert happy["remarks"].text == "等了两天"


def test_the_record_names_who_asked_and_how(shop: Shop) -> None:
    ticket = done(shop)
    perform(shop.work, ticket, RecordFollowUp(score=5, on_time=True, how="message"), CLERK)
    issued = issue(shop.work, ticket, KIND, CLERK)
    kept = {each.key: each for each in issued_particulars(shop.work, issued)}
    assert issued.number == "HF-2F01-261120-0001"
    assert kept["asked_by"].text == CLERK.name
    assert kept["way"].text == "message"
    assert kept["asked_at"].moment == shop.time.now()

"""What a shipping notice knows from its ticket."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.refusals import RefusedError
from app.domain.status import TrackKind
from app.domain.steps.execution import AdvanceExecution, StartExecution
from app.usecases.issue import issue
from app.usecases.issuing.settling import issued_particulars
from app.usecases.perform import perform
from tests.fakes.shop import CLERK, Shop

KIND = "shipping-notice"


def sent(shop: Shop, kind: TrackKind, remedy: str, step: str) -> str:
    ticket = shop.intake()
    shop.judge(ticket)
    shop.agree(shop.ticket(ticket.id), remedy)
    perform(shop.work, ticket.id, StartExecution(kind), CLERK)
    details = {"waybill": "AD26112000731", "carrier": "安达物流", "pieces": "1 件"}
    perform(shop.work, ticket.id, AdvanceExecution(kind, step, details), CLERK)
    return ticket.id


def test_an_exchange_that_was_shipped_is_filled_in(shop: Shop) -> None:
    ticket = sent(shop, TrackKind.EXCHANGE, "exchange_same_model", "shipped")
    issued = issue(shop.work, ticket, KIND, CLERK)
    kept = {each.key: each for each in issued_particulars(shop.work, issued)}
    assert issued.number == "FH-2F01-261120-0001"
    assert kept["waybill"].text == "AD26112000731"
    assert kept["carrier"].text == "安达物流"
    assert kept["shipped_on"].day == date(2026, 11, 20)
    assert kept["contents"].rows == (("美厨 电水壶", "MK-1508", "1"),)


def test_what_is_on_its_way_to_the_repairer_is_not_on_its_way_to_the_customer(shop: Shop) -> None:
    ticket = sent(shop, TrackKind.MAIL_IN, "repair_free", "in_transit")
    with pytest.raises(RefusedError) as refused:
        issue(shop.work, ticket, KIND, CLERK)
    assert refused.value.refusal.params["fields"] == "carrier, waybill, shipped_on"


def test_what_was_repaired_by_mail_is_filled_in_on_its_way_back(shop: Shop) -> None:
    ticket = sent(shop, TrackKind.MAIL_IN, "repair_free", "sent_back")
    kept = {each.key: each for each in issued_particulars(shop.work, issue(shop.work, ticket, KIND, CLERK))}
    assert kept["pieces"].text == "1 件"
    assert "expected_on" not in kept

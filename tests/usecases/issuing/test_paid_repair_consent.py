"""D08 from a ticket: what was offered is filled in, the total is computed, work comes after consent."""

from __future__ import annotations

import pytest

from app.domain.money import Fen
from app.domain.refusals import InputError, RefusedError
from app.domain.status import TrackKind
from app.domain.steps.execution import AdvanceExecution, StartExecution
from app.domain.steps.planning import AcceptPlan, OfferPlan
from app.domain.verdicts import Option
from app.domain.vocabulary import Cause
from app.usecases.issue import issue, order_print
from app.usecases.issuing.settling import issued_particulars
from app.usecases.paper import Particular
from app.usecases.perform import perform
from tests.documents.reading import pages_of
from tests.fakes.shop import CLERK, Shop, minutes

KIND = "paid-repair-consent"
PARTS = [["温控器", "TC", "新", "", "38.50"], ["密封圈", "", "新", "2", "6"]]


def offered(shop: Shop) -> str:
    ticket = shop.intake()
    shop.judge(ticket, Cause.CUSTOMER)
    shop.time.advance(minutes=1)
    perform(shop.work, ticket.id, OfferPlan((Option("repair_paid", amount=Fen(9000), paid=True),)), CLERK)
    return ticket.id


def kept(shop: Shop, ticket: str, stated: dict[str, object] | None = None) -> dict[str, Particular]:
    document = issue(shop.work, ticket, KIND, CLERK, stated=stated)
    return {each.key: each for each in issued_particulars(shop.work, document)}


def test_what_was_offered_is_filled_in(shop: Shop) -> None:
    found = kept(shop, offered(shop))
    assert (found["service"].text, found["charged_for"].text) == ("repair", "customer_cause")
    assert found["fault"].text == "壶身焊缝渗漏"
    assert (found["labour"].amount, found["total"].amount) == (Fen(9000), Fen(9000))
    assert found["warranty_days"].text == "30"


def test_the_total_follows_the_rows_on_every_version(shop: Shop) -> None:
    ticket = offered(shop)
    first = kept(shop, ticket, {"parts": PARTS, "labour": "39.50"})
    assert first["total"].amount == Fen(9000)
    second = kept(shop, ticket, {"visit": "20"})
    assert second["total"].amount == Fen(11000)


def test_a_total_of_somebodys_own_must_be_the_sum(shop: Shop) -> None:
    ticket = offered(shop)
    with pytest.raises(RefusedError) as refused:
        kept(shop, ticket, {"parts": PARTS, "total": "90"})
    assert refused.value.refusal.code == "total_differs"
    assert refused.value.refusal.params == {"total": "90.00", "sum": "140.50"}
    assert kept(shop, ticket, {"parts": PARTS, "total": "140.50"})["total"].amount == Fen(14050)


def test_without_any_price_nothing_is_asked_for(shop: Shop) -> None:
    ticket = shop.intake().id
    stated: dict[str, object] = {"charged_for": "at_request"}
    with pytest.raises(RefusedError) as refused:
        kept(shop, ticket, stated)
    assert refused.value.refusal.params["fields"] == "total"


@pytest.mark.parametrize(
    ("days", "code"),
    [("29", "warranty_too_short"), ("0", "warranty_too_short"), ("一个月", "count_expected")],
)
def test_a_repair_lasts_thirty_days_at_least(shop: Shop, days: str, code: str) -> None:
    with pytest.raises(InputError) as wrong:
        kept(shop, offered(shop), {"warranty_days": days})
    assert (wrong.value.code, wrong.value.field) == (code, "warranty_days")


def test_after_the_work_there_is_nothing_to_consent_to(shop: Shop) -> None:
    ticket = offered(shop)
    perform(shop.work, ticket, AcceptPlan(), CLERK)
    perform(shop.work, ticket, StartExecution(TrackKind.REPAIR), CLERK)
    assert kept(shop, ticket)["total"].amount == Fen(9000)
    shop.time.moment += minutes(60)
    perform(shop.work, ticket, AdvanceExecution(TrackKind.REPAIR, "awaiting_acceptance"), CLERK)
    with pytest.raises(RefusedError) as refused:
        kept(shop, ticket, {"visit": "20"})
    assert refused.value.refusal.code == "work_done_already"
    again = order_print(shop.work, ticket, KIND, CLERK)
    assert "¥90.00（人民币玖拾元整）" in "".join(pages_of(again.pdf))

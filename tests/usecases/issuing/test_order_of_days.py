"""Days that follow one another, on the documents that name them."""

from __future__ import annotations

import pytest

from app.domain.refusals import InputError
from app.usecases.issue import issue
from tests.fakes.shop import CLERK, Shop

LINES = {"lines": [["电水壶", "MK-1508", "1", "1"]]}
SENT = {"carrier": "安达物流", "waybill": "AD1"}
VISIT = {"service": "repair", "visit_from": "2026-11-22 14:00"}


@pytest.mark.parametrize(
    ("kind", "stated", "field", "other"),
    [
        (
            "installation-acceptance",
            {**LINES, "delivered_on": "2026-11-20", "installed_on": "2026-11-19"},
            "installed_on",
            "delivered_on",
        ),
        (
            "installation-acceptance",
            {**LINES, "delivered_on": "2026-11-19", "installed_on": "2026-11-20", "rework_by": "2026-11-19"},
            "rework_by",
            "installed_on",
        ),
        (
            "shipping-notice",
            {**SENT, "shipped_on": "2026-11-20", "expected_on": "2026-11-19"},
            "expected_on",
            "shipped_on",
        ),
        ("work-order", {**VISIT, "visit_until": "2026-11-22 13:00"}, "visit_until", "visit_from"),
        (
            "work-order",
            {**VISIT, "arrived": "2026-11-22 14:10", "left": "2026-11-22 14:05"},
            "left",
            "arrived",
        ),
    ],
)
def test_what_comes_before_its_beginning_is_refused(
    shop: Shop, kind: str, stated: dict[str, object], field: str, other: str
) -> None:
    ticket = shop.intake().id
    with pytest.raises(InputError) as refused:
        issue(shop.work, ticket, kind, CLERK, stated=stated)
    assert (refused.value.code, refused.value.field) == ("date_before_other", field)
    assert refused.value.params["other"] == other
    assert not shop.ticket(ticket).documents


def test_the_same_day_is_no_day_before(shop: Shop) -> None:
    stated = {**LINES, "delivered_on": "2026-11-20", "installed_on": "2026-11-20", "rework_by": "2026-11-20"}
    assert issue(shop.work, shop.intake().id, "installation-acceptance", CLERK, stated=stated).version == 1


@pytest.mark.parametrize(("until", "short"), [("2026-12-21", True), ("2026-12-22", False)])
def test_a_repair_is_guaranteed_for_thirty_days_at_least(shop: Shop, until: str, short: bool) -> None:
    ticket = shop.intake().id
    stated = {**VISIT, "left": "2026-11-22 15:00", "warranty_until": until}
    if not short:
        assert issue(shop.work, ticket, "work-order", CLERK, stated=stated).version == 1
        return
    with pytest.raises(InputError) as refused:
        issue(shop.work, ticket, "work-order", CLERK, stated=stated)
    assert refused.value.code == "warranty_too_short"

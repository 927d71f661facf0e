"""What an installation acceptance knows from its ticket."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.refusals import RefusedError
from app.usecases.issue import issue
from app.usecases.issuing.settling import issued_particulars
from tests.fakes.shop import CLERK, Shop, kettle, kettle_goods

KIND = "installation-acceptance"
INSTALLED = replace(kettle_goods(), received_date=date(2026, 11, 18), installed_date=date(2026, 11, 19))


def test_goods_and_days_are_filled_in(shop: Shop) -> None:
    ticket = shop.intake(kettle(goods=(INSTALLED,)))
    issued = issue(shop.work, ticket.id, KIND, CLERK)
    kept = {each.key: each for each in issued_particulars(shop.work, issued)}
    assert issued.number == "YS-2F01-261120-0001"
    assert kept["lines"].rows == (("美厨 电水壶", "MK-1508", "1", ""),)
    assert kept["delivered_on"].day == date(2026, 11, 18)
    assert kept["installed_on"].day == date(2026, 11, 19)


def test_goods_that_came_on_different_days_leave_the_day_open(shop: Shop) -> None:
    later = replace(INSTALLED, name="净水器", installed_date=date(2026, 11, 20))
    ticket = shop.intake(kettle(goods=(INSTALLED, later)))
    with pytest.raises(RefusedError) as refused:
        issue(shop.work, ticket.id, KIND, CLERK)
    assert refused.value.refusal.params["fields"] == "installed_on"
    issued = issue(shop.work, ticket.id, KIND, CLERK, stated={"installed_on": "2026-11-20"})
    assert issued.version == 1

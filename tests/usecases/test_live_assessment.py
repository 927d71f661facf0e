"""What is shown while the clerk types is what the saved ticket will have."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.usecases.live_assessment import assess_form
from tests.fakes.shop import CLERK, Shop, kettle, kettle_goods


@pytest.mark.parametrize(("category", "region"), [("kettle", ""), ("tv", ""), ("tv", "浙江")])
def test_the_clocks_while_typing_are_those_of_the_saved_ticket(
    shop: Shop, category: str, region: str
) -> None:
    policy = replace(shop.work.policy, desk=replace(shop.work.desk, region=region))
    work = replace(shop.work, policy=policy)
    form = kettle(goods=(replace(kettle_goods(), category=category),))
    typed = assess_form(work, form, shop.time.now())
    assert typed is not None
    ticket = shop.ticket(shop.intake(form, CLERK).id)
    saved = policy.clocks(ticket, shop.time.now())
    assert [(each.key, each.due) for each in typed.clocks] == [
        (each.clock.key, each.clock.due) for each in saved
    ]

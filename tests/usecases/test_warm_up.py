"""Loading beforehand."""

from __future__ import annotations

from app.usecases.warm_up import warm_up_steps
from tests.fakes.shop import Shop


def test_warming_up_writes_nothing(shop: Shop) -> None:
    before = shop.store.verify()
    for step in warm_up_steps(shop.work):
        step()
    after = shop.store.verify()
    assert after.sound
    assert (after.entries, after.tickets, after.blobs) == (before.entries, before.tickets, before.blobs)

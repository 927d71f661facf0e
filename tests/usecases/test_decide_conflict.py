"""Deciding what two said differently, from the desk of one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.records import Customer
from app.domain.refusals import RefusedError
from app.domain.steps.amendment import AmendCustomer
from app.domain.steps.intake import AddGoods, GoodsAdded
from app.domain.vocabulary import Demand
from app.usecases.decide_conflict import decide_conflict
from app.usecases.perform import perform
from tests.fakes.cases import do
from tests.fakes.cases import kettle as piece
from tests.fakes.real_store import RealStore
from tests.fakes.shop import CLERK, MANAGER, Shop
from tests.fakes.small_office import SmallOffice, sync


@pytest.fixture
def other(tmp_path: Path) -> Iterator[RealStore]:
    """The store of another desk."""
    store = RealStore(tmp_path / "other", seed=99)
    yield store
    store.close()


def phone(shop: Shop, ticket: str, number: str) -> Customer:
    known = replace(shop.ticket(ticket).customer, phone=number)
    perform(shop.work, ticket, AmendCustomer(known), CLERK)
    return known


@pytest.mark.parametrize("take", [True, False])
def test_the_other_value_is_taken_over_or_left(shop: Shop, other: RealStore, *, take: bool) -> None:
    office, ticket = SmallOffice(), shop.intake().id
    sync(office, shop.store, other)
    from app.domain.steps.amendment import CustomerAmended  # noqa: PLC0415 - the entry itself, unasked

    known = replace(other.tickets.ticket(ticket).customer, phone="13800000001")
    do(other, ticket, CustomerAmended(known, ("phone",)))
    phone(shop, ticket, "13800000002")
    sync(office, other, shop.store)
    assert shop.ticket(ticket).customer.phone == "13800000001"
    (conflict,) = shop.store.sync_state.conflicts(ticket)
    number = shop.ticket(ticket).number
    decided = decide_conflict(
        shop.work, shop.store.sync_state, number, conflict.entry, MANAGER, take=take, note="客户确认"
    )
    assert len(decided.entries) == (2 if take else 1)
    expected = "13800000002" if take else "13800000001"
    assert decided.ticket.customer.phone == expected
    with pytest.raises(RefusedError, match="no_such_conflict"):
        decide_conflict(shop.work, shop.store.sync_state, ticket, conflict.entry, MANAGER, take=take)
    sync(office, shop.store, other)
    assert other.tickets.ticket(ticket).customer.phone == expected
    assert other.sync_state.conflicts(ticket) == ()
    line = next(each for each in shop.work.tickets.history(ticket) if each.type == "conflict.decided")
    assert line.values["note"] == "客户确认"


def test_a_piece_added_twice_is_taken_over_beside_the_other(shop: Shop, other: RealStore) -> None:
    office, ticket = SmallOffice(), shop.intake().id
    sync(office, shop.store, other)
    do(other, ticket, GoodsAdded("2", piece(name="杯"), "repair"))
    perform(shop.work, ticket, AddGoods(piece(name="碗", category=None), Demand.REPAIR), CLERK)
    sync(office, other, shop.store)
    (conflict,) = (each for each in shop.store.sync_state.conflicts(ticket) if each.kind == "goods.added")
    assert conflict.disputed[0].claim == "item.2"
    decide_conflict(shop.work, shop.store.sync_state, ticket, conflict.entry, MANAGER, take=True)
    assert [item.goods.name for item in shop.ticket(ticket).items][1:] == ["杯", "碗"]
    sync(office, shop.store, other)
    assert [item.goods.name for item in other.tickets.ticket(ticket).items][1:] == ["杯", "碗"]


def test_only_what_is_in_conflict_can_be_decided(shop: Shop) -> None:
    ticket = shop.intake().id
    with pytest.raises(RefusedError, match="no_such_conflict"):
        decide_conflict(shop.work, shop.store.sync_state, ticket, "e1", MANAGER, take=True)
    with pytest.raises(RefusedError, match="no_such_ticket"):
        decide_conflict(shop.work, shop.store.sync_state, "2F01-000000-0000", "e1", MANAGER, take=True)

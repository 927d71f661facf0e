"""What every journal does."""

from datetime import date
from typing import Any

import pytest

from app.domain.entry import Draft
from app.domain.steps.contact import NoteAdded
from app.usecases.ports import Transaction
from tests.fakes.cases import CLERK, do, kettle, opened, take_in

DAY = date(2026, 11, 20)


class BrokenError(Exception):
    """Raised in the middle of work."""


def test_entries_are_numbered_without_gaps_and_carry_when_and_who(store: Any) -> None:
    ticket = take_in(store)
    store.time.advance(minutes=3)
    do(store, ticket, NoteAdded("已联系"), NoteAdded("再联系"))
    entries = list(store.tickets.entries(ticket))
    assert [entry.seq for entry in entries] == [1, 2, 3]
    assert len({entry.id for entry in entries}) == 3
    assert {entry.user for entry in entries} == {CLERK}
    assert entries[1].at == store.time.now()
    assert entries[1].boot == store.time.boot()
    assert entries[2].mono == store.time.mono()


def test_work_sees_what_it_wrote(store: Any) -> None:
    def work(tx: Transaction) -> int:
        ticket = store.ids.fresh()
        assert tx.ticket(ticket) is None
        tx.append(ticket, (opened(ticket, "2F01-261120-0001", store.time.now()),), store.time.now(), CLERK)
        first = tx.ticket(ticket)
        assert first is not None
        tx.append(ticket, (Draft(NoteAdded("记下")),), store.time.now(), CLERK)
        second = tx.ticket(ticket)
        assert second is not None
        return second.entries - first.entries

    assert store.journal.transact(work) == 1


def test_failed_work_leaves_nothing_behind(store: Any) -> None:
    ticket = take_in(store)

    def work(tx: Transaction) -> None:
        tx.next_serial("ticket", DAY)
        tx.append(ticket, (Draft(NoteAdded("不该留下")),), store.time.now(), CLERK)
        other = store.ids.fresh()
        tx.append(other, (opened(other, "2F01-261120-0002", store.time.now()),), store.time.now(), CLERK)
        raise BrokenError

    before = store.tickets.ticket(ticket)
    with pytest.raises(BrokenError):
        store.journal.transact(work)
    assert store.tickets.ticket(ticket) == before
    assert store.tickets.find("2F01-261120-0002") is None
    assert len(list(store.tickets.entries(ticket))) == 1
    assert store.journal.transact(lambda tx: tx.next_serial("ticket", DAY)) == 2
    do(store, ticket, NoteAdded("接着写"))
    assert [entry.seq for entry in store.tickets.entries(ticket)] == [1, 2]


def test_serials_count_each_series_and_day_by_itself(store: Any) -> None:
    def work(tx: Transaction) -> list[int]:
        return [
            tx.next_serial("ticket", DAY),
            tx.next_serial("ticket", DAY),
            tx.next_serial("document.receipt", DAY),
            tx.next_serial("ticket", date(2026, 11, 21)),
        ]

    assert store.journal.transact(work) == [1, 2, 1, 1]


def test_the_result_of_the_work_is_handed_back(store: Any) -> None:
    assert store.journal.transact(lambda _: None) is None
    assert store.journal.transact(lambda _: ("a", 1)) == ("a", 1)


def test_goods_with_a_barcode_are_learned(store: Any) -> None:
    take_in(store, goods=(kettle(serial="SN1", order_number="D1"),))
    hit = store.catalogue.goods(" 6901234567892 ")
    assert hit is not None
    assert (hit.source, hit.goods) == ("ticket", kettle())
    store.catalogue.put([kettle(name="电热水壶")])
    take_in(store)
    hit = store.catalogue.goods("6901234567892")
    assert (hit.source, hit.goods.name) == ("list", "电热水壶")
    assert store.catalogue.goods("6900000000000") is None

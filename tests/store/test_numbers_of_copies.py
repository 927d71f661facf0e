"""Numbers of a desk whose store was copied: none twice once it is known, and asked about where it was not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.domain.numbering import mark_of, read_number, short_form
from app.domain.steps.contact import NoteAdded
from app.store.marks import FIRST, mark_at_work
from app.usecases.read_models import QueueFilter
from tests.fakes.cases import do, paper, take_in
from tests.fakes.real_store import RealStore
from tests.fakes.small_office import SmallOffice, sync
from tests.store.test_sync_after_copies import Open, agree, copied, desk, mend

__all__ = ["desk"]  # the fixture


def number_of(store: RealStore, ticket: str) -> str:
    return str(store.tickets.ticket(ticket).number)


def mark_here(store: RealStore) -> str:
    return str(store.journal.transact(lambda tx: tx.mark()))


def alike(device: str) -> tuple[str, str]:
    """Two incarnations whose numbers would bear one mark."""
    known: dict[str, str] = {}
    for number in range(1 << 20):
        inc = f"{number:016x}"
        other = known.setdefault(mark_of(f"{device}.{inc}"), inc)
        if other != inc:
            return other, inc
    raise AssertionError("more names than marks")


def go_apart(office: SmallOffice, one: RealStore, two: RealStore) -> None:
    """Both meet head office, the one that comes second finds the fork, and each hears of the other."""
    office.push(one)
    for store in (two, one, two, one):
        mend(office, store)
        sync(office, store)


def test_two_copies_give_no_number_twice_once_they_know(desk: Open) -> None:
    office, one = SmallOffice(), desk("one")
    take_in(one)
    copied(one, "two")
    two = desk("two")
    doubled = [take_in(one), take_in(two)]
    assert {number_of(one, doubled[0]), number_of(two, doubled[1])} == {"2F01-261120-0002"}
    go_apart(office, one, two)
    assert mark_here(one) == ""
    mark = mark_of(two.outbox.ends()[-1].writer)
    assert mark_here(two) == mark
    later = [number_of(store, take_in(store)) for store in (one, two, one, two)]
    assert later == [
        "2F01-261120-0003",
        f"2F01.{mark}-261120-0001",
        "2F01-261120-0004",
        f"2F01.{mark}-261120-0002",
    ]
    go_apart(office, one, two)
    agree(office, one, two)
    for store in (one, two):
        assert store.verify().findings == []
        store.rebuild()
        assert store.verify().findings == []
        assert number_of(store, take_in(store)) not in later


def test_papers_bear_the_mark_too(desk: Open) -> None:
    one = desk("one")
    one.inflow.new_writer("twin")
    day = one.time.now().date()
    assert [one.journal.transact(lambda tx: tx.next_serial("document.receipt", day)) for _ in "ab"] == [1, 2]
    ticket = take_in(one)
    mark = mark_here(one)
    do(one, ticket, paper(f"SL-2F01.{mark}-261120-0001"), paper(f"SL-2F01.{mark}-261120-0002"))
    assert {each.code for each in one.verify().findings} == {"blob_missing"}
    assert one.tickets.document_tickets(f"sl-2f01。{mark.lower()}-261120-0001") == (ticket,)
    page = one.tickets.page(QueueFilter(one.time.now(), "all", f"SL-2F01.{mark}-261120-0001"))
    assert [row.id for row in page.rows] == [ticket]


def test_a_copy_on_another_machine_has_its_own_numbers_before_any_network(desk: Open, tmp_path: Path) -> None:
    one = desk("one")
    take_in(one)
    one.close()
    shutil.copytree(one.layout.root, tmp_path / "twin")
    one, twin = RealStore(tmp_path / "one", seed=5), RealStore(tmp_path / "twin", seed=6, machine="machine-2")
    try:
        assert number_of(one, take_in(one)) == "2F01-261120-0002"
        number = read_number(number_of(twin, take_in(twin)))
        assert number is not None
        assert (number.serial, number.mark) == (1, mark_here(twin))
        assert number.mark
        assert one.outbox.copied() is None
        assert twin.outbox.copied() is None, "perhaps the desk only moved"
    finally:
        one.close()
        twin.close()


def test_of_two_tickets_with_one_number_neither_is_taken_silently(desk: Open) -> None:
    office, one = SmallOffice(), desk("one")
    take_in(one)
    copied(one, "two")
    two = desk("two")
    mine, theirs = take_in(one), take_in(two)
    go_apart(office, one, two)
    for store in (one, two):
        found = store.tickets.named("2f01-261120-0002")
        assert sorted(found) == sorted((mine, theirs))
        assert store.tickets.find("2F01-261120-0002") is None
        for each in found:
            short = short_form("2F01-261120-0002", each)
            assert store.tickets.find(short.upper()) == store.tickets.find(each) == each
            assert store.tickets.blocks(QueueFilter(store.time.now(), "all")).position(short) is not None
        assert store.tickets.named("2F01-261120-0002~nope") == ()
        assert store.tickets.opened_by(mine) == ""
        assert store.tickets.opened_by(theirs) == mark_here(two)
        for question in ("", "2F01-261120-0002"):
            rows = store.tickets.page(QueueFilter(store.time.now(), "all", question)).rows
            shown = {row.id: row.number for row in rows}
            assert {shown[each] for each in found} == {short_form("2F01-261120-0002", each) for each in found}
    assert len({row.number for row in one.tickets.page(QueueFilter(one.time.now(), "all")).rows}) == 3


def test_papers_with_one_number_are_all_found(desk: Open) -> None:
    office, one = SmallOffice(), desk("one")
    take_in(one)
    copied(one, "two")
    two = desk("two")
    tickets = []
    for store in (one, two):
        ticket = take_in(store)
        store.journal.transact(lambda tx: tx.next_serial("document.receipt", one.time.now().date()))
        do(store, ticket, paper("SL-2F01-261120-0001"))
        tickets.append(ticket)
    go_apart(office, one, two)
    for store in (one, two):
        assert sorted(store.tickets.document_tickets("SL-2F01-261120-0001")) == sorted(tickets)
        page = store.tickets.page(QueueFilter(store.time.now(), "all", "SL-2F01-261120-0001"))
        assert {row.id for row in page.rows} == set(tickets)


def test_both_copies_know_since_when(desk: Open) -> None:
    office, one = SmallOffice(), desk("one")
    take_in(one)
    last = one.time.advance(hours=1)
    do(one, one.tickets.find("2F01-261120-0001") or "", NoteAdded("在分开之前"))
    copied(one, "two")
    two = desk("two")
    for store in (one, two):
        store.time.moment = last
        store.time.advance(hours=3)
        take_in(store)
        assert store.outbox.copied() is None
    go_apart(office, one, two)
    assert one.outbox.copied().since == two.outbox.copied().since == last
    assert (one.outbox.copied().mark, two.outbox.copied().mark) == ("", mark_here(two))


def test_a_desk_that_goes_on_alone_is_no_copy(desk: Open, tmp_path: Path) -> None:
    one = desk("one")
    take_in(one)
    for reason in ("moved", "restored", "twin"):
        one.inflow.new_writer(reason)
        take_in(one)
    assert one.outbox.copied() is None
    assert one.verify().findings == []


def test_both_that_go_apart_hear_of_each_other(desk: Open) -> None:
    """Head office saw two at work with one lease: each has a name of its own, though none wrote anything."""
    office, one = SmallOffice(), desk("one")
    take_in(one)
    office.push(one)
    copied(one, "two")
    two = desk("two")
    for store in (one, two):
        store.inflow.new_writer("twin")
        take_in(store)
    assert len({mark_here(one), mark_here(two), ""}) == 3
    sync(office, one, two)
    for store in (one, two, one, two):
        mend(office, store)
        sync(office, store)
    for store in (one, two):
        assert store.outbox.copied().mark == mark_here(store)
        assert store.verify().findings == []


def test_one_mark_for_two_copies_is_noticed(desk: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    one = desk("one")
    take_in(one)
    mine, twin = alike(one.outbox.device())
    made = iter([mine, twin, "00000000000000ff"])
    monkeypatch.setattr("secrets.token_hex", lambda _: next(made))
    one.inflow.new_writer("twin")
    assert not one.inflow.mark_is_shared()
    name = f"{one.outbox.device()}.{twin}"
    one.access.write(lambda c: c.execute("INSERT INTO writer (name, own) VALUES (?, 1)", (name,)))
    assert one.inflow.mark_is_shared()
    one.inflow.new_writer("twin")
    assert not one.inflow.mark_is_shared()
    assert one.outbox.ends()[-1].writer.endswith(".00000000000000ff")


def test_the_first_writer_bears_no_mark() -> None:
    assert mark_at_work(FIRST, "device.1") == ""
    assert mark_at_work(FIRST + 1, "device.1") == mark_of("device.1")

"""Desks that work apart and meet at head office: the same tickets everywhere, nothing lost, nothing twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.entry import Body, Draft
from app.domain.records import BlobRef, EvidenceFile, Problem
from app.domain.steps.amendment import CustomerAmended, GoodsAmended, ProblemAmended
from app.domain.steps.checking import CheckBegun
from app.domain.steps.closing import TicketWithdrawn
from app.domain.steps.contact import NoteAdded
from app.domain.steps.deciding import ConflictDecided
from app.domain.steps.evidence import EvidenceAttached
from app.domain.steps.intake import GoodsAdded
from app.domain.vocabulary import Demand
from app.usecases.read_models import QueueFilter
from app.usecases.sync_state import SyncReason, SyncWord
from app.wire.link import KEYS_LACKING, Accepted, Call
from app.wire.messages import Item
from app.wire.problems import WireError
from tests.fakes.cases import CLERK, customer, do, kettle, take_in
from tests.fakes.real_store import RealStore
from tests.fakes.small_office import LINK, SmallOffice, sync

Open = Callable[[str], RealStore]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Open]:
    """Opens the store of a desk of that name, made when there is none."""
    opened: dict[str, RealStore] = {}

    def open_one(name: str) -> RealStore:
        if name in opened:
            opened[name].close()
        opened[name] = RealStore(tmp_path / name, seed=sum(map(ord, name)) + len(opened) * 7)
        return opened[name]

    yield open_one
    for store in opened.values():
        store.close()


@pytest.fixture
def office() -> SmallOffice:
    return SmallOffice()


def phone(number: str) -> CustomerAmended:
    return CustomerAmended(customer(phone=number), ("phone",))


def agree(office: SmallOffice, *stores: RealStore) -> None:
    """Every desk holds what head office holds, and is sound."""
    for store in stores:
        total = store.inflow.totals("entries")
        assert (total.n, total.sum) == office.total()
        findings = {each.code for each in store.verify().findings}
        assert findings <= {"blob_missing"}
        for ticket, known in office.tickets.items():
            here = store.tickets.ticket(ticket)
            assert here is not None
            assert here == known


def test_a_ticket_of_one_desk_is_read_and_found_at_the_other(desk: Open, office: SmallOffice) -> None:
    one, two = desk("one"), desk("two")
    ticket = take_in(one)
    do(one, ticket, NoteAdded("来电催问"))
    office.push(one)
    assert office.pull(two, page=1) == [ticket, ticket]
    there = two.tickets.ticket(ticket)
    assert there == one.tickets.ticket(ticket)
    assert there.customer.name == "王建国"
    assert two.tickets.customers("wjg")[0].phone == "13800002233"
    assert two.tickets.find("2F01-261120-0001") == ticket
    assert len(two.tickets.page(QueueFilter(two.time.now(), "all")).rows) == 1
    office.pull(one)
    agree(office, one, two)
    assert two.store.access.reading().__enter__().execute("SELECT count(*) FROM shared").fetchone() == (0,)


def test_numbers_of_another_desk_are_not_used_up_here(desk: Open, office: SmallOffice) -> None:
    one, two = desk("one"), desk("two")
    take_in(one)
    take_in(one)
    sync(office, one, two)
    mine = take_in(two)
    assert two.tickets.ticket(mine).number == "2F01-261120-0001"
    assert two.verify().findings == []
    assert mine in two.tickets.named("2F01-261120-0001")


def test_two_who_change_the_same_field_wait_for_a_person(desk: Open, office: SmallOffice) -> None:
    one, two = desk("one"), desk("two")
    ticket = take_in(one)
    sync(office, one, two)
    do(one, ticket, phone("13800000001"))
    do(two, ticket, phone("13800000002"))
    assert two.tickets.ticket(ticket).customer.phone == "13800000002", "its own, as long as nobody says no"
    sync(office, one, two)
    agree(office, one, two)
    assert two.tickets.ticket(ticket).customer.phone == "13800000001"
    for store, own in ((one, False), (two, True)):
        (conflict,) = store.sync_state.conflicts(ticket)
        assert (conflict.kind, conflict.why, conflict.own) == ("customer.amended", "fields", own)
        (said,) = conflict.disputed
        assert (said.claim, said.stands, said.other) == ("customer.phone", "13800000001", "13800000002")
        assert store.sync_state.of(ticket).word is SyncWord.NEEDS_YOU
        assert store.sync_state.of(ticket).reason is SyncReason.CONFLICT
        assert store.sync_state.undecided() == (ticket,)
        assert store.sync_state.open_entry(ticket, conflict.entry) is not None
        assert store.sync_state.open_entry(ticket, "another") is None
    entry = one.sync_state.conflicts(ticket)[0].entry
    do(one, ticket, ConflictDecided(entry, take=True, kind="customer.amended"), phone("13800000002"))
    sync(office, one, two)
    agree(office, one, two)
    assert two.tickets.ticket(ticket).customer.phone == "13800000002"
    assert two.sync_state.conflicts(ticket) == ()
    assert two.sync_state.undecided() == ()
    two.rebuild()
    agree(office, one, two)


def test_what_comes_before_its_ticket_waits_and_then_counts(desk: Open, office: SmallOffice) -> None:
    one, two, three = desk("one"), desk("two"), desk("three")
    ticket = take_in(one)
    office.push(one)
    office.pull(two)
    do(two, ticket, NoteAdded("先到的"))
    late = SmallOffice()
    late.keys = office.keys
    late.push(two)
    assert [each.verdict for each in late.received] == ["held"]
    late.pull(three)
    assert three.tickets.ticket(ticket) is None
    assert three.verify().findings == []
    for line in one.outbox.lines(one.outbox.ends()[0].writer, 0, 10, 1 << 20):
        late._take(one.outbox.ends()[0].writer, line)
    late.pull(three)
    agree(late, three)
    assert three.tickets.ticket(ticket).entries == 2


def test_a_page_twice_is_harmless(desk: Open, office: SmallOffice) -> None:
    one, two = desk("one"), desk("two")
    ticket = take_in(one)
    do(one, ticket, phone("13800000001"))
    office.push(one)
    office.pull(two)
    for _ in range(2):
        two.inflow.apply([], [], "")
        office.pull(two, page=1)
    agree(office, two)


def test_an_entry_that_does_not_fit_its_chain_changes_nothing(desk: Open, office: SmallOffice) -> None:
    one, two = desk("one"), desk("two")
    take_in(one)
    take_in(one)
    office.push(one)
    good = [office._item(each, "other") for each in office.received]
    bad = dict(good[1].body) | {"line": good[1].body["line"].replace("counter", "ccunter")}
    with pytest.raises(WireError, match="bad_chain"):
        two.inflow.apply([good[0], Item(2, "entries", good[1].key, body=bad)], [], "2")
    assert two.inflow.cursor() == ""
    assert two.inflow.totals("entries").n == 0
    with pytest.raises(WireError, match="malformed"):
        two.inflow.apply([Item(1, "entries", "w/1", body={"writer": 3})], [], "2")
    with pytest.raises(WireError, match="malformed"):
        two.inflow.apply([Item(2, "entries", good[1].key, body=bad | {"hash": "zz"})], [], "2")
    office.pull(two)
    again = dict(good[1].body) | {"hash": "00" * 32}
    with pytest.raises(WireError, match="bad_chain"):
        two.inflow.apply([Item(2, "entries", good[1].key, body=again)], [], "2")
    agree(office, two)


def test_collections_are_kept_with_their_totals(desk: Open) -> None:
    one = desk("one")
    rows = [Item(n, "staff", f"s{n}", rev=1, body={"name": f"店员{n}"}) for n in range(1, 4)]
    one.inflow.apply(rows, [], "3")
    assert one.inflow.totals("staff").n == 3
    before = one.inflow.totals("staff")
    one.inflow.apply([Item(4, "staff", "s1", rev=2, body={"name": "新名"})], [], "4")
    assert one.inflow.totals("staff").n == 3
    one.inflow.apply([Item(5, "staff", "s1", rev=1, body={"name": "店员1"})], [], "5")
    assert one.inflow.totals("staff") == before
    one.inflow.apply([Item(6, "staff", "s2", op="retire")], [], "6")
    assert one.inflow.totals("staff").n == 2
    one.inflow.apply([Item(7, "keys", "t/person/0a0a0a0a"), Item(8, "keys", "t/person/0b0b0b0b")], [], "8")
    one.inflow.apply([Item(9, "keys", "t/person/0b0b0b0b", op="retire")], [], "9")
    assert one.inflow.totals("keys").n == 1
    one.inflow.apply([Item(9, "keys", "nonsense", op="retire")], [], "9")
    assert one.inflow.totals("keys").n == 1
    assert one.verify().findings == []
    one.inflow.begin_again()
    assert one.inflow.cursor() == ""
    assert one.inflow.totals("staff").n == 0
    one.inflow.apply([rows[0]], [], "1")
    assert one.inflow.totals("staff").n == 1
    assert one.verify().findings == []


def test_keys_that_a_desk_brought_come_back_by_name(desk: Open) -> None:
    one = desk("one")
    for _ in range(3):
        take_in(one)
    (end,) = one.outbox.ends()
    brought = one.outbox.keys_to_send(end.writer, 1, end.seq)
    names = [f"{each.ticket}/{each.kind}/{each.name}" for each in brought]
    one.inflow.apply([Item(5, "keys", "", body={"names": names})], [], "9")
    singly = [Item(pos, "keys", name) for pos, name in enumerate(names, 5)]
    by_name = one.inflow.totals("keys")
    assert by_name.n == len(brought) > 0
    assert one.outbox.keys_to_send(end.writer, 1, end.seq) == ()
    assert one.linkstate.recall(KEYS_LACKING) is None
    one.inflow.apply(singly, [], "9")
    assert one.inflow.totals("keys") == by_name
    one.inflow.apply([Item(5, "keys", "", body={"names": names})], [], "9")
    assert one.inflow.totals("keys") == by_name
    assert one.verify().findings == []


def test_a_desk_older_than_keys_it_brought_says_so(desk: Open) -> None:
    one = desk("one")
    erased = take_in(one)
    (end,) = one.outbox.ends()
    names = [f"{k.ticket}/{k.kind}/{k.name}" for k in one.outbox.keys_to_send(end.writer, 1, end.seq)]
    assert one.store.erase_person(erased)
    one.inflow.apply([Item(1, "keys", "", body={"names": names})], [], "1")
    assert one.linkstate.recall(KEYS_LACKING) is None
    one.inflow.apply([Item(2, "keys", "", body={"names": ["t/person/0a0a0a0a"]})], [], "2")
    one.inflow.apply([Item(3, "keys", "", body={"names": ["t/person/0b0b0b0b"]})], [], "3")
    assert one.linkstate.recall(KEYS_LACKING) == "1", "the page began there that named the first"
    one.linkstate.remember(KEYS_LACKING, None)
    one.inflow.apply([Item(4, "keys", "", body={"names": ["t/person/0c0c0c0c"]})], [], "4")
    assert one.linkstate.recall(KEYS_LACKING) == "3"
    one.inflow.begin_again()
    assert one.linkstate.recall(KEYS_LACKING) is None
    for damaged in ({"names": ["nonsense"]}, {"names": 5}, None):
        with pytest.raises(WireError, match="malformed"):
            one.inflow.apply([Item(3, "keys", "", body=damaged)], [], "3")


def test_a_person_erased_here_does_not_come_back_with_the_feed(desk: Open, office: SmallOffice) -> None:
    one, two = desk("one"), desk("two")
    ticket = take_in(one)
    sync(office, one, two)
    assert two.store.erase_person(ticket)
    assert two.tickets.ticket(ticket).customer.name == ""
    two.inflow.begin_again()
    office.pull(two)
    assert two.tickets.ticket(ticket).customer.name == ""


def test_a_key_that_comes_late_makes_the_ticket_readable(desk: Open, office: SmallOffice) -> None:
    one, two = desk("one"), desk("two")
    ticket = take_in(one)
    office.push(one)
    keys, office.keys.known = dict(office.keys.known), {}
    office.pull(two)
    assert two.tickets.ticket(ticket).customer.name == ""
    assert two.inflow.apply([], list(keys.values()), "1") == (ticket,)
    assert two.tickets.ticket(ticket).customer.name == "王建国"
    assert two.tickets.customers("wjg")
    assert two.verify().findings == []


def test_the_feed_of_a_restored_head_office_is_read_again(desk: Open, office: SmallOffice) -> None:
    one, two = desk("one"), desk("two")
    ticket = take_in(one)
    do(one, ticket, phone("13800000001"))
    sync(office, one, two)
    do(two, ticket, phone("13800000002"))
    sync(office, one, two)
    before = two.tickets.ticket(ticket)
    for store in (one, two):
        store.inflow.begin_again()
        assert store.inflow.totals("entries").n == 0
        assert store.tickets.ticket(ticket) == before
    office.pull(one)
    office.pull(two)
    agree(office, one, two)


def test_files_go_when_their_entries_are_there_the_pressing_first(desk: Open, office: SmallOffice) -> None:
    one = desk("one")
    ticket = take_in(one)
    for name, mime in (("video", "video/mp4"), ("photo", "image/jpeg"), ("paper", "application/pdf")):
        sha256 = one.blobs.put_bytes(name.encode())
        blob = BlobRef(sha256, len(name), mime, name, "whole")
        body = EvidenceAttached(name, EvidenceFile(blob), "whole")
        one.journal.transact(
            lambda tx, body=body, blob=blob: tx.append(
                ticket, (Draft(body, blobs=(blob,)),), one.time.now(), CLERK
            )
        )
    assert one.outbox.blobs_to_send(9) == ()
    assert one.outbox.unsent() == (4, 3, 15)
    office.push(one)
    needs = one.outbox.blobs_to_send(9)
    assert [need.mime for need in needs] == ["application/pdf", "image/jpeg", "video/mp4"]
    assert one.outbox.blobs_to_send(1) == needs[:1]
    with one.outbox.open_blob(needs[0].sha256) as file:
        assert file.read() == b"paper"
    one.linkstate.save_link(LINK)
    assert one.sync_state.of(ticket).reason is SyncReason.FILES_WAIT
    one.outbox.blob_delivered(needs[0].sha256)
    one.outbox.blob_delivered(needs[1].sha256)
    video = one.blobs.place(needs[2].sha256)
    away = video.rename(video.with_suffix(".away"))
    one.outbox.blob_lost(needs[2].sha256, "missing")
    one.outbox.blob_lost(needs[2].sha256, "missing")
    assert one.outbox.blobs_to_send(9) == ()
    assert [line.type for line in one.tickets.history(ticket)][-1:] == ["blob.lost"]
    assert one.outbox.unsent() == (1, 0, 0)
    office.push(one)
    assert one.sync_state.of(ticket).reason is SyncReason.FILE_LOST
    video.write_bytes(b"VIDEO")
    assert one.outbox.blobs_to_send(9) == (), "another file under that name is none"
    video.unlink()
    away.rename(video)
    assert one.outbox.blobs_to_send(9) == needs[2:], "it turned up after all"
    one.outbox.blob_delivered(needs[2].sha256)
    assert one.sync_state.of(ticket).reason is not SyncReason.FILE_LOST
    one.inflow.begin_again()
    assert len(one.outbox.blobs_to_send(9)) == 3, "what was not safe yet goes again"


def test_the_word_of_a_ticket(desk: Open, office: SmallOffice) -> None:
    one = desk("one")
    ticket = take_in(one)

    def word() -> tuple[SyncWord, SyncReason]:
        found = one.sync_state.of(ticket)
        return found.word, found.reason

    def listed() -> str:
        return str(one.tickets.page(QueueFilter(one.time.now(), "all")).rows[0].sync)

    assert word() == (SyncWord.HERE, SyncReason.NOT_ENROLLED)
    one.linkstate.save_link(LINK)
    assert word() == (SyncWord.ON_ITS_WAY, SyncReason.ENTRIES_WAIT)
    assert listed() == "here"
    office.push(one)
    assert word() == (SyncWord.RECEIVED, SyncReason.NONE)
    assert listed() == "received"
    (end,) = one.outbox.ends()
    one.linkstate.save_accepted(end.writer, Accepted(end.seq, end.hash.hex(), end.seq, end.seq))
    assert word() == (SyncWord.SAFE, SyncReason.NONE)
    assert listed() == "safe"
    one.linkstate.save_link(None)
    assert one.linkstate.link() is None
    assert word() == (SyncWord.SAFE, SyncReason.NONE)
    do(one, ticket, NoteAdded("又来"))
    assert listed() == "here"
    assert one.sync_state.unsent() == (1, 0, 0)


def test_an_entry_set_aside_at_head_office_needs_somebody(desk: Open) -> None:
    one = desk("one")
    ticket = take_in(one)
    (end,) = one.outbox.ends()
    for verdict, reason in (("quarantined", "quarantined"), ("held_upgrade", "held_upgrade")):
        body = {"writer": end.writer, "seq": 1, "verdict": verdict}
        one.inflow.apply([Item(1, "entries", f"{end.writer}/1", body=body)], [], "1")
        assert one.sync_state.of(ticket).reason == reason
    body = {"writer": end.writer, "seq": 1, "verdict": "held"}
    one.inflow.apply([Item(2, "entries", f"{end.writer}/1", body=body)], [], "2")
    assert one.sync_state.of(ticket).reason is SyncReason.NOT_ENROLLED, "not before a day has passed"
    one.time.moment += timedelta(hours=25)
    assert one.sync_state.of(ticket).reason is SyncReason.HELD


def test_what_is_remembered_about_head_office(desk: Open) -> None:
    one = desk("one")
    assert one.linkstate.link() is None
    assert one.linkstate.recall("batch:net") is None
    one.linkstate.save_link(LINK)
    one.linkstate.remember("batch:net", {"entries": 500})
    for number in range(503):
        one.linkstate.note(Call("2026-11-20T10:02:00+08:00", f"c{number}", 1, 2, 3, 200, ""))
    again = desk("one")
    assert again.linkstate.link() == LINK
    assert again.linkstate.recall("batch:net") == {"entries": 500}
    assert again.linkstate.accepted("nobody") == Accepted()
    lines = again.linkstate.ledger(1000)
    assert (len(lines), lines[0].call, lines[-1].call) == (500, "c502", "c3")


def test_keys_of_the_device_stay_and_nobody_else_reads_them(desk: Open) -> None:
    one = desk("one")
    signing, sealing = one.device_keys.signing(), one.device_keys.sealing()
    again = desk("one")
    assert again.device_keys.signing().public == signing.public
    assert again.device_keys.sealing().public == sealing.public
    files = list(again.layout.root.glob("device-*.key"))
    assert len(files) == 2
    assert all(each.stat().st_mode & 0o077 == 0 for each in files)


def test_entries_are_handed_out_by_number_and_size(desk: Open) -> None:
    one = desk("one")
    for _ in range(5):
        take_in(one)
    (end,) = one.outbox.ends()
    assert one.outbox.hash_at(end.writer, 0) is not None
    assert one.outbox.hash_at(end.writer, 5) == end.hash
    assert one.outbox.hash_at(end.writer, 6) is None
    assert one.outbox.hash_at("nobody", 0) is None
    assert [line.seq for line in one.outbox.lines(end.writer, 1, 3, 1 << 20)] == [2, 3, 4]
    assert len(one.outbox.lines(end.writer, 0, 5, 10)) == 1, "at least one"
    assert one.outbox.lines(end.writer, 5, 5, 10) == ()
    assert one.outbox.lines("nobody", 0, 5, 10) == ()
    assert one.outbox.device() == end.writer.partition(".")[0]


bodies: st.SearchStrategy[Body] = st.one_of(
    st.builds(NoteAdded, st.sampled_from(["一", "二"])),
    st.builds(phone, st.sampled_from(["13800000001", "13800000002"])),
    st.builds(lambda text: GoodsAmended("1", kettle(brand=text), ("brand",)), st.sampled_from("甲乙")),
    st.builds(
        lambda text: ProblemAmended(Problem("", Demand.REPAIR), text, ("words",)), st.sampled_from("漏裂")
    ),
    st.builds(lambda n: GoodsAdded("2", kettle(name=n), "repair"), st.sampled_from("杯碗")),
    st.just(CheckBegun("1")),
    st.just(TicketWithdrawn("算了")),
)
doings = st.lists(
    st.tuples(
        st.integers(0, 2), st.integers(0, 2), st.lists(bodies, min_size=1, max_size=2), st.integers(0, 3)
    ),
    max_size=8,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(course=doings)
def test_whatever_happens_apart_all_desks_end_with_the_same_tickets(
    empty_store: Path, course: list[tuple[int, int, list[Body], int]]
) -> None:
    with TemporaryDirectory() as name:
        stores = [RealStore(Path(name) / f"desk{n}", seed=n * 31 + 1) for n in range(3)]
        office = SmallOffice()
        tickets = [take_in(store) for store in stores]
        sync(office, *stores)
        for who, which, written, meet in course:
            do(stores[who], tickets[which], *written)
            if meet == 1:
                office.push(stores[who], most=1)
            if meet == 2:
                office.pull(stores[who], page=2)
        sync(office, *stores)
        sync(office, *stores)
        agree(office, *stores)
        for store in stores:
            shown = _listed(store)
            store.rebuild()
            assert _listed(store) == shown
            agree(office, store)
            store.close()


def _listed(store: RealStore) -> list[Any]:
    with store.access.reading() as connection:
        rows: list[Any] = connection.execute(
            "SELECT ticket, number, customer, label, rank, due, last_pos, state, words FROM ticket_row"
            " JOIN ticket_text USING (row) ORDER BY ticket"
        ).fetchall()
    return rows

"""Other desks' entries with head office's word on them, and the files of theirs that lie here."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from app.domain.entry import Draft
from app.domain.records import BlobRef, EvidenceFile
from app.domain.steps.amendment import CustomerAmended
from app.domain.steps.contact import NoteAdded
from app.domain.steps.evidence import EvidenceAttached
from app.store.giving_way import give_way
from app.store.verdicts import Totals, Verdicts
from app.usecases.awaited import Whereabouts
from app.usecases.sync_state import SyncReason, SyncWord
from app.wire.chain import first_hash, next_hash
from app.wire.link import JournalLine
from app.wire.messages import At, Item, JudgedEntry, Verdict
from tests.fakes.cases import CLERK, customer, do, take_in
from tests.fakes.real_store import RealStore
from tests.fakes.small_office import LINK, SmallOffice, sync
from tests.store.test_safe_words import words

OTHER = "0193-other.a1"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[RealStore]:
    opened = RealStore(tmp_path / "one", seed=3)
    yield opened
    opened.close()


def chain(count: int, words: str = "x") -> list[JournalLine]:
    """Entries that nobody can read: enough for a chain."""
    found: list[JournalLine] = []
    running = first_hash(OTHER)
    for seq in range(1, count + 1):
        line = f'{{"seq":{seq},"words":"{words}"}}'.encode()
        running = next_hash(running, seq, line)
        found.append(JournalLine(seq, line, running))
    return found


def page(lines: list[JournalLine], pos: int, *, word: str = "") -> list[Item]:
    """A page of the feed with them, and a word on the last."""
    found = []
    for at, each in enumerate(lines):
        body = JudgedEntry(OTHER, each.seq, Verdict.APPLIED, line=each.line.decode(), hash=each.hash.hex())
        if at == len(lines) - 1:
            body = msgspec.structs.replace(body, vouch=word)
        found.append(Item(pos + at, "entries", f"{OTHER}/{each.seq}", body=msgspec.to_builtins(body)))
    return found


def take(store: RealStore, lines: list[JournalLine], *ends: int) -> None:
    """Page after page, each up to one of `ends`."""
    first = 0
    for end in ends:
        store.inflow.apply(page(lines[first:end], first + 1, word=f"word-{end}"), (), f"c{end}")
        first = end


def test_a_stretch_ends_where_there_is_a_word(store: RealStore) -> None:
    lines = chain(30)
    take(store, lines, 10, 27)
    assert store.others.ends() == {OTHER: At(27, lines[26].hash.hex())}
    found = store.others.stretch(OTHER, 4, 100, 1 << 20)
    assert found is not None
    assert (found.previous, found.vouch) == (lines[3].hash, "word-27")
    assert found.lines == tuple(lines[4:27])
    shorter = store.others.stretch(OTHER, 4, 20, 1 << 20)
    assert shorter is not None
    assert (shorter.lines[-1].seq, shorter.vouch) == (10, "word-10")
    by_size = store.others.stretch(OTHER, 0, 100, sum(len(each.line) + 1 for each in lines[:12]))
    assert by_size is not None
    assert by_size.vouch == "word-10"
    assert store.others.stretch(OTHER, 4, 5, 1 << 20) is None
    assert store.others.stretch(OTHER, 4, 100, 10) is None
    assert store.others.stretch(OTHER, 27, 100, 1 << 20) is None
    assert store.others.stretch("0193-nobody.a1", 0, 100, 1 << 20) is None


def test_words_near_each_other_are_kept_once(store: RealStore) -> None:
    lines = chain(60)
    take(store, lines, *range(1, 61))
    with store.access.reading() as connection:
        kept = [row[0] for row in connection.execute("SELECT seq FROM vouch ORDER BY seq")]
    assert kept[-1] == 60
    assert len(kept) <= 60 // 15 + 2
    assert max(b - a for a, b in zip([0, *kept], kept, strict=False)) <= 16
    assert store.others.ends()[OTHER].seq == 60


def test_a_hole_ends_a_stretch(store: RealStore) -> None:
    lines = chain(9)
    store.inflow.apply(page(lines[:3], 1, word="word-3"), (), "c1")
    store.inflow.apply(page(lines[5:9], 4, word="word-9"), (), "c2")
    found = store.others.stretch(OTHER, 0, 100, 1 << 20)
    assert found is not None
    assert (len(found.lines), found.vouch) == (3, "word-3")
    assert store.others.stretch(OTHER, 3, 100, 1 << 20) is None


def test_what_gives_way_takes_its_words_with_it(store: RealStore) -> None:
    take(store, chain(5), 3, 5)
    store.inflow.begin_again()
    other = chain(5, words="y")

    def work(connection: sqlite3.Connection) -> None:
        number = connection.execute("SELECT id FROM writer WHERE name = ?", (OTHER,)).fetchone()[0]
        give_way(connection, Verdicts(connection, Totals(connection)), number, OTHER, other[3])

    store.access.writer.run(work)
    assert store.others.ends() == {}, "the word on the third went for the one on the fifth"


def photo(store: RealStore, ticket: str, data: bytes) -> str:
    sha256: str = store.blobs.put_bytes(data)
    blob = BlobRef(sha256, len(data), "image/jpeg", "a.jpg", "whole")
    body = EvidenceAttached("f1", EvidenceFile(blob), "whole")
    store.journal.transact(
        lambda tx: tx.append(ticket, (Draft(body, blobs=(blob,)),), store.time.now(), CLERK)
    )
    return sha256


def test_keys_and_files_of_others_go_back_too(tmp_path: Path) -> None:
    office = SmallOffice()
    one, two = RealStore(tmp_path / "one", seed=4), RealStore(tmp_path / "two", seed=5)
    ticket = take_in(one)
    name = photo(one, ticket, b"picture")
    do(one, ticket, NoteAdded("一"))
    sync(office, one, two)
    (writer,) = [end.writer for end in one.outbox.ends()]
    assert {each.ticket for each in two.others.keys(writer, 1, 9)} == {ticket}
    assert two.outbox.blobs_to_send(9) == ()
    two.blobs.put_bytes(b"picture")
    two.arrivals.arrived([name])
    two.inflow.begin_again()
    assert [each.sha256 for each in two.outbox.blobs_to_send(9)] == [name]
    two.outbox.blob_delivered(name)
    assert two.outbox.blobs_to_send(9) == ()
    one.blobs.place(name).unlink()
    one.outbox.blob_lost(name, "missing")
    sync(office, one, two)
    assert [each.sha256 for each in two.outbox.blobs_to_send(9)] == [name], "its desk lost it"
    two.blobs.place(name).unlink()
    two.outbox.blob_lost(name, "missing")
    assert two.outbox.blobs_to_send(9) == ()
    assert [line.type for line in two.tickets.history(ticket)].count("blob.lost") == 1
    one.close()
    two.close()


def test_a_file_that_head_office_once_had_is_awaited_and_not_lost(store: RealStore) -> None:
    office = SmallOffice()
    ticket = take_in(store)
    name = photo(store, ticket, b"picture")
    sync(office, store)
    store.outbox.blob_delivered(name)
    store.inflow.begin_again()
    store.blobs.place(name).unlink()
    store.outbox.blob_lost(name, "missing")
    assert "blob.lost" not in [line.type for line in store.tickets.history(ticket)]
    assert store.outbox.blobs_to_send(9) == ()
    assert [each.sha256 for each in store.arrivals.wanted(9, store.time.now(), asked=False)] == [name]
    store.blobs.put_bytes(b"picture")
    assert store.arrivals.wanted(9, store.time.now(), asked=False) == ()
    assert [each.sha256 for each in store.outbox.blobs_to_send(9)] == [name]


def test_another_house_gets_nothing_of_what_others_wrote_in_the_one_before(tmp_path: Path) -> None:
    office, house = SmallOffice(), SmallOffice()
    one, two = RealStore(tmp_path / "one", seed=4), RealStore(tmp_path / "two", seed=5)
    for each in (one, two):
        each.linkstate.save_link(LINK)
    theirs, own = take_in(one), take_in(two)
    name, mine = photo(one, theirs, b"picture"), photo(two, own, b"own picture")
    sync(office, one, two)
    (writer,) = [end.writer for end in one.outbox.ends()]
    two.blobs.put_bytes(b"picture")
    two.arrivals.arrived([name])
    two.outbox.blob_delivered(mine)
    two.access.write(
        lambda c: c.execute("INSERT INTO vouch SELECT id, 1, 'word' FROM writer WHERE name = ?", (writer,))
    )
    assert two.sync_state.of(theirs).word is SyncWord.RECEIVED
    two.inflow.move_house()
    two.outbox.blobs_gone(None)
    two.inflow.begin_again()  # it is restored: nothing is lent then either
    two.inflow.move_house()
    assert (two.others.ends(), two.others.stretch(writer, 0, 9, 1 << 20)) == ({}, None)
    assert {each.ticket for each in two.outbox.keys_left()} == {own}
    assert two.sync_state.of(own).word is SyncWord.ON_ITS_WAY
    assert two.sync_state.of(theirs).word is SyncWord.HERE
    sync(house, two)
    assert [each.sha256 for each in two.outbox.blobs_to_send(9)] == [mine]
    two.outbox.blob_delivered(mine)
    assert two.sync_state.of(own).word is SyncWord.RECEIVED
    assert words(two, own) == (SyncWord.RECEIVED, "received")
    assert words(two, theirs) == (SyncWord.HERE, "here"), "that house never heard of it"
    one.inflow.move_house()
    sync(house, one, two)
    assert two.sync_state.of(theirs).word is SyncWord.RECEIVED
    assert two.verify().findings == []
    one.close()
    two.close()


def test_what_was_to_come_from_another_house_and_its_conflicts_wait_for_nobody(tmp_path: Path) -> None:
    office, house = SmallOffice(), SmallOffice()
    one, two = RealStore(tmp_path / "one", seed=4), RealStore(tmp_path / "two", seed=5)
    ticket = take_in(one)
    away = photo(one, ticket, b"still to come")
    sync(office, one, two)
    for store, number in ((one, "13900000001"), (two, "13900000002")):
        do(store, ticket, CustomerAmended(customer(phone=number), ("phone",)))
    sync(office, one, two)
    for store in (one, two):
        assert (store.sync_state.undecided(), len(store.sync_state.conflicts(ticket))) == ((ticket,), 1)
        assert store.inflow.move_house() is True
        assert (store.sync_state.undecided(), store.sync_state.conflicts(ticket)) == ((), ())
        assert store.sync_state.of(ticket).word is not SyncWord.NEEDS_YOU
        assert store.inflow.move_house() is False
    assert two.arrivals.awaited() == (0, 0)
    assert two.arrivals.ask([away]) == 0, "nobody could be asked"
    assert two.awaited.where(away) is Whereabouts.LEFT
    sync(house, one, two)
    assert two.awaited.where(away) is Whereabouts.AT_OFFICE, "this house has it from the other desk"
    assert two.sync_state.undecided() == (ticket,), "what this house finds in conflict waits for somebody"
    assert two.verify().findings == []
    one.close()
    two.close()


def test_what_another_house_set_aside_goes_anew_and_what_began_there_is_said(tmp_path: Path) -> None:
    """The house before could not read an entry, and has the beginning of a ticket that this desk went on with."""
    office = SmallOffice()
    one, two = RealStore(tmp_path / "one", seed=4), RealStore(tmp_path / "two", seed=5)
    two.linkstate.save_link(LINK)
    theirs, own = take_in(one), take_in(two)
    sync(office, one, two)
    do(two, theirs, NoteAdded("客户又来"))
    sync(office, two)
    (end,) = two.outbox.ends()

    def said(seq: int, verdict: str, pos: int) -> None:
        body = {"writer": end.writer, "seq": seq, "verdict": verdict}
        two.inflow.apply([Item(pos, "entries", f"{end.writer}/{seq}", body=body)], [], str(pos))

    said(1, "quarantined", 90)
    assert two.sync_state.of(own).reason is SyncReason.QUARANTINED
    two.inflow.begin_again()
    assert two.sync_state.of(own).reason is SyncReason.QUARANTINED, "the same house has it still"
    two.inflow.move_house()
    assert two.sync_state.of(own).word is SyncWord.ON_ITS_WAY
    assert two.sync_state.of(own).reason is SyncReason.ENTRIES_WAIT
    said(1, "quarantined", 1)
    assert two.sync_state.of(own).reason is SyncReason.QUARANTINED, "this house cannot read it either"
    said(end.seq, "held", 2)
    two.time.moment += timedelta(hours=25)
    assert two.sync_state.of(theirs).reason is SyncReason.HELD_ELSEWHERE
    one.close()
    two.close()

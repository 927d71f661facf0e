"""Desks that were restored or copied: found out, gone on with under another name, nothing lost or doubled."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.domain.numbering import mark_of, read_number
from app.domain.records import BlobRef
from app.domain.steps.amendment import CustomerAmended
from app.domain.steps.contact import NoteAdded
from app.wire.entries import EntryLine
from app.wire.link import JournalLine
from app.wire.problems import WireError
from tests.fakes.cases import customer, do, paper, take_in
from tests.fakes.real_store import RealStore, bring_back
from tests.fakes.small_office import SmallOffice, sync

Open = Callable[[str], RealStore]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Open]:
    """Opens the store of that name; the same machine unless told otherwise."""
    opened: dict[str, RealStore] = {}

    def open_one(name: str) -> RealStore:
        if name in opened:
            opened[name].close()
        opened[name] = RealStore(tmp_path / name, seed=len(opened) * 100 + len(name) + 1)
        return opened[name]

    yield open_one
    for store in opened.values():
        store.close()


def notes(store: RealStore, ticket: str) -> list[str]:
    return [line.values["text"] for line in store.tickets.history(ticket) if line.type == "note.added"]


def agree(office: SmallOffice, *stores: RealStore) -> None:
    """Every desk holds what head office holds, and is sound."""
    for store in stores:
        total = store.inflow.totals("entries")
        assert (total.n, total.sum) == office.total()
        assert {each.code for each in store.verify().findings} <= {"blob_missing"}
        for ticket, known in office.tickets.items():
            assert store.tickets.ticket(ticket) == known


def mend(office: SmallOffice, store: RealStore) -> None:
    """What a session does when another entry stands under the same number at head office."""
    for end in store.outbox.ends():
        theirs = office.at(end.writer)
        common = 0
        while common < min(end.seq, len(theirs)) and (
            theirs[common].line.hash == store.outbox.hash_at(end.writer, common + 1)
        ):
            common += 1
        if common < min(end.seq, len(theirs)):
            store.inflow.reissue(end.writer, common)
            store.inflow.take_back(end.writer, [each.line for each in theirs[common:]])
    for end in store.inflow.missing():
        store.inflow.take_back(end.writer, [each.line for each in office.at(end.writer)[end.seq :]])


def copied(source: RealStore, name: str) -> Path:
    """A copy of the database as a disk image would hold it, without the witness beside it."""
    target: Path = source.layout.root.with_name(name)
    target.mkdir()
    source.store.writer.fold_log()
    for each in (source.layout.database, source.layout.keys, *source.layout.root.glob("*.key")):
        shutil.copy(each, target / each.name)
    shutil.copytree(source.layout.blobs, target / "blobs") if source.layout.blobs.exists() else None
    return target


def test_two_copies_that_both_wrote_lose_nothing_and_double_nothing(desk: Open) -> None:
    office, one = SmallOffice(), desk("one")
    ticket = take_in(one)
    do(one, ticket, NoteAdded("在分开之前"))
    copied(one, "two")
    two = desk("two")
    assert two.outbox.ends() == one.outbox.ends()
    do(one, ticket, NoteAdded("一写的"), CustomerAmended(customer(phone="13800000001"), ("phone",)))
    do(two, ticket, NoteAdded("二写的"))
    second = take_in(two)
    paper_blob = BlobRef(two.blobs.put_bytes(b"pdf"), 3, "application/pdf", "a.pdf", "document")
    two.journal.transact(lambda tx: tx.next_serial("document.receipt", two.time.now().date()))
    do(two, second, paper("SL-2F01-261120-0001", blob=paper_blob))
    ids = [line.entry for line in two.tickets.history(second)]
    office.push(one)
    mend(office, two)
    assert len(two.outbox.ends()) == 2
    assert {each.code for each in two.verify().findings} == set()
    sync(office, two, one)
    mend(office, one)
    office.pull(one)
    agree(office, one, two)
    for store in (one, two):
        assert sorted(notes(store, ticket)) == sorted(["在分开之前", "一写的", "二写的"])
        assert [line.entry for line in store.tickets.history(second)] == ids
    do(two, second, NoteAdded("接着写"))
    sync(office, two, one)
    mend(office, one)
    sync(office, one)
    agree(office, one, two)
    two.rebuild()
    agree(office, two)


def test_a_new_writer_is_known_to_the_witness_at_once(desk: Open) -> None:
    one = desk("one")
    ticket = take_in(one)
    (end,) = one.outbox.ends()
    began = one.inflow.reissue(end.writer, 0)
    assert [each.writer for each in one.outbox.ends()] == [end.writer, began]
    assert one.outbox.ends()[0].seq == 0
    assert one.outbox.lines(end.writer, 0, 9, 1 << 20) == ()
    newest = one.inflow.new_writer("twin")
    do(one, ticket, NoteAdded("好"))
    assert [(each.writer, each.seq) for each in one.outbox.ends()][1:] == [(began, 2), (newest, 2)]
    # As after a crash: nothing is written at the end, and still nobody begins yet another one.
    one.store._closed = True
    one.store._held.close()
    again = RealStore(one.layout.root, seed=9)
    assert [each.writer for each in again.outbox.ends()] == [end.writer, began, newest]
    assert again.verify().findings == []
    again.close()


def test_entries_written_anew_say_what_they_said(desk: Open) -> None:
    import msgspec  # noqa: PLC0415 - here alone

    one = desk("one")
    ticket = take_in(one)
    do(one, ticket, NoteAdded("一"), NoteAdded("二"))
    (end,) = one.outbox.ends()
    before = [msgspec.json.decode(line.line) for line in one.outbox.lines(end.writer, 0, 9, 1 << 20)]
    known, listed = one.tickets.ticket(ticket), one.tickets.history(ticket)
    new = one.inflow.reissue(end.writer, 1)
    lines = one.outbox.lines(new, 0, 9, 1 << 20)
    began = msgspec.json.decode(lines[0].line)
    assert began["d"] == {
        "previous_writer": end.writer,
        "previous_seq": 1,
        "previous_hash": one.outbox.hash_at(end.writer, 1).hex(),
        "reason": "forked",
    }
    after = [msgspec.json.decode(line.line) for line in lines[1:]]
    assert [each | {"seq": 0} for each in after] == [each | {"seq": 0} for each in before[1:]]
    assert [each["seq"] for each in after] == [2, 3]
    assert one.tickets.ticket(ticket).changed_at == known.changed_at
    assert [line.entry for line in one.tickets.history(ticket)] == [line.entry for line in listed]
    assert one.verify().findings == []
    with pytest.raises(LookupError):
        one.inflow.reissue(end.writer, 7)
    with pytest.raises(LookupError):
        one.inflow.reissue("nobody", 0)


def test_a_store_restored_from_a_backup_gets_back_what_head_office_has(desk: Open, tmp_path: Path) -> None:
    office, one = SmallOffice(), desk("one")
    first = take_in(one)
    one.store.backup(tmp_path / "b.cfbackup")
    second = take_in(one)
    do(one, first, NoteAdded("之后"))
    office.push(one)
    before = {ticket: one.tickets.ticket(ticket) for ticket in (first, second)}
    bring_back(tmp_path / "b.cfbackup", tmp_path / "back", one.layout.root)
    back = desk("back")
    assert back.tickets.ticket(second) is None
    assert len(back.outbox.ends()) == 2, "it began a new writer when it was opened"
    office.pull(back)
    (end,) = back.inflow.missing()
    assert (end.writer, end.seq) == (one.outbox.ends()[0].writer, 1)
    back.inflow.take_back(end.writer, [each.line for each in office.at(end.writer)[end.seq :]])
    assert back.inflow.missing() == ()
    for ticket, known in before.items():
        assert back.tickets.ticket(ticket) == known
    third = take_in(back)
    number = read_number(back.tickets.ticket(third).number)
    assert number is not None
    assert (number.serial, number.mark) == (1, mark_of(back.outbox.ends()[-1].writer))
    sync(office, back)
    agree(office, back)
    assert back.outbox.unsent()[0] == 0


def test_what_is_taken_back_must_fit_its_chain(desk: Open) -> None:
    office, one = SmallOffice(), desk("one")
    take_in(one)
    take_in(one)
    office.push(one)
    (end,) = one.outbox.ends()
    copy = desk("copy")
    other = copy.outbox.ends()[0].writer
    line = office.at(end.writer)[0].line
    with pytest.raises(WireError, match="bad_chain"):
        copy.inflow.take_back(other, [line])
    assert copy.outbox.ends()[0].seq == 0


def test_an_entry_that_cannot_be_read_is_kept_and_harms_nobody(desk: Open) -> None:
    office, one, two = SmallOffice(), desk("one"), desk("two")
    ticket = take_in(one)
    office.push(one)
    from app.wire.chain import next_hash  # noqa: PLC0415 - here alone

    (end,) = one.outbox.ends()
    broken = b'{"seq": 2, "id": 7}'
    office._take(end.writer, JournalLine(2, broken, next_hash(end.hash, 2, broken)))
    assert EntryLine is not None
    office.pull(two)
    assert two.tickets.ticket(ticket) == office.tickets[ticket]
    total = two.inflow.totals("entries")
    assert (total.n, total.sum) == office.total()
    assert two.verify().findings == []


def test_a_backup_of_a_desk_that_reads_others_restores(desk: Open, tmp_path: Path) -> None:
    office, one, two = SmallOffice(), desk("one"), desk("two")
    ticket = take_in(one)
    sync(office, one, two)
    do(one, ticket, CustomerAmended(customer(phone="13800000001"), ("phone",)))
    do(two, ticket, CustomerAmended(customer(phone="13800000002"), ("phone",)))
    sync(office, one, two)
    two.store.backup(tmp_path / "b.cfbackup")
    bring_back(tmp_path / "b.cfbackup", tmp_path / "back", two.layout.root)
    back = desk("back")
    assert back.tickets.ticket(ticket) == office.tickets[ticket]
    assert len(back.sync_state.conflicts(ticket)) == 1
    assert back.verify().findings == []
    assert list(back.layout.root.glob("device-*.key")) == []

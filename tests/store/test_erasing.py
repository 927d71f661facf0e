"""Erasing persons: keys, lists, files; at this desk, at others, and after a backup came back."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.privacy import Cause, Personal
from app.domain.records import BlobRef, EvidenceFile
from app.domain.steps.contact import NoteAdded
from app.domain.steps.evidence import EvidenceAttached
from app.domain.steps.intake import TicketOpened
from app.domain.steps.privacy import PersonErased
from app.usecases.read_models import QueueFilter
from tests.fakes.cases import customer, do, take_in
from tests.fakes.real_store import RealStore, bring_back
from tests.fakes.small_office import SmallOffice, sync
from tests.privacy.needles import IDENTITY, NAME, PHONE, needle
from tests.privacy.searching import Search, search_folder
from tests.store.test_sync_of_desks import desk, office  # noqa: F401 - fixtures are found by their names

Open = Callable[[str], RealStore]
NUMBER = "11010519491231002X"
ERASED = PersonErased(tuple(Personal), Cause.RETENTION)


def identity(store: RealStore, ticket: str) -> str | None:
    """The number as the journal gives it."""
    bodies = [entry.body for entry in store.tickets.entries(ticket)]
    return next(body.id_number for body in bodies if isinstance(body, TicketOpened))


def photo(store: RealStore, ticket: str, data: bytes, name: str = "e1") -> str:
    sha256 = store.blobs.put_bytes(data)
    blob = BlobRef(sha256, len(data), "image/jpeg", "张三.jpg", "overview")
    do(store, ticket, EvidenceAttached(name, EvidenceFile(blob), "overview"))
    return str(sha256)


@pytest.fixture
def one(desk: Open) -> RealStore:  # noqa: F811 - the fixture of that name
    return desk("one")


def test_the_number_goes_alone(one: RealStore) -> None:
    ticket = take_in(one, id_number=NUMBER)
    assert identity(one, ticket) == NUMBER
    do(one, ticket, PersonErased((Personal.IDENTITY,), Cause.CONSENT_WITHDRAWN))
    assert identity(one, ticket) is None
    after = one.tickets.ticket(ticket)
    assert (after.customer.name, after.customer.id_number) == ("王建国", None)
    assert list(after.erased) == ["identity"]
    (last,) = [entry.body for entry in one.tickets.entries(ticket)][-1:]
    assert isinstance(last, PersonErased)
    assert len(last.names) == 1
    assert one.verify().findings == []
    (end,) = one.outbox.ends()
    carried = one.outbox.keys_to_send(end.writer, 1, end.seq)
    assert [key.kind for key in carried] == ["person"], "what went is carried nowhere"


def test_what_is_written_with_an_erasure_and_after_it_has_a_key_of_its_own(one: RealStore) -> None:
    ticket = take_in(one, id_number=NUMBER)
    do(one, ticket, NoteAdded("以前的话"), ERASED, NoteAdded("以后的话"))
    notes = [entry.body.text for entry in one.tickets.entries(ticket) if isinstance(entry.body, NoteAdded)]
    assert notes == ["", "以后的话"]
    do(one, ticket, NoteAdded("再以后的话"))
    notes = [entry.body.text for entry in one.tickets.entries(ticket) if isinstance(entry.body, NoteAdded)]
    assert notes == ["", "以后的话", "再以后的话"]
    assert one.verify().findings == []


def test_old_words_leave_no_trace_in_any_byte(one: RealStore, tmp_path: Path) -> None:
    kinds = ((IDENTITY, NUMBER), (PHONE, "13911112222"), (NAME, "王建国"), (NAME, "扶手开裂"))
    search = Search(needle(kind, text) for kind, text in kinds)
    who = customer(phone="13911112222", name="王建国")
    ticket = take_in(one, who=who, words="扶手开裂" * 400, id_number=NUMBER)
    photo(one, ticket, gzip.compress("王建国的照片".encode()))
    assert search_folder(one.layout.root, search) == []
    assert {each.kind for each in search_folder(one.layout.root, search, erased=True)} == {PHONE, NAME}
    for number in range(40):
        take_in(one, who=customer(name=f"顾客{number}", phone=f"138000100{number:02}"))
    do(one, ticket, ERASED)
    assert one.erasures.sweep() == 1
    assert one.verify().findings == []
    one.backup(tmp_path / "after.cfbackup")
    one.close()
    bring_back(tmp_path / "after.cfbackup", tmp_path / "again", one.layout.root)
    assert search_folder(tmp_path, search, erased=True) == []


def test_files_go_where_nothing_else_names_them(one: RealStore) -> None:
    ticket, other = take_in(one), take_in(one)
    own, shared = photo(one, ticket, b"own"), photo(one, ticket, b"shared", "e2")
    photo(one, other, b"shared")
    do(one, ticket, ERASED)
    assert one.blobs.place(own).is_file()
    assert one.erasures.sweep() == 1
    assert one.erasures.sweep() == 0
    assert not one.blobs.place(own).exists()
    assert one.blobs.place(shared).is_file()
    assert one.verify().findings == []
    assert [need.sha256 for need in one.outbox.blobs_to_send(9) if need.sha256 == own] == []
    again = photo(one, other, b"own", "e3")
    assert one.blobs.place(again).is_file()
    assert one.erasures.sweep() == 0
    assert one.verify().findings == []


def test_a_file_named_while_it_is_looked_for_stays(one: RealStore) -> None:
    from app.store.erasing import look_for_files, remove_files  # noqa: PLC0415 - the two halves of a sweep

    ticket, other = take_in(one), take_in(one)
    sha256 = photo(one, ticket, b"own")
    do(one, ticket, ERASED)
    with one.access.reading() as connection:
        looked = look_for_files(connection)
    assert looked is not None
    assert looked.alone == {sha256}
    photo(one, other, b"own")
    assert one.writer.run(lambda connection: remove_files(connection, one.blobs, looked)) == 0
    assert one.blobs.place(sha256).is_file()
    assert one.verify().findings == []


def test_only_tickets_of_which_something_is_kept_are_looked_at(one: RealStore) -> None:
    old, young, number = take_in(one), take_in(one), take_in(one, id_number=NUMBER)
    before = one.time.now() - timedelta(days=1)
    assert one.erasures.kept(before) == (number,)
    assert set(one.erasures.kept(one.time.now() + timedelta(days=1))) == {old, young, number}
    do(one, old, ERASED)
    assert one.erasures.kept(before) == (number,)
    do(one, old, NoteAdded("以后的话"))
    assert set(one.erasures.kept(before)) == {number, old}


def test_an_erasure_reaches_the_other_desks(desk: Open, office: SmallOffice) -> None:  # noqa: F811 - fixtures of those names
    one, two = desk("one"), desk("two")
    ticket = take_in(one, id_number=NUMBER)
    sync(office, one, two)
    assert identity(two, ticket) == NUMBER
    do(one, ticket, ERASED)
    sync(office, one, two)
    assert identity(two, ticket) is None
    assert two.tickets.ticket(ticket).customer.name == ""
    assert two.tickets.page(QueueFilter(two.time.now(), "all", "王建国")).rows == ()
    do(two, ticket, NoteAdded("以后的话"))
    sync(office, two, one)
    for store in (one, two):
        store.inflow.begin_again()
        office.pull(store)
        assert store.tickets.ticket(ticket).customer.name == ""
        assert store.verify().findings == []
    assert [e.body.text for e in one.tickets.entries(ticket) if isinstance(e.body, NoteAdded)] == ["以后的话"]


def test_a_photo_named_before_an_erasure_and_heard_of_after_it_goes_the_same_day(
    desk: Open,  # noqa: F811 - fixtures of those names
    office: SmallOffice,  # noqa: F811 - fixture of that name
) -> None:
    one, two = desk("one"), desk("two")
    ticket = take_in(one)
    sync(office, one, two)
    late = photo(two, ticket, b"taken while the cable was out")
    do(one, ticket, ERASED)
    sync(office, one)
    assert one.erasures.sweep() == 0
    sync(office, two, one, two)
    one.blobs.put_bytes(b"taken while the cable was out")
    assert [store.erasures.sweep() for store in (one, two)] == [1, 1]
    for store in (one, two):
        assert not store.blobs.place(late).exists()
        assert store.verify().findings == []
    assert [need.sha256 for need in two.outbox.blobs_to_send(9)] == []


def test_a_backup_older_than_an_erasure_does_not_bring_the_person_back(
    one: RealStore, tmp_path: Path
) -> None:
    ticket = take_in(one, id_number=NUMBER)
    kept, later = tmp_path / "backups" / "1.cfbackup", tmp_path / "backups" / "2.cfbackup"
    kept.parent.mkdir()
    one.backup(kept)
    do(one, ticket, ERASED)
    one.backup(later)
    bring_back(kept, tmp_path / "again", one.layout.root)
    again = RealStore(tmp_path / "again", seed=9)
    try:
        assert again.tickets.ticket(ticket).customer.name == ""
        assert identity(again, ticket) is None
        assert again.tickets.page(QueueFilter(again.time.now(), "all", "王建国")).rows == ()
        assert again.verify().findings == []
    finally:
        again.close()
    assert not (tmp_path / "again" / "erased-keys.txt").exists()

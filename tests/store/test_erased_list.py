"""The list of erased keys: written at once wherever backups lie, applied to whatever is brought back."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.privacy import Cause, Personal
from app.domain.steps.privacy import PersonErased
from app.store.erased_list import Row, kept_lines, read_erased
from app.store.layout import ERASED_LIST
from app.usecases.backup_plan import FOLDER
from tests.fakes.cases import customer, do, take_in
from tests.fakes.real_store import RealStore, bring_back
from tests.store.test_erasing import photo

ERASED = PersonErased(tuple(Personal), Cause.RETENTION)


@pytest.fixture
def one(tmp_path: Path) -> Iterator[RealStore]:
    store = RealStore(tmp_path / "one")
    yield store
    store.close()


def test_an_erasure_is_named_beside_the_backups_at_once(one: RealStore, tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    one.settings.put({FOLDER: str(share)})
    ticket = take_in(one)
    assert not (share / ERASED_LIST).exists()
    do(one, ticket, ERASED)
    assert {each[0] for each in read_erased(share)} == {ticket}
    assert read_erased(one.layout.backups) == read_erased(share)


def test_a_folder_that_is_away_stops_no_erasure_and_is_not_made(one: RealStore, tmp_path: Path) -> None:
    one.settings.put({FOLDER: str(tmp_path / "away")})
    ticket = take_in(one)
    do(one, ticket, ERASED)
    assert one.tickets.ticket(ticket).customer.name == ""
    assert not (tmp_path / "away").exists()


def test_person_and_files_go_again_after_a_restore_without_a_later_backup(
    one: RealStore, tmp_path: Path
) -> None:
    backup = tmp_path / "share" / "1.cfbackup"
    backup.parent.mkdir()
    one.settings.put({FOLDER: str(backup.parent)})
    ticket = take_in(one)
    sha256 = photo(one, ticket, b"own")
    one.backup(backup)
    do(one, ticket, ERASED)
    bring_back(backup, tmp_path / "again", one.layout.root)
    again = RealStore(tmp_path / "again", seed=9)
    try:
        assert again.tickets.ticket(ticket).customer.name == ""
        assert not again.blobs.place(sha256).exists()
        assert again.verify().findings == []
        assert again.erased_again
    finally:
        again.close()
    assert read_erased(tmp_path / "again" / "backups")


def test_a_copy_from_before_a_migration_brings_nobody_back(tmp_path: Path) -> None:
    store = RealStore(tmp_path / "one")
    ticket = take_in(store, who=customer(name="李秀英"))
    store.close()
    copy = tmp_path / "before-schema-0002.db"
    shutil.copy(store.layout.database, copy)
    store = RealStore(tmp_path / "one", seed=2)
    do(store, ticket, ERASED)
    store.close()
    shutil.copy(copy, store.layout.database)
    store = RealStore(tmp_path / "one", seed=3)
    try:
        assert store.tickets.ticket(ticket).customer.name == ""
        assert store.verify().findings == []
    finally:
        store.close()


def lay(folder: Path, *lines: tuple[str, ...]) -> None:
    """A list as somebody else wrote it."""
    (folder / ERASED_LIST).write_text("".join("\t".join(each) + "\n" for each in lines))


def key_of(store: RealStore, ticket: str) -> str:
    """The name of the one key of a person that a ticket has."""
    with store.access.reading() as connection:
        [(name,)] = connection.execute("SELECT name FROM ticket_key WHERE ticket = ?", (ticket,)).fetchall()
    return str(name)


@pytest.mark.expects_log("2 lines of erased keys are not of this store")
def test_a_line_that_the_store_did_not_write_erases_nobody(one: RealStore, tmp_path: Path) -> None:
    gone, kept = take_in(one), take_in(one)
    name = key_of(one, kept)
    backup = tmp_path / "share" / "1.cfbackup"
    backup.parent.mkdir()
    one.backup(backup)
    do(one, gone, ERASED)
    [mark] = [each[3] for each in read_erased(one.layout.backups) if each[1] == Personal.PERSON]
    lay(backup.parent, (kept, "person", name, mark), (kept, "person", name, "0" * 32), (kept, "person", name))
    bring_back(backup, tmp_path / "again", one.layout.root)
    again = RealStore(tmp_path / "again", seed=9)
    try:
        assert again.tickets.ticket(kept).customer.name == "王建国"
        assert again.verify().findings == []
        assert not again.erased_again
        with again.access.reading() as connection:
            assert connection.execute("SELECT count(*) FROM erased_key").fetchone() == (0,)
    finally:
        again.close()
    assert not (tmp_path / "again" / ERASED_LIST).exists()


def test_a_list_cut_in_a_line_does_what_is_left_of_it(one: RealStore, tmp_path: Path) -> None:
    backup = tmp_path / "share" / "1.cfbackup"
    backup.parent.mkdir()
    one.settings.put({FOLDER: str(backup.parent)})
    tickets = sorted(take_in(one) for _ in range(2))
    one.backup(backup)
    for each in tickets:
        do(one, each, ERASED)
    kept = backup.parent / ERASED_LIST
    kept.write_bytes(kept.read_bytes()[:-5])
    bring_back(backup, tmp_path / "again", one.layout.root)
    again = RealStore(tmp_path / "again", seed=9)
    try:
        assert [again.tickets.ticket(each).customer.name for each in tickets] == ["", "王建国"]
        assert again.verify().findings == []
    finally:
        again.close()
    one.backup(backup.with_name("2.cfbackup"))
    assert {each[0] for each in read_erased(backup.parent)} == set(tickets), "the next backup names it again"


def test_desks_that_share_a_folder_keep_each_others_lines(one: RealStore, tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    other = RealStore(tmp_path / "other", seed=5)
    try:
        tickets = []
        for each in (one, other):
            each.settings.put({FOLDER: str(share)})
            tickets.append(take_in(each))
            do(each, tickets[-1], ERASED)
    finally:
        other.close()
    assert {each[0] for each in read_erased(share)} == set(tickets)
    assert {each[0] for each in read_erased(one.layout.backups)} == {tickets[0]}


def test_what_is_no_plain_file_is_no_list(one: RealStore, tmp_path: Path) -> None:
    share, elsewhere = tmp_path / "share", tmp_path / "elsewhere"
    share.mkdir()
    elsewhere.write_text("as it was")
    one.settings.put({FOLDER: str(share)})
    (share / ERASED_LIST).symlink_to("/dev/zero")
    assert read_erased(share) == set()
    (share / ERASED_LIST).unlink()
    os.mkfifo(share / ERASED_LIST)
    assert read_erased(share) == set()
    (share / ERASED_LIST).unlink()
    (share / ERASED_LIST).symlink_to(elsewhere)
    ticket = take_in(one)
    do(one, ticket, ERASED)
    assert {each[0] for each in read_erased(share)} == {ticket}, "the list takes the place of the link"
    assert elsewhere.read_text() == "as it was"


def test_a_full_list_keeps_the_stores_own_lines_and_the_newest() -> None:
    def line(ticket: str) -> Row:
        return (ticket, "person", "12345678", "0a" * 16)

    own, others = [line("t1"), line("t5")], [line("t2"), line("t4"), line("t5")]
    assert kept_lines(own, others, 3) == [line("t1"), line("t4"), line("t5")]
    assert kept_lines(own, others, 1) == [line("t5")]
    assert kept_lines(own, others) == sorted({*own, *others})

"""The list of erased keys: written at once wherever backups lie, applied to whatever is brought back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.privacy import Cause, Personal
from app.domain.steps.privacy import PersonErased
from app.store.erased_list import read_erased
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

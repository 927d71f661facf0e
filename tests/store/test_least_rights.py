"""Files of a store, its backups and what is made of it are for nobody but their owner."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.store.salvaging import salvage
from tests.fakes.cases import take_in
from tests.fakes.machine import FakeIds
from tests.fakes.real_store import RealStore, bring_back


@pytest.fixture(autouse=True)
def generous() -> Iterator[None]:
    """An account whose files everybody may read and change, unless a program says otherwise."""
    before = os.umask(0)
    yield
    os.umask(before)


def wide(folder: Path) -> list[str]:
    """Files with rights of others that others can reach: each folder on the way lets them through."""
    found = []
    for place, folders, names in os.walk(folder):
        if Path(place).stat().st_mode & 0o077 == 0:
            folders.clear()  # nobody else comes any further
            continue
        found += [name for name in names if Path(place, name).lstat().st_mode & 0o077]
    return found


def test_nobody_else_reads_a_store_or_what_is_made_of_it(tmp_path: Path) -> None:
    store = RealStore(tmp_path / "store", reserve=4096)
    take_in(store)
    store.blobs.put_bytes(b"photo")
    (tmp_path / "backups").mkdir()
    store.backup(tmp_path / "backups" / "one.cfbackup")
    assert {path.name for path in (tmp_path / "store").glob("store.db*")} == {
        "store.db",
        "store.db-shm",
        "store.db-wal",
    }
    files = [each for each in (tmp_path / "store").rglob("*") if each.is_file()]
    named = {each.name: each.stat().st_mode & 0o077 for each in files}
    assert {name for name, mode in named.items() if mode} == set()
    bring_back(tmp_path / "backups" / "one.cfbackup", tmp_path / "again", tmp_path / "store")
    store.close()
    salvage(tmp_path / "store", tmp_path / "saved", FakeIds(3))
    assert wide(tmp_path) == []
    for folder in ("store", "again", "saved"):
        assert (tmp_path / folder).stat().st_mode & 0o077 == 0

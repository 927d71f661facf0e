"""Looking for backups, and restoring one beside what is lost."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.refusals import ProblemError
from app.store.backup_format import Manifest
from app.store.backups_found import find_backups, look_at_backup, restore_beside
from app.store.key_places import FolderKeys
from app.store.restoring import Unlocking
from app.wire.sealed_stream import SealedWriter
from tests.fakes.cases import take_in
from tests.fakes.real_store import RealStore

NOW = datetime(2026, 11, 20, 10, 2, 3, tzinfo=UTC)


@pytest.fixture
def copies(store: RealStore, tmp_path: Path) -> Path:
    """A folder with a backup of a store with two tickets and a file."""
    folder = tmp_path / "copies"
    folder.mkdir()
    take_in(store)
    take_in(store)
    store.blobs.put_bytes(b"photo")
    store.settings.put({"desk.code": "2F-01"})
    store.backup(folder / "counterfoil-2F01-20261120.cfbackup")
    return folder


def pack(path: Path, **changes: object) -> None:
    """A sealed file with such a head and nothing in it."""
    manifest = Manifest("counterfoil-store", 1, NOW.isoformat(), "w", 1, 1, 0, "0" * 64)
    head = {"manifest": {**asdict(manifest), **changes}, "keys": {"name": "0" * 32}}
    with path.open("wb") as file:
        SealedWriter(file, bytes(32), json.dumps(head).encode()).finish()


def test_a_backup_tells_when_whose_and_how_much(copies: Path, store: RealStore) -> None:
    (found,) = find_backups([copies, copies, copies / "nothing"])
    assert found.path == (copies / "counterfoil-2F01-20261120.cfbackup").resolve()
    assert found.made_at == store.time.now()
    assert (found.desk, found.tickets, found.blobs, found.trouble) == ("2F-01", 2, 1, "")
    assert found.size == found.path.stat().st_size


def test_the_newest_comes_first_and_what_cannot_be_restored_last(tmp_path: Path) -> None:
    pack(tmp_path / "b.cfbackup", made_at="2026-11-18T10:00:00+08:00")
    pack(tmp_path / "a.cfbackup", made_at="2026-11-20T10:00:00+08:00")
    pack(tmp_path / "c.cfbackup", made_at="2026-11-21T10:00:00+08:00", schema=99)
    (tmp_path / "counterfoil-x.cfbackup").write_bytes(b"half")
    found = find_backups([tmp_path])
    assert [each.path.name for each in found] == [
        "a.cfbackup",
        "b.cfbackup",
        "c.cfbackup",
        "counterfoil-x.cfbackup",
    ]
    assert [each.trouble for each in found] == ["", "", "store_newer", "backup_damaged"]


@pytest.mark.parametrize("changes", [{"made_at": 5}, {"schema": "new"}, {"kind": "other"}, {"made_at": "x"}])
def test_other_archives_are_passed_over(tmp_path: Path, changes: dict[str, object]) -> None:
    pack(tmp_path / "photos.cfbackup", **changes)
    assert look_at_backup(tmp_path / "photos.cfbackup") is None
    (tmp_path / "photos.cfbackup").rename(tmp_path / "counterfoil-photos.cfbackup")
    found = look_at_backup(tmp_path / "counterfoil-photos.cfbackup")
    assert found is not None
    assert found.trouble == "backup_damaged"


def test_a_copy_is_restored_beside_and_never_over(copies: Path, store: RealStore, tmp_path: Path) -> None:
    lost = tmp_path / "lost"
    lost.mkdir()
    (lost / "store.db").write_bytes(b"damaged")
    backup = find_backups([copies])[0].path
    places, second_place = FolderKeys(store.layout.root), tmp_path / "lost-restored-20261120-100203-2"
    first = restore_beside(backup, lost, NOW, tmp_path / "spare", Unlocking(places))
    kept = Unlocking(places, keep_in=FolderKeys(second_place))
    second = restore_beside(backup, first, NOW, tmp_path / "spare", kept)
    assert first.name == "lost-restored-20261120-100203"
    assert second.name == "lost-restored-20261120-100203-2"
    assert (lost / "store.db").read_bytes() == b"damaged"
    restored = RealStore(second, seed=7)
    assert restored.verify().findings == []
    restored.close()


def test_where_the_disk_is_gone_it_goes_to_the_spare_place(
    copies: Path, store: RealStore, tmp_path: Path
) -> None:
    backup = find_backups([copies])[0].path
    unlocking = Unlocking(FolderKeys(store.layout.root))
    folder = restore_beside(backup, tmp_path / "stick" / "store", NOW, tmp_path, unlocking)
    assert folder.parent == tmp_path


def test_what_cannot_be_restored_leaves_no_folder(tmp_path: Path) -> None:
    pack(tmp_path / "a.cfbackup")
    lost = tmp_path / "lost"
    with pytest.raises(ProblemError, match="backup_locked"):
        restore_beside(tmp_path / "a.cfbackup", lost, NOW, tmp_path, Unlocking(FolderKeys(tmp_path)))
    assert [path.name for path in tmp_path.iterdir()] == ["a.cfbackup"]

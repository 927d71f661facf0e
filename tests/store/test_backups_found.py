"""Looking for backups, and restoring one beside what is lost."""

from __future__ import annotations

import json
import zipfile
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.refusals import ProblemError
from app.store.backup import DATABASE, MANIFEST, Manifest
from app.store.backups_found import find_backups, look_at_backup, restore_beside
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
    store.backup(folder / "counterfoil-2F01-20261120.zip")
    return folder


def pack(path: Path, **changes: object) -> None:
    """An archive with a manifest and a file called like the database."""
    manifest = Manifest("counterfoil-store", 1, NOW.isoformat(), "w", 1, 1, 0, "0" * 64)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(MANIFEST, json.dumps({**asdict(manifest), **changes}))
        archive.writestr(DATABASE, b"")


def test_a_backup_tells_when_whose_and_how_much(copies: Path, store: RealStore) -> None:
    (found,) = find_backups([copies, copies, copies / "nothing"])
    assert found.path == (copies / "counterfoil-2F01-20261120.zip").resolve()
    assert found.made_at == store.time.now()
    assert (found.desk, found.tickets, found.blobs, found.trouble) == ("2F-01", 2, 1, "")
    assert found.size == found.path.stat().st_size


def test_the_newest_comes_first_and_what_cannot_be_restored_last(tmp_path: Path) -> None:
    pack(tmp_path / "b.zip", made_at="2026-11-18T10:00:00+08:00")
    pack(tmp_path / "a.zip", made_at="2026-11-20T10:00:00+08:00")
    pack(tmp_path / "c.zip", made_at="2026-11-21T10:00:00+08:00", schema=99)
    (tmp_path / "counterfoil-x.zip").write_bytes(b"half")
    found = find_backups([tmp_path])
    assert [each.path.name for each in found] == ["a.zip", "b.zip", "c.zip", "counterfoil-x.zip"]
    assert [each.trouble for each in found] == ["", "", "store_newer", "backup_damaged"]


@pytest.mark.parametrize("changes", [{"made_at": 5}, {"schema": "new"}, {"kind": "other"}, {"made_at": "x"}])
def test_other_archives_are_passed_over(tmp_path: Path, changes: dict[str, object]) -> None:
    pack(tmp_path / "photos.zip", **changes)
    assert look_at_backup(tmp_path / "photos.zip") is None
    (tmp_path / "photos.zip").rename(tmp_path / "counterfoil-photos.zip")
    found = look_at_backup(tmp_path / "counterfoil-photos.zip")
    assert found is not None
    assert found.trouble == "backup_damaged"


def test_a_copy_is_restored_beside_and_never_over(copies: Path, tmp_path: Path) -> None:
    lost = tmp_path / "lost"
    lost.mkdir()
    (lost / "store.db").write_bytes(b"damaged")
    backup = find_backups([copies])[0].path
    first = restore_beside(backup, lost, NOW, tmp_path / "spare")
    second = restore_beside(backup, first, NOW, tmp_path / "spare")
    assert first.name == "lost-restored-20261120-100203"
    assert second.name == "lost-restored-20261120-100203-2"
    assert (lost / "store.db").read_bytes() == b"damaged"
    restored = RealStore(second, seed=7)
    assert restored.verify().findings == []
    restored.close()


def test_where_the_disk_is_gone_it_goes_to_the_spare_place(copies: Path, tmp_path: Path) -> None:
    backup = find_backups([copies])[0].path
    folder = restore_beside(backup, tmp_path / "stick" / "store", NOW, tmp_path)
    assert folder.parent == tmp_path


def test_what_cannot_be_restored_leaves_no_folder(tmp_path: Path) -> None:
    pack(tmp_path / "a.zip")
    lost = tmp_path / "lost"
    with pytest.raises(ProblemError, match="backup_damaged"):
        restore_beside(tmp_path / "a.zip", lost, NOW, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]

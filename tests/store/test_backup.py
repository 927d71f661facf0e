"""A store in one file, and back."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.refusals import ProblemError
from app.store.backup import MANIFEST, restore
from app.usecases.read_models import QueueFilter
from tests.fakes.cases import take_in
from tests.fakes.real_store import RealStore


@pytest.fixture
def made(store: RealStore, tmp_path: Path) -> Path:
    """A backup of a store with two tickets and a file."""
    take_in(store)
    take_in(store)
    store.blobs.put_bytes(b"photo")
    store.backup(tmp_path / "backup.zip")
    return tmp_path / "backup.zip"


def repack(source: Path, target: Path, change: Callable[[str, bytes], tuple[str, bytes] | None]) -> None:
    """Copy an archive with its members changed; None leaves one out."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            changed = change(name, old.read(name))
            if changed is not None:
                new.writestr(*changed)


def test_what_was_backed_up_comes_back(made: Path, store: RealStore, tmp_path: Path) -> None:
    take_in(store)
    manifest = restore(made, tmp_path / "again")
    assert (manifest.seq, manifest.entries, manifest.blobs) == (2, 2, 1)
    restored = RealStore(tmp_path / "again", seed=5)
    assert restored.tickets.counts(QueueFilter(store.time.now()))["all"] == 2
    assert restored.verify().findings == []
    with restored.access.reading() as connection:
        assert connection.execute("SELECT count(*) FROM writer").fetchone() == (2,)
    third = restored.tickets.ticket(take_in(restored)).number
    assert re.fullmatch(r"2F01\.[0-9A-Z]{4}-261120-0001", third), "0003 may be on a paper already"
    restored.close()
    assert sorted(path.name for path in (tmp_path / "again").iterdir() if path.is_dir()) == ["blobs"]


def test_the_keys_of_the_device_come_back_for_their_owner_alone(store: RealStore, tmp_path: Path) -> None:
    """Without them head office would not know a desk again that was restored."""
    public = store.device_keys.signing().public
    store.backup(tmp_path / "backup.zip")
    restore(tmp_path / "backup.zip", tmp_path / "again")
    restored = RealStore(tmp_path / "again", seed=5)
    assert restored.device_keys.signing().public == public
    restored.close()
    assert (tmp_path / "again" / "device-sign.key").stat().st_mode & 0o077 == 0


def test_a_backup_is_never_written_over(made: Path, store: RealStore) -> None:
    before = made.read_bytes()
    with pytest.raises(ProblemError, match="backup_exists"):
        store.backup(made)
    assert made.read_bytes() == before


def test_a_store_is_never_restored_over(made: Path, folder: Path) -> None:
    with pytest.raises(ProblemError, match="store_exists"):
        restore(made, folder)


@pytest.mark.parametrize(
    "change",
    [
        lambda name, data: (name, data[:-10] + bytes(10)) if name == "store.db" else (name, data),
        lambda name, data: None if name == "store.db" else (name, data),
        lambda name, data: None if name == MANIFEST else (name, data),
        lambda name, data: (name, b"{}") if name == MANIFEST else (name, data),
        lambda name, data: (
            (name, data.replace(b"counterfoil-store", b"x")) if name == MANIFEST else (name, data)
        ),
        lambda name, data: (name, b"other") if name.startswith("blobs/") else (name, data),
        lambda name, data: None if name.startswith("blobs/") else (name, data),
    ],
)
def test_a_damaged_backup_is_refused_and_leaves_nothing(
    made: Path, tmp_path: Path, change: Callable[[str, bytes], tuple[str, bytes] | None]
) -> None:
    repack(made, tmp_path / "damaged.zip", change)
    with pytest.raises(ProblemError, match="backup_damaged"):
        restore(tmp_path / "damaged.zip", tmp_path / "again")
    assert [path for path in (tmp_path / "again").rglob("*") if path.is_file()] == []


def test_half_a_backup_is_refused(made: Path, tmp_path: Path) -> None:
    (tmp_path / "half.zip").write_bytes(made.read_bytes()[:5000])
    with pytest.raises(ProblemError, match="backup_damaged"):
        restore(tmp_path / "half.zip", tmp_path / "again")


def test_a_backup_of_a_newer_program_is_refused(made: Path, tmp_path: Path) -> None:
    def newer(name: str, data: bytes) -> tuple[str, bytes]:
        return (name, data.replace(b'"schema": 1', b'"schema": 99')) if name == MANIFEST else (name, data)

    repack(made, tmp_path / "newer.zip", newer)
    with pytest.raises(ProblemError, match="store_newer"):
        restore(tmp_path / "newer.zip", tmp_path / "again")


def test_members_that_point_elsewhere_are_passed_over(made: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("../outside.txt", "x")
        archive.writestr("blobs/../../outside2.txt", "x")
        archive.writestr("blobs/aa/not-a-hash", "x")
    restore(made, tmp_path / "deep" / "again")
    assert not (tmp_path / "outside.txt").exists()
    assert not (tmp_path / "deep" / "outside.txt").exists()
    assert not list(tmp_path.rglob("outside2.txt"))
    assert not list((tmp_path / "deep").rglob("not-a-hash"))

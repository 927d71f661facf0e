"""A store in one sealed file, and back."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.refusals import InputError, ProblemError
from app.store.key_places import FolderKeys, KeyFiles, MachineKeys
from app.store.restoring import Unlocking, restore
from app.usecases.read_models import QueueFilter
from app.wire.sealed_stream import SealedReader, SealedWriter
from tests.fakes.cases import take_in
from tests.fakes.real_store import RealStore, bring_back


@pytest.fixture
def made(store: RealStore, tmp_path: Path) -> Path:
    """A backup of a store with two tickets and a file."""
    take_in(store)
    take_in(store)
    store.blobs.put_bytes(b"photo")
    store.backup(tmp_path / "backup.cfbackup")
    return tmp_path / "backup.cfbackup"


def repack(
    source: Path,
    target: Path,
    secret: bytes,
    change: Callable[[str, bytes], tuple[str, bytes] | None],
    head: Callable[[bytes], bytes] = bytes,
) -> None:
    """Copy a backup with its members or its head changed, sealed again; None leaves a member out."""
    with source.open("rb") as sealed, target.open("wb") as file:
        opened = SealedReader(sealed, secret)
        written = SealedWriter(file, secret, head(opened.head))
        with zipfile.ZipFile(io.BufferedReader(opened)) as old, zipfile.ZipFile(written, "w") as new:
            for name in old.namelist():
                changed = change(name, old.read(name))
                if changed is not None:
                    new.writestr(*changed)
        written.finish()


def here(store: RealStore) -> Unlocking:
    """With the key of this computer."""
    return Unlocking(FolderKeys(store.layout.root))


def test_what_was_backed_up_comes_back(made: Path, store: RealStore, tmp_path: Path) -> None:
    take_in(store)
    manifest = bring_back(made, tmp_path / "again", store.layout.root)
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


def test_no_date_stands_in_it_that_a_wrong_clock_could_break(made: Path, store: RealStore) -> None:
    """An archive cannot say a date before 1980: where the clock stood in 1970 nothing would be backed up."""
    with made.open("rb") as sealed:
        opened = io.BufferedReader(SealedReader(sealed, store.keys.secret()))
        with zipfile.ZipFile(opened) as archive:
            assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_nothing_of_it_can_be_read_without_the_key(made: Path, store: RealStore, tmp_path: Path) -> None:
    raw = made.read_bytes()
    for word in ("SQLite format", "王建国", "13800002233", "photo"):
        assert word.encode() not in raw
    assert [path.name for path in tmp_path.iterdir() if path != store.layout.root] == [made.name]
    with pytest.raises(ProblemError, match="backup_locked"):
        restore(made, tmp_path / "again", Unlocking(KeyFilesOf(tmp_path / "elsewhere")))
    assert not (tmp_path / "again").exists()


def KeyFilesOf(folder: Path) -> MachineKeys:  # noqa: N802 - a place of keys, as its class
    """Another computer."""
    return MachineKeys(folder)


def test_on_another_computer_the_recovery_code_opens_it(store: RealStore, tmp_path: Path) -> None:
    take_in(store)
    code = store.keys.new_code(store.time.now().date())
    store.backup(tmp_path / "backup.cfbackup")
    other = MachineKeys(tmp_path / "other computer")
    wrong = code[:-4] + ("0000" if not code.endswith("0000") else "1111")
    with pytest.raises(InputError, match="recovery_code_group"):
        restore(tmp_path / "backup.cfbackup", tmp_path / "again", Unlocking(other, wrong))
    restore(
        tmp_path / "backup.cfbackup", tmp_path / "again", Unlocking(other, code.lower().replace("-", " "))
    )
    assert KeyFiles(tmp_path / "other computer").find(store.keys.name) == store.keys.secret()
    (key,) = (tmp_path / "other computer").iterdir()
    assert key.stat().st_mode & 0o077 == 0


def test_the_keys_of_the_device_come_back_for_their_owner_alone(store: RealStore, tmp_path: Path) -> None:
    """Without them head office would not know a desk again that was restored."""
    public = store.device_keys.signing().public
    store.backup(tmp_path / "backup.cfbackup")
    bring_back(tmp_path / "backup.cfbackup", tmp_path / "again", store.layout.root)
    restored = RealStore(tmp_path / "again", seed=5)
    assert restored.device_keys.signing().public == public
    restored.close()
    assert (tmp_path / "again" / "device-sign.key").stat().st_mode & 0o077 == 0


def test_a_backup_is_never_written_over(made: Path, store: RealStore) -> None:
    before = made.read_bytes()
    with pytest.raises(ProblemError, match="backup_exists"):
        store.backup(made)
    assert made.read_bytes() == before


def test_a_store_is_never_restored_over(made: Path, store: RealStore, folder: Path) -> None:
    with pytest.raises(ProblemError, match="store_exists"):
        restore(made, folder, here(store))


@pytest.mark.parametrize(
    "change",
    [
        lambda name, data: (name, data[:-10] + bytes(10)) if name == "store.db" else (name, data),
        lambda name, data: None if name == "store.db" else (name, data),
        lambda name, data: (name, b"other") if name.startswith("blobs/") else (name, data),
        lambda name, data: None if name.startswith("blobs/") else (name, data),
    ],
)
def test_a_damaged_backup_is_refused_and_leaves_nothing(
    made: Path,
    store: RealStore,
    tmp_path: Path,
    change: Callable[[str, bytes], tuple[str, bytes] | None],
) -> None:
    repack(made, tmp_path / "damaged", store.keys.secret(), change)
    with pytest.raises(ProblemError, match="backup_damaged"):
        restore(tmp_path / "damaged", tmp_path / "again", here(store))
    assert [path for path in (tmp_path / "again").rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("at", [3, 40, 2000, 70_000, -1])
def test_one_bit_changed_anywhere_is_found(made: Path, store: RealStore, tmp_path: Path, at: int) -> None:
    """In the mark, in the readable head, in the salt or a piece, in the last tag."""
    raw = bytearray(made.read_bytes())
    raw[at] ^= 4
    made.write_bytes(raw)
    with pytest.raises(ProblemError, match=r"backup_(damaged|locked)"):
        restore(made, tmp_path / "again", here(store))
    assert not (tmp_path / "again" / "store.db").exists()


@pytest.mark.parametrize("size", [0, 5000, -1, -70_000])
def test_half_a_backup_is_refused(made: Path, store: RealStore, tmp_path: Path, size: int) -> None:
    (tmp_path / "half").write_bytes(made.read_bytes()[:size])
    with pytest.raises(ProblemError, match="backup_damaged"):
        restore(tmp_path / "half", tmp_path / "again", here(store))


def test_a_backup_of_a_newer_program_is_refused(made: Path, store: RealStore, tmp_path: Path) -> None:
    def newer(head: bytes) -> bytes:
        told = json.loads(head)
        told["manifest"]["schema"] = 99
        return json.dumps(told).encode()

    repack(made, tmp_path / "newer", store.keys.secret(), lambda *member: member, newer)
    with pytest.raises(ProblemError, match="store_newer"):
        restore(tmp_path / "newer", tmp_path / "again", here(store))


def test_members_that_point_elsewhere_are_passed_over(made: Path, store: RealStore, tmp_path: Path) -> None:
    def first(name: str, data: bytes) -> tuple[str, bytes]:
        return ("../outside.txt" if name == "store.db" else name), data

    def more(name: str, data: bytes) -> tuple[str, bytes]:
        return ("blobs/../../outside2.txt" if name.startswith("blobs/") else name), data

    for change in (first, more):
        repack(made, tmp_path / "odd", store.keys.secret(), change)
        with pytest.raises(ProblemError, match="backup_damaged"):
            restore(tmp_path / "odd", tmp_path / "deep" / "again", here(store))
    assert not list(tmp_path.rglob("outside*"))

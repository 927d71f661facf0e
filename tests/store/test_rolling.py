"""The backup that is made by itself: what stays, what is written once, what a cut leaves."""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.domain.refusals import ProblemError
from app.store.files_apart import FilesApart
from app.store.key_places import FolderKeys, MachineKeys
from app.store.restoring import Unlocking, restore
from app.store.rolling import RollingMade, back_up_rolling
from tests.fakes.cases import take_in
from tests.fakes.real_store import RealStore, bring_back

ZONE = ZoneInfo("Asia/Shanghai")
NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
Run = Callable[..., RollingMade]


@pytest.fixture
def share(tmp_path: Path) -> Path:
    folder = tmp_path / "share"
    folder.mkdir()
    return folder


@pytest.fixture
def run(store: RealStore, share: Path) -> Run:
    """Makes the backup of a day, so many days after the first."""

    def make(days: float = 0) -> RollingMade:
        return back_up_rolling(store.layout, store.keys, share, NOON + timedelta(days=days), ZONE, "2F-01")

    return make


def sealed(share: Path) -> list[Path]:
    """The files beside the backups."""
    return sorted(path for path in share.glob("files-*/??/*"))


def test_a_file_is_written_once_and_comes_back_elsewhere(
    store: RealStore, share: Path, run: Run, tmp_path: Path
) -> None:
    take_in(store)
    photo = store.blobs.put_bytes(b"photo" * 50_000)
    code = store.keys.new_code(NOON.date())
    first = run()
    assert (first.added, first.manifest.blobs, first.size < 1_000_000) == (1, 1, True)
    before = sealed(share)[0].stat().st_mtime_ns
    store.blobs.put_bytes(b"second")
    assert run(1).added == 1
    assert before in {path.stat().st_mtime_ns for path in sealed(share)}
    assert all(b"photo" not in path.read_bytes() for path in share.rglob("*") if path.is_file())
    assert not any(photo in str(path) for path in share.rglob("*"))
    newest = max(share.glob("*.cfbackup"))
    found = restore(newest, tmp_path / "elsewhere", Unlocking(MachineKeys(tmp_path / "keys"), code))
    assert found.lost == ()
    assert (tmp_path / "elsewhere" / "blobs" / photo[:2] / photo).read_bytes() == b"photo" * 50_000


def test_the_newest_of_days_weeks_and_months_stay(store: RealStore, share: Path, run: Run) -> None:
    """Only the dates decide: the files themselves are made by copying one."""
    made = run()
    by_hand = share / "counterfoil-2F01-20260101.cfbackup"
    store.backup(by_hand)
    assert run(0.1).let_go == 1, "two of a day"
    assert not made.path.exists()
    assert by_hand.exists()
    (share / "counterfoil-other.cfbackup").write_bytes(b"of another desk, or damaged")
    assert run(1).let_go == 0
    assert len(list(share.glob("*.cfbackup"))) == 4


def test_what_no_backup_names_any_more_goes(store: RealStore, share: Path, run: Run) -> None:
    gone = store.layout.blob(store.blobs.put_bytes(b"erased"))
    run()
    gone.unlink()
    assert len(sealed(share)) == 1, "the backup of today names it"
    run(0.1)
    assert sealed(share) == []


def test_damaged_and_lost_files_are_written_again(store: RealStore, share: Path, run: Run) -> None:
    photos = [store.blobs.put_bytes(f"photo {n}".encode()) for n in range(4)]
    run()
    for path in sealed(share)[:3]:
        path.chmod(0o600)
        path.write_bytes(path.read_bytes()[:-1] + b"x")
    sealed(share)[3].unlink()
    runs = [run(day) for day in range(1, 8)]
    assert sum(each.looked_at for each in runs) >= len(photos) - 1
    assert (sum(each.mended for each in runs), sum(each.added for each in runs)) == (3, 1)


def test_one_lost_file_costs_only_itself(store: RealStore, share: Path, run: Run, tmp_path: Path) -> None:
    kept, lost = store.blobs.put_bytes(b"kept"), store.blobs.put_bytes(b"lost")
    made = run()
    FilesApart(share, store.keys.name, store.keys.secret()).place(lost).unlink()
    found = restore(made.path, tmp_path / "again", Unlocking(FolderKeys(store.layout.root)))
    assert found.lost == (lost,)
    assert (tmp_path / "again" / "blobs" / kept[:2] / kept).exists()


def test_a_share_that_is_away_is_not_made_anew(store: RealStore, share: Path, run: Run) -> None:
    share.rmdir()
    with pytest.raises(ProblemError, match="backup_place_gone"):
        run()
    assert not share.exists()


def test_a_full_disk_leaves_the_backups_of_before(
    store: RealStore, share: Path, run: Run, small_files: Callable[[int], None]
) -> None:
    store.blobs.put_bytes(b"first")
    run()
    before = {path: path.read_bytes() for path in share.rglob("*") if path.is_file()}
    store.blobs.put_bytes(os.urandom(300_000))
    small_files(200_000)
    with pytest.raises(ProblemError, match="disk_full"):
        run(1)
    small_files(-1)
    assert {path: path.read_bytes() for path in share.rglob("*") if path.is_file()} == before
    assert list(store.layout.root.glob(".backup-*")) == []
    assert run(1).added == 1


@pytest.fixture
def small_files() -> Iterator[Callable[[int], None]]:
    """Sets how large a file may grow (bytes), as a disk with so much left would."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handled = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    def limit(size: int) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft if size < 0 else size, hard))

    yield limit
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    signal.signal(signal.SIGXFSZ, handled)


def test_a_cut_in_the_middle_leaves_what_was_and_the_next_run_tidies_up(
    store: RealStore, share: Path, run: Run, tmp_path: Path
) -> None:
    take_in(store)
    made = run()
    half = share / "counterfoil-2F01-20261121-120000-auto.cfbackup.new"
    half.write_bytes(made.path.read_bytes()[:70_000])
    os.utime(half, (0, 0))
    left = store.layout.root / ".backup-cut"
    left.mkdir()
    (left / "store.db").write_bytes(b"a copy")
    os.utime(left, (0, 0))
    bring_back(made.path, tmp_path / "again", store.layout.root)
    run(1)
    assert not half.exists()
    assert not left.exists()
    assert made.path.exists()


def test_links_on_the_share_lead_nothing_out_of_it(
    store: RealStore, share: Path, run: Run, tmp_path: Path
) -> None:
    """Somebody who may write there laid links: nothing elsewhere is written over, removed or waited for."""
    home = tmp_path / "home"
    home.mkdir()
    photo = store.blobs.put_bytes(b"photo")
    run()
    (file,) = sealed(share)
    shard = file.parent
    file.unlink()
    shard.rmdir()
    (home / "diary").write_text("kept")
    shard.symlink_to(home)
    os.mkfifo(share / "counterfoil-pipe.cfbackup")
    (share / "counterfoil-link.cfbackup").symlink_to(max(share.glob("*-auto.cfbackup")))
    made = run(1)
    assert made.added == 1
    assert [each.name for each in home.iterdir()] == ["diary"]
    assert not shard.is_symlink()
    assert (share / "counterfoil-link.cfbackup").is_symlink(), "not ours to judge"
    assert bring_back(made.path, tmp_path / "again", store.layout.root).blobs == 1
    assert (tmp_path / "again" / "blobs" / photo[:2] / photo).read_bytes() == b"photo"


def test_the_whole_folder_of_files_may_be_a_link_as_well(
    store: RealStore, share: Path, run: Run, tmp_path: Path
) -> None:
    store.blobs.put_bytes(b"photo")
    run()
    (apart,) = share.glob("files-*")
    moved = apart.rename(tmp_path / "moved")
    apart.symlink_to(moved)
    before = sorted(moved.rglob("*"))
    store.blobs.put_bytes(b"another")
    assert run(1).added == 2
    assert sorted(moved.rglob("*")) == before


@pytest.mark.parametrize("kind", ["link", "pipe"])
def test_a_file_that_is_a_link_or_a_pipe_counts_as_lost(
    store: RealStore, share: Path, run: Run, tmp_path: Path, kind: str
) -> None:
    photo = store.blobs.put_bytes(b"photo")
    made = run()
    (file,) = sealed(share)
    if kind == "link":
        file.symlink_to(file.rename(tmp_path / "elsewhere"))
    else:
        file.unlink()
        os.mkfifo(file)
    assert bring_back(made.path, tmp_path / "again", store.layout.root).blobs == 1
    assert not (tmp_path / "again" / "blobs" / photo[:2] / photo).exists()


def test_a_link_in_place_of_the_unfinished_backup_is_not_written_through(
    store: RealStore, share: Path, tmp_path: Path
) -> None:
    precious = tmp_path / "precious"
    precious.write_text("kept")
    (share / "1.cfbackup.new").symlink_to(precious)
    store.backup(share / "1.cfbackup")
    assert precious.read_text() == "kept"
    assert (share / "1.cfbackup").stat().st_mode & 0o077 == 0

"""Disks that are full, read-only or broken; programs that die in the middle."""

import errno
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.refusals import ProblemError
from app.store.blobs import StoreBlobs
from app.store.files import replace_patiently
from app.store.layout import Layout
from app.store.problems import problem_of, problems_told
from app.store.reserve import Reserve
from app.usecases.read_models import QueueFilter
from tests.fakes.cases import take_in
from tests.fakes.real_store import RealStore


class SharingError(OSError):
    """What Windows says while another program holds a file."""

    def __init__(self, winerror: int) -> None:
        super().__init__(errno.EACCES, "held")
        self.winerror = winerror


def sqlite_error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("told by SQLite")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (sqlite_error(sqlite3.SQLITE_FULL), "disk_full"),
        (sqlite_error(sqlite3.SQLITE_IOERR_FSYNC), "store_unreachable"),
        (sqlite_error(sqlite3.SQLITE_READONLY_DIRECTORY), "store_read_only"),
        (sqlite_error(sqlite3.SQLITE_CANTOPEN), "store_read_only"),
        (sqlite_error(sqlite3.SQLITE_BUSY_SNAPSHOT), "store_busy"),
        (sqlite_error(sqlite3.SQLITE_CORRUPT_VTAB), "store_damaged"),
        (sqlite_error(sqlite3.SQLITE_NOTADB), "store_damaged"),
        (OSError(errno.ENOSPC, ""), "disk_full"),
        (OSError(errno.EROFS, ""), "store_read_only"),
        (OSError(errno.EACCES, ""), "store_read_only"),
        (OSError(errno.EIO, ""), "store_unreachable"),
        (OSError(errno.EDQUOT, ""), "disk_full"),
        (OSError(errno.EISDIR, ""), "path_in_the_way"),
        (OSError(errno.ENOTDIR, ""), "path_in_the_way"),
        (OSError(errno.EEXIST, ""), "path_in_the_way"),
        (OSError(errno.ENAMETOOLONG, ""), "path_too_long"),
    ],
)
def test_what_the_environment_refuses_is_a_problem(error: Exception, code: str, tmp_path: Path) -> None:
    problem = problem_of(error, tmp_path)
    assert problem is not None
    assert problem.code == code


def test_a_problem_of_a_path_names_it(tmp_path: Path) -> None:
    (tmp_path / "file").mkdir()
    with pytest.raises(ProblemError, match="path_in_the_way") as told, problems_told(tmp_path):
        (tmp_path / "file").write_bytes(b"")
    assert told.value.params["path"] == str(tmp_path / "file")
    too_long = tmp_path / ("x" * 300)
    with pytest.raises(ProblemError, match="path_too_long") as told, problems_told(tmp_path):
        too_long.write_bytes(b"")
    assert told.value.params["path"] == str(too_long)


@pytest.mark.parametrize(
    "error", [sqlite_error(sqlite3.SQLITE_CONSTRAINT_UNIQUE), OSError(errno.ENOENT, ""), ValueError()]
)
def test_a_bug_stays_a_bug(error: Exception, tmp_path: Path) -> None:
    assert problem_of(error, tmp_path) is None


def limit_pages(store: RealStore, pages: int) -> None:
    """Let SQLite find the disk full: its file may not grow beyond so many pages."""
    store.writer.run(lambda connection: connection.execute(f"PRAGMA max_page_count = {pages}").fetchone())


def take_in_many(store: RealStore) -> None:
    for _ in range(200):
        take_in(store)


def test_a_full_disk_keeps_what_was_kept_and_goes_on_when_there_is_space(store: RealStore) -> None:
    first = take_in(store)
    limit_pages(store, 1)
    with pytest.raises(ProblemError, match="disk_full"):
        take_in_many(store)
    kept = store.tickets.counts(QueueFilter(store.time.now()))
    limit_pages(store, 1_000_000)
    take_in(store)
    assert store.tickets.ticket(first) is not None
    assert kept["all"] >= 1
    assert store.verify().sound


def test_the_reserve_is_given_back_and_the_work_done(folder: Path) -> None:
    store = RealStore(folder, reserve=1 << 20)
    assert store.reserve.held
    assert (folder / "reserve").stat().st_size == 1 << 20
    tries: list[bool] = []

    def work(tx: object) -> str:
        tries.append(store.reserve.held)
        if store.reserve.held:
            raise OSError(errno.ENOSPC, "no space left")
        return "done"

    assert store.journal.transact(work) == "done"
    assert tries == [True, False]
    with pytest.raises(ProblemError, match="disk_full"):
        store.journal.transact(lambda _: (_ for _ in ()).throw(OSError(errno.ENOSPC, "")))
    take_in(store)
    store.close()
    again = RealStore(folder, reserve=1 << 20)
    assert again.reserve.held
    again.close()


def test_nothing_is_set_aside_on_a_small_disk(tmp_path: Path) -> None:
    reserve = Reserve(tmp_path / "reserve", 1 << 60)
    reserve.set_aside()
    assert not reserve.held
    assert not reserve.give_back()


def test_a_file_that_another_program_holds_is_waited_for(tmp_path: Path) -> None:
    waits: list[float] = []
    left = [32, 5, 33]

    def replace(source: Path, target: Path) -> None:
        if left:
            raise SharingError(left.pop())
        os.replace(source, target)  # noqa: PTH105 - the very call under test

    (tmp_path / "a").write_bytes(b"x")
    replace_patiently(tmp_path / "a", tmp_path / "b", replace, waits.append)
    assert (tmp_path / "b").read_bytes() == b"x"
    assert len(waits) == 3

    def never(source: Path, target: Path) -> None:
        raise SharingError(32)

    waits.clear()
    with pytest.raises(SharingError):
        replace_patiently(tmp_path / "b", tmp_path / "c", never, waits.append)
    assert sum(waits) == pytest.approx(2.5)

    def other(source: Path, target: Path) -> None:
        raise OSError(errno.EISDIR, "no")

    with pytest.raises(IsADirectoryError):
        replace_patiently(tmp_path / "b", tmp_path / "c", other, waits.append)


def test_a_blob_is_read_only_and_unfinished_ones_are_swept(tmp_path: Path) -> None:
    blobs = StoreBlobs(Layout(tmp_path))
    sha256 = blobs.put_bytes(b"photo")
    path = blobs.path(sha256)
    assert path == tmp_path / "blobs" / sha256[:2] / sha256
    assert path.stat().st_mode & 0o222 == 0
    left = tmp_path / "blobs" / ".unfinished-abc"
    left.write_bytes(b"half")
    blobs.sweep()
    assert not left.exists()
    assert blobs.read(sha256) == b"photo"


def test_a_blob_that_cannot_be_written_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blobs = StoreBlobs(Layout(tmp_path))

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(ProblemError, match="disk_full"):
            blobs.put_bytes(b"photo")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert blobs.read(blobs.put_bytes(b"photo")) == b"photo"


KILLED = """
import os, signal, sys
from pathlib import Path
from app.usecases.read_models import QueueFilter
from tests.fakes.cases import take_in
from tests.fakes.real_store import RealStore
store = RealStore(Path(sys.argv[1]), seed=99)
print(take_in(store), flush=True)
def die(tx):
    from tests.fakes.cases import opened
    ticket = store.ids.fresh()
    tx.next_serial("ticket", store.time.now().date())
    tx.append(ticket, (opened(ticket, "2F01-261120-0002", store.time.now()),), store.time.now(), "x")
    tx.finish()
    os.kill(os.getpid(), signal.SIGKILL)
store.journal.transact(die)
"""


def test_a_program_killed_in_the_middle_loses_only_what_was_not_kept(
    reopen: Callable[[], RealStore], folder: Path
) -> None:
    died = subprocess.run(
        [sys.executable, "-c", KILLED, str(folder)], capture_output=True, text=True, check=False, timeout=30
    )
    assert died.returncode == -signal.SIGKILL
    store = reopen()
    assert store.tickets.ticket(died.stdout.strip()) is not None
    assert store.tickets.find("2F01-261120-0002") is None
    take_in(store)
    assert store.tickets.find("2F01-261120-0002") is not None
    assert store.verify().sound

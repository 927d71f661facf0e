"""A store that is encrypted as a whole: nothing of it can be read in its folder, and everything works."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlcipher3 import dbapi2

from app.domain.refusals import ProblemError
from app.store import engine, resealing
from app.store.glance import glance
from app.store.key_places import FolderKeys
from app.store.layout import Layout
from app.store.onlooking import look_on
from app.store.resealing import reseal
from app.store.salvaging import salvage
from app.usecases.read_models import QueueFilter
from app.wire.failpoint import EXIT, VARIABLE
from tests.fakes.cases import customer, take_in
from tests.fakes.machine import FakeIds
from tests.fakes.real_store import RealStore, awaiting_approval, bring_back, clock_of

PHOTO = b"photo of the goods " * 9000
"""More than two pieces of a sealed file."""

KILLED_AT = (
    ("reseal.after_database", True),
    ("reseal.after_swap", True),
    ("reseal.after_files", False),
    ("reseal.before_unnaming", False),
    ("reseal.after_swap", False),
    ("erase.overwritten", True),
    ("erase.unnamed:2", True),
    ("erase.overwritten:2", False),
    ("erase.unnamed", False),
)
"""Where, and whether on the way to the sealed form or back."""


class Filled(NamedTuple):
    folder: Path
    photo: str


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    """A closed store with three tickets, a draft, a file and a copy from before a migration."""
    folder = tmp_path_factory.mktemp("plain") / "store"
    store = RealStore(folder)
    for _ in range(3):
        take_in(store)
    photo = store.blobs.put_bytes(PHOTO)
    store.settings.put({"desk.code": "2F-01"})
    store.close()
    (folder / "backups").mkdir()
    shutil.copy(folder / "store.db", folder / "backups" / "before-schema-0002.db")
    return Filled(folder, photo)


@pytest.fixture(scope="module")
def sealed_once(plain: Filled, tmp_path_factory: pytest.TempPathFactory) -> Filled:
    folder = tmp_path_factory.mktemp("sealed") / "store"
    shutil.copytree(plain.folder, folder)
    reseal(folder, FolderKeys(folder), sealed=True)
    return Filled(folder, plain.photo)


@pytest.fixture
def sealed(sealed_once: Filled, tmp_path: Path) -> Filled:
    shutil.copytree(sealed_once.folder, tmp_path / "store")
    return Filled(tmp_path / "store", sealed_once.photo)


@pytest.fixture
def opened(sealed: Filled) -> Iterator[RealStore]:
    store = RealStore(sealed.folder, seed=4)
    yield store
    store.close()


def found_in(folder: Path) -> list[str]:
    """Where any byte of a person, of the goods' photo or of a plain database lies."""
    signs = (
        customer().name.encode(),
        (customer().phone or "").encode(),
        PHOTO[:60],
        b"SQLite format 3",
        b"2F-01",
    )
    return [
        f"{path.name}: {sign!r}"
        for path in folder.rglob("*")
        if path.is_file()
        for sign in signs
        if sign in path.read_bytes()
    ]


def shown(store: RealStore) -> tuple[list[str], bytes, object]:
    rows = store.tickets.page(QueueFilter(store.time.now()), limit=10).rows
    return (
        [row.number for row in rows],
        b"".join(path.name.encode() for path in sorted(store.layout.blobs.glob("??/*"))),
        store.settings.get("desk.code"),
    )


def state_of(folder: Path) -> tuple[list[str], bytes, object]:
    store = RealStore(folder, seed=8)
    try:
        assert store.verify().findings == []
        return shown(store)
    finally:
        store.close()


def test_no_byte_tells_anything_while_the_store_is_open(opened: RealStore, sealed: Filled) -> None:
    assert opened.blobs.read(sealed.photo) == PHOTO
    with opened.blobs.open(sealed.photo) as file:
        file.seek(70_000)
        assert file.read(40) == PHOTO[70_000:70_040]
    assert opened.blobs.size(sealed.photo) == len(PHOTO)
    take_in(opened)
    opened.blobs.put_bytes(PHOTO + b"2")
    assert opened.verify().findings == []
    assert len(shown(opened)[0]) == 4
    assert found_in(sealed.folder) == []
    looking = look_on(
        sealed.folder,
        time=opened.time,
        clock_of=clock_of,
        awaiting_approval=awaiting_approval,
        keys=FolderKeys(sealed.folder),
    )
    assert looking.tickets.counts(QueueFilter(opened.time.now()))["all"] == 4
    assert looking.verify().findings == []
    looking.close()
    first = glance(sealed.folder, opened.time.now(), FolderKeys(sealed.folder))
    assert first is not None
    assert len(first.rows) == 4
    assert glance(sealed.folder, opened.time.now(), FolderKeys(sealed.folder.parent)) is None


def test_there_and_back_nothing_is_lost(plain: Filled, sealed: Filled) -> None:
    told: list[tuple[int, int]] = []
    done = reseal(
        sealed.folder, FolderKeys(sealed.folder), sealed=False, progress=lambda *at: told.append(at)
    )
    assert (done.sealed, done.files, done.unreadable) == (False, 1, ())
    assert told[-1][0] == told[-1][1] == done.size
    assert (sealed.folder / "blobs" / plain.photo[:2] / plain.photo).read_bytes() == PHOTO
    before = RealStore(plain.folder, seed=3)
    expected = shown(before)
    before.close()
    assert state_of(sealed.folder) == expected
    names = {path.name for path in sealed.folder.rglob("*")}
    assert "before-schema-0002.db" in names
    assert [name for name in names if "sealed" in name or name.endswith((".new", ".gone"))] == []


def test_what_cannot_be_is_refused_before_anything_is_done(
    plain: Filled, sealed: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ProblemError, match="sealed_already"):
        reseal(sealed.folder, FolderKeys(sealed.folder), sealed=True)
    with pytest.raises(ProblemError, match="sealed_not"):
        reseal(plain.folder, FolderKeys(plain.folder), sealed=False)
    with pytest.raises(ProblemError, match="store_missing"):
        reseal(plain.folder / "backups", FolderKeys(plain.folder), sealed=True)
    names = sorted(sealed.folder.rglob("*"))
    monkeypatch.setattr(resealing, "_MARGIN", 1 << 60)  # no disk has that much room
    with pytest.raises(ProblemError, match="room_for_copy_short"):
        reseal(sealed.folder, FolderKeys(sealed.folder), sealed=False)
    assert sorted(sealed.folder.rglob("*")) == names


def test_an_open_store_is_left_alone(opened: RealStore, sealed: Filled) -> None:
    with pytest.raises(ProblemError, match="store_in_use"):
        reseal(sealed.folder, FolderKeys(sealed.folder), sealed=False)
    assert opened.verify().findings == []


def test_without_the_extra_a_sentence_says_what_to_install(
    sealed: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, engine.MODULE, None)
    with pytest.raises(ProblemError, match="sealing_not_installed") as caught:
        RealStore(sealed.folder)
    assert caught.value.params == {"extra": "counterfoil[sealed]"}


def test_without_its_key_it_stays_closed(sealed: Filled) -> None:
    with closing(dbapi2.connect(str(sealed.folder / "store.sealed"))) as other:
        other.execute(f"PRAGMA key = {engine.literal(bytes(32))}")
        with pytest.raises(dbapi2.DatabaseError, match="not a database"):
            other.execute("SELECT * FROM sqlite_schema")
    for key in sealed.folder.glob("*.key"):
        key.unlink()
    with pytest.raises(ProblemError, match="store_locked"):
        RealStore(sealed.folder)
    Layout(sealed.folder).keys.unlink()
    with pytest.raises(ProblemError, match="keys_damaged"):
        RealStore(sealed.folder)


def test_a_backup_of_it_comes_back_sealed(opened: RealStore, sealed: Filled, tmp_path: Path) -> None:
    manifest = opened.backup(tmp_path / "one.cfbackup")
    assert (manifest.sealed, manifest.blobs) == (True, 1)
    again = tmp_path / "again"
    bring_back(tmp_path / "one.cfbackup", again, sealed.folder)
    assert Layout(again).is_sealed
    assert found_in(again) == []
    restored = RealStore(again, seed=5)
    assert restored.blobs.read(sealed.photo) == PHOTO
    assert restored.verify().findings == []
    assert shown(restored) == shown(opened)
    restored.close()


def test_damage_is_found_and_what_can_be_read_is_saved(sealed: Filled, tmp_path: Path) -> None:
    secret = next(sealed.folder.glob("*.key")).read_bytes()
    raw = bytearray((sealed.folder / "store.sealed").read_bytes())
    raw[:4096] = bytes(4096)
    (sealed.folder / "store.sealed").write_bytes(raw)
    with pytest.raises(ProblemError, match="store_damaged"):
        RealStore(sealed.folder)
    with pytest.raises(ProblemError, match="store_locked"):
        salvage(sealed.folder, tmp_path / "new", FakeIds(9))
    found = salvage(sealed.folder, tmp_path / "new", FakeIds(9), secret)
    assert (found.entries, found.changed, found.missing, found.torn, found.blobs) == (3, (), (), (), 1)
    for key in sealed.folder.glob("*.key"):
        shutil.copy(key, tmp_path / "new" / key.name)
    assert found_in(tmp_path / "new") == []
    store = RealStore(tmp_path / "new", seed=9)
    assert store.rebuild() == 3
    assert store.verify().findings == []
    store.close()


def test_a_file_that_was_changed_is_named_and_does_not_stop_the_way_back(sealed: Filled) -> None:
    place = Layout(sealed.folder).blob(sealed.photo)
    raw = bytearray(place.read_bytes())
    raw[-1] ^= 1
    place.chmod(0o600)
    place.write_bytes(raw)
    store = RealStore(sealed.folder, seed=6)
    assert not store.blobs.is_whole(sealed.photo)
    with pytest.raises(ProblemError, match="blob_damaged"):
        store.blobs.read(sealed.photo)
    assert store.blobs.put_bytes(PHOTO) == sealed.photo
    assert store.blobs.read(sealed.photo) == PHOTO, "the content took the place of what was damaged"
    store.close()
    place.chmod(0o600)
    place.write_bytes(raw)
    done = reseal(sealed.folder, FolderKeys(sealed.folder), sealed=False)
    assert done.unreadable == (sealed.photo,)


@pytest.mark.parametrize(("point", "to_sealed"), KILLED_AT)
def test_killed_at_any_step_one_whole_store_is_left(
    plain: Filled, sealed_once: Filled, tmp_path: Path, point: str, to_sealed: bool
) -> None:
    """A power cut on the way there or back; the next opening erases the rest."""
    folder = tmp_path / "cut"
    shutil.copytree((plain if to_sealed else sealed_once).folder, folder)
    assert died(folder, point, sealed=to_sealed)
    gone_over = point == "reseal.after_swap" or point.startswith("erase")
    assert Layout(folder).is_sealed is (to_sealed is gone_over)
    numbers, files, desk = state_of(folder)
    assert (len(numbers), files, desk) == (3, plain.photo.encode(), "2F-01")
    if Layout(folder).is_sealed:
        assert found_in(folder) == []
    else:
        assert [path.name for path in folder.rglob("*sealed*")] == []


def died(folder: Path, point: str, *, sealed: bool) -> bool:
    """Whether a process of its own that went over died at that point."""
    child = os.fork()
    if child == 0:
        os.environ[VARIABLE] = point
        try:
            reseal(folder, FolderKeys(folder), sealed=sealed)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == EXIT

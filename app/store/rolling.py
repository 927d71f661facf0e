"""The backup that is made by itself, into a folder on another disk: the database anew, files once.

Each run tries what it wrote, looks through a seventh of the files that lay there (within a week all of them;
one that is damaged or missing is written again), and only then lets older backups go. Cut at any moment it
leaves the backups of before, whole, and at most a file that the next run removes.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterable, Sequence
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Final, NamedTuple

from app.domain.refusals import ProblemError
from app.store.backup import write_backup
from app.store.backup_format import SUFFIX, WORKING, Manifest
from app.store.blobs import StoreBlobs
from app.store.files_apart import FilesApart
from app.store.layout import Layout
from app.store.problems import problems_told
from app.store.restoring import listed_apart, read_backup_head
from app.store.storekeys import StoreKeys
from app.store.verifying import all_blobs
from app.usecases.backup_plan import FAILED, FOLDER, LAST, backup_state, superseded
from app.usecases.ports import Settings

_PARTS: Final = 7
_LEFT: Final = 24 * 3600
"""Seconds after which a working folder is of a program that is gone."""

_MIGRATED: Final = 30 * 24 * 3600
"""Seconds after which a copy made before a migration goes, once there is a backup made after it."""


class RollingMade(NamedTuple):
    """One run: the file, what it holds, files written now, looked at again, mended; backups let go."""

    path: Path
    size: int
    manifest: Manifest
    added: int
    looked_at: int
    mended: int
    let_go: int


def back_up_rolling(
    layout: Layout, keys: StoreKeys, folder: Path, now: datetime, zone: tzinfo, desk: str
) -> RollingMade:
    """Make today's backup in `folder`, which must be there: a share that is not mounted is not made anew on
    this disk.

    Raises ProblemError backup_place_gone, disk_full, store_read_only, backup_damaged.
    """
    if not folder.is_dir():
        raise ProblemError("backup_place_gone", path=str(folder))
    _clear_working(layout.root)
    with problems_told(folder):
        apart = FilesApart(folder, keys.name, keys.secret(), StoreBlobs(layout, keys.files_key()).opened)
        apart.clear_links()
        blobs = list(all_blobs(layout.blobs))
        present = {each for each in blobs if apart.place(each.name).exists()}
        added = sum(apart.add(each) for each in blobs if each not in present)
        looked_at, mended = _look_through(apart, present, now.astimezone(zone).toordinal() % _PARTS)
        target = folder / _name(desk, now.astimezone(zone))
        named = [(each.name, each.stat().st_size) for each in blobs]
        manifest = write_backup(layout, keys, target, now, (), named)
        let_go = _let_go(folder, keys, zone, apart)
        _clear_old_copies(layout.backups)
    return RollingMade(target, target.stat().st_size, manifest, added, looked_at, mended, let_go)


def roll(
    layout: Layout,
    keys: StoreKeys,
    settings: Settings,
    now: datetime,
    zone: tzinfo,
    desk: str,
    folder: str = "",
) -> RollingMade:
    """Make it where the settings say, or in `folder` from now on; how it went is remembered either way.

    Raises ProblemError as `back_up_rolling` does, and backup_nowhere where no folder was chosen.
    """
    chosen = folder or backup_state(settings.all()).folder
    if not chosen:
        raise ProblemError("backup_nowhere")
    try:
        made = back_up_rolling(layout, keys, Path(chosen), now, zone, desk)
    except ProblemError as error:
        settings.put({FAILED: {"at": now.isoformat(), "code": error.code, "params": dict(error.params)}})
        raise
    settings.put({FOLDER: chosen, LAST: {"at": now.isoformat(), "path": str(made.path)}, FAILED: {}})
    return made


def _look_through(apart: FilesApart, present: Iterable[Path], part: int) -> tuple[int, int]:
    looked_at = mended = 0
    for each in present:
        if int(each.name[:4], 16) % _PARTS != part:
            continue
        looked_at += 1
        if not apart.is_whole(each.name):
            apart.place(each.name).unlink()
            mended += apart.add(each)
    return looked_at, mended


def _let_go(folder: Path, keys: StoreKeys, zone: tzinfo, apart: FilesApart) -> int:
    """Remove backups of this store that others stand for, and files that none of the rest names.

    Those that somebody made by hand (all in one file) stay, and so do other desks'.
    """
    own = dict(_own(folder, keys.name))
    gone = superseded(own, zone)
    for moment in gone:
        own[moment].unlink()
    named: set[str] = set()
    for moment, path in own.items():
        if moment not in gone:
            named.update(listed_apart(path, keys.secret()))
    apart.drop_others(named)
    for left in folder.glob(f"*{SUFFIX}.new"):
        if time.time() - left.stat().st_mtime > _LEFT:
            left.unlink(missing_ok=True)
    return len(gone)


def _own(folder: Path, key_name: str) -> Sequence[tuple[datetime, Path]]:
    found = []
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        if path.is_symlink() or not path.is_file():
            continue  # somebody laid it there
        try:
            head = read_backup_head(path)
        except ProblemError:
            continue  # of a newer program, or damaged: not ours to judge
        if head.keys.name == key_name and head.manifest.apart:
            found.append((datetime.fromisoformat(head.manifest.made_at), path))
    return found


def _name(desk: str, local: datetime) -> str:
    return f"counterfoil-{desk.replace('-', '')}-{local:%Y%m%d-%H%M%S}-auto{SUFFIX}"


def _clear_old_copies(copies: Path) -> None:
    """What was copied before a migration holds words of customers in clear; after a month backups stand for
    it.
    """
    for copy in copies.glob("before-schema-*"):
        if time.time() - copy.stat().st_mtime > _MIGRATED:
            copy.unlink(missing_ok=True)


def _clear_working(root: Path) -> None:
    """What a backup that was cut off left in the folder of the store: a copy of the database."""
    for left in root.glob(f"{WORKING}*"):
        if time.time() - left.stat().st_mtime > _LEFT:
            shutil.rmtree(left, ignore_errors=True)

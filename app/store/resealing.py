"""Encrypting a store as a whole, and back: copied, compared, swapped by one renaming, the old one erased.

Cut at any moment it leaves one whole store, the old or the new; what else lies there the next opening erases.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Final, NamedTuple

from app.domain.refusals import ProblemError
from app.store.backup_format import WORKING
from app.store.blobs import StoreBlobs
from app.store.connecting import connect_writer
from app.store.crossing import copy_across
from app.store.engine import sealed_engine
from app.store.files import file_sha256, make_read_only, replace_patiently, sync_folder
from app.store.forms import GONE, UNFINISHED, clear_other_form
from app.store.layout import PLAIN, SEALED, Layout
from app.store.lock import StoreLock
from app.store.problems import problems_told
from app.store.sealed_files import pour, sealed_sha256
from app.store.storekeys import StoreKeys, keys_of
from app.store.verifying import all_blobs
from app.usecases.store_keys import KeyPlaces
from app.wire.failpoint import reached
from app.wire.sealed_stream import SealBrokenError

_MIB: Final = 1024 * 1024
_MARGIN: Final = 64 * 1024 * 1024
"""Bytes that must be free beyond what is copied."""

Progress = Callable[[int, int], None]
"""Told the bytes that are done, and all of them."""


class Resealed(NamedTuple):
    """What came of it: whether the store is sealed now, its files, those whose seal was broken before (their
    content is lost), bytes copied.
    """

    sealed: bool
    files: int
    unreadable: tuple[str, ...]
    size: int


def reseal(folder: Path, places: KeyPlaces, *, sealed: bool, progress: Progress | None = None) -> Resealed:
    """Encrypt the store in `folder` as a whole (`sealed`), or lay it in clear again. Nobody has it open.

    Raises ProblemError before anything is done: ``store_missing``, ``store_in_use``, ``store_locked``,
    ``sealing_not_installed``, ``sealed_already``, ``sealed_not``, ``room_for_copy_short`` (bytes needed and
    free, in MiB); and ``disk_full``, ``copy_differs``: then the old store stands as it was.
    """
    layout = Layout(folder)
    if not layout.exists:
        raise ProblemError("store_missing", folder=str(folder))
    with ExitStack() as held, problems_told(folder):
        lock = StoreLock(layout.lock)
        held.callback(lock.release)
        keys = _keys(layout, places, sealed=sealed)
        _fold_log(layout, keys)
        clear_other_form(layout)
        work = _Resealing(layout, keys, progress, sealed=sealed)
        try:
            work.check_room()
            done = work.copy()
        except BaseException:
            clear_other_form(layout)
            raise
        _swap(layout, sealed=sealed)
        reached("reseal.after_swap")
        _clear_working(layout)
        clear_other_form(layout)
        sync_folder(folder)
    return done


def check_reseal(layout: Layout, places: KeyPlaces, *, sealed: bool) -> None:
    """Whether that could begin now, but for somebody who has the store open. Raises what `reseal` raises."""
    with problems_told(layout.root):
        _Resealing(layout, _keys(layout, places, sealed=sealed), None, sealed=sealed).check_room()


def _keys(layout: Layout, places: KeyPlaces, *, sealed: bool) -> StoreKeys:
    sealed_engine()
    if layout.is_sealed is sealed:
        raise ProblemError("sealed_already" if sealed else "sealed_not", folder=str(layout.root))
    return keys_of(layout, places)


def _fold_log(layout: Layout, keys: StoreKeys) -> None:
    """Leave one file with everything in it; the log goes with the last connection."""
    database = layout.database
    with closing(connect_writer(database, keys.database_key(database))) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _swap(layout: Layout, *, sealed: bool) -> None:
    target = layout.database_of(sealed=sealed)
    replace_patiently(_unfinished(target), target)
    sync_folder(layout.root)
    if not sealed:  # the sealed one holds as long as it has its name
        reached("reseal.before_unnaming")
        old = layout.database_of(sealed=True)
        replace_patiently(old, old.with_name(f"{old.name}{GONE}"))
        sync_folder(layout.root)


def _clear_working(layout: Layout) -> None:
    """What programs that were cut left behind while the store had its other form."""
    for left in layout.root.glob(f"{WORKING}*"):
        shutil.rmtree(left, ignore_errors=True)
    shutil.rmtree(layout.root / "incoming", ignore_errors=True)


def _unfinished(database: Path) -> Path:
    return database.with_name(f"{database.name}{UNFINISHED}")


class _Resealing:
    """One run: from the form that holds into the other."""

    def __init__(self, layout: Layout, keys: StoreKeys, progress: Progress | None, *, sealed: bool) -> None:
        self._layout = layout
        self._keys = keys
        self._told = progress
        self._sealed = sealed
        self._old = StoreBlobs(layout, keys.files_key())
        self._key = keys.key_of_files() if sealed else None
        self._new = StoreBlobs(layout, self._key)
        self._files = list(all_blobs(layout.blobs))
        old, new = (PLAIN, SEALED) if sealed else (SEALED, PLAIN)
        self._databases = [(layout.database_of(sealed=not sealed), layout.database_of(sealed=sealed))]
        self._databases += [(each, each.with_suffix(new)) for each in sorted(layout.backups.glob(f"*{old}"))]
        sizes = [each.stat().st_size for each in (*self._files, *(old for old, _ in self._databases))]
        self._size = sum(sizes)
        self._done = 0

    def check_room(self) -> None:
        """Raises ProblemError room_for_copy_short."""
        free = shutil.disk_usage(self._layout.root).free
        needed = self._size + self._size // 32 + _MARGIN
        if free < needed:
            raise ProblemError(
                "room_for_copy_short",
                folder=str(self._layout.root),
                needed=str(needed // _MIB + 1),
                free=str(free // _MIB),
            )

    def copy(self) -> Resealed:
        """Everything, in its new form, beside the old."""
        unreadable = tuple(each.name for each in self._files if not self._copy_file(each))
        reached("reseal.after_files")
        for old, new in self._databases:
            unfinished = _unfinished(new)
            keys = self._keys.database_key(old), self._keys.database_key(new)
            copy_across(old, unfinished, *keys, self._copied_half)
            if new.parent == self._layout.backups:
                replace_patiently(unfinished, new)
                sync_folder(new.parent)
            self._tell(old.stat().st_size)
        reached("reseal.after_database")
        return Resealed(self._sealed, len(self._files), unreadable, self._size)

    def _tell(self, size: int) -> None:
        self._done += size
        if self._told is not None:
            self._told(min(self._done, self._size), self._size)

    def _copied_half(self, written: int) -> None:
        """So much of a database is written; comparing takes as long again."""
        if self._told is not None:
            self._told(min(self._done + written // 2, self._size), self._size)

    def _copy_file(self, place: Path) -> bool:
        """As it is, even where it is not what its name says; False where its seal is broken."""
        target = self._new.place(place.name)
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            read = self._pour(place, target)
        except (SealBrokenError, ProblemError):
            target.unlink(missing_ok=True)
            return False
        if read != self._read_back(target):
            raise ProblemError("copy_differs", path=str(target))
        make_read_only(target)
        sync_folder(target.parent)
        self._tell(place.stat().st_size)
        return True

    def _pour(self, place: Path, target: Path) -> str:
        with self._old.opened(place) as content:
            return pour(content, target, self._key)

    def _read_back(self, target: Path) -> str | None:
        return file_sha256(target) if self._key is None else sealed_sha256(target, self._key)

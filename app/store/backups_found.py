"""Looking for backups: what lies in a folder, told from their heads, without unpacking anything."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Final

from app.domain.refusals import InputError, ProblemError
from app.store.backup_format import SUFFIX, parse_head
from app.store.erased_list import hand_on
from app.store.layout import Layout
from app.store.restoring import Unlocking, restore
from app.store.versions import SCHEMA
from app.usecases.housekeeping import BackupFound
from app.wire.sealed_stream import read_head

_MOST: Final = 200
"""Files looked at in one folder; the newest names first, as names of backups sort by time."""

_OURS: Final = "counterfoil"
"""How the names of our backups begin: one that cannot be read is told, other files are not."""


def find_backups(folders: Iterable[Path]) -> tuple[BackupFound, ...]:
    """The backups in these folders, the newest first, those that cannot be restored last.

    A folder that cannot be read holds none.
    """
    files = {path.resolve(): None for folder in folders for path in _files(folder)}
    found = [backup for path in files if (backup := look_at_backup(path)) is not None]
    found.sort(key=lambda each: each.made_at.timestamp() if each.made_at else 0.0, reverse=True)
    return tuple(sorted(found, key=lambda each: bool(each.trouble)))


def look_at_backup(path: Path) -> BackupFound | None:
    """What a file says of itself; None where it is no backup of this program."""
    size = path.stat().st_size
    try:
        with path.open("rb") as file:
            manifest = parse_head(read_head(file)).manifest
        made_at = datetime.fromisoformat(manifest.made_at)
        trouble = "store_newer" if manifest.schema > SCHEMA else ""
    except (KeyError, TypeError, ValueError, OSError):
        return BackupFound(path, size, trouble="backup_damaged") if path.name.startswith(_OURS) else None
    aware = made_at if made_at.tzinfo else made_at.astimezone()
    return BackupFound(path, size, aware, manifest.desk, manifest.tickets, manifest.blobs, trouble)


def restore_beside(backup: Path, lost: Path, now: datetime, spare: Path, unlocking: Unlocking) -> Path:
    """Restore a backup into a new folder beside the store in `lost`, which stays as it is; the new folder.

    `now` is wall time, for the name. `spare` takes the folder where there is nothing beside: a disk that is
    gone. Raises ProblemError: backup_damaged, backup_locked, store_newer, disk_full,
    store_read_only; InputError for what cannot be a code; then nothing is left.
    """
    around = lost.parent if lost.parent.is_dir() else spare
    name = f"{lost.name.partition('-restored-')[0]}-restored-{now:%Y%m%d-%H%M%S}"
    folder = around / name
    number = 1
    while folder.exists():
        number += 1
        folder = around / f"{name}-{number}"
    try:
        restore(backup, folder, unlocking)
        hand_on(Layout(lost).backups, folder)
    except (ProblemError, InputError):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
        raise
    return folder


def _files(folder: Path) -> list[Path]:
    try:
        names = sorted((path for path in folder.glob(f"*{SUFFIX}") if path.is_file()), reverse=True)
    except OSError:
        return []
    return list(islice(names, _MOST))

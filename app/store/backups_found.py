"""Looking for backups: what lies in a folder, told from the manifests, without unpacking anything."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Final

from app.domain.refusals import ProblemError
from app.store.backup import DATABASE, read_manifest, restore
from app.store.versions import SCHEMA
from app.usecases.housekeeping import BackupFound

_MOST: Final = 200
"""Files looked at in one folder; the newest names first, as names of backups sort by time."""

_OURS: Final = "counterfoil"
"""How the names of our backups begin: one that cannot be read is told, other archives are not."""


def find_backups(folders: Iterable[Path]) -> tuple[BackupFound, ...]:
    """The backups in these folders, the newest first, those that cannot be restored last.

    A folder that cannot be read holds none.
    """
    files = {path.resolve(): None for folder in folders for path in _archives(folder)}
    found = [backup for path in files if (backup := look_at_backup(path)) is not None]
    found.sort(key=lambda each: each.made_at.timestamp() if each.made_at else 0.0, reverse=True)
    return tuple(sorted(found, key=lambda each: bool(each.trouble)))


def look_at_backup(path: Path) -> BackupFound | None:
    """What a file says of itself; None where it is no backup of this program."""
    size = path.stat().st_size
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = read_manifest(archive)
            archive.getinfo(DATABASE)
            made_at = datetime.fromisoformat(manifest.made_at)
            trouble = "store_newer" if manifest.schema > SCHEMA else ""
    except (zipfile.BadZipFile, KeyError, TypeError, ValueError, EOFError, OSError):
        return BackupFound(path, size, trouble="backup_damaged") if path.name.startswith(_OURS) else None
    aware = made_at if made_at.tzinfo else made_at.astimezone()
    return BackupFound(path, size, aware, manifest.desk, manifest.tickets, manifest.blobs, trouble)


def restore_beside(backup: Path, lost: Path, now: datetime, spare: Path) -> Path:
    """Restore a backup into a new folder beside the store in `lost`, which stays as it is; the new folder.

    `now` is wall time, for the name. `spare` takes the folder where there is nothing beside: a disk that is
    gone. Raises ProblemError: backup_damaged, store_newer, disk_full, store_read_only; then nothing is left.
    """
    around = lost.parent if lost.parent.is_dir() else spare
    name = f"{lost.name.partition('-restored-')[0]}-restored-{now:%Y%m%d-%H%M%S}"
    folder = around / name
    number = 1
    while folder.exists():
        number += 1
        folder = around / f"{name}-{number}"
    try:
        restore(backup, folder)
    except ProblemError:
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
        raise
    return folder


def _archives(folder: Path) -> list[Path]:
    try:
        names = sorted((path for path in folder.glob("*.zip") if path.is_file()), reverse=True)
    except OSError:
        return []
    return list(islice(names, _MOST))

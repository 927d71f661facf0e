"""Which drives of this computer may be a USB stick."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QStorageInfo

RECEIPT = "*.cfr"
_PLACES = ("/media/", "/run/media/", "/mnt/", "/Volumes/")


def stick_folders() -> tuple[Path, ...]:
    """Roots of drives that can be taken out and written, as far as the system tells. On a worker."""
    volumes = (each for each in QStorageInfo.mountedVolumes() if each.isValid() and each.isReady())
    system = Path(QStorageInfo.root().rootPath())
    return removable(((Path(each.rootPath()), each.isReadOnly()) for each in volumes), system)


def removable(
    volumes: Iterable[tuple[Path, bool]], system: Path, platform: str = sys.platform
) -> tuple[Path, ...]:
    """Of volumes (root, read only) those that are neither the system's nor read only."""
    found = []
    for root, read_only in volumes:
        named = platform == "win32" or root.as_posix().startswith(_PLACES)
        if not read_only and root != system and named:
            found.append(root)
    return tuple(found)


def newest_receipt(folders: Iterable[Path]) -> Path | None:
    """The receipt that was written last on one of these drives."""
    found: list[tuple[float, Path]] = []
    for folder in folders:
        try:
            found += [(each.stat().st_mtime, each) for each in folder.glob(RECEIPT)]
        except OSError:  # the stick was pulled out meanwhile
            continue
    return max(found)[1] if found else None

"""What a file system must be asked for so that a file is there after a power cut."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

_SHARING_ERRORS: Final = frozenset({5, 32, 33})
"""Windows: access denied, sharing violation, lock violation — a virus scanner holds the new file."""

_PATIENCE: Final = (0.01, 0.03, 0.06, 0.1, 0.2, 0.4, 0.7, 1.0)
"""Seconds between tries, 2.5 in all."""


def replace_patiently(
    source: Path,
    target: Path,
    replace: Callable[[Path, Path], object] = os.replace,
    wait: Callable[[float], None] = time.sleep,
) -> None:
    """Rename `source` to `target`, again and again while another program of Windows holds it."""
    for pause in _PATIENCE:
        try:
            replace(source, target)
        except OSError as error:
            if getattr(error, "winerror", None) not in _SHARING_ERRORS:
                raise
            wait(pause)
        else:
            return
    replace(source, target)


def sync_folder(folder: Path) -> None:
    """Flush the names in a folder; Windows does that with the file itself."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_read_only(path: Path) -> None:
    """No program changes it by mistake, and nobody but its owner reads it."""
    path.chmod(stat.S_IREAD)


def file_sha256(path: Path) -> str:
    """The SHA-256 of a file's content, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def owner_only(path: str, flags: int) -> int:
    """An opener of files that nobody but who made them reads."""
    return os.open(path, flags, 0o600)


def plain_only(path: str, flags: int) -> int:
    """An opener for names that others may have laid. Raises OSError ELOOP for a link and whatever else is no
    file; it waits for no pipe.
    """
    try:
        descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0))
    except IsADirectoryError:
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from None
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return descriptor
    os.close(descriptor)
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))


def write_durably(path: Path, data: bytes) -> None:
    """Write a small file whole or not at all, for nobody else to read."""
    unfinished = path.with_name(f"{path.name}.new")
    unfinished.unlink(missing_ok=True)
    with open(unfinished, "xb", opener=owner_only) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    replace_patiently(unfinished, path)
    sync_folder(path.parent)

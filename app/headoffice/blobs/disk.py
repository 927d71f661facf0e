"""What a folder needs of the operating system: room, locks between processes, and that things stay."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from app.wire.problems import WireError

RESERVE: Final = 200 * 1024 * 1024
"""Bytes that files leave to the database."""

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextmanager
def full_disk_told() -> Iterator[None]:
    """A full disk becomes WireError disk_full."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise WireError("disk_full") from error
        raise


def check_room(folder: Path | str, wanted: int) -> None:
    """Raises WireError disk_full when `wanted` bytes more would use up what the database needs."""
    if shutil.disk_usage(folder).free < wanted + RESERVE:
        raise WireError("disk_full")


def sync_folder(folder: Path | str) -> None:
    """What was renamed into `folder` stays there after a power cut."""
    if sys.platform == "win32":  # a folder cannot be opened there, and a rename is durable by itself
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def lock_file(descriptor: int) -> None:
    """Keep other processes out until it is closed. Raises WireError busy."""
    try:
        _lock(descriptor)
    except OSError as error:
        raise WireError("busy") from error


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - there on Windows alone

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 - not there on Windows

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

"""Files that a person is handed: whole under their name, or not there at all, and through no link."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def check_replaceable(path: Path) -> None:
    """Raise OSError where a file must not take the place of `path`: a folder, a device, a pipe."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if path.exists() and not path.is_file():
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))


@contextmanager
def new_beside(path: Path) -> Iterator[Path]:
    """An empty file beside `path` to write to; it becomes `path` when the block ends well.

    It is new, for its owner alone, and no link that somebody laid there: in a folder of many people none
    of them decides what is written over, or reads along. A link under the name itself gives way to the file.

    Raises OSError, already at the start where nothing can be written or `path` is a folder or a device.
    """
    check_replaceable(path)
    unfinished = path.with_name(f".{path.name}.part")
    unfinished.unlink(missing_ok=True)
    os.close(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        yield unfinished
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def write_whole(path: Path, data: bytes) -> None:
    """These bytes as that file. Raises OSError as `new_beside` does."""
    with new_beside(path) as unfinished:
        unfinished.write_bytes(data)

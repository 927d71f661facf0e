"""Files that a person names to head office: plain ones, by no link that others laid."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from app.headoffice.cli.house import House
from app.headoffice.cli.output import INPUT_WRONG, CommandError


def open_plain(path: Path) -> BinaryIO:
    """A file to read. A stick may hold a link to what head office alone may read.

    Raises CommandError file_unreadable for a link, a pipe, a device, a folder, and what cannot be read.
    """
    try:
        return open(path, "rb", opener=_plain)
    except OSError as error:
        raise CommandError(INPUT_WRONG, "file_unreadable", "FILE", reason=error.strerror or "") from error


def check_writable(path: Path, field: str, house: House) -> None:
    """Before anything is done: a file can be written there, and takes the place of nothing but a file.

    Raises CommandError file_unwritable: no folder, a folder, a device or a pipe of that name, the folder
    that head office keeps its own files in, its database.
    """
    try:
        wrong = _why_not(path, house)
    except OSError as error:
        wrong = error.errno or errno.EINVAL
    if wrong:
        raise CommandError(INPUT_WRONG, "file_unwritable", field, reason=os.strerror(wrong))


def write_beside(path: Path, data: bytes) -> None:
    """A file that is whole under its name or not there at all, its owner's alone. Raises OSError.

    A link under either name gives way to it: nothing is written where that leads.
    """
    unfinished = path.with_name(f"{path.name}.part")
    unfinished.unlink(missing_ok=True)
    try:
        with open(unfinished, "xb", opener=_owner_only) as file:
            file.write(data)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _why_not(path: Path, house: House) -> int:
    if path.is_dir():
        return errno.EISDIR
    if not path.parent.is_dir():
        return errno.ENOENT
    strange = path.exists() and not path.is_file()
    return errno.EPERM if strange or house.owns(path) else 0


def _plain(path: str, flags: int) -> int:
    descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0))
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return descriptor
    os.close(descriptor)
    raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))


def _owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)

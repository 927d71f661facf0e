"""Files that a command writes: whole under their name, or not there at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.domain.refusals import ProblemError
from app.store.layout import Layout


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """An empty file beside `path` to write to; it becomes `path` when the block ends well.

    It is new, for its owner alone, and no link that somebody laid there: in a folder of many people none
    of them decides what is written over, or reads along.

    Raises ProblemError out_not_writable, already at the start where nothing can be written.
    """
    unfinished = path.with_name(f".{path.name}.part")
    try:
        _check_replaceable(path)
        unfinished.unlink(missing_ok=True)
        os.close(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        try:
            yield unfinished
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise ProblemError("out_not_writable", path=str(path), reason=error.strerror or "") from error


def _check_replaceable(path: Path) -> None:
    """Raises OSError for what no file may take the place of: a folder, a device, a part of a store."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    device = path.exists() and not path.is_file()
    if device or Layout(path.resolve().parent).exists:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))


def check_new_file(path: Path) -> None:
    """Raise ProblemError out_not_writable where the folder of a file to write is not there."""
    if not path.parent.is_dir():
        raise ProblemError("out_not_writable", path=str(path), reason=os.strerror(errno.ENOENT))

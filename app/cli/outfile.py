"""Files that a command writes: whole under their name, or not there at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.domain.refusals import ProblemError
from app.store.layout import Layout
from app.usecases.whole_file import check_replaceable, new_beside


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """An empty file beside `path` to write to, as `new_beside` makes it; never a part of a store.

    Raises ProblemError out_not_writable, already at the start where nothing can be written.
    """
    try:
        _check_outside(path)
        with new_beside(path) as unfinished:
            yield unfinished
    except OSError as error:
        raise _not_writable(path, error) from error


def check_new_file(path: Path) -> None:
    """Raise ProblemError out_not_writable where the folder of a file to write is not there or is a store's,
    and where a folder or a device bears its name.
    """
    try:
        _check_outside(path)
        check_replaceable(path)
        if not path.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
    except OSError as error:
        raise _not_writable(path, error) from error


def _check_outside(path: Path) -> None:
    if Layout(path.resolve().parent).exists:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))


def _not_writable(path: Path, error: OSError) -> ProblemError:
    return ProblemError("out_not_writable", path=str(path), reason=error.strerror or "")

"""Errors of SQLite and of the operating system, told as problems of the environment.

Anything that is not listed here is a bug and goes on as it is.
"""

import errno
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from shutil import disk_usage
from typing import Final

from app.domain.refusals import ProblemError
from app.store.engine import database_errors, errors_of_disk

_SQLITE: Final[Mapping[int, str]] = {
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_READONLY: "store_read_only",
    sqlite3.SQLITE_CANTOPEN: "store_read_only",
    sqlite3.SQLITE_PERM: "store_read_only",
    sqlite3.SQLITE_BUSY: "store_busy",
    sqlite3.SQLITE_LOCKED: "store_busy",
    sqlite3.SQLITE_CORRUPT: "store_damaged",
    sqlite3.SQLITE_NOTADB: "store_damaged",
    sqlite3.SQLITE_IOERR: "store_unreachable",
}

_SYSTEM: Final[Mapping[int, str]] = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.EROFS: "store_read_only",
    errno.EACCES: "store_read_only",
    errno.EPERM: "store_read_only",
    errno.EIO: "store_unreachable",
    errno.ESTALE: "store_unreachable",
    errno.ENOTCONN: "store_unreachable",
    errno.EISDIR: "path_in_the_way",
    errno.ENOTDIR: "path_in_the_way",
    errno.EEXIST: "path_in_the_way",
    errno.ENOTEMPTY: "path_in_the_way",
    errno.ENAMETOOLONG: "path_too_long",
}

_SAID: Final[Mapping[str, str]] = {
    "database or disk is full": "disk_full",
    "disk I/O error": "store_unreachable",
    "attempt to write a readonly database": "store_read_only",
}
"""What went wrong inside a function of SQL, as the one that copies into a sealed database: words alone."""

_NO_TEXT: Final = "Could not decode to UTF-8"
"""What Python's module of SQLite says of a text that is none any more; it has no code for it."""

_OF_A_PATH: Final = frozenset({"path_in_the_way", "path_too_long"})
"""Problems of one path, which they name; the others are of the whole folder."""

_NO_SPACE: Final = 4 * 1024 * 1024
"""With fewer free bytes than this a failed write is put down to the full disk."""


def problem_of(error: BaseException, folder: Path) -> ProblemError | None:
    """The problem that `error` is; None when it is none that the environment causes."""
    code: str | None = None
    if isinstance(error, database_errors()):
        code = _SQLITE.get(getattr(error, "sqlite_errorcode", -1) & 0xFF) or _SAID.get(str(error))
        if code is None and str(error).startswith(_NO_TEXT):
            code = "store_damaged"
    elif isinstance(error, OSError) and error.errno is not None:
        code = _SYSTEM.get(error.errno)
    if code is None:
        return None
    if code == "store_unreachable" and _is_full(folder):
        code = "disk_full"  # a write past the end of the space is an I/O error to SQLite
    path = error.filename if isinstance(error, OSError) and isinstance(error.filename, str) else ""
    return ProblemError(
        code, folder=str(folder), **({"path": path or str(folder)} if code in _OF_A_PATH else {})
    )


def _is_full(folder: Path) -> bool:
    try:
        return disk_usage(folder).free < _NO_SPACE
    except OSError:
        return False


class problems_told:  # noqa: N801 - used as a function is; a generator costs each short look-up 2 µs
    """Raise ProblemError for what the environment refuses inside a ``with`` block."""

    __slots__ = ("_folder",)

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> None:
        """Nothing to do yet."""

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if error is not None and isinstance(error, errors_of_disk()):
            problem = problem_of(error, self._folder)
            if problem is not None:
                raise problem from error

"""Copying a stranger's file into our own folder in one reading, with its hash."""

import errno
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from app.domain.refusals import ProblemError
from app.media.inspection import kind_of
from app.media.limits import MediaLimits
from app.media.sources import UnacceptableError, opened
from app.usecases.evidence_ports import Progress

_CHUNK: Final = 1 << 20
STAGED_PREFIX: Final = "incoming-"
"""How staged files are called; one left behind by a crash may be deleted at the next start."""


@dataclass(frozen=True)
class Staged:
    """Our own copy at `path`, not flushed yet; `sha256` (hex) and `size` (bytes) of exactly what is in it."""

    path: Path
    sha256: str
    size: int


@contextmanager
def staged_copy(
    source: Path,
    folder: Path,
    limits: MediaLimits,
    progress: Progress | None = None,
) -> Iterator[Staged]:
    """A private copy of `source` in `folder`, removed at the end if it is still there.

    What cannot be evidence by its size or first bytes is refused before it is copied. Raises
    UnacceptableError (also ``file_changing``: somebody is still writing it) and ProblemError
    ``disk_full``, ``store_read_only`` or ``store_unreachable``.
    """
    with opened(source) as stream:
        if os.fstat(stream.fileno()).st_size > limits.max_bytes(kind_of(stream)):
            raise UnacceptableError("too_large_file")
        path, target = _new_file(folder)
        try:
            with target:
                staged = _copied(stream, target, path, progress)
        except BaseException:
            _remove(path)
            raise
    try:
        yield staged
    finally:
        _remove(path)


def _new_file(folder: Path) -> tuple[Path, BinaryIO]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=STAGED_PREFIX, dir=folder)
    except OSError as fault:
        raise _store_problem(fault) from None
    return Path(name), os.fdopen(descriptor, "wb", buffering=0)


def _copied(stream: BinaryIO, target: BinaryIO, path: Path, progress: Progress | None) -> Staged:
    before = os.fstat(stream.fileno())
    digest, size = hashlib.sha256(), 0
    stream.seek(0)
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        if size > before.st_size:  # whoever writes it may never stop
            raise UnacceptableError("file_changing")
        digest.update(chunk)
        _write(target, chunk)
        if progress is not None:
            progress(size, before.st_size)
    after = os.fstat(stream.fileno())
    if (size, before.st_mtime_ns) != (before.st_size, after.st_mtime_ns) or after.st_size != size:
        raise UnacceptableError("file_changing")
    return Staged(path, digest.hexdigest(), size)


def _write(target: BinaryIO, chunk: bytes) -> None:
    rest = memoryview(chunk)
    try:
        while rest:  # a nearly full disk takes a part and says no to the next
            rest = rest[target.write(rest) :]
    except OSError as fault:
        raise _store_problem(fault) from None


def _store_problem(fault: OSError) -> ProblemError:
    if fault.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return ProblemError("disk_full")
    read_only = fault.errno in (errno.EROFS, errno.EACCES, errno.EPERM)
    return ProblemError("store_read_only" if read_only else "store_unreachable")


def _remove(path: Path) -> None:
    with suppress(OSError):  # moved into the store, or a leftover for the next start
        path.unlink(missing_ok=True)

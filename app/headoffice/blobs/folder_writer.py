"""One piece of a file coming into a folder."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from app.headoffice.blobs.disk import full_disk_told, lock_file, sync_folder
from app.headoffice.blobs.holding import Counted, Holding, fresh
from app.headoffice.blobs.port import PIECE, Upload, is_sha256, place_of
from app.wire.failpoint import reached
from app.wire.problems import WireError

_MODE: Final = 0o600
WHOLE: Final = ".whole"
"""How a file is called that is put away at once, until it is in its place."""


class Partial(NamedTuple):
    """A file on its way, as it lies in the folder."""

    root: Path
    path: Path
    device: str
    upload: Upload

    @property
    def key(self) -> tuple[str, str]:
        """Whose file it is, and its name."""
        return self.device, self.upload.name


def open_partial(partial: Partial, holding: Holding) -> FolderWriter:
    """A writer at the end of a file that nobody else writes. Raises WireError: busy, not_found."""
    holding.take(partial.key)
    try:
        return FolderWriter(partial, holding)
    except BaseException:
        holding.give(partial.key)
        raise


class FolderWriter:
    """See `BlobWriter`. Bytes go straight to the file; `end` flushes them to the disk."""

    def __init__(self, partial: Partial, holding: Holding) -> None:
        self._partial = partial
        self._holding = holding
        self._file: int | None = _opened(partial.path)
        self.offset = os.fstat(self._file).st_size
        self._begun = self.offset
        counted = holding.recall(partial.key, self.offset) or _counted_anew(self._file, self.offset)
        self._before, self._sum = counted.running.copy(), counted.running

    def write(self, data: bytes | bytearray) -> None:
        """The next bytes. Raises WireError: too_large, disk_full."""
        if self.offset + len(data) > self._partial.upload.length:
            raise WireError("too_large", length=self._partial.upload.length)
        self._sum.update(data)
        view = memoryview(data)
        with full_disk_told():
            while view:
                written = os.write(self._open_file(), view)
                self.offset += written
                view = view[written:]

    def end(self) -> Upload:
        """Durable; complete files are put in their place. Raises WireError: blob_mismatch, disk_full."""
        with full_disk_told():
            _flush(self._open_file())
        upload = self._partial.upload._replace(offset=self.offset)
        if self.offset < upload.length:
            self._holding.remember(self._partial.key, Counted(self.offset, self._sum))
            return upload
        sha256 = self._sum.hexdigest()
        if is_sha256(upload.name) and upload.name != sha256:
            self._partial.path.unlink()
            raise WireError("blob_mismatch")
        self._settle(sha256)
        return upload._replace(sha256=sha256)

    def undo(self) -> None:
        """Cut off what this piece brought."""
        os.ftruncate(self._open_file(), self._begun)
        os.lseek(self._open_file(), self._begun, os.SEEK_SET)
        self.offset, self._sum = self._begun, self._before.copy()
        self._holding.remember(self._partial.key, Counted(self._begun, self._before))

    def close(self) -> None:
        """Let others write."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
            self._holding.give(self._partial.key)

    def _open_file(self) -> int:
        if self._file is None:
            raise ValueError("closed")
        return self._file

    def _settle(self, sha256: str) -> None:
        target = self._partial.root / place_of(sha256)
        if not is_sha256(self._partial.upload.name):
            note_done(self._partial, sha256)
        _put_in_place(str(self._partial.path), str(target))


def put_at_once(root: str, device: str, sha256: str, data: bytes | bytearray) -> None:
    """A whole file by way of the folder of its device, where another process may be putting the same.

    Paths are texts here: it is done for each photo there is. Raises disk_full.
    """
    partials = f"{root}/partials/{device}"
    there, target = f"{partials}/{sha256}.{secrets.token_hex(8)}{WHOLE}", f"{root}/{place_of(sha256)}"
    try:
        with full_disk_told():
            _write_durably(there, data)
            _put_in_place(there, target)
    except BaseException:
        Path(there).unlink(missing_ok=True)
        raise
    with suppress(FileNotFoundError):
        os.unlink(f"{partials}/{sha256}.{len(data)}")  # noqa: PTH108 - what had come of it before


def _write_durably(path: str, data: bytes | bytearray) -> None:
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags, _MODE)
    except FileNotFoundError:  # the first file of its device
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, flags, _MODE)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view) :]
        _flush(descriptor)
    finally:
        os.close(descriptor)


def _flush(descriptor: int) -> None:
    os.fsync(descriptor)
    reached("blob.after_flush")


def _put_in_place(there: str, target: str) -> None:
    """Give a whole file its name; durable when this returns. Paths are texts: it is done for each photo."""
    reached("blob.before_rename")
    os.replace(there, target)  # noqa: PTH105 - see above
    reached("blob.after_rename")
    sync_folder(os.path.dirname(target))  # noqa: PTH120 - see above


def note_done(partial: Partial, sha256: str) -> None:
    """Remember which file became of an upload that had a name of its own."""
    note = partial.path.with_name(f"{partial.upload.name}.done")
    unfinished = note.with_suffix(".new")
    unfinished.write_text(f"{sha256} {partial.upload.length}", encoding="ascii")
    unfinished.replace(note)


def _opened(path: Path) -> int:
    """Locked, and still the file of that name: another process may just have put it in its place."""
    try:
        descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0), _MODE)
    except FileNotFoundError as error:
        raise WireError("not_found") from error
    try:
        lock_file(descriptor)
        _check_same(path, descriptor)
        os.lseek(descriptor, 0, os.SEEK_END)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _check_same(path: Path, descriptor: int) -> None:
    if not path.exists() or path.stat().st_ino != os.fstat(descriptor).st_ino:
        raise WireError("busy")


def _counted_anew(descriptor: int, length: int) -> Counted:
    """The sum over what is there already: after a restart it is not in memory any more."""
    counted = fresh()
    if length:
        os.lseek(descriptor, 0, os.SEEK_SET)
        read: Callable[[], bytes] = lambda: os.read(descriptor, PIECE)  # noqa: E731 - what iter() asks for
        for piece in iter(read, b""):
            counted.running.update(piece)
        os.lseek(descriptor, 0, os.SEEK_END)
    return Counted(length, counted.running)

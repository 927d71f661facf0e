"""Files by the SHA-256 of their content: written whole or not at all, never changed.

They are deleted with the person they show, where nothing else names them, and where nothing names them any
more (`unnamed_files.py`); never else.

In a store that is encrypted as a whole their content lies sealed (`sealed_files.py`); their names stay.

Where something damaged lies under the name of a content that comes again, the content takes its place.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, BinaryIO, Final

from app.domain.refusals import ProblemError
from app.store.files import file_sha256, make_read_only, replace_patiently, sync_folder
from app.store.layout import Layout
from app.store.problems import problems_told

if TYPE_CHECKING:
    from app.wire.sealed_stream import SealedWriter

_CHUNK: Final = 1024 * 1024
_UNFINISHED: Final = ".unfinished-"


class Brought:
    """The files that this program was given since it opened the store, whether they lay there or not."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._names: set[str] = set()

    def add(self, sha256: str) -> None:
        """From now on it stays. Before anybody looks whether it is there."""
        with self._lock:
            self._names.add(sha256)

    def unless(self, sha256: str, erase: Callable[[str], bool]) -> bool:
        """Whether it was erased: not what was brought, and nobody brings it meanwhile."""
        with self._lock:
            return sha256 not in self._names and erase(sha256)


class StoreBlobs:
    """The blobs of one store. A write goes to a new file beside the others, is flushed, then renamed."""

    def __init__(self, layout: Layout, key: bytes | None = None, brought: Brought | None = None) -> None:
        """`key`: what the content is sealed under; None where it lies in clear. `brought` is one for all
        who bring files to an open store.
        """
        self.brought = brought or Brought()
        self._layout = layout
        self._key = key
        self._folder = layout.blobs_of(sealed=key is not None)

    def put_bytes(self, data: bytes) -> str:
        """Keep `data` durably; its sha256. Raises ProblemError disk_full, store_read_only."""
        sha256 = hashlib.sha256(data).hexdigest()
        self.brought.add(sha256)
        with problems_told(self._layout.root):
            if not self.is_whole(sha256):
                self._write(lambda file: self._pour(iter((data,)), file))
        return sha256

    def put_file(self, path: Path, sha256: str | None = None) -> str:
        """Keep the content of a file durably; its sha256.

        A file whose `sha256` the caller names is one it made for the store: it is taken
        over (moved where both are on one volume, else copied and removed). Any other file
        is a person's own and is only read. Raises ProblemError disk_full, store_read_only.
        """
        with problems_told(self._layout.root):
            if sha256 is None:
                return self._copy(path)
            self.brought.add(sha256)
            if self._key is None:
                self._take_over(path, sha256)
            else:
                self._copy(path)
                path.unlink()
            return sha256

    def _take_over(self, path: Path, sha256: str) -> None:
        if self.is_whole(sha256):
            path.unlink()
            return
        target = self.place(sha256)
        self._make_folder(target.parent)
        if path.stat().st_dev != target.parent.stat().st_dev:
            self._copy(path)
            path.unlink()
            return
        with path.open("rb+") as file:
            os.fsync(file.fileno())
        self._settle(path, target)

    def _copy(self, path: Path) -> str:
        with path.open("rb") as source:
            return self._write(lambda file: self._pour(iter(lambda: source.read(_CHUNK), b""), file))

    def _pour(self, chunks: Iterator[bytes], file: BinaryIO) -> str:
        digest = hashlib.sha256()
        sealed = self._sealing(file)
        target = sealed or file
        for chunk in chunks:
            digest.update(chunk)
            target.write(chunk)
        if sealed is not None:
            sealed.finish()
        return digest.hexdigest()

    def _sealing(self, file: BinaryIO) -> SealedWriter | None:
        if self._key is None:
            return None
        from app.store.sealed_files import sealing  # noqa: PLC0415 - brings cryptography

        return sealing(file, self._key)

    def _write(self, pour: Callable[[BinaryIO], str]) -> str:
        """Write a new file through `pour`, which says its sha256, and put it in its place."""
        self._make_folder(self._folder)
        descriptor, name = tempfile.mkstemp(prefix=_UNFINISHED, dir=self._folder)
        unfinished = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                sha256 = pour(file)
                file.flush()
                os.fsync(file.fileno())
            self.brought.add(sha256)
            if self.is_whole(sha256):
                unfinished.unlink()
            else:
                target = self.place(sha256)
                self._make_folder(target.parent)
                self._settle(unfinished, target)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
        return sha256

    def _settle(self, unfinished: Path, target: Path) -> None:
        make_read_only(unfinished)
        replace_patiently(unfinished, target)
        sync_folder(target.parent)

    def _make_folder(self, folder: Path) -> None:
        if not folder.exists():
            folder.mkdir(parents=True, exist_ok=True)
            sync_folder(folder.parent)

    def place(self, sha256: str) -> Path:
        """Where the file lies or would lie."""
        return self._folder / sha256[:2] / sha256

    def is_whole(self, sha256: str) -> bool:
        """Whether the file is there and its content is what its name says."""
        place = self.place(sha256)
        if not place.is_file():
            return False
        if self._key is None:
            return file_sha256(place) == sha256
        from app.store.sealed_files import sealed_sha256  # noqa: PLC0415 - brings cryptography

        return sealed_sha256(place, self._key) == sha256

    def path(self, sha256: str) -> Path | None:
        """Where the file lies in clear; None where it lies sealed. Raises ProblemError blob_missing."""
        place = self._found(sha256)
        return place if self._key is None else None

    def _found(self, sha256: str) -> Path:
        """Where the file lies. Raises ProblemError blob_missing."""
        place = self.place(sha256)
        if not place.is_file():
            raise ProblemError("blob_missing", sha256=sha256)
        return place

    def size(self, sha256: str) -> int:
        """Bytes of the content. Raises ProblemError blob_missing, blob_damaged."""
        place = self._found(sha256)
        if self._key is None:
            return place.stat().st_size
        from app.store.sealed_files import size_within  # noqa: PLC0415 - brings cryptography

        return size_within(place, self._key)

    def opened(self, place: Path) -> BinaryIO:
        """The content of a file of this store, wherever in it. Raises ProblemError blob_damaged."""
        if self._key is None:
            return place.open("rb")
        from app.store.sealed_files import open_sealed  # noqa: PLC0415 - brings cryptography

        return open_sealed(place, self._key)

    def open(self, sha256: str) -> BinaryIO:
        """Open for reading. Raises ProblemError blob_missing, blob_damaged."""
        return self.opened(self._found(sha256))

    def read(self, sha256: str) -> bytes:
        """The whole content. Raises ProblemError blob_missing, blob_damaged."""
        with problems_told(self._layout.root):
            place = self._found(sha256)
            if self._key is None:
                return place.read_bytes()
            from app.store.sealed_files import read_sealed  # noqa: PLC0415 - brings cryptography

            return read_sealed(place, self._key)

    def erase(self, sha256: str) -> bool:
        """Delete the file of somebody who was erased; whether it was there."""
        with problems_told(self._layout.root):
            place = self.place(sha256)
            if not place.is_file():
                return False
            if sys.platform == "win32":
                place.chmod(stat.S_IWRITE)
            place.unlink()
            sync_folder(place.parent)
        return True

    def sweep(self) -> None:
        """Remove files that a crash left unfinished. Whole blobs are never removed."""
        with problems_told(self._layout.root):
            for left in self._folder.glob(f"{_UNFINISHED}*"):
                left.unlink(missing_ok=True)

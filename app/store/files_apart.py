"""Photographs and papers beside the backups of a folder: each once, sealed, whatever names it.

A file never changes (its name is the hash of its content), so a backup writes only those that are not there.
Outside they are called by a keyed hash: who finds the folder cannot ask whether a photo he has is among them.
"""

from __future__ import annotations

import errno
import hmac
import io
import os
from collections.abc import Callable, Iterable, Iterator
from hashlib import file_digest, sha256
from pathlib import Path
from typing import IO, BinaryIO, Final

from app.domain.refusals import ProblemError
from app.store.files import owner_only, plain_only, replace_patiently, sync_folder
from app.wire.sealed_stream import PIECE, SealBrokenError, SealedReader, SealedWriter

_HEAD: Final = b'{"kind": "counterfoil-file"}'
_CHUNK: Final = 1024 * 1024
_NAMED_BY: Final = 12
"""Signs of a key's name in the name of the folder: desks that share a place keep apart."""


class FilesApart:
    """The files of one store, in the folder of its backups."""

    def __init__(
        self,
        backups: Path,
        key_name: str,
        secret: bytes,
        opened: Callable[[Path], BinaryIO] = lambda place: place.open("rb"),
    ) -> None:
        """`opened` gives the content of a file of the store."""
        self._opened = opened
        self.folder = backups / f"files-{key_name[:_NAMED_BY]}"
        self._secret = secret
        self._naming = sha256(b"cf-file-name-1\0" + secret).digest()

    def place(self, blob: str) -> Path:
        """Where the file of that sha256 lies, there or not."""
        name = hmac.new(self._naming, bytes.fromhex(blob), "sha256").hexdigest()
        return self.folder / name[:2] / name

    def clear_links(self) -> None:
        """Links that somebody laid in place of its folders give way: what is written and what is removed
        here stays here. Raises OSError.
        """
        for each in (self.folder, *self.folder.glob("??")):
            if each.is_symlink():
                each.unlink()

    def add(self, source: Path) -> bool:
        """Seal a file of the store and read it back; False where it is there already.

        Raises OSError; then nothing that looks whole is left.
        """
        target = self.place(source.name)
        if target.exists():
            return False
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        unfinished = target.with_name(f"{target.name}.new")
        unfinished.unlink(missing_ok=True)
        try:
            with self._opened(source) as content, open(unfinished, "xb", opener=owner_only) as file:
                sealed = SealedWriter(file, self._secret, _HEAD)
                while part := content.read(_CHUNK):
                    sealed.write(part)
                sealed.finish()
                file.flush()
                os.fsync(file.fileno())
            self._must_hold(unfinished, source.name)
            replace_patiently(unfinished, target)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
        sync_folder(target.parent)
        return True

    def is_whole(self, blob: str) -> bool:
        """Whether the file opens and its content is what its name says."""
        return self._holds(self.place(blob), blob)

    def bring_back(self, blobs: Iterable[str], taken: Callable[[str, IO[bytes]], None]) -> tuple[str, ...]:
        """Hand each file on; those that are not there or damaged, which are no reason to lose the rest."""
        lost = []
        for blob in blobs:
            if not self.is_whole(blob):
                lost.append(blob)
                continue
            with open(self.place(blob), "rb", opener=plain_only) as file:
                taken(blob, io.BufferedReader(SealedReader(file, self._secret), PIECE))
        return tuple(lost)

    def drop_others(self, blobs: Iterable[str]) -> int:
        """Remove what none of these names, and what was left unfinished; how many."""
        named = {self.place(blob) for blob in blobs}
        others = [path for path in self._all() if path not in named]
        for path in others:
            path.unlink(missing_ok=True)
        return len(others)

    def _all(self) -> Iterator[Path]:
        for folder in sorted(
            each for each in self.folder.glob("??") if each.is_dir() and not each.is_symlink()
        ):
            yield from sorted(folder.iterdir())

    def _must_hold(self, place: Path, blob: str) -> None:
        """Raises ProblemError backup_damaged: the disk did not keep it, or it is damaged in the store."""
        if not self._holds(place, blob):
            raise ProblemError("backup_damaged", path=str(place))

    def _holds(self, place: Path, blob: str) -> bool:
        try:
            with open(place, "rb", opener=plain_only) as file:
                opened = io.BufferedReader(SealedReader(file, self._secret), PIECE)
                return file_digest(opened, "sha256").hexdigest() == blob
        except (SealBrokenError, FileNotFoundError):
            return False
        except OSError as error:
            if error.errno != errno.ELOOP:
                raise
            return False  # somebody laid it there

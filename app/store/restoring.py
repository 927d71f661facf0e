"""A store made anew from a backup; and the trial of a backup, which is the same without keeping anything."""

from __future__ import annotations

import hashlib
import io
import json
import os
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Final, NamedTuple

import msgspec

from app.domain.refusals import ProblemError
from app.store.backup_format import APART, BLOBS, DATABASE, WORKING, Head, Manifest, parse_head
from app.store.chain_head import ChainHead, read_head
from app.store.connecting import connect_reader
from app.store.erased_list import hand_on
from app.store.files import file_sha256, make_read_only, owner_only, sync_folder
from app.store.files_apart import FilesApart
from app.store.key_file import KeyFile, open_typed, save_key_file
from app.store.layout import Layout
from app.store.problems import problems_told
from app.store.sealed_files import pour
from app.store.verifying import Report, check_chain
from app.store.versions import SCHEMA
from app.store.witness import write_witness
from app.usecases.store_keys import KeyPlaces
from app.wire import sealed_stream
from app.wire.derived_keys import DATABASE as DATABASE_KEY
from app.wire.derived_keys import FILES, derived_key
from app.wire.envelopes import CODE
from app.wire.sealed_stream import SealedReader

FROM_BACKUP: Final = "backup"
"""Stands for the machine in the witness of a restored store, so that a new writer begins there."""

_CHUNK: Final = 1024 * 1024
_UNREADABLE: Final = (
    zipfile.BadZipFile,
    KeyError,
    TypeError,
    ValueError,
    EOFError,
    RuntimeError,  # a member that asks for a password; a head nested without end
    struct.error,
    zlib.error,
    msgspec.ValidationError,
)

Taken = Callable[[str, IO[bytes]], None]
"""What is done with a file that was found in a backup: its sha256 and its content."""


def read_backup_head(path: Path) -> Head:
    """What a backup says of itself. Raises ProblemError backup_damaged, store_newer."""
    try:
        with path.open("rb") as file:
            head = parse_head(sealed_stream.read_head(file))
    except _UNREADABLE as error:
        raise ProblemError("backup_damaged", path=str(path)) from error
    if head.manifest.schema > SCHEMA:
        raise ProblemError("store_newer", found=str(head.manifest.schema), known=str(SCHEMA))
    return head


class Restored(NamedTuple):
    """What a backup held, and which of its files (by sha256) were not to be had."""

    manifest: Manifest
    lost: tuple[str, ...]


@dataclass(frozen=True)
class Unlocking:
    """How a backup is opened: where this computer has its keys, what a person typed (recovery code or
    passphrase, nothing otherwise), and where the restored store finds its key, if elsewhere.
    """

    places: KeyPlaces
    typed: str = ""
    keep_in: KeyPlaces | None = None

    def key(self, keys: KeyFile) -> bytes:
        """The key of a backup. Raises ProblemError backup_locked where nothing was typed;
        recovery_code_wrong, recovery_code_missing, passphrase_wrong; InputError for what cannot be a code.
        """
        known = self.places.find(keys.name)
        if known is not None:
            return known
        if not self.typed:
            raise ProblemError("backup_locked")
        return open_typed(keys, self.typed)[1]

    def keep(self, keys: KeyFile, secret: bytes) -> None:
        """Let this computer have the key of the store that was restored; a passphrase stays asked for."""
        target = self.keep_in or self.places
        if self.places.find(keys.name) is None:
            by_code = open_typed(keys, self.typed)[0] == CODE
            (target.keep if by_code else target.typed)(keys.name, secret)
        elif self.keep_in is not None and self.places.where(keys.name) != "typed":
            target.keep(keys.name, secret)


def restore(source: Path, folder: Path, unlocking: Unlocking) -> Restored:
    """Make a store in `folder` from a backup. The first to open it begins a new writer.

    Files that lie beside the backup may be lost one by one: whoever opens the store asks head office for
    them, or `verify` names them.

    Raises ProblemError store_exists when there is a store already, store_newer, backup_damaged, what
    `Unlocking.key` raises; then nothing is left behind.
    """
    layout = Layout(folder)
    if layout.database.exists():
        raise ProblemError("store_exists", folder=str(folder))
    with problems_told(folder):
        head = read_backup_head(source)
        secret = unlocking.key(head.keys)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryDirectory(prefix=WORKING, dir=folder) as name:
            unpacked = Layout(Path(name) / "store")
            found = _unpack(source, secret, unpacked, _Keeping(unpacked, secret))
            if unpacked.blobs.exists():
                _move_blobs(unpacked, layout)
            for unpacked_key, key in zip(unpacked.device_keys, layout.device_keys, strict=True):
                if unpacked_key.exists():
                    unpacked_key.rename(key)
            save_key_file(layout, head.keys)
            unlocking.keep(head.keys, secret)
            write_witness(layout.witness, found.end, FROM_BACKUP)
            hand_on(source.parent, folder)
            unpacked.database.rename(layout.database_of(sealed=head.manifest.sealed))
            sync_folder(folder)
    return Restored(head.manifest, found.lost)


def listed_apart(source: Path, secret: bytes) -> Sequence[str]:
    """The files that a backup names and that lie beside it. Raises ProblemError backup_damaged."""
    with _opened(source, secret) as (_, archive):
        return [str(name) for name, _ in json.loads(archive.read(APART))]


def try_backup(source: Path, secret: bytes, folder: Path) -> Manifest:
    """Restore a backup into `folder` as far as it takes to know that it can be: its database as a file,
    each file in it by its hash. Files that lie beside it are not looked at. Raises ProblemError
    backup_damaged, store_newer.
    """
    layout = Layout(folder)
    _unpack(source, secret, layout, _Trying(), with_apart=False)
    layout.database.unlink()
    return read_backup_head(source).manifest


class _Unpacked(NamedTuple):
    """The end of the journal, and the files that could not be had."""

    end: ChainHead
    lost: tuple[str, ...]


class _Trying:
    """Looks at each file and keeps none."""

    def __call__(self, sha256: str, content: IO[bytes]) -> None:
        digest = hashlib.sha256()
        while part := content.read(_CHUNK):
            digest.update(part)
        if digest.hexdigest() != sha256:
            raise ValueError(sha256)


class _Keeping:
    """Writes each file to its place."""

    def __init__(self, layout: Layout, secret: bytes) -> None:
        self._layout = layout
        self._secret = secret

    def __call__(self, sha256: str, content: IO[bytes]) -> None:
        # The database stands by now, and tells which form the store has.
        key = derived_key(self._secret, FILES) if self._layout.is_sealed else None
        target = self._layout.blob(sha256)
        target.parent.mkdir(parents=True, exist_ok=True)
        if pour(content, target, key) != sha256:
            raise ValueError(sha256)
        make_read_only(target)


@contextmanager
def _opened(source: Path, secret: bytes) -> Iterator[tuple[Head, zipfile.ZipFile]]:
    """The archive in a backup. Raises ProblemError backup_damaged for whatever in it is not as it was."""
    try:
        with source.open("rb") as file:
            sealed = SealedReader(file, secret)
            with zipfile.ZipFile(io.BufferedReader(sealed, sealed_stream.PIECE)) as archive:
                yield parse_head(sealed.head), archive
    except _UNREADABLE as error:
        raise ProblemError("backup_damaged", path=str(source)) from error


def _unpack(
    source: Path, secret: bytes, layout: Layout, taken: Taken, *, with_apart: bool = True
) -> _Unpacked:
    """Unpack and check: head, database, chain, each blob against its name."""
    layout.root.mkdir(parents=True)
    with _opened(source, secret) as (head, archive):
        if head.manifest.schema > SCHEMA:
            raise ProblemError("store_newer", found=str(head.manifest.schema), known=str(SCHEMA))
        names = archive.namelist()
        _copy(archive, DATABASE, layout.database_of(sealed=head.manifest.sealed))
        for key in layout.device_keys:
            if key.name in names:
                _copy(archive, key.name, key)
        blobs = 0
        lost: tuple[str, ...] = ()
        for name in names:
            sha256 = _blob_of(name)
            if sha256:
                with archive.open(name) as content:
                    taken(sha256, content)
                blobs += 1
        if head.manifest.apart:
            listed = [str(name) for name, _ in json.loads(archive.read(APART))]
            blobs += len(listed)
            if with_apart:
                lost = FilesApart(source.parent, head.keys.name, secret).bring_back(listed, taken)
        end = _check_database(layout, secret, head.manifest)
        if end is None or blobs != head.manifest.blobs:
            raise ValueError(blobs)
    return _Unpacked(end, lost)


def _copy(archive: zipfile.ZipFile, name: str, target: Path) -> None:
    with archive.open(name) as content, open(target, "wb", opener=owner_only) as file:
        while part := content.read(_CHUNK):
            file.write(part)
        file.flush()
        os.fsync(file.fileno())


def _check_database(layout: Layout, secret: bytes, manifest: Manifest) -> ChainHead | None:
    """The end of the journal in an unpacked database; None when it is not the one that was packed."""
    if file_sha256(layout.database) != manifest.database_sha256:
        return None
    report = Report()
    key = derived_key(secret, DATABASE_KEY) if manifest.sealed else None
    with closing(connect_reader(layout.database, key)) as connection:
        check_chain(connection, report)
        end = read_head(connection)
    return end if report.sound and report.entries == manifest.entries else None


def _move_blobs(unpacked: Layout, layout: Layout) -> None:
    for blob in unpacked.blobs.glob("??/*"):
        target = layout.root / blob.relative_to(unpacked.root)
        target.parent.mkdir(parents=True, exist_ok=True)
        blob.replace(target)


def _blob_of(name: str) -> str:
    """The sha256 of a member that is a blob; nothing for others, wherever their names point."""
    parts = PurePosixPath(name).parts
    if len(parts) != 3 or parts[0] != BLOBS or not parts[2].startswith(parts[1]):
        return ""
    sha256 = parts[2]
    return sha256 if len(sha256) == 64 and all(char in "0123456789abcdef" for char in sha256) else ""

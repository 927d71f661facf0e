"""Files in a folder: ``blobs/aa/<sha256>`` whole, ``partials/<device>/<name>.<length>`` on their way."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from app.headoffice.blobs.disk import check_room, full_disk_told, sync_folder
from app.headoffice.blobs.folder_writer import WHOLE, FolderWriter, Partial, open_partial, put_at_once
from app.headoffice.blobs.holding import Holding
from app.headoffice.blobs.port import (
    ORPHAN_DAYS,
    PARTIAL_DAYS,
    PIECE,
    Swept,
    Upload,
    checked_device,
    checked_name,
    damaged_place_of,
    expiry,
    is_sha256,
    place_of,
)
from app.wire.problems import WireError

DAY: Final = 86_400.0
_ASKED_AT_ONCE: Final = 500


class FolderBlobs:
    """See `BlobStore`. Several processes may share the folder."""

    def __init__(self, root: Path, clock: Callable[[], float] = time.time) -> None:
        """`root` is made when it is missing. Raises WireError disk_full, OSError where it cannot be."""
        self._root, self._place = root, str(root)
        self._clock = clock
        self._holding = Holding()
        with full_disk_told():
            _prepare(root)

    def size_of(self, sha256: str) -> int | None:
        """Bytes of a whole file; None where it is not here."""
        if not is_sha256(sha256):
            return None
        try:
            return (self._root / place_of(sha256)).stat().st_size
        except FileNotFoundError:
            return None

    def read(self, sha256: str, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """Bytes from `start` to before `end`. Raises WireError not_found."""
        if not is_sha256(sha256):
            raise WireError("not_found")
        try:
            file = (self._root / place_of(sha256)).open("rb")
        except FileNotFoundError as error:
            raise WireError("not_found") from error
        with file:
            file.seek(start)
            left = PIECE if end is None else end - start
            while left > 0 and (piece := file.read(min(PIECE, left))):
                yield piece
                left -= 0 if end is None else len(piece)

    def sizes(self, beginning: str) -> Mapping[str, int]:
        """Bytes of every whole file whose sha256 begins with these two digits. Raises OSError."""
        found: dict[str, int] = {}
        with os.scandir(self._root / "blobs" / beginning) as listed:
            for each in listed:
                with suppress(FileNotFoundError):  # thrown away just now
                    found[each.name] = each.stat().st_size
        return found

    def is_damaged(self, sha256: str) -> bool:
        """Whether a whole file is not what its name says; one that cannot be read is."""
        running = hashlib.sha256()
        try:
            for piece in self.read(sha256):
                running.update(piece)
        except WireError:  # thrown away just now
            return False
        except OSError:
            return True
        return running.hexdigest() != sha256

    def set_aside(self, sha256: str) -> None:
        """Take a damaged file from its place."""
        place = self._root / damaged_place_of(sha256)
        place.parent.mkdir(exist_ok=True)
        with suppress(FileNotFoundError):
            (self._root / place_of(sha256)).replace(place)

    def put(self, device: str, sha256: str, data: bytes | bytearray) -> None:
        """Keep a whole file that is in memory. Raises WireError: blob_mismatch, disk_full, busy."""
        if not is_sha256(sha256):
            raise WireError("not_found")
        if os.path.exists(f"{self._place}/{place_of(sha256)}"):  # noqa: PTH110 - done for each photo
            return
        if hashlib.sha256(data).hexdigest() != sha256:
            raise WireError("blob_mismatch")
        check_room(self._place, len(data))
        with self._holding.held((checked_device(device), sha256)):
            put_at_once(self._place, device, sha256, data)

    def begin(self, device: str, name: str, length: int) -> Upload:
        """Make room for a file. Raises WireError disk_full."""
        there = self._known(device, name)
        if there is not None and there.length == length and there.expires.timestamp() > self._clock():
            return self._settled(device, there)
        check_room(self._root, length)
        for old in self._partials(device, name):
            old.unlink(missing_ok=True)
        with full_disk_told():
            _make(self._folder(device) / f"{name}.{length}")
        return Upload(name, length, 0, expiry(self._clock()))

    def look(self, device: str, name: str) -> Upload | None:
        """How far a file has come. Raises WireError upload_gone."""
        upload = self._known(device, name)
        if upload is not None and upload.expires.timestamp() <= self._clock():
            raise WireError("upload_gone")
        return None if upload is None else self._settled(device, upload)

    def _settled(self, device: str, upload: Upload) -> Upload:
        """A file whose last piece came just before the power went is put in its place now.

        Else whoever asks would take it for whole, and nobody would find it. Raises WireError:
        blob_mismatch, busy.
        """
        if upload.sha256 or upload.offset < upload.length or not upload.length:
            return upload
        path = self._folder(device) / f"{upload.name}.{upload.length}"
        writer = open_partial(Partial(self._root, path, device, upload), self._holding)
        try:
            return writer.end()
        finally:
            writer.close()

    def open(self, device: str, name: str, offset: int) -> FolderWriter:
        """Go on at `offset`. Raises WireError: not_found, upload_gone, wrong_offset, busy."""
        upload = self.look(device, name)
        if upload is None:
            raise WireError("not_found")
        if upload.sha256:
            raise WireError("wrong_offset", offset=upload.offset)
        path = self._folder(device) / f"{name}.{upload.length}"
        writer = open_partial(Partial(self._root, path, device, upload), self._holding)
        if writer.offset != offset:
            writer.close()
            raise WireError("wrong_offset", offset=writer.offset)
        return writer

    def drop(self, device: str, name: str) -> None:
        """Throw away what has come of a file. Raises WireError: not_found, busy."""
        with self._holding.held((device, name)):
            partials = self._partials(device, checked_name(name))
            if not partials:
                raise WireError("not_found")
            for partial in partials:
                partial.unlink(missing_ok=True)

    def remove(self, sha256s: Collection[str]) -> int:
        """Throw away these, whole, in part or set aside as damaged; how many lay here whole."""
        names = {name for name in sha256s if is_sha256(name)}
        for path in (self._root / "partials").glob("*/*") if names else ():
            if path.name.partition(".")[0] in names:
                path.unlink(missing_ok=True)
        whole = 0
        for name in names:
            path = self._root / place_of(name)
            whole += path.exists()
            path.unlink(missing_ok=True)
            (self._root / damaged_place_of(name)).unlink(missing_ok=True)
        return whole

    def sweep(self, referenced: Callable[[list[str]], set[str]]) -> Swept:
        """Throw away what nobody finishes or speaks of."""
        partials = 0
        for path in (self._root / "partials").glob("*/*"):
            if self._older(path, PARTIAL_DAYS):
                path.unlink(missing_ok=True)
                partials += 1
        old = [path for path in (self._root / "blobs").glob("*/*") if self._older(path, ORPHAN_DAYS)]
        orphans = 0
        for at in range(0, len(old), _ASKED_AT_ONCE):
            some = {path.name: path for path in old[at : at + _ASKED_AT_ONCE]}
            for name in some.keys() - referenced(sorted(some)):
                some[name].unlink(missing_ok=True)
                orphans += 1
        return Swept(partials, orphans)

    def _older(self, path: Path, days: int) -> bool:
        try:
            return path.stat().st_mtime + days * DAY <= self._clock()
        except FileNotFoundError:
            return False

    def _folder(self, device: str) -> Path:
        return self._root / "partials" / checked_device(device)

    def _partials(self, device: str, name: str) -> list[Path]:
        """What there is of a file on its way."""
        folder = self._folder(device)
        try:
            found = [each for each in folder.iterdir() if each.name.startswith(f"{name}.")]
        except FileNotFoundError:
            return []
        return [each for each in found if each.suffix != WHOLE]  # another process is at work on those

    def _known(self, device: str, name: str) -> Upload | None:
        size = self.size_of(checked_name(name))
        if size is not None:
            return Upload(name, size, size, expiry(self._clock()), name)
        for path in self._partials(device, name):
            kind = path.suffix[1:]
            if kind == "done":
                sha256, length = path.read_text(encoding="ascii").split()
                return Upload(name, int(length), int(length), expiry(path.stat().st_mtime), sha256)
            if kind.isdecimal():
                there = path.stat()
                return Upload(name, int(kind), there.st_size, expiry(there.st_mtime))
        return None


def _make(partial: Path) -> None:
    flags = os.O_CREAT | os.O_WRONLY
    try:
        os.close(os.open(partial, flags, 0o600))
    except FileNotFoundError:  # the first file of its device
        partial.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(partial, flags, 0o600))


def _prepare(root: Path) -> None:
    """All folders for whole files at once, so that a file that was put there needs one flush, not three."""
    (root / "partials").mkdir(parents=True, exist_ok=True)
    blobs = root / "blobs"
    if not (blobs / "ff").is_dir():
        for number in range(256):
            (blobs / f"{number:02x}").mkdir(parents=True, exist_ok=True)
        sync_folder(blobs)
        sync_folder(root)

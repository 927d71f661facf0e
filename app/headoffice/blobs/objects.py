"""Files in object storage (S3 and what speaks like it).

``blobs/aa/<sha256>`` whole; on their way a marker ``partials/<device>/<name>/<length>.length`` and
pieces named by where they begin.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Final, NamedTuple

from app.headoffice.blobs.holding import Holding
from app.headoffice.blobs.object_writer import ObjectWriter, Place
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

if TYPE_CHECKING:
    from obstore.store import ObjectStore

DAY: Final = 86_400.0
_ASKED_AT_ONCE: Final = 500


class _Listed(NamedTuple):
    """One object: its name behind the prefix that was asked for, its bytes, when it came."""

    path: str
    size: int
    touched: float


class ObjectBlobs:
    """See `BlobStore`. Several processes may share the storage."""

    def __init__(self, store: ObjectStore, clock: Callable[[], float] = time.time) -> None:
        self._store = store
        self._clock = clock
        self._holding = Holding()

    def size_of(self, sha256: str) -> int | None:
        """Bytes of a whole file; None where it is not here."""
        if not is_sha256(sha256):
            return None
        try:
            return int(self._store.head(place_of(sha256))["size"])
        except FileNotFoundError:
            return None

    def read(self, sha256: str, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """Bytes from `start` to before `end`. Raises WireError not_found."""
        size = self.size_of(sha256)
        if size is None:
            raise WireError("not_found")
        last = size if end is None else min(end, size)
        for at in range(start, last, PIECE):
            yield bytes(self._store.get_range(place_of(sha256), start=at, end=min(at + PIECE, last)))

    def sizes(self, beginning: str) -> Mapping[str, int]:
        """Bytes of every whole file whose sha256 begins with these two digits."""
        return {each.path.rpartition("/")[2]: each.size for each in self._listed(f"blobs/{beginning}/")}

    def is_damaged(self, sha256: str) -> bool:
        """Object storage checks what it keeps by itself; reading all of it would be paid for by the byte."""
        return False

    def set_aside(self, sha256: str) -> None:
        """Take a damaged file from its place."""
        with suppress(FileNotFoundError):
            self._store.rename(place_of(sha256), damaged_place_of(sha256))

    def put(self, device: str, sha256: str, data: bytes | bytearray) -> None:
        """Keep a whole file that is in memory. Raises WireError: blob_mismatch, busy."""
        if self.size_of(checked_name(sha256)) is not None:
            return
        if hashlib.sha256(data).hexdigest() != sha256:
            raise WireError("blob_mismatch")
        with self._holding.held((device, sha256)):
            self._store.put(place_of(sha256), bytes(data))
            self._place(device, sha256).clear()

    def begin(self, device: str, name: str, length: int) -> Upload:
        """Make room for a file."""
        there = self._known(device, name)
        if there is not None and there.length == length and there.expires.timestamp() > self._clock():
            return there
        place = self._place(device, name)
        if there is not None:
            place.clear()
        self._store.put(f"{place.prefix}{length}.length", b"")
        return Upload(name, length, 0, expiry(self._clock()))

    def look(self, device: str, name: str) -> Upload | None:
        """How far a file has come. Raises WireError upload_gone."""
        upload = self._known(device, name)
        if upload is not None and upload.expires.timestamp() <= self._clock():
            raise WireError("upload_gone")
        return upload

    def open(self, device: str, name: str, offset: int) -> ObjectWriter:
        """Go on at `offset`. Raises WireError: not_found, upload_gone, wrong_offset, busy."""
        self._holding.take((device, name))
        try:
            upload = self._standing_at(device, name, offset)
            return ObjectWriter(self._place(device, name), upload, self._holding)
        except BaseException:
            self._holding.give((device, name))
            raise

    def _standing_at(self, device: str, name: str, offset: int) -> Upload:
        upload = self.look(device, name)
        if upload is None:
            raise WireError("not_found")
        if upload.offset != offset or upload.sha256:
            raise WireError("wrong_offset", offset=upload.offset)
        return upload

    def drop(self, device: str, name: str) -> None:
        """Throw away what has come of a file. Raises WireError: not_found, busy."""
        with self._holding.held((device, name)):
            place = self._place(device, checked_name(name))
            if not place.clear():
                raise WireError("not_found")

    def remove(self, sha256s: Collection[str]) -> int:
        """Throw away these, whole, in part or set aside as damaged; how many lay here whole."""
        names = {name for name in sha256s if is_sha256(name)}
        parts = [each.path for each in self._listed("partials/")] if names else []
        whole = {name for name in names if self.size_of(name) is not None}
        places = [each(name) for name in names for each in (place_of, damaged_place_of)]
        for path in [*(each for each in parts if each.split("/")[-2] in names), *places]:
            with suppress(FileNotFoundError):
                self._store.delete(path)
        return len(whole)

    def sweep(self, referenced: Callable[[list[str]], set[str]]) -> Swept:
        """Throw away what nobody finishes or speaks of."""
        uploads: dict[str, float] = {}
        for each in self._listed("partials/"):
            upload = each.path.rpartition("/")[0]
            uploads[upload] = max(uploads.get(upload, 0.0), each.touched)
        over = [path for path, touched in uploads.items() if touched + PARTIAL_DAYS * DAY <= self._clock()]
        for path in over:
            Place(self._store, f"{path}/").clear()
        old = [
            each.path for each in self._listed("blobs/") if each.touched + ORPHAN_DAYS * DAY <= self._clock()
        ]
        orphans = 0
        for at in range(0, len(old), _ASKED_AT_ONCE):
            some = {path.rpartition("/")[2]: path for path in old[at : at + _ASKED_AT_ONCE]}
            for name in some.keys() - referenced(sorted(some)):
                self._store.delete(some[name])
                orphans += 1
        return Swept(len(over), orphans)

    def _place(self, device: str, name: str) -> Place:
        return Place(self._store, f"partials/{checked_device(device)}/{checked_name(name)}/")

    def _listed(self, prefix: str) -> Iterator[_Listed]:
        for page in self._store.list(prefix):
            for each in page:
                yield _Listed(each["path"], each["size"], each["last_modified"].timestamp())

    def _known(self, device: str, name: str) -> Upload | None:
        size = self.size_of(checked_name(name))
        if size is not None:
            return Upload(name, size, size, expiry(self._clock()), name)
        place = self._place(device, name)
        length, sha256, touched = -1, "", 0.0
        pieces: dict[int, int] = {}
        for each in self._listed(place.prefix):
            stem, _, kind = each.path.rpartition("/")[2].partition(".")
            touched = max(touched, each.touched)
            if kind == "length":
                length = int(stem)
            elif kind == "done":
                sha256 = stem
            else:
                pieces[int(stem)] = each.size
        if length < 0:
            return None
        if sha256:
            return Upload(name, length, length, expiry(touched), sha256)
        return Upload(name, length, _contiguous(pieces), expiry(touched))


def _contiguous(pieces: dict[int, int]) -> int:
    offset = 0
    while size := pieces.get(offset, 0):
        offset += size
    return offset

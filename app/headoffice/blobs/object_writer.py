"""One piece of a file coming into object storage."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from obstore import open_writer
from obstore.exceptions import AlreadyExistsError, NotSupportedError

from app.headoffice.blobs.holding import Counted, Holding, fresh
from app.headoffice.blobs.port import PIECE, Upload, is_sha256, place_of
from app.wire.problems import WireError

if TYPE_CHECKING:
    from hashlib import _Hash

    from obstore.store import ObjectStore

BUFFER: Final = 8 * 1024 * 1024
"""Bytes gathered before they are put away: few objects, bounded memory."""


class Place(NamedTuple):
    """Where the pieces of one file on its way lie."""

    store: ObjectStore
    prefix: str

    def put(self, offset: int, data: bytes) -> None:
        """One piece. Raises WireError busy when another process has put one there."""
        path = f"{self.prefix}{offset:016d}"
        try:
            self.store.put(path, data, mode="create", use_multipart=False)
        except AlreadyExistsError as error:
            raise WireError("busy") from error
        except NotSupportedError:  # storage without conditions: one process alone keeps order by itself
            self.store.put(path, data, use_multipart=False)

    def pieces(self) -> list[str]:
        """The pieces, in order."""
        names = [each["path"] for page in self.store.list(self.prefix) for each in page]
        return sorted(each for each in names if each.rpartition("/")[2].isdecimal())

    def clear(self) -> bool:
        """Throw everything away; whether there was anything."""
        paths = [each["path"] for page in self.store.list(self.prefix) for each in page]
        if paths:
            self.store.delete(paths)
        return bool(paths)


class ObjectWriter:
    """See `BlobWriter`. What fits into the buffer and is a whole file takes no way round by pieces."""

    def __init__(self, place: Place, upload: Upload, holding: Holding) -> None:
        self._place = place
        self._upload = upload
        self._holding: Holding | None = holding
        self._key = (place.prefix.split("/")[1], upload.name)
        counted = holding.recall(self._key, upload.offset) or self._counted_anew(upload.offset)
        self._before, self._sum = counted.running.copy(), counted.running
        self._buffer = bytearray()
        self._put_away: list[int] = []
        self.offset = upload.offset

    def write(self, data: bytes | bytearray) -> None:
        """The next bytes. Raises WireError: too_large, busy."""
        if self.offset + len(data) > self._upload.length:
            raise WireError("too_large", length=self._upload.length)
        self._sum.update(data)
        self._buffer += data
        self.offset += len(data)
        while len(self._buffer) > BUFFER:
            self._put_piece(BUFFER)

    def end(self) -> Upload:
        """Put away for good. Raises WireError: blob_mismatch, busy."""
        if self.offset < self._upload.length:
            if self._buffer:
                self._put_piece(len(self._buffer))
            self._remember(self._sum)
            return self._upload._replace(offset=self.offset)
        digest = self._sum.hexdigest()
        if is_sha256(self._upload.name) and self._upload.name != digest:
            self._place.clear()
            raise WireError("blob_mismatch")
        self._settle(digest)
        return self._upload._replace(offset=self.offset, sha256=digest)

    def undo(self) -> None:
        """Throw away what this piece brought."""
        self._buffer.clear()
        for offset in self._put_away:
            self._place.store.delete(f"{self._place.prefix}{offset:016d}")
        self._put_away.clear()
        self.offset, self._sum = self._upload.offset, self._before.copy()
        self._remember(self._before)

    def close(self) -> None:
        """Let others write."""
        if self._holding is not None:
            self._holding.give(self._key)
            self._holding = None

    def _put_piece(self, size: int) -> None:
        if not size:
            return
        start = self.offset - len(self._buffer)
        self._place.put(start, bytes(self._buffer[:size]))
        self._put_away.append(start)
        del self._buffer[:size]

    def _remember(self, running: _Hash) -> None:
        if self._holding is not None:
            self._holding.remember(self._key, Counted(self.offset, running))

    def _settle(self, digest: str) -> None:
        """Put the file in its place, at once or, when it came in pieces, piece by piece."""
        if len(self._buffer) == self._upload.length:
            self._place.store.put(place_of(digest), bytes(self._buffer))
        else:
            self._put_piece(len(self._buffer))
            file = open_writer(self._place.store, place_of(digest), buffer_size=BUFFER)
            for piece in self._stream():
                file.write(piece)
            file.close()  # not in a finally: what is not closed never becomes a file
        if is_sha256(self._upload.name):
            self._place.clear()
        else:
            self._place.store.put(f"{self._place.prefix}{digest}.done", b"")
            self._place.store.delete(self._place.pieces())

    def _stream(self) -> Iterator[bytes]:
        for path in self._place.pieces():
            size = int(self._place.store.head(path)["size"])
            for at in range(0, size, PIECE):
                yield bytes(self._place.store.get_range(path, start=at, end=min(at + PIECE, size)))

    def _counted_anew(self, offset: int) -> Counted:
        """The sum over what is there already: after a restart it is not in memory any more."""
        counted = fresh()
        if offset:
            for piece in self._stream():
                counted.running.update(piece)
        return Counted(offset, counted.running)

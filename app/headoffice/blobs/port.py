"""What a place for files can do, whether it is a folder or object storage (protocol 3.6)."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple, Protocol

from app.wire.problems import WireError

PARTIAL_DAYS: Final = 30
"""A file that came in part is kept this long after its last byte."""

ORPHAN_DAYS: Final = 90
"""A whole file that no entry speaks of is kept this long: its entry may be on its way. Files of persons who
were erased wait for nothing and go with the next daily round (`BlobStore.remove`).
"""

PIECE: Final = 1024 * 1024
"""Bytes handled at once; what is in memory does not grow with the file."""

_SHA256 = re.compile(r"[0-9a-f]{64}")
_GIVEN = re.compile(r"u-[0-9a-f]{32}")
_DEVICE = re.compile(r"[0-9A-Za-z-]{1,64}")


class Upload(NamedTuple):
    """A file on its way. `name` is its address: its sha256, or one given to who does not know that yet."""

    name: str
    length: int
    offset: int
    expires: datetime
    sha256: str = ""
    """Set when it is whole and lies in its place."""


class Swept(NamedTuple):
    """How much was thrown away: files in part, and whole ones that nobody spoke of."""

    partials: int
    orphans: int


class BlobWriter(Protocol):
    """One piece of a file coming in. `close` in any case; what `end` was not called for may be lost."""

    @property
    def offset(self) -> int:
        """How far the file has come, in bytes."""
        ...

    def write(self, data: bytes | bytearray) -> None:
        """The next bytes. Raises WireError too_large (more than announced), disk_full."""
        ...

    def end(self) -> Upload:
        """Durable from here on; a file that is complete is checked and put in its place.

        Raises WireError: blob_mismatch (it is not what its name says, and is thrown away), disk_full.
        """
        ...

    def undo(self) -> None:
        """Back to where this piece began."""
        ...

    def close(self) -> None:
        """Let others write; harmless when done twice."""
        ...


class BlobStore(Protocol):
    """Files by their sha256, and files on their way by device."""

    def size_of(self, sha256: str) -> int | None:
        """Bytes of a whole file; None where it is not here."""
        ...

    def read(self, sha256: str, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """Bytes from `start` to before `end`, in pieces. Raises WireError not_found."""
        ...

    def sizes(self, beginning: str) -> Mapping[str, int]:
        """Bytes of every whole file whose sha256 begins with these two digits.

        Raises OSError where the place itself is away.
        """
        ...

    def is_damaged(self, sha256: str) -> bool:
        """Read a whole file: whether it is not what its name says."""
        ...

    def set_aside(self, sha256: str) -> None:
        """Take a damaged file from its place, for a person to look at; a whole one may come then."""
        ...

    def put(self, device: str, sha256: str, data: bytes | bytearray) -> None:
        """Keep a whole file that is in memory: durable when this returns. One that is here stays as it is.

        Raises WireError: blob_mismatch (it is not what its name says), disk_full, busy.
        """
        ...

    def begin(self, device: str, name: str, length: int) -> Upload:
        """Make room for a file; one that was begun or is here already is told as it stands.

        Raises WireError disk_full.
        """
        ...

    def look(self, device: str, name: str) -> Upload | None:
        """How far a file has come; None where none of that name was begun.

        Raises WireError upload_gone when its time is over.
        """
        ...

    def open(self, device: str, name: str, offset: int) -> BlobWriter:
        """Go on at `offset`. Raises WireError: not_found, upload_gone, wrong_offset, busy, disk_full."""
        ...

    def drop(self, device: str, name: str) -> None:
        """Throw away what has come of a file. Raises WireError: not_found, busy."""
        ...

    def remove(self, sha256s: Collection[str]) -> int:
        """Throw away these, whole, in part or set aside as damaged; how many lay here whole."""
        ...

    def sweep(self, referenced: Callable[[list[str]], set[str]]) -> Swept:
        """Throw away what nobody finishes or speaks of; `referenced` says which of some names count."""
        ...


def is_sha256(name: str) -> bool:
    """Whether `name` is the sha256 of a file, in lower case."""
    return _SHA256.fullmatch(name) is not None


def checked_name(name: str) -> str:
    """`name`, safe as part of a path. Raises WireError not_found."""
    if _SHA256.fullmatch(name) is None and _GIVEN.fullmatch(name) is None:
        raise WireError("not_found")
    return name


def checked_device(device: str) -> str:
    """`device`, safe as part of a path. Raises WireError unknown_device."""
    if _DEVICE.fullmatch(device) is None:
        raise WireError("unknown_device")
    return device


def place_of(sha256: str) -> str:
    """Where a whole file lies."""
    return f"blobs/{sha256[:2]}/{sha256}"


def damaged_place_of(sha256: str) -> str:
    """Where a file lies that was found to be damaged."""
    return f"damaged/{sha256}"


def expiry(touched: float) -> datetime:
    """When a file in part, last touched then (seconds since 1970), is thrown away."""
    return datetime.fromtimestamp(touched, UTC) + timedelta(days=PARTIAL_DAYS)

"""A ZIP file in one form only: nothing compressed, no moments, no extra fields.

The same members give the same bytes with every version of every library, and whoever checks the bundle can
make the file again and compare it to the last byte: not even a bit of a header can be changed unseen.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from hashlib import sha256
from typing import BinaryIO, Final

from app.domain.refusals import ProblemError

_LOCAL: Final = struct.Struct("<4s5H3L2H")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")
_VERSION: Final = 20
_DAY: Final = 0x21
"""1980-01-01, the first day that the format knows."""
_MOST: Final = (1 << 32) - 1
_MOST_FILES: Final = 0xFFFF
_CHUNK: Final = 1 << 20


@dataclass(frozen=True)
class Member:
    """One file of the archive: `open` gives its content from the start each time it is called."""

    name: str
    open: Callable[[], AbstractContextManager[BinaryIO]]

    def chunks(self) -> Iterator[bytes]:
        """Its content, piece by piece."""
        with self.open() as file:
            while chunk := file.read(_CHUNK):
                yield chunk


@dataclass(frozen=True)
class Weighed:
    """What is known of a file once it was read."""

    size: int
    sha256: str
    crc: int


def weigh(member: Member) -> Weighed:
    """Read it through."""
    size, crc, running = 0, 0, sha256()
    for chunk in member.chunks():
        size += len(chunk)
        crc = zlib.crc32(chunk, crc)
        running.update(chunk)
    return Weighed(size, running.hexdigest(), crc)


def write_archive(out: BinaryIO, members: Iterable[tuple[Member, Weighed]]) -> None:
    """Write them in the order given. Names are ASCII. Raises ProblemError bundle_too_large."""
    directory: list[bytes] = []
    offset = 0
    for member, known in members:
        name = member.name.encode("ascii")
        if offset + known.size + _LOCAL.size + len(name) > _MOST or len(directory) >= _MOST_FILES:
            raise ProblemError("bundle_too_large")
        common = (_VERSION, 0, 0, 0, _DAY, known.crc, known.size, known.size, len(name), 0)
        out.write(_LOCAL.pack(b"PK\3\4", *common) + name)
        out.writelines(member.chunks())
        directory.append(_CENTRAL.pack(b"PK\1\2", _VERSION, *common, 0, 0, 0, 0, offset) + name)
        offset += _LOCAL.size + len(name) + known.size
    central = b"".join(directory)
    count = len(directory)
    out.write(central + _END.pack(b"PK\5\6", 0, 0, count, count, len(central), offset, 0))

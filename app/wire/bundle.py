"""Several whole files in one body, one after the other: each behind its sha256 and its length.

Most files are photographs, and a call for each costs more than its bytes do. What is larger goes by
itself, in pieces (protocol 3.6).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from app.wire.limits import MIB
from app.wire.problems import WireError

MEDIA_TYPE: Final = "application/vnd.counterfoil.files"
LARGEST: Final = MIB
"""Bytes of a file that may go in a bundle: one is held in memory until it is whole."""

_SUM: Final = 32
_LENGTH: Final = 8
HEAD: Final = _SUM + _LENGTH
"""Bytes before each file."""


def bundled(files: Iterable[tuple[str, bytes]]) -> list[bytes]:
    """The body that carries these, each by its sha256 (hexadecimal): in parts, which belong together."""
    parts: list[bytes] = []
    for sha256, data in files:
        parts += (bytes.fromhex(sha256) + len(data).to_bytes(_LENGTH, "big"), data)
    return parts


@dataclass
class Bundled:
    """A file in a bundle; `data` is shorter than `size` while it is on its way."""

    sha256: str
    size: int
    data: bytearray = field(default_factory=bytearray)

    @property
    def whole(self) -> bool:
        """Whether all of it is here. That it is what its name says has to be checked."""
        return len(self.data) == self.size


class Unbundling:
    """Takes a body apart as it comes. `open` is the file that is on its way."""

    def __init__(self, files: int) -> None:
        """At most so many `files` are taken."""
        self._left = files
        self._head = bytearray()
        self.open: Bundled | None = None

    def feed(self, piece: bytes) -> Iterator[Bundled]:
        """Files that are whole with `piece`. Raises WireError: too_large, malformed."""
        view, at = memoryview(piece), 0
        while at < len(view):
            if self.open is None:
                wanted = HEAD - len(self._head)
                self._head += view[at : at + wanted]
                at += wanted
                if len(self._head) < HEAD:
                    return
                self.open = self._begun()
            else:
                wanted = self.open.size - len(self.open.data)
                self.open.data += view[at : at + wanted]
                at += wanted
            if self.open.whole:
                yield self.open
                self.open = None

    def end(self) -> None:
        """Nothing more comes. Raises WireError malformed where it broke off in the middle."""
        if self.open is not None or self._head:
            raise WireError("malformed", what="bundle")

    def _begun(self) -> Bundled:
        name, size = self._head[:_SUM].hex(), int.from_bytes(self._head[_SUM:], "big")
        self._head.clear()
        if size > LARGEST:
            raise WireError("too_large", limit=LARGEST)
        self._left -= 1
        if self._left < 0:
            raise WireError("too_large", what="files")
        return Bundled(name, size)

"""A file that is sealed piece by piece, so that any part of it can be read without the rest.

A line that says ``CFSEAL1``, the length of a head, the head (readable for everybody: what this is, which key
opens it), 16 bytes of salt; then pieces of 64 KiB, each with its tag. Every file has a key of its own, drawn
from the store's key and the salt; a piece is bound to its place, to whether it is the last, and to the head.
So a piece that is changed, left out, moved or cut off is found when it is read, and a file cut short when it
is opened.
"""

from __future__ import annotations

import io
import os
from hashlib import sha256
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from typing_extensions import Buffer

MAGIC: Final = b"CFSEAL1\n"
PIECE: Final = 64 * 1024
_TAG: Final = 16
_SALT: Final = 16
_LONGEST_HEAD: Final = 1024 * 1024


class SealBrokenError(ValueError):
    """Not such a file, cut short, changed, or sealed under another key."""


def read_head(file: BinaryIO) -> bytes:
    """The readable head; the file stands behind it. Nothing vouches for it until a piece was opened.

    Raises SealBrokenError.
    """
    start = file.read(len(MAGIC) + 4)
    size = int.from_bytes(start[len(MAGIC) :], "big")
    if len(start) != len(MAGIC) + 4 or not start.startswith(MAGIC) or size > _LONGEST_HEAD:
        raise SealBrokenError
    head = file.read(size)
    if len(head) != size:
        raise SealBrokenError
    return head


class _Pieces:
    """What seals and opens the pieces of one file."""

    def __init__(self, secret: bytes, salt: bytes, head: bytes) -> None:
        self._cipher = AESGCM(HKDF(SHA256(), 32, salt, b"counterfoil sealed file").derive(secret))
        self._head = sha256(head).digest()

    def seal(self, piece: bytes, place: int, *, last: bool) -> bytes:
        return self._cipher.encrypt(_nonce(place, last=last), piece, self._head)

    def open(self, piece: bytes, place: int, *, last: bool) -> bytes:
        try:
            return self._cipher.decrypt(_nonce(place, last=last), piece, self._head)
        except InvalidTag as error:
            raise SealBrokenError from error


def _nonce(place: int, *, last: bool) -> bytes:
    return place.to_bytes(11, "big") + (b"\1" if last else b"\0")


class SealedWriter(io.RawIOBase):
    """Seals what is written to it; only `finish` makes the file whole. The file below stays open."""

    def __init__(self, file: BinaryIO, secret: bytes, head: bytes) -> None:
        super().__init__()
        salt = os.urandom(_SALT)
        self._file = file
        self._pieces = _Pieces(secret, salt, head)
        self._left = bytearray()
        self._place = 0
        file.write(MAGIC + len(head).to_bytes(4, "big") + head + salt)

    def writable(self) -> bool:
        return True

    def write(self, data: Buffer, /) -> int:
        """A whole piece is kept back until more comes: it might be the last."""
        view = memoryview(data).cast("B")
        self._left += view
        while len(self._left) > PIECE:
            self._put(bytes(self._left[:PIECE]), last=False)
            del self._left[:PIECE]
        return len(view)

    def finish(self) -> None:
        """Seal what is left as the last piece."""
        self._put(bytes(self._left), last=True)
        self._left.clear()

    def _put(self, piece: bytes, *, last: bool) -> None:
        self._file.write(self._pieces.seal(piece, self._place, last=last))
        self._place += 1


class SealedReader(io.RawIOBase):
    """Reads a sealed file from any place. Raises SealBrokenError where it does not hold.

    The last piece is opened at once: a file that was cut short, or another key, shows here.
    """

    def __init__(self, file: BinaryIO, secret: bytes) -> None:
        super().__init__()
        file.seek(0)
        self.head = read_head(file)
        salt = file.read(_SALT)
        self._file = file
        self._pieces = _Pieces(secret, salt, self.head)
        self._start = file.tell()
        sealed = file.seek(0, io.SEEK_END) - self._start
        self._last, short = divmod(sealed, PIECE + _TAG)
        if not short:
            self._last, short = self._last - 1, PIECE + _TAG
        if self._last < 0 or short < _TAG or len(salt) != _SALT:
            raise SealBrokenError
        self._size = self._last * PIECE + short - _TAG
        self._at = 0
        self._known: tuple[int, bytes] = (self._last, self._opened(self._last))

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def readinto(self, buffer: Buffer, /) -> int:
        view = memoryview(buffer).cast("B")
        place, skip = divmod(self._at, PIECE)
        if place > self._last:
            return 0
        if self._known[0] != place:
            self._known = (place, self._opened(place))
        part = self._known[1][skip : skip + len(view)]
        view[: len(part)] = part
        self._at += len(part)
        return len(part)

    def _opened(self, place: int) -> bytes:
        self._file.seek(self._start + place * (PIECE + _TAG))
        return self._pieces.open(self._file.read(PIECE + _TAG), place, last=place == self._last)

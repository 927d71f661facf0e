"""The sealed file on a stick (`.cfb`) and head office's answer to it (`.cfr`), protocol 3.11.

``CFB1``, one header line in the clear (who it is for, and the desk's code and count), then a
stream that only head office opens: frames of a kind, a head in JSON and a body. Batches stand in
it exactly as they would go over the network; files follow in pieces.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

import msgspec

from app.wire.compression import LEVEL, ZSTD, Unpacking
from app.wire.jsonbody import from_json, to_json
from app.wire.limits import MIB
from app.wire.messages import Receipt
from app.wire.problems import WireError
from app.wire.sealedbox import ALGORITHM, PIECE, SealingKey, StreamSealer, sealed_length
from app.wire.signing import SigningKey, holds, to_bytes, to_text
from app.wire.zstandard import zstd

MAGIC: Final = b"CFB1"
RECEIPT_MAGIC: Final = b"CFR1"
BLOB_PIECE: Final = 4 * MIB
MOST: Final = 2_000_000_000
"""Bytes in one file: what FAT32 takes, with room."""

KEYS, BATCH, BLOB = b"K", b"B", b"F"

_LONGEST_HEADER: Final = 4096
_FRAME: Final = struct.Struct(">cII")
_UNBOUNDED: Final = 1 << 62


class StickHeader(msgspec.Struct, frozen=True):
    """What anybody may read: the form, who may open it, which desk wrote how much."""

    form: int
    alg: str
    to: str
    desk: str
    count: int
    made_at: str


class BlobHead(msgspec.Struct, frozen=True):
    """A piece of a file: whose, from which byte on, how many, of how many."""

    sha256: str
    offset: int
    len: int
    size: int


@dataclass(frozen=True)
class Frame:
    """One thing in the file: its kind, its head as JSON, its body."""

    kind: bytes
    head: bytes
    body: bytes


class StickWriter:
    """Writes a `.cfb`: frames are packed, cut into pieces and sealed as they come."""

    def __init__(self, file: BinaryIO, to: bytes, header: StickHeader) -> None:
        self._file = file
        told = MAGIC + to_json(header) + b"\n"
        self._sealer = StreamSealer(to, told)
        self._packer = zstd.ZstdCompressor(level=LEVEL)
        self._waiting = bytearray()
        file.write(told + self._sealer.first)

    def write(self, frame: Frame) -> None:
        """One frame further."""
        for part in (_FRAME.pack(frame.kind, len(frame.head), len(frame.body)), frame.head, frame.body):
            self._take(self._packer.compress(part))

    def end(self) -> None:
        """The last piece; without it nobody can open the file."""
        self._take(self._packer.flush())
        self._put(bytes(self._waiting), last=True)

    def _take(self, packed: bytes) -> None:
        self._waiting += packed
        while len(self._waiting) > PIECE:
            self._put(bytes(self._waiting[:PIECE]), last=False)
            del self._waiting[:PIECE]

    def _put(self, piece: bytes, *, last: bool) -> None:
        sealed = self._sealer.seal(piece, last=last)
        self._file.write(len(sealed).to_bytes(4, "big") + sealed)


def read_stick_header(file: BinaryIO) -> StickHeader:
    """The part in the clear; `file` stands behind it afterwards. Raises WireError malformed."""
    if file.read(len(MAGIC)) != MAGIC:
        raise WireError("malformed", what="magic")
    line = file.readline(_LONGEST_HEADER)
    if not line.endswith(b"\n"):
        raise WireError("malformed", what="header")
    header = from_json(line, StickHeader)
    if header.form != 1 or header.alg != ALGORITHM:
        raise WireError("malformed", what="form")
    return header


def read_frames(file: BinaryIO, key: SealingKey, most_frame: int) -> Iterator[Frame]:
    """The frames of a file whose header was read. Raises WireError: bad_seal, bad_encoding, malformed.

    A frame counts when it was read; the file is known to be whole only at the end. What stands in
    the clear is looked at once more: it is bound to the seal, so `file` must be able to go back.
    A file full of zeros packs into almost nothing, so there is no limit to how far a stick
    unfolds: `most_frame` bounds what is held at a time. Raises WireError too_large for larger ones.
    """
    behind = file.tell()
    file.seek(0)
    told, first = file.read(behind), file.read(32)
    unpacking = Unpacking(ZSTD, _UNBOUNDED, ratio=_UNBOUNDED)
    waiting = bytearray()
    for plain in key.open_stream(first, _pieces(file), told):
        for part in unpacking.feed(plain):
            waiting += part
            yield from _frames(waiting, most_frame)
    unpacking.end()
    if waiting:
        raise WireError("malformed", what="frame")


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    while length := file.read(4):
        size = int.from_bytes(length, "big")
        if len(length) != 4 or not 0 < size <= sealed_length(PIECE):
            raise WireError("bad_seal")
        piece = file.read(size)
        if len(piece) != size:
            raise WireError("bad_seal")
        yield piece


def _frames(waiting: bytearray, most: int) -> Iterator[Frame]:
    while len(waiting) >= _FRAME.size:
        kind, head, body = _FRAME.unpack_from(waiting)
        if head + body > most:
            raise WireError("too_large")
        end = _FRAME.size + head + body
        if len(waiting) < end:
            return
        told = bytes(waiting[_FRAME.size : _FRAME.size + head])
        yield Frame(bytes(kind), told, bytes(waiting[_FRAME.size + head : end]))
        del waiting[:end]


def blob_frames(sha256: str, size: int, pieces: Iterable[bytes]) -> Iterator[Frame]:
    """A file as frames; each of `pieces` has at most BLOB_PIECE bytes."""
    offset = 0
    for piece in pieces:
        yield Frame(BLOB, to_json(BlobHead(sha256, offset, len(piece), size)), piece)
        offset += len(piece)


def write_receipt(receipt: Receipt, key: SigningKey) -> bytes:
    """The bytes of a `.cfr`."""
    told = to_json(receipt)
    return b"\n".join((RECEIPT_MAGIC, told, f"{key.kid}.{to_text(key.sign(told))}".encode(), b""))


def read_receipt(data: bytes, public_of: Callable[[str], bytes | None]) -> Receipt:
    """A receipt signed by our head office. Raises WireError: malformed, bad_sig."""
    parts = data.split(b"\n")
    if len(parts) != 4 or parts[0] != RECEIPT_MAGIC or parts[3]:
        raise WireError("malformed", what="receipt")
    kid, _, signature = parts[2].decode("ascii", "replace").partition(".")
    public = public_of(kid)
    try:
        signed = public is not None and holds(public, to_bytes(signature), parts[1])
    except ValueError:
        signed = False
    if not signed:
        raise WireError("bad_sig")
    return from_json(parts[1], Receipt)

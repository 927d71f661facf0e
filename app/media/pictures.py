"""Reading the frame of JPEG, PNG and WebP files: pixel size, EXIF block, and whether the end is there.

Nothing is decoded; a file is walked from mark to mark, so a false claim costs nothing.
"""

from dataclasses import dataclass
from typing import BinaryIO, Final

from app.media.sources import UnacceptableError, read_exactly

_CHUNK: Final = 1 << 20
_NEAR_END: Final = 1 << 16
_MAX_MARKS: Final = 200_000
"""More segments or chunks than any camera writes; a walk is given up there."""
_MAX_EXIF: Final = 1 << 20


@dataclass(frozen=True)
class Frame:
    """Stored pixel size (before the orientation is applied) and the EXIF block, empty when there is none.

    `scalable` says that the decoder can shrink it while reading (sequential JPEG).
    """

    width: int
    height: int
    exif: bytes = b""
    scalable: bool = False


def jpeg_frame(stream: BinaryIO) -> Frame:
    """Walk a JPEG. Raises UnacceptableError ``torn_file`` (no end mark) or ``unreadable_file``."""
    stream.seek(2)
    size: tuple[int, int] | None = None
    exif, sequential = b"", False
    for _ in range(_MAX_MARKS):
        mark = _next_mark(stream)
        if mark == 0xD9:
            raise UnacceptableError("unreadable_file")  # the end before any picture
        if mark == 0x01 or 0xD0 <= mark <= 0xD8:
            continue
        length = int.from_bytes(read_exactly(stream, 2), "big") - 2
        if length < 0:
            raise UnacceptableError("unreadable_file")
        body = read_exactly(stream, length)
        if 0xC0 <= mark <= 0xCF and mark not in (0xC4, 0xC8, 0xCC) and size is None and length >= 5:
            size = int.from_bytes(body[3:5], "big"), int.from_bytes(body[1:3], "big")
            sequential = mark in (0xC0, 0xC1)
        elif mark == 0xE1 and not exif and body.startswith(b"Exif\x00\x00"):
            exif = body
        elif mark == 0xDA:
            _find_end_mark(stream)
            if size is None or 0 in size:
                raise UnacceptableError("unreadable_file")
            return Frame(*size, exif, sequential)
    raise UnacceptableError("unreadable_file")


def _next_mark(stream: BinaryIO) -> int:
    """The next marker byte: FF, possibly repeated, then the mark; stray bytes before it are passed over."""
    for _ in range(_MAX_MARKS):
        if read_exactly(stream, 1) != b"\xff":
            continue
        mark = 0xFF
        while mark == 0xFF:
            mark = read_exactly(stream, 1)[0]
        if mark:
            return mark
    raise UnacceptableError("unreadable_file")


def _find_end_mark(stream: BinaryIO) -> None:
    """Pass over the picture data. FF D9 cannot occur inside it, so its absence means a torn file.

    Looked for near the end first, where it nearly always is.
    """
    start = stream.tell()
    end = stream.seek(0, 2)
    stream.seek(max(start, end - _NEAR_END))
    if b"\xff\xd9" in stream.read():
        return
    stream.seek(start)
    tail = b""
    while chunk := stream.read(_CHUNK):
        if b"\xff\xd9" in tail + chunk[:1] or b"\xff\xd9" in chunk:
            return
        tail = chunk[-1:]
    raise UnacceptableError("torn_file")


def png_frame(stream: BinaryIO) -> Frame:
    """Walk a PNG. Raises UnacceptableError ``torn_file`` (no IEND) or ``unreadable_file``."""
    stream.seek(8)
    size: tuple[int, int] | None = None
    exif = b""
    for _ in range(_MAX_MARKS):
        head = read_exactly(stream, 8)
        length, kind = int.from_bytes(head[:4], "big"), head[4:]
        if length > 0x7FFFFFFF or (size is None) != (kind == b"IHDR"):
            raise UnacceptableError("unreadable_file")
        if kind == b"IHDR":
            body = read_exactly(stream, length) if length == 13 else b""
            size = int.from_bytes(body[:4], "big"), int.from_bytes(body[4:8], "big")
        elif kind == b"eXIf" and length <= _MAX_EXIF:
            exif = read_exactly(stream, length)
        else:
            stream.seek(length, 1)
        read_exactly(stream, 4)  # the checksum: proves that the chunk is there to its end
        if kind == b"IEND":
            if size is None or 0 in size:
                raise UnacceptableError("unreadable_file")
            return Frame(*size, exif)
    raise UnacceptableError("unreadable_file")


def webp_frame(stream: BinaryIO, file_size: int) -> Frame:
    """Walk a WebP of `file_size` bytes. Raises UnacceptableError ``torn_file`` or ``unreadable_file``."""
    stream.seek(4)
    end = int.from_bytes(read_exactly(stream, 4), "little") + 8
    if end > file_size:
        raise UnacceptableError("torn_file")
    at, size, exif = 12, None, b""
    for _ in range(_MAX_MARKS):
        if at + 8 > end:
            break
        stream.seek(at)
        head = read_exactly(stream, 8)
        kind, length = head[:4], int.from_bytes(head[4:], "little")
        if at + 8 + length > end:
            raise UnacceptableError("torn_file")
        if size is None and kind in (b"VP8X", b"VP8 ", b"VP8L"):
            size = _webp_size(kind, stream.read(min(length, 10)))
        elif kind == b"EXIF" and length <= _MAX_EXIF:
            exif = read_exactly(stream, length)
        at += 8 + length + length % 2
    if size is None or 0 in size:
        raise UnacceptableError("unreadable_file")
    return Frame(*size, exif)


def _webp_size(kind: bytes, body: bytes) -> tuple[int, int] | None:
    if len(body) < (5 if kind == b"VP8L" else 10):
        return None
    if kind == b"VP8X":
        return 1 + int.from_bytes(body[4:7], "little"), 1 + int.from_bytes(body[7:10], "little")
    if kind == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    return int.from_bytes(body[6:8], "little") & 0x3FFF, int.from_bytes(body[8:10], "little") & 0x3FFF

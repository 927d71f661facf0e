"""Facts of an MP4 or QuickTime film: how long, how large, when taken. Nothing is decoded."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import BinaryIO, Final

from app.media.boxes import Box, box_content, boxes_between, first_box
from app.media.sources import UnacceptableError

_EPOCH: Final = datetime(1904, 1, 1, tzinfo=UTC)
"""QuickTime counts its seconds from here."""
_LONGEST_MS: Final = 7 * 24 * 3600 * 1000


@dataclass(frozen=True)
class Film:
    """`duration_ms` None when the file does not say (live fragments); size upright, None without picture."""

    duration_ms: int | None
    width: int | None
    height: int | None
    taken_at: datetime | None


def read_film(stream: BinaryIO, file_size: int) -> Film:
    """Read a film's index. Raises UnacceptableError ``torn_file`` also when the index is missing.

    A phone writes the index (``moov``) last, so a recording that broke off has none.
    """
    index: Box | None = None
    for box in boxes_between(stream, 0, file_size):
        index = box if box.kind == b"moov" and index is None else index
    if index is None:
        raise UnacceptableError("torn_file")
    header = first_box(stream, b"mvhd", index.start, index.end)
    if header is None:
        raise UnacceptableError("unreadable_file")
    duration, taken = _header_facts(box_content(stream, header, 32))
    width, height = _upright_size(stream, index)
    return Film(duration, width, height, taken)


def _header_facts(data: bytes) -> tuple[int | None, datetime | None]:
    wide = data[:1] == b"\x01"
    if len(data) < (32 if wide else 20):
        raise UnacceptableError("unreadable_file")
    created = int.from_bytes(data[4:12] if wide else data[4:8], "big")
    scale = int.from_bytes(data[20:24] if wide else data[12:16], "big")
    length = int.from_bytes(data[24:32] if wide else data[16:20], "big")
    duration = length * 1000 // scale if scale else 0
    seconds = timedelta(seconds=min(created, 1 << 33))
    taken = _EPOCH + seconds if seconds > datetime(1990, 1, 1, tzinfo=UTC) - _EPOCH else None
    return (duration if 0 < duration <= _LONGEST_MS else None), taken


def _upright_size(stream: BinaryIO, index: Box) -> tuple[int | None, int | None]:
    for track in boxes_between(stream, index.start, index.end):
        if track.kind != b"trak":
            continue
        header = first_box(stream, b"tkhd", track.start, track.end)
        data = b"" if header is None else box_content(stream, header, 96)
        matrix = 52 if data[:1] == b"\x01" else 40
        width, height = (
            int.from_bytes(data[at : at + 2], "big") for at in (matrix + 36, matrix + 40)
        )  # 16.16 fixed point: the whole part
        if width and height:
            turned = data[matrix : matrix + 4] == bytes(4) and data[matrix + 4 : matrix + 8] != bytes(4)
            return (height, width) if turned else (width, height)
    return None, None

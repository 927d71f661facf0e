"""Walking the boxes of ISO base media files (MP4, QuickTime, HEIC) by their heads alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from app.media.sources import UnacceptableError, read_exactly

_MAX_BOXES: Final = 10_000
"""Boxes looked at per level; a live recording in fragments of a second has a few thousand."""


@dataclass(frozen=True)
class Box:
    """One box: its four-letter `kind`, and its content from `start` up to `end` (file offsets)."""

    kind: bytes
    start: int
    end: int


def boxes_between(stream: BinaryIO, start: int, end: int) -> Iterator[Box]:
    """The boxes of one level, in order.

    Raises UnacceptableError ``torn_file`` for one that would reach beyond `end`, ``unreadable_file``
    for an impossible or endless row.
    """
    at = start
    for _ in range(_MAX_BOXES):
        if end - at < 8:
            return  # QuickTime ends a list with four zero bytes; other crumbs do no harm either
        stream.seek(at)
        head = read_exactly(stream, 8)
        length, content = int.from_bytes(head[:4], "big"), at + 8
        if length == 1:
            length, content = int.from_bytes(read_exactly(stream, 8), "big"), at + 16
        box_end = end if length == 0 else at + length
        if box_end < content:
            raise UnacceptableError("unreadable_file")
        if box_end > end:
            raise UnacceptableError("torn_file")
        yield Box(head[4:], content, box_end)
        at = box_end
    raise UnacceptableError("unreadable_file")


def first_box(stream: BinaryIO, kind: bytes, start: int, end: int) -> Box | None:
    """The first box of `kind` on one level."""
    return next((box for box in boxes_between(stream, start, end) if box.kind == kind), None)


def box_content(stream: BinaryIO, box: Box, at_most: int) -> bytes:
    """The first `at_most` bytes of a box's content."""
    stream.seek(box.start)
    return stream.read(min(at_most, box.end - box.start))

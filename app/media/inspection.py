"""What a file is, judged by its content: kind, size, time taken, or why it cannot be kept."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO, Final

from app.media.exif import TakenAt, read_exif
from app.media.heic import heic_frame
from app.media.kinds import HEAD_SIZE, is_mislabelled, sniff
from app.media.limits import MediaLimits
from app.media.movies import read_film
from app.media.pdf_pages import PdfPages
from app.media.pictures import Frame, jpeg_frame, png_frame, webp_frame
from app.media.sources import Source, UnacceptableError, opened, stream_size
from app.usecases.evidence_ports import MediaKind

CLOCK_WRONG: Final = "clock_wrong"
"""The camera's clock cannot have been right, so nobody knows when the picture was taken."""

_TURNED: Final = range(5, 9)
"""EXIF orientations that swap width and height."""


@dataclass(frozen=True)
class Inspection:
    """What was found. `refusal` is a code, empty when the file may be kept; then `kind` is set.

    `size` in bytes; `width` and `height` in pixels as shown upright; `orientation` as EXIF numbers it
    (1 also where the decoder turns the picture itself). `taken` is a camera's wall clock,
    `filmed_at` a film's own moment in UTC. `scalable`: the decoder can shrink while reading.
    """

    size: int = 0
    kind: MediaKind | None = None
    refusal: str = ""
    warnings: tuple[str, ...] = ()
    width: int | None = None
    height: int | None = None
    orientation: int = 1
    scalable: bool = False
    taken: TakenAt | None = None
    filmed_at: datetime | None = None
    duration_ms: int | None = None
    pages: int | None = None

    def taken_at(self, assumed_offset: timedelta) -> datetime | None:
        """The moment of taking in UTC; `assumed_offset` holds where the camera wrote no zone."""
        return self.filmed_at if self.taken is None else self.taken.moment(assumed_offset)


def inspect(source: Source, name: str = "", limits: MediaLimits | None = None) -> Inspection:
    """Look at a file or bytes without decoding them. `name` is what the customer's device called it.

    Bad content is never raised but said by `refusal`: ``file_missing``, ``not_a_file``,
    ``file_not_readable``, ``empty_file``, ``unknown_kind``, ``torn_file``, ``too_large_file``,
    ``too_many_pixels``, ``encrypted_pdf``, ``unreadable_file``. Takes bounded time and memory whatever
    the file claims.
    """
    found = Inspection()
    called = name or (source.name if isinstance(source, Path) else "")
    try:
        with opened(source) as stream:
            found = Inspection(size=stream_size(stream))
            found = replace(found, kind=kind_of(stream))
            return _judge(source, stream, found, called, limits or MediaLimits())
    except UnacceptableError as refused:
        return replace(found, refusal=refused.code)


def kind_of(stream: BinaryIO) -> MediaKind:
    """The kind by the first bytes. Raises UnacceptableError ``empty_file`` or ``unknown_kind``."""
    stream.seek(0)
    head = stream.read(HEAD_SIZE)
    if not head:
        raise UnacceptableError("empty_file")
    kind = sniff(head)
    if kind is None:
        raise UnacceptableError("unknown_kind")
    return kind


def _judge(source: Source, stream: BinaryIO, found: Inspection, name: str, limits: MediaLimits) -> Inspection:
    kind = found.kind
    if kind is None or found.size > limits.max_bytes(kind):
        raise UnacceptableError("too_large_file")
    found = replace(found, warnings=("mislabelled",) if is_mislabelled(name, kind) else ())
    if kind is MediaKind.PDF:
        return replace(found, pages=PdfPages().page_count(source))
    if kind in (MediaKind.MP4, MediaKind.MOV):
        film = read_film(stream, found.size)
        return replace(
            found,
            width=film.width,
            height=film.height,
            duration_ms=film.duration_ms,
            filmed_at=film.taken_at,
        )
    return _with_frame(found, _frame(kind, stream, found.size, limits), limits)


def _frame(kind: MediaKind, stream: BinaryIO, size: int, limits: MediaLimits) -> Frame:
    if kind is MediaKind.JPEG:
        return jpeg_frame(stream)
    if kind is MediaKind.PNG:
        return png_frame(stream)
    if kind is MediaKind.WEBP:
        return webp_frame(stream, size)
    return heic_frame(stream, size, limits.max_pixels)


def _with_frame(found: Inspection, frame: Frame, limits: MediaLimits) -> Inspection:
    if frame.width * frame.height > (limits.max_scaled_pixels if frame.scalable else limits.max_pixels):
        raise UnacceptableError("too_many_pixels")
    facts = read_exif(frame.exif)
    # A HEIC decoder turns by the file's own boxes and must not look at EXIF (ISO/IEC 23008-12).
    orientation = 1 if found.kind is MediaKind.HEIC else facts.orientation
    turned = orientation in _TURNED
    if facts.clock_unset:
        found = replace(found, warnings=(*found.warnings, CLOCK_WRONG))
    return replace(
        found,
        width=frame.height if turned else frame.width,
        height=frame.width if turned else frame.height,
        orientation=orientation,
        scalable=frame.scalable,
        taken=facts.taken,
    )

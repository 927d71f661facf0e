"""The work copy and the thumbnail of a piece of evidence. The original is never touched."""

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.media.decoder_process import DecoderProcess
from app.media.decoding import decode, fitted
from app.media.inspection import Inspection, inspect
from app.media.pdf_pages import PdfPages
from app.media.posters import film_poster
from app.media.quality import quality_hints
from app.media.sources import Source, UnacceptableError, opened
from app.usecases.evidence_ports import MediaKind, QualityHint

if TYPE_CHECKING:
    from PIL.Image import Image

WORK_SIDE: Final = 2048
WORK_QUALITY: Final = 80
THUMB_SIDE: Final = 320
THUMB_BYTES: Final = 24 * 1024
"""A list of 50 tickets shows its thumbnails from 1.2 MB."""

_POSTER_SIDE: Final = 1280
_THUMB_STEPS: Final = ((THUMB_SIDE, 80), (THUMB_SIDE, 60), (THUMB_SIDE, 40), (256, 40), (192, 35), (128, 30))
"""Sides and JPEG qualities tried until `THUMB_BYTES` is met; the last always does."""


@dataclass(frozen=True)
class Derivatives:
    """JPEG files, upright, sRGB, no metadata: `work_jpeg` at most 2048 px, `thumb_jpeg` 320 px and 24 KiB.

    `hints` say what is wrong with a photo's quality; none for films and PDF.
    """

    work_jpeg: bytes
    thumb_jpeg: bytes
    hints: tuple[QualityHint, ...] = ()


def make_derivatives(
    source: Source, found: Inspection | None = None, decoder: DecoderProcess | None = None
) -> Derivatives:
    """Work copy and thumbnail; for a film a drawn poster, for a PDF its first page.

    `found` is what `inspect` said about the same source, to save asking again; `decoder` one that stands
    ready. Raises
    UnacceptableError with the code of the refusal. May run in several threads at once.
    """
    found = inspect(source) if found is None else found
    if found.refusal or found.kind is None:
        raise UnacceptableError(found.refusal or "unknown_kind")
    if found.kind in (MediaKind.MP4, MediaKind.MOV):
        return _pair(film_poster(found.width, found.height, found.duration_ms, _POSTER_SIDE))
    if found.kind is MediaKind.PDF:
        return _pair(PdfPages().pictures(source, 1, WORK_SIDE)[0])
    with opened(source) as stream:
        picture = decode(stream, found, WORK_SIDE, decoder)
    return _pair(picture, quality_hints(picture, found.width or 0, found.height or 0))


def _pair(picture: "Image", hints: tuple[QualityHint, ...] = ()) -> Derivatives:
    return Derivatives(_jpeg(picture, WORK_QUALITY), _thumbnail(picture), hints)


def _thumbnail(picture: "Image") -> bytes:
    small = fitted(picture, THUMB_SIDE)
    data = b""
    for side, quality in _THUMB_STEPS:
        data = _jpeg(small if side == THUMB_SIDE else fitted(small, side), quality)
        if len(data) <= THUMB_BYTES:
            break
    return data


def _jpeg(picture: "Image", quality: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return out.getvalue()

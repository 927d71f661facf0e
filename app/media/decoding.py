"""Decoding pictures to upright RGB at the size needed, colours made sRGB: by the decoder that runs apart.

Here a picture is bare pixels; whatever takes a file from outside apart does so in `decoder_worker.py`.
"""

from typing import TYPE_CHECKING, BinaryIO, Final

from app.media.decoder_process import DecoderProcess
from app.media.inspection import Inspection
from app.media.sources import UnacceptableError
from app.usecases.evidence_ports import MediaKind

if TYPE_CHECKING:
    from PIL.Image import Image

_PHOTOS: Final = {
    MediaKind.JPEG: "jpeg",
    MediaKind.PNG: "png",
    MediaKind.WEBP: "webp",
    MediaKind.HEIC: "heic",
}


def decode(
    stream: BinaryIO,
    found: Inspection,
    longest: int,
    decoder: DecoderProcess | None = None,
    *,
    grey: bool = False,
) -> "Image":
    """The picture upright in RGB, or `grey`, its longer side at most `longest` pixels, never enlarged.

    Raises UnacceptableError ``unreadable_file`` when the decoder gives up, ``unknown_kind`` for what is no
    picture. May be called from several threads at once.
    """
    kind = None if found.kind is None else _PHOTOS.get(found.kind)
    if kind is None:
        raise UnacceptableError("unknown_kind")
    stream.seek(0)
    question = ("photo", kind, str(longest), "L" if grey else "RGB")
    told = (decoder or DecoderProcess()).ask(question, stream.read())
    pictures = told.pictures()
    if len(pictures) != 1 or pictures[0].mode != question[-1] or max(pictures[0].size) > longest:
        raise UnacceptableError("unreadable_file")  # a hostile file may answer in the decoder's place
    return _upright(pictures[0], found.orientation)


def fitted(picture: "Image", longest: int) -> "Image":
    """A copy of an RGB picture whose longer side is at most `longest` pixels."""
    from PIL.Image import Resampling  # noqa: PLC0415  heavy, loaded at first use

    factor = max(picture.size) // longest
    smaller = picture.reduce(factor) if factor > 1 else picture.copy()
    if max(smaller.size) > longest:
        smaller.thumbnail((longest, longest), Resampling.BICUBIC, reducing_gap=2.0)
    return smaller


def _upright(picture: "Image", orientation: int) -> "Image":
    from PIL.Image import Transpose  # noqa: PLC0415  heavy, loaded at first use

    turn = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }.get(orientation)
    return picture if turn is None else picture.transpose(turn)

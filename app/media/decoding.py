"""Decoding pictures to upright RGB at the size needed, colours made sRGB.

Pillow's plugins are used directly, without its registry: faster to import, and only the kind
that was sniffed is ever tried.
"""

import io
from typing import TYPE_CHECKING, BinaryIO, Final

from app.media.faults import DECODER_FAULTS
from app.media.heic import decode_heic
from app.media.inspection import Inspection
from app.media.sources import UnacceptableError
from app.usecases.evidence_ports import MediaKind

if TYPE_CHECKING:
    from PIL.Image import Image

_CLOSE_ENOUGH: Final = 0.9
"""A JPEG shrunk while decoding to at least this part of the wanted side is not decoded larger and resized.

12-megapixel photos (4032 px) come out at 2016 instead of 2048 px, in half the time.
"""

_MAX_PROFILE: Final = 1 << 20


def decode(stream: BinaryIO, found: Inspection, longest: int) -> "Image":
    """The picture upright in RGB, its longer side at most `longest` pixels, never enlarged.

    Raises UnacceptableError ``unreadable_file`` when the decoder gives up. May be called from several
    threads at once; the decoders release the interpreter lock.
    """
    try:
        picture = _open(stream, found, longest)
        picture.load()
        profile = picture.info.get("icc_profile")
        picture = _flattened(_fitted(picture, longest))
        picture = _upright(_in_srgb(picture, profile), found.orientation)
        picture.info = {}  # else Pillow writes the comment or profile in it into every copy
        return picture
    except DECODER_FAULTS:
        raise UnacceptableError("unreadable_file") from None


def fitted(picture: "Image", longest: int) -> "Image":
    """A copy of an RGB picture whose longer side is at most `longest` pixels."""
    factor = max(picture.size) // longest
    return _fitted(picture.reduce(factor) if factor > 1 else picture.copy(), longest)


def _open(stream: BinaryIO, found: Inspection, longest: int) -> "Image":
    stream.seek(0)
    if found.kind is MediaKind.JPEG:
        from PIL.JpegImagePlugin import JpegImageFile  # noqa: PLC0415  heavy, loaded at first use

        picture = JpegImageFile(stream)
        _shrink_on_load(picture, longest)
        return picture
    if found.kind is MediaKind.PNG:
        from PIL.PngImagePlugin import PngImageFile  # noqa: PLC0415  heavy, loaded at first use

        return PngImageFile(stream)
    if found.kind is MediaKind.WEBP:
        from PIL.WebPImagePlugin import WebPImageFile  # noqa: PLC0415  heavy, loaded at first use

        return WebPImageFile(stream)
    if found.kind is MediaKind.HEIC:
        return decode_heic(stream, longest)
    raise UnacceptableError("unknown_kind")


def _shrink_on_load(picture: "Image", longest: int) -> None:
    side = max(picture.size)
    factor = next((factor for factor in (8, 4, 2) if side / factor >= longest * _CLOSE_ENOUGH), 1)
    if factor > 1:
        width, height = picture.size
        picture.draft("RGB", (max(1, width // factor), max(1, height // factor)))


def _fitted(picture: "Image", longest: int) -> "Image":
    from PIL.Image import Resampling  # noqa: PLC0415  heavy, loaded at first use

    if max(picture.size) > longest:
        if picture.mode in ("P", "1", "PA"):  # a palette cannot be blended
            picture = picture.convert("RGBA" if _has_alpha(picture) else "RGB")
        picture.thumbnail((longest, longest), Resampling.BICUBIC, reducing_gap=2.0)
    return picture


def _has_alpha(picture: "Image") -> bool:
    return picture.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in picture.info


def _flattened(picture: "Image") -> "Image":
    """RGB, transparent parts as white paper."""
    from PIL import Image  # noqa: PLC0415  heavy, loaded at first use

    if _has_alpha(picture):
        layered = picture.convert("RGBA")
        paper = Image.new("RGBA", layered.size, "white")
        return Image.alpha_composite(paper, layered).convert("RGB")
    if picture.mode.startswith("I"):  # 16 bits a pixel: keep the upper eight
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L").convert("RGB")
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def _in_srgb(picture: "Image", profile: object) -> "Image":
    """Colours as a screen without colour management shows them; phones write Display P3."""
    if not isinstance(profile, bytes) or not 128 <= len(profile) <= _MAX_PROFILE or b"sRGB" in profile:
        return picture
    if b"s\x00R\x00G\x00B" in profile or profile[16:20] != b"RGB ":
        return picture
    from PIL import ImageCms  # noqa: PLC0415  heavy, and only phones' wide colours need it

    try:
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        turned = ImageCms.profileToProfile(picture, given, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return picture  # a broken profile: the numbers as they are
    return picture if turned is None else turned


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

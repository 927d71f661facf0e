"""Logo and stamp of a shop: a file from anywhere, looked at first, decoded apart, kept small."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, Final

from app.domain.refusals import InputError
from app.media.decoder_process import DecoderProcess
from app.media.inspection import inspect
from app.media.limits import MEBIBYTE, MediaLimits
from app.media.sources import UnacceptableError
from app.usecases.evidence_ports import MediaKind

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_BYTES: Final = 24_000
"""Of the PNG that is kept: it is frozen with every document."""
_LIMITS: Final = MediaLimits(
    max_picture_bytes=4 * MEBIBYTE, max_pixels=24_000_000, max_scaled_pixels=24_000_000
)
_SIDES: Final = (480, 360, 240, 160)
_COLOURS: Final = (64, 16)
"""Tried one after another until the file is small enough; 480 dots are 60 mm of a 203 dpi printer."""
_LEAST: Final = 24
"""Pixels of each side that something to see needs."""
_PAPER: Final = 12
"""How far from white something may be and still count as margin."""
_NEARLY: Final = 249
_SVG: Final = (b"<svg", b"<!doctype svg", b"<?xml")
_TOO_LARGE: Final = ("too_large_file", "too_many_pixels")


class HeadPictureMaker:
    """See `HeadPictures`. SVG is refused: it is a program, and no program of strangers draws here."""

    def __init__(self, decoder: DecoderProcess | None = None) -> None:
        self._decoder = decoder or DecoderProcess()

    def logo(self, data: bytes) -> bytes:
        """On white paper, without the blank margin."""
        from PIL import Image, ImageChops  # noqa: PLC0415  heavy, loaded at first use

        layered = self._decoded(data)
        paper = Image.new("RGBA", layered.size, "white")
        flat = Image.alpha_composite(paper, layered).convert("RGB")
        apart = ImageChops.difference(flat, Image.new("RGB", flat.size, "white"))
        return _small(_trimmed(flat, apart.convert("L")))

    def stamp(self, data: bytes) -> bytes:
        """With alpha; of a picture that has none, what is white becomes transparent."""
        from PIL import ImageChops  # noqa: PLC0415  heavy, loaded at first use

        layered = self._decoded(data)
        red, green, blue, alpha = layered.split()
        if alpha.getextrema()[0] == 255:  # opaque throughout
            lightest = ImageChops.darker(ImageChops.darker(red, green), blue)
            layered.putalpha(lightest.point([min(255, (255 - value) * 5 // 4) for value in range(256)]))
        return _small(_trimmed(layered, layered.getchannel("A")))

    def _decoded(self, data: bytes) -> Image:
        """RGBA, upright, at most `_SIDES` long; whatever is wrong with the file is refused."""
        head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        if head.startswith(_SVG) or b"<svg" in head:
            raise InputError("picture_svg", "picture")
        found = inspect(data, limits=_LIMITS)
        if found.kind not in (MediaKind.PNG, MediaKind.JPEG):
            raise InputError("picture_kind", "picture")
        if found.refusal in _TOO_LARGE:
            raise InputError("picture_too_large", "picture", megabytes="4", pixels="24")
        if found.refusal:
            raise InputError("picture_unreadable", "picture")
        try:
            return self._decoder.ask(("picture", str(_SIDES[0])), data).pictures()[0]
        except UnacceptableError:
            raise InputError("picture_unreadable", "picture") from None


def _trimmed(picture: Image, ink: Image) -> Image:
    """Without the margin around the ink."""
    box = ink.point([255 if value > _PAPER else 0 for value in range(256)]).getbbox()
    if box is None:
        raise InputError("picture_blank", "picture")
    cut = picture.crop(box)
    if min(cut.size) < _LEAST:
        raise InputError("picture_too_small", "picture", least=str(_LEAST))
    return cut


def palette_png(few: Image) -> bytes:
    """A picture with a palette as the simplest PNG there is: a byte to a pixel, unfiltered.

    That form the press turns into dots without a decoder. Paper is white: what is nearly so is put right.
    """
    colours = few.getpalette("RGBA") or []
    entries = [bytes(colours[at : at + 4]) for at in range(0, len(colours), 4)]
    shown = b"".join(b"\xff\xff\xff" if min(each[:3]) > _NEARLY else each[:3] for each in entries)
    alphas = bytes(each[3] for each in entries)
    pixels, width = few.tobytes(), few.width
    rows = b"".join(b"\0" + pixels[at : at + width] for at in range(0, len(pixels), width))
    head = struct.pack(">IIBBBBB", width, few.height, 8, 3, 0, 0, 0)
    parts = (
        (b"IHDR", head),
        (b"PLTE", shown),
        (b"tRNS", alphas),
        (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in parts
        if kind != b"tRNS" or min(alphas, default=255) < 255  # an opaque picture needs none
    )


def _small(picture: Image) -> bytes:
    """As a PNG of at most `MOST_BYTES`: fewer colours first, then fewer pixels."""
    from PIL.Image import Dither, Quantize, Resampling  # noqa: PLC0415  heavy, loaded at first use

    made = b""
    for side in _SIDES:
        sized = picture.copy()
        sized.thumbnail((side, side), Resampling.LANCZOS)
        for colours in _COLOURS:
            made = palette_png(sized.quantize(colours, method=Quantize.FASTOCTREE, dither=Dither.NONE))
            if len(made) <= MOST_BYTES:
                return made
    return made

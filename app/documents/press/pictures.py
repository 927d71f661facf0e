"""Pictures in a document: photos embedded as they are, codes as one-bit masks, signatures with alpha."""

import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from struct import unpack_from

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.documents.press.pdf_objects import add_form, pdf_array, pdf_name, pdf_stream


@dataclass(frozen=True)
class Picture:
    """A picture the document holds once: its resource name and its size in pixels."""

    name: str
    width: int
    height: int


class Pictures:
    """The pictures of one document; each is embedded once, however often it is drawn."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._photos: dict[bytes, Picture | None] = {}
        self._codes: dict[bytes, Picture] = {}
        self._readers: dict[bytes, ImageReader | None] = {}
        self._dots: dict[bytes, Picture | None] = {}

    def photo(self, jpeg: bytes) -> Picture | None:
        """A JPEG, byte for byte; None when the bytes are not a JPEG that printers can read and hold."""
        if jpeg not in self._photos:
            self._photos[jpeg] = self._embedded_photo(jpeg)
        return self._photos[jpeg]

    def code(self, modules: Sequence[Sequence[int]]) -> Picture:
        """A square of dark and light modules as a mask of one bit each: sharp at every size."""
        rows = b"".join(_packed(row) for row in modules)
        known = self._codes.get(rows)
        if known is None:
            size, name = len(modules), f"Code{len(self._codes) + 1}"
            entries = {"BitsPerComponent": 1, "ImageMask": "true", "Decode": pdf_array([1, 0])}
            known = self._embed(name, size, size, "FlateDecode", zlib.compress(rows, 9), entries)
            self._codes[rows] = known
        return known

    def _embedded_photo(self, jpeg: bytes) -> Picture | None:
        head = read_jpeg_head(jpeg)
        if head is None or head.width * head.height > MOST_PHOTO_PIXELS:
            return None
        space, decode = head.colours
        entries: dict[str, object] = {"BitsPerComponent": 8, "ColorSpace": pdf_name(space)}
        if decode:
            entries["Decode"] = pdf_array(decode)
        return self._embed(
            f"Photo{len(self._photos) + 1}", head.width, head.height, "DCTDecode", jpeg, entries
        )

    def signature(self, png: bytes) -> ImageReader | None:
        """A PNG with alpha, ready to be drawn; None when it cannot be read, or is too large to be ours."""
        if png not in self._readers and png_size(png) is None:
            self._readers[png] = None  # before any decoder sees it
        if png not in self._readers:
            try:
                reader = ImageReader(BytesIO(png))
                # Decoded here, where what is broken is caught.
                reader.getRGBData()  # type: ignore[no-untyped-call]  # ReportLab ships no types
                self._readers[png] = reader
            except (OSError, ValueError, SyntaxError):  # what the decoder raises for broken pictures
                self._readers[png] = None
        return self._readers[png]

    def dots(self, png: bytes) -> Picture | None:
        """A PNG in black and white, for printers without shades; None when it cannot be read."""
        if png not in self._dots:
            self._dots[png] = self._embedded_dots(png)
        return self._dots[png]

    def _embedded_dots(self, png: bytes) -> Picture | None:
        found = black_and_white(png)
        if found is None:
            return None
        width, height, rows = found
        entries = {"BitsPerComponent": 1, "ImageMask": "true", "Decode": pdf_array([1, 0])}
        name = f"Dots{len(self._dots) + 1}"
        return self._embed(name, width, height, "FlateDecode", zlib.compress(rows, 9), entries)

    def _embed(
        self, name: str, width: int, height: int, coding: str, content: bytes, entries: dict[str, object]
    ) -> Picture:
        stream = pdf_stream(
            content,
            Type=pdf_name("XObject"),
            Subtype=pdf_name("Image"),
            Width=width,
            Height=height,
            Filter=pdf_name(coding),
            **entries,
        )
        add_form(self._canvas, name, stream)
        return Picture(name, width, height)


MOST_PIXELS = 2_000_000
"""Of a logo, stamp or signature: what is kept has a fraction of it, so whatever claims more is not ours."""

MOST_PHOTO_PIXELS = 24_000_000
"""Of a photo: ours are small pictures. A JPEG of a few bytes may claim four thousand million."""


def png_size(png: bytes) -> tuple[int, int] | None:
    """Width and height in pixels as a PNG says; None for anything else and for what is too large."""
    if png[:8] != b"\x89PNG\r\n\x1a\n" or png[12:16] != b"IHDR" or len(png) < _PNG_HEAD:
        return None
    width, height = unpack_from(">II", png, 16)
    return (width, height) if 0 < width * height <= MOST_PIXELS else None


def black_and_white(png: bytes) -> tuple[int, int, bytes] | None:
    """Width, height and rows of a picture of ours, eight dots to a byte, dark as 1; transparent is paper.

    Ours are PNG with a palette, a byte to a pixel, unfiltered, as `HeadPictures` makes them; None for
    anything else. Dark and light part where the picture itself parts them, so that a pale logo stays seen.
    """
    size = png_size(png)
    if size is None or png[24:29] != _PALETTE_FORM:
        return None
    width, height = size
    chunks = dict(_chunks(png))
    whole = (width + 1) * height
    unpacker = zlib.decompressobj()
    try:
        rows = unpacker.decompress(chunks.get(b"IDAT", b""), whole)
    except zlib.error:
        return None
    if len(rows) != whole or any(rows[:: width + 1]):
        return None
    greys = _greys(chunks.get(b"PLTE", b""), chunks.get(b"tRNS", b""))
    histogram = [0] * 256
    for index, count in Counter(rows).items():
        histogram[greys[index]] += count
    limit = parting(histogram)
    table = bytes(49 if grey <= limit else 48 for grey in greys)  # "1" is dark
    lines = (rows[at + 1 : at + 1 + width].translate(table) for at in range(0, whole, width + 1))
    return width, height, b"".join(_bits(line.decode("ascii")) for line in lines)


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and content of each chunk; parts of the picture data as one."""
    at, data = 8, b""
    while at + 12 <= len(png):
        length, kind = unpack_from(">I", png, at)[0], png[at + 4 : at + 8]
        body = png[at + 8 : at + 8 + length]
        if kind == b"IDAT":
            data += body
        else:
            yield kind, body
        at += 12 + length
    yield b"IDAT", data


def _greys(palette: bytes, alphas: bytes) -> list[int]:
    """How light each of 256 colours is on white paper; a colour the palette has not is white."""
    greys = [255] * 256
    for index in range(min(len(palette) // 3, 256)):
        red, green, blue = palette[3 * index : 3 * index + 3]
        alpha = alphas[index] if index < len(alphas) else 255
        light = (299 * red + 587 * green + 114 * blue) // 1000
        greys[index] = (light * alpha + 255 * (255 - alpha)) // 255
    return greys


def parting(histogram: Sequence[int]) -> int:
    """The value that parts dark from light best (Otsu 1979): the lower side holds it."""
    total, weighted = sum(histogram), sum(value * count for value, count in enumerate(histogram))
    best, found, below, inside = -1.0, 127, 0, 0
    for value, count in enumerate(histogram):
        below += count
        inside += value * count
        if 0 < below < total:
            spread = (weighted * below - inside * total) ** 2 / (below * (total - below))
            if spread > best:
                best, found = spread, value
    return found


@dataclass(frozen=True)
class JpegHead:
    """What a PDF must know of a JPEG: size in pixels and its colours."""

    width: int
    height: int
    components: int
    inverted: bool

    @property
    def colours(self) -> tuple[str, list[int]]:
        """The colour space, and how its values are read when they are stored upside down."""
        space = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}[self.components]
        return space, [1, 0] * 4 if self.inverted and self.components == 4 else []


def read_jpeg_head(data: bytes) -> JpegHead | None:
    """Read the frame header of a JPEG (ITU T.81, annex B); None for anything else."""
    if data[:2] != b"\xff\xd8":
        return None
    at, inverted = 2, False
    while at + 9 < len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        length = unpack_from(">H", data, at + 2)[0]
        if marker in _FRAMES:
            precision, height, width, components = unpack_from(">BHHB", data, at + 4)
            readable = precision == 8 and width and height and components in {1, 3, 4}
            return JpegHead(width, height, components, inverted) if readable else None
        if marker == 0xEE and data[at + 4 : at + 9] == b"Adobe":
            inverted = True
        at += 1 if marker == 0xFF else 2 + length
    return None


def _packed(row: Sequence[int]) -> bytes:
    """A row of modules, eight to a byte, dark as 1."""
    return _bits("".join("1" if module else "0" for module in row))


def _bits(bits: str) -> bytes:
    bits += "0" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


_PALETTE_FORM = b"\x08\x03\x00\x00\x00"
"""Eight bits, palette, no interlacing: the end of the first chunk."""
_PNG_HEAD = 33
"""Bytes of the signature and the first chunk."""
_FRAMES = frozenset((0xC0, 0xC1, 0xC2))
"""Baseline, extended and progressive frames: the ones PDF readers decode."""

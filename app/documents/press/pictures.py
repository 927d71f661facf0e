"""Pictures in a document: photos embedded as they are, codes as one-bit masks, signatures with alpha."""

import zlib
from collections.abc import Sequence
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

    def photo(self, jpeg: bytes) -> Picture | None:
        """A JPEG, byte for byte; None when the bytes are not a JPEG that printers can read."""
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
        if head is None:
            return None
        space, decode = head.colours
        entries: dict[str, object] = {"BitsPerComponent": 8, "ColorSpace": pdf_name(space)}
        if decode:
            entries["Decode"] = pdf_array(decode)
        return self._embed(
            f"Photo{len(self._photos) + 1}", head.width, head.height, "DCTDecode", jpeg, entries
        )

    def signature(self, png: bytes) -> ImageReader | None:
        """A PNG with alpha, ready to be drawn; None when it cannot be read."""
        if png not in self._readers:
            try:
                self._readers[png] = ImageReader(BytesIO(png))
            except (OSError, ValueError, SyntaxError):  # what the decoder raises for broken pictures
                self._readers[png] = None
        return self._readers[png]

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
    bits = "".join("1" if module else "0" for module in row)
    bits += "0" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


_FRAMES = frozenset((0xC0, 0xC1, 0xC2))
"""Baseline, extended and progressive frames: the ones PDF readers decode."""

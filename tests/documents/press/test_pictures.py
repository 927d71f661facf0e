import io
import struct
import zlib

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from app.documents.press.pictures import JpegHead, Pictures, read_jpeg_head
from tests.documents.samples import signature_png


def jpeg(mode: str, **options: bool) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (64, 48), 100 if mode == "L" else None).save(out, "JPEG", **options)
    return out.getvalue()


@pytest.mark.parametrize(("mode", "components"), [("L", 1), ("RGB", 3), ("CMYK", 4)])
@pytest.mark.parametrize("progressive", [True, False])
def test_reads_size_and_colours(mode: str, components: int, progressive: bool) -> None:
    head = read_jpeg_head(jpeg(mode, progressive=progressive))
    assert head is not None
    assert (head.width, head.height, head.components) == (64, 48, components)
    assert bool(head.colours[1]) == (mode == "CMYK")


def test_reads_past_exif() -> None:
    out = io.BytesIO()
    picture = Image.new("RGB", (20, 10))
    exif = picture.getexif()
    exif[0x010E] = "x" * 5000
    picture.save(out, "JPEG", exif=exif)
    assert read_jpeg_head(out.getvalue()) == JpegHead(20, 10, 3, inverted=False)


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xd8", b"\x89PNG\r\n", jpeg("RGB")[:40], b"\xff\xd8" + b"\0" * 60]
)
def test_anything_else_is_no_photo(data: bytes) -> None:
    assert read_jpeg_head(data) is None


def blank_png(width: int, height: int, kept: int = 1000) -> bytes:
    """A PNG that claims a size, with the first `kept` bytes of its pixels, which pack to next to nothing."""
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(kept))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def animated_png() -> bytes:
    """Two frames: the second is for screens alone."""
    out = io.BytesIO()
    frames = [Image.new("RGBA", (60, 20), colour) for colour in ("navy", "red")]
    frames[0].save(out, "PNG", save_all=True, append_images=frames[1:])
    return out.getvalue()


@pytest.mark.parametrize(
    "png",
    [
        blank_png(50_000, 50_000),  # more than a decoder may be asked for
        blank_png(2**31 - 1, 2**31 - 1),
        blank_png(6_000, 6_000, 6_000 * (4 * 6_000 + 1)),  # sound, and 144 MB when decoded
        blank_png(600, 200),  # torn
        signature_png()[:-200],
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a" + bytes(60),
        jpeg("RGB"),
    ],
)
def test_a_signature_that_is_none_of_ours_is_not_decoded(png: bytes) -> None:
    assert Pictures(Canvas(io.BytesIO())).signature(png) is None


def test_of_an_animated_picture_the_first_frame_is_drawn() -> None:
    reader = Pictures(Canvas(io.BytesIO())).signature(animated_png())
    assert reader is not None
    assert reader.getSize() == (60, 20)


def test_a_photo_that_claims_to_be_huge_is_left_out() -> None:
    photo = bytearray(jpeg("CMYK"))
    pictures = Pictures(Canvas(io.BytesIO()))
    assert pictures.photo(bytes(photo)) is not None
    at = photo.index(b"\xff\xc0") + 5
    photo[at : at + 4] = b"\xff\xff\xff\xff"
    assert read_jpeg_head(bytes(photo)) is not None
    assert pictures.photo(bytes(photo)) is None

import io

import pytest
from PIL import Image

from app.documents.press.pictures import JpegHead, read_jpeg_head


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

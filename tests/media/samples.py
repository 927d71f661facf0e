"""Files made on the spot: pictures, films and PDF of every kind the desk takes in, and broken ones."""

import io
import struct
import zlib
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter
from reportlab.pdfgen.canvas import Canvas

DATA = Path(__file__).resolve().parent.parent / "data" / "media"
RED, GREEN, BLUE, GREY = (200, 30, 30), (30, 160, 40), (30, 40, 200), (200, 200, 190)


def quadrants(width: int = 640, height: int = 480) -> Image.Image:
    """Red and green above, blue and striped grey below: which way up is seen at once."""
    picture = Image.new("RGB", (width, height), GREY)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, width // 2 - 1, height // 2 - 1), fill=RED)
    draw.rectangle((width // 2, 0, width - 1, height // 2 - 1), fill=GREEN)
    draw.rectangle((0, height // 2, width // 2 - 1, height - 1), fill=BLUE)
    for x in range(width // 2, width, 16):
        draw.line((x, height // 2, x, height), fill=(20, 20, 20), width=3)
    return picture


def looks_upright(picture: Image.Image) -> bool:
    """Whether the quadrants stand where they should, allowing for lossy coding."""
    width, height = picture.size
    corners = [(width // 8, height // 8), (width * 7 // 8, height // 8), (width // 8, height * 7 // 8)]
    seen = [picture.convert("RGB").getpixel(corner) for corner in corners]
    return all(
        isinstance(got, tuple) and all(abs(a - b) < 40 for a, b in zip(got, want, strict=True))
        for got, want in zip(seen, (RED, GREEN, BLUE), strict=True)
    )


def exif(orientation: int = 1, taken: str = "2026:11:20 10:03:04", offset: str = "+08:00") -> Image.Exif:
    block = Image.Exif()
    block[0x0112] = orientation
    block[0x010F] = "Camera of somebody"
    details = block.get_ifd(0x8769)
    if taken:
        details[0x9003] = taken
    if offset:
        details[0x9011] = offset
    gps = block.get_ifd(0x8825)
    gps[1] = "N"
    return block


def encoded(picture: Image.Image, form: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def jpeg(width: int = 640, height: int = 480, **options: object) -> bytes:
    return encoded(quadrants(width, height), "JPEG", quality=90, **options)


_BACK = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def turned_jpeg(orientation: int) -> bytes:
    """Stored as a camera held that way stores it, so that applying `orientation` makes it upright."""
    picture = quadrants()
    back = _BACK.get(orientation)
    return encoded(
        picture if back is None else picture.transpose(back), "JPEG", quality=92, exif=exif(orientation)
    )


def box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", 8 + len(content)) + kind + content


def film(
    *,
    brand: bytes = b"isom",
    duration: int = 2500,
    scale: int = 1000,
    size: tuple[int, int] = (1920, 1080),
    turned: bool = False,
    created: int = 0,
    index: bool = True,
) -> bytes:
    """An MP4 with an index and no pictures behind it."""
    one, none = struct.pack(">i", 0x10000), bytes(4)
    matrix = (
        none + one + none + struct.pack(">i", -0x10000) + none * 4
        if turned
        else one + none * 3 + one + none * 3
    ) + struct.pack(">i", 0x40000000)
    header = box(b"mvhd", bytes(4) + struct.pack(">IIII", created, created, scale, duration) + bytes(80))
    track = box(
        b"tkhd", bytes(4) + bytes(20) + bytes(16) + matrix + struct.pack(">II", size[0] << 16, size[1] << 16)
    )
    moov = box(b"moov", header + box(b"trak", track)) if index else b""
    return box(b"ftyp", brand + bytes(4) + brand + b"mp41") + moov + box(b"mdat", bytes(64))


def pdf(pages: int = 2, text: str = "Counterfoil", *, password: str | None = None) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(420, 595), encrypt=password)
    for number in range(pages):
        canvas.setFillColorRGB(0.8, 0.1, 0.1)
        canvas.rect(0, 300, 420, 295, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(60, 200, f"{text} {number + 1}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def slow_pdf(levels: int = 8, each: int = 10) -> bytes:
    """A few hundred bytes that draw `each` to the power of `levels` rectangles."""
    page = (
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</XObject<</F 5 0 R>>>>/Contents 4 0 R>>"
    )
    again = "/F Do " * each
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page,
        f"<</Length {len(again)}>>stream\n{again}\nendstream",
    ]
    for level in range(levels):
        last = level == levels - 1
        draws = "0 0 600 800 re f " if last else again
        inner = "" if last else f"/Resources<</XObject<</F {6 + level} 0 R>>>>"
        form = f"<</Type/XObject/Subtype/Form/BBox[0 0 600 800]{inner}/Length {len(draws)}>>"
        objects.append(f"{form}stream\n{draws}\nendstream")
    out, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    return f"{out}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()


def png_claiming(width: int, height: int) -> bytes:
    """A complete small PNG whose header claims any size."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(100)))
        + chunk(b"IEND", b"")
    )


def jpeg_claiming(width: int, height: int, *, progressive: bool = False) -> bytes:
    data = jpeg(64, 64, progressive=progressive)
    mark = data.index(b"\xff\xc2" if progressive else b"\xff\xc0")
    return data[: mark + 5] + struct.pack(">HH", height, width) + data[mark + 9 :]


def webp_claiming(width: int, height: int) -> bytes:
    head = (
        b"VP8X"
        + struct.pack("<I", 10)
        + bytes(4)
        + (width - 1).to_bytes(3, "little")
        + (height - 1).to_bytes(3, "little")
    )
    return b"RIFF" + struct.pack("<I", len(head) + 4) + b"WEBP" + head


def heic_claiming(width: int, height: int) -> bytes:
    data = (DATA / "quadrants.heic").read_bytes()
    at = data.index(b"ispe") + 8
    return data[:at] + struct.pack(">II", width, height) + data[at + 8 :]


def scene(kind: str, blur: float = 0.0) -> Image.Image:
    """A drawn photo of 2016 × 1512: ``print``, ``shapes`` or ``crack``, blurred by `blur` pixels."""
    return _sharp_scene(kind).filter(ImageFilter.GaussianBlur(blur)) if blur else _sharp_scene(kind).copy()


@cache
def _sharp_scene(kind: str) -> Image.Image:
    picture = Image.new("RGB", (2016, 1512), (225, 222, 215))
    draw = ImageDraw.Draw(picture)
    if kind == "print":
        for row in range(40):
            for column in range(90):
                at = 40 + column * 21, 40 + row * 36
                if (row * 7 + column * 5) % 6:
                    draw.text(at, chr(65 + (row * 11 + column * 3) % 26), fill=(30, 30, 30), font_size=26)
    elif kind == "shapes":
        for number in range(60):
            x, y, side = number * 331 % 1900, number * 197 % 1400, 40 + number * 37 % 300
            draw.rectangle(
                (x, y, x + side, y + side // 2),
                fill=(number * 41 % 256, number * 89 % 256, number * 23 % 256),
            )
    else:
        x, y = 100, 700
        for number in range(200):
            onward = x + 4 + number * 7 % 10, y + number * 13 % 19 - 9
            draw.line((x, y, *onward), fill=(90, 80, 70), width=3)
            x, y = onward
    return picture


def every_kind() -> dict[str, bytes]:
    """One sound file of each kind, small."""
    small = quadrants(96, 72)
    return {
        "photo.jpg": encoded(small, "JPEG", exif=exif(6)),
        "progressive.jpg": encoded(small, "JPEG", progressive=True),
        "screen.png": encoded(small, "PNG", exif=exif(3)),
        "chat.webp": encoded(small, "WEBP", exif=exif(8)),
        "lossless.webp": encoded(small, "WEBP", lossless=True),
        "phone.heic": (DATA / "quadrants-turned.heic").read_bytes(),
        "film.mp4": (DATA / "two-seconds.mp4").read_bytes(),
        "film.mov": (DATA / "two-seconds.mov").read_bytes(),
        "report.pdf": pdf(1),
    }

"""A program of its own that opens one PDF, HEIC or picture file: its facts and pictures, on standard output.

Why a process: three kilobytes of PDF can keep the renderer busy for days, a few wrong bytes in a HEIC
make its reader crash, and neither can be caught from inside. A process can be ended, and dies alone.
It is started by ``decoder_process.py`` and imports nothing of the program, so it starts fast.

Whoever takes it over from inside has little in hand: no more memory and time than is said below, no file to
write, and where the system can do it no network; for pictures not even a file to open.

Arguments: ``pdf COUNT LONGEST rgb|grey [FIRST]``, ``pages INDEX,INDEX…`` (a PDF of those pages, in place
of pixels), ``heic`` (facts alone), ``photo jpeg|png|webp|heic LONGEST RGB|L`` or ``picture LONGEST``; the
file on standard input. ``spare`` loads what most photos need and waits: the first line of its input is the
question, behind it comes the file. It answers one question, and ends. Answer: one line of JSON,
``{"error": CODE}`` or the facts with ``images: [[mode, width, height, stride]]``, then the pixels of each
image. A COUNT or LONGEST of 0 asks for the facts alone.
"""

import io
import json
import os
import sys
from typing import Any, Final

Answer = tuple[dict[str, Any], list[bytes]]

_FAULT_CODES: Final = {4: "encrypted_pdf", 5: "encrypted_pdf"}
"""PDFium's words for "wrong password" and "unknown protection"."""

_MEMORY: Final = 3 << 30
"""Address space in bytes; far above what an honest page or photo needs."""
_SECONDS: Final = 120
_NEW_USER: Final = 0x10000000
_NEW_NETWORK: Final = 0x40000000
"""Flags of ``unshare`` in Linux."""

_CLOSE_ENOUGH: Final = 0.9
"""A JPEG shrunk while decoding to at least this part of the wanted side is not decoded larger and resized.

12-megapixel photos (4032 px) come out at 2016 instead of 2048 px, in half the time.
"""

_MAX_PROFILE: Final = 1 << 20

_LARGEST_SCALE: Final = 4.0
"""288 dpi: enlarging a small page further shows nothing more."""


def pdf_answer(data: bytes, count: int, longest: int, *, grey: bool, first: int = 0) -> Answer:
    """``pages`` and pictures of `count` pages from index `first` on, the longer side `longest` pixels."""
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415  ships no types; after the limits

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        return {"error": _FAULT_CODES.get(fault.err_code or 0, "unreadable_file")}, []
    images, pixels = [], []
    for index in range(first, min(first + count, len(pdf))):
        page = pdf[index]
        scale = min(longest / max(*page.get_size(), 1.0), _LARGEST_SCALE)
        bitmap = page.render(
            scale=scale,
            grayscale=grey,
            rev_byteorder=True,
            force_bitmap_format=1 if grey else 2,
        )
        images.append(["L" if grey else "RGB", bitmap.width, bitmap.height, bitmap.stride])
        pixels.append(bytes(bitmap.buffer))
        bitmap.close()
        page.close()
    return {"pages": len(pdf), "images": images}, pixels


def dots_answer(data: bytes, per_mm: int, *, words: bool = False) -> Answer:
    """Every page of one of our own PDFs in grey, `per_mm` dots to the millimetre.

    ``boxes`` has for each page where photographs (JPEG) stand on it: left, top, right, bottom in dots. With
    `words`, ``runs`` has the boxes of what is written with its text, and ``pictured`` the numbers of the rows
    on which there is anything else.
    """
    import pypdfium2  # noqa: PLC0415  after the limits

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return {"error": "unreadable_file"}, []
    pixels: list[bytes] = []
    facts: dict[str, Any] = {"images": [], "boxes": [], "runs": [], "pictured": []}
    scale = per_mm * 25.4 / 72
    for page in pdf:
        bitmap = _grey(page, scale)
        facts["images"].append(["L", bitmap.width, bitmap.height, bitmap.stride])
        pixels.append(bytes(bitmap.buffer))
        size = (bitmap.width, bitmap.height)
        facts["boxes"].append([_box(each.get_bounds(), scale, size) for each in _photos(page)])
        facts["runs"].append(_runs(page, scale, size) if words else [])
        facts["pictured"].append(_pictured_rows(page, scale) if words else [])
        bitmap.close()
        page.close()
    return facts, pixels


def _grey(page: Any, scale: float) -> Any:
    """The page drawn without stretching it to a whole number of dots, as `render` would."""
    import pypdfium2  # noqa: PLC0415  after the limits
    from pypdfium2 import raw  # noqa: PLC0415  after the limits

    width, height = (max(1, round(side * scale)) for side in page.get_size())
    bitmap = pypdfium2.PdfBitmap.new_native(width, height, raw.FPDFBitmap_Gray)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
    raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, raw.FPDF_GRAYSCALE)
    return bitmap


def _photos(page: Any) -> list[Any]:
    """The pictures that are photographs; a code, a stamp and a signature are not JPEG."""
    from pypdfium2 import raw  # noqa: PLC0415  after the limits

    found = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])
    return [each for each in found if "DCTDecode" in each.get_filters()]


def _box(bounds: tuple[float, ...], scale: float, size: tuple[int, int]) -> list[int]:
    """A box of the page (left, bottom, right, top in points) in dots from the upper left corner."""
    left, low, right, high = (side * scale for side in bounds)
    sides = (left, size[1] - high, right, size[1] - low)
    return [min(max(round(side), 0), size[place % 2]) for place, side in enumerate(sides)]


def _runs(page: Any, scale: float, size: tuple[int, int]) -> list[list[Any]]:
    text = page.get_textpage()
    rects = [text.get_rect(place) for place in range(text.count_rects())]
    return [[*_box(rect, scale, size), text.get_text_bounded(*rect)] for rect in rects]


def _pictured_rows(page: Any, scale: float) -> list[int]:
    """The rows that have ink when all writing is taken off the page."""
    from pypdfium2 import raw  # noqa: PLC0415  after the limits

    for each in list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])):
        page.remove_obj(each)
    bitmap = _grey(page, scale)
    pixels, stride, wide = bytes(bitmap.buffer), bitmap.stride, bitmap.width
    return [row for row in range(bitmap.height) if min(pixels[row * stride : row * stride + wide]) < 200]


def pages_answer(data: bytes, wanted: list[int]) -> Answer:
    """A PDF of the pages with these indices, as the only "image"."""
    import pypdfium2  # noqa: PLC0415  after the limits

    try:
        pdf = pypdfium2.PdfDocument(data)
        part = pypdfium2.PdfDocument.new()
        part.import_pages(pdf, [page for page in wanted if page < len(pdf)])
        out = io.BytesIO()
        part.save(out)
    except pypdfium2.PdfiumError as fault:
        return {"error": _FAULT_CODES.get(fault.err_code or 0, "unreadable_file")}, []
    return {"images": []}, [out.getvalue()]


def heic_answer(data: bytes) -> Answer:
    """``width``, ``height`` (upright) and ``exif``."""
    import base64  # noqa: PLC0415  wanted here alone

    from pi_heif import open_heif  # type: ignore[import-untyped]  # noqa: PLC0415  ships no types

    opened = open_heif(io.BytesIO(data))
    exif = base64.b64encode(opened.info.get("exif") or b"").decode()
    return {"width": opened.size[0], "height": opened.size[1], "exif": exif, "images": []}, []


def photo_answer(data: bytes, kind: str, longest: int, mode: str) -> Answer:
    """A photo in sRGB or grey, its longer side at most `longest` pixels, never enlarged, not turned."""
    picture = _opened(io.BytesIO(data), kind, longest)
    picture.load()
    profile = picture.info.get("icc_profile")
    picture = _in_srgb(_flattened(_fitted(picture, longest)), profile).convert(mode)
    return {"images": [[mode, *picture.size, 0]]}, [picture.tobytes()]


def _opened(stream: io.BytesIO, kind: str, longest: int) -> Any:
    """By the plugin of that kind alone, without Pillow's registry."""
    if kind == "heic":
        from pi_heif import open_heif  # noqa: PLC0415  after the limits

        return open_heif(stream).to_pillow()
    if kind == "png":
        from PIL.PngImagePlugin import PngImageFile  # noqa: PLC0415  after the limits

        return PngImageFile(stream)
    if kind == "webp":
        from PIL.WebPImagePlugin import WebPImageFile  # noqa: PLC0415  after the limits

        return WebPImageFile(stream)
    from PIL.JpegImagePlugin import JpegImageFile  # noqa: PLC0415  after the limits

    picture = JpegImageFile(stream)
    side = max(picture.size)
    factor = next((factor for factor in (8, 4, 2) if side / factor >= longest * _CLOSE_ENOUGH), 1)
    if factor > 1:
        width, height = picture.size
        picture.draft("RGB", (max(1, width // factor), max(1, height // factor)))
    return picture


def _fitted(picture: Any, longest: int) -> Any:
    from PIL.Image import Resampling  # noqa: PLC0415  after the limits

    if max(picture.size) > longest:
        if picture.mode in ("P", "1", "PA"):  # a palette cannot be blended
            picture = picture.convert("RGBA" if _has_alpha(picture) else "RGB")
        picture.thumbnail((longest, longest), Resampling.BICUBIC, reducing_gap=2.0)
    return picture


def _has_alpha(picture: Any) -> bool:
    return picture.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in picture.info


def _flattened(picture: Any) -> Any:
    """RGB, transparent parts as white paper."""
    from PIL import Image  # noqa: PLC0415  after the limits

    if _has_alpha(picture):
        layered = picture.convert("RGBA")
        paper = Image.new("RGBA", layered.size, "white")
        return Image.alpha_composite(paper, layered).convert("RGB")
    picture = _in_eight_bits(picture)
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def _in_eight_bits(picture: Any) -> Any:
    """Of 16 bits a pixel the upper eight: Pillow makes white of whatever is over 255."""
    if not picture.mode.startswith("I"):
        return picture
    return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")


def _in_srgb(picture: Any, profile: object) -> Any:
    """Colours as a screen without colour management shows them; phones write Display P3."""
    if not isinstance(profile, bytes) or not 128 <= len(profile) <= _MAX_PROFILE or b"sRGB" in profile:
        return picture
    if b"s\x00R\x00G\x00B" in profile or profile[16:20] != b"RGB ":
        return picture
    from PIL import ImageCms  # noqa: PLC0415  after the limits

    try:
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        turned = ImageCms.profileToProfile(picture, given, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return picture  # a broken profile: the numbers as they are
    return picture if turned is None else turned


def picture_answer(data: bytes, longest: int) -> Answer:
    """A PNG or JPEG as RGBA, upright, of at most `longest` pixels."""
    from PIL import Image, ImageOps  # noqa: PLC0415  after the limits

    try:
        opened = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
        opened.draft("RGB", (longest, longest))
        layered = _in_eight_bits(ImageOps.exif_transpose(opened)).convert("RGBA")
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return {"error": "unreadable_file"}, []
    layered.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    return {"images": [["RGBA", *layered.size, 0]]}, [layered.tobytes()]


def main(arguments: list[str]) -> int:
    """Read a file from standard input and answer on standard output."""
    if sys.platform != "win32":
        _confine()
    if arguments == ["spare"]:
        _load(heic=False)  # what HEIC is decoded with takes as long again, and is seldom asked for
        arguments = sys.stdin.buffer.readline().decode().split()
        if not arguments:
            return 0  # not needed any more
    data = sys.stdin.buffer.read()
    if arguments[0] in ("heic", "photo", "picture"):
        _open_no_more(heic="heic" in arguments)
    facts, pixels = _answer(arguments, data)
    sys.stdout.buffer.write(json.dumps(facts).encode() + b"\n")
    for image in pixels:
        sys.stdout.buffer.write(image)
    return 0


def _answer(arguments: list[str], data: bytes) -> Answer:
    kind, *rest = arguments
    if kind == "pdf":
        first = int(rest[3]) if rest[3:] else 0
        return pdf_answer(data, int(rest[0]), int(rest[1]), grey=rest[2] == "grey", first=first)
    if kind == "dots":
        return dots_answer(data, int(rest[0]), words=rest[1:] == ["words"])
    if kind == "pages":
        return pages_answer(data, [int(page) for page in rest[0].split(",")])
    if kind == "picture":
        return picture_answer(data, int(rest[0]))
    if kind == "photo":
        return photo_answer(data, rest[0], int(rest[1]), rest[2])
    return heic_answer(data)


def _confine() -> None:
    """Limits that the system keeps. Windows has none of these: there the caller's clock alone ends it."""
    import resource  # noqa: PLC0415  Windows has none

    limits = [(resource.RLIMIT_CPU, _SECONDS), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)]
    if sys.platform == "linux":  # macOS knows the limit of memory and does not keep it
        limits.append((resource.RLIMIT_AS, _MEMORY))
    for limit, most in limits:
        resource.setrlimit(limit, (most, most))
    if sys.platform == "linux":
        _leave_the_network()


def _leave_the_network() -> None:
    """Into a network that has nothing in it. Where users may not do that (a setting of the system), it
    stays as it was: the limits hold all the same.
    """
    import ctypes  # noqa: PLC0415  after the limits

    ctypes.CDLL(None).unshare(_NEW_USER | _NEW_NETWORK)


def _load(*, heic: bool) -> None:
    """Whatever photos are decoded with."""
    if heic:
        import base64  # noqa: PLC0415, F401  after the limits

        import pi_heif  # noqa: PLC0415, F401  as above
    from PIL import (  # noqa: PLC0415  as above
        Image,
        ImageCms,  # noqa: F401  as above
        ImageOps,  # noqa: F401  as above
        MpoImagePlugin,  # noqa: F401  as above
        TiffImagePlugin,  # noqa: F401  as above
        WebPImagePlugin,  # noqa: F401  as above
    )

    Image.preinit()


def _open_no_more(*, heic: bool) -> None:
    """From here on no file and no socket can be opened; whatever the decoder is made of is loaded first."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  Windows has none

    _load(heic=heic)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stdout.flush()
    os._exit(code)  # what Python would tidy up goes with the process

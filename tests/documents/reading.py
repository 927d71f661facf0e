"""Reads a PDF back the way somebody else's program would: words, pictures, codes."""

import re
from collections.abc import Iterator

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import zxingcpp
from PIL import Image


def squeezed(text: str) -> str:
    """`text` without blanks and line ends: where lines break is not what it says."""
    return re.sub(r"\s", "", text)


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, squeezed."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [squeezed(page.get_textpage().get_text_range(errors="replace")) for page in document]
    finally:
        document.close()


def sizes_of(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in millimetres."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [
            (round(w * 25.4 / 72, 1), round(h * 25.4 / 72, 1)) for w, h in (p.get_size() for p in document)
        ]
    finally:
        document.close()


def images_of(pdf: bytes, dpi: float = 203) -> Iterator[Image.Image]:
    """Each page as a printer of `dpi` dots would see it, in gray."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            yield page.render(scale=dpi / 72, grayscale=True).to_pil()
    finally:
        document.close()


def codes_on(image: Image.Image) -> dict[str, str]:
    """What a scanner reads on a page, by kind of code."""
    return {found.format.name: found.text for found in zxingcpp.read_barcodes(image)}


def ink_outside(image: Image.Image, margin_mm: float, dpi: float = 203) -> int:
    """Dark dots in the margin around the page: what a printer would cut off."""
    border = round(margin_mm * dpi / 25.4)
    width, height = image.size
    inner = Image.new("L", (width - 2 * border, height - 2 * border), 255)
    blanked = image.copy()
    blanked.paste(inner, (border, border))
    return sum(blanked.histogram()[:128])

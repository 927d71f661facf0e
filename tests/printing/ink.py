"""Where the ink is: pages with marks at known places, and pages measured in millimetres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2  # type: ignore[import-untyped]  # ships no types
from PIL import ImageOps

from app.usecases.test_page import pdf_file

_POINTS = 72 / 25.4
_PER_MM = 10
_DARK = 128


@dataclass(frozen=True)
class Measured:
    """A page: its size and the smallest box around all ink (left, top, right, bottom), in millimetres."""

    size: tuple[float, float]
    ink: tuple[float, float, float, float]


def marked_page(*sizes: tuple[float, float], boxes: Sequence[tuple[float, float, float, float]]) -> bytes:
    """A PDF with a page for each of `sizes` (width and height in mm), each with these black boxes.

    A box is left, top, width and height in mm from the upper left corner of the paper.
    """
    pages, objects = [], []
    for number, (width, height) in enumerate(sizes):
        drawing = " ".join(
            f"{left * _POINTS:.3f} {(height - top - tall) * _POINTS:.3f} {wide * _POINTS:.3f} {tall * _POINTS:.3f} re f"
            for left, top, wide, tall in boxes
        ).encode()
        at = 3 + 2 * number
        pages.append(f"{at} 0 R")
        box = f"[ 0 0 {width * _POINTS:.4f} {height * _POINTS:.4f} ]"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Contents {at + 1} 0 R >>".encode(),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing),
        ]
    head = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [ {' '.join(pages)} ] /Count {len(pages)} >>".encode(),
    ]
    return pdf_file([*head, *objects])


def measured(pdf: bytes) -> list[Measured]:
    """Every page, to a tenth of a millimetre."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for page in document:
        width, height = (side / _POINTS for side in page.get_size())
        picture = page.render(scale=_PER_MM / _POINTS, grayscale=True).to_pil().convert("L")
        dark = ImageOps.invert(picture).point(lambda value: 255 if value > _DARK else 0)
        box = dark.getbbox() or (0, 0, 0, 0)
        left, top, right, bottom = (edge / _PER_MM for edge in box)
        found.append(Measured((width, height), (left, top, right, bottom)))
    document.close()
    return found


def apart(one: Measured, other: Measured) -> float:
    """The largest difference between two pages, of size or of ink, in millimetres."""
    return max(abs(a - b) for a, b in zip((*one.size, *one.ink), (*other.size, *other.ink), strict=True))

"""A page that shows whether a printer takes its paper as it should: frame, corners, a ruler."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

_POINTS: Final = 72 / 25.4
SIZES_MM: Final[Mapping[str, tuple[float, float]]] = {
    "a4": (210, 297),
    "a5": (148, 210),
    "a5-upright": (148, 210),
    "a5-lying": (210, 148),
    "a5-two": (210, 297),
    "241x140": (241.3, 139.7),
    "80mm": (80, 90),
    "58mm": (58, 90),
    "60x40": (60, 40),
    "40x30": (40, 30),
}
"""Width and height in millimetres; a roll is cut after so much."""


def printer_test_page(medium: str, printer: str) -> bytes:
    """A PDF of one page for that medium (A4 for an unknown one), in the letters every printer has.

    Names in other letters stand as ``?``: this page tests paper, not fonts.
    """
    width_mm, height_mm = SIZES_MM.get(medium, SIZES_MM["a4"])
    width, height = width_mm * _POINTS, height_mm * _POINTS
    edge = 4 * _POINTS
    drawing = [f"1 w {edge:.1f} {edge:.1f} {width - 2 * edge:.1f} {height - 2 * edge:.1f} re S"]
    for tick in range(1, int((width_mm - 8) // 5)):
        at, length = edge + tick * 5 * _POINTS, (3 if tick % 2 else 6)
        drawing.append(f"{at:.1f} {edge:.1f} m {at:.1f} {edge + length:.1f} l S")
    size = 14 if width_mm > 100 else 8
    words = ("Counterfoil", "printer test page", f"{medium}  {width_mm:g} x {height_mm:g} mm", printer)
    top = height - edge - 2 * size
    for row, line in enumerate(words):
        drawing.append(
            f"BT /F1 {size} Tf {edge + size:.1f} {top - row * size * 1.5:.1f} Td ({_plain(line)}) Tj ET"
        )
    return _pdf(width, height, "\n".join(drawing).encode("ascii"))


def _plain(text: str) -> str:
    shown = "".join(char if " " <= char <= "~" else "?" for char in text)
    return shown.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _pdf(width: float, height: float, content: bytes) -> bytes:
    page = f"/Parent 2 0 R /MediaBox [0 0 {width:.1f} {height:.1f}] /Contents 4 0 R"
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page {page} /Resources << /Font << /F1 5 0 R >> >> >>".encode("ascii"),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    return pdf_file(objects)


def pdf_file(objects: Sequence[bytes]) -> bytes:
    """A whole PDF file of these objects, numbered from 1; the first is its catalogue."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)

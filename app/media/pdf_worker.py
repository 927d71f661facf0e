"""A program of its own that opens one strange PDF: page count and page pictures, on standard output.

Why a process: three kilobytes of PDF can keep the renderer busy for days or bring it down, and PDFium
can neither be interrupted nor used by two threads. A process can be ended, and dies alone. It is
started by ``pdf_pages.py`` and imports nothing of the program, so it starts fast.

Arguments: first page, number of pages, longest side in pixels, ``rgb`` or ``grey``; the PDF on standard
input. Answer: one line of JSON ``{"error": CODE}`` or ``{"pages": N, "images": [[width, height, stride]]}``,
then the pixels of each image.
"""

import json
import sys
from typing import Final

_FAULT_CODES: Final = {4: "encrypted_pdf", 5: "encrypted_pdf"}
"""PDFium's words for "wrong password" and "unknown protection"."""

_MEMORY: Final = 3 << 30
"""Address space in bytes; far above what an honest page needs."""

_SECONDS: Final = 120

_LARGEST_SCALE: Final = 4.0
"""288 dpi: enlarging a small page further shows nothing more."""


def answer(data: bytes, first: int, count: int, longest: int, *, grey: bool) -> tuple[str, list[bytes]]:
    """The header line and the pixels of pages `first` (from 0) to `first + count`."""
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415  ships no types; after the limits

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        return json.dumps({"error": _FAULT_CODES.get(fault.err_code or 0, "unreadable_file")}), []
    images, pixels = [], []
    for index in range(first, min(first + count, len(pdf))):
        page = pdf[index]
        scale = min(longest / max(*page.get_size(), 1.0), _LARGEST_SCALE)
        bitmap = page.render(
            scale=scale, grayscale=grey, rev_byteorder=True, force_bitmap_format=1 if grey else 2
        )
        images.append([bitmap.width, bitmap.height, bitmap.stride])
        pixels.append(bytes(bitmap.buffer))
        bitmap.close()
        page.close()
    return json.dumps({"pages": len(pdf), "images": images}), pixels


def main(arguments: list[str]) -> int:
    """Read a PDF from standard input and answer on standard output."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415  Windows has none

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))  # should the caller die first
    first, count, longest = (int(argument) for argument in arguments[:3])
    header, pixels = answer(sys.stdin.buffer.read(), first, count, longest, grey=arguments[3] == "grey")
    sys.stdout.buffer.write(header.encode() + b"\n")
    for image in pixels:
        sys.stdout.buffer.write(image)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

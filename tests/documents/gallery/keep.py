"""Keeps what every document of the gallery says: run it after looking at the pages.

``python -m tests.documents.gallery.keep [KIND …]``
"""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # it ships no types

from app.documents.typesetter import PdfTypesetter
from app.usecases.paper import RenderedDocument
from tests.documents.gallery.cases import RESOURCES, gallery

KEPT = Path(__file__).resolve().parents[2] / "data" / "paper"


def kept_text(printed: RenderedDocument) -> str:
    """The text of a document as kept: page by page, a line a line."""
    document = pypdfium2.PdfDocument(printed.pdf)
    try:
        pages = [page.get_textpage().get_text_range(errors="replace") for page in document]
    finally:
        document.close()
    lined = ("\n".join(line.rstrip() for line in page.splitlines()) for page in pages)
    return "".join(f"=== {number}\n{page}\n" for number, page in enumerate(lined, start=1))


def main(kinds: list[str]) -> None:
    """Write the text of every case, or of those kinds."""
    typesetter = PdfTypesetter(RESOURCES)
    for case in gallery():
        if kinds and case.kind.kind not in kinds:
            continue
        path = KEPT / case.kind.kind / f"{case.medium}-{case.length}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        printed = typesetter.render(case.paper(), case.medium, bilingual=case.bilingual)
        path.write_text(kept_text(printed), encoding="utf-8")
        sys.stdout.write(f"{path.relative_to(KEPT)}\n")


if __name__ == "__main__":
    main(sys.argv[1:])

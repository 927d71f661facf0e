"""Pictures of the whole gallery: ``python -m tests.documents.gallery.sheet --out DIR [KIND …]``.

``--one-of kind`` shows the first page of each kind on its usual paper, ``--one-of medium`` one document on
each paper there is.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from PIL import Image, ImageDraw

from app.documents.typesetter import PdfTypesetter
from tests.documents.gallery.cases import RESOURCES, GalleryCase, gallery
from tests.documents.reading import images_of

_HIGH, _GAP, _ACROSS = 420, 16, 3000


def main() -> None:
    """Write a PNG of each page and ``contact-sheet.png``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--one-of", choices=("kind", "medium"))
    parser.add_argument("kinds", nargs="*")
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    typesetter, small = PdfTypesetter(RESOURCES), list[tuple[str, Image.Image]]()
    limit = 1 if chosen.one_of else None
    for case in _shown(chosen.kinds, chosen.one_of):
        pdf = typesetter.render(case.paper(), case.medium, bilingual=case.bilingual).pdf
        for number, page in enumerate(islice(images_of(pdf, dpi=110), limit), start=1):
            page.save(chosen.out / f"{case.name}-{number}.png")
            small.append((f"{case.name}-{number}", _scaled(page)))
    contact_sheet(small).save(chosen.out / "contact-sheet.png")
    sys.stdout.write(f"{len(small)} pages in {chosen.out}\n")


def _shown(kinds: list[str], one_of: str | None) -> Iterator[GalleryCase]:
    """The cases of `kinds` (all of them where none is named); the usual one of each kind or paper."""
    seen: set[str] = set()
    for case in gallery(two=True):
        if kinds and case.kind.kind not in kinds:
            continue
        if one_of:
            what = case.kind.kind if one_of == "kind" else case.medium
            if what in seen or case.length != "demo":
                continue
            seen.add(what)
        yield case


def _scaled(page: Image.Image) -> Image.Image:
    return page.resize((max(1, page.width * _HIGH // page.height), _HIGH), Image.Resampling.LANCZOS)


def contact_sheet(pages: list[tuple[str, Image.Image]]) -> Image.Image:
    """All pages on one picture, each with its name below."""
    places: list[tuple[int, int]] = []
    x, y = _GAP, _GAP
    for _, page in pages:
        if x + page.width + _GAP > _ACROSS:
            x, y = _GAP, y + _HIGH + 2 * _GAP
        places.append((x, y))
        x += page.width + _GAP
    sheet = Image.new("L", (_ACROSS, y + _HIGH + 2 * _GAP), 170)
    draw = ImageDraw.Draw(sheet)
    for (name, page), place in zip(pages, places, strict=True):
        sheet.paste(page, place)
        draw.text((place[0], place[1] + _HIGH + 2), name, fill=0)
    return sheet


if __name__ == "__main__":
    main()

"""Two A5 on a sheet of A4: the pages of A5 lying, upper and lower half, with a line to cut along."""

from __future__ import annotations

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
from PIL import Image, ImageChops, ImageFilter

from app.documents.media import POINTS_PER_MM
from app.documents.typesetter import PdfTypesetter
from app.library.files import resource_root
from app.usecases.paper import RenderedDocument
from app.usecases.paper_sizes import sheet_name
from tests.documents import samples
from tests.documents.gallery import exchange_return_slip
from tests.documents.gallery.cases import TWO, GalleryCase, gallery
from tests.documents.gallery.looking import SeenPage, seen_pages
from tests.documents.reading import codes_on

DOTS = 4  # a millimetre
HALF = round(148.5 * DOTS)


@pytest.fixture(scope="module")
def typesetter() -> PdfTypesetter:
    return PdfTypesetter(resource_root())


def pictures(made: RenderedDocument) -> list[Image.Image]:
    with pypdfium2.PdfDocument(made.pdf) as document:
        assert len(document) == made.pages
        return [
            page.render(scale=DOTS * 25.4 / 72, grayscale=True).to_pil().convert("L") for page in document
        ]


def halves(sheets: list[Image.Image]) -> list[Image.Image]:
    """Upper and lower half of each sheet, without the line between."""
    boxes = [(0, 0, 210 * DOTS, HALF - 4), (0, HALF + 4, 210 * DOTS, 2 * HALF)]
    return [sheet.crop(box) for sheet in sheets for box in boxes]


def same(one: Image.Image, other: Image.Image) -> bool:
    """Whether neither has ink where the other has none within a dot."""
    for here, there in ((one, other), (other, one)):
        ink = here.point(lambda grey: 255 if grey < 120 else 0)
        near = there.filter(ImageFilter.MinFilter(3)).point(lambda grey: 255 if grey < 200 else 0)
        if ImageChops.subtract(ink, near).histogram()[255] > 20:
            return False
    return True


def test_each_half_is_a_page_of_a5_lying(typesetter: PdfTypesetter) -> None:
    """Three copies of one page each: two sheets, half of one left blank."""
    two = typesetter.render(exchange_return_slip.shortest(), "a5-two")
    single = typesetter.render(exchange_return_slip.shortest(), "a5")
    assert (two.pages, single.pages) == (2, 3)
    assert sheet_name(two.pdf) == "A4"
    shown = halves(pictures(two))
    for place, page in enumerate(pictures(single)):
        # The line lies in the middle: of a lower half the first millimetre is left out in both pictures.
        top = 4 * (place % 2)
        box = (0, top, 210 * DOTS, 140 * DOTS + top)
        assert same(shown[place].crop((0, 0, box[2], 140 * DOTS)), page.crop(box))
        assert "QRCode" in codes_on(shown[place].convert("RGB"))
    assert shown[3].getextrema() == (255, 255)


def test_a_line_shows_where_to_cut(typesetter: PdfTypesetter) -> None:
    for sheet in pictures(typesetter.render(samples.receipt(), "a5-two")):
        middle = sheet.crop((0, HALF - 3, 210 * DOTS, HALF + 3)).point(lambda grey: 255 if grey < 200 else 0)
        left, _, right, _ = middle.getbbox() or (9, 0, 0, 0)
        assert left < 2 * DOTS
        assert right > 205 * DOTS


def stands(page: SeenPage, *, lower: bool = False) -> list[tuple[str, float, float]]:
    """What stands where, in points from the upper left corner; on the lower half of a sheet of A4."""
    down = page.height + (148.5 * POINTS_PER_MM if lower else 0)
    return [(each.character, each.left, down - each.top) for each in page.glyphs]


def test_every_kind_stands_on_the_halves_as_on_its_own_sheet(typesetter: PdfTypesetter) -> None:
    """What the gallery shows of A5 lying is shown of two on a sheet with it: no character has moved."""
    cases = [case for case in gallery(two=True) if case.medium == TWO and case.length == "shortest"]
    assert len(cases) > 15
    long = GalleryCase(next(c.kind for c in cases if c.kind.kind == "exchange-return-slip"), TWO, "longest")
    for case in (*cases, long):
        paper = case.paper()
        alone = "a5-lying" if "a5-lying" in case.kind.media else "a5"
        copies = case.kind.copies[:1] if case is not long else ()
        pages = seen_pages(typesetter.render(paper, alone, copies).pdf)
        wanted = [stands(page, lower=bool(place % 2)) for place, page in enumerate(pages)]
        found = [stands(page) for page in seen_pages(typesetter.render(paper, TWO, copies).pdf)]
        assert len(found) == (len(wanted) + 1) // 2
        for at, sheet in enumerate(found):
            due = [each for page in wanted[2 * at : 2 * at + 2] for each in page]
            for seen, there in zip(sheet, due, strict=True):
                assert seen[0] == there[0], case.name
                assert max(abs(seen[1] - there[1]), abs(seen[2] - there[2])) < 0.1, case.name


def test_the_same_paper_gives_the_same_bytes(typesetter: PdfTypesetter) -> None:
    made = [typesetter.render(samples.receipt(), "a5-two").pdf for _ in range(2)]
    assert made[0] == made[1]

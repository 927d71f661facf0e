"""Logo and stamp on paper: in their places, dots where there are no shades, and nothing moved without them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image, ImageChops, ImageDraw

from app.documents.press.pictures import black_and_white, parting, png_size
from app.documents.typesetter import PdfTypesetter
from app.media.head_pictures import palette_png
from app.usecases.paper import Paper
from tests.documents import samples
from tests.documents.gallery import result_notice
from tests.documents.gallery.looking import seen_pages
from tests.documents.reading import images_of, ink_outside, pages_of


def picture(size: tuple[int, int], ink: tuple[int, int, int, int]) -> bytes:
    made = Image.new("RGBA", size, (0, 0, 0, 0))
    ImageDraw.Draw(made).rectangle((0, 0, size[0] - 1, size[1] - 1), fill=ink)
    return kept(made)


def kept(made: Image.Image) -> bytes:
    """As it is kept: a palette, a byte to a pixel."""
    return palette_png(made.quantize(16, method=Image.Quantize.FASTOCTREE))


LOGO = picture((360, 180), (20, 40, 160, 255))
STAMP = picture((300, 300), (220, 20, 30, 140))


def with_logo(paper: Paper, logo: bytes = LOGO, mall: str = "") -> Paper:
    return replace(paper, desk=replace(paper.desk, logo=logo, mall=mall or paper.desk.mall))


@pytest.mark.parametrize("medium", ["a4", "a5", "80mm", "58mm"])
@pytest.mark.parametrize("mall", ["", "云汇国际购物中心" * 7])
def test_a_logo_stands_free_of_every_word(typesetter: PdfTypesetter, medium: str, mall: str) -> None:
    paper = replace(with_logo(samples.receipt(), mall=mall), reprint=12)
    printed = typesetter.render(paper, medium, ("customer",))
    assert printed.damaged_pictures == ()
    image = next(images_of(printed.pdf, dpi=144))
    assert ink_outside(image, 3, dpi=144) == 0
    for page in seen_pages(printed.pdf):
        assert page.overlaps() == []
    seen = next(seen_pages(printed.pdf))
    left, top, right, bottom = logo_box(typesetter, paper, medium)
    inside = [
        g for g in seen.glyphs if g.left < right and g.right > left and g.bottom < top and g.top > bottom
    ]
    assert inside == []


def logo_box(typesetter: PdfTypesetter, paper: Paper, medium: str) -> tuple[float, float, float, float]:
    """Where the logo's ink is, in points from the lower left corner: what a white logo leaves out."""
    white = picture((360, 180), (255, 255, 255, 255))
    ours, other = (
        next(images_of(typesetter.render(with_logo(paper, logo), medium, ("customer",)).pdf, dpi=72))
        for logo in (paper.desk.logo, white)
    )
    box = (
        ImageChops.difference(ours, other)
        .point([0] * 64 + [255] * 192)
        .crop((0, 0, ours.width * 4 // 5, 120))
        .getbbox()
    )
    assert box is not None
    return box[0] + 1, ours.height - box[1] - 1, box[2] - 1, ours.height - box[3] + 1


@pytest.mark.parametrize("medium", ["a4", "a5", "80mm", "58mm"])
def test_nothing_moves_that_has_none(typesetter: PdfTypesetter, medium: str) -> None:
    plain = typesetter.render(samples.receipt(), medium)
    broken = typesetter.render(with_logo(samples.receipt(), b"no picture"), medium)
    assert pages_of(plain.pdf)[0][:40] == pages_of(broken.pdf)[0][:40]
    places = [[(g.left, g.bottom) for g in page.glyphs] for page in seen_pages(plain.pdf)]
    same = [[(g.left, g.bottom) for g in page.glyphs] for page in seen_pages(broken.pdf)]
    assert [len(each) for each in places] == [len(each) for each in same]


def test_rolls_and_impact_paper_get_dots(typesetter: PdfTypesetter) -> None:
    for paper, medium in ((samples.receipt(), "80mm"), (samples.return_slip(), "241x140")):
        assert dots(typesetter, with_logo(paper), medium) == dots(typesetter, paper, medium) + 1
    paper = samples.receipt()
    assert dots(typesetter, with_logo(paper), "a5") == dots(typesetter, paper, "a5")


def dots(typesetter: PdfTypesetter, paper: Paper, medium: str) -> int:
    """How many pictures of one bit there are."""
    return typesetter.render(paper, medium).pdf.count(b"/ImageMask")


def test_a_stamp_lies_over_its_place_alone(typesetter: PdfTypesetter) -> None:
    paper = result_notice.demo()
    stamped = replace(paper, desk=replace(paper.desk, stamp=STAMP))
    for medium in ("a4", "a5"):
        ours, other = (
            next(images_of(typesetter.render(each, medium, ("customer",)).pdf, dpi=72))
            for each in (stamped, paper)
        )
        assert ours.size == other.size
        assert ours.tobytes() != other.tobytes()
    slip = samples.return_slip()
    forged = replace(slip, desk=replace(slip.desk, stamp=STAMP))
    masks = [typesetter.render(each, "a5").pdf.count(b"/SMask") for each in (forged, slip)]
    assert masks[0] == masks[1]  # those of signatures alone


@pytest.mark.parametrize(
    "png", [b"", b"no picture", LOGO[:20], LOGO[:16] + b"\xff" * 8 + LOGO[24:], LOGO[:60]]
)
def test_what_is_no_picture_is_left_out(typesetter: PdfTypesetter, png: bytes) -> None:
    paper = with_logo(samples.receipt(), png)
    assert typesetter.render(paper, "a5").pages == typesetter.render(samples.receipt(), "a5").pages
    assert typesetter.render(paper, "80mm").pages


def test_dark_and_light_part_where_the_picture_does() -> None:
    assert png_size(LOGO) == (360, 180)
    found = black_and_white(pale())
    assert found is not None
    width, height, rows = found
    assert (width, height) == (16, 4)
    assert rows == bytes([0xFF, 0x00]) * 4
    assert parting([0] * 100 + [5] + [0] * 100 + [5] + [0] * 54) == 100


def pale() -> bytes:
    """Pale yellow on the left, nothing on the right."""
    made = Image.new("RGBA", (16, 4), (0, 0, 0, 0))
    made.paste((250, 220, 60, 255), (0, 0, 8, 4))
    return kept(made)

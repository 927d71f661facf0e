"""Photographs of printed pages are read: turned, tilted, dim, blurred, folded, at the sizes phones take."""

from __future__ import annotations

from functools import cache

import pytest
from PIL import Image

from app.documents.typesetter import PdfTypesetter
from app.media.codes import CodeScanner
from tests.documents.gallery.cases import RESOURCES, gallery
from tests.documents.reading import images_of
from tests.media.photographs import Shot, photograph, shot_of

PAGES = (
    "liability-notice-a4-demo",
    "exchange-return-slip-a5-demo",
    "receipt-80mm-demo",
    "receipt-58mm-demo",
    "work-order-241x140-demo",
    "compensation-agreement-a4-demo",
)
DPI = 300


@cache
def printed(name: str, page: int = 0) -> Image.Image:
    """A page of the gallery as it comes out of the printer."""
    case = next(each for each in gallery() if each.name == name)
    pdf = PdfTypesetter(RESOURCES).render(case.paper(), case.medium).pdf
    return list(images_of(pdf, DPI))[page]


def ours(data: bytes) -> list[str]:
    """The codes of our papers on a photograph."""
    (codes,) = CodeScanner().read_pages(data)
    return [code for code in codes if code.startswith("CF1:")]


@pytest.mark.parametrize("number", range(12))
def test_a_photograph_is_read_however_it_was_taken(number: int) -> None:
    page = printed(PAGES[number % len(PAGES)])
    expected = ours(photograph(page, Shot(megapixels=8)))
    assert len(expected) == 1
    assert ours(photograph(page, shot_of(number, (3.0, 12.0)), number)) == expected


@pytest.mark.parametrize("turn", [30, 90, 135, 211, 270, 348])
def test_whichever_way_it_lay(turn: int) -> None:
    assert len(ours(photograph(printed(PAGES[0]), Shot(megapixels=3, turn=turn, tilt=25, towards=turn)))) == 1


def test_a_large_photograph_of_a_dim_page() -> None:
    shot = Shot(megapixels=48, turn=17, tilt=20, towards=120, light=0.3, noise=10, blur=0.2, quality=40)
    assert len(ours(photograph(printed(PAGES[0]), shot, 7))) == 1


def test_a_further_page_is_read_as_well() -> None:
    page = printed("liability-notice-a4-longest", 1)
    codes = ours(photograph(page, Shot(megapixels=12, turn=200, tilt=15, towards=60, light=0.5, noise=6)))
    assert len(codes) == 1


def test_a_quick_look_is_enough_for_a_fair_photograph() -> None:
    data = photograph(printed(PAGES[0]), Shot(megapixels=12, turn=10, tilt=10))
    (codes,) = CodeScanner().read_pages(data, quickly=True)
    assert any(code.startswith("CF1:") for code in codes)

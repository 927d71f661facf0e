"""Photographs of printed pages are read: turned, tilted, dim, blurred, folded, from 0.6 megapixels on."""

from __future__ import annotations

from functools import cache

import pytest
from PIL import Image

from app.documents.typesetter import PdfTypesetter
from app.domain.paper_code import read_paper_code
from app.media.codes import CodeScanner
from tests.documents.gallery.cases import RESOURCES, gallery
from tests.documents.reading import codes_on, images_of
from tests.media.photographs import Shot, photograph, shot_of

PAGES = (
    ("liability-notice-a4-demo", 1),
    ("liability-notice-a4-longest", 2),
    ("exchange-return-slip-a5-demo", 1),
    ("receipt-80mm-demo", 1),
    ("receipt-58mm-demo", 1),
    ("work-order-241x140-demo", 1),
    ("compensation-agreement-a4-demo", 1),
    ("work-order-a5-upright-demo", 1),
    ("application-form-a4-demo", 1),
    ("receipt-a5-lying-longest", 3),
)
"""What is photographed: documents of the gallery, and which page of them."""
SIZES = (0.6, 1.0, 2.0, 3.0)
DPI = 250


def page_of(number: int) -> tuple[str, int]:
    """The page on the photograph with that number: each in all sizes, one after another."""
    return PAGES[number // len(SIZES) % len(PAGES)]


@cache
def printed(name: str, page: int) -> Image.Image:
    """A page of the gallery as it comes out of the printer."""
    case = next(each for each in gallery() if each.name == name)
    pdf = PdfTypesetter(RESOURCES).render(case.paper(), case.medium).pdf
    return list(images_of(pdf, DPI))[page - 1]


@cache
def said(name: str, page: int) -> str:
    """What the code on the page says, as a scanner held to the paper reads it."""
    return codes_on(printed(name, page))["QRCode"]


def ours(data: bytes, *, quickly: bool = False) -> list[str]:
    """The codes of our papers on a photograph."""
    (codes,) = CodeScanner().read_pages(data, quickly=quickly)
    return [code for code in codes if read_paper_code(code)]


@pytest.mark.parametrize("number", range(0, 200, 17))
def test_a_photograph_is_read_however_it_was_taken(number: int) -> None:
    page = page_of(number)
    assert ours(photograph(printed(*page), shot_of(number, SIZES), number)) == [said(*page)]


@pytest.mark.parametrize("turn", [30, 135, 270])
def test_whichever_way_it_lay(turn: int) -> None:
    shot = Shot(megapixels=2, turn=turn, tilt=25, towards=turn)
    assert ours(photograph(printed(*PAGES[0]), shot)) == [said(*PAGES[0])]


def test_a_large_photograph_of_a_dim_page() -> None:
    shot = Shot(megapixels=48, turn=17, tilt=20, towards=120, light=0.3, noise=10, blur=0.2, quality=40)
    assert len(ours(photograph(printed(*PAGES[0]), shot, 7))) == 1


def test_a_quick_look_is_enough_for_a_fair_photograph() -> None:
    data = photograph(printed(*PAGES[0]), Shot(megapixels=12, turn=10, tilt=10))
    assert ours(data, quickly=True) == [said(*PAGES[0])]

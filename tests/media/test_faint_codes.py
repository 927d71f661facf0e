"""Codes of a pixel and a little more a module are found and read, and never read as another paper's."""

from __future__ import annotations

import random

import pytest
import segno
import zxingcpp
from PIL import Image, ImageFilter

from app.domain.paper_code import ScannedDocument, paper_code, read_paper_code
from app.media.equations import inverted, solved
from app.media.faint_codes import faint_code
from app.media.square_bits import modules
from app.media.square_finder import MODULES, find_squares
from app.media.square_place import fitted, known, places

CODE = paper_code(ScannedDocument("TH-2F01-261120-0007", 1, "ab12cd34"))


def matrix(content: str = CODE) -> list[list[bool]]:
    return [[bool(module) for module in row] for row in segno.make(content, error="l", micro=False).matrix]


def drawn(bits: list[list[bool]], dots: int = 8, blank: int = 4) -> Image.Image:
    side = MODULES + 2 * blank
    picture = Image.new("L", (side, side), 255)
    for row, line in enumerate(bits):
        for column, dark in enumerate(line):
            picture.putpixel((column + blank, row + blank), 0 if dark else 255)
    return picture.resize((side * dots, side * dots), Image.Resampling.NEAREST)


def photographed(module: float, turn: float, blur: float = 0.4, light: float = 0.6) -> Image.Image:
    """A code on an empty page: `module` in pixels."""
    page = Image.new("L", (640, 560), 255)
    page.paste(drawn(matrix()), (230, 150))
    page = page.rotate(turn, Image.Resampling.BICUBIC, fillcolor=255)
    size = (round(640 * module / 8), round(560 * module / 8))
    seen = page.resize(size, Image.Resampling.BOX).filter(ImageFilter.GaussianBlur(blur))
    return seen.point([round(level * light) for level in range(256)])


def decoded(picture: Image.Image) -> str:
    found = zxingcpp.read_barcodes(picture, is_pure=True, text_mode=zxingcpp.TextMode.Plain)
    return next((code.text for code in found if code.valid and read_paper_code(code.text)), "")


@pytest.mark.parametrize(("module", "turn"), [(1.25, 0), (1.3, 40), (1.4, 200), (2.4, 75)])
def test_a_code_of_hardly_a_pixel_a_module_is_read(module: float, turn: float) -> None:
    assert faint_code(photographed(module, turn), decoded) == CODE


def test_a_code_in_the_dark_is_read() -> None:
    assert faint_code(photographed(1.5, 33, light=0.15), decoded) == CODE


def test_where_no_code_is_nothing_is_found() -> None:
    assert faint_code(Image.new("L", (400, 300), 200), decoded) == ""
    grain = Image.effect_noise((320, 240), 60)
    assert faint_code(grain, decoded) == ""
    assert faint_code(Image.new("L", (5, 900), 255), decoded) == ""


def test_what_is_known_is_so_in_every_code() -> None:
    for text in (CODE, "A", "HELLO WORLD 12345678", "%9%1Y93Z%YRMQAYXSKDAT"):
        bits = matrix(text)
        for row in range(MODULES):
            for column in range(MODULES):
                assert known(row, column) in (None, bits[row][column])


def test_the_modules_come_out_as_they_were_printed() -> None:
    picture = photographed(1.6, 20)
    near = next(place for corners in find_squares(picture) if (place := fitted(picture, corners)))
    assert modules(picture, next(places(picture, near))) == matrix()


def test_a_damaged_code_is_read_right_or_not_at_all() -> None:
    """However many modules are wrong, the correction and the check leave no other paper's name."""
    chance = random.Random(20)
    texts = set()
    for wrong in range(2, 82):
        bits = matrix()
        for _ in range(wrong):
            row, column = chance.randrange(MODULES), chance.randrange(MODULES)
            bits[row][column] = not bits[row][column]
        texts.add(decoded(drawn(bits, dots=3)))
    assert texts == {CODE, ""}


def test_equations() -> None:
    assert solved([[0, 2, 4], [1, 1, 5]]) == [3, 2]
    assert inverted([[2, 0], [0, 4]]) == [[0.5, 0], [0, 0.25]]
    with pytest.raises(ZeroDivisionError):
        inverted([[1, 2], [2, 4]])

"""Our reading of the fonts against ReportLab's, and what a document embeds of them."""

from pathlib import Path
from struct import unpack_from

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.ttfonts import TTFontFace

from app.documents.press.font_face import NOTDEF, FontFace
from app.documents.press.font_program import font_program
from app.documents.press.outline import COARSER, coarsened, scaled

WEIGHTS = ("NotoSansSC-Regular", "NotoSansSC-Bold")
TEXT = "退换货确认单𬱖A1¥%gj"


@pytest.fixture(scope="module", params=WEIGHTS)
def path(request: pytest.FixtureRequest, resources: Path) -> Path:
    return resources / "fonts" / f"{request.param}.ttf"


@pytest.fixture(scope="module")
def face(path: Path) -> FontFace:
    return FontFace(path)


def test_every_character_has_the_glyph_and_width_another_reader_sees(path: Path, face: FontFace) -> None:
    other = TTFontFace(str(path))
    assert len(other.charToGlyph) > 30_000
    for code, glyph in other.charToGlyph.items():
        assert face.glyph_of(chr(code)) == glyph
        assert face.advance_of(chr(code)) == other.charWidths[code]


def test_characters_of_names_are_there(face: FontFace) -> None:
    characters = [chr(code) for code in range(0x4E00, 0x9FA6)] + list("𬱖𬭊𬭛￥¥□①⑤№·—…×")
    assert [character for character in characters if face.glyph_of(character) == NOTDEF] == []


def test_what_the_font_lacks_is_not_found(face: FontFace) -> None:
    assert [face.glyph_of(character) for character in "☑☐𠮷😀"] == [NOTDEF] * 4
    assert face.advance_of("𠮷") == 1000


def test_no_glyph_is_made_of_others(face: FontFace) -> None:
    for glyph in range(unpack_from(">H", face.table("maxp"), 4)[0]):
        face._stored_outline(glyph)


def test_a_coarser_outline_has_the_same_points_nearby(face: FontFace) -> None:
    for character in TEXT:
        outline = face._stored_outline(face.glyph_of(character))
        fine, coarse = points_of(outline), points_of(coarsened(outline))
        assert len(fine) == len(coarse) > 3
        for (x, y, on), (coarse_x, coarse_y, coarse_on) in zip(fine, coarse, strict=True):
            assert abs(coarse_x * COARSER - x) <= COARSER / 2
            assert abs(coarse_y * COARSER - y) <= COARSER / 2
            assert on == coarse_on
        assert len(coarsened(outline)) < len(outline)


def test_an_empty_outline_stays_empty() -> None:
    assert coarsened(b"") == b""


@given(st.integers(min_value=-4000, max_value=4000))
def test_lengths_are_rounded_to_the_nearest(length: int) -> None:
    assert abs(scaled(length) * COARSER - length) <= COARSER / 2


def test_the_embedded_program_holds_those_glyphs_in_that_order(face: FontFace) -> None:
    glyphs = [NOTDEF, *map(face.glyph_of, TEXT), None]
    program = font_program(face, glyphs)
    tables = {
        program[at : at + 4].decode(): unpack_from(">LL", program, at + 8)
        for at in range(12, 12 + 16 * unpack_from(">H", program, 4)[0], 16)
    }
    part = {tag: program[start : start + length] for tag, (start, length) in tables.items()}
    assert unpack_from(">H", part["maxp"], 4)[0] == unpack_from(">H", part["hhea"], 34)[0] == len(glyphs)
    assert unpack_from(">H", part["head"], 18)[0] == 1000 // COARSER
    offsets = unpack_from(f">{len(glyphs) + 1}L", part["loca"])
    for place, glyph in enumerate(glyphs):
        stored = part["glyf"][offsets[place] : offsets[place + 1]]
        assert stored.startswith(face.outline_of(glyph) if glyph is not None else b"")
        advance = unpack_from(">H", part["hmtx"], 4 * place)[0]
        assert advance == round((face.metric(glyph)[0] if glyph is not None else 1000) / COARSER)
    assert sum(unpack_from(f">{len(program) // 4}L", program)) & 0xFFFFFFFF == 0xB1B0AFBA


def points_of(outline: bytes) -> list[tuple[int, int, bool]]:
    """The points of a simple glyph, read step by step as the specification tells it."""
    contours = unpack_from(">h", outline)[0]
    count = unpack_from(">H", outline, 8 + 2 * contours)[0] + 1
    at = 10 + 2 * contours
    at += 2 + unpack_from(">H", outline, at)[0]
    flags: list[int] = []
    while len(flags) < count:
        flag, at = outline[at], at + 1
        repeats = 0
        if flag & 8:
            repeats, at = outline[at], at + 1
        flags += [flag] * (repeats + 1)
    axes: list[list[int]] = []
    for short, same in ((2, 16), (4, 32)):
        value, values = 0, list[int]()
        for flag in flags:
            if flag & short:
                value, at = value + (outline[at] if flag & same else -outline[at]), at + 1
            elif not flag & same:
                value, at = value + unpack_from(">h", outline, at)[0], at + 2
            values.append(value)
        axes.append(values)
    return [(x, y, bool(flag & 1)) for x, y, flag in zip(*axes, flags, strict=True)]

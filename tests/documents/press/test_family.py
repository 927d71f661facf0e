"""Rare characters of names: drawn by the stand-in, read back as themselves, and opened for nothing else."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.press.family import Family, StandIn
from app.documents.press.font_face import FontFace
from app.documents.typesetter import PdfTypesetter
from app.usecases.paper import Paper
from tests.documents import samples
from tests.documents.reading import pages_of

NAMES = "㛃䶮𬱖𠮷𡈽𠀋𪚥𣲗𬭊"


def family_of(resources: Path, opened: list[str]) -> Family:
    def stand_in() -> FontFace:
        opened.append("stand-in")
        return FontFace(resources / "fonts" / "HanaMinB.ttf")

    return Family(FontFace(resources / "fonts" / "NotoSansSC-Regular.ttf"), StandIn(stand_in))


@pytest.fixture(scope="module")
def family(resources: Path) -> Family:
    return family_of(resources, [])


def named(name: str, paper: Paper) -> Paper:
    customer = replace(paper.ticket.customer, name=name)
    return replace(paper, ticket=replace(paper.ticket, customer=customer))


def test_the_stand_in_is_opened_by_the_first_rare_character_alone(resources: Path) -> None:
    opened: list[str] = []
    family = family_of(resources, opened)
    assert list(family.runs("王建国 Zoë ☑ ¥128")) == [(False, "王建国 Zoë ☑ ¥128")]
    assert opened == []
    assert list(family.runs("𠮷田㛃")) == [(True, "𠮷"), (False, "田㛃")]
    assert opened == ["stand-in"]


@given(st.text(st.sampled_from("王A𠮷𠀋🙂 ¥㛃"), max_size=12))
def test_pieces_put_together_are_the_text(family: Family, text: str) -> None:
    runs = list(family.runs(text))
    assert "".join(piece for _, piece in runs) == text
    assert all(one[0] != other[0] for one, other in pairwise(runs))


def test_every_character_of_the_national_standard_has_a_shape(family: Family) -> None:
    first = [chr(code) for code in (*range(0x4E00, 0x9FF0), *range(0x3400, 0x4DB6))]
    assert [each for each in first if family.main.glyph_of(each) == 0] == []
    rare = [chr(code) for code in (*range(0x20000, 0x2A6D7), *range(0x2A700, 0x2B735))]
    without = [each for each in rare if family.main.glyph_of(each) == 0 and not family.is_foreign(each)]
    assert len(without) <= 0.001 * len(rare)


@pytest.mark.parametrize("medium", ["a4", "80mm"])
def test_names_are_printed_and_read_back(typesetter: PdfTypesetter, medium: str) -> None:
    printed = typesetter.render(named(NAMES, samples.receipt()), medium)
    assert printed.missing_characters == ()
    assert all(NAMES in text for text in pages_of(printed.pdf))
    assert printed == typesetter.render(named(NAMES, samples.receipt()), medium)


def test_writing_we_cannot_draw_breaks_no_page_and_is_told(typesetter: PdfTypesetter) -> None:
    printed = typesetter.render(named("བཀྲ་ཤིས ئۇيغۇر", samples.receipt()), "80mm")
    assert printed.pages == 2
    assert "ئ" in printed.missing_characters


def test_a_sign_written_otherwise_elsewhere_is_drawn_alike_and_reads_back_as_typed(
    typesetter: PdfTypesetter,
) -> None:
    printed = typesetter.render(named("误差≒3毫米", samples.receipt()), "a5", ("store",))
    assert printed.missing_characters == ()
    assert "误差≒3毫米" in pages_of(printed.pdf)[0]

"""D21 on labels of a copied desk: its numbers are longer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.documents.typesetter import PdfTypesetter
from tests.documents import samples
from tests.documents.gallery.looking import seen_pages
from tests.documents.reading import codes_on, images_of, pages_of, sizes_of


@pytest.mark.parametrize(
    ("number", "form"), [("2F01-261120-0007", "Code128"), ("2F01.K7MQ-261120-0007", "QRCode")]
)
def test_a_scanner_reads_the_number_off_every_label(
    typesetter: PdfTypesetter, number: str, form: str
) -> None:
    paper = samples.label()
    paper = replace(paper, ticket=replace(paper.ticket, number=number))
    pdf = typesetter.render(paper, "60x40").pdf
    pages = list(zip(images_of(pdf), pages_of(pdf), strict=True))
    assert len(pages) == 2
    for image, text in pages:
        assert codes_on(image) == {form: number}
        assert number in text


@pytest.mark.parametrize(("medium", "size"), [("60x40", (60, 40)), ("40x30", (40, 30))])
def test_a_sticker_has_the_size_of_its_paper(
    typesetter: PdfTypesetter, medium: str, size: tuple[float, float]
) -> None:
    pdf = typesetter.render(samples.label(), medium).pdf
    assert sizes_of(pdf) == [size, size]
    for image, text in zip(images_of(pdf), pages_of(pdf), strict=True):
        assert list(codes_on(image).values()) == ["2F01-261120-0007"]
        assert "2F01-261120-0007" in text


NAMES = ("件", "壶身与底座及电源线", "一件名称很长的东西" * 6, "长" * 60)


@pytest.mark.parametrize("medium", ["60x40", "40x30"])
@pytest.mark.parametrize("piece", NAMES)
def test_a_piece_is_one_sticker_and_keeps_what_matters(
    typesetter: PdfTypesetter, medium: str, piece: str
) -> None:
    paper = samples.label()
    owner = replace(paper.ticket.customer, name="买合木提江·阿不都热依木" * 2)
    goods = replace(paper.ticket.goods[0], name="名称很长的商品" * 8)
    ticket = replace(paper.ticket, received=(piece,) * 12, customer=owner, goods=(goods,))
    pdf = typesetter.render(replace(paper, ticket=ticket), medium).pdf
    pages = list(zip(images_of(pdf), pages_of(pdf), seen_pages(pdf), strict=True))
    assert len(pages) == 12
    for place, (image, text, seen) in enumerate(pages, start=1):
        assert piece in text
        assert f"{place}/12" in text
        assert list(codes_on(image).values()) == ["2F01-261120-0007"]
        assert seen.smallest() >= 7
        assert seen.overlaps() == []
        assert seen.outside(2.8) == []


def test_the_desk_goes_first_and_the_owner_last(typesetter: PdfTypesetter) -> None:
    paper = samples.label()
    shown = []
    for length in (4, 30, 45, 60):
        ticket = replace(paper.ticket, received=("长" * length,))
        (text,) = pages_of(typesetter.render(replace(paper, ticket=ticket), "40x30").pdf)
        shown.append([word in text for word in (paper.desk.mall, "电水壶", "收", "王**")])
    assert shown[0][2:] == [True, True]
    for row in shown:
        assert row == sorted(row)  # nothing stays that matters less than what went


def test_one_name_of_hundreds_of_characters_ends_with_a_sign(typesetter: PdfTypesetter) -> None:
    paper = samples.label()
    ticket = replace(paper.ticket, received=("长" * 400,))
    (text,) = pages_of(typesetter.render(replace(paper, ticket=ticket), "40x30").pdf)
    assert "长…" in text
    assert "1/1" in text
    assert "2F01-261120-0007" in text

"""Text that people, programs and attackers put into fields."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.documents.press.text import clean
from app.documents.typesetter import PdfTypesetter
from app.usecases.paper import Photo
from tests.documents import samples
from tests.documents.reading import images_of, pages_of, squeezed

HOSTILE = (
    "<b>用了</b> &amp; 3次 ]]> (\\) \x07\x1b[31m\u202e倒着\u202c\ufeff"
    + "W" * 70
    + " https://example.invalid/"
    + "a/" * 30
    + "\r\n第二行\t"
    + "，。！" * 12
    + "长" * 60
)


def test_long_words_are_printed_whole_over_pages(typesetter: PdfTypesetter) -> None:
    paper = samples.receipt()
    words = HOSTILE * 30
    printed = typesetter.render(replace(paper, ticket=replace(paper.ticket, words=words)), "a5", ["customer"])
    texts = pages_of(printed.pdf)
    assert printed.pages > 2
    assert all(f"第{n}页/共{printed.pages}页" in text for n, text in enumerate(texts, start=1))
    assert all("受理回执（续）" in text and paper.number in text for text in texts[1:])
    count = sum(text.count("长") for text in texts)
    assert count == words.count("长")


@pytest.mark.parametrize(
    "text", ["<b>&lt;", "a]]>b", "{phone} {0} %s", "(\\) \\n", "100%", "'\";--", "<para>"]
)
def test_marks_are_printed_literally(typesetter: PdfTypesetter, text: str) -> None:
    paper = samples.receipt()
    printed = typesetter.render(replace(paper, ticket=replace(paper.ticket, words=text)), "a4", ["customer"])
    assert squeezed(text) in pages_of(printed.pdf)[0]


def test_characters_without_shape_are_boxes_and_reported(typesetter: PdfTypesetter) -> None:
    paper = samples.receipt()
    ticket = replace(paper.ticket, customer=replace(paper.ticket.customer, name="🙂野😀"))
    printed = typesetter.render(replace(paper, ticket=ticket), "a4", ["customer"])
    boxed = typesetter.render(
        replace(paper, ticket=replace(ticket, customer=replace(ticket.customer, name="□野□"))),
        "a4",
        ["customer"],
    )
    assert printed.missing_characters == ("🙂", "😀")
    assert "🙂野😀" in pages_of(printed.pdf)[0]  # it reads back as what was written
    assert "□处的文字本机没有字形，原文存于电子文件" in pages_of(printed.pdf)[0]
    assert "本机没有字形" not in pages_of(boxed.pdf)[0]
    (seen,), (wanted,) = images_of(printed.pdf), images_of(boxed.pdf)
    name = (304, 562, 832, 616)  # the cell of the name, clear of the code and the hash
    assert seen.crop(name).getextrema() != (255, 255)
    assert seen.crop(name).tobytes() == wanted.crop(name).tobytes()


def test_a_broken_photo_or_signature_is_reported_not_fatal(typesetter: PdfTypesetter) -> None:
    paper = samples.liability_notice()
    mark = replace(samples.customer_mark(), png=b"no picture")
    printed = typesetter.render(
        replace(paper, photos=(*paper.photos, Photo(b"no picture", "整体")), signatures=(mark,)), "a4"
    )
    assert printed.damaged_pictures == ("图4 整体", "王建国")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_any_text_can_be_printed_and_read_back(typesetter: PdfTypesetter, text: str) -> None:
    paper = samples.receipt()
    ticket = replace(paper.ticket, words=f"始{text}终", goods=(), clocks=(), rights=(), received=())
    printed = typesetter.render(replace(paper, ticket=ticket), "a4", ["customer"])
    wanted = squeezed(clean(text))
    if all(
        (character.isalnum() and character.isascii()) or "\u4e00" <= character <= "\u9fff"
        for character in wanted
    ):
        assert f"始{wanted}终" in pages_of(printed.pdf)[0]

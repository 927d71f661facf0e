"""D10: a reason and a definite day, and nothing that takes rights away."""

import pytest

from app.documents.typesetter import PdfTypesetter
from tests.documents.gallery import written_explanation as gallery
from tests.documents.gallery.checks import ROUTES, copy_texts, unsaid

MEDIA = ("a5", "a4", "80mm")


@pytest.mark.parametrize("medium", MEDIA)
def test_says_why_and_until_when(typesetter: PdfTypesetter, medium: str) -> None:
    for _, text in copy_texts(typesetter, gallery.demo(), medium):
        assert unsaid(text, "本地暂无库存", "我方将于 2026年12月4日（周五）前解决", "借用同类电水壶") == []
        assert (
            unsaid(
                text, "2026年11月27日（周五）", "林晓敏　0571-8800 1234", "用了3次就漏水", "不表示同意延期"
            )
            == []
        )


@pytest.mark.parametrize("medium", MEDIA)
def test_without_telephone_the_name_alone_stands(typesetter: PdfTypesetter, medium: str) -> None:
    for _, text in copy_texts(typesetter, gallery.shortest(), medium):
        assert unsaid(text, "配件待到货", "2026年12月4日（周五）") == []
        assert "期间安排" not in text


def test_the_copy_of_the_customer_names_the_routes(typesetter: PdfTypesetter) -> None:
    texts = dict(copy_texts(typesetter, gallery.demo(), "a5"))
    assert unsaid(texts["customer"], *ROUTES) == []
    assert "争议解决途径" not in texts["store"]


def test_long_statements_are_printed_whole(typesetter: PdfTypesetter) -> None:
    paper = gallery.longest()
    wanted = sum(paper.stated(key).text.count("味") for key in ("reason", "done_so_far", "meanwhile"))
    wanted += paper.ticket.words.count("味")
    for medium in MEDIA:
        for _, text in copy_texts(typesetter, paper, medium):
            assert text.count("味") == wanted

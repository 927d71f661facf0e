"""D11: solution, time and money on paper."""

from dataclasses import replace

import pytest

from app.documents.typesetter import PdfTypesetter
from app.usecases.paper import Particular
from tests.documents.gallery import result_notice as gallery
from tests.documents.gallery.checks import ROUTES, copy_texts, unsaid

MEDIA = ("80mm", "a5", "a4")


@pytest.mark.parametrize("medium", MEDIA)
def test_says_solution_time_and_money(typesetter: PdfTypesetter, medium: str) -> None:
    for _, text in copy_texts(typesetter, gallery.demo(), medium):
        assert unsaid(text, "全额退货退款（法定）", "最晚 2026年11月23日（周一）", "往返运费由商家承担") == []
        assert unsaid(text, "¥199.00（人民币壹佰玖拾玖元整）", "原路退回", "最晚 2026年11月25日") == []
        assert unsaid(text, "致电 0571-8800 1234", "以支付机构入账为准") == []


@pytest.mark.parametrize("medium", MEDIA)
def test_where_no_money_is_due_none_is_spoken_of(typesetter: PdfTypesetter, medium: str) -> None:
    for _, text in copy_texts(typesetter, gallery.shortest(), medium):
        assert unsaid(text, "答复", "最晚 2026年11月20日（周五）") == []
        for word in ("款项", "到账时间", "法定"):
            assert word not in text


def test_what_is_settled_is_said_to_be(typesetter: PdfTypesetter) -> None:
    paper = gallery.demo()
    done = replace(paper, particulars=(*paper.particulars, Particular("done", holds=True)))
    for _, text in copy_texts(typesetter, done, "a5"):
        assert unsaid(text, "已于2026年11月23日办结", "最晚 2026年11月25日") == []
    for _, text in copy_texts(typesetter, gallery.longest(), "a5"):
        assert unsaid(text, "已于2026年11月20日到账") == []


def test_the_copy_of_the_customer_names_the_routes(typesetter: PdfTypesetter) -> None:
    texts = dict(copy_texts(typesetter, gallery.demo(), "80mm"))
    assert unsaid(texts["customer"], *ROUTES) == []
    assert "争议解决途径" not in texts["store"]


def test_a_long_solution_is_printed_whole(typesetter: PdfTypesetter) -> None:
    paper = gallery.longest()
    for medium in MEDIA:
        for _, text in copy_texts(typesetter, paper, medium):
            assert text.count("味") == paper.stated("solution").text.count("味")

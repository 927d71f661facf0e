"""D12: amount, ground and receipts; rights stay, and what is private stays with us."""

from dataclasses import replace

import pytest

from app.documents.typesetter import PdfTypesetter
from app.usecases.paper import Particular
from tests.documents.gallery import compensation_agreement as gallery
from tests.documents.gallery.checks import ROUTES, copy_texts, unsaid

MEDIA = ("a4", "a5")


@pytest.mark.parametrize("medium", MEDIA)
def test_says_amount_ground_and_receipts(typesetter: PdfTypesetter, medium: str) -> None:
    for _, text in copy_texts(typesetter, gallery.demo(), medium):
        assert (
            unsaid(text, "¥568.40（人民币伍佰陆拾捌元肆角整）", "法定：商品渗漏造成地毯损坏", "轻微受伤")
            == []
        )
        assert unsaid(text, "门诊收费票据", "3301-20261109-7781", "¥128.40", "2 份，合计 ¥568.40") == []
        assert unsaid(text, "2026年11月25日（周三）前，以“银行卡”方式", "产品责任险 PDAA20263301") == []
        assert unsaid(text, "赔偿", "退还甲方", "何立（售后经理）", "乙方签字", "甲方（盖章）") == []


@pytest.mark.parametrize("medium", MEDIA)
def test_no_right_is_given_up(typesetter: PdfTypesetter, medium: str) -> None:
    for _, text in copy_texts(typesetter, gallery.shortest(), medium):
        assert unsaid(text, "后续发生的治疗等费用，乙方仍可以依法主张", "不影响乙方评价、投诉、举报") == []
        for waiver in ("不再追究", "一次性了结", "放弃", "不得投诉", "保密"):
            assert waiver not in text


def test_what_is_private_stands_on_the_store_copy_alone(typesetter: PdfTypesetter) -> None:
    texts = dict(copy_texts(typesetter, gallery.demo(), "a4"))
    assert unsaid(texts["store"], "3301**********1234", "6225 8800 1234 5678") == []
    assert unsaid(texts["customer"], "尾号 5678", *ROUTES) == []
    for private in ("3301****", "62258800", "身份证号"):
        assert private not in texts["customer"]
    assert "争议解决途径" not in texts["store"]


def test_a_short_account_is_hidden_altogether(typesetter: PdfTypesetter) -> None:
    paper = gallery.shortest()
    paper = replace(paper, particulars=(*paper.particulars, Particular("account", text="98765431")))
    texts = dict(copy_texts(typesetter, paper, "a5"))
    assert unsaid(texts["customer"], "尾号 ****") == []
    assert "5431" not in texts["customer"]
    assert "98765431" in texts["store"]


def test_without_receipts_it_says_so(typesetter: PdfTypesetter) -> None:
    for _, text in copy_texts(typesetter, gallery.shortest(), "a5"):
        assert unsaid(text, "费用凭证 无", "小额打款", "协商") == []


def test_long_statements_are_printed_whole(typesetter: PdfTypesetter) -> None:
    paper = gallery.longest()
    wanted = sum(paper.stated(key).text.count("味") for key in ("matter", "ground", "further"))
    for medium in MEDIA:
        for _, text in copy_texts(typesetter, paper, medium):
            assert text.count("味") == wanted

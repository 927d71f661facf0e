"""D08: each price by itself, the total in both forms, consent before the work."""

from dataclasses import replace

import pytest

from app.documents.typesetter import PdfTypesetter
from app.domain.money import Fen
from app.usecases.paper import Particular
from tests.documents.gallery import paid_repair_consent as gallery
from tests.documents.gallery.checks import ROUTES, copy_texts, unsaid
from tests.documents.samples import return_slip

MEDIA = ("a5", "a4", "241x140")


@pytest.mark.parametrize("medium", MEDIA)
def test_each_price_stands_by_itself_with_the_total(typesetter: PdfTypesetter, medium: str) -> None:
    for _, text in copy_texts(typesetter, gallery.demo(), medium):
        said = ("温控器总成", "MK-1508-TC", "¥38.50", "¥6.00", "¥12.00", "¥50.50", "¥40.00", "壶身跌落变形")
        assert (
            unsaid(text, *said, "¥90.50（人民币玖拾元伍角整）", "上门费 不收取", "维修", "使用或保管原因")
            == []
        )
        assert unsaid(text, "修复之日起 90 天", "退还客户", "2026年11月27日（周五）") == []


@pytest.mark.parametrize("medium", MEDIA)
def test_consent_comes_before_the_work(typesetter: PdfTypesetter, medium: str) -> None:
    for _, text in copy_texts(typesetter, gallery.shortest(), medium):
        assert (
            unsaid(
                text,
                "同意按本报价维修",
                "不必签字，商品原样退还",
                "签字同意后方可开始维修",
                "客户同意签字",
                "审批人",
            )
            == []
        )
        assert unsaid(text, "应当免费修理的，不收取本单费用", "¥30.00（人民币叁拾元整）", "改尺") == []


def test_the_copy_of_the_customer_names_the_routes(typesetter: PdfTypesetter) -> None:
    texts = dict(copy_texts(typesetter, gallery.demo(), "a5"))
    assert unsaid(texts["customer"], *ROUTES) == []
    assert "争议解决途径" not in texts["store"]


def test_carbon_paper_lists_the_copies_once(typesetter: PdfTypesetter) -> None:
    printed = typesetter.render(gallery.demo(), "241x140")
    assert printed.pages == 1
    (text,) = {text for _, text in copy_texts(typesetter, gallery.demo(), "241x140")}
    assert text.count("①客户联") == 1
    assert unsaid(text, *ROUTES) == []


def test_a_total_that_is_not_the_sum_is_never_printed(typesetter: PdfTypesetter) -> None:
    paper = gallery.demo()
    wrong = tuple(each for each in paper.particulars if each.key != "total")
    with pytest.raises(ValueError, match="9051"):
        typesetter.render(replace(paper, particulars=(*wrong, Particular("total", amount=Fen(9051)))), "a5")


def test_who_approved_stands_on_it(typesetter: PdfTypesetter) -> None:
    paper = replace(gallery.demo(), approvals=return_slip().approvals)
    for _, text in copy_texts(typesetter, paper, "a5"):
        assert unsaid(text, "何立（售后经理）") == []


def test_long_statements_are_printed_whole(typesetter: PdfTypesetter) -> None:
    paper = gallery.longest()
    wanted = sum(paper.stated(key).text.count("味") for key in ("fault", "remarks"))
    for medium in MEDIA:
        for _, text in copy_texts(typesetter, paper, medium):
            assert text.count("味") == wanted

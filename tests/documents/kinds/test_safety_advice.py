"""D09: the hazard and the advice stand out, and no liability is given away."""

from dataclasses import replace

import pytest

from app.documents.typesetter import PdfTypesetter
from app.usecases.paper import Particular
from tests.documents.gallery import safety_advice as gallery
from tests.documents.gallery.checks import ROUTES, copy_texts, unsaid

MEDIA = ("a5", "a4", "80mm")


@pytest.mark.parametrize("medium", MEDIA)
def test_says_hazard_and_advice(typesetter: PdfTypesetter, medium: str) -> None:
    for _, text in copy_texts(typesetter, gallery.demo(), medium):
        assert unsaid(text, "通电时有触电和起火的危险", "请立即停止使用，断开电源", "1. 拔下电源插头后") == []
        assert (
            unsaid(text, "3. 请勿自行拆修", "已超出保修期", "2026年3月8日", "有偿维修", "不因超出保修期")
            == []
        )
        assert "谨慎使用" not in text


@pytest.mark.parametrize("medium", MEDIA)
def test_goods_that_may_be_used_are_used_with_care(typesetter: PdfTypesetter, medium: str) -> None:
    paper = gallery.shortest()
    careful = replace(paper, particulars=(paper.stated("hazard"), Particular("stop_use", holds=False)))
    for _, text in copy_texts(typesetter, careful, medium):
        assert "请立即停止使用" not in text
        assert unsaid(text, "谨慎使用", "保修期内依照规定", "已超出保修期的，可以选择") == []


def test_who_pays_follows_the_warranty(typesetter: PdfTypesetter) -> None:
    out = "".join(text for _, text in copy_texts(typesetter, gallery.demo(), "a5"))
    covered = "".join(text for _, text in copy_texts(typesetter, gallery.longest(), "a5"))
    assert "可以免费修理" not in out
    assert unsaid(out, "维修之前另行书面报价") == []
    assert "维修之前另行书面报价" not in covered
    assert unsaid(covered, "可以免费修理") == []


def test_the_copy_of_the_customer_names_the_routes(typesetter: PdfTypesetter) -> None:
    texts = dict(copy_texts(typesetter, gallery.demo(), "80mm"))
    assert unsaid(texts["customer"], *ROUTES) == []
    assert "争议解决途径" not in texts["store"]


def test_long_statements_are_printed_whole(typesetter: PdfTypesetter) -> None:
    paper = gallery.longest()
    written = (paper.stated("hazard").text, paper.stated("remarks").text, *paper.stated("advice").lines)
    wanted = sum(text.count("味") for text in written) + 1  # 出现异味 in the clauses
    for medium in MEDIA:
        for _, text in copy_texts(typesetter, paper, medium):
            assert text.count("味") == wanted

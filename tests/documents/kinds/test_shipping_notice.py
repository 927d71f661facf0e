"""D16 发货通知与提货须知: the eight facts of carriage, and how to take over what arrives damaged."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.documents.typesetter import PdfTypesetter
from app.domain.refusals import InputError
from tests.documents.gallery import shipping_notice as sample
from tests.documents.reading import pages_of, squeezed


@pytest.mark.parametrize("medium", ["a5", "a4", "80mm"])
def test_the_eight_facts_of_carriage_are_told(typesetter: PdfTypesetter, medium: str) -> None:
    customer, store = pages_of(typesetter.render(sample.demo(), medium).pdf)
    for text in (customer, store):
        for words in (
            "物流公司 安达物流有限公司",
            "运单号 AD26112000731",
            "查询电话 400-800 1234",
            "包装件数 2 件",
            "运输件数 1 件（木架合装）",
            "体积 0.42 立方米",
            "¥186.00（人民币壹佰捌拾陆元整）",
            "¥60.00（人民币陆拾元整）",
            "运费承担 商家",
            "2026年11月25日（周三）",
            "餐边柜石面台板",
        ):
            assert squeezed(words) in text, words
    assert "12315" in customer
    assert "争议解决途径" not in store


@pytest.mark.parametrize("medium", ["a5", "a4", "80mm"])
def test_who_takes_it_over_may_refuse_and_knows_how_not_to(typesetter: PdfTypesetter, medium: str) -> None:
    text = pages_of(typesetter.render(sample.shortest(), medium).pdf)[0]
    for words in (
        "您可以拒收，也可以有损提货",
        "写明“外包装损坏”",
        "由远及近、由整体到局部",
        "内有玻璃",
        "未开箱验货",
    ):
        assert words in text
    assert "不影响您依法主张权利" in text
    assert "☐外包装损坏" in text


@pytest.mark.parametrize("key", ["carrier", "waybill", "shipped_on"])
def test_without_a_waybill_nothing_is_said_to_be_on_its_way(typesetter: PdfTypesetter, key: str) -> None:
    paper = sample.demo()
    with pytest.raises(InputError) as refused:
        typesetter.render(
            replace(paper, particulars=tuple(each for each in paper.particulars if each.key != key)), "a5"
        )
    assert refused.value.field == key

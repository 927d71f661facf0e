"""D14 整改通知书: measured demands, the ground to claim back, and no customer anywhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.documents.typesetter import PdfTypesetter
from app.domain.refusals import InputError
from tests.documents.gallery import rectification_notice as sample
from tests.documents.reading import pages_of, squeezed


def test_both_copies_tell_what_is_to_be_mended(typesetter: PdfTypesetter) -> None:
    merchant, store = pages_of(typesetter.render(sample.demo(), "a4").pdf)
    for text in (merchant, store):
        for words in (
            "致：美厨电器有限公司（质量部）",
            "注水后 5 分钟内渗漏",
            "GB 4706.1",
            "注水静置 30 分钟，渗漏为 0",
            "最晚2026年12月4日（周五）前完成整改",
            "随机抽取 10 台",
            "消费者权益保护法》第四十条",
            "产品质量法》第四十条",
            "最晚于2026年11月27日（周五）前书面提出",
            "签收时间",
            "盖章",
            "图3 铭牌",
        ):
            assert squeezed(words) in text, words
    assert "供应方联" in merchant
    assert "存根联" in store


@pytest.mark.parametrize("length", ["demo", "longest"])
def test_no_customer_is_on_it(typesetter: PdfTypesetter, length: str) -> None:
    paper = sample.demo() if length == "demo" else sample.longest()
    customer = replace(
        paper.ticket.customer, name="欧阳文静", address="湖墅南路 120 号", id_number="3301**1234"
    )
    paper = replace(paper, ticket=replace(paper.ticket, customer=customer, words="我叫欧阳文静"))
    text = "".join(pages_of(typesetter.render(paper, "a4").pdf))
    for said in ("欧阳", "138****", "湖墅南路", "3301"):
        assert said not in text


def test_without_an_objection_day_there_is_time_until_the_deadline(typesetter: PdfTypesetter) -> None:
    text = pages_of(typesetter.render(sample.shortest(), "a4").pdf)[0]
    assert "如有异议，请在整改期限届满前书面提出" in text
    assert "按实际发生的修理" in text


@pytest.mark.parametrize("key", ["addressee", "problems", "demands", "until", "recheck"])
def test_it_is_not_set_without_what_makes_it_a_notice(typesetter: PdfTypesetter, key: str) -> None:
    paper = sample.demo()
    with pytest.raises(InputError) as refused:
        typesetter.render(
            replace(paper, particulars=tuple(each for each in paper.particulars if each.key != key)), "a4"
        )
    assert refused.value.field == key

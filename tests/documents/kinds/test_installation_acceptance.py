"""D07 安装验收单: the day that periods run from, what is left to mend, and what a signature does not say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.documents.typesetter import PdfTypesetter
from app.domain.refusals import InputError
from app.usecases.paper import Particular
from tests.documents.gallery import installation_acceptance as sample
from tests.documents.reading import pages_of, squeezed


@pytest.mark.parametrize("medium", ["a4", "a5"])
def test_each_copy_tells_what_was_found(typesetter: PdfTypesetter, medium: str) -> None:
    customer, store, merchant = pages_of(typesetter.render(sample.demo(), medium).pdf)
    for text in (customer, store, merchant):
        for words in (
            "安装完成日2026年11月20日",
            "自安装完成之日起计算",
            "送达日2026年11月19日",
            "QM-W4-2000 2000×600×2200",
            "☐合格☑不合格",
            "铰链松动",
            "最晚2026年11月24日（周二）前整改完毕",
            "☑整改后复验",
            "☑三包凭证☐发票",
            "仅确认数量与可见外观",
        ):
            assert squeezed(words) in text, words
    assert "12315" in customer
    assert "争议解决途径" not in store + merchant
    assert "安装方联" in merchant


def test_what_was_not_looked_at_is_left_to_the_pen(typesetter: PdfTypesetter) -> None:
    text = pages_of(typesetter.render(sample.shortest(), "a4").pdf)[0]
    assert "☑" not in text
    assert text.count("☐合格☐不合格") == 6
    assert "最晚年月日前整改完毕" in text


def test_nothing_left_to_mend_is_said(typesetter: PdfTypesetter) -> None:
    paper = sample.shortest()
    good = replace(paper, particulars=(*paper.particulars, Particular("verdict", text="accepted")))
    text = pages_of(typesetter.render(good, "a4").pdf)[0]
    assert "遗留问题无" in text
    assert "整改期限" not in text


@pytest.mark.parametrize("key", ["delivered_on", "installed_on", "lines"])
def test_without_its_days_and_goods_it_is_not_set(typesetter: PdfTypesetter, key: str) -> None:
    paper = sample.demo()
    less = tuple(each for each in paper.particulars if each.key != key)
    with pytest.raises(InputError) as refused:
        typesetter.render(replace(paper, particulars=less), "a4")
    assert refused.value.field == key


def test_long_lists_flow_on(typesetter: PdfTypesetter) -> None:
    text = "".join(pages_of(typesetter.render(sample.longest(), "a5", ["customer"]).pdf))
    assert "第20组" in text
    assert "右起第20门" in text
    assert sample.DAYS[1].day == date(2026, 11, 20)

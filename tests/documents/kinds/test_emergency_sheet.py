"""D13: the time line, the sale, the brand, the people; what is open is room for a pen."""

from dataclasses import replace

import pytest

from app.documents.typesetter import PdfTypesetter
from app.usecases.paper import Particular
from tests.documents.gallery import emergency_sheet as gallery
from tests.documents.gallery.checks import copy_texts, unsaid
from tests.documents.samples import at

MEDIA = ("a4", "a5")


@pytest.mark.parametrize("medium", MEDIA)
def test_says_what_was_done_when_and_by_whom(typesetter: PdfTypesetter, medium: str) -> None:
    ((copy, text),) = copy_texts(typesetter, gallery.demo(), medium)
    assert copy == "store"
    assert (
        unsaid(text, "2026-11-20 10:58 暂停商品销售", "何立", "怀疑外壳带电", "1. 一碰就麻：人身安全风险")
        == []
    )
    assert unsaid(text, "2026年11月20日 10:47", "2026年11月20日 10:58（定级后 11 分钟）", "售后经理") == []
    assert unsaid(text, "☑已暂停", "☐未暂停", "库存 37 只", "☑已联系", "14:00 前到场", "☑无财产损失") == []
    assert (
        unsaid(text, "周倩", "卖场主管，撤柜", "轻微受伤", "立即停止销售", "负责人", "品牌方到场人员") == []
    )


@pytest.mark.parametrize("medium", MEDIA)
def test_what_nobody_said_is_ticked_by_hand(typesetter: PdfTypesetter, medium: str) -> None:
    ((_, text),) = copy_texts(typesetter, gallery.shortest(), medium)
    assert unsaid(text, "☐已暂停", "☐未暂停", "☐已联系", "☐未联系", "处置结果", "后续措施") == []
    assert "☑" not in text
    assert "定级后" not in text


def test_a_sale_that_goes_on_is_said_to(typesetter: PdfTypesetter) -> None:
    paper = gallery.shortest()
    paper = replace(paper, particulars=(*paper.particulars, Particular("sale_suspended", holds=False)))
    ((_, text),) = copy_texts(typesetter, paper, "a5")
    assert unsaid(text, "☑未暂停 暂停时间 — 暂停范围 —") == []


def test_a_start_before_the_level_counts_no_minutes(typesetter: PdfTypesetter) -> None:
    paper = gallery.demo()
    kept = tuple(each for each in paper.particulars if each.key != "started")
    early = Particular("started", moment=at(10, 40))
    ((_, text),) = copy_texts(typesetter, replace(paper, particulars=(*kept, early)), "a5")
    assert "定级后" not in text


def test_long_statements_are_printed_whole(typesetter: PdfTypesetter) -> None:
    paper = gallery.longest()
    texts = [
        text
        for each in paper.particulars
        for text in (each.text, *each.lines, *(c for r in each.rows for c in r))
    ]
    wanted = sum(text.count("味") for text in texts)
    for medium in MEDIA:
        ((_, text),) = copy_texts(typesetter, paper, medium)
        assert text.count("味") == wanted

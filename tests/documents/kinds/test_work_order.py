"""D06 维修/上门工单: room for a pen before the visit, the whole account after it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.documents.typesetter import PdfTypesetter
from tests.documents.gallery import work_order
from tests.documents.reading import pages_of, squeezed

EVERY = ("241x140", "a5", "a4", "80mm")


def said(typesetter: PdfTypesetter, paper: object, medium: str, copy: str = "customer") -> str:
    return "".join(pages_of(typesetter.render(paper, medium, [copy]).pdf))  # type: ignore[arg-type]  # a Paper


@pytest.mark.parametrize("medium", EVERY)
def test_before_the_visit_nothing_is_claimed(typesetter: PdfTypesetter, medium: str) -> None:
    text = said(typesetter, work_order.shortest(), medium)
    for words in ("2026年11月19日（周四）14:00起", "☑维修", "☐安装", "第二层板放上书就往下弯", "136****4471"):
        assert words in text
    for words in (
        "故障判定",
        "更换",
        "工时费",
        "上门费",
        "材料费",
        "事前报价",
        "旧件去向",
        "试机结果",
        "修复质保",
    ):
        assert words in text
    assert "☑初检" not in text
    assert "¥0" not in text


@pytest.mark.parametrize("medium", EVERY)
def test_after_the_visit_it_tells_all(typesetter: PdfTypesetter, medium: str) -> None:
    text = said(typesetter, work_order.demo(), medium)
    for words in (
        "2026年11月19日（周四）14:00—16:00",
        "2026年11月19日14:10",
        "2026年11月19日15:05",
        "湖墅南路120号",
        "11楼，有电梯",
        "官方售后上门",
        "QM-B5-L2",
        "¥80.00",
        "¥40.00",
        "¥166.00",
        "¥286.00（人民币贰佰捌拾陆元整）",
        "客户已于2026年11月12日11:40同意",
        "☑交还客户",
        "2027年2月19日",
        "不少于30日",
        "☑维修记录归档",
        "☑断电断水断气后作业",
        "赵永强",
        "ZY-0117",
        "☑满意",
        "12315",
    ):
        assert words in text, words


def test_the_order_to_go_with_leaves_a_pen_its_room_on_two_sheets_of_carbon_paper(
    typesetter: PdfTypesetter,
) -> None:
    done, signed = pages_of(typesetter.render(work_order.shortest(), "241x140").pdf)
    assert "一式三联" in done
    assert [text.count("①存根联") for text in (done, signed)] == [1, 1]
    assert "配件名称" in done
    for words in ("费用合计", "客户签字（同意报价）", "客户签字（验收）"):
        assert squeezed(words) not in squeezed(done)
        assert squeezed(words) in squeezed(signed), words


def test_photos_are_on_sheets_and_counted_elsewhere(typesetter: PdfTypesetter) -> None:
    assert "图3处理后" in said(typesetter, work_order.demo(), "a4")
    for medium in ("241x140", "a5", "80mm"):
        assert squeezed("处理前 2 张，处理后 1 张") in said(typesetter, work_order.demo(), medium)


def test_dispute_routes_are_the_customers(typesetter: PdfTypesetter) -> None:
    assert "争议解决途径" in said(typesetter, work_order.demo(), "a4")
    assert "争议解决途径" not in said(typesetter, work_order.demo(), "a4", "merchant")


def test_a_window_over_days_names_both(typesetter: PdfTypesetter) -> None:
    paper = work_order.shortest()
    until = replace(paper.stated("visit_from"), key="visit_until")
    assert until.moment is not None
    until = replace(until, moment=until.moment.replace(day=20, hour=9))
    text = said(typesetter, replace(paper, particulars=(*paper.particulars, until)), "a4")
    assert "2026年11月19日14:00至2026年11月20日09:00" in text


@pytest.mark.parametrize("medium", EVERY)
def test_long_accounts_flow_on_whole(typesetter: PdfTypesetter, medium: str) -> None:
    text = said(typesetter, work_order.longest(), medium)
    assert "层板20号" in text
    assert text.count("垂") == 3 * work_order.LONG_TEXT.count("垂")


def test_the_provider_alone_is_told_not_to_keep_who_the_customer_is(typesetter: PdfTypesetter) -> None:
    shown = {
        copy: said(typesetter, work_order.demo(), "a4", copy) for copy in ("store", "customer", "merchant")
    }
    assert [copy for copy, text in shown.items() if "不得留存" in text] == ["merchant"]

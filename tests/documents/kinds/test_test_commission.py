"""D04: what the order and the notice say, and what the testing body does not learn."""

from app.documents.typesetter import PdfTypesetter
from tests.documents.gallery import test_commission as gallery
from tests.documents.gallery.checks import ROUTES, copy_texts, unsaid


def test_names_body_tests_sample_fee_and_dates(typesetter: PdfTypesetter) -> None:
    for medium in ("a4", "a5"):
        for _, text in copy_texts(typesetter, gallery.demo(), medium):
            said = (
                "杭州市质量技术监督检测院",
                "泄漏电流与电气强度",
                "GB 4706.1",
                "双方当面封样",
                "壶身 1、底座 1",
            )
            assert unsaid(text, *said, "¥600.00（人民币陆佰元整）", "商场", "依检测结论由责任方承担") == []
            assert unsaid(text, "2026年11月23日（周一）", "2026年12月4日（周五）", "20260915") == []


def test_the_body_learns_nothing_of_the_customer(typesetter: PdfTypesetter) -> None:
    texts = dict(copy_texts(typesetter, gallery.demo(), "a4"))
    assert unsaid(texts["customer"], *ROUTES, "王建国", "138****2233", "由专人送检") == []
    assert (
        unsaid(texts["store"], "王建国", "受托方（签章）", "客户签收", "依双方约定和法律规定承担责任") == []
    )
    assert unsaid(texts["merchant"], "受托方（签章）", "兹委托贵单位", "0571-8800 1234") == []
    for hidden in ("王建国", "138****2233", "客户", "由专人送检"):
        assert hidden not in texts["merchant"]


def test_a_fee_that_is_open_is_said_to_be_open(typesetter: PdfTypesetter) -> None:
    for _, text in copy_texts(typesetter, gallery.shortest(), "a5"):
        assert unsaid(text, "尚未确定，确定后另行告知") == []


def test_long_statements_are_printed_whole(typesetter: PdfTypesetter) -> None:
    paper = gallery.longest()
    wanted = sum(paper.stated(key).text.count("味") for key in ("sample_state", "purpose"))
    texts = dict(copy_texts(typesetter, paper, "a5"))
    assert texts["merchant"].count("味") == wanted
    assert texts["customer"].count("味") == wanted + paper.stated("progress").text.count("味")

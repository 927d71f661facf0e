"""D22 售后服务申请表: one sheet to write on, and what a ticket knows of it."""

from __future__ import annotations

import pytest

from app.documents.typesetter import PdfTypesetter
from tests.documents.gallery import application_form as sample
from tests.documents.reading import codes_on, images_of, pages_of


@pytest.mark.parametrize("medium", ["a4", "a5"])
def test_the_blank_form_is_one_sheet_without_number_or_code(typesetter: PdfTypesetter, medium: str) -> None:
    printed = typesetter.render(sample.shortest(), medium)
    (text,) = pages_of(printed.pdf)
    for words in (
        "售后服务申请表",
        "云汇广场2F服务台",
        "姓名",
        "购买凭证☐发票",
        "☐退货☐换货☐维修",
        "个人信息告知",
        "12315",
    ):
        assert words in text
    assert "☑" not in text
    assert "SQ-" not in text
    assert [codes_on(image) for image in images_of(printed.pdf)] == [{}]


def test_a_ticket_fills_it_in(typesetter: PdfTypesetter) -> None:
    (text,) = pages_of(typesetter.render(sample.demo(), "a4").pdf)
    for words in (
        "SQ-2F01-261120-0001",
        "王建国",
        "138****2233",
        "美厨电水壶",
        "☑发票",
        "☑换货",
        "用了3次就漏水",
        "¥199.00",
    ):
        assert words in text

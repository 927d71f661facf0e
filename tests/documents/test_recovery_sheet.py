"""The sheet with the recovery code: to be copied by hand years later, so nothing of it may be in doubt."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.documents.recovery_sheet import PAPERS
from app.documents.typesetter import PdfTypesetter
from app.domain.recovery_code import read, written
from app.domain.refusals import InputError
from app.usecases.paper import DeskHead, RecoverySheet
from tests.documents.gallery.hostile import faults
from tests.documents.gallery.looking import seen_pages
from tests.documents.reading import pages_of

SECRET = bytes(range(200, 215))
CODE = written(SECRET)
MADE = datetime(2026, 11, 20, 2, 3, tzinfo=UTC)
HEADS = (
    DeskHead(mall="", desk="", phone=""),
    DeskHead(
        mall="云汇广场", desk="2F 服务台", phone="0571-8800 1234", address="杭州市拱墅区云汇路 88 号二层"
    ),
    DeskHead(mall="云汇广场（拱墅店）" * 10, desk="服务台" * 30, phone="", address="云汇路 88 号" * 20),
)
_LARGE = 13.0
"""Points that can be copied at arm's length."""


@pytest.mark.parametrize("medium", PAPERS)
@pytest.mark.parametrize("head", HEADS)
def test_the_code_is_read_off_one_page_as_it_was_made(
    typesetter: PdfTypesetter, head: DeskHead, medium: str
) -> None:
    pdf = typesetter.recovery_sheet(RecoverySheet(CODE, "desk-7f3a2c", MADE), head, medium)
    (text,) = pages_of(pdf)
    assert list(faults(medium, pdf)) == []
    groups = CODE.split("-")
    places = [text.index(group) for group in groups]
    assert places == sorted(places)
    assert read(" ".join(text[place : place + 4] for place in places)) == SECRET
    for number in range(1, 9):
        assert f"第{number}组" in text
    for said in ("锁入保险柜", "没有字母I、L、O、U", "desk-7f3a2c", "保管人", "见证人", head.desk[:2]):
        assert said in text


def test_the_code_is_larger_than_all_but_the_title(typesetter: PdfTypesetter) -> None:
    for medium in PAPERS:
        sheet = RecoverySheet(CODE, "desk-7f3a2c", MADE)
        (page,) = seen_pages(typesetter.recovery_sheet(sheet, HEADS[1], medium))
        large = "".join(each.character for each in page.glyphs if each.size >= _LARGE)
        assert large == "恢复单" + CODE.replace("-", "")


def test_it_comes_on_sheets_that_go_into_a_safe(typesetter: PdfTypesetter) -> None:
    with pytest.raises(InputError) as refused:
        typesetter.recovery_sheet(RecoverySheet(CODE, "", MADE), HEADS[0], "80mm")
    assert refused.value.code == "paper_not_offered"

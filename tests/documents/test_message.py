"""D11 as a text message."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.documents.message import LONGEST
from app.documents.typesetter import PdfTypesetter
from app.domain.refusals import InputError
from app.usecases.paper import Paper, Particular
from tests.documents import samples
from tests.documents.gallery import result_notice as gallery


def stated(paper: Paper, *particulars: Particular) -> Paper:
    """With these particulars instead of those of the same key."""
    keys = {each.key for each in particulars}
    return replace(
        paper, particulars=(*(each for each in paper.particulars if each.key not in keys), *particulars)
    )


def test_says_the_same_as_the_notice(typesetter: PdfTypesetter) -> None:
    assert typesetter.message(gallery.demo()) == (
        "【云汇广场】您的售后单2F01-261120-0007已有处理结果：全额退货退款。"
        "商品退回服务台，凭原付款记录原路退款，往返运费由商家承担。"
        "最晚11月23日办妥。款项199.00元（原路退回），最晚11月25日到账。有疑问请致电0571-8800 1234。"
    )


def test_an_answer_needs_few_words(typesetter: PdfTypesetter) -> None:
    assert typesetter.message(gallery.shortest()) == (
        "【云汇广场】您的售后单2F01-261120-0007已有处理结果：答复。最晚11月20日办妥。有疑问请到服务台。"
    )


def test_what_is_done_is_told_as_done(typesetter: PdfTypesetter) -> None:
    text = typesetter.message(gallery.longest())
    assert "已于11月20日办结。款项1288888.88元（银行卡）已于11月20日到账。" in text


def test_a_long_solution_is_shortened_and_nothing_else(typesetter: PdfTypesetter) -> None:
    text = typesetter.message(gallery.longest())
    assert len(text) == LONGEST
    assert "……已于11月20日办结" in text
    assert text.endswith("有疑问请致电0571-8800 1234。")


def test_nobody_and_nothing_of_theirs_is_named(typesetter: PdfTypesetter) -> None:
    text = typesetter.message(gallery.demo())
    for personal in ("王建国", "138", "电水壶", "美厨"):
        assert personal not in text


def test_money_without_day_or_way_is_told_all_the_same(typesetter: PdfTypesetter) -> None:
    paper = stated(gallery.demo(), Particular("arrives"), Particular("way"))
    assert "款项199.00元。" in typesetter.message(paper)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(solution=st.text(max_size=2000), mall=st.text(max_size=200), phone=st.text(max_size=200))
def test_it_is_never_longer_than_one_message(
    typesetter: PdfTypesetter, solution: str, mall: str, phone: str
) -> None:
    paper = stated(gallery.demo(), Particular("solution", text=solution))
    text = typesetter.message(replace(paper, desk=replace(paper.desk, mall=mall, phone=phone)))
    assert len(text) <= LONGEST
    assert "最晚11月23日办妥。款项199.00元（原路退回），最晚11月25日到账。" in text


def test_without_what_is_required_there_is_no_message(typesetter: PdfTypesetter) -> None:
    with pytest.raises(InputError) as refused:
        typesetter.message(replace(gallery.demo(), particulars=()))
    assert refused.value.field == "remedy"


def test_other_documents_have_none(typesetter: PdfTypesetter) -> None:
    assert typesetter.message(samples.receipt()) == ""

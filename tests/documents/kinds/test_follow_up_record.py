"""D17 回访问卷与记录: a questionnaire before anybody asked, a record after."""

from __future__ import annotations

from dataclasses import replace

from app.documents.typesetter import PdfTypesetter
from app.usecases.paper import Paper, Particular
from tests.documents.gallery import follow_up_record as sample
from tests.documents.reading import pages_of


def said(typesetter: PdfTypesetter, paper: Paper) -> str:
    return "".join(pages_of(typesetter.render(paper, "a5").pdf))


def test_nothing_is_ticked_before_anybody_asked(typesetter: PdfTypesetter) -> None:
    text = said(typesetter, sample.shortest())
    assert "☑" not in text
    for words in (
        "是否提前预约并按约定时间处理☐是☐否",
        "对处理结果是否满意☐1☐2☐3☐4☐5",
        "☐重新核查",
        "数字越大越满意",
    ):
        assert words in text


def test_the_answer_stands_in_the_words_of_the_profile(typesetter: PdfTypesetter) -> None:
    text = said(typesetter, sample.demo())
    for words in (
        "是否提前约好并按时上门☑是☐否",
        "对服务是否满意☑不满意☐基本满意☐比较满意",
        "☑电话☐短信",
        "孙丽本人",
        "周倩",
        "2026年11月20日19:05",
        "层板颜色",
        "☑人工回访",
    ):
        assert words in text
    assert "数字越大" not in text


def test_what_no_question_asks_has_a_line_of_its_own(typesetter: PdfTypesetter) -> None:
    paper = sample.demo()
    others = tuple(each for each in paper.particulars if each.key != "questions")
    own = Particular("questions", rows=(("还需要什么帮助", "换同批次层板"),))
    text = said(typesetter, replace(paper, particulars=(*others, own)))
    for words in ("还需要什么帮助换同批次层板", "按时处理☑是☐否", "满意度☑不满意"):
        assert words in text

"""The call after the shelf was mended."""

from dataclasses import replace

from app.usecases.paper import Paper, Particular
from tests.documents.gallery import work_order
from tests.documents.gallery.common import LONG_NAME, LONG_TEXT, least, most, rows, stated
from tests.documents.samples import at

KIND, NUMBER = "follow-up-record", "HF-2F01-261120-0001"


def shortest() -> Paper:
    """Nobody was asked yet."""
    return stated(least(), KIND, NUMBER, Particular("scale", lines=("1", "2", "3", "4", "5")))


def demo() -> Paper:
    """Not quite satisfied, in the words of furniture shops."""
    return stated(
        replace(work_order.demo(), version=1, issued_at=at(19, 12), photos=(), signatures=()),
        KIND,
        NUMBER,
        Particular("asked_at", moment=at(19, 5)),
        Particular("way", text="phone"),
        Particular("answered_by", text="孙丽本人"),
        Particular("asked_by", text="周倩"),
        Particular("on_time", holds=True),
        Particular("questions", rows=(("是否提前约好并按时上门", ""), ("对服务是否满意", ""))),
        Particular("scale", lines=("不满意", "基本满意", "比较满意")),
        Particular("score", text="不满意"),
        Particular("dissatisfied_with", text="层板颜色与原来略有色差，希望换同批次。"),
        Particular("handling", text="revisit"),
        Particular("remarks", text="11 月 23 日前由售后专员再次联系。"),
    )


def longest() -> Paper:
    """As much as anybody writes."""
    return stated(
        most(),
        KIND,
        NUMBER,
        Particular("asked_at", moment=at(19, 5)),
        Particular("way", text="questionnaire"),
        Particular("answered_by", text=LONG_NAME[:60]),
        Particular("asked_by", text=LONG_NAME[:60]),
        Particular(
            "questions",
            rows=rows(
                20,
                "第 {} 问：处理过程中还有哪些问题或者建议",
                "维修师傅很准时，说明得很清楚，希望配件备得更齐一些",
            ),
        ),
        Particular("scale", lines=("很不满意", "不满意", "基本满意", "比较满意", "非常满意")),
        Particular("score", text="非常满意"),
        Particular("dissatisfied_with", text=LONG_TEXT[:2000]),
        Particular("handling", text="escalate"),
        Particular("remarks", text=LONG_TEXT[:2000]),
    )

"""D10: the part comes from the maker and takes two weeks."""

from datetime import date

from app.usecases.paper import Paper, Particular
from tests.documents.gallery import common

KIND, NUMBER = "written-explanation", "SM-2F01-261120-0001"


def shortest() -> Paper:
    """Only what is required."""
    reason, until = Particular("reason", text="配件待到货"), Particular("until", day=date(2026, 12, 4))
    return common.stated(common.least(), KIND, NUMBER, reason, until)


def demo() -> Paper:
    """As it is usually handed out."""
    return common.stated(
        common.usual(),
        KIND,
        NUMBER,
        Particular("contact", text="林晓敏"),
        Particular("done_so_far", text="11 月 20 日已向品牌方报修并下单更换件，订单号 MC-261120-18。"),
        Particular("meanwhile", text="借用同类电水壶 1 只，归还时不收取费用。"),
        Particular("next_news", day=date(2026, 11, 27)),
        Particular("reason", text="更换用的壶身由品牌方从外地仓库调拨，本地暂无库存。"),
        Particular("until", day=date(2026, 12, 4)),
    )


def longest() -> Paper:
    """As long as it may get."""
    long = common.LONG_TEXT
    return common.stated(
        common.most(),
        KIND,
        NUMBER,
        Particular("contact", text=common.LONG_NAME[:60]),
        Particular("done_so_far", text=long[:2000]),
        Particular("meanwhile", text=long[:1000]),
        Particular("next_news", day=date(2026, 11, 27)),
        Particular("reason", text=long[:2000]),
        Particular("until", day=date(2026, 12, 31)),
    )

"""D02: the kettle bought without an invoice."""

from datetime import date

from app.usecases.paper import Paper, Particular
from tests.documents.gallery import common

KIND, NUMBER = "proof-request", "BC-2F01-261120-0001"


def shortest() -> Paper:
    """Only what is required."""
    wanted = Particular("wanted", rows=(("付款截图", ""),))
    return common.stated(common.least(), KIND, NUMBER, Particular("until", day=date(2026, 11, 27)), wanted)


def demo() -> Paper:
    """As it is usually handed out."""
    rows = (("购买凭证", "发票、付款截图或会员记录均可"), ("故障视频", "拍清漏水部位，时长不超过 30 秒"))
    return common.stated(
        common.usual(),
        KIND,
        NUMBER,
        Particular("until", day=date(2026, 11, 27)),
        Particular("wanted", rows=rows),
    )


def longest() -> Paper:
    """Twenty things to bring, and a long way to do so."""
    text = common.LONG_TEXT
    return common.stated(
        common.most(),
        KIND,
        NUMBER,
        Particular("until", day=date(2026, 11, 27)),
        Particular("wanted", rows=common.rows(20, "材料 {}：" + text[:40], text[:120])),
        Particular("way", text=text[:2000]),
    )

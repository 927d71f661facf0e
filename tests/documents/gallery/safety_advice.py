"""D09: the kettle is out of warranty, and its base is live."""

from datetime import date

from app.usecases.paper import Paper, Particular
from tests.documents.gallery import common

KIND, NUMBER = "safety-advice", "AQ-2F01-261120-0001"


def shortest() -> Paper:
    """Only what is required."""
    hazard, stop = Particular("hazard", text="底座漏电"), Particular("stop_use", holds=True)
    return common.stated(common.least(), KIND, NUMBER, hazard, stop)


def demo() -> Paper:
    """As it is usually handed out."""
    advice = ("拔下电源插头后再移动底座，地面有水时不要触碰。", "改用其他烧水器具，维修合格后再恢复使用。")
    return common.stated(
        common.usual(),
        KIND,
        NUMBER,
        Particular("advice", lines=advice),
        Particular("cover", text="out"),
        Particular("hazard", text="壶底渗水至底座插座，绝缘下降，通电时有触电和起火的危险。"),
        Particular("offer", text="paid_repair"),
        Particular("stop_use", holds=True),
        Particular("warranty_until", day=date(2026, 3, 8)),
    )


def longest() -> Paper:
    """As long as it may get."""
    long = common.LONG_TEXT
    return common.stated(
        common.most(),
        KIND,
        NUMBER,
        Particular("advice", lines=tuple(f"建议{place}：{long[:150]}" for place in range(1, 21))),
        Particular("cover", text="in"),
        Particular("hazard", text=long[:2000]),
        Particular("offer", text="maker"),
        Particular("remarks", text=long[:1000]),
        Particular("stop_use", holds=False),
        Particular("warranty_until", day=date(2027, 11, 8)),
    )

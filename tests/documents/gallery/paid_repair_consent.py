"""D08: the kettle that was dropped is repaired for money."""

from datetime import date

from app.domain.money import Fen
from app.usecases.paper import Paper, Particular
from app.usecases.paper.quotation import quoted_total
from tests.documents.gallery import common

KIND, NUMBER = "paid-repair-consent", "YC-2F01-261120-0001"


def shortest() -> Paper:
    """Only what is required."""
    return _quoted(
        common.least(),
        Particular("charged_for", text="wrong_size"),
        Particular("fault", text="窗帘长 8 厘米"),
        Particular("labour", amount=Fen(3000)),
        Particular("service", text="resize"),
        Particular("warranty_days", text="30"),
    )


def demo() -> Paper:
    """As it is usually signed."""
    return _quoted(
        common.usual(),
        Particular("charged_for", text="customer_cause"),
        Particular("fault", text="壶身跌落变形，温控器触点断开；加热盘与密封圈正常。"),
        Particular("labour", amount=Fen(4000)),
        Particular("old_parts", text="returned"),
        Particular(
            "parts",
            rows=(
                ("温控器总成", "MK-1508-TC", "新", "1", "38.50"),
                ("壶底密封圈", "MK-1508-SR", "新", "2", "6"),
            ),
        ),
        Particular("ready", day=date(2026, 11, 27)),
        Particular("service", text="repair"),
        Particular("valid_until", day=date(2026, 12, 4)),
        Particular("visit", amount=Fen(0)),
        Particular("warranty_days", text="90"),
    )


def longest() -> Paper:
    """As long as it may get."""
    long = common.LONG_TEXT
    return _quoted(
        common.most(),
        Particular("charged_for", text="at_request"),
        Particular("fault", text=long[:2000]),
        Particular("labour", amount=Fen(12_345_678)),
        Particular("old_parts", text="kept_by_us"),
        Particular(
            "parts",
            rows=common.rows(
                20,
                "第 {} 件：恒温控制器与加热盘总成（含安装附件）",
                "MK-1508-TC-{}-ABCDEFGH",
                "翻新",
                "12",
                "888.50",
            ),
        ),
        Particular("ready", day=date(2026, 12, 27)),
        Particular("remarks", text=long[:600]),
        Particular("service", text="installation"),
        Particular("valid_until", day=date(2026, 12, 31)),
        Particular("visit", amount=Fen(50_000)),
        Particular("warranty_days", text="365"),
    )


def _quoted(paper: Paper, *particulars: Particular) -> Paper:
    total = Particular("total", amount=quoted_total(particulars))
    return common.stated(paper, KIND, NUMBER, *particulars, total)

"""The early shift hands over at four."""

from dataclasses import replace

from app.usecases.paper import CustomerFacts, DeskHead, GoodsRow, Paper, Particular, TicketFacts
from tests.documents.gallery.common import LONG_NAME, LONG_TEXT, rows
from tests.documents.samples import DESK, at

KIND, NUMBER = "hand-over-sheet", "JB-2F01-261120-0001"
EMPTY = TicketFacts("", at(15, 50), "", "", CustomerFacts(""), (GoodsRow(""),), "", "")
_FIGURES = (
    "open", "overdue", "promises", "parked", "pieces", "unsigned", "unsent_tickets", "unsent_entries", "unsent_files",
)  # fmt: skip # a list of codes


def figures(*counts: int) -> Particular:
    return Particular(
        "figures", rows=tuple((key, str(count)) for key, count in zip(_FIGURES, counts, strict=True))
    )


def shortest() -> Paper:
    """Nothing is open."""
    return Paper(
        KIND,
        NUMBER,
        1,
        at(15, 50),
        "周倩",
        DeskHead("云汇广场", "2F 服务台", ""),
        EMPTY,
        particulars=(
            Particular("handing_over", text="周倩"),
            Particular("taking_over", text="林晓敏"),
        ),
        counted=(figures(0, 0, 0, 0, 0, 0, 0, 0, 0), Particular("as_of", moment=at(15, 50))),
    )


def demo() -> Paper:
    """Two promises, one parked intake, five pieces on the shelf."""
    return replace(
        shortest(),
        desk=DESK,
        particulars=(
            Particular("shift", text="早班"),
            Particular("handing_over", text="周倩"),
            Particular("taking_over", text="林晓敏"),
            Particular("cash", rows=(("备用金", "500.00", "50 元 × 10"), ("待退款凭据", "1,299.00", "2 张"))),
            Particular("keys", rows=(("样品柜钥匙", "2", ""), ("扫码枪", "1", "充电座"))),
            Particular("remarks", text="电饭煲批次问题已报何经理，品牌方 17:30 到店。"),
        ),
        counted=(
            figures(14, 1, 2, 1, 5, 2, 14, 126, 41),
            Particular("as_of", moment=at(15, 50)),
            Particular(
                "promises",
                rows=(
                    ("2F01-261120-0009", "11-21 10:30 回电告知检测结果", "2026-11-21 10:30", "周倩"),
                    ("2F01-261119-0022", "沙发调货进度告知", "2026-11-21 18:00", "林晓敏"),
                ),
            ),
            Particular("parked", rows=(("电水壶 6901234567892", "周倩", "2026-11-20 15:21"),)),
            Particular(
                "clocks",
                rows=(
                    ("2F01-261120-0007", "制定处理方案", "2026-11-20 15:40", "周倩", "overdue"),
                    ("2F01-261120-0012", "初步判断", "2026-11-20 16:20", "林晓敏", ""),
                    ("2F01-261118-0003", "换货等待调货", "2026-11-25 22:00", "周倩", ""),
                    ("2F01-261117-0015", "第三方检测", "2026-11-27 22:00", "周倩", "paused"),
                ),
            ),
            Particular(
                "shelf",
                rows=(
                    ("2F01-261120-0001", "壶身、底座", "2"),
                    ("2F01-261120-0008", "电饭煲、内胆、量杯", "3"),
                ),
            ),
            Particular(
                "unsigned",
                rows=(
                    ("TH-2F01-261120-0002", "exchange-return-slip", "2F01-261120-0008", "customer"),
                    ("WX-2F01-261119-0001", "work-order", "2F01-261119-0022", "customer"),
                ),
            ),
        ),
    )


def longest() -> Paper:
    """A weekend in December."""
    return replace(
        demo(),
        desk=replace(DESK, mall="云汇广场（拱墅店）购物中心有限公司", address="云汇路 88 号" * 5),
        particulars=(
            Particular("shift", text="早班（延长）"),
            Particular("handing_over", text=LONG_NAME[:60]),
            Particular("taking_over", text=LONG_NAME[:60]),
            Particular("cash", rows=rows(20, "第 {} 项备用金", "12,345,678.90", "面额与张数见封条" * 3)),
            Particular("keys", rows=rows(20, "第 {} 号样品柜钥匙", "2", "与监控室备用钥匙核对" * 3)),
            Particular("remarks", text=LONG_TEXT[:2000]),
        ),
        counted=(
            figures(1203, 117, 60, 12, 240, 40, 14, 99999, 1741),
            Particular("as_of", moment=at(15, 50)),
            Particular(
                "promises",
                rows=rows(
                    20,
                    "2F01.K7MQ-261120-{}",
                    "承诺于约定时间回电并告知检测进度" * 4,
                    "2026-11-21 10:30",
                    "周倩",
                ),
            ),
            Particular(
                "parked",
                rows=rows(
                    12, "挂起的受理 {} " + "多功能恒温电热水壶" * 4, LONG_NAME[:20], "2026-11-20 15:21"
                ),
            ),
            Particular(
                "clocks",
                rows=rows(
                    60, "2F01.K7MQ-261120-{}", "换货等待调货", "2026-11-25 22:00", LONG_NAME[:20], "overdue"
                ),
            ),
            Particular(
                "shelf", rows=rows(40, "2F01.K7MQ-261120-{}", "壶身、底座、滤网、量杯、说明书" * 3, "15")
            ),
            Particular(
                "unsigned",
                rows=rows(
                    40, "TH-2F01.K7MQ-261120-{}", "exchange-return-slip", "2F01.K7MQ-261120-0001", "customer"
                ),
            ),
        ),
    )

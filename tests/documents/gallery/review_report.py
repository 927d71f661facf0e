"""The third week of November."""

from dataclasses import replace
from datetime import date

from app.usecases.paper import DeskHead, Paper, Particular
from tests.documents.gallery.common import LONG_NAME, LONG_TEXT, rows
from tests.documents.gallery.hand_over_sheet import EMPTY
from tests.documents.samples import DESK, at

KIND, NUMBER = "review-report", "FP-2F01-261120-0001"
_KEYS = ("received", "closed", "reopened", "clocks", "clocks_met", "answered", "score")


def figures(*values: str) -> Particular:
    return Particular("figures", rows=tuple(zip(_KEYS, values, strict=True)))


def shortest() -> Paper:
    """Nothing happened."""
    return Paper(
        KIND,
        NUMBER,
        1,
        at(17, 0),
        "吴静",
        DeskHead("云汇广场", "2F 服务台", ""),
        EMPTY,
        particulars=(
            Particular("from", day=date(2026, 11, 16)),
            Particular("period", text="week"),
            Particular("until", day=date(2026, 11, 20)),
        ),
        counted=(figures("0", "0", "0", "0/0", "", "0", ""), Particular("as_of", moment=at(17, 0))),
    )


def demo() -> Paper:
    """The week to date."""
    return replace(
        shortest(),
        desk=DESK,
        particulars=(
            Particular("attended", text="吴静、何立、林晓敏、周倩、赵师傅"),
            Particular("causes", text="同一承运商的包装护角不足，拐角一侧集中破损；板材开裂集中在同一批次。"),
            Particular("from", day=date(2026, 11, 16)),
            Particular(
                "improvements",
                rows=(
                    ("大件发运加装护角并拍照留存", "陈明", "2026-11-27", "物流损坏减半"),
                    ("板材到货抽检每批 5 件", "何立", "2026-12-01", "列入受理规程 v8"),
                ),
            ),
            Particular("led_by", text="吴静"),
            Particular("period", text="week"),
            Particular("until", day=date(2026, 11, 20)),
        ),
        counted=(
            figures("63", "51", "1", "151/157", "96.2%", "18", "4.39"),
            Particular("as_of", moment=at(17, 0)),
            Particular(
                "problems",
                rows=(
                    ("transport", "19", "30.2%"),
                    ("quality", "11", "17.5%"),
                    ("installation", "9", "14.3%"),
                    ("", "4", "6.3%"),
                ),
            ),
            Particular("earlier", rows=(("", "2"), ("quality", "14"), ("transport", "12"))),
            Particular(
                "liable",
                rows=(
                    ("transport", "logistics", "14", "35.0%"),
                    ("quality", "brand", "12", "30.0%"),
                    ("installation", "installer", "6", "15.0%"),
                ),
            ),
            Particular(
                "clocks",
                rows=(
                    ("初步判断", "58", "1", "98.3%", "0.6"),
                    ("制定处理方案", "49", "5", "90.7%", "19.4"),
                ),
            ),
            Particular(
                "sums",
                rows=(
                    ("return_no_reason", "promise", "3", "2154000"),
                    ("compensation", "negotiable", "7", "86000"),
                ),
            ),
            Particular(
                "parties",
                rows=(
                    ("logistics", "安达物流", "14", "35.0%"),
                    ("brand", "", "12", "30.0%"),
                    ("installer", "安装二队", "6", "15.0%"),
                ),
            ),
            Particular(
                "goods",
                rows=(
                    ("禾谷 电饭煲", "FB40", "6", "9.5%"),
                    ("云座 三人位布艺沙发", "S-880", "4", "6.3%"),
                    ("美厨 电水壶", "MK-1508", "3", "4.8%"),
                ),
            ),
            Particular("channels", rows=(("counter", "52", "82.5%"), ("phone", "11", "17.5%"))),
            Particular("levels", rows=(("3", "40", "63.5%"), ("2", "21", "33.3%"), ("1", "2", "3.2%"))),
            Particular("desks", rows=(("1F-01", "24", "20"), ("2F-01", "39", "31"))),
            Particular("scores", rows=(("5", "11", "61.1%"), ("4", "5", "27.8%"), ("2", "2", "11.1%"))),
            Particular(
                "missed",
                rows=(
                    ("2F01-261117-0004", "制定处理方案", "2026-11-17 15:02", "2026-11-17 15:31"),
                    ("2F01-261119-0011", "初步判断", "2026-11-19 12:10", ""),
                ),
            ),
            Particular("low", rows=(("2F01-261110-0003", "2"), ("2F01-261112-0008", "2"))),
            Particular("again", rows=(("2F01-261108-0002",),)),
        ),
    )


def longest() -> Paper:
    """A month with everything."""
    return replace(
        demo(),
        desk=replace(DESK, mall="云汇广场（拱墅店）购物中心有限公司", address="云汇路 88 号" * 5),
        particulars=(
            Particular("attended", text="、".join([LONG_NAME[:20]] * 12)),
            Particular("causes", text=LONG_TEXT[:2000]),
            Particular("from", day=date(2026, 11, 1)),
            Particular(
                "improvements",
                rows=rows(
                    20,
                    "第 {} 项：" + "大件发运加装护角并拍照留存" * 4,
                    LONG_NAME[:12],
                    "2026-12-31",
                    "物流损坏减半" * 6,
                ),
            ),
            Particular("led_by", text=LONG_NAME[:60]),
            Particular("period", text="month"),
            Particular("remarks", text=LONG_TEXT[:2000]),
            Particular("until", day=date(2026, 11, 30)),
        ),
        counted=(
            figures("12345", "11987", "321", "48211/51002", "94.5%", "8123", "4.12"),
            Particular("as_of", moment=at(17, 0)),
            Particular("problems", rows=rows(4, "从目录外录入的问题类型 {} " + "描述" * 12, "1234", "10.0%")),
            Particular("earlier", rows=(("quality", "1234"),)),
            Particular(
                "liable",
                rows=rows(10, "transport", "从目录外录入的责任主体 {} " + "描述" * 12, "1234", "10.0%"),
            ),
            Particular(
                "clocks",
                rows=rows(12, "从目录外录入的时限 {} " + "描述" * 8, "1234", "123", "90.9%", "123.4"),
            ),
            Particular("sums", rows=rows(6, "从目录外录入的方式 {}", "promise", "1234", "1234567800")),
            Particular("parties", rows=rows(10, "logistics", "第 {} " + LONG_NAME[:40], "1234", "10.0%")),
            Particular(
                "goods",
                rows=rows(10, "多功能恒温电热水壶带滤网" * 4, "MK-1508-{}-ABCDEFGHIJKLMNOP", "1234", "10.0%"),
            ),
            Particular("channels", rows=rows(12, "从目录外录入的渠道 {} 商场合作平台", "1029", "8.3%")),
            Particular("levels", rows=(("", "12345", "100.0%"),)),
            Particular("desks", rows=rows(12, "{}F-01", "1029", "998")),
            Particular("scores", rows=rows(5, "{}", "1624", "20.0%")),
            Particular(
                "missed", rows=rows(60, "2F01.K7MQ-261120-{}", "换货等待调货", "2026-11-25 22:00", "")
            ),
            Particular("low", rows=rows(30, "2F01.K7MQ-261110-{}", "2")),
            Particular("again", rows=rows(30, "2F01.K7MQ-261108-{}")),
        ),
    )

"""The supplier of the leaking kettles."""

from dataclasses import replace
from datetime import date

from app.usecases.paper import Paper, Particular, Photo
from tests.documents.gallery.common import LONG_NAME, LONG_TEXT, least, most, rows, stated, usual
from tests.documents.samples import jpeg

KIND, NUMBER = "rectification-notice", "ZG-2F01-261120-0001"


def shortest() -> Paper:
    """One problem, one demand."""
    return stated(
        least(),
        KIND,
        NUMBER,
        Particular("addressee", text="美厨电器有限公司"),
        Particular("problems", rows=(("壶身", "焊缝渗漏", "1", "", ""),)),
        Particular("demands", rows=(("停止供应同批次商品", ""),)),
        Particular("until", day=date(2026, 12, 4)),
        Particular("recheck", text="抽检"),
    )


def demo() -> Paper:
    """Three kettles of one batch."""
    photos = (Photo(jpeg(1), "whole"), Photo(jpeg(2), "close_up"), Photo(jpeg(3), "nameplate"))
    paper = stated(
        usual(),
        KIND,
        NUMBER,
        Particular("addressee", text="美厨电器有限公司（质量部）"),
        Particular(
            "problems",
            rows=(
                (
                    "壶身底部焊缝",
                    "注水后 5 分钟内渗漏，底座插口受潮",
                    "3",
                    "GB 4706.1、GB 4706.19",
                    "图1、图2",
                ),
                ("铭牌", "未标注生产日期", "3", "产品质量法 27", "图3"),
            ),
        ),
        Particular(
            "demands",
            rows=(
                ("同批次在库商品全部复检", "注水静置 30 分钟，渗漏为 0"),
                ("查明原因并提交报告", "1 份，附焊接工艺记录"),
                ("补齐铭牌标注", "在库商品 100%"),
            ),
        ),
        Particular("until", day=date(2026, 12, 4)),
        Particular(
            "recheck",
            text="我方于 2026年12月7日随机抽取 10 台注水复验，全部不渗漏为合格；不合格的停止销售该批次。",
        ),
        Particular("costs", text="换货 3 台、往返运费及检测费由你方承担，凭票据结算。"),
        Particular("objection_by", day=date(2026, 11, 27)),
    )
    return replace(paper, photos=photos)


def longest() -> Paper:
    """As much as anybody writes."""
    return replace(
        stated(
            most(),
            KIND,
            NUMBER,
            Particular("addressee", text=LONG_NAME[:60]),
            Particular(
                "problems",
                rows=rows(
                    20,
                    "第 {} 处焊缝",
                    "注水后 5 分钟内渗漏，底座插口受潮，通电有异味",
                    "128",
                    "GB 4706.1 第 15 章",
                    "图1",
                ),
            ),
            Particular(
                "demands",
                rows=rows(20, "第 {} 项：同批次在库商品全部复检并提交报告", "注水静置 30 分钟，渗漏为 0"),
            ),
            Particular("until", day=date(2026, 12, 4)),
            Particular("recheck", text=LONG_TEXT[:2000]),
            Particular("costs", text=LONG_TEXT[:2000]),
        ),
        photos=tuple(Photo(jpeg(n), "close_up") for n in range(1, 7)),
    )

"""D04: the wet base of the kettle goes to a laboratory."""

from datetime import date

from app.domain.money import Fen
from app.usecases.paper import Paper, Particular
from tests.documents.gallery import common

KIND, NUMBER = "test-commission", "JC-2F01-261120-0001"


def shortest() -> Paper:
    """Only what is required."""
    return common.stated(
        common.least(),
        KIND,
        NUMBER,
        Particular("body", text="市质检院"),
        Particular("sample_state", text="壶底潮湿"),
        Particular("start", day=date(2026, 11, 23)),
        Particular("tests", rows=(("绝缘电阻", ""),)),
    )


def demo() -> Paper:
    """As it is usually handed out."""
    return common.stated(
        common.usual(),
        KIND,
        NUMBER,
        Particular("advanced_by", text="mall"),
        Particular("batch", text="20260915"),
        Particular("body", text="杭州市质量技术监督检测院"),
        Particular("body_contact", text="九环路 50 号　0571-8536 5001"),
        Particular("borne_by", text="by_result"),
        Particular("expected", day=date(2026, 12, 4)),
        Particular("fee", amount=Fen(60000)),
        Particular("producer", text="美厨"),
        Particular("progress", text="样品已封存，11 月 23 日由专人送检。"),
        Particular("purpose", text="判定渗漏系密封圈质量问题还是使用不当所致。"),
        Particular("sample", text="壶身 1、底座 1"),
        Particular("sample_state", text="壶底有水渍，底座插座处潮湿，无磕碰；双方当面封样并拍照 4 张。"),
        Particular("start", day=date(2026, 11, 23)),
        Particular(
            "tests",
            rows=(
                ("壶底密封性能", "GB/T 22089 加水静置 24 小时"),
                ("泄漏电流与电气强度", "GB 4706.1、GB 4706.19"),
                ("密封圈材质与老化情况", "拆检，附照片"),
            ),
        ),
    )


def longest() -> Paper:
    """As long as it may get."""
    long = common.LONG_TEXT
    return common.stated(
        common.most(),
        KIND,
        NUMBER,
        Particular("advanced_by", text="brand"),
        Particular("batch", text="20260915-A-01 至 20260915-A-99"),
        Particular("body", text="国家日用电器产品质量检验检测中心（杭州）" * 3),
        Particular("body_contact", text="杭州市滨江区九环路 50 号检测大楼三层业务受理大厅" * 3),
        Particular("borne_by", text="by_result"),
        Particular("expected", day=date(2026, 12, 31)),
        Particular("fee", amount=Fen(128_888_888)),
        Particular("producer", text="美厨家居生活电器制造有限公司" * 4),
        Particular("progress", text=long[:800]),
        Particular("purpose", text=long[:1000]),
        Particular("sample", text="壶身、底座、电源线、滤网、说明书" * 6),
        Particular("sample_state", text=long[:2000]),
        Particular("start", day=date(2026, 11, 23)),
        Particular(
            "tests", rows=common.rows(20, "第 {} 项：泄漏电流与电气强度（工作温度下）", "GB 4706.1 第 13 章")
        ),
    )

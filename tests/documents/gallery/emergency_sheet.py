"""D13: the cooker that gave a shock."""

from dataclasses import replace

from app.usecases.paper import Paper, Particular
from tests.documents.gallery import common
from tests.documents.samples import at

KIND, NUMBER = "emergency-sheet", "YJ-2F01-261120-0001"


def shortest() -> Paper:
    """Only what is required."""
    timeline = Particular("timeline", rows=(("2026-11-20 10:58", "暂停销售", "何立"),))
    return common.stated(common.least(), KIND, NUMBER, Particular("hazard", text="电饭煲漏电"), timeline)


def demo() -> Paper:
    """As it is printed in the middle of the matter."""
    return common.stated(
        replace(common.usual(), issued_at=at(11, 10)),
        KIND,
        NUMBER,
        Particular("brand_at", moment=at(11, 6)),
        Particular("brand_contacted", holds=True),
        Particular("brand_reply", text="品牌区域售后经理 14:00 前到场，先封存同批次库存。"),
        Particular("hazard", text="客户触碰壶身时有麻电感，怀疑外壳带电。"),
        Particular("injury", text="minor"),
        Particular("owner", text="售后经理"),
        Particular(
            "people",
            rows=(("何立", "售后经理，负责人"), ("林晓敏", "客服，接待与记录"), ("周倩", "卖场主管，撤柜")),
        ),
        Particular("people_affected", text="1"),
        Particular("property_loss", holds=False),
        Particular("raised", moment=at(10, 47)),
        Particular("reasons", lines=("一碰就麻：人身安全风险", "不处理我发抖音：舆情风险")),
        Particular("sale_suspended", holds=True),
        Particular("started", moment=at(10, 58)),
        Particular("suspended_at", moment=at(10, 58)),
        Particular("suspended_scope", text="美厨 MK-1508 全部在售样机与库存 37 只，含线上小程序。"),
        Particular(
            "timeline",
            rows=(
                ("2026-11-20 10:58", "暂停商品销售：美厨 MK-1508 全部下架封存", "何立"),
                ("2026-11-20 11:01", "提醒客户停用：断电、留存实物，陪同到商场医务室检查", "林晓敏"),
                ("2026-11-20 11:06", "联系品牌方现场处理：电话通知区域售后经理", "何立"),
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
        Particular("brand_at", moment=at(11, 6)),
        Particular("brand_contacted", holds=True),
        Particular("brand_reply", text=long[:1000]),
        Particular("further", text=long[:1000]),
        Particular("hazard", text=long[:2000]),
        Particular("injury", text="severe"),
        Particular("outcome", text=long[:2000]),
        Particular("owner", text="售后经理（值班）与商场安全管理部联合负责"),
        Particular("people", rows=common.rows(20, common.LONG_NAME[:50], "第 {} 组：现场处置与人员疏散")),
        Particular("people_affected", text="6"),
        Particular("property_loss", holds=True),
        Particular("raised", moment=at(10, 47)),
        Particular("reasons", lines=tuple(f"原因{place}：{long[:60]}" for place in range(1, 11))),
        Particular("sale_suspended", holds=True),
        Particular("started", moment=at(10, 58)),
        Particular("suspended_at", moment=at(10, 58)),
        Particular("suspended_scope", text=long[:600]),
        Particular(
            "timeline",
            rows=common.rows(20, "2026-11-20 11:{}", "第 {} 步：" + long[:120], common.LONG_NAME[:30]),
        ),
    )

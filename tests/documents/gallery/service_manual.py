"""The manual of a desk: by the rules that ship for a mall, and by next to none."""

from dataclasses import replace

from app.usecases.paper import DeskHead, Paper, Particular
from tests.documents.gallery.common import LONG_NAME, rows
from tests.documents.gallery.hand_over_sheet import EMPTY
from tests.documents.samples import DESK, at

KIND = "service-manual"


def shortest() -> Paper:
    """A desk without a profile: the sentences alone."""
    return Paper(KIND, "", 1, at(10, 0), "", DeskHead("云汇广场", "2F 服务台", ""), EMPTY)


def demo() -> Paper:
    """Some of the rules of a mall."""
    return replace(
        shortest(),
        desk=DESK,
        counted=(
            Particular("profile", lines=("商场服务台", "2026.11.1")),
            Particular(
                "owed",
                rows=(
                    (
                        "return_full、exchange_same_model、repair_free",
                        "by_right",
                        "三包七日",
                        "部分商品修理更换退货责任规定第九条",
                    ),
                    (
                        "exchange_same_model、repair_free",
                        "by_right",
                        "三包十五日",
                        "部分商品修理更换退货责任规定第十条",
                    ),
                    ("return_no_reason", "promise", "无理由退换", "商场售后服务运作流程三（一）"),
                    ("repair_paid", "negotiable", "", "本店设定：非质量问题的维修先报价，客户同意后进行"),
                ),
            ),
            Particular(
                "windows",
                rows=(
                    ("三包七日", "7", "days", "by_right", "部分商品修理更换退货责任规定第九条"),
                    ("无理由退换", "7", "default_days", "promise", "商场售后服务运作流程三（一）"),
                    (
                        "整机三包有效期",
                        "",
                        "category",
                        "by_right",
                        "部分商品修理更换退货责任规定第八条及附件",
                    ),
                ),
            ),
            Particular(
                "clocks",
                rows=(
                    ("信息录入", "30", "service_hours", "客服人员", "商场售后服务运作流程一（二）"),
                    ("启动应急流程", "30", "wall_hours", "level_owner", "商场售后服务运作流程二（二）"),
                    ("制定处理方案", "120", "service_hours", "level_owner", "商场售后服务运作流程二（二）"),
                    ("银行卡退款到账", "3", "working_days", "财务", "商场售后服务运作流程三（一）"),
                    ("当即退款", "0", "immediate", "财务", "商场售后服务运作流程三（一）"),
                ),
            ),
            Particular(
                "levels",
                rows=(
                    ("一级", "紧急", "售后经理"),
                    ("二级", "一般", "售后主管"),
                    ("三级", "待观察", "售后专员"),
                ),
            ),
            Particular(
                "reasons",
                rows=(
                    ("1", "涉及人身安全", "商场售后服务运作流程二（二）"),
                    ("1", "舆情风险", "商场售后服务运作流程二（二）"),
                ),
            ),
        ),
    )


def longest() -> Paper:
    """As many rules as a profile of the house may come to."""
    source = "部分商品修理更换退货责任规定第八条及附件、消费者权益保护法第二十四条" * 2
    return replace(
        demo(),
        desk=replace(DESK, mall="云汇广场（拱墅店）购物中心有限公司", address="云汇路 88 号" * 5),
        counted=(
            Particular("profile", lines=(LONG_NAME[:40], "2026.11.1-house-17")),
            Particular(
                "owed",
                rows=rows(
                    40, "return_full、exchange_same_model、repair_free", "by_right", "第 {} 期间", source
                ),
            ),
            Particular(
                "windows",
                rows=rows(
                    40, "第 {} 期间" + "无理由退换" * 3, "15", "default_working_days", "promise", source
                ),
            ),
            Particular(
                "clocks",
                rows=rows(
                    60, "第 {} 环节" + "制定处理方案" * 3, "90", "service_hours", "售后投诉专员", source
                ),
            ),
            Particular("levels", rows=rows(4, "{} 级", "待观察", "售后专员")),
            Particular("reasons", rows=rows(30, "1", "第 {} 情形：" + "涉及人身安全" * 5, source)),
        ),
    )

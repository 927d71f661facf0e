"""D12: the wet socket ruined a carpet."""

from dataclasses import replace
from datetime import date

from app.domain.money import Fen
from app.usecases.paper import Paper, Particular
from tests.documents.gallery import common
from tests.documents.samples import return_slip

KIND, NUMBER = "compensation-agreement", "PF-2F01-261120-0001"


def shortest() -> Paper:
    """Only what is required."""
    return common.stated(
        common.least(),
        KIND,
        NUMBER,
        Particular("amount", amount=Fen(3000)),
        Particular("kind", text="small_payment"),
        Particular("matter", text="外壳有划痕"),
        Particular("payee", text="王建国"),
        Particular("strength", text="negotiable"),
        Particular("until", day=date(2026, 11, 23)),
        Particular("way", text="mobile"),
    )


def demo() -> Paper:
    """As it is usually signed."""
    paper = common.usual()
    customer = replace(paper.ticket.customer, id_number="3301**********1234")
    paper = replace(paper, ticket=replace(paper.ticket, customer=customer), approvals=return_slip().approvals)
    return common.stated(
        paper,
        KIND,
        NUMBER,
        Particular("account", text="招商银行 6225 8800 1234 5678"),
        Particular("amount", amount=Fen(56840)),
        Particular("goods_stay", text="returned"),
        Particular(
            "ground",
            text="商品渗漏造成地毯损坏并烫伤，产品责任已认定（消费者权益保护法第四十九条、第五十二条）",
        ),
        Particular("injury", text="minor"),
        Particular("insurer", text="产品责任险 PDAA20263301"),
        Particular("kind", text="compensation"),
        Particular("matter", text="电水壶渗漏致地毯损坏、手部轻微烫伤的医药费与清洗费。"),
        Particular("payee", text="王建国"),
        Particular(
            "receipts",
            rows=(
                ("门诊收费票据", "3301-20261109-7781", "128.40"),
                ("地毯清洗发票", "26332000000098765432", "440"),
            ),
        ),
        Particular("strength", text="by_right"),
        Particular("until", day=date(2026, 11, 25)),
        Particular("way", text="bank_card"),
    )


def longest() -> Paper:
    """As long as it may get."""
    long = common.LONG_TEXT
    return common.stated(
        common.most(),
        KIND,
        NUMBER,
        Particular("account", text="中国农业银行股份有限公司杭州拱墅支行 6228 4800 1234 5678 901"),
        Particular("amount", amount=Fen(128_888_888)),
        Particular("further", text=long[:1000]),
        Particular("goods_stay", text="with_customer"),
        Particular("ground", text=long[:600]),
        Particular("injury", text="severe"),
        Particular("insurer", text="中国人民财产保险股份有限公司浙江省分公司产品责任险" * 3),
        Particular("kind", text="refund_only"),
        Particular("matter", text=long[:2000]),
        Particular("payee", text=common.LONG_NAME[:60]),
        Particular(
            "receipts", rows=common.rows(20, "第 {} 张：门诊医疗费用收据", "33012026110977{}", "888.50")
        ),
        Particular("strength", text="promise"),
        Particular("until", day=date(2026, 12, 31)),
        Particular("way", text="other"),
    )
